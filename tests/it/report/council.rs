//! What a council votes on, in the words and the chapters of its accounts (M57).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::report::files::{json, perenne, report, shipped_json};

/// A plan of one year from January 2027 on, of one unit of each item, without VAT and without index.
fn plan(items: &str, lines: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let catalog = format!("schema: perenne/catalog/v1\ncatalog: own\nitems:\n{items}");
    std::fs::write(folder.path().join("own.yaml"), catalog).unwrap();
    let path = folder.path().join("plan.yaml");
    let head = "schema: perenne/plan/v1\nplan: accounts\ncity: medium-city\nstart: 2027-01\nhorizon: 1 year\nlines:\n";
    std::fs::write(&path, format!("{head}{lines}")).unwrap();
    (folder, path)
}

fn table<'j>(study: &'j Value, id: &str) -> &'j Value {
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    let mut tables = blocks.map(|block| &block["table"]);
    tables.find(|table| table["id"] == id).unwrap_or_else(|| panic!("no table {id}"))
}

/// The chapter of a cost is that of its account: what uses software is 65, energy, maintenance, telecommunications and what
/// is bought for staff are 011, pay is 012. Amounts are powers of two, in thousands of euros: a sum names what it is of.
#[test]
fn costs_stand_in_the_chapter_of_their_account() {
    // Family, component, account of the M57, chapter.
    let accounts = [
        ("platform", "subscription", "65811", "65"),
        ("platform", "licences", "6518", "65"),
        ("platform", "hosting", "65811", "65"),
        ("platform", "energy", "60612", "011"),
        ("platform", "hardware-support", "6156", "011"),
        ("connectivity", "subscription", "6262", "011"),
        ("sensor", "software", "65811", "65"),
        ("sensor", "maintenance", "6156", "011"),
        ("fiber", "maintenance", "615232", "011"),
        ("lighting", "inspection", "615232", "011"),
        ("service", "fee", "611", "011"),
        ("staff", "salary", "64111", "012"),
        ("staff", "training", "6184", "011"),
    ];
    let mut items: BTreeMap<&str, String> = BTreeMap::new();
    let mut expected: BTreeMap<&str, u32> = BTreeMap::new();
    for (place, (family, component, _, chapter)) in accounts.iter().enumerate() {
        let amount = 1_000 << place;
        *expected.entry(chapter).or_default() += amount;
        let cost = format!("{component}: {{price: {amount} EUR/year, vat: zero, index: none}}, ");
        items.entry(family).or_default().push_str(&cost);
    }
    let item = |(family, costs): (&&str, &String)| {
        format!("  {family}: {{family: {family}, unit: place, costs: {{{}}}}}\n", costs.trim_end_matches(", "))
    };
    let lines: String =
        items.keys().map(|family| format!("  {family}: {{item: own/{family}, quantity: 1}}\n")).collect();
    let (_folder, path) = plan(&items.iter().map(item).collect::<String>(), &lines);
    let study = json(&path, "fr", &[]);
    let spending = table(&study, "chapters-spending");
    let total = spending["rows"].as_array().unwrap().iter().find(|row| row["total"] == true).unwrap();
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for (head, cell) in spending["columns"].as_array().unwrap().iter().zip(total["cells"].as_array().unwrap()).skip(1) {
        let amount = cell["money"].as_str().unwrap().strip_suffix(".00").unwrap().parse().unwrap();
        found.insert(head.as_str().unwrap().split(' ').next().unwrap(), amount);
    }
    assert_eq!(found, expected);
}

/// A *provision* is an account of its own (15, 68): what is kept for what may come is a margin within chapters of the plan.
#[test]
fn what_is_kept_for_what_may_come_is_no_provision() {
    let study = report(Path::new("plans/bethune-sensors.yaml"), "md", "fr", &[]).replace('\u{a0}', " ");
    assert!(study.contains("marge pour aléas de 704 361 €".replace("704 361", "704\u{202f}361").as_str()), "{study}");
    assert!(!study.to_lowercase().contains("provision pour aléas"), "{study}");
    let said = "aux chapitres des dépenses du projet (investissement : 20, 21 ; fonctionnement : 011, 012, 65)";
    assert!(study.contains(said), "{study}");
}

/// Credits of a year in which nothing is paid are none, and stand there: an authorisation is followed year by year.
#[test]
fn credits_are_told_for_each_year_of_the_authorisation() {
    let study = shipped_json(Path::new("plans/bethune-sensors.yaml"));
    let rows = table(&study, "programme")["rows"].as_array().unwrap();
    let years: Vec<i64> = rows.iter().filter_map(|row| row["cells"][0]["year"].as_i64()).collect();
    assert_eq!(years, [2026, 2027, 2028, 2029, 2030]);
    assert_eq!(rows[1]["cells"][1]["money"], "0.00");
    // What asks for no authorisation does not speak of one but to say so.
    let small = report(Path::new("plans/school-co2.yaml"), "md", "fr", &[]);
    let body = small.split("## Annexe").next().unwrap();
    assert_eq!(body.matches("utorisation de programme").count(), 1, "{body}");
}

