//! The worked examples of the contract: each plan begins with its arithmetic, `expected/` holds the
//! figures of an independent calculation.

use std::path::Path;

use crate::reference::switches::{CONTRACT, ENGINE};
use perenne::programme::Programme;
use perenne::report::json;
use perenne::report::programme::{Turning, programme_json};
use perenne::session::{Options, Session};
use serde_json::Value;

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
        let ours = if expected.get("programme").is_some() {
            let opened = Programme::open(&mut session, &plan, &options);
            let (programme, remarks) = opened.unwrap_or_else(|| panic!("{name}: {:#?}", session.diagnostics.sorted()));
            programme_json(&programme, &remarks, Turning::default(), Some(&programme.ways_out()))
        } else {
            let analysis = session.analyse(&plan, &options);
            let analysis = analysis.unwrap_or_else(|| panic!("{name}: {:#?}", session.diagnostics.sorted()));
            json(&analysis, &session.diagnostics)
        };
        let differences = crate::reference::differences(&expected, &ours, ENGINE);
        assert!(differences.is_empty(), "{name}:\n{}", differences.join("\n"));
        checked += 1;
    }
    assert_eq!(checked, 16, "every expected file is checked");
}

/// All files of the examples.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["tests/examples/catalogs", "tests/examples/plans"] {
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
    for (name, expected) in expected("tests/examples") {
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
