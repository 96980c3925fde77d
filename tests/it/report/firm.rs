//! How firm a study speaks: what hangs on a convention says so, what fails before the end of the pilot is told, what is near
//! to a threshold says by how much, and no page tells the same twice.

use std::path::Path;

use serde_json::Value;

use crate::report::files::{json, perenne, shipped_json};
use crate::support::shipped;

fn check(plan: &str, more: &[&str]) -> String {
    let output = perenne().arg("check").arg(plan).args(["--no-draws", "--exit-zero"]).args(more).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

fn table<'s>(study: &'s Value, id: &str) -> &'s Value {
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let mut tables = blocks.filter_map(|block| block.get("table"));
    tables.find(|table| table["id"] == id).unwrap_or_else(|| panic!("no table {id}"))
}

/// Of Wittenheim in 2014, at constant debt: FCTVA of 188 851 EUR in 2032 where its accounts have 763 590, and a balance
/// that lacks 134 603. 2026, in the pilot, lacks 7 209, and the same FCTVA would cover it.
#[test]
fn a_balance_that_hangs_on_a_convention_is_not_said_to_be_broken() {
    let plan = "plans/bethune-sensors.yaml";
    let city = ["--city", "wittenheim-2014"];
    for (lang, firm, convention, beside, old) in [
        (
            "fr",
            "ne peut plus payer",
            "mais sous la seule convention de dette constante",
            "en 2026, avant la fin du pilote",
            "2014, 12 ans avant 2026",
        ),
        (
            "en",
            "can no longer pay",
            "but under the convention of constant debt alone",
            "in 2026 too, before the end of the pilot",
            "2014, 12 years before 2026",
        ),
    ] {
        let text = check(plan, &["--city", "wittenheim-2014", "--lang", lang]);
        assert!(!text.contains(firm), "{text}");
        let (practice, law) = (text.find("4").unwrap(), text.find(convention).expect(lang));
        assert!(practice < law && text.contains(beside) && text.contains(old), "{text}");
    }
    let study = json(Path::new(plan), "fr", &city);
    let legal = table(&study, "legal");
    let rows: Vec<(i64, &str)> = legal["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| Some((row["cells"][1]["year"].as_i64()?, row["cells"][4]["text"].as_str()?)))
        .collect();
    let years: Vec<i64> = rows.iter().map(|(year, _)| *year).collect();
    assert_eq!(years, [2026, 2034], "the first that fails, and the tightest: {legal}");
    assert!(rows.iter().all(|(_, result)| result.contains("couvert avec le FCTVA des comptes")), "{rows:?}");
    assert!(!study["sections"].to_string().contains("rompt un équilibre que la loi demande"));
}

/// (staff + interest + capital) / revenue of 2040 is 58.4004 %, against a threshold of 58.4.
#[test]
fn what_nearly_touches_a_threshold_says_by_how_much() {
    let text = check("plans/lighting.yaml", &["--city", "montfermeil-2024", "--lang", "fr"]);
    let near = "prennent 58,4004 % des recettes de fonctionnement";
    let (_, rest) = text.split_once(near).unwrap_or_else(|| panic!("{text}"));
    let (sentence, _) = rest.split_once(". ").unwrap();
    assert!(sentence.contains("au-delà du seuil de 58,4000 %, soit ") && sentence.ends_with("€ de trop"), "{sentence}");
}

/// Two people for the pilot of a year, one for a year more.
#[test]
fn posts_that_end_are_told_by_check() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("p.yaml");
    let text = "schema: perenne/plan/v1\nplan: p\ncity: medium-city\nstart: 2027-01\nhorizon: 4 years\n\
        phases: {pilot: 12 months, more: 12 months, run: rest}\nlines:\n  \
        people: {item: staff/category-b, quantity: {pilot: 2, more: 1, run: 0}}\n";
    std::fs::write(&plan, text).unwrap();
    let plan = plan.to_str().unwrap();
    let result: Value = serde_json::from_str(&check(plan, &["--format", "json"])).unwrap();
    let ended = serde_json::json!([
        {"line": "people", "month": "2028-01", "fewer": "1", "left": "1"},
        {"line": "people", "month": "2029-01", "fewer": "1", "left": "0"},
    ]);
    assert_eq!(result["posts_that_end"], ended);
    let text = check(plan, &["--lang", "fr"]);
    assert!(text.contains("1 ETP qui s'arrêtent avec le projet, dès janvier 2028"), "{text}");
    assert!(text.contains("dès janvier 2029") && text.contains("il n'en reste aucun"), "{text}");
}

/// Prices of 2026 in a plan that ended in 2019: nobody can have written it before.
#[test]
fn a_plan_of_the_past_asks_for_no_vote() {
    let study = shipped_json(Path::new("plans/bethune-open-data.yaml"));
    let first = study["sections"][0].to_string();
    assert!(first.contains("Étude rétrospective") && !first.contains("Décisions demandées"), "{first}");
    let study = shipped_json(Path::new("plans/bethune-sensors.yaml"));
    assert!(study["sections"][0].to_string().contains("Décisions demandées"));
}

/// What a reader has read on page 1 stands nowhere else word for word.
#[test]
fn nothing_of_page_1_is_told_again() {
    for plan in shipped() {
        let study = shipped_json(&plan);
        let mut sections = study["sections"].as_array().unwrap().iter().map(|section| {
            let blocks = section["blocks"].as_array().unwrap().iter();
            let texts = blocks.flat_map(|block| {
                let alone = ["paragraph", "notice"].into_iter().filter_map(|kind| block[kind].as_str());
                let listed = block["list"].as_array().into_iter().flatten().filter_map(Value::as_str);
                alone.chain(listed).flat_map(|text| text.split(". ")).collect::<Vec<_>>()
            });
            let annex = section["heading"].as_str().unwrap().starts_with("Annexe");
            (annex, texts.filter(|text| text.chars().count() > 40).collect::<Vec<_>>())
        });
        let (_, first) = sections.next().unwrap();
        for (_, texts) in sections.filter(|(annex, _)| !annex) {
            let twice: Vec<_> = texts.iter().filter(|text| first.contains(text)).collect();
            assert!(twice.is_empty(), "{}: {twice:#?}", plan.display());
        }
    }
}
