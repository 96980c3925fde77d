//! Reports as files, made by the program as users call it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use assert_cmd::Command;

/// The program.
pub fn perenne() -> Command {
    let mut command = Command::cargo_bin("perenne").unwrap();
    command.env_clear().env("LANG", "en");
    command
}

/// A text on one line, with plain spaces and apostrophes.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}

/// The text of a report.
pub fn report(plan: &Path, extension: &str, lang: &str, more: &[&str]) -> String {
    String::from_utf8(bytes(plan, extension, lang, more)).unwrap()
}

/// A report. Findings about the plan are no failure here.
pub fn bytes(plan: &Path, extension: &str, lang: &str, more: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(format!("study.{extension}"));
    let mut command = perenne();
    command.arg("report").arg(plan).args(["--lang", lang, "--exit-zero", "-o"]).arg(&file).args(more);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{plan:?} {more:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty(), "the result is the file");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    std::fs::read(file).unwrap()
}

/// The JSON of a report.
pub fn json(plan: &Path, lang: &str, more: &[&str]) -> serde_json::Value {
    serde_json::from_str(&report(plan, "json", lang, more)).unwrap()
}

/// The JSON of a shipped plan's report, in French, made once for all tests.
pub fn shipped_json(plan: &Path) -> serde_json::Value {
    static MADE: Mutex<BTreeMap<PathBuf, serde_json::Value>> = Mutex::new(BTreeMap::new());
    MADE.lock().unwrap().entry(plan.to_owned()).or_insert_with(|| json(plan, "fr", &[])).clone()
}

/// A plan in which something has no price.
pub fn unpriced(folder: &Path) -> PathBuf {
    let text = std::fs::read_to_string("plans/bethune-sensors.yaml").unwrap();
    let from = "sensors:        {item: sensors/urban-sensor, ";
    assert!(text.contains(from));
    let text = text.replace(from, &format!("{from}costs: {{device: {{price: unknown}}}}, "));
    let text = text.replace("  sensors.device.price: {low: 500 EUR/sensor, high: 800 EUR/sensor}\n", "");
    let text = text
        .replace("  cheap-sensor: {sensors.device.price: 250 EUR/sensor}", "  other: {sensors.device.life: 6 years}");
    let path = folder.join("unpriced.yaml");
    std::fs::write(&path, text.replace("amount: 1_000_000 EUR", "amount: 100_000 EUR")).unwrap();
    path
}
