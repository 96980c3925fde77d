//! What a mapping may answer of a row's own words: what their unit is, and never that they say nothing of VAT, money, a time, a
//! pack or a reduction.

use std::sync::atomic::{AtomicUsize, Ordering};

use perenne::language::Language;
use rust_xlsxwriter::Workbook;

use crate::offers::support::{read_back, said, scratch, write};
use crate::offers::words;

/// What is read of the device, in a file of its own.
fn read(text: &str, mapping: Option<&str>) -> Result<String, String> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    words::read(&format!("answer-{}", COUNT.fetch_add(1, Ordering::Relaxed)), text, mapping)
}

/// The prices that are read of a row of the component, or what is told, in English.
fn row(name: &str, words: &str, mapping: &str) -> Result<String, String> {
    let text = format!("Désignation;PU HT (€)\nBoîte : Fourniture de l'équipement;80\n{words}\n");
    let path = scratch(&format!("answers-{name}.csv"));
    write(&path, text.as_bytes());
    let (session, imported) = read_back(&path, Some(mapping));
    let told = said(&session, Language::English);
    let line = |yaml: &str| yaml.lines().find(|line| line.contains("fee")).unwrap_or_default().trim().to_owned();
    imported.map(|imported| line(&imported.yaml)).ok_or(told)
}

#[test]
fn a_time_in_a_designation_is_answered_by_that_time_and_by_no_other() {
    for (place, (words, told, answers)) in [
        ("Redevance mensuelle", "mois", vec!["mois", "box × mois", "€/mois", "1 mois"]),
        ("Redevance 6 mois", "semestre", vec!["semestre", "6 mois"]),
        ("Redevance 2 ans prépayée", "2 ans", vec!["2 ans", "24 mois"]),
    ]
    .into_iter()
    .enumerate()
    {
        let name = place.to_string();
        let to = "rows: {\"row 3\": boxes.fee}\n";
        // To name the component does not settle them.
        let asked = row(&name, &format!("{words};0.5"), to).unwrap_err();
        assert!(asked.contains("[schedule-remark]"), "{words}: {asked}");
        assert!(asked.contains(&format!("units: {{\"row 3\": \"{told}\"}}")), "{words}: {asked}");
        for answer in answers {
            let found = row(&name, &format!("{words};0.5"), &format!("{to}units: {{\"row 3\": {answer}}}\n"));
            let expected = match told {
                "mois" => "fee: {price: 6 EUR/box/year}",
                "semestre" => "fee: {price: 1 EUR/box/year}",
                _ => "fee: {price: 0.25 EUR/box/year}",
            };
            assert_eq!(found.as_deref(), Ok(expected), "{words} as {answer}");
        }
        for other in ["box", "box × an", "an", "k€/mois"] {
            let refused = row(&name, &format!("{words};0.5"), &format!("{to}units: {{\"row 3\": {other}}}\n"));
            assert!(refused.unwrap_err().contains("error["), "{words} as {other}");
        }
    }
    // How long the contract lasts is no time of its price.
    let held = row("held", "Redevance, engagement 36 mois;6", "rows: {\"row 3\": boxes.fee}\n");
    assert_eq!(held.as_deref(), Ok("fee: {price: 6 EUR/box/year}"));
}

#[test]
fn how_many_are_sold_as_one_is_answered_by_that_number_and_by_no_other() {
    let with = |name: &str, mapping: &str| {
        read(
            &format!("Désignation;PU HT (€)\n{name};80\n"),
            Some(&format!("rows: {{\"row 2\": boxes.device}}\n{mapping}")),
        )
    };
    for name in
        ["Pack 10 capteurs", "Capteurs, les 10", "Capteur (carton de 10)", "Lot de 10 capteurs", "Paquet 10 boîtes"]
    {
        assert_eq!(with(name, ""), Err("schedule-remark".to_owned()), "{name}");
        assert_eq!(with(name, "units: {row 2: box}"), Err("schedule-remark".to_owned()), "{name}");
        assert_eq!(with(name, "units: {row 2: lot de 8}"), Err("schedule-remark".to_owned()), "{name}");
        assert_eq!(with(name, "units: {row 2: lot de 10}"), Ok("{price: 8 EUR/box}".to_owned()), "{name}");
    }
}

