//! What `chart`, `report`, `compare`, `offers compare`, `explain` and `survey` print for programs against their JSON Schemas
//! in `schemas`: the output of the program as others call it, and broken variants of it.

use std::path::Path;

use crate::support::shipped;
use assert_cmd::Command;
use jsonschema::Validator;
use perenne::report::charts::Kind;
use serde_json::{Value, json};

const LANGUAGES: [&str; 2] = ["fr", "en"];
const OFFERS: [&str; 4] = [
    "plans/offers/vendor-a.yaml",
    "plans/offers/vendor-b.yaml",
    "plans/offers/vendor-c.yaml",
    "plans/offers/vendor-d.yaml",
];
const UNPRICED: [&str; 2] = ["--set", "sensors.device.price=unknown"];

fn schema(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(format!("schemas/{name}.json")).unwrap()).unwrap()
}

fn validator(name: &str) -> Validator {
    let schema = schema(name);
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "{name}");
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What the program has of a schema it prints as the file has it, to the byte.
#[test]
fn schemas_of_output_are_printed_as_they_stand_in_their_files() {
    for name in
        ["result", "programme-result", "chart", "report", "comparison", "offers-result", "explanation", "survey"]
    {
        let file = std::fs::read(format!("schemas/{name}.json")).unwrap();
        let printed = Command::cargo_bin("perenne").unwrap().args(["schema", name]).output().unwrap();
        assert_eq!(printed.stdout, file, "{name}");
    }
}

