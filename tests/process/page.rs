//! The page in a real browser: `tests/browser/page.mjs` goes a newcomer's whole way, in French by keyboard alone, in English by
//! mouse. Takes what the report's test takes; without it the test says that it skips.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

#[test]
fn a_newcomer_goes_the_whole_way_in_a_browser() {
    let Some((node, chromium)) = crate::browser::tools_or_skip("the page was not used in a browser") else { return };
    for language in ["fr", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new(assert_cmd::cargo::cargo_bin("perenne"));
        server.args(["serve", "--no-open", "--lang", language]).arg(folder.path());
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = &line[line.find("http://").unwrap()..].trim();
        let mut look = Command::new(&node);
        let output = look.args(["tests/browser/page.mjs", &chromium, address, language]).output().unwrap();
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
}
