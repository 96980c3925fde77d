//! What stands beside a price and says another one, and mappings that would: asked about, and settled by what the hint says.

use perenne::language::Language;
use rust_xlsxwriter::Workbook;

use crate::offers::support::{Cell, E, N, device, filled, put, read_back, said, save, scratch, write};

const DEVICE: &str = "Boîte : Fourniture de l'équipement";
const PRICE: &str = "{price: 80 EUR/box}";

/// What is read of the device, or the codes of what is refused; `{D}` is its designation.
fn read(text: &str, mapping: Option<&str>) -> Result<String, String> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (text, mapping).hash(&mut hasher);
    let name = format!("another-{:x}.csv", hasher.finish());
    device(&name, text.replace("{D}", DEVICE).as_bytes(), mapping)
}

#[test]
fn a_price_with_vat_beside_the_one_without_is_the_same_price() {
    let heads =
        ["PU TTC", "Prix TTC", "Prix TTC remisé (€)", "Prix public TTC", "Coût TTC", "Prix TTC à partir de 100"];
    for head in heads {
        let table = |taxed: &str| format!("Désignation;PU HT (€);{head}\n{{D}};80;{taxed}\n");
        assert_eq!(read(&table("96"), None), Ok(PRICE.to_owned()), "{head}");
        assert_eq!(read(&table("86,40"), None), Err("schedule-echo".to_owned()), "{head}");
        assert_eq!(read(&table("86,40"), Some("columns: {ignored: [C]}")), Ok(PRICE.to_owned()), "{head}");
    }
    // A price that does not say of how many may be that of all of them.
    let all = "Désignation;Quantité;PU HT (€);Prix TTC\n{D};10;80;960\n";
    assert_eq!(read(all, None), Ok(PRICE.to_owned()));
}

#[test]
fn figures_of_another_year_or_of_a_delivery_are_asked_about() {
    for head in ["N+1", "N - 1", "N", "Année 2", "Livraison"] {
        let text = format!("Désignation;PU HT (€);{head}\n{{D}};80;85\n");
        assert_eq!(read(&text, None), Err("schedule-alters".to_owned()), "{head}");
        assert_eq!(read(&text, Some("columns: {ignored: [C]}")), Ok(PRICE.to_owned()), "{head}");
    }
    for (head, cell) in
        [("N", "1"), ("N°", "85"), ("Année", "2027"), ("Livraison (jours)", "30"), ("Délai de livraison", "30")]
    {
        let text = format!("Désignation;PU HT (€);{head}\n{{D}};80;{cell}\n");
        assert_eq!(read(&text, None), Ok(PRICE.to_owned()), "{head}");
    }
}

#[test]
fn a_mapping_settles_what_is_open_and_never_what_is_plain() {
    for (heads, cells, mapping) in [
        ("PU HT (€)", "80", "columns: {price: {column: B, unit: k€}}"),
        ("PU HT en euros", "80", "columns: {price: {column: B, unit: centimes}}"),
        ("PU HT (€);Pannes (% par an)", "80;4", "columns: {failure: {column: C, unit: \"% par mois\"}}"),
        ("PU HT (€);Durée de vie (ans)", "80;8", "columns: {life: {column: C, unit: mois}}"),
        ("PU annuel HT (€)", "80", "columns: {price: {column: B, unit: €/mois}}"),
    ] {
        let text = format!("Désignation;{heads}\n{{D}};{cells}\n");
        let codes = read(&text, Some(mapping)).unwrap_err();
        assert!(codes.contains("mapping-contradicts"), "{heads} as {mapping}: {codes}");
    }
    // What the heading leaves open is the mapping's to say; what it says, the mapping may say, too.
    let open = "Désignation;PU HT\n{D};0,08\n";
    assert_eq!(read(open, Some("columns: {price: {column: B, unit: k€}}")), Ok(PRICE.to_owned()));
    let same = "Désignation;PU HT (€)\n{D};80\n";
    assert_eq!(read(same, Some("columns: {price: {column: B, unit: EUR}}")), Ok(PRICE.to_owned()));
    // One column is one thing, and a total is no row of a price.
    assert_eq!(read(same, Some("columns: {price: B, ignored: [B]}")), Err("mapping-twice".to_owned()));
    let total = "Désignation;Quantité;PU HT;Montant HT\n{D};10;80;800\nTotal HT;;;800\n";
    let path = scratch("another-total.csv");
    write(&path, total.replace("{D}", DEVICE).as_bytes());
    let (session, _) = read_back(&path, Some("rows: {\"Total HT\": boxes.install}"));
    let told = said(&session, Language::English);
    assert!(told.contains("[mapping-unused]") && told.contains("no row of a price"), "{told}");
}

