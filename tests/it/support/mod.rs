//! What several tests share: plans by name, cases in memory.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::path::{Path, PathBuf};

use perenne::analysis::Analysis;
use perenne::document::Library;
use perenne::model::Setting;
use perenne::session::{Options, Session};

/// Every shipped plan, by name.
pub fn shipped() -> Vec<PathBuf> {
    let mut plans: Vec<PathBuf> = std::fs::read_dir("plans")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    plans.sort();
    plans
}

/// The worked example of what contracts say (a price for a time, a part of it that no index moves, money that comes once,
/// payback), in a town.
pub fn contract() -> (PathBuf, Options) {
    let catalogs = vec!["tests/examples/catalogs".into()];
    let options = Options { catalogs, city: Some("small-town".to_owned()), ..Options::default() };
    ("tests/examples/plans/p25-contract.yaml".into(), options)
}

/// Every shipped plan, and [`contract`], with what each is read with.
pub fn shipped_and_contract() -> impl Iterator<Item = (PathBuf, Options)> {
    shipped().into_iter().map(|plan| (plan, Options::default())).chain([contract()])
}

/// A value for a path, as `--set` gives it.
pub fn set(path: &str, value: &str) -> Setting {
    Setting { path: path.into(), value: value.into(), by: "--set".into(), span: None }
}

/// The analysis of a file; every fault fails the test.
pub fn analyse(plan: &Path, options: &Options) -> Analysis {
    let mut session = Session::default();
    let analysis = session.analyse(plan, options);
    analysis.unwrap_or_else(|| panic!("{}: {:#?}", plan.display(), session.diagnostics.sorted()))
}

/// The law of the worked examples.
pub fn law() -> (String, String) {
    let path = "tests/examples/catalogs/parameters.yaml";
    (path.to_owned(), std::fs::read_to_string(path).unwrap())
}

/// A town of the worked examples.
pub fn town(id: &str) -> (String, String) {
    let path = format!("tests/examples/catalogs/{id}.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    (path, text)
}

/// The analysis of a plan in memory, with an item `things/thing` that has no prices of its own.
pub fn analyse_text(plan: &str, options: &Options) -> Analysis {
    let catalog = "schema: perenne/catalog/v1\ncatalog: things\nitems:\n  thing:\n    label: {en: Thing}\n    \
                   family: sensor\n    unit: thing\n    costs: {}\n  metre:\n    label: {en: Metre}\n    family: fiber\n    \
                   unit: m\n    divisible: true\n    costs: {}\n";
    let files = vec![("things.yaml".to_owned(), catalog.to_owned()), law(), town("small-town"), town("example-city")];
    let mut session = Session::default();
    let analysis = session.analyse_text("plan.yaml", plan, &Library::with_files(files), options);
    analysis.unwrap_or_else(|| panic!("{plan}\n{:#?}", session.diagnostics.sorted()))
}

/// Says that something was not tested: past the harness, which keeps what passing tests print to itself.
pub fn skipped(what: &str) {
    std::io::stderr().write_all(format!("SKIPPED: {what}\n").as_bytes()).unwrap();
}
