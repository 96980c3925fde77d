//! The worst year of a rule is one wherever it is told: on the first page, in `check`, beside the thresholds. What is to be
//! found is of the years that decide.

use std::path::Path;

use crate::report::files::{json, perenne, plain, report, shipped_json};

fn amount(value: &serde_json::Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

/// `643872.4` as people read it.
fn grouped(amount: f64) -> String {
    let digits: Vec<char> = format!("{amount:.0}").chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|three| three.iter().collect()).collect();
    groups.join(" ").chars().rev().collect()
}

/// Savings are missing in years in which the city is past the threshold by itself, and the plan adds to it: these years do
/// not decide, and they are worse. Missing is 10 % x revenue - gross savings; the plan's part is that less the same
/// without it.
#[test]
fn the_worst_year_is_one_of_all_that_are_judged() {
    for (plan, judged) in [("nevers-albi-datacentre", 2036), ("bethune-sensors", 2035)] {
        let path = format!("plans/{plan}.yaml");
        let result = shipped_json(Path::new(&path));
        let missing = |year: &serde_json::Value, side: &str| {
            amount(&year[side]["revenue"]) / 10.0 - amount(&year[side]["gross_savings"])
        };
        let years = result["result"]["budget"].as_array().unwrap().iter();
        let years = years.filter(|year| year["year"].as_i64().unwrap() <= judged);
        let share =
            |year: &serde_json::Value| amount(&year["with"]["gross_savings"]) / amount(&year["with"]["revenue"]);
        let worst = years.min_by(|one, other| share(one).total_cmp(&share(other))).unwrap();
        let (with, without) = (missing(worst, "with"), missing(worst, "without"));
        assert!(without > 0.0, "{plan}: the city is past it by itself");
        let (year, with, part) = (&worst["year"], grouped(with), grouped(with - without));
        let output = perenne().args(["check", &path, "--lang", "en", "--no-draws"]).output().unwrap();
        let check = plain(&String::from_utf8(output.stdout).unwrap());
        let study = plain(&report(Path::new(&path), "md", "en", &[]));
        for text in [&check, &study] {
            let said = format!("at the worst, in {year}, when the city is past the threshold without the plan too:");
            assert!(text.contains(&said), "{plan}: {said} in {text}");
            let said = format!("short of the threshold by {with} EUR, of which {part} EUR because of the plan.");
            assert!(text.contains(&said), "{plan}: {said} in {text}");
        }
        assert!(study.contains(&format!("| Savings rate | {year} |")), "{plan}");
    }
}

/// What is to be found is the most that is missing in a year that decides, and names that year: those in which the city is past
/// the threshold by itself are no measure of it.
#[test]
fn what_is_to_be_found_is_of_the_years_that_decide() {
    let cases: [(&str, &[&str]); 3] =
        [("bethune-sensors", &[]), ("nevers-fiber", &[]), ("lighting", &["--city", "montfermeil-2024"])];
    let mut found = 0;
    for (plan, more) in cases {
        let path = format!("plans/{plan}.yaml");
        let result = json(Path::new(&path), "en", more);
        let study = plain(&report(Path::new(&path), "md", "en", more));
        let result = &result["result"];
        let level = if result["verdict"]["level"] == "unsustainable" { "red" } else { "orange" };
        let budget = |year: i64| result["budget"].as_array().unwrap().iter().find(|one| one["year"] == year).unwrap();
        for (rule, name) in [("savings-rate", "Savings rate"), ("rigidity", "Structural spending ratio")] {
            let flags = result["flags"].as_array().unwrap().iter();
            let deciding = flags.filter(|one| {
                let begun = one["level"] == level && one["level_without"] == "ok";
                one["rule"] == rule && one["counts"] == level && begun && one["after_pilot"] == true
            });
            let missing = |flag: &serde_json::Value| {
                let (year, at) = (flag["year"].as_i64().unwrap(), amount(&flag["threshold"]));
                let with = &budget(year)["with"];
                let revenue = amount(&with["revenue"]);
                let lacking = if rule == "rigidity" {
                    // Both shares are of the same revenue, which the six digits of a ratio are too few for.
                    amount(&flag["with"]) * revenue - at * revenue
                } else {
                    at * revenue - amount(&with["gross_savings"])
                };
                (lacking, year)
            };
            let Some((lacking, year)) = deciding.map(missing).max_by(|one, other| one.0.total_cmp(&other.0)) else {
                continue;
            };
            let row = study.split("| No longer cross the ").find(|row| row.contains(&format!("“{name}")));
            let row = row.unwrap_or_else(|| panic!("{plan} {rule}: {study}"));
            assert!(row.contains(&format!("in {year})")), "{plan} {rule}: {row}");
            let told = row.split(" EUR").next().unwrap().rsplit(|one: char| one.is_alphabetic()).next().unwrap();
            let told: f64 = told.replace(' ', "").parse().unwrap();
            assert!((told - lacking).abs() < 60.0, "{plan} {rule}: {told}, {lacking}");
            found += 1;
        }
    }
    assert!(found > 2, "{found}");
}