/// Vendors write product names in the designation: what the price is for settles that they are names.
#[test]
fn a_name_that_reads_like_a_pack_is_settled_without_losing_its_price() {
    for name in ["Boîte ACME X200", "Boîte X10", "Kit x2 piles", "Option LoRa"] {
        let text = format!("Désignation;Composant;PU HT (€)\n{name};boxes.device;80\n");
        assert_eq!(read(&text, None), Err("schedule-remark".to_owned()), "{name}");
        let settled = "units: {\"row 2\": box}";
        assert_eq!(read(&text, Some(settled)), Ok(PRICE.to_owned()), "{name}");
        let path = scratch("another-name.csv");
        write(&path, text.as_bytes());
        let (session, _) = read_back(&path, None);
        let told = said(&session, Language::English);
        assert!(told.contains("units: {\"row 2\": ") && !told.contains("ignored"), "{told}");
    }
}

#[test]
fn a_cell_that_shows_another_price_is_told_or_asked_about() {
    let shown = |value: f64, format: &'static str| {
        let mut rows = filled();
        put(&mut rows, "E7", Cell::Shown(value, format));
        for cell in ["F7", "F11", "F12", "F13"] {
            put(&mut rows, cell, E);
        }
        for row in [11, 12, 13] {
            rows[row - 1].clear();
        }
        let (session, imported) = read_back(&save(&rows, "another-shown.xlsx"), None);
        let told = said(&session, Language::French);
        if imported.is_some() { Ok(told) } else { Err(told) }
    };
    assert!(shown(0.54, "0").unwrap_err().contains("[schedule-kind]"));
    for (value, format) in [(540.4, "#,##0 [$€-40C]"), (80.126, "0.0")] {
        assert!(shown(value, format).unwrap().contains("[schedule-rounded]"), "{value} {format}");
    }
    for (value, format) in [(80.126, "0.00"), (80.0, "0"), (80.1, "General"), (333.333_333, "#,##0.00")] {
        assert!(!shown(value, format).unwrap().contains("rounded"), "{value} {format}");
    }
}

#[test]
fn a_reduction_on_another_sheet_is_an_amount_that_nothing_holds() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("DQE").unwrap();
    sheet.write(0, 0, "Désignation").unwrap().write(0, 1, "PU HT").unwrap();
    sheet.write(1, 0, DEVICE).unwrap().write(1, 1, 80).unwrap();
    let recap = book.add_worksheet().set_name("Récapitulatif").unwrap();
    recap.write(0, 0, "Poste").unwrap().write(0, 1, "Total HT").unwrap();
    recap.write(1, 0, "Remise").unwrap().write(1, 1, -4000).unwrap();
    let path = scratch("another-recap.xlsx");
    write(&path, &book.save_to_buffer().unwrap());
    let (session, imported) = read_back(&path, None);
    let told = said(&session, Language::English);
    assert!(
        imported.is_none() && told.contains("error[schedule-unheld]: another-recap.xlsx Récapitulatif!A2"),
        "{told}"
    );
    assert!(read_back(&path, Some("rows: {Remise: ignored}")).1.is_some());
}

#[test]
fn how_many_are_sold_as_one_is_asked_about_below_the_table_as_in_a_cell() {
    let with = |words: &str| read(&format!("Désignation;PU HT\n{{D}};80\n{words};\n"), None);
    for words in ["Un lot comprend 8 capteurs", "Le paquet contient dix boîtes", "Chaque lot compte 5 unités"] {
        assert_eq!(with(words), Err("schedule-remark".to_owned()), "{words}");
    }
    for words in ["Le marché comprend 8 lignes", "Le présent lot comprend 3 sites", "Livraison comprise"] {
        assert_ne!(with(words), Err("schedule-remark".to_owned()), "{words}");
    }
}

#[test]
fn headings_of_what_is_sold_and_of_what_is_paid() {
    for head in
        ["Poste;Prix unitaire", "Objet;PU HT", "Fournitures;Valeur unitaire HT (€)", "Matériel;Prix unitaire HT"]
    {
        assert_eq!(read(&format!("{head}\n{{D}};80\n"), None), Ok(PRICE.to_owned()), "{head}");
    }
    // Beside a designation, a *poste* is a number.
    assert_eq!(read("Poste;Désignation;PU HT\n1.2;{D};80\n", None), Ok(PRICE.to_owned()));
}

/// Told at its cell, once: the plan under the offer would tell it at a line of YAML.
#[test]
fn a_price_out_of_all_proportion_is_told_at_its_cell() {
    let mut rows = filled();
    put(&mut rows, "E7", N(80_100.0));
    put(&mut rows, "F7", E);
    for row in [11, 12, 13] {
        rows[row - 1].clear();
    }
    let (session, imported) = read_back(&save(&rows, "another-far.xlsx"), None);
    let told = said(&session, Language::English);
    assert!(imported.is_some(), "{told}");
    let lines: Vec<&str> = told.lines().filter(|line| line.contains("magnitude")).collect();
    assert!(lines.len() == 1 && lines[0].contains("DQE!E7") && lines[0].contains("80100 EUR/box"), "{told}");
}