#[test]
fn no_unit_answers_words_of_vat_money_or_a_reduction() {
    for name in [
        "Capteur, prix TTC",
        "Capteur (en k€)",
        "Capteur - remise 10 % à déduire",
        "Capteur 80 USD",
        "Capteur : 80 $",
        "Capteur location mensuelle",
    ] {
        for mapping in ["", "units: {row 2: box}"] {
            let text = format!("Désignation;PU HT (€)\n{name};80\n");
            let mapping = format!("rows: {{\"row 2\": boxes.device}}\n{mapping}");
            assert_eq!(read(&text, Some(&mapping)), Err("schedule-remark".to_owned()), "{name} {mapping}");
            let path = scratch("answers-hard.csv");
            write(&path, text.as_bytes());
            let told = said(&read_back(&path, Some(&mapping)).0, Language::English);
            assert!(told.contains("ask the vendor") && !told.contains("units: {"), "{told}");
        }
    }
    // Words that say nothing of the price all the same are passed over by themselves.
    let passed = "rows: {row 2: boxes.device, \"Capteur location mensuelle\": ignored}";
    let text = "Désignation;PU HT (€)\nCapteur location mensuelle;80\n";
    assert_eq!(read(text, Some(passed)), Ok("{price: 80 EUR/box}".to_owned()));
    // Nor is money of another kind the name of a unit.
    for unit in ["k€", "$", "USD", "centimes"] {
        let text = format!("Désignation;Unité;PU HT (€)\n{{D}};{unit};80\n");
        for mapping in [format!("units: {{\"{unit}\": box}}"), "units: {row 2: box}".to_owned()] {
            assert_eq!(read(&text, Some(&mapping)), Err("schedule-unit".to_owned()), "{mapping}");
        }
    }
}

#[test]
fn names_of_products_are_read_where_the_row_itself_says_its_unit() {
    let price = Ok("{price: 80 EUR/box}".to_owned());
    for name in ["Boîte X200 LoRa", "Boîte modèle X10", "Boîte (ACME PULSE x2)"] {
        let text = format!("Désignation;Composant;Unité;Quantité;PU HT (€)\n{name};boxes.device;box;10;80\n");
        assert_eq!(read(&text, None), price, "{name}");
        assert_eq!(read(&text.replace("box;10", "u;10"), None), Err("schedule-remark".to_owned()), "{name}");
    }
    for head in ["Modèle", "Marque", "Marque / modèle", "Type", "Matériel proposé"] {
        assert_eq!(read(&format!("Désignation;PU HT (€);{head}\n{{D}};80;ACME X200\n"), None), price, "{head}");
        let remark = Err("schedule-remark".to_owned());
        assert_eq!(read(&format!("Désignation;PU HT (€);{head}\n{{D}};80;lot de 10\n"), None), remark, "{head}");
    }
}

#[test]
fn a_sheet_that_sums_the_offer_up_is_held_against_it() {
    let with = |rows: &[(&str, f64)], mapping: Option<&str>| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("DQE").unwrap();
        for (column, word) in (0..).zip(["Désignation", "Quantité", "PU HT"]) {
            sheet.write(0, column, word).unwrap();
        }
        sheet.write(1, 0, "Boîte : Fourniture de l'équipement").unwrap().write(1, 1, 10).unwrap();
        sheet.write(1, 2, 80).unwrap();
        let recap = book.add_worksheet().set_name("Récapitulatif").unwrap();
        for (at, (words, amount)) in (0..).zip(rows) {
            recap.write(at, 0, *words).unwrap().write(at, 1, *amount).unwrap();
        }
        let path = scratch("answers-recap.xlsx");
        write(&path, &book.save_to_buffer().unwrap());
        let (session, imported) = read_back(&path, mapping);
        imported.map(|_| ()).ok_or(said(&session, Language::English))
    };
    let right = [("Total HT", 800.0), ("TVA 20 %", 160.0), ("Total TTC", 960.0)];
    assert_eq!(with(&right, None), Ok(()));
    let other = with(&[("Total HT", 700.0)], None).unwrap_err();
    assert!(other.contains("[schedule-total]") && other.contains("rows: {\"Total HT\": ignored}"), "{other}");
    assert_eq!(with(&[("Total HT", 700.0)], Some("rows: {Total HT: ignored}")), Ok(()));
    for words in ["Avoir", "Réduction", "Geste commercial", "Fidélité"] {
        let told = with(&[("Total HT", 800.0), (words, -40.0)], None).unwrap_err();
        assert!(told.contains("[schedule-unheld]") && told.contains(words), "{words}: {told}");
        assert_eq!(with(&[("Total HT", 800.0), (words, -40.0)], Some(&format!("rows: {{{words}: ignored}}"))), Ok(()));
    }
    // Figures of other things are none of money.
    assert_eq!(with(&[("Température minimale", -20.0), ("Réduction de débit", 3.0)], None), Ok(()));
}
