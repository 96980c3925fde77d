//! The HTML report in a real browser, on a desk, on a phone and on paper: `tests/browser/check.mjs` looks at it. Takes
//! Chromium, Node and `npm ci` in `tests/browser`, which `.ci/run` installs; without them the test says that it skips.
//! With `PERENNE_BROWSER=required` it fails instead.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The first program of these that can be run.
fn program(names: &[&str]) -> Option<String> {
    let runs = |name: &&&str| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
    names.iter().find(runs).map(|name| (*name).to_owned())
}

/// What is missing to look at the report, or the programs that do it.
fn tools() -> Result<(String, String), &'static str> {
    let node = program(&["node"]).ok_or("node is not installed")?;
    let chromium = program(&["chromium", "chromium-browser", "google-chrome"]).ok_or("chromium is not installed")?;
    let modules = Path::new("tests/browser/node_modules");
    let whole = ["axe-core", "playwright-core"].iter().all(|name| modules.join(name).is_dir());
    if !whole {
        return Err("`npm ci` has not been run in tests/browser");
    }
    let path = Command::new("sh").args(["-c", &format!("command -v {chromium}")]).output();
    let path = path.map_err(|_| "no shell")?.stdout;
    Ok((node, String::from_utf8_lossy(&path).trim().to_owned()))
}

/// The study of every shipped plan, in both languages, and of one that costs thousands of millions, to be measured.
fn studies(folder: &Path) -> Vec<PathBuf> {
    let plans = std::fs::read_dir("plans").unwrap().map(|entry| entry.unwrap().path());
    let plans: Vec<PathBuf> = plans.filter(|path| path.extension().is_some_and(|one| one == "yaml")).collect();
    let large = Path::new("plans/bethune-sensors.yaml");
    let dear = ["--set", "sensors.device.price=500_000 EUR/sensor"];
    let asked = plans.iter().flat_map(|plan| [(plan.as_path(), "fr", &[][..]), (plan, "en", &[])]);
    let asked: Vec<_> = asked.chain([(large, "fr", &dear[..]), (large, "en", &dear[..])]).collect();
    perenne::explore::parallel::map(&asked, |(plan, lang, more)| {
        let file = folder.join(format!("{}-{lang}-{}-study.html", plan.file_stem().unwrap().display(), more.len()));
        let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
        command.arg("report").arg(plan).args(["--lang", lang, "--exit-zero", "-o"]).arg(&file).args(*more);
        command.assert().success();
        file
    })
}

fn reports(folder: &Path) -> Vec<PathBuf> {
    let offers = ["a", "b", "c", "d"].map(|id| format!("plans/offers/vendor-{id}.yaml"));
    let sensors: Vec<&str> =
        ["--set", "sensors.quantity.rollout=150", "--scenarios", "all", "--simulate", "500", "--offers"]
            .into_iter()
            .chain(offers.iter().map(String::as_str))
            .collect();
    let asked: [(&str, &str, &[&str]); 2] = [("bethune-sensors", "fr", &sensors), ("supervision-centre", "en", &[])];
    let mut out = Vec::new();
    for (plan, lang, more) in asked {
        let file = folder.join(format!("{plan}-{lang}.html"));
        let mut command = assert_cmd::Command::cargo_bin("perenne").unwrap();
        command.args(["report", plan, "--lang", lang, "--exit-zero", "-o"]).arg(&file).args(more);
        command.assert().success();
        out.push(file);
    }
    out
}

/// The programs that look at pages; where one is missing, a word says what is skipped, or the test fails.
pub(crate) fn tools_or_skip(skipped: &str) -> Option<(String, String)> {
    match tools() {
        Ok(tools) => Some(tools),
        Err(missing) => {
            let required = std::env::var_os("PERENNE_BROWSER").is_some_and(|value| value == "required");
            assert!(!required, "{missing}");
            crate::support::skipped(&format!("{skipped}: {missing}"));
            None
        }
    }
}

#[test]
fn the_report_holds_in_a_browser() {
    let Some((node, chromium)) = tools_or_skip("the report was not looked at in a browser") else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(node);
    command.arg("tests/browser/check.mjs").arg(chromium).args(reports(folder.path()));
    let output = command.arg("--layout").args(studies(folder.path())).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{told}", String::from_utf8_lossy(&output.stdout));
}
