//! A plan that lasts on hoped-for money alone: the flags that make it fragile are in every format.

use std::path::Path;

use serde_json::Value;

use crate::report::files::{perenne, report};

/// 100 things at 100 EUR a year, 12 000 EUR a year TTC, of which a partner is hoped to pay 90 % of 10 000: 3 000 EUR
/// a year are left with that money, 12 000 without. The town saves about 170 000 EUR a year: 5 % of them lie between
/// the two, 20 % above both.
const PLAN: &str = "\
schema: perenne/plan/v1
plan: hoped-money
city: small-town
start: 2027-01
horizon: 5 years
phases: {pilot: 12 months, run: rest}
lines:
  things: {item: things/thing, quantity: 100}
funding:
  - contribution: {id: partner, name: Partner, rate: 90 %, of: all, status: hoped}
";

const THINGS: &str = "\
schema: perenne/catalog/v1
catalog: things
items:
  thing:
    label: {en: Thing}
    family: sensor
    unit: thing
    costs: {service: {price: 100 EUR/thing/year, index: none}}
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.yaml"), PLAN).unwrap();
    std::fs::write(folder.path().join("things.yaml"), THINGS).unwrap();
    std::fs::copy("tests/examples/catalogs/small-town.yaml", folder.path().join("small-town.yaml")).unwrap();
    folder
}

fn printed(plan: &Path, command: &str, more: &[&str]) -> String {
    let output = perenne().arg(command).arg(plan).args(more).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_flags_that_decide_are_in_every_format() {
    let folder = folder();
    let plan = &folder.path().join("plan.yaml");
    let result: Value = serde_json::from_str(&printed(plan, "check", &["--format", "json"])).unwrap();
    let verdict = &result["verdict"];
    assert_eq!((&verdict["level"], &verdict["secured"]), (&"fragile".into(), &"fragile".into()), "{verdict}");
    let run_cost = |flags: &Value| {
        let flags = flags.as_array().unwrap().iter().filter(|flag| flag["rule"] == "run-cost").cloned();
        flags.collect::<Vec<Value>>()
    };
    assert!(run_cost(&result["flags"]).is_empty(), "with the partner's money no threshold is reached");
    let secured = run_cost(&verdict["secured_flags"]);
    assert_eq!(secured.iter().map(|flag| flag["year"].as_i64().unwrap()).collect::<Vec<_>>(), [2028, 2029, 2030, 2031]);
    for flag in &secured {
        let year = flag["year"].to_string();
        let budget = result["budget"].as_array().unwrap().iter().find(|row| row["year"] == flag["year"]).unwrap();
        let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
        let share = 12_000.0 / number(&budget["without"]["gross_savings"]);
        assert!((number(&flag["with"]) - share).abs() < 1e-6, "{flag}");
        assert_eq!((&flag["counts"], &flag["threshold"]), (&"orange".into(), &"0.050000".into()));
        // Explained under the name of the result, and under the one that everybody uses.
        for path in ["verdict.secured_flags", "secured_flags", "flags"] {
            let told = printed(plan, "explain", &[&format!("{path}.run-cost.{year}"), "--format", "json"]);
            let told: Value = serde_json::from_str(&told).unwrap();
            assert_eq!(told["value"], flag["with"], "{path}");
        }
    }
    for (language, heading) in [("en", "on acquired money alone"), ("fr", "avec les seuls financements acquis")] {
        let shown = |text: &str| {
            assert!(text.contains(heading), "{text}");
            for flag in &secured {
                assert!(text.contains(&flag["year"].to_string()), "{text}");
            }
        };
        shown(&printed(plan, "check", &["--lang", language, "--width", "120"]));
        shown(&report(plan, "md", language, &[]));
        let chart = printed(plan, "chart", &["thresholds", "--lang", language]);
        assert!(chart.to_lowercase().contains("acqui"), "{chart}");
    }
    let rows = printed(plan, "check", &["--format", "csv", "--lang", "en"]);
    let rows: Vec<&str> = rows.lines().filter(|row| row.contains("Running cost / gross savings")).collect();
    let counted: Vec<&&str> = rows.iter().filter(|row| row.contains(",orange,")).collect();
    assert_eq!((rows.len(), counted.len()), (8, 4), "four years on each side: {rows:#?}");
    assert!(counted.iter().all(|row| !row.ends_with("All funding")), "{rows:#?}");
}