/// Runs the program, which may find that a plan does not last, or that something has no price, but no fault.
fn ran(args: &[&str]) -> Vec<u8> {
    let output = Command::cargo_bin("perenne").unwrap().args(args).env("LC_ALL", "C").output().unwrap();
    let code = output.status.code().unwrap();
    assert!([0, 10, 11, 13].contains(&code), "{args:?}: {code}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn chart(plan: &Path, kind: Kind, lang: &str, more: &[&str]) -> Value {
    let plan = plan.to_str().unwrap();
    let args = [&["chart", plan, kind.id(), "--format", "json", "--lang", lang], more].concat();
    serde_json::from_slice(&ran(&args)).unwrap()
}

fn report(plan: &Path, lang: &str, more: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("study.json");
    let args = ["report", plan.to_str().unwrap(), "--lang", lang, "-o", file.to_str().unwrap()];
    ran(&[&args, more].concat());
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

fn accepted(validator: &Validator, output: &Value, what: &str) {
    let faults: Vec<String> =
        validator.iter_errors(output).map(|fault| format!("{} {fault}", fault.instance_path)).collect();
    assert!(faults.is_empty(), "{what}: {}", faults.join("\n"));
}

/// Each change alone makes of an output that is accepted one that is refused.
fn refused(validator: &Validator, output: &Value, changes: &[(&str, &dyn Fn(&mut Value))]) {
    accepted(validator, output, "before any change");
    for (what, change) in changes {
        let mut other = output.clone();
        change(&mut other);
        assert_ne!(&other, output, "{what}: nothing was changed");
        assert!(!validator.is_valid(&other), "{what} is accepted");
    }
}

fn remove(object: &mut Value, key: &str) {
    object.as_object_mut().unwrap().remove(key).unwrap();
}

fn bethune() -> &'static Path {
    Path::new("plans/bethune-sensors.yaml")
}

#[test]
fn charts_are_what_their_schema_says() {
    let validator = validator("chart");
    let offers = [&["--offers"][..], &OFFERS].concat();
    let mut count = 0;
    for plan in shipped() {
        for kind in Kind::ALL {
            // Offers are offers for one plan: the others have none to draw.
            let more: &[&str] = match kind {
                Kind::Fan => &["-n", "200"],
                Kind::Offers if plan == bethune() => &offers,
                Kind::Offers => continue,
                _ => &[],
            };
            for lang in LANGUAGES {
                accepted(&validator, &chart(&plan, kind, lang, more), &format!("{} {kind:?}", plan.display()));
                count += 1;
            }
        }
    }
    assert_eq!(count, 2 * (6 * shipped().len() + 1));
    for kind in [Kind::Cliff, Kind::City, Kind::Thresholds, Kind::Waterfall, Kind::Tornado] {
        let bound = chart(bethune(), kind, "en", &UNPRICED);
        accepted(&validator, &bound, kind.id());
        let shown = bound.to_string().contains("at_least");
        assert_eq!(shown, !matches!(kind, Kind::City | Kind::Thresholds), "{}", kind.id());
    }
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    // A programme has a kind of its own, which is no plan's.
    let all = [&kinds[..], &["plans"]].concat();
    assert_eq!(schema("chart")["properties"]["kind"]["enum"], json!(all));
    for lang in LANGUAGES {
        let drawn = chart(Path::new("four-projects"), Kind::Plans, lang, &[]);
        accepted(&validator, &drawn, "plans");
        let of_a_plan = |it: &mut Value| {
            remove(it, "programme");
            it["plan"] = json!("four-projects");
        };
        let both: &dyn Fn(&mut Value) = &|it| it["plan"] = json!("a-plan");
        refused(&validator, &drawn, &[("a pile of one plan", &of_a_plan), ("a plan and a programme", both)]);
    }
    assert_eq!(schema("report")["$defs"]["block"]["properties"]["chart"]["properties"]["kind"]["enum"], json!(kinds));
}

#[test]
fn other_charts_are_refused() {
    let validator = validator("chart");
    let offers = [&["--offers"][..], &OFFERS].concat();
    for kind in Kind::ALL {
        let more = match kind {
            Kind::Fan => &["-n", "200"][..],
            Kind::Offers => &offers,
            _ => &[],
        };
        let output = chart(bethune(), kind, "en", more);
        let last = output["columns"].as_array().unwrap().len() - 1;
        refused(
            &validator,
            &output,
            &[
                ("another schema", &|it| it["schema"] = json!("perenne/chart/v2")),
                ("an unknown kind", &|it| it["kind"] = json!("pie")),
                ("no columns", &|it| remove(it, "columns")),
                ("an unknown key", &|it| it["surprise"] = json!(1)),
                ("a number for a cell", &|it| it["rows"][0][last] = json!(12.5)),
                ("a bound with an amount of one decimal", &|it| it["rows"][0][last] = json!({"at_least": "1.5"})),
                ("a row that ends after its first cell", &|it| it["rows"][0].as_array_mut().unwrap().truncate(1)),
            ],
        );
    }
    // What each kind says by itself: the same cells are no row of another kind.
    let city = chart(bethune(), Kind::City, "en", &[]);
    refused(
        &validator,
        &city,
        &[
            ("a year as text", &|it| it["rows"][0][0] = json!("2025")),
            ("three decimals", &|it| it["rows"][0][1] = json!("5586776.440")),
            ("a bound where there is none", &|it| it["rows"][0][1] = json!({"at_least": "1.00"})),
            ("years of debt to the cent", &|it| it["rows"][0][7] = json!("4.59")),
            ("a cell too many", &|it| it["rows"][0].as_array_mut().unwrap().push(json!("1.00"))),
            ("another kind's name", &|it| it["kind"] = json!("fan")),
        ],
    );
    let thresholds = chart(bethune(), Kind::Thresholds, "en", &[]);
    refused(&validator, &thresholds, &[("an unknown level", &|it| it["rows"][0][6] = json!("yellow"))]);
    let cliff = chart(bethune(), Kind::Cliff, "en", &UNPRICED);
    refused(
        &validator,
        &cliff,
        &[
            ("more than a bound", &|it| it["rows"][0][1]["at_most"] = json!("1.00")),
            ("nothing where a cost is", &|it| it["rows"][0][1] = json!(null)),
        ],
    );
}

#[test]
fn reports_are_what_their_schema_says() {
    let validator = validator("report");
    for lang in LANGUAGES {
        for plan in shipped() {
            let output = report(&plan, lang, &[]);
            accepted(&validator, &output, &format!("{} {lang}", plan.display()));
            assert_eq!(output["language"], lang);
        }
        let offers = [&["--offers"][..], &OFFERS].concat();
        let more = ["--simulate", "200", "--scenarios", "all", "--date", "2026-03-02"];
        let whole = report(bethune(), lang, &[&offers[..], &more].concat());
        accepted(&validator, &whole, "with all that can be asked for");
        let sections: Vec<&Value> = whole["sections"].as_array().unwrap().iter().map(|it| &it["id"]).collect();
        assert_eq!(schema("report")["properties"]["sections"]["items"]["properties"]["id"]["enum"], json!(sections));
        accepted(&validator, &report(bethune(), lang, &[&offers[..], &["--anonymous"]].concat()), "without names");
        let bound = report(bethune(), lang, &UNPRICED);
        accepted(&validator, &bound, "with something unpriced");
        assert!(bound.to_string().contains("at_least"));
        let changed = report(bethune(), lang, &["--set", "horizon=8 years", "--city", "medium-city-2015"]);
        accepted(&validator, &changed, "with other values");
    }
}

/// The place of the first block of a kind.
fn first(report: &Value, kind: &str) -> String {
    let sections = report["sections"].as_array().unwrap().iter().enumerate();
    let mut blocks = sections.flat_map(|(place, section)| {
        let blocks = section["blocks"].as_array().unwrap().iter().enumerate();
        blocks.map(move |(block, it)| (format!("/sections/{place}/blocks/{block}"), it))
    });
    blocks.find(|(_, block)| block.get(kind).is_some()).unwrap_or_else(|| panic!("no {kind}")).0
}

#[test]
fn other_reports_are_refused() {
    let validator = validator("report");
    let output = report(bethune(), "fr", &[]);
    let [table, chart, verdict, figures, terms] =
        ["table", "chart", "verdict", "figures", "terms"].map(|kind| first(&output, kind));
    let at = |it: &mut Value, path: String, value: Value| *it.pointer_mut(&path).unwrap() = value;
    refused(
        &validator,
        &output,
        &[
            ("another schema", &|it| it["schema"] = json!("perenne/result/v1")),
            ("an unknown language", &|it| it["language"] = json!("de")),
            ("an unknown section", &|it| it["sections"][0]["id"] = json!("annex")),
            ("a section without a heading", &|it| remove(&mut it["sections"][0], "heading")),
            ("no result", &|it| remove(it, "result")),
            ("an unknown key", &|it| it["surprise"] = json!(1)),
            ("a block that is two", &|it| it.pointer_mut(&table).unwrap()["paragraph"] = json!("Words")),
            ("a block that is none", &|it| at(it, table.clone(), json!({}))),
            ("an unknown block", &|it| at(it, table.clone(), json!({"picture": "x"}))),
            ("an unknown verdict", &|it| at(it, format!("{verdict}/verdict/level"), json!("FRAGILE"))),
            ("a figure of one decimal", &|it| at(it, format!("{figures}/figures/0/value"), json!({"money": "1.5"}))),
            ("a term without a meaning", &|it| remove(it.pointer_mut(&format!("{terms}/terms/0")).unwrap(), "meaning")),
            ("an unknown chart", &|it| at(it, format!("{chart}/chart/kind"), json!("pie"))),
            ("a row that is a list", &|it| at(it, format!("{table}/table/rows/0"), json!(["a"]))),
            ("bare words for a cell", &|it| at(it, format!("{table}/table/rows/0/cells/0"), json!("a"))),
            ("a year as text", &|it| at(it, format!("{table}/table/rows/0/cells/0"), json!({"year": "2026"}))),
            ("a share in percent", &|it| at(it, format!("{table}/table/rows/0/cells/0"), json!({"share": "4 %"}))),
            ("a decimal comma", &|it| at(it, format!("{table}/table/rows/0/cells/0"), json!({"money": "1,50"}))),
            ("a number in the result", &|it| it["result"]["residual_value"] = json!(12.5)),
            ("a result without a city", &|it| {
                ["budget", "flags", "verdict"].into_iter().for_each(|key| remove(&mut it["result"], key));
            }),
        ],
    );
}

/// The report's schema stands by itself, so that it holds that of the result.
#[test]
fn the_result_in_a_report_is_the_result() {
    let (mut result, report) = (schema("result"), schema("report"));
    let help = "write `$defs` of schemas/result.json into those of schemas/report.json, and the rest into its `result`";
    for (name, definition) in result["$defs"].as_object().unwrap() {
        assert_eq!(&report["$defs"][name], definition, "{name}: {help}");
    }
    ["$schema", "$defs"].into_iter().for_each(|key| remove(&mut result, key));
    assert_eq!(report["$defs"]["result"], result, "{help}");
}

#[test]
fn the_program_gives_its_schemas() {
    for name in ["result", "chart", "report"] {
        let shipped = std::fs::read(format!("schemas/{name}.json")).unwrap();
        assert!(ran(&["schema", name]) == shipped, "perenne schema {name}");
    }
}

/// Comparisons, explanations, offers and rows of a survey, whole and with something open; and none of them with a key that
/// nobody knows, or an amount as a number.
#[test]
fn other_outputs_are_what_their_schemas_say() {
    const DENSE: &str = "tests/accounts/data/ofgl_seine_saint_denis_2024.csv";
    const LARGE: &str = "tests/accounts/data/ofgl_10_grandes_villes_2017_2024.csv";
    let sensors = "plans/bethune-sensors.yaml";
    let offers = [&["offers", "compare", sensors], &OFFERS[..]].concat();
    let runs: [(&str, Vec<&str>); 11] = [
        ("comparison", vec!["compare", sensors, "plans/public-wifi.yaml"]),
        ("comparison", vec!["whatif", sensors, "--set", "horizon=8 years"]),
        ("comparison", [&["whatif", sensors], &UNPRICED[..]].concat()),
        ("comparison", vec!["whatif", "four-projects", "--set", "city.growth.staff=3 %/year"]),
        ("explanation", vec!["explain", sensors, "tco", "--set", "sensors.device.price=300 EUR/sensor"]),
        ("explanation", vec!["explain", sensors, "constant_debt.taken", "--city", "montfermeil-2024"]),
        ("explanation", vec!["explain", "four-projects", "tco"]),
        ("offers-result", offers.clone()),
        ("offers-result", [&offers[..], &["--anonymous"]].concat()),
        ("survey", vec!["survey", sensors, "--accounts", DENSE, "--scale", "population"]),
        ("survey", vec!["survey", "small-services", "--accounts", LARGE, "--population", "20000..900000"]),
    ];
    for (name, args) in runs {
        let validator = validator(name);
        let text = String::from_utf8(ran(&[&args[..], &["--format", "json"]].concat())).unwrap();
        let outputs: Vec<Value> = serde_json::Deserializer::from_str(&text).into_iter().map(Result::unwrap).collect();
        assert!(!outputs.is_empty(), "{args:?}");
        for output in &outputs {
            accepted(&validator, output, &format!("{args:?}"));
            let mut other = output.clone();
            other["surprise"] = json!(1);
            assert!(!validator.is_valid(&other), "{args:?}");
        }
        let printed = String::from_utf8(ran(&["schema", name])).unwrap();
        assert_eq!(printed, std::fs::read_to_string(format!("schemas/{name}.json")).unwrap());
    }
}
