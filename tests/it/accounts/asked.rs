//! What `city import` asks before it writes, what it names as left, and what it writes beside the figures.

use perenne::accounts::{Habits, left, taken, which};
use perenne::diagnostic::{Diagnostic, Diagnostics, codes, hints, message};
use perenne::language::Language;
use perenne::offers::forecast;
use rust_xlsxwriter::{Workbook, Worksheet};

use super::support::{accounts, codes as found, data, dgfip, scratch};

const LANGUAGES: [Language; 2] = [Language::English, Language::French];

/// What is said, in both languages, without a gap.
fn said(one: &Diagnostic) -> [String; 2] {
    LANGUAGES.map(|language| {
        let text = format!("{} {}", message(one, language), hints(one, language).join(" "));
        assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
        text.replace(['\u{a0}', '\u{202f}', '\u{2068}', '\u{2069}'], " ")
    })
}

/// Ten cities over eight years: the file is told for what it is, and how one is asked for.
#[test]
fn published_accounts_without_a_code_are_told_for_what_they_are() {
    let asked = which(&data("ofgl_10_grandes_villes_2017_2024.csv")).unwrap();
    assert_eq!(asked.code, codes::ACCOUNTS_WHICH);
    let [english, french] = said(&asked);
    assert!(
        english.contains("OFGL") && english.contains("10 municipalities") && english.contains("--insee"),
        "{english}"
    );
    assert!(french.contains("10 communes") && french.contains("2017, 2018") && french.contains("--insee"), "{french}");
    let [english, _] = said(&which(&dgfip(2015)).unwrap());
    assert!(
        english.contains("DGFiP") && english.contains("one municipality") && english.contains("--insee 68376"),
        "{english}"
    );
    // A table that somebody filled in is no such file, nor is what is not there.
    assert!(which(&scratch("filled.csv", "Poste (EUR);2024\nFCTVA;3\n")).is_none());
    assert!(which(&data("nowhere.csv")).is_none());
}

/// Without assumptions growth, loans and the lag are left; what five years of accounts show is written.
#[test]
fn what_is_left_to_be_written_is_named() {
    let wittenheim = accounts(&[dgfip(2015)], "68376");
    assert!(left(&wittenheim, Habits::Assumed).is_none());
    let told = left(&wittenheim, Habits::Left).unwrap();
    assert_eq!(told.code, codes::ACCOUNTS_LEFT);
    let [english, french] = said(&told);
    assert!(english.contains("growth.taxes") && english.contains("loans, fctva_lag"), "{english}");
    assert!(french.contains("--assume") && french.contains("0 %"), "{french}");
    let lille = accounts(&[data("ofgl_10_grandes_villes_2017_2024.csv")], "59350");
    let [english, _] = said(&left(&lille, Habits::Left).unwrap());
    assert!(!english.contains("growth.taxes") && english.contains("growth.other,"), "{english}");
}

/// Two files of one city in a folder would hide each other; the file itself may be replaced.
#[test]
fn an_id_that_another_file_of_the_folder_has_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let first = folder.path().join("a.yaml");
    assert!(taken("bobigny-2024", &first).is_none());
    std::fs::write(&first, "schema: perenne/city/v1\ncity: bobigny-2024\n").unwrap();
    let fault = taken("bobigny-2024", &folder.path().join("b.yaml")).unwrap();
    assert_eq!(fault.code, codes::ACCOUNTS_ID_TAKEN);
    assert!(said(&fault).iter().all(|text| text.contains("a.yaml") && text.contains("--force")));
    assert!(taken("bobigny-2024", &first).is_none());
    assert!(taken("bobigny-2023", &folder.path().join("b.yaml")).is_none());
}

/// A finance department's workbook as spreadsheets save it: the sheet of last year's version is hidden, and told.
#[test]
fn hidden_sheets_of_a_forecast_are_told() {
    let mut book = Workbook::new();
    for (name, hidden) in [("Prévisions", false), ("Version 1", true)] {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).unwrap().set_hidden(hidden);
        sheet.write_string(0, 0, "Poste (€)").unwrap().write_number(0, 1, 2024).unwrap();
        sheet.write_string(1, 0, "Impôts et taxes").unwrap().write_number(1, 1, 31_123_159.99).unwrap();
        book.push_worksheet(sheet);
    }
    let path = scratch("hidden.xlsx", book.save_to_buffer().unwrap());
    let mut diagnostics = Diagnostics::default();
    let table = forecast(&path, &mut diagnostics).unwrap();
    assert_eq!(found(&diagnostics), ["forecast-hidden"]);
    assert!(said(diagnostics.sorted()[0]).iter().all(|text| text.contains("Version 1")));
    // The figure of the cell stands beside the amount as the reader writes it, without what binary fractions leave.
    let accounts = table.accounts().unwrap();
    let [english, french] = LANGUAGES.map(|language| table.yaml(&accounts, Habits::Left, language));
    assert!(english.contains("taxes: 31_123_159.99 EUR # Prévisions!B2 31 123 159.99\n"), "{english}");
    assert!(french.contains("taxes: 31_123_159.99 EUR # Prévisions!B2 31 123 159,99\n"), "{french}");
}

#[test]
fn comments_of_published_accounts_are_written_in_the_language_of_the_file() {
    let wittenheim = accounts(&[dgfip(2015)], "68376");
    let french = perenne::accounts::city_yaml(&wittenheim, Habits::Left, Language::French);
    assert!(french.contains("staff: 6_932_470 EUR # perso 6 932,47\n"), "{french}");
}
