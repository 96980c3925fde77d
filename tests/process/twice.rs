//! A second start for a folder that is served opens the page that there is, and no second one with texts of its own.

#![cfg(unix)]

use std::fs::{Permissions, read_dir, set_permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a server with a folder of the session; the address that it prints first.
fn start(served: &Path, session: &Path) -> (Running, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("perenne"));
    command.env("XDG_RUNTIME_DIR", session).args(["serve", "--no-open", "--lang", "en"]).arg(served);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line[line.find("http://").unwrap()..].trim().to_owned();
    (Running(child), address)
}

fn ends(running: &mut Running) -> bool {
    running.0.wait().unwrap().success()
}

#[test]
#[cfg(target_os = "linux")]
fn a_second_start_opens_the_page_that_is_there() {
    let [served, other, session] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    set_permissions(session.path(), Permissions::from_mode(0o700)).unwrap();
    let (mut first, address) = start(served.path(), session.path());
    let kept: Vec<_> = read_dir(session.path()).unwrap().map(|entry| entry.unwrap()).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].metadata().unwrap().permissions().mode() & 0o777, 0o600, "its token is for this user alone");
    let (mut second, again) = start(served.path(), session.path());
    assert_eq!(again, address);
    assert!(ends(&mut second), "the second start has nothing to serve");
    let (_elsewhere, apart) = start(other.path(), session.path());
    assert_ne!(apart, address, "another folder has a server of its own");
    // What a server that was killed has left leads nowhere.
    first.0.kill().unwrap();
    first.0.wait().unwrap();
    let (_third, anew) = start(served.path(), session.path());
    assert_ne!(anew, address);
    // Where others could read the token, it is not kept.
    set_permissions(session.path(), Permissions::from_mode(0o755)).unwrap();
    let (_fourth, unknown) = start(served.path(), session.path());
    assert_ne!(unknown, anew);
}
