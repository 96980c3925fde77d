//! The worst year of a rule is one wherever it is told: on the first page, in `check`, beside the thresholds, and where it
//! is said what is to be found.

use std::path::Path;

use crate::report::files::{perenne, report, shipped_json};
use crate::support::shipped;

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

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
        let said =
            format!("“Savings rate” because of the plan (furthest from it in {year}; the plan's part: without it");
        assert!(study.contains(&said), "{plan}: {said}");
        assert!(study.contains(&format!("| Savings rate | {year} |")), "{plan}");
    }
}

/// What is to be found is told for the year that the table of thresholds has, in every shipped plan and for every rule.
#[test]
fn the_table_of_thresholds_and_what_is_to_be_found_name_one_year() {
    let mut found = 0;
    for plan in shipped() {
        let study = report(&plan, "md", "en", &[]).replace(['\u{a0}', '\u{202f}'], " ");
        let rows = study.lines().filter_map(|line| line.strip_prefix("| No longer cross the "));
        for row in rows {
            let rule = row.split('“').nth(1).unwrap().split('”').next().unwrap();
            let year = row.split(" in 20").nth(1).unwrap().get(..2).unwrap();
            let rule = if rule.starts_with("Real balance") { "Net savings" } else { rule };
            let table = format!("| {rule} | 20{year} |");
            assert!(study.contains(&table), "{}: {table}: {row}", plan.display());
            found += 1;
        }
    }
    assert!(found > 12, "{found}");
}
