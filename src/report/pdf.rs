use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::charts::drawn;
use crate::language::Language;

/// Names under which Chromium is installed.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The Chromium that is there, if any: asked once.
pub(crate) fn browser() -> Option<&'static str> {
    static FOUND: OnceLock<Option<&str>> = OnceLock::new();
    let there = |name: &&str| {
        let asked = Command::new(name).arg("--version").stdin(Stdio::null()).output();
        asked.is_ok_and(|output| output.status.success())
    };
    *FOUND.get_or_init(|| BROWSERS.into_iter().find(there))
}

/// A page as a PDF, printed by the Chromium that is there. `Err`: that there is none, or what it says.
pub(crate) fn printed(page: &str, language: Language) -> Result<Vec<u8>, String> {
    let browser = browser().ok_or_else(|| language.say("report-no-browser", &[]))?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (from, to) = (folder.path().join("study.html"), folder.path().join("study.pdf"));
    std::fs::write(&from, drawn(page)).map_err(|error| error.to_string())?;
    let output = Command::new(browser).args(options(folder.path(), &to)).arg(&from).stdin(Stdio::null()).output();
    let output = output.map_err(|error| error.to_string())?;
    std::fs::read(&to).map(without_clock).map_err(|_| {
        let last = String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default().to_owned();
        language.say("report-browser-failed", &[("browser", browser.into()), ("why", last.into())])
    })
}

/// The document without the times at which the browser made it: what is the same has the same bytes. As many digits stand
/// in their place, so that what follows stays where the document's own table says.
fn without_clock(mut pdf: Vec<u8>) -> Vec<u8> {
    const NO_TIME: &[u8] = b"20000101000000";
    for key in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
        let found = pdf.windows(key.len()).position(|part| part == key).map(|at| at + key.len());
        if let Some(digits) = found.and_then(|at| pdf.get_mut(at..at + NO_TIME.len()))
            && digits.iter().all(u8::is_ascii_digit)
        {
            digits.copy_from_slice(NO_TIME);
        }
    }
    pdf
}

/// The page asks nobody for anything, and the browser keeps nothing: its profile goes with the folder.
fn options(folder: &Path, to: &Path) -> [String; 7] {
    [
        "--headless".to_owned(),
        "--disable-gpu".to_owned(),
        // Root, as in containers, has no sandbox to offer; the page holds no script.
        "--no-sandbox".to_owned(),
        "--no-first-run".to_owned(),
        "--no-pdf-header-footer".to_owned(),
        format!("--user-data-dir={}", folder.join("profile").display()),
        format!("--print-to-pdf={}", to.display()),
    ]
}