/// Nobody is bought from what is paid for the right to stand on a pole: 1 000 EUR of boxes and 500 EUR of fees are a
/// purchase of 1 000 EUR.
#[test]
fn fees_for_occupying_a_pole_are_no_purchase() {
    let item = "  box: {family: sensor, unit: box, costs: {device: {price: 1000 EUR/box, vat: zero}, pole-fee: {price: 500 EUR/box/year, vat: zero, index: none}}}\n";
    let (_folder, path) = plan(item, "  boxes: {item: own/box, quantity: 1}\n");
    let study = report(&path, "md", "en", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(study.contains("comes to 1 000 EUR excl. VAT over its length"), "{study}");
}

/// Aid that pays nothing leaves the net cost what it is: the sum is not said a second time as that without the aid.
#[test]
fn a_sum_is_not_said_twice() {
    let study = report(Path::new("plans/school-co2.yaml"), "md", "fr", &[]);
    assert!(!study.contains("sans les aides et gains qui ne sont pas acquis"), "{study}");
    let study = report(Path::new("plans/public-wifi.yaml"), "md", "fr", &[]);
    assert!(study.contains("sans les aides et gains qui ne sont pas acquis"), "{study}");
}

/// How much of the aid is FCTVA on upkeep, which the finance bill for 2026 proposed to end, is told on the first page: at
/// `lighting`, what `check` tells of it among the open points.
#[test]
fn fctva_on_upkeep_is_told_on_the_first_page() {
    let study = report(Path::new("plans/lighting.yaml"), "md", "fr", &[]).replace(['\u{a0}', '\u{202f}'], " ");
    let first = study.split("## 1.").next().unwrap();
    assert!(first.contains("FCTVA d'entretien de 2026 et après compris, 1 021 430 €"), "{first}");
}

/// In a programme, too, plans, lines and months have their names, and amounts do not run into a title that ends in one.
#[test]
fn a_programme_is_told_by_titles() {
    let output = perenne().args(["check", "four-projects", "--lang", "fr"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(text.contains("2000 capteurs urbains à 600 € : 217 203 €"), "{text}");
    assert!(text.contains("septembre 2026 ┆"), "{text}");
    let warnings = text.split_once("Avertissements").unwrap().1;
    assert!(warnings.contains("Wifi public, 200 bornes : la source de « Borne de wifi public"), "{warnings}");
    assert!(!warnings.contains("2026-"), "a date as files write it: {warnings}");
}

/// Two lines of one item are told apart by their ids wherever lines have names, in words for those of shipped plans; a line
/// alone keeps the item's label.
#[test]
fn two_lines_of_one_item_are_told_apart() {
    let study = report(Path::new("plans/supervision-centre.yaml"), "md", "fr", &[]);
    for (label, told) in [
        ("Agent de catégorie B (technicien) – chefs d'équipe", true),
        ("Agent de catégorie B (technicien) – technicien", true),
        ("Agent de catégorie A (ingénieur, chef de projet) –", false),
    ] {
        assert_eq!(study.contains(label), told, "{label}");
    }
}

/// A line that brings a name of its own has it wherever lines have names, and its like keeps that of the item.
#[test]
fn a_line_with_a_name_of_its_own_has_it() {
    let item =
        "  box: {label: {en: Box, fr: Boîte}, family: sensor, unit: box, costs: {device: {price: 1000 EUR/box}}}\n";
    let lines = "  quays: {item: own/box, quantity: 1, label: {en: Quays, fr: Quais}}\n  station: {item: own/box, quantity: 2}\n";
    let (_folder, path) = plan(item, lines);
    let study = report(&path, "md", "fr", &[]);
    assert!(study.contains("| Quais |") && study.contains("| Boîte |"), "{study}");
    assert!(!study.contains("Boîte –"), "no two lines are called alike");
    assert!(report(&path, "md", "en", &[]).contains("| Quays |"));
}

/// What an editor hosts is used and not owned: its set-up is operating spending too, and none of it gives FCTVA.
#[test]
fn the_set_up_of_what_an_editor_hosts_gives_no_fctva() {
    let hosted = ["open-data-saas", "iot-platform", "citizen-app"].map(|item| format!("platforms/{item}"));
    for item in hosted.into_iter().chain(["connectivity/lorawan-network-server".to_owned()]) {
        let none = "  none: {family: service, unit: place, costs: {fee: {price: 0 EUR/year}}}\n";
        let (_folder, path) = plan(none, &format!("  hosted: {{item: {item}, quantity: 1}}\n"));
        let study = json(&path, "fr", &[]);
        let lines = study["result"]["lines"].as_array().unwrap();
        assert!(lines.iter().any(|line| line["component"] == "setup"), "{item}");
        assert!(lines.iter().all(|line| line["section"] == "operating"), "{item}: {lines:?}");
        let funding = study["result"]["funding"].as_array().unwrap();
        assert!(funding.iter().all(|one| one["kind"] != "fctva" || one["total"] == "0.00"), "{item}: {funding:?}");
        // The subscription is a right of use (65811), and no telecommunications.
        let chapters = table(&study, "chapters-spending")["columns"].as_array().unwrap();
        assert!(chapters.iter().any(|one| one.as_str().unwrap().starts_with("65 ")), "{item}: {chapters:?}");
    }
}
