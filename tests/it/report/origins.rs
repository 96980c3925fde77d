//! Where the study says that a value comes from: what an offer, a scenario or `--set` brings is theirs, not the catalog's.

use std::path::Path;

use serde_json::Value;

use crate::report::files::{json, perenne};

const PLAN: &str = "plans/bethune-sensors.yaml";

/// The cells of a table's rows.
fn table(study: &Value, id: &str) -> Vec<Vec<String>> {
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let table = blocks.filter_map(|block| block.get("table")).find(|table| table["id"] == id).unwrap();
    table["rows"].as_array().unwrap().iter().map(cells).collect()
}

fn cells(row: &Value) -> Vec<String> {
    let cells = row["cells"].as_array().unwrap().iter();
    cells.map(|cell| cell["text"].as_str().unwrap_or_default().replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

/// The cells of a value's row in the annex of a study: name, value, range, grade, source, share.
fn row(study: &Value, path: &str) -> Vec<String> {
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let table = blocks.filter_map(|block| block.get("table")).find(|table| table["id"] == "assumptions").unwrap();
    let found = table["rows"].as_array().unwrap().iter().find(|row| row["path"] == path);
    cells(found.unwrap_or_else(|| panic!("{path}")))
}

/// An offer that names no vendor is no source: the price is told to be the offer's all the same.
#[test]
fn a_price_of_an_offer_is_not_told_to_be_the_catalogs() {
    let folder = tempfile::tempdir().unwrap();
    let offer = folder.path().join("offer.yaml");
    let text = std::fs::read_to_string("plans/offers/vendor-a.yaml").unwrap();
    assert!(text.contains("vendor: Vendor A (fictitious)\n"));
    std::fs::write(&offer, text.replace("vendor: Vendor A (fictitious)\n", "")).unwrap();
    for (language, told, catalog) in [("fr", "offre vendor-a", "catalogue"), ("en", "offer vendor-a", "catalog")] {
        let study = json(Path::new(PLAN), language, &["--offer", offer.to_str().unwrap()]);
        for path in ["sensors.device.price", "sensors.device.life", "platform.subscription.price"] {
            let source = &row(&study, path)[4];
            assert!(source == told && source != catalog, "{path}: {source}");
        }
        // What the offer does not quote stays where it was.
        assert_ne!(row(&study, "sensors.vandalism.price")[4], told);
    }
}

/// A dated offer of a vendor is first-hand for what it says: with it the prices are better founded, not worse.
#[test]
fn a_dated_offer_is_the_source_of_what_it_says() {
    for (language, told) in [("fr", "Offre : Vendor A"), ("en", "Offer of Vendor A")] {
        let study = json(Path::new(PLAN), language, &["--offer", "plans/offers/vendor-a.yaml"]);
        let cited = table(&study, "sources");
        let cited = cited.iter().position(|cells| cells[1].contains(told)).unwrap_or_else(|| panic!("{cited:?}"));
        let number = format!("[{}]", cited + 1);
        for path in ["sensors.device.price", "sensors.device.life", "sensors.device.warranty", "sensors.spares.price"] {
            let cells = row(&study, path);
            assert_eq!(cells[4], number, "{path}");
            assert!(!cells[3].is_empty() && cells[3] == row(&study, "platform.subscription.price")[3], "{cells:?}");
        }
    }
    let sourced = |more: &[&str]| {
        let output = perenne().args(["assumptions", PLAN, "--format", "json"]).args(more).output().unwrap();
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        let by_grade = told["by_grade"].as_array().unwrap().iter();
        let bare = by_grade.filter(|one| one["grade"] == "uncited").count();
        (told["sourced_prices"]["share_of_tco"].as_str().unwrap().parse::<f64>().unwrap(), bare)
    };
    let (before, after) = (sourced(&[]), sourced(&["--offer", "plans/offers/vendor-a.yaml"]));
    assert!(after.0 > before.0, "{before:?} {after:?}");
    assert_eq!(after.1, before.1, "the offer adds no value without a source");
}

/// The law's file has neither a rate of aid nor one of a loan that `--set` gives.
#[test]
fn a_value_that_is_set_is_told_to_be_given_for_the_study() {
    let given = ["sensors.device.price=585 EUR/sensor", "funding.fratri.rate=30 %", "funding.bank.rate=3 %"];
    let more: Vec<&str> = given.iter().flat_map(|one| ["--set", one]).collect();
    for (language, told) in
        [("fr", "valeur donnée pour cette étude (--set)"), ("en", "value given for this study (--set)")]
    {
        let study = json(Path::new(PLAN), language, &more);
        for (path, _) in given.iter().filter_map(|one| one.split_once('=')) {
            assert_eq!(row(&study, path)[4], told, "{path}");
        }
    }
}

/// What a scenario replaces is the scenario's, although it stands in the plan's file.
#[test]
fn a_value_of_a_scenario_is_told_by_the_scenarios_name() {
    let study = json(Path::new(PLAN), "fr", &["--scenario", "cheap-sensor"]);
    assert_eq!(row(&study, "sensors.device.price")[4], "scénario capteur bon marché");
}

/// A sensor of 191 CHF lies between 145 and 476 CHF, as the plan writes, and not between what these are in euros.
#[test]
fn the_ends_of_a_price_are_in_its_own_currency() {
    let plan = Path::new("plans/school-co2.yaml");
    let written = std::fs::read_to_string(plan).unwrap();
    assert!(
        written.contains("price: 191 CHF/sensor, range: 145 .. 476 CHF/sensor") && written.contains("CHF: 1.05 EUR")
    );
    for language in ["fr", "en"] {
        assert_eq!(row(&json(plan, language, &[]), "sensors.device.price")[2], "145 – 476");
        for form in ["text", "csv"] {
            let told =
                perenne().args(["assumptions", "plans/school-co2.yaml", "--lang", language, "--format", form]).output();
            let told = String::from_utf8(told.unwrap().stdout).unwrap();
            // In French its name stands above the path, and the cells beside that.
            let lines: Vec<&str> = told.lines().collect();
            let at = lines.iter().position(|line| line.contains("sensors.device.price")).unwrap();
            let told = lines[at.saturating_sub(3)..=at].join("\n");
            // A narrow page breaks the cell behind its low end.
            assert!(told.contains("145 ..") && !told.contains("152"), "{told}");
        }
    }
}
