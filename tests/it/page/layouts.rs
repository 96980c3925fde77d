//! Schedules of others' making: each question that the form of a layout asks has an answer on it.

use std::fs;
use std::path::Path;

use scraper::{ElementRef, Html, Selector};

use super::support::{Page, Reply};

struct Tender {
    page: Page,
    folder: tempfile::TempDir,
}

impl Tender {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let small = Path::new("tests/offers/small");
        fs::copy(small.join("plan.yaml"), folder.path().join("plan.yaml")).unwrap();
        fs::create_dir(folder.path().join("catalogs")).unwrap();
        for file in fs::read_dir(small.join("catalogs")).unwrap().flatten() {
            fs::copy(file.path(), folder.path().join("catalogs").join(file.file_name())).unwrap();
        }
        Self { page: Page::open(folder.path(), false), folder }
    }

    fn drop(&self, schedule: &str) -> Reply {
        self.page.send("/plan/offers/read?p=plan.yaml", &[("vendor", "Dupont")], ("a.csv", schedule))
    }

    /// Sends the form with what it is to hold; empty: nothing is chosen.
    fn answer(&self, form: &Reply, chosen: &[(&str, &str)]) -> Reply {
        let mut all = fields(&form.body);
        for (name, value) in chosen {
            match all.iter_mut().find(|(known, _)| known == name) {
                Some((_, sent)) => (*value).clone_into(sent),
                None => all.push(((*name).to_owned(), (*value).to_owned())),
            }
        }
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.page.post("/plan/offers/map?p=plan.yaml", &all)
    }

    fn offer(&self) -> Option<String> {
        fs::read_to_string(self.folder.path().join("dupont.yaml")).ok()
    }
}

/// What a browser sends of the form.
fn fields(body: &str) -> Vec<(String, String)> {
    let page = Html::parse_document(body);
    let control = Selector::parse("main form :is(input, select)[name]").unwrap();
    let chosen = Selector::parse("option[selected]").unwrap();
    let sent = |one: &ElementRef<'_>| one.attr("type") != Some("checkbox") || one.attr("checked").is_some();
    page.select(&control)
        .filter(sent)
        .map(|one| {
            let value = one.select(&chosen).next().map_or(one.attr("value"), |option| option.attr("value"));
            (one.attr("name").unwrap().to_owned(), value.unwrap_or_default().to_owned())
        })
        .collect()
}

/// A column that the form says is none of its kind is not read, whatever its heading: 4 boxes where 20 are needed.
#[test]
fn a_column_that_is_set_aside_is_not_read() {
    let tender = Tender::new();
    let asked = tender.drop("Libellé;Qté;PU HT\nBoîte connectée;4;120,00\n");
    let said = [("means", "boxes.device")];
    let refused = tender.answer(&asked, &said);
    assert!(refused.body.contains("quantity changed") && tender.offer().is_none(), "{}", refused.body);
    let made = tender.answer(&refused, &[("column-quantity", "")]);
    assert!(tender.offer().unwrap().contains("device: {price: 120 EUR/box}"), "{}", made.body);
    let mapping = fs::read_to_string(tender.folder.path().join("dupont.mapping.yaml")).unwrap();
    assert!(mapping.contains("ignored: [\"B\"]"), "{mapping}");
}

/// What the command line would have written into a mapping is chosen on the form: columns passed over, units, words, rows.
#[test]
fn every_way_out_that_a_mapping_knows_is_an_answer_of_the_form() {
    for (schedule, answers) in [
        ("Libellé;PU HT;Note\nBoîte connectée;120,00;par mois\n", [("ignored", "C")]),
        ("Libellé;Qté;PU HT\nBoîte connectée;20 palettes;120,00\n", [("ignored", "B")]),
        ("Libellé;Unité;PU HT\nBoîte connectée;caisse;120,00\n", [("unit-is", "box")]),
        ("Libellé;PU HT\nBoîte connectée;120,00\nPose;sans objet\n", [("worth", "blank")]),
        ("Libellé;PU HT;Durée de vie (cycles)\nBoîte connectée;120,00;3\n", [("ignored", "C")]),
        ("Libellé;PU HT;Durée de vie\nBoîte connectée;120,00;3\n", [("unit-life", "ans")]),
        ("Libellé;PU HT\nBoîte connectée;120,00\nPrix hors pose\n", [("ignored", "-")]),
    ] {
        let tender = Tender::new();
        let mut form = tender.drop(schedule);
        // Each row means the first of the need, the next the second; a remark is passed over.
        for _ in 0..3 {
            let mut means = ["boxes.device", "boxes.install"].into_iter();
            let mut all = fields(&form.body);
            let names: Vec<String> =
                all.iter().filter(|(name, _)| name == "row").map(|(_, value)| value.clone()).collect();
            let mut names = names.iter();
            for (_, sent) in all.iter_mut().filter(|(name, _)| name == "means") {
                let name = names.next().unwrap();
                *sent = if name.contains(' ') && !name.contains("Boîte") { "ignored" } else { means.next().unwrap() }
                    .into();
            }
            for (name, value) in answers {
                let known: Vec<&mut (String, String)> = all.iter_mut().filter(|(known, _)| known == name).collect();
                let offered = form.body.contains(&format!("name=\"{name}\""));
                match known.into_iter().next() {
                    Some((_, sent)) => value.clone_into(sent),
                    None if offered => all.push((name.to_owned(), value.to_owned())),
                    None => {}
                }
            }
            let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            form = tender.page.post("/plan/offers/map?p=plan.yaml", &all);
            if tender.offer().is_some() {
                break;
            }
        }
        let offer = tender.offer().unwrap_or_else(|| panic!("{schedule}: {}", form.body));
        assert!(offer.contains("price: 120 EUR/box"), "{schedule}: {offer}");
    }
}

/// A row with the very name of an item of the need means it, until another is chosen; one of several components is asked.
#[test]
fn the_name_of_an_item_is_chosen_already() {
    let tender = Tender::new();
    let plan = tender.folder.path().join("plan.yaml");
    let text =
        fs::read_to_string(&plan).unwrap().replace("lines:\n", "lines:\n  visit: {item: visits/visit, quantity: 2}\n");
    fs::write(&plan, text).unwrap();
    let catalog = "schema: perenne/catalog/v1\ncatalog: visits\nitems:\n  visit: {label: Mise en service, family: service, unit: visit, costs: {service: {price: 100 EUR/visit}}}\n";
    fs::write(tender.folder.path().join("catalogs/visits.yaml"), catalog).unwrap();
    let asked = tender.drop("Libellé;Notre tarif\nMise en service;120,00\nBoîte;3\n");
    let said = tender.answer(&asked, &[("column-price", "B"), ("price-unit", "€ HT")]);
    let means: Vec<String> =
        fields(&said.body).into_iter().filter(|(name, _)| name == "means").map(|(_, value)| value).collect();
    assert_eq!(means, ["visit.service", "?"], "{}", said.body);
}

/// A column without a known heading that says a time beside each price is offered as the column of units.
#[test]
fn remarks_of_a_time_are_offered_as_units() {
    let tender = Tender::new();
    let asked = tender.drop("Libellé;PU HT;Remarques\nBoîte connectée;120,00;par mois\n");
    let asked = tender.answer(&asked, &[("means", "boxes.device")]);
    assert!(asked.body.contains("Column C says what the prices are for"), "{}", asked.body);
    let said = tender.answer(&asked, &[("column-unit", "C")]);
    // It is read as a unit from there on: a price for a month is none of a box.
    assert!(!said.body.contains("Column C says") && said.body.contains("par mois"), "{}", said.body);
}
