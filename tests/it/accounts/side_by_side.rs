use assert_cmd::Command;

use super::support::{data, dgfip, scratch};

fn json(args: &[&str], code: i32) -> serde_json::Value {
    let output = Command::cargo_bin("perenne").unwrap().args(args).args(["--format", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{}", String::from_utf8_lossy(&output.stderr));
    if code == 0 { serde_json::from_slice(&output.stdout).unwrap() } else { serde_json::Value::Null }
}

/// Wittenheim 2015 against the means that the row holds: 12 850 400 / 14 744 = 871.57 EUR an inhabitant.
#[test]
fn a_row_is_compared_with_its_stratum() {
    let row = format!("{}:68376", dgfip(2015).display());
    let found = json(&["city", "compare", &row, "wittenheim-2014"], 0);
    let figures = &found["cities"][0]["figures"];
    assert_eq!(figures["revenue"]["eur"], "12850400.00");
    assert_eq!(figures["revenue"]["eur_per_inhabitant"], "871.57");
    let means = [("revenue", "1355.16"), ("staff", "663.88"), ("gross-savings", "182.77"), ("principal", "92.81")];
    for (name, mean) in means.into_iter().chain([("debt", "944.11"), ("working-capital", "231.55")]) {
        let shown: rust_decimal::Decimal = figures[name]["mean"].as_str().unwrap().parse().unwrap();
        assert_eq!(shown, super::support::decimal(mean), "{name}");
    }
    assert_eq!(found["cities"][1]["figures"]["revenue"]["mean"], serde_json::Value::Null);
    // 9 710 580 / 732 930 = 13.248987 years
    assert_eq!(found["cities"][1]["ratios"]["deleveraging"], "13.248987");
}

/// Paris has no FCTVA in the file: what is not there is not compared as if it were zero.
#[test]
fn an_incomplete_row_is_not_compared() {
    let row = format!("{}:75056", data("ofgl_10_grandes_villes_2017_2024.csv").display());
    json(&["city", "compare", &row, "medium-city"], 13);
}

/// The year of the accounts by hand: savings rate 732 930 / 13 399 690 = 5.4698 %, red; net savings -59 050, orange.
#[test]
fn the_rules_of_a_city_without_any_plan() {
    let found = json(&["city", "check", "wittenheim-2014", "--years", "3"], 0);
    let years = found["years"].as_array().unwrap();
    assert_eq!(years.iter().map(|year| year["year"].as_i64().unwrap()).collect::<Vec<_>>(), [2014, 2015, 2016, 2017]);
    let rules = &years[0]["rules"];
    assert_eq!((rules[0]["rule"].as_str(), rules[0]["level"].as_str()), (Some("savings-rate"), Some("red")));
    assert_eq!(rules[0]["measure"], "0.054698");
    assert_eq!((rules[1]["measure"].as_str(), rules[1]["level"].as_str()), (Some("-59050.00"), Some("orange")));
}

/// The rules are those of a plan's check: the same years without the plan, to the cent.
#[test]
fn a_plan_sees_the_same_city() {
    let alone = json(&["city", "check", "medium-city", "--years", "2"], 0);
    let plan = "schema: perenne/plan/v1\nplan: p\ncity: medium-city\nstart: 2025-01\nhorizon: 2 years\nlines: {}\n";
    let path = scratch("alone.yaml", plan);
    let checked = json(&["check", path.to_str().unwrap()], 0);
    for (place, year) in checked["budget"].as_array().unwrap().iter().enumerate() {
        let savings = &alone["years"][place + 1]["rules"][1]["measure"];
        assert_eq!(&year["without"]["net_savings"], savings, "{}", year["year"]);
    }
}

fn run(args: &[&str]) -> std::process::Output {
    Command::cargo_bin("perenne").unwrap().args(args).output().unwrap()
}

/// Wherever `--city` takes an id it takes the city's file, and the figures are the same.
#[test]
fn a_city_is_named_by_its_id_or_by_its_file() {
    let file = scratch("elsewhere.yaml", std::fs::read("catalogs/cities/le-moule-2024.yaml").unwrap());
    let file = file.to_str().unwrap();
    let commands: [&[&str]; 7] = [
        &["check", "lighting"],
        &["sweep", "lighting", "--vary", "discount.rate=2 %,3 %"],
        &["sensitivity", "bethune-sensors"],
        &["simulate", "bethune-sensors", "--scenarios", "100"],
        &["explain", "lighting", "budget.2030.with.gross_savings"],
        &["assumptions", "lighting"],
        &["compare", "lighting", "citizen-app"],
    ];
    for command in commands {
        let of = |city: &str| run(&[command, &["--city", city]].concat());
        let (by_id, by_file) = (of("le-moule-2024"), of(file));
        assert_eq!(by_id.status, by_file.status, "{command:?}: {}", String::from_utf8_lossy(&by_file.stderr));
        assert!(!by_file.stdout.is_empty(), "{command:?}: {}", String::from_utf8_lossy(&by_file.stderr));
    }
    let checked = |city: &str| -> serde_json::Value {
        serde_json::from_slice(&run(&["check", "lighting", "--city", city, "--format", "json"]).stdout).unwrap()
    };
    let (by_id, by_file) = (checked("le-moule-2024"), checked(file));
    for part in ["city", "budget", "flags", "verdict"] {
        assert_eq!(by_id[part], by_file[part], "{part}");
    }
    let shown = run(&["city", "show", file]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("Le Moule"));
}

/// A plan, a missing file, a table of accounts: each is told for what it is.
#[test]
fn a_file_of_another_kind_is_no_city() {
    let table = dgfip(2015).display().to_string();
    for (file, said) in
        [("plans/lighting.yaml", "wrong-schema"), ("nowhere.yaml", "unreadable"), (table.as_str(), "wrong-file")]
    {
        for command in [&["check", "lighting", "--city", file][..], &["city", "show", file], &["city", "check", file]] {
            let output = run(command);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code() == Some(1) && stderr.contains(said), "{command:?}: {stderr}");
        }
    }
}

#[test]
fn real_cities_are_told_from_means() {
    let listed = json(&["city", "list"], 0);
    let real = |id: &str| listed.as_array().unwrap().iter().find(|city| city["city"] == id).unwrap()["real"].clone();
    assert_eq!((real("pantin-2024"), real("medium-city")), (true.into(), false.into()));
}
