//! The page in a real browser: `tests/browser/page.mjs` goes a newcomer's whole way, in French by keyboard alone, in English by
//! mouse. Takes what the report's test takes; without it the test says that it skips.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

#[test]
fn a_newcomer_goes_the_whole_way_in_french_by_keyboard() {
    in_a_browser("page.mjs", "fr", &tempfile::tempdir().unwrap());
}

#[test]
fn a_newcomer_goes_the_whole_way_in_english_by_mouse() {
    in_a_browser("page.mjs", "en", &tempfile::tempdir().unwrap());
}

/// Two tabs, the text beside the form, a server that is gone: what is typed and what is saved stay what they are.
#[test]
fn nothing_that_is_typed_or_saved_is_lost_in_a_browser() {
    in_a_browser("tabs.mjs", "en", &folder());
}

fn in_a_browser(script: &str, language: &str, folder: &tempfile::TempDir) {
    let Some((node, chromium)) = crate::browser::tools_or_skip("the page was not used in a browser") else { return };
    let mut server = Command::new(assert_cmd::cargo::cargo_bin("perenne"));
    server.args(["serve", "--no-open", "--lang", language]).arg(folder.path());
    let mut server = server.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = &line[line.find("http://").unwrap()..].trim();
    let mut look = Command::new(&node);
    let output = look
        .arg(format!("tests/browser/{script}"))
        .args([chromium.as_str(), address, language])
        .args((script != "page.mjs").then(|| folder.path()))
        .output()
        .unwrap();
    server.kill().unwrap();
    server.wait().unwrap();
    let mut logged = String::new();
    server.stderr.take().unwrap().read_to_string(&mut logged).unwrap();
    let token = address.rsplit('=').next().unwrap();
    let path = folder.path().display().to_string();
    assert!(!logged.contains(token) && !logged.contains(&path), "no secret and no path is logged: {logged}");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{told}", String::from_utf8_lossy(&output.stdout));
}

/// A server that was spawned, its port, and the cookie that it gave.
struct Served {
    process: std::process::Child,
    port: u16,
    cookie: String,
}

impl Served {
    fn start(folder: &std::path::Path, port: u16) -> Self {
        Self::start_in(folder, port, None)
    }

    /// The same with a folder of its own for files that come and go.
    fn start_in(folder: &std::path::Path, port: u16, temporary: Option<&std::path::Path>) -> Self {
        let mut server = Command::new(assert_cmd::cargo::cargo_bin("perenne"));
        server.envs(temporary.map(|path| ("TMPDIR", path)));
        server.args(["serve", "--no-open", "--lang", "en", "--port", &port.to_string()]).arg(folder);
        let mut process = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, rest) = line.trim().split_once("127.0.0.1:").unwrap();
        let (port, token) = rest.split_once('/').unwrap();
        let mut served = Self { process, port: port.parse().unwrap(), cookie: String::new() };
        let entered = served.ask(&format!("GET /{token} HTTP/1.1\r\n"), "");
        served.cookie = entered.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap().to_owned();
        served
    }

    fn ask(&self, first: &str, body: &str) -> String {
        self.exchange(first, "application/x-www-form-urlencoded", body)
    }

    fn send(&self, path: &str, kind: &str, body: &str) -> String {
        self.exchange(&format!("POST {path} HTTP/1.1\r\n"), kind, body)
    }

    fn exchange(&self, first: &str, kind: &str, body: &str) -> String {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        let head = format!(
            "{first}Host: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n",
            self.cookie,
            body.len()
        );
        stream.write_all(format!("{head}\r\n{body}").as_bytes()).unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        String::from_utf8_lossy(&reply).into_owned()
    }

    /// What the process holds in memory, in kB.
    #[cfg(target_os = "linux")]
    fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What vendors offer is confidential: nobody else on the machine reads it, and it goes with the server, however it ends.
#[cfg(unix)]
#[test]
fn files_that_were_sent_are_private_and_go_with_the_server() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, temporary) = (folder(), tempfile::tempdir().unwrap());
    let mut served = Served::start_in(folder.path(), 0, Some(temporary.path()));
    let body = "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx;y\r\n--mark--\r\n";
    served.send("/plan/offers/read?p=mine.yaml", "multipart/form-data; boundary=mark", body);
    let kept: Vec<_> = std::fs::read_dir(temporary.path()).unwrap().map(|one| one.unwrap()).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].metadata().unwrap().permissions().mode() & 0o777, 0o700);
    assert!(Command::new("kill").args(["-TERM", &served.process.id().to_string()]).status().unwrap().success());
    assert!(served.process.wait().unwrap().success(), "it ends as by Ctrl-C");
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
}

/// A folder with one plan.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy("plans/bethune-sensors.yaml", folder.path().join("mine.yaml")).unwrap();
    folder
}

/// The version that the plan's text shows.
fn version_of(server: &Served) -> String {
    let text = server.ask("GET /plan/text?p=mine.yaml HTTP/1.1\r\n", "");
    let (_, rest) = text.split_once("name=\"version\" value=\"").expect(&text);
    rest.split('"').next().unwrap().to_owned()
}

/// Changes the horizon: as the script does, which gets what follows from it, or as the form alone does. The version
/// of the plan that comes out.
fn change(server: &Served, version: &str, years: u64, live: bool) -> String {
    let form = format!("version={version}&f%2Fhorizon={years}");
    let script = if live { "X-Perenne: live\r\n" } else { "" };
    let reply = server.ask(&format!("POST /plan/change?p=mine.yaml HTTP/1.1\r\n{script}"), &form);
    if !live {
        assert!(reply.starts_with("HTTP/1.1 303"), "{reply}");
        return version_of(server);
    }
    let (_, rest) = reply.split_once("\"version\":\"").expect(&reply);
    rest.split('"').next().unwrap().to_owned()
}

/// Of a thousand changes the last 200 can be undone; what came before is let go.
#[cfg(target_os = "linux")]
#[test]
fn a_thousand_edits_take_no_more_memory_than_two_hundred() {
    let folder = folder();
    let server = Served::start(folder.path(), 0);
    let mut version = version_of(&server);
    let mut after = Vec::new();
    for edit in 0..1000 {
        // Every tenth is calculated.
        version = change(&server, &version, 8 + edit % 3, edit % 10 == 0);
        if edit == 300 || edit == 999 {
            after.push(server.memory());
        }
    }
    // 70 results of some 100 kB each would be seen. What the allocator keeps differs by some 3 MB from run to run.
    assert!(after[1] < after[0] + 5 * 1024, "{after:?} kB");
}

#[cfg(unix)]
#[test]
fn a_server_that_was_killed_leaves_the_files_whole_and_its_keys_useless() {
    let folder = folder();
    let file = folder.path().join("mine.yaml");
    let before = std::fs::read_to_string(&file).unwrap();
    let mut server = Served::start(folder.path(), 0);
    change(&server, &version_of(&server), 12, true);
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "what was not saved is lost, and nothing else");
    let again = Served::start(folder.path(), 0);
    let own = again.ask("GET /plan?p=mine.yaml HTTP/1.1\r\n", "");
    assert!(own.starts_with("HTTP/1.1 200") && !own.contains("12 years"), "{own}");
    let old =
        Served { process: Command::new("true").spawn().unwrap(), port: again.port, cookie: server.cookie.clone() };
    assert!(old.ask("GET /plan?p=mine.yaml HTTP/1.1\r\n", "").starts_with("HTTP/1.1 403"));
}
