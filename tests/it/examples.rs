//! The worked examples of the contract: each plan begins with its arithmetic, `expected/` holds the
//! figures of an independent calculation.

use std::path::Path;

use perenne::report::json;
use perenne::session::{Options, Session};

#[test]
fn every_worked_example_to_the_cent() {
    let folder = Path::new("tests/examples");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder.join("expected")).unwrap() {
        let expected_path = entry.unwrap().path();
        let name = expected_path.file_stem().unwrap().to_str().unwrap().to_owned();
        let expected: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&expected_path).unwrap()).unwrap();
        let mut session = Session::default();
        let options = Options { catalogs: vec![folder.join("catalogs")], ..Options::default() };
        let plan = folder.join("plans").join(format!("{name}.yaml"));
        let analysis = session.analyse(&plan, &options);
        let analysis = analysis.unwrap_or_else(|| panic!("{name}: {:#?}", session.diagnostics.sorted()));
        let ours = json(&analysis, &session.diagnostics);
        let differences = crate::reference::differences(&expected, &ours);
        assert!(differences.is_empty(), "{name}:\n{}", differences.join("\n"));
        checked += 1;
    }
    assert_eq!(checked, 10, "every expected file is checked");
}
