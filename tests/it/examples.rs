//! The worked examples of the contract: each plan begins with its arithmetic, `expected/` holds the
//! figures of an independent calculation.

use std::path::Path;

use crate::reference::switches::{CONTRACT, ENGINE};
use perenne::report::json;
use perenne::session::{Options, Session};
use serde_json::Value;

/// Those that the engine does not know yet, in `tests/ahead`. One that it has learned moves to `tests/examples` with
/// its plan and its city, and off this list.
const AHEAD: [&str; 1] = ["p24-programme"];

/// Names and figures of the examples in a folder.
fn expected(folder: &str) -> Vec<(String, Value)> {
    let mut examples = Vec::new();
    for entry in std::fs::read_dir(Path::new(folder).join("expected")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        examples.push((name, serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap()));
    }
    examples.sort_by(|(a, _), (b, _)| a.cmp(b));
    examples
}

#[test]
fn every_worked_example_to_the_cent() {
    let folder = Path::new("tests/examples");
    let mut checked = 0;
    for (name, expected) in expected("tests/examples") {
        let mut session = Session::default();
        let options = Options { catalogs: vec![folder.join("catalogs")], ..Options::default() };
        let plan = folder.join("plans").join(format!("{name}.yaml"));
        let analysis = session.analyse(&plan, &options);
        let analysis = analysis.unwrap_or_else(|| panic!("{name}: {:#?}", session.diagnostics.sorted()));
        let ours = json(&analysis, &session.diagnostics);
        let differences = crate::reference::differences(&expected, &ours, ENGINE);
        assert!(differences.is_empty(), "{name}:\n{}", differences.join("\n"));
        checked += 1;
    }
    let ahead: Vec<String> = expected("tests/ahead").into_iter().map(|(name, _)| name).collect();
    assert_eq!(ahead, AHEAD);
    assert_eq!(checked + AHEAD.len(), 16, "every expected file is checked, or is ahead of the engine");
}

/// All files of the examples, those ahead first: of two values of a parameter the first one counts.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["tests/ahead/catalogs", "tests/ahead/plans", "tests/examples/catalogs", "tests/examples/plans"] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    files
}

/// The reference by itself, with all that the contract says.
#[test]
fn the_reference_knows_every_worked_example() {
    let files = files();
    let mut wrong = Vec::new();
    for (name, expected) in expected("tests/examples").into_iter().chain(expected("tests/ahead")) {
        let ours = match (expected["plan"].as_str(), expected["programme"].as_str()) {
            (Some(plan), _) => crate::reference::calculate(&files, plan, CONTRACT),
            (None, programme) => crate::reference::calculate_programme(&files, programme.unwrap(), CONTRACT),
        };
        let differences = crate::reference::differences(&expected, &ours, CONTRACT);
        if !differences.is_empty() {
            wrong.push(format!("{name}:\n{}", differences.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
