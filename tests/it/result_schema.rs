//! The machine output against its JSON Schema, `schemas/result.json`.

use std::path::Path;

use crate::support::shipped;
use perenne::explore::{Figure, Side};
use perenne::report::json;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string("schemas/result.json").unwrap()).unwrap()
}

#[test]
fn results_are_what_their_schema_says() {
    let schema = schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let examples = Options { catalogs: vec!["tests/examples/catalogs".into()], ..Options::default() };
    let folder = std::fs::read_dir("tests/examples/plans").unwrap();
    let plans = folder.map(|entry| entry.unwrap().path()).filter(|path| !path.ends_with("p24-programme.yaml"));
    let plans = plans.map(|path| (path, examples.clone()));
    let plans: Vec<_> = plans.chain(shipped().into_iter().map(|plan| (plan, Options::default()))).collect();
    assert!(plans.len() >= 19);
    for (plan, options) in plans {
        let mut session = Session::default();
        let analysis = session.analyse(&plan, &options).expect("no faults");
        let result = json(&analysis, &session.diagnostics);
        let faults: Vec<String> =
            validator.iter_errors(&result).map(|fault| format!("{} {fault}", fault.instance_path)).collect();
        assert!(faults.is_empty(), "{}: {}", plan.display(), faults.join("\n"));
        // Read back, it is the run that it was: a sum of rounded rows lies half a cent a row beside the sum.
        let run = Side::of("run", &analysis);
        let saved =
            &Side::saved("saved", &result.to_string()).unwrap_or_else(|why| panic!("{}: {why}", plan.display()))[0];
        assert_eq!((saved.snapshot.level, &saved.snapshot.rules), (run.snapshot.level, &run.snapshot.rules));
        let rows = result["lines"].as_array().map_or(0, Vec::len) + result["funding"].as_array().map_or(0, Vec::len);
        for figure in Figure::ALL.into_iter().filter(|_| run.snapshot.judged) {
            let of = |side: &Side| side.snapshot.get(figure).unwrap_or_default();
            let apart = (of(saved) - of(&run)).abs();
            assert!(apart <= Decimal::new(5, 3) * Decimal::from(rows + 1), "{}: {figure:?} by {apart}", plan.display());
        }
    }
}

/// The schema has teeth: a number for an amount, a missing total, an unknown key are refused.
#[test]
fn other_shapes_are_refused() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let mut session = Session::default();
    let analysis = session.analyse(Path::new("plans/school-co2.yaml"), &Options::default()).unwrap();
    let result = json(&analysis, &session.diagnostics);
    assert!(validator.is_valid(&result));
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut other = result.clone();
        change(&mut other);
        validator.is_valid(&other)
    };
    assert!(!changed(&|result| result["residual_value"] = serde_json::json!(12.5)));
    assert!(!changed(&|result| result["tco"]["incl_vat"] = serde_json::json!("1.234")));
    assert!(!changed(&|result| drop(result.as_object_mut().unwrap().remove("net_cost"))));
    assert!(!changed(&|result| result["surprise"] = serde_json::json!(1)));
}
