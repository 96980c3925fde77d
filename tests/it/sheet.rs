//! Plans as workbooks: the same results either way, and faults at their cell.

use std::path::{Path, PathBuf};

use perenne::diagnostic::{codes, render};
use perenne::document::Library;
use perenne::language::Language;
use perenne::report::json;
use perenne::session::{Options, Plan, Session};
use perenne::sheet::{Book, as_yaml, in_words_of_sheets, items, read_file, workbook};
use perenne::start::template;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Workbook, Worksheet};
use serde_json::Value;

use crate::support::shipped_and_contract;

const LANGUAGES: [Language; 2] = [Language::English, Language::French];
const BOOKS: [Book; 2] = [Book::Xlsx, Book::Ods];

/// A result without what says where its figures stand and how they are written.
fn bare(value: Value) -> Value {
    match value {
        Value::Object(entries) => {
            let told =
                |key: &str| matches!(key, "inputs" | "warnings" | "place" | "file" | "written" | "message" | "source");
            entries.into_iter().filter(|(key, _)| !told(key)).map(|(key, value)| (key, bare(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(bare).collect(),
        other => other,
    }
}

fn result(name: &str, text: &str, library: &Library, options: &Options) -> Value {
    let mut session = Session::default();
    let analysis = session.analyse_text(name, text, library, options);
    let analysis = analysis.unwrap_or_else(|| panic!("{name}: {}", said(&session, Language::English)));
    bare(json(&analysis, &session.diagnostics))
}

/// What the program says, in the words of the sheets.
fn told(session: &Session, language: Language) -> String {
    let spoken = in_words_of_sheets(&session.diagnostics, &session.sources, language);
    lines(&render(&spoken, &session.sources, language, false, 100))
}

fn said(session: &Session, language: Language) -> String {
    let text = render(&session.diagnostics, &session.sources, language, false, 100);
    lines(&text)
}

fn lines(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The text of a workbook, read from a file.
fn text_of(bytes: &[u8]) -> String {
    text_in(bytes, Book::Xlsx)
}

fn text_in(bytes: &[u8], book: Book) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(if book == Book::Ods { "plan.ods" } else { "plan.xlsx" });
    std::fs::write(&path, bytes).unwrap();
    let mut session = Session::default();
    let text = read_file(&path, &mut session.sources, &mut session.diagnostics);
    assert!(session.diagnostics.is_empty(), "{}", said(&session, Language::English));
    text.unwrap().to_string()
}

/// A plan gives the same result as YAML, as a workbook, and as the YAML that is made of that.
fn same_either_way(plan: &str, library: &Library, options: &Options, (language, book): (Language, Book), what: &str) {
    let bytes = workbook(plan, &[], book, language).unwrap_or_else(|why| panic!("{what}: {why:?}"));
    let text = text_in(&bytes, book);
    let expected = result("plan", plan, library, options);
    assert_eq!(result("plan", &text, library, options), expected, "{what}");
    let back = as_yaml(&text).unwrap();
    assert_eq!(result("plan", &back, library, options), expected, "{what}, back:\n{back}");
}

#[test]
fn shipped_plans_are_the_same_as_workbooks() {
    for (plan, options) in shipped_and_contract() {
        let text = std::fs::read_to_string(&plan).unwrap();
        let library = Session::default().library(Some(&plan), &options);
        for (language, book) in LANGUAGES.into_iter().flat_map(|language| BOOKS.map(|book| (language, book))) {
            same_either_way(&text, &library, &options, (language, book), &plan.display().to_string());
        }
    }
}

#[test]
fn random_plans_are_the_same_as_workbooks() {
    let range = std::env::var("PERENNE_SEEDS").unwrap_or_else(|_| "0..80".to_owned());
    let (from, to) = range.split_once("..").expect("PERENNE_SEEDS is FROM..TO");
    for seed in from.parse::<u64>().unwrap()..to.parse::<u64>().unwrap() {
        let files = crate::reference::random::plan(seed);
        let (_, text) = files.iter().find(|(name, _)| name.contains("plan")).unwrap().clone();
        let written = (LANGUAGES[usize::from(seed % 2 == 0)], BOOKS[usize::from(seed % 4 < 2)]);
        same_either_way(&text, &Library::with_files(files), &Options::default(), written, &format!("seed {seed}"));
    }
}

/// An offer gives the same result as YAML, as a workbook, and as the YAML that is made of that; and says the same.
fn same_offer_either_way(
    offer: &str,
    (name, plan): (&str, &str),
    library: &Library,
    (language, book): (Language, Book),
    what: &str,
) {
    let result = |offer: &str| {
        let mut session = Session::default();
        let plan = Plan::Text { name, text: plan, library };
        let analysis = session.analyse_offer_text(plan, offer, &Options::default());
        let analysis = analysis.unwrap_or_else(|| panic!("{what}: {}", said(&session, Language::English)));
        // Which marks group the digits of an override is not what it says.
        bare(json(&analysis, &session.diagnostics)).to_string().replace('_', "")
    };
    let bytes = workbook(offer, &[], book, language).unwrap_or_else(|why| panic!("{what}: {why:?}"));
    let text = text_in(&bytes, book);
    let back = as_yaml(&text).unwrap();
    let expected = result(offer);
    assert!(result(&text) == expected, "{what}");
    assert!(result(&back) == expected, "{what}, back:\n{back}");
    let read = |text: &str| perenne::document::edit::read(text).unwrap();
    // Without the order of keys and the marks that group digits: of a plan, a figure shows at least that it is the same.
    let said = |text: &str| {
        let mut said: Vec<char> = format!("{:?}", read(text)).replace('_', "").chars().collect();
        said.sort_unstable();
        said
    };
    assert_eq!(said(&back), said(offer), "{what}, back:\n{back}");
}

#[test]
fn offers_are_the_same_as_workbooks() {
    let plan = std::fs::read_to_string("plans/bethune-sensors.yaml").unwrap();
    let library = Session::default().library(Some("plans/bethune-sensors.yaml".as_ref()), &Options::default());
    let shipped = std::fs::read_dir("plans/offers").unwrap().map(|entry| entry.unwrap().path());
    let shipped: Vec<PathBuf> = shipped.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
    assert!(shipped.len() > 3);
    for path in shipped {
        let offer = std::fs::read_to_string(&path).unwrap();
        assert!(offer.contains("plan: bethune-sensors"), "{}", path.display());
        for written in LANGUAGES.into_iter().flat_map(|language| BOOKS.map(|book| (language, book))) {
            same_offer_either_way(&offer, ("plan", &plan), &library, written, &path.display().to_string());
        }
    }
}

#[test]
fn random_offers_are_the_same_as_workbooks() {
    let mut tried = 0;
    for seed in 0..60_u64 {
        let files = crate::reference::random::programme(seed, 3, crate::reference::switches::ENGINE);
        let library = Library::with_files(files.clone());
        for (name, offer) in files.iter().filter(|(name, _)| name.contains("-offer")) {
            let id = offer.split("\nplan: ").nth(1).unwrap().lines().next().unwrap();
            let (_, plan) = files
                .iter()
                .find(|(_, text)| text.contains(&format!("\nplan: {id}\n")) && text.contains("perenne/plan/v1"))
                .unwrap();
            let written = (LANGUAGES[usize::from(seed % 2 == 0)], BOOKS[usize::from(tried % 2 == 0)]);
            same_offer_either_way(offer, ("plan", plan), &library, written, &format!("seed {seed}, {name}"));
            tried += 1;
        }
    }
    assert!(tried > 20, "only {tried} offers");
}

const OFFER: Rows<'_> = &[
    &[T("Champ"), T("Valeur")],
    &[T("Identifiant"), T("essai")],
    &[T("Plan"), T("bethune-sensors")],
    &[T("Fournisseur"), T("Essai SARL")],
];

fn offer_told(sheets: &[(&str, Rows<'_>)]) -> (Option<bool>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own(sheets)).unwrap();
    let mut session = Session::default();
    let options = Options { offer: Some(path), ..Options::default() };
    let analysis = session.analyse("plans/bethune-sensors.yaml".as_ref(), &options);
    (analysis.map(|_| true), said(&session, Language::French))
}

/// What a vendor types is read as it is shown, and a fault of it stands at its cell.
#[test]
fn an_offer_is_read_from_its_sheets() {
    let head: &[Cell] = &[T("Ligne"), T("Composant"), T("Prix"), T("Unité"), T("Compris dans"), T("Durée de vie")];
    let device: &[Cell] =
        &[T("sensors"), T("device"), N(585.0, "#,##0.00 €"), T("EUR/sensor"), T(""), N(8.0, "0\" ans\"")];
    let survey: &[Cell] = &[T("sensors"), T("survey"), T(""), T(""), T("device"), T("")];
    let (read, told) = offer_told(&[("Offre", OFFER), ("Prix proposés", &[head, device, survey])]);
    assert_eq!(read, Some(true), "{told}");
    let wrong: &[Cell] = &[T("sensors"), T("device"), T("585 EUR par"), T(""), T(""), T("")];
    let (read, told) = offer_told(&[("Offre", OFFER), ("Prix proposés", &[head, survey, wrong])]);
    assert!(read.is_none() && told.contains("projet.xlsx!Prix proposés!C3"), "{told}");
}

/// Bidders call a sheet `Offre` as well: with headings of its own it is a price schedule.
#[test]
fn a_schedule_is_no_offer() {
    let schedule: Rows<'_> =
        &[&[T("Désignation"), T("Unité"), T("PU HT")], &[T("Capteur"), T("u"), N(585.0, "#,##0.00 €")]];
    for name in ["Offre", "Prix", "Prix proposés", "BPU"] {
        let (read, told) = offer_told(&[(name, schedule)]);
        assert!(read.is_none() && told.contains("perenne offers import"), "{name}: {told}");
    }
    // A plan is none either.
    let (read, told) = offer_told(&[("Projet", PROJECT)]);
    assert!(read.is_none() && told.contains("perenne/offer/v1"), "{told}");
}

/// A fault speaks of columns and fields, in the reader's words; what was typed is shown as it was typed.
#[test]
fn faults_speak_of_columns() {
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(20.0, "")]];
    let funding: Rows<'_> = &[
        &[T("Nature"), T("Identifiant"), T("Taux"), T("Durée"), T("État"), T("Montant")],
        &[T("emprunt"), T("banque"), T("3 %/an"), T("7"), T("acquis"), T("")],
    ];
    let project: Rows<'_> = &[&[T("Champ"), T("Valeur")], &[T("Identifiant"), T("essai")], &[T("Devise"), T("EUR")]];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own(&[("Projet", project), ("Lignes", lines), ("Financements", funding)])).unwrap();
    let mut session = Session::default();
    assert!(session.analyse(&path, &Options::default()).is_none());
    let both = LANGUAGES.map(|language| without_folder(&told(&session, language))).join("\n\n");
    insta::assert_snapshot!("columns", both);
}

#[test]
fn templates_are_plans_and_cities() {
    use perenne::document::Kind;
    for language in LANGUAGES {
        let library = Session::default().library(None, &Options::default());
        let plan = template(Kind::Plan, language).unwrap();
        same_either_way(plan, &library, &Options::default(), (language, Book::Ods), "template");
        let bytes = workbook(plan, &items(&library), Book::Xlsx, language).unwrap();
        assert!(as_yaml(&text_of(&bytes)).unwrap().contains("# "), "comments are kept");
        let city = workbook(template(Kind::City, language).unwrap(), &[], Book::Xlsx, language).unwrap();
        let back = as_yaml(&text_of(&city)).unwrap();
        let read = |text: &str| perenne::document::edit::read(text).unwrap();
        let sorted = |text: &str| format!("{:?}", read(text)).replace('_', "").len();
        assert_eq!(sorted(&back), sorted(template(Kind::City, language).unwrap()), "{back}");
    }
}

#[test]
fn comments_become_remarks_and_come_back() {
    let plan = "schema: perenne/plan/v1\n# What it is for.\nplan: p\nstart: 2026-01\nhorizon: 5 years\nlines:\n  \
                a: {item: sensors/noise, quantity: 3}   # three of them\n  # and \"more\"\n  b: {item: sensors/noise, quantity: 4}\n";
    let back = as_yaml(&text_of(&workbook(plan, &[], Book::Xlsx, Language::French).unwrap())).unwrap();
    let expected = "schema: perenne/plan/v1\n# What it is for.\nplan: p\nstart: 2026-01\nhorizon: 5 years\nlines:\n  # three of \
                    them\n  a: {item: sensors/noise, quantity: 3}\n  # and \"more\"\n  b: {item: sensors/noise, quantity: 4}\n";
    assert_eq!(back, expected);
}

/// What a cell of a test holds.
enum Cell {
    Text(&'static str),
    Number(f64, &'static str),
    Month(u16, u8),
    Formula(&'static str, &'static str),
    Struck(f64),
    Noted(f64, &'static str),
    /// A cell that goes on in so many rows below it.
    Merged(f64, u32),
}
use Cell::{Formula as F, Merged, Month, Noted, Number as N, Struck, Text as T};

type Rows<'r> = &'r [&'r [Cell]];

/// A workbook as people make it.
fn own(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    own_hiding(sheets, None)
}

/// What is not shown of a sheet.
#[derive(Clone, Copy, PartialEq)]
enum Hidden {
    Sheet,
    Row(u32),
    Column(u16),
}

/// The same with something of a sheet hidden.
fn own_hiding(sheets: &[(&str, Rows<'_>)], hiding: Option<(&str, Hidden)>) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let mut sheet = Worksheet::new();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell {
                    T(text) => drop(sheet.write_string(row, column, *text).unwrap()),
                    N(number, "") => drop(sheet.write_number(row, column, *number).unwrap()),
                    N(number, format) => {
                        let format = Format::new().set_num_format(*format);
                        sheet.write_number_with_format(row, column, *number, &format).unwrap();
                    }
                    Month(year, month) => {
                        let date = ExcelDateTime::from_ymd(*year, *month, 1).unwrap();
                        let format = Format::new().set_num_format("dd/mm/yyyy");
                        sheet.write_datetime_with_format(row, column, &date, &format).unwrap();
                    }
                    Struck(number) => {
                        let format = Format::new().set_font_strikethrough();
                        sheet.write_number_with_format(row, column, *number, &format).unwrap();
                    }
                    Noted(number, note) => {
                        sheet.write_number(row, column, *number).unwrap();
                        sheet.insert_note(row, column, &Note::new(*note)).unwrap();
                    }
                    Merged(number, below) => {
                        let format = Format::new();
                        sheet.merge_range(row, column, row + below, column, "", &format).unwrap();
                        sheet.write_number_with_format(row, column, *number, &format).unwrap();
                    }
                    F(formula, result) => {
                        let formula = Formula::new(*formula).set_result(*result);
                        sheet.write_formula(row, column, formula).unwrap();
                    }
                }
            }
        }
        match hiding.filter(|(of, _)| of == name).map(|(_, what)| what) {
            Some(Hidden::Sheet) => drop(sheet.set_hidden(true)),
            Some(Hidden::Row(row)) => drop(sheet.set_row_hidden(row).unwrap()),
            Some(Hidden::Column(column)) => drop(sheet.set_column_hidden(column).unwrap()),
            None => {}
        }
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

const PROJECT: Rows<'_> = &[
    &[T("Champ"), T("Valeur")],
    &[T("Identifiant"), T("essai")],
    &[T("Début"), Month(2026, 9)],
    &[T("Horizon"), T("5 ans")],
    &[T("phases.pilot"), T("12 mois")],
    &[T("phases.run"), T("rest")],
];

/// A workbook of somebody who types as spreadsheets are typed: titles above, columns in another order, an empty row, dates,
/// percentages, euros, French words.
#[test]
fn cells_are_read_as_they_are_shown() {
    let lines: Rows<'_> = &[
        &[T("Mes lignes")],
        &[T("Article"), T("Ligne"), T("Montée en charge run"), T("Quantité pilot"), T("Quantité run")],
        &[T("sensors/noise"), T("capteurs"), T("mois après mois"), N(20.0, ""), N(200.0, "#,##0")],
        &[],
        &[T("connectivity/lorawan-gateway"), T("passerelles"), T(""), N(1.0, ""), N(4.0, "")],
    ];
    let prices: Rows<'_> = &[
        &[T("Ligne"), T("Composant"), T("Prix"), T("Unité"), T("Pannes"), T("TVA"), T("Durée de vie")],
        &[
            T("capteurs"),
            T("device"),
            N(540.0, "#,##0.00 €"),
            T("EUR/sensor"),
            N(0.04, "0%"),
            T("Taux normal"),
            N(8.0, "0\" ans\""),
        ],
    ];
    let gains: Rows<'_> =
        &[&[T("Identifiant"), T("Économie"), T("État")], &[T("energie"), N(3000.0, "#,##0\" €/an\""), T("espéré")]];
    let bytes = own(&[("Projet", PROJECT), ("Lignes", lines), ("Prix", prices), ("Gains", gains)]);
    let yaml = "schema: perenne/plan/v1\nplan: essai\nstart: 2026-09\nhorizon: 5 years\nphases: {pilot: 12 months, run: rest}\n\
                lines:\n  capteurs:\n    item: sensors/noise\n    quantity: {pilot: 20, run: {to: 200, ramp: linear}}\n    \
                costs: {device: {price: 540 EUR/sensor, failure: 4 %/year, vat: standard, life: 8 years}}\n  passerelles: {item: \
                connectivity/lorawan-gateway, quantity: {pilot: 1, run: 4}}\nbenefits: [{id: energie, saving: 3000 EUR/year, status: \
                hoped}]\n";
    let library = Library::with_files(Vec::new());
    let options = Options::default();
    assert_eq!(result("plan", &text_of(&bytes), &library, &options), result("plan", yaml, &library, &options));
}

/// A reproducer for each fault of workbooks.
fn reproducer(code: &str) -> Vec<u8> {
    let head: &[Cell] = &[T("Ligne"), T("Article"), T("Quantité")];
    let good: &[Cell] = &[T("capteurs"), T("sensors/noise"), N(20.0, "")];
    let lines = |rows: Rows<'_>| own(&[("Projet", PROJECT), ("Lignes", rows)]);
    match code {
        "sheet-no-plan" => own(&[("Lignes", &[head, good])]),
        "sheet-no-headings" => {
            let gains: Rows<'_> = &[&[T("energie"), T("30000 EUR/an")]];
            own(&[("Projet", PROJECT), ("Lignes", &[head, good]), ("Gains", gains)])
        }
        "sheet-near" => lines(&[&[T("Ligne"), T("Article"), T("Quantité"), T("Déjà dans les compte")], good]),
        "sheet-twice" => lines(&[
            &[T("Ligne"), T("Article"), T("Quantité"), T("Quantity")],
            &[T("capteurs"), T("sensors/noise"), N(20.0, ""), N(10.0, "")],
        ]),
        "sheet-either" => lines(&[
            &[T("Ligne"), T("Article"), T("Quantité"), T("Quantité pilot"), T("Montée en charge pilot")],
            &[T("capteurs"), T("sensors/noise"), N(20.0, ""), N(10.0, ""), T("mois après mois")],
        ]),
        "sheet-unheaded" => lines(&[head, good, &[T("autres"), T("sensors/noise"), N(3.0, ""), N(300.0, "")]]),
        "sheet-no-id" => lines(&[head, good, &[T(""), T("sensors/noise"), N(3.0, "")]]),
        "sheet-total" => lines(&[head, good, &[T("TOTAL"), T(""), N(20.0, "")]]),
        "sheet-same-city" => {
            let text = std::fs::read_to_string("catalogs/medium-city.yaml").unwrap();
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("ville.xlsx");
            std::fs::write(&path, workbook(&text, &[], Book::Xlsx, Language::French).unwrap()).unwrap();
            let plan = own(&[("Projet", PROJECT), ("Lignes", &[head, good])]);
            let whole = folder.path().join("projet.xlsx");
            std::fs::write(&whole, plan).unwrap();
            let city = sheets_of(&path).into_iter().filter(|(name, _)| name == "Ville");
            of_texts(&sheets_of(&whole).into_iter().chain(city).collect::<Vec<_>>())
        }
        "sheet-no-value" => lines(&[head, good, &[T("autres"), T("sensors/noise"), F("=1/0", "#DIV/0!")]]),
        "sheet-unit" => own(&[
            ("Projet", PROJECT),
            ("Lignes", &[head, good]),
            (
                "Prix",
                &[
                    &[T("Ligne"), T("Composant"), T("Prix"), T("Unité")],
                    &[T("capteurs"), T("device"), T("540 EUR/sensor"), T("EUR/an")],
                ],
            ),
        ]),
        "sheet-no-price" => own(&[
            ("Projet", PROJECT),
            ("Lignes", &[head, good]),
            (
                "Prix",
                &[
                    &[T("Ligne"), T("Composant"), T("Prix"), T("Unité"), T("Durée de vie")],
                    &[T("capteurs"), T("device"), T(""), T("EUR/sensor"), T("8 ans")],
                ],
            ),
        ]),
        "sheet-extra" => lines(&[&[T("Ligne"), T("Article"), T("Quantité"), T("Avis du maire")], good]),
        "sheet-hidden" => {
            own_hiding(&[("Projet", PROJECT), ("Lignes", &[head, good])], Some(("Lignes", Hidden::Row(1))))
        }
        "sheet-format" => lines(&[head, &[T("capteurs"), T("sensors/noise"), N(2000.0, "#,##0,")]]),
        "sheet-odd" => lines(&[head, &[T("capteurs"), T("sensors/noise"), Struck(20.0)]]),
        "sheet-beside" => lines(&[&[T("Montants en k€")], head, good]),
        "sheet-above" => lines(&[good, head, &[T("autres"), T("sensors/noise"), N(3.0, "")]]),
        "sheet-city" => {
            let project: Vec<&[Cell]> =
                PROJECT.iter().copied().chain([&[T("Ville"), T("medium-city")] as &[Cell]]).collect();
            let city: Rows<'_> = &[&[T("Champ"), T("Valeur")], &[T("Identifiant"), T("ma-ville")]];
            own(&[("Projet", &project), ("Lignes", &[head, good]), ("Ville", city)])
        }
        "sheet-points" => lines(&[head, &[T("capteurs"), T("sensors/noise"), T("1.250")]]),
        "sheet-note" => lines(&[head, &[T("capteurs"), T("sensors/noise"), Noted(20.0, "à confirmer")]]),
        "sheet-formula" => lines(&[head, &[T("capteurs"), T("sensors/noise"), F("=4*5", "20")]]),
        other => panic!("{other} has no reproducer"),
    }
}

fn session_of(code: &str) -> Session {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("projet.xlsx");
    std::fs::write(&path, reproducer(code)).unwrap();
    let mut session = Session::default();
    // Which of two cities of one id is meant is a question only where it is asked for.
    let city = (code == "sheet-same-city").then(|| "medium-city".to_owned());
    session.analyse(&path, &Options { city, ..Options::default() });
    session
}

/// A path without the folder that is thrown away.
fn without_folder(text: &str) -> String {
    let line = |line: &str| {
        let mark = ["--> ", "::: "].into_iter().find_map(|mark| Some(line.find(mark)? + mark.len()));
        match (mark, line.find("projet.xlsx")) {
            (Some(mark), Some(at)) => format!("{}{}", &line[..mark], &line[at..]),
            _ => line.to_owned(),
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_fault_of_a_workbook_is_told_at_its_cell() {
    for code in codes::SHEETS {
        let mut session = session_of(code.id);
        // What there is to say of the catalogs beside is told elsewhere.
        session.diagnostics.retain(|one| codes::SHEETS.contains(&one.code));
        let found: Vec<&str> = session.diagnostics.sorted().iter().map(|one| one.code.id).collect();
        assert!(found.iter().all(|one| *one == code.id) && !found.is_empty(), "{}: {found:?}", code.id);
        let both = LANGUAGES.map(|language| without_folder(&said(&session, language))).join("\n\n");
        assert!(!both.contains("{$") && !both.contains("{ $"), "{both}");
        insta::assert_snapshot!(code.id, both);
    }
}

/// The rules of the format stand at cells too.
#[test]
fn a_fault_of_the_format_stands_at_its_cell() {
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noize"), N(20.0, "")]];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", lines)])).unwrap();
    let mut session = Session::default();
    assert!(session.analyse(Path::new(&path), &Options::default()).is_none());
    let text = said(&session, Language::French);
    assert!(text.contains("projet.xlsx!Lignes!B2\n  |\n2 | capteurs │ sensors/noize │ 20\n"), "{text}");
}

/// `Prix TTC` over a price would leave the catalog's in force, or be taken for a price without VAT.
#[test]
fn a_heading_that_says_more_than_ours_is_asked_about() {
    for heading in ["Prix TTC", "Prix (k€)", "Prix unitaire"] {
        let head: &[Cell] = &[T("Ligne"), T("Article"), T("Quantité")];
        let lines: Rows<'_> = &[head, &[T("capteurs"), T("sensors/noise"), N(20.0, "")]];
        let prices: Rows<'_> = &[
            &[T("Ligne"), T("Composant"), T(heading), T("Section")],
            &[T("capteurs"), T("device"), N(190.0, ""), T("investissement")],
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.xlsx");
        std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", lines), ("Prix", prices)])).unwrap();
        let mut session = Session::default();
        assert!(session.analyse(&path, &Options::default()).is_none(), "{heading}");
        let told = said(&session, Language::French);
        assert!(told.contains("la colonne s'appelle `Prix`"), "{told}");
    }
}

/// Above the headings stand titles and nothing else: a sort takes the headings with it, an inserted row may be filled.
#[test]
fn a_row_above_the_headings_is_refused_where_it_is_no_title() {
    let head: &[Cell] = &[T("Ligne"), T("Article"), T("Quantité")];
    let good: &[Cell] = &[T("capteurs"), T("sensors/noise"), N(20.0, "")];
    for title in
        ["Projet capteurs, version du 3 mars", "Lignes", "Budget 2026", "2026 : premier chiffrage", "À compléter"]
    {
        let (read, told) = faults(&[("Projet", PROJECT), ("Lignes", &[&[T(title)], &[T(""), T(title)], head, good])]);
        assert_eq!(read, None, "{title}: {told}");
    }
    // What could be an id, an item, a field, a number, a date or a word of a column is no title; nor are two cells.
    let rows: [&[Cell]; 9] = [
        &[T("capteurs")],
        &[T("sensors/noise")],
        &[T("Quantité")],
        &[N(20.0, "")],
        &[T("2000 EUR/bin")],
        &[Month(2026, 9)],
        &[T("oui")],
        &[T("Ville de Lens"), T("version 2")],
        &[T("autres"), T("sensors/noise"), N(3.0, "")],
    ];
    for row in rows {
        let (read, told) = faults(&[("Projet", PROJECT), ("Lignes", &[row, head, good])]);
        assert_eq!(read.as_deref(), Some("sheet-above"), "{told}");
        assert!(told.contains("Lignes!A1"), "{told}");
    }
    // On every sheet, once for all rows, and nothing that only follows from it.
    let project: Rows<'_> = &[PROJECT[1], PROJECT[2], PROJECT[0], PROJECT[3], PROJECT[4], PROJECT[5]];
    let prices: Rows<'_> =
        &[&[T("capteurs"), T("device"), T("540 EUR/sensor")], &[T("Ligne"), T("Composant"), T("Prix")]];
    let funding: Rows<'_> = &[
        &[T("subvention"), T("region"), T("30 %"), T("demandé")],
        &[T("Nature"), T("Identifiant"), T("Taux"), T("État")],
    ];
    let gains: Rows<'_> =
        &[&[T("energie"), T("3000 EUR/an"), T("espéré")], &[T("Identifiant"), T("Économie"), T("État")]];
    let uncertain: Rows<'_> = &[
        &[T("capteurs.device.price"), T("400 EUR/sensor"), T("700 EUR/sensor")],
        &[T("Chemin"), T("Borne basse"), T("Borne haute")],
    ];
    let scenarios: Rows<'_> =
        &[&[T("sans"), T("funding.region.rate"), N(0.0, "0%")], &[T("Scénario"), T("Chemin"), T("Valeur")]];
    let all: [(&str, Rows<'_>); 7] = [
        ("Projet", project),
        ("Lignes", &[good, head]),
        ("Prix", prices),
        ("Financements", funding),
        ("Gains", gains),
        ("Incertitudes", uncertain),
        ("Scénarios", scenarios),
    ];
    let (read, told) = faults(&all);
    assert_eq!(read.as_deref(), Some(["sheet-above"; 7].join(" ").as_str()), "{told}");
    for (sheet, _) in all {
        assert!(told.contains(&format!("{sheet}!A1")), "{sheet}: {told}");
    }
    let offered: Rows<'_> =
        &[&[T("sensors"), T("device"), T("585 EUR/sensor")], &[T("Ligne"), T("Composant"), T("Prix")]];
    let (read, told) = offer_told(&[("Offre", OFFER), ("Prix proposés", offered)]);
    assert!(read.is_none() && told.contains("Prix proposés!A1") && told.contains("sheet-above"), "{told}");
}

/// A plan's workbook whose sheet of lines has a note on a heading, and words at the head of its printed pages.
fn with_words_around(note: Option<&str>, header: Option<&str>) -> (bool, Session) {
    let mut book = Workbook::new();
    for (name, rows) in [("Projet", PROJECT), ("Lignes", NOISE)] {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                match cell {
                    T(text) => drop(sheet.write_string(row, column, *text).unwrap()),
                    N(number, _) => drop(sheet.write_number(row, column, *number).unwrap()),
                    _ => drop(sheet.write_string(row, column, "2026-09").unwrap()),
                }
            }
        }
        if let Some(note) = note.filter(|_| name == "Lignes") {
            sheet.insert_note(0, 2, &Note::new(note)).unwrap();
        }
        if let Some(header) = header.filter(|_| name == "Lignes") {
            sheet.set_header(header);
        }
        book.push_worksheet(sheet);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, book.save_to_buffer().unwrap()).unwrap();
    let mut session = Session::default();
    let read = session.analyse(&path, &Options::default()).is_some();
    (read, session)
}

/// A note on a heading may be on all that stands below it; those of our own workbooks, in either language, are not told.
#[test]
fn a_note_on_a_heading_is_told_unless_it_is_our_own() {
    let notes =
        |session: &Session| session.diagnostics.sorted().iter().filter(|one| one.code == codes::SHEET_NOTE).count();
    let (read, session) = with_words_around(Some("Tous les prix de cette feuille sont TTC, en k€ & HT"), None);
    assert!(read);
    assert_eq!(notes(&session), 1);
    let told = told_in_french(&session);
    assert!(told.contains("Lignes!C1") && told.contains("TTC, en k€ & HT"), "{told}");
    let folder = tempfile::tempdir().unwrap();
    for (language, kind) in LANGUAGES.into_iter().flat_map(|language| BOOKS.map(|kind| (language, kind))) {
        let plan = template(perenne::document::Kind::Plan, language).unwrap();
        let path = folder.path().join(if kind == Book::Ods { "own.ods" } else { "own.xlsx" });
        std::fs::write(&path, workbook(plan, &[], kind, language).unwrap()).unwrap();
        let mut session = Session::default();
        assert!(read_file(&path, &mut session.sources, &mut session.diagnostics).is_some());
        assert_eq!(notes(&session), 0, "{}", said(&session, language));
    }
}

/// What is printed at the head of each page is read by people as what stands above the table.
#[test]
fn words_on_printed_pages_are_words_above_the_table() {
    let (read, session) = with_words_around(None, Some("&C&\"Arial,Gras\"Montants en k€"));
    let told = told_in_french(&session);
    assert!(!read && told.contains("pages imprimées") && told.contains("Lignes!A1"), "{told}");
    let (read, session) = with_words_around(None, Some("&LVille de Lens&RPage &P"));
    assert!(read, "{}", told_in_french(&session));
}

/// A component that is not wanted is removed where its price would stand, in the words of the hint, in either language.
#[test]
fn none_in_the_place_of_a_price_removes_the_component() {
    let yaml = "schema: perenne/plan/v1\nplan: essai\nstart: 2026-09\nhorizon: 5 years\nphases: {pilot: 12 months, run: rest}\n\
                lines:\n  capteurs: {item: sensors/noise, quantity: 20, costs: {calibration: none}}\n";
    let library = Library::with_files(Vec::new());
    let expected = result("plan", yaml, &library, &Options::default());
    for word in ["none", "aucun", "Aucun"] {
        for heading in ["Prix", "Valeur"] {
            let prices: Rows<'_> =
                &[&[T("Ligne"), T("Composant"), T(heading), T("Section")], &[T("capteurs"), T("calibration"), T(word)]];
            let bytes = own(&[("Projet", PROJECT), ("Lignes", NOISE), ("Prix", prices)]);
            assert_eq!(result("plan", &text_of(&bytes), &library, &Options::default()), expected, "{heading}: {word}");
        }
    }
    let french = text_of(&workbook(yaml, &[], Book::Xlsx, Language::French).unwrap());
    assert!(french.contains("capteurs │ calibration │ aucun"), "{french}");
    // What else the row says would not count.
    let prices: Rows<'_> = &[
        &[T("Ligne"), T("Composant"), T("Prix"), T("Durée de vie")],
        &[T("capteurs"), T("calibration"), T("aucun"), T("8 ans")],
    ];
    let (read, told) = faults(&[("Projet", PROJECT), ("Lignes", NOISE), ("Prix", prices)]);
    assert_eq!(read.as_deref(), Some("sheet-either"), "{told}");
    assert!(told.contains("Prix!D2"), "{told}");
}

/// A fault that a scenario makes stands at the scenario, and names it; so does a value that is not there.
#[test]
fn faults_of_scenarios_stand_at_the_scenario() {
    let head: &[Cell] = &[T("Scénario"), T("Chemin"), T("Valeur")];
    let told = |rows: Rows<'_>| faults(&[("Projet", PROJECT), ("Lignes", NOISE), ("Scénarios", rows)]);
    let slow: &[Cell] = &[T("lent"), T("phases.pilot"), T("30 ans")];
    let more: &[Cell] = &[T("lent"), T("capteurs.quantity"), N(30.0, "")];
    let (read, words) = told(&[head, slow]);
    assert_eq!(read.as_deref(), Some("in-scenario"), "{words}");
    assert!(words.contains("Scénarios!C2") && words.contains("dans le scénario `lent`"), "{words}");
    let (read, words) = told(&[head, more, &[T("cher"), T("capteurs.device.price")]]);
    assert!(read.is_some() && words.contains("Scénarios!C3") && words.contains("`Valeur` est vide"), "{words}");
    // Several values: which of them is not for us to say.
    let (read, words) = told(&[head, more, slow]);
    assert!(read.as_deref() == Some("in-scenario") && words.contains("Scénarios!A2"), "{words}");
}

/// What has no place in YAML is named when a workbook is converted; what every workbook of ours says is not.
#[test]
fn converting_names_what_it_leaves_behind() {
    for (language, kind) in LANGUAGES.into_iter().flat_map(|language| BOOKS.map(|kind| (language, kind))) {
        for of in [perenne::document::Kind::Plan, perenne::document::Kind::City, perenne::document::Kind::Offer] {
            let text = text_in(&workbook(template(of, language).unwrap(), &[], kind, language).unwrap(), kind);
            assert_eq!(perenne::sheet::left_behind(&text), Vec::<String>::new());
        }
    }
    let project: Rows<'_> = &[
        &[T("Champ"), T("Valeur"), T("Signification")],
        &[T("Identifiant"), T("essai"), T("Le nom court du marché.")],
        &[T("Titre"), T("Essai"), T("Son titre.")],
    ];
    let lines: Rows<'_> = &[&[T("Nos capteurs, lot 2")], NOISE[0], NOISE[1]];
    let note: Rows<'_> = &[&[T("Projet"), T("Vu avec le maire le 3 mars.")]];
    let text = text_of(&own(&[("Projet", project), ("Lignes", lines), ("Lisez-moi", note)]));
    assert_eq!(perenne::sheet::left_behind(&text), ["Projet!C2", "Lignes!A1", "Lisez-moi!B1"]);
}

/// A text that no reader of workbooks takes is written into none.
#[test]
fn what_no_cell_holds_is_not_written() {
    let plan = template(perenne::document::Kind::Plan, Language::French).unwrap();
    let title = plan.lines().find(|line| line.starts_with("title:")).unwrap();
    let long = plan.replace(title, &format!("title: {}", "a".repeat(32_768)));
    for kind in BOOKS {
        assert!(workbook(&long, &[], kind, Language::French).is_err());
    }
}

/// Results have one word for a status, whatever words the file has.
#[test]
fn results_say_statuses_in_the_words_of_the_format() {
    let yaml = "schema: perenne/plan/v1\nplan: essai\nstart: 2026-09\nhorizon: 5 years\n\
                lines: {capteurs: {item: sensors/noise, quantity: 20}}\n\
                benefits: [{id: energie, saving: 3000 EUR/year, status: espéré}]\n\
                scenarios: {sans: {benefits.energie.status: acquis}}\n";
    let options = Options { scenario: Some("sans".to_owned()), ..Options::default() };
    let said = result("plan", yaml, &Library::with_files(Vec::new()), &options).to_string();
    assert!(said.contains("\"from\":\"hoped\"") && said.contains("\"to\":\"acquired\""), "{said}");
}

/// The template offers what it takes: a source of a price, the indices that there are.
#[test]
fn the_template_offers_what_it_takes() {
    let plan = template(perenne::document::Kind::Plan, Language::French).unwrap();
    let ods = workbook(plan, &[], Book::Ods, Language::French).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(ods)).unwrap();
    let mut content = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("content.xml").unwrap(), &mut content).unwrap();
    for words in [
        "&quot;energy&quot;;",
        "&quot;labour&quot;;",
        "<text:p>Source</text:p>",
        "perenne catalog show ARTICLE",
        "Le nombre en service à la fin de cette phase",
        "EUR/sensor, EUR/an",
    ] {
        assert!(content.contains(words), "{words}");
    }
}

/// `=IF(…;"";…)` dragged down gives texts of nothing: cells that are empty and computed, in either kind of workbook.
#[test]
fn formulas_that_give_no_text_are_empty_and_told() {
    let lines: Rows<'_> = &[
        &[T("Ligne"), T("Article"), T("Quantité"), T("Nom")],
        &[T("capteurs"), T("sensors/noise"), N(20.0, ""), F("IF(1=1,\" \",\"x\")", " ")],
        &[F("IF(1=1,\" \",\"x\")", " "), F("IF(1=1,\" \",\"x\")", " ")],
    ];
    let (codes, told) = faults(&[("Projet", PROJECT), ("Lignes", lines)]);
    assert_eq!(codes, None, "{told}");
    assert!(told.contains("3 cellules contiennent des formules") && told.contains("Lignes!D2"), "{told}");
    // As LibreOffice writes it: a formula, no kind of value, a paragraph without a word.
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let formula = |inside: &str| {
        format!("<table:table-cell table:formula=\"of:=IF(1;&quot;&quot;)\">{inside}</table:table-cell>")
    };
    let project = [("Champ", "Valeur"), ("Identifiant", "essai"), ("Début", "2026-09"), ("Horizon", "5 ans")];
    let project: String = project.iter().map(|(key, value)| row(&[text(key), text(value)])).collect();
    let with = |inside: &str| {
        let one = row(&[text("capteurs"), text("sensors/noise"), text("20"), formula(inside)]);
        let head = row(&["Ligne", "Article", "Quantité", "Nom"].map(text));
        let lines = head + &one + &row(&[formula(inside), formula(inside)]);
        let sheet = |name: &str, rows: &str| format!("<table:table table:name=\"{name}\">{rows}</table:table>");
        let content = format!(
            "<office:document-content {ODS}><office:body><office:spreadsheet>{}{}</office:spreadsheet></office:body>\
             </office:document-content>",
            sheet("Projet", &project),
            sheet("Lignes", &lines)
        );
        let mut book = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        for (part, text) in [mimetype, ("content.xml", &content), ("META-INF/manifest.xml", "<manifest/>")] {
            book.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut book, text.as_bytes()).unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.ods");
        std::fs::write(&path, book.finish().unwrap().into_inner()).unwrap();
        let mut session = Session::default();
        let read = session.analyse(&path, &Options::default()).is_some();
        (read, told_in_french(&session))
    };
    for nothing in ["<text:p/>", "<text:p></text:p>", "<text:p> </text:p>"] {
        let (read, told) = with(nothing);
        assert!(read && told.contains("3 cellules contiennent des formules") && told.contains("Lignes!D2"), "{told}");
    }
    // Without a paragraph there is no result.
    let (read, told) = with("");
    assert!(!read && told.contains("la formule n'a pas de résultat"), "{told}");
}

const ODS: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                   xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                   xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";

/// A plan's workbook may hold its city: the same result as with the two apart, and faults at its own cells.
#[test]
fn a_city_stands_beside_its_plan() {
    use perenne::document::Kind;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let city = template(Kind::City, Language::French).unwrap();
    let plan = template(Kind::Plan, Language::French).unwrap();
    std::fs::write(at("ma-ville.yaml"), city).unwrap();
    std::fs::write(at("projet.yaml"), plan.replace("city: medium-city", "city: ma-ville")).unwrap();
    let check = |plan: &str, city: Option<&str>| {
        let mut session = Session::default();
        let options = Options { city: city.map(str::to_owned), ..Options::default() };
        let analysis = session.check(&at(plan), &options);
        (analysis.map(|analysis| bare(json(&analysis, &session.diagnostics))), told_in_french(&session))
    };
    let (expected, said) = check("projet.yaml", None);
    let expected = expected.unwrap_or_else(|| panic!("{said}"));
    let rows = |text: &str, book| {
        let path = if book == Book::Ods { at("one.ods") } else { at("one.xlsx") };
        std::fs::write(&path, workbook(text, &[], book, Language::French).unwrap()).unwrap();
        sheets_of(&path)
    };
    let of_city = rows(city, Book::Ods);
    let city_sheet = of_city.iter().find(|(name, _)| name == "Ville").unwrap().clone();
    for named in ["", "ma-ville", "medium-city"] {
        let plan =
            plan.replace("city: medium-city", &if named.is_empty() { String::new() } else { format!("city: {named}") });
        let mut sheets = rows(&plan, Book::Xlsx);
        sheets.retain(|(name, _)| name != "Lisez-moi");
        // A city may stand first.
        sheets.insert(0, city_sheet.clone());
        std::fs::write(at("both.xlsx"), of_texts(&sheets)).unwrap();
        let (found, said) = check("both.xlsx", None);
        if named == "medium-city" {
            assert!(found.is_none() && said.contains("sheet-city") && said.contains("`ma-ville`"), "{said}");
            continue;
        }
        assert!(found.as_ref() == Some(&expected), "{named}: {said}");
        assert!(!said.contains("n'est pas lue"), "{said}");
        // Another city is one of the command's; the own one by its name too.
        assert_eq!(check("both.xlsx", Some("ma-ville")).0.as_ref(), Some(&expected), "{named}");
        assert_ne!(check("both.xlsx", Some("medium-city")).0.as_ref(), Some(&expected), "{named}");
        // And it is a city for another plan.
        let by_file = check("projet.yaml", at("both.xlsx").to_str());
        assert_eq!(by_file.0.as_ref(), Some(&expected), "{}", by_file.1);
    }
    // A form whose values are all empty is no city, and said not to be read.
    let mut blank = city_sheet.clone();
    blank.1.iter_mut().skip(1).for_each(|row| row[1].clear());
    let sheets: Vec<_> = rows(plan, Book::Xlsx).into_iter().chain([blank]).collect();
    std::fs::write(at("both.xlsx"), of_texts(&sheets)).unwrap();
    let (found, said) = check("both.xlsx", None);
    assert!(found.is_some() && said.contains("la feuille `Ville` n'est pas lue"), "{said}");
    // A fault of the city stands at its cell.
    let mut wrong = city_sheet.clone();
    let population = wrong.1.iter().position(|row| row[0].contains("abitants")).unwrap();
    wrong.1[population][1] = "beaucoup".to_owned();
    let sheets: Vec<_> = rows(&plan.replace("city: medium-city", ""), Book::Xlsx).into_iter().chain([wrong]).collect();
    std::fs::write(at("both.xlsx"), of_texts(&sheets)).unwrap();
    let (found, said) = check("both.xlsx", None);
    assert!(found.is_none() && said.contains(&format!("both.xlsx!Ville!B{}", population + 1)), "{said}");
    // A city by its file is one of the command's.
    std::fs::write(at("projet.yaml"), plan.replace("city: medium-city", "city: ma-ville.xlsx")).unwrap();
    let (found, said) = check("projet.yaml", None);
    assert!(found.is_none() && said.contains("--city ") && said.contains("ma-ville.xlsx`"), "{said}");
}

/// The sheets of a workbook as texts, as they are read.
fn sheets_of(path: &Path) -> Vec<(String, Vec<Vec<String>>)> {
    let mut session = Session::default();
    let text = read_file(path, &mut session.sources, &mut session.diagnostics).unwrap();
    let mut out: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix('\u{2}'), out.last_mut()) {
            (Some(name), _) => out.push((name.to_owned(), Vec::new())),
            (None, Some((_, rows))) => rows.push(line.split('│').map(|cell| cell.trim().to_owned()).collect()),
            (None, None) => {}
        }
    }
    out
}

/// A workbook of texts alone.
fn of_texts(sheets: &[(String, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

/// Numbers that stand as text are read as people write them, where they can mean one thing; the others are asked about.
#[test]
fn numbers_that_are_text_are_read_as_people_write_them() {
    let with = |rate: &'static str, amount: &'static str, saving: &'static str, quantity: &'static str| {
        let lines: [&[Cell]; 2] =
            [&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), T(quantity)]];
        let funding: [&[Cell]; 3] = [
            &[T("Nature"), T("Identifiant"), T("Taux"), T("Montant"), T("Durée"), T("État")],
            &[T("emprunt"), T("banque"), T(rate), T(amount), T("10 ans"), T("")],
            &[T("subvention"), T("etat"), T(rate), T(""), T(""), T("acquise")],
        ];
        let gains: [&[Cell]; 2] = [
            &[T("Identifiant"), T("Nom"), T("Économie"), T("État")],
            &[T("energie"), T("1 200,5 nuits"), T(saving), T("espérée")],
        ];
        let scenarios: [&[Cell]; 2] =
            [&[T("Scénario"), T("Chemin"), T("Valeur")], &[T("plus"), T("benefits.energie.saving"), T(saving)]];
        // An index stands deeper than columns go; a title there has words.
        let index = if rate.contains(',') { "2,25 %/an" } else { "2.25 %/year" };
        let more: [&[Cell]; 2] = [&[T("indices.general"), T(index)], &[T("title.fr"), T("1 200 capteurs, 3,5 ans")]];
        let project: Vec<&[Cell]> = PROJECT.iter().copied().chain(more).collect();
        let sheets: [(&str, Rows<'_>); 5] = [
            ("Projet", &project),
            ("Lignes", &lines),
            ("Financements", &funding),
            ("Gains", &gains),
            ("Scénarios", &scenarios),
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.xlsx");
        std::fs::write(&path, own(&sheets)).unwrap();
        let mut session = Session::default();
        let options = Options { scenario: Some("plus".to_owned()), ..Options::default() };
        let analysis = session.analyse(&path, &options);
        let codes: Vec<&str> = session.diagnostics.to_mend().sorted().iter().map(|one| one.code.id).collect();
        // How an override is written is as it was typed.
        let figures = |mut value: Value| {
            value.as_object_mut().unwrap().remove("overrides");
            value
        };
        let result = analysis.map(|analysis| figures(bare(json(&analysis, &session.diagnostics))));
        (result, codes.join(" "), told_in_french(&session))
    };
    let (plain, codes, told) = with("3.5 %", "4000.50 EUR", "15000 EUR/year", "1200");
    assert!(plain.is_some(), "{codes}: {told}");
    assert!(plain.as_ref().unwrap().to_string().contains("1 200,5 nuits"), "a name is no number");
    for (rate, amount, saving, quantity) in [
        ("3,5 %", "4 000,50 €", "15 000 €/an", "1 200"),
        ("3,50\u{a0}%", "4\u{202f}000,50\u{a0}€", "15\u{a0}000 EUR/an", "1\u{202f}200"),
        ("3,5%", "4.000,50 €", "15'000 €/an", "1200,0"),
    ] {
        let (read, codes, told) = with(rate, amount, saving, quantity);
        assert_eq!(read, plain, "{codes}: {told}");
    }
    for (quantity, code) in [("1,200", "decimal-comma"), ("12 00", "digit-groups")] {
        let (read, codes, told) = with("3.5 %", "4000.50 EUR", "15000 EUR/year", quantity);
        assert!(read.is_none() && codes == code && told.contains("comme un nombre"), "{quantity} {codes}: {told}");
    }
}

/// `1.250` that stands as text may be two numbers, as `1,250` may, in an offer's workbook too; a number cell is none of them.
#[test]
fn a_point_before_three_digits_is_asked_about_in_text() {
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(2.0, "")]];
    let prices = |price: Cell| {
        let rows =
            [[T("Ligne"), T("Composant"), T("Prix"), T("Unité")], [T("capteurs"), T("device"), price, T("EUR/sensor")]];
        let rows: Vec<&[Cell]> = rows.iter().map(|row| &row[..]).collect();
        faults(&[("Projet", PROJECT), ("Lignes", lines), ("Prix", &rows)])
    };
    for (price, refused) in
        [("1.250", true), ("40.000 €", true), ("1.25", false), ("1.250.000", false), ("1.250,50", false)]
    {
        let (codes, told) = prices(T(price));
        assert_eq!(codes.is_some(), refused, "{price}: {told}");
        assert_eq!(told.contains("comme un nombre"), refused, "{price}: {told}");
    }
    let (codes, told) = prices(N(1.25, "0.000"));
    assert_eq!(codes, None, "{told}");
    let offered: Rows<'_> =
        &[&[T("Ligne"), T("Composant"), T("Prix")], &[T("capteurs"), T("device"), T("1.250 EUR/sensor")]];
    let offer: Rows<'_> = &[
        &[T("Champ"), T("Valeur")],
        &[T("Identifiant"), T("o")],
        &[T("Candidat"), T("C")],
        &[T("Projet"), T("essai")],
    ];
    let (read, told) = offer_told(&[("Offre", offer), ("Prix proposés", offered)]);
    assert!(read.is_none() && told.contains("sheet-points"), "{told}");
    // What YAML says with three decimals becomes a number, which is read.
    let plan = "schema: perenne/plan/v1\nplan: p\nstart: 2027-01\nhorizon: 5 years\nlines:\n  n: {item: sensors/noise, quantity: 2, costs: {device: {price: 40.000 EUR/sensor}}}\n";
    same_either_way(
        plan,
        &Library::with_files(Vec::new()),
        &Options::default(),
        (Language::French, Book::Xlsx),
        "points",
    );
}

/// The ends of an uncertainty and the spread of a source are numbers as any other.
#[test]
fn ends_and_spreads_are_read_as_people_write_them() {
    let with = |low: &'static str, high: &'static str, spread: &'static str| {
        let more: [&[Cell]; 4] = [
            &[T("sources.devis.title"), T("Devis 1 200")],
            &[T("sources.devis.grade"), T("hypothèse")],
            &[T("sources.devis.spread.below"), T(spread)],
            &[T("sources.devis.spread.above"), T(spread)],
        ];
        let project: Vec<&[Cell]> = PROJECT.iter().copied().chain(more).collect();
        let lines: Rows<'_> =
            &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(2.0, "")]];
        let ends: [&[Cell]; 2] =
            [&[T("Chemin"), T("Borne basse"), T("Borne haute")], &[T("capteurs.device.price"), T(low), T(high)]];
        faults(&[("Projet", &project), ("Lignes", lines), ("Incertitudes", &ends)])
    };
    for (low, high, spread) in
        [("120.5 EUR/sensor", "1200 EUR/sensor", "30.5 %"), ("120,50 €/sensor", "1 200 €/sensor", "30,5 %")]
    {
        let (codes, told) = with(low, high, spread);
        assert_eq!(codes, None, "{told}");
    }
    let (codes, told) = with("1,250 EUR/sensor", "1500 EUR/sensor", "30 %");
    assert!(codes.is_some() && told.contains("comme un nombre"), "{told}");
}

/// A city's sheet under another name would leave the verdict to another city.
#[test]
fn a_city_under_nearly_its_name_is_refused() {
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(2.0, "")]];
    let city: Rows<'_> =
        &[&[T("Champ"), T("Valeur")], &[T("Identifiant"), T("ma-ville")], &[T("Habitants"), N(40000.0, "")]];
    for name in ["Villes", "Vile", "Ville (2)", "Ville 2025", "Commune", "Feuil1"] {
        let (codes, told) = faults(&[("Projet", PROJECT), ("Lignes", lines), (name, city)]);
        assert_eq!(codes.as_deref(), Some("sheet-near"), "{name}: {told}");
        assert!(told.contains(&format!("aucune feuille ne s'appelle `{name}`")) && told.contains("Ville"), "{told}");
    }
    // A form that nobody filled says nothing, and other sheets of two columns are one's own.
    let blank: Rows<'_> = &[&[T("Champ"), T("Valeur")], &[T("Identifiant"), T("")], &[T("Habitants"), T("")]];
    let own: Rows<'_> = &[&[T("Champ"), T("Valeur")], &[T("Avis du maire"), T("favorable")]];
    for sheet in [("Ville (2)", blank), ("Notes", own)] {
        let (codes, told) = faults(&[("Projet", PROJECT), ("Lignes", lines), sheet]);
        assert_eq!(codes, None, "{told}");
    }
}

/// The heading of the values is told at its own cell, and nothing else is missing because of it.
#[test]
fn a_misspelt_heading_is_told_at_its_cell() {
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(2.0, "")]];
    for heading in ["Valeurs", "Valeur (k€)", "Montant"] {
        let project: Vec<&[Cell]> = PROJECT.to_vec();
        let head: [Cell; 2] = [T("Champ"), T(heading)];
        let project: Vec<&[Cell]> = [&head[..]].into_iter().chain(project.into_iter().skip(1)).collect();
        let (codes, told) = faults(&[("Projet", &project), ("Lignes", lines)]);
        assert_eq!(codes.as_deref(), Some("sheet-near"), "{heading}: {told}");
        assert!(told.contains("Projet!B1") && told.contains("`Valeur`") | told.contains("`Value / Valeur`"), "{told}");
        let scenarios: [&[Cell]; 2] =
            [&[T("Scénario"), T("Chemin"), T(heading)], &[T("plus"), T("capteurs.quantity"), N(4.0, "")]];
        let (codes, told) = faults(&[("Projet", PROJECT), ("Lignes", lines), ("Scénarios", &scenarios)]);
        assert_eq!(codes.as_deref(), Some("sheet-near"), "{heading}: {told}");
        assert!(told.contains("Scénarios!C1"), "{told}");
    }
}

/// Characters that nobody sees are told in a workbook as in YAML, and kept as they are.
#[test]
fn unseen_characters_of_a_workbook_are_told() {
    let with = |item: &'static str, name: &'static str| {
        let lines: [&[Cell]; 2] =
            [&[T("Ligne"), T("Article"), T("Nom"), T("Quantité")], &[T("quais"), T(item), T(name), N(3.0, "")]];
        let bytes = own(&[("Projet", PROJECT), ("Lignes", &lines)]);
        let text = text_of(&bytes);
        let mut session = Session::default();
        session.analyse_text("p", &text, &Library::with_files(Vec::new()), &Options::default());
        let codes: Vec<&str> = session.diagnostics.sorted().iter().map(|one| one.code.id).collect();
        (codes.contains(&"invisible-text"), codes.contains(&"invisible"), text)
    };
    let (told, refused, text) = with("sensors/noise", "a\u{200b}b\u{202e}c");
    assert!(told && !refused && text.contains("a\u{200b}b\u{202e}c"), "{text}");
    assert!(with("sensors/\u{200b}noise", "abc").1);
}

/// What people call a name is asked about where it is a heading, a name of nothing is none, and a price beside its unit may have it.
#[test]
fn names_and_units_as_people_write_them() {
    for heading in ["Libellé", "Intitulé", "Désignation"] {
        let lines: [&[Cell]; 2] = [
            &[T("Ligne"), T("Article"), T(heading), T("Quantité")],
            &[T("quais"), T("sensors/noise"), T("Bruit"), N(3.0, "")],
        ];
        let (codes, told) = faults(&[("Projet", PROJECT), ("Lignes", &lines)]);
        assert_eq!(codes.as_deref(), Some("sheet-near"), "{told}");
        assert!(told.contains("Nom"), "{told}");
    }
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(2.0, "")]];
    for price in ["12 345,60 €/sensor", "12345.60 EUR/sensor", "12 345,60 EUR / sensor"] {
        let prices: [&[Cell]; 2] = [
            &[T("Ligne"), T("Composant"), T("Prix"), T("Unité")],
            &[T("capteurs"), T("device"), T(price), T("EUR/sensor")],
        ];
        let (codes, told) = faults(&[("Projet", PROJECT), ("Lignes", lines), ("Prix", &prices)]);
        assert_eq!(codes, None, "{told}");
    }
    // A name that no formula gives is one fault.
    let project: Vec<&[Cell]> = PROJECT.iter().copied().chain([&[F("=1/0", "#DIV/0!"), T("x")] as &[Cell]]).collect();
    let (codes, told) = faults(&[("Projet", &project), ("Lignes", lines)]);
    assert_eq!(codes.as_deref(), Some("sheet-no-value"), "{told}");
}

/// `--city` puts another city in the place of both that a workbook may mean.
#[test]
fn the_city_that_is_asked_for_settles_which_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, reproducer("sheet-city")).unwrap();
    let mut session = Session::default();
    let options = Options { city: Some("medium-city".to_owned()), ..Options::default() };
    assert!(session.check(&path, &options).is_some(), "{}", told_in_french(&session));
    // A plan's workbook without such a sheet is no city.
    let lines: Rows<'_> =
        &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(2.0, "")]];
    std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", lines)])).unwrap();
    let options = Options { city: path.to_str().map(str::to_owned), ..Options::default() };
    let mut session = Session::default();
    assert!(session.check(&path, &options).is_none());
    let told = told_in_french(&session);
    assert!(told.contains("`Ville`") && !told.contains("première ligne"), "{told}");
}

/// What a paper says of a number by phase is the same from a workbook as from YAML.
#[test]
fn numbers_by_phase_are_shown_as_yaml_writes_them() {
    let plan = "schema: perenne/plan/v1\nplan: p\nstart: 2027-01\nhorizon: 5 years\n\
                phases: {pilot: 1 year, rollout: 1 year, run: rest}\nlines:\n  \
                bins: {item: sensors/bin-level, quantity: {pilot: 40, rollout: {to: 300, ramp: linear}}}\n";
    let written = |text: &str| {
        let mut session = Session::default();
        let analysis = session.analyse_text("p", text, &Library::with_files(Vec::new()), &Options::default()).unwrap();
        let inputs = perenne::explain::inputs(&analysis);
        let table = perenne::report::assumptions_json(&inputs, &analysis, &session.sources);
        let table = serde_json::to_value(table).unwrap();
        let values = table["values"].as_array().unwrap();
        values.iter().find(|one| one["path"] == "bins.quantity").unwrap()["written"].as_str().unwrap().to_owned()
    };
    let from_yaml = written(plan);
    assert_eq!(from_yaml, "{pilot: 40, rollout: {to: 300, ramp: linear}}");
    for (language, book) in LANGUAGES.into_iter().zip(BOOKS) {
        assert_eq!(written(&text_in(&workbook(plan, &[], book, language).unwrap(), book)), from_yaml);
    }
}

/// The name that a workbook gives a line is the one that readers see.
#[test]
fn a_line_has_the_name_that_its_sheet_gives() {
    let lines: Rows<'_> = &[
        &[T("Ligne"), T("Article"), T("Nom"), T("Quantité")],
        &[T("quais"), T("sensors/noise"), T("Bruit des quais"), N(3.0, "")],
        &[T("gare"), T("sensors/noise"), T(""), N(4.0, "")],
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", lines)])).unwrap();
    let mut session = Session::default();
    let analysis = session.analyse(&path, &Options::default()).expect("read");
    let names: Vec<&str> = analysis.case.lines.iter().map(|line| line.label.get("fr", "")).collect();
    assert_eq!(names[0], "Bruit des quais");
    assert!(names[1].starts_with("Capteur") && !names[1].contains('–'), "{names:?}");
    // Nor does a name of nothing in YAML leave a line without one.
    let plan = "schema: perenne/plan/v1\nplan: p\nstart: 2027-01\nhorizon: 5 years\nlines:\n  gare: {item: sensors/noise, label: '', quantity: 2}\n";
    let mut session = Session::default();
    let analysis =
        session.analyse_text("p", plan, &Library::with_files(Vec::new()), &Options::default()).expect("read");
    assert!(analysis.case.lines[0].label.get("fr", "").starts_with("Capteur"), "{:?}", analysis.case.lines[0].label);
}

/// What a workbook of these lines and prices says in French: the codes, and the words. None where the plan is read.
fn refused(lines: Rows<'_>, prices: Rows<'_>, hiding: Option<(&str, Hidden)>) -> (Option<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own_hiding(&[("Projet", PROJECT), ("Lignes", lines), ("Prix", prices)], hiding)).unwrap();
    let mut session = Session::default();
    let read = session.analyse(&path, &Options::default()).is_some();
    let errors = session.diagnostics.to_mend();
    let codes: Vec<&str> = errors.sorted().iter().map(|one| one.code.id).collect();
    ((!read).then(|| codes.join(" ")), told(&session, Language::French))
}

const NOISE: Rows<'_> =
    &[&[T("Ligne"), T("Article"), T("Quantité")], &[T("capteurs"), T("sensors/noise"), N(20.0, "")]];

/// A sheet, rows and columns that are hidden are named; what is hidden and is not read is none of the plan's business.
#[test]
fn what_is_hidden_is_never_read_unseen() {
    let prices: Rows<'_> = &[
        &[T("Ligne"), T("Composant"), T("Prix"), T("Unité"), T("Remarques")],
        &[T("capteurs"), T("device"), N(2400.0, ""), T("EUR/sensor"), T("devis")],
    ];
    for (of, what, named) in [
        ("Prix", Hidden::Sheet, "la feuille `Prix` est masquée"),
        ("Prix", Hidden::Row(1), "des lignes masquées de la feuille `Prix` contiennent ce qui serait lu : 2"),
        ("Prix", Hidden::Column(2), "des colonnes masquées de la feuille `Prix` contiennent ce qui serait lu : C"),
        ("Projet", Hidden::Row(2), "des lignes masquées de la feuille `Projet` contiennent ce qui serait lu : 3"),
    ] {
        let (codes, told) = refused(NOISE, prices, Some((of, what)));
        assert_eq!(codes.as_deref(), Some("sheet-hidden"), "{told}");
        assert!(told.replace('\u{a0}', " ").contains(named), "{told}");
    }
    // Remarks are not read, and rows without anything say nothing.
    for what in [Hidden::Column(4), Hidden::Row(7)] {
        let (codes, told) = refused(NOISE, prices, Some(("Prix", what)));
        assert_eq!(codes, None, "{told}");
    }
}

/// 300 sensors below a heading that was emptied, a price, what is typed beside the table: none goes without a word.
#[test]
fn cells_below_no_heading_are_refused() {
    // The second phase's heading is gone: 200 sensors would be 20.
    let lines: Rows<'_> = &[
        &[T("Ligne"), T("Article"), T("Quantité pilot"), T("")],
        &[T("capteurs"), T("sensors/noise"), N(20.0, ""), N(200.0, "")],
        &[],
        &[T("autres"), T("sensors/noise"), N(2.0, ""), F("=B9", "")],
    ];
    let (codes, told) = refused(lines, &[], None);
    assert_eq!(codes.as_deref(), Some("sheet-unheaded"), "{told}");
    assert!(told.contains("2 cellules sont remplies sous un en-tête vide, la première en D2"), "{told}");
    assert!(told.contains("l'en-tête, en D1, est vide"), "{told}");
    let prices: Rows<'_> = &[
        &[T("Devis de mai")],
        &[T("Ligne"), T("Composant"), T(""), T("Section")],
        &[T("capteurs"), T("device"), T("2400 EUR/sensor"), T("investissement")],
    ];
    let (codes, told) = refused(NOISE, prices, None);
    assert_eq!(codes.as_deref(), Some("sheet-unheaded"), "{told}");
    assert!(told.contains("une cellule est remplie sous un en-tête vide : C3") && told.contains("Prix!C2"), "{told}");
    // Beside the fields of the file itself, in a city and in an offer; a title above the headings is none of these.
    let aside: Rows<'_> = &[
        &[T("Mon offre"), T(""), T(""), T("v2")],
        OFFER[0],
        OFFER[1],
        OFFER[2],
        &[T(""), T(""), T(""), T("à revoir")],
    ];
    let (read, told) = offer_told(&[("Offre", aside), ("Prix proposés", &[])]);
    assert!(read.is_none() && told.contains("une cellule est remplie sous un en-tête vide : D5"), "{told}");
}

/// What a workbook of some sheets beside good lines is refused for, in French; none where it is read.
fn faults(sheets: &[(&str, Rows<'_>)]) -> (Option<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own(sheets)).unwrap();
    let mut session = Session::default();
    let read = session.analyse(&path, &Options::default()).is_some();
    let codes: Vec<&str> = session.diagnostics.to_mend().sorted().iter().map(|one| one.code.id).collect();
    ((!read).then(|| codes.join(" ")), told_in_french(&session))
}

/// What is missing is told at the empty cell, by its heading; what is wrong in the words that the sheet takes.
#[test]
fn faults_stand_at_the_cell_to_be_filled() {
    let one = |name: &str, rows: Rows<'_>, code: &str, says: &[&str]| {
        let lines: Rows<'_> = if name == "Lignes" { rows } else { NOISE };
        let more = (name != "Lignes").then_some((name, rows));
        let sheets: Vec<_> = [("Projet", PROJECT), ("Lignes", lines)].into_iter().chain(more).collect();
        let (codes, told) = faults(&sheets);
        assert_eq!(codes.as_deref(), Some(code), "{told}");
        for words in says {
            assert!(told.replace('\u{a0}', " ").contains(words), "{words}: {told}");
        }
    };
    // A ramp to no number.
    let head: &[Cell] = &[T("Ligne"), T("Article"), T("Quantité pilot"), T("Quantité run"), T("Montée en charge run")];
    let ramp: &[Cell] = &[T("capteurs"), T("sensors/noise"), N(20.0, ""), T(""), T("linéaire")];
    one("Lignes", &[head, ramp], "missing-key", &["`Quantité run` est vide", "projet.xlsx!Lignes!D2"]);
    // Below an emptied heading: what it may be is not missing besides.
    let unnamed: &[Cell] = &[T("Ligne"), T("Article"), T("Quantité pilot"), T(""), T("Montée en charge run")];
    let filled: &[Cell] = &[T("capteurs"), T("sensors/noise"), N(20.0, ""), N(200.0, ""), T("linéaire")];
    one("Lignes", &[unnamed, filled], "sheet-unheaded", &["projet.xlsx!Lignes!D2", "en D1"]);
    one("Lignes", &[&[T("Lot"), T("Article"), T("Quantité")], filled], "sheet-no-headings", &["Lignes!A1"]);
    one("Lignes", &[&[T("Lignes"), T("Article"), T("Quantité")], filled], "sheet-near", &["Lignes!A1", "`Ligne`"]);
    let funding = |kind: &'static str| [[T("Nature"), T("Identifiant"), T("Taux")], [T(kind), T("etat"), N(0.2, "0%")]];
    let [head, aid] = &funding("aide");
    one("Financements", &[head, aid], "unknown-word", &["Financements!A2", "subvention, participation, emprunt"]);
    let [head, many] = &funding("Subventions");
    one("Financements", &[head, many], "unknown-word", &["vouliez-vous dire `subvention`"]);
    let gains: Rows<'_> =
        &[&[T("Identifiant"), T("Économie"), T("Recette")], &[T("energie"), T("3000 EUR/an"), T("100 EUR/an")]];
    one("Gains", gains, "field-conflict", &["`Recette` ne peut pas figurer avec `Économie`"]);
    let prices: Rows<'_> = &[&[T("Ligne"), T("Composant"), T("TVA")], &[T("capteurs"), T("device"), T("normale")]];
    one("Prix", prices, "unknown-word", &["vouliez-vous dire `taux normal`"]);
    let status: Rows<'_> = &[&[T("Nature"), T("Identifiant"), T("Taux"), T("Statut")]];
    one("Financements", status, "sheet-near", &["`Status / État`"]);
    let most: Rows<'_> = &[
        &[T("Nature"), T("Identifiant"), T("Taux"), T("Montant maximum")],
        &[T("subvention"), T("etat"), N(0.2, "0%"), N(40000.0, "")],
    ];
    one("Financements", most, "sheet-near", &["est-ce la colonne `Cap / Plafond`"]);
    let yearly: Rows<'_> = &[&[T("Identifiant"), T("Économie")], &[T("energie"), T("15000 € par an")]];
    one("Gains", yearly, "not-yearly-money", &["Gains!B2", "écrivez `15000 €/year`"]);
    let (codes, told) = faults(&[
        ("Projet", &[PROJECT[0], PROJECT[1], PROJECT[2], PROJECT[3], &[T("Financement"), T("région")]]),
        ("Lignes", NOISE),
    ]);
    assert!(codes.as_deref() == Some("unknown-key") && told.contains("sur la feuille `Financements`"), "{told}");
    // A pilot whose length is wrong is no plan without a pilot; a sheet that is hidden has its words all the same.
    let project: Rows<'_> =
        &[PROJECT[0], PROJECT[1], PROJECT[2], PROJECT[3], &[T("phases.pilot"), T("long")], PROJECT[5]];
    let (codes, told) = faults(&[("Projet", project), ("Lignes", NOISE)]);
    assert!(codes.as_deref() == Some("not-a-duration") && !told.contains("no-pilot"), "{told}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    let [head, aid] = &funding("subvention");
    let sheets: [(&str, Rows<'_>); 3] = [("Projet", PROJECT), ("Lignes", NOISE), ("Financements", &[head, aid])];
    std::fs::write(&path, own_hiding(&sheets, Some(("Financements", Hidden::Sheet)))).unwrap();
    let mut session = Session::default();
    assert!(session.analyse(&path, &Options::default()).is_none());
    let codes: Vec<&str> = session.diagnostics.to_mend().sorted().iter().map(|one| one.code.id).collect();
    assert_eq!(codes, ["sheet-hidden"]);
}

/// A scenario's path is told where it stands; the city that is missing where it would be written.
#[test]
fn paths_and_cities_are_told_where_they_are_written() {
    let scenarios: Rows<'_> =
        &[&[T("Scénario"), T("Chemin"), T("Valeur")], &[T("sans"), T("capteurs.devise.price"), T("1 EUR/sensor")]];
    let project: Rows<'_> = &[PROJECT[0], PROJECT[1], &[T("Ville")], PROJECT[2], PROJECT[3], PROJECT[4], PROJECT[5]];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, own(&[("Projet", project), ("Lignes", NOISE)])).unwrap();
    let mut session = Session::default();
    assert!(session.check(&path, &Options::default()).is_none());
    let told = told_in_french(&session);
    assert!(told.contains("projet.xlsx!Projet!B3") && !told.contains("city:"), "{told}");
    std::fs::write(&path, own(&[("Projet", project), ("Lignes", NOISE), ("Scénarios", scenarios)])).unwrap();
    let mut session = Session::default();
    let options = Options { scenario: Some("sans".to_owned()), ..Options::default() };
    assert!(session.analyse(&path, &options).is_none());
    let told = told_in_french(&session);
    assert!(told.contains("unknown-path") && told.contains("Scénarios!B2"), "{told}");
}

/// Cells take the words that the hints list, and that French workbooks are written with.
#[test]
fn words_that_are_listed_are_taken() {
    for grade in ["officielle ou de première main", "hypothèse", "official or first-hand", "primary"] {
        let source: [&[Cell]; 3] = [
            &[T("sources.devis.title"), T("Devis")],
            &[T("sources.devis.date"), T("2026-05-04")],
            &[T("sources.devis.grade"), T(grade)],
        ];
        let project: Vec<&[Cell]> = PROJECT.iter().copied().chain(source).collect();
        let prices: Rows<'_> = &[
            &[T("Ligne"), T("Composant"), T("FCTVA"), T("Indice de révision"), T("TVA")],
            &[T("capteurs"), T("device"), T("réseaux"), T("aucun"), T("taux réduit")],
            &[T("capteurs"), T("install"), T("entretien"), T("none"), T("aucune")],
        ];
        let (codes, told) = faults(&[("Projet", &project), ("Lignes", NOISE), ("Prix", prices)]);
        assert_eq!(codes, None, "{grade}: {told}");
    }
    // `reste` and `pour` are those of YAML too: 20 gateways' worth of 20 sensors.
    let text = |rest: &str, word: &str| {
        format!(
            "schema: perenne/plan/v1\nplan: essai\nstart: 2026-09\nhorizon: 5 years\nphases: {{pilot: 12 months, run: {rest}}}\n\
             lines:\n  capteurs: {{item: sensors/noise, quantity: 20}}\n  relais: {{item: \
             connectivity/lorawan-gateway, quantity: 1 {word} 10 capteurs}}\n"
        )
    };
    let library = Library::with_files(Vec::new());
    let of = |rest, word| result("plan", &text(rest, word), &library, &Options::default());
    assert_eq!(of("reste", "pour"), of("rest", "per"));
    let french = workbook(&text("rest", "per"), &[], Book::Xlsx, Language::French).unwrap();
    assert!(text_of(&french).contains("phases.run │ reste"));
}

/// `2` that is 2000, a number that is struck out, one that stands for two rows: none is taken for what it seems.
#[test]
fn a_cell_that_shows_another_number_is_refused() {
    for (price, code) in [
        (N(2400.0, "#,##0,"), "sheet-format"),
        (N(2400.0, "0,0\"k\""), "sheet-unit"),
        (N(2400.0, "#,##0,\"k€\""), "sheet-format"),
        (N(2400.0, ";;;"), "sheet-format"),
        (N(2400.0, "(0)"), "sheet-format"),
        (N(2400.0, "\"~\"0"), "sheet-format"),
        (Struck(2400.0), "sheet-odd"),
        (Merged(2400.0, 1), "sheet-odd"),
    ] {
        let rows: [&[Cell]; 2] = [
            &[T("Ligne"), T("Composant"), T("Unité"), T("Prix")],
            &[T("capteurs"), T("device"), T("EUR/sensor"), price],
        ];
        let (codes, told) = refused(NOISE, &rows, None);
        assert_eq!(codes.as_deref(), Some(code), "{told}");
    }
    // Powers of ten, and euros to the cent, are the number itself.
    for format in ["0.00E+00", "#,##0.00 [$€-40C]", "#,##0.00 \"€\""] {
        let rows: [&[Cell]; 2] = [
            &[T("Ligne"), T("Composant"), T("Unité"), T("Prix")],
            &[T("capteurs"), T("device"), T("EUR/sensor"), N(2400.0, format)],
        ];
        let (codes, told) = refused(NOISE, &rows, None);
        assert_eq!(codes, None, "{format}: {told}");
    }
}

/// A heading that people use for a column of ours is asked about; one of their own is told, with how much it held.
#[test]
fn other_headings_are_asked_about_or_told() {
    let with = |heading: &'static str, value: f64| -> (Option<String>, String) {
        let rows: [&[Cell]; 2] = [
            &[T("Ligne"), T("Composant"), T("Section"), T(heading)],
            &[T("capteurs"), T("device"), T("investissement"), N(value, "")],
        ];
        refused(NOISE, &rows, None)
    };
    for (heading, column) in [
        ("PU HT", "Price / Prix"),
        ("P.U.", "Price / Prix"),
        ("Coût annuel", "Price / Prix"),
        // Where no column is called a price.
        ("Montant HT", "Price / Prix"),
        ("Vie", "Life / Durée de vie"),
        ("Taux de panne", "Failures / Pannes"),
        ("Taux de TVA", "VAT / TVA"),
    ] {
        let (codes, told) = with(heading, 100.0);
        assert_eq!(codes.as_deref(), Some("sheet-near"), "{heading}: {told}");
        assert!(told.contains(column), "{heading}: {told}");
    }
    for heading in ["Délai (mois)", "Fournisseur"] {
        let (codes, told) = with(heading, 100.0);
        assert_eq!(codes, None, "{heading}: {told}");
        assert!(told.contains(&format!("la colonne `{heading}` n'est pas lue (une cellule remplie)")), "{told}");
    }
    // A price beside the quantities, and prices on a sheet with a name of its own.
    let lines: Rows<'_> = &[
        &[T("Ligne"), T("Article"), T("Quantité"), T("PU HT")],
        &[T("capteurs"), T("sensors/noise"), N(20.0, ""), N(100.0, "")],
    ];
    let (codes, told) = refused(lines, &[], None);
    assert!(codes.as_deref() == Some("sheet-near") && told.contains("Price / Prix (Prices / Prix)"), "{told}");
    let prices: Rows<'_> = &[
        &[T("Ligne"), T("Composant"), T("Prix"), T("Unité")],
        &[T("capteurs"), T("device"), N(2400.0, ""), T("EUR/sensor")],
    ];
    let bytes = own(&[("Projet", PROJECT), ("Lignes", NOISE), ("Tarifs 2026", prices)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("projet.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let mut session = Session::default();
    assert!(session.analyse(&path, &Options::default()).is_none());
    assert!(told_in_french(&session).contains("elle a les en-têtes de la feuille `Prices / Prix`"));
}

/// A column that is asked about is not missing besides: neither its rate, nor the unit of its prices.
#[test]
fn a_heading_that_is_asked_about_is_one_fault() {
    let faults = |name: &str, rows: Rows<'_>| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.xlsx");
        std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", NOISE), (name, rows)])).unwrap();
        let mut session = Session::default();
        assert!(session.analyse(&path, &Options::default()).is_none());
        let codes = session.diagnostics.to_mend().sorted().iter().map(|one| one.code.id).collect::<Vec<_>>();
        (codes, told_in_french(&session))
    };
    let aid: Rows<'_> = &[
        &[T("Nature"), T("Identifiant"), T("Taux de subvention")],
        &[T("subvention"), T("region"), N(0.4, "0%")],
        &[T("subvention"), T("etat"), N(0.2, "0%")],
    ];
    assert_eq!(faults("Financements", aid).0, ["sheet-near"]);
    let prices: Rows<'_> = &[
        &[T("Ligne"), T("Composant"), T("Prix"), T("Unité du prix")],
        &[T("capteurs"), T("device"), N(2400.0, ""), T("EUR/sensor")],
    ];
    assert_eq!(faults("Prix", prices).0, ["sheet-near"]);
    // Euros alone are an end of a price in the terms of that price.
    let ends: Rows<'_> = &[
        &[T("Chemin"), T("Borne basse"), T("Borne haute")],
        &[T("capteurs.device.price"), T("1000 EUR/sensor"), T("4120,50 €")],
    ];
    let (codes, told) = faults("Incertitudes", ends);
    assert_eq!(codes, ["not-a-price"]);
    assert!(told.contains("Incertitudes!C2") && told.contains("`4120.5 EUR/sensor`"), "{told}");
}

fn told_in_french(session: &Session) -> String {
    told(session, Language::French)
}

/// A ramp in the words of either language, and of people; what is none is told with the words of the sheet.
#[test]
fn ramps_are_said_in_french() {
    let with = |ramp: &'static str| -> (Option<String>, String) {
        let rows: [&[Cell]; 2] = [
            &[T("Ligne"), T("Article"), T("Quantité pilot"), T("Quantité run"), T("Montée en charge run")],
            &[T("capteurs"), T("sensors/noise"), N(20.0, ""), N(200.0, ""), T(ramp)],
        ];
        refused(&rows, &[], None)
    };
    for ramp in ["linéaire", "Linear", "mois après mois", "progressive", "step", "d'emblée", "en une fois", "palier"]
    {
        assert_eq!(with(ramp).0, None, "{ramp}");
    }
    let (codes, told) = with("par paliers");
    assert!(codes.as_deref() == Some("unknown-word") && told.contains("d'emblée, mois après mois"), "{told}");
}

/// Text beside a column of units: euros say nothing new, HT and TTC are told with what to write, another unit is asked about.
#[test]
fn a_price_that_is_text_takes_the_unit_of_its_column() {
    let with = |price: &'static str| -> (Option<String>, String) {
        let rows: [&[Cell]; 2] = [
            &[T("Ligne"), T("Composant"), T("Prix"), T("Unité")],
            &[T("capteurs"), T("device"), T(price), T("EUR/sensor")],
        ];
        refused(NOISE, &rows, None)
    };
    for (price, codes, hint) in [
        ("2400 €", None, ""),
        ("2400 EUR", None, ""),
        ("2400 EUR/sensor", None, ""),
        ("unknown", None, ""),
        ("2 400 €", None, ""),
        ("2\u{202f}400,50 €", None, ""),
        ("2,400 €", Some("decimal-comma"), "comme un nombre"),
        ("185 € HT", Some("price-excl-vat-word"), "185 EUR/sensor"),
        ("240 € TTC", Some("price-incl-vat"), "200 EUR/sensor"),
        ("2400 $", Some("sheet-unit"), ""),
        ("2,4 k€", Some("sheet-unit"), ""),
        ("2400 €/an", Some("sheet-unit"), ""),
    ] {
        let (found, told) = with(price);
        assert_eq!(found.as_deref(), codes, "{price}: {told}");
        assert!(told.contains(hint), "{price}: {told}");
    }
}

/// A city's sheet whose rows of these accounts are not filled in, and a plan for it.
fn city_without(folder: &Path, accounts: &[&str]) -> (PathBuf, Vec<usize>) {
    use perenne::document::Kind;
    let path = folder.join("ville.xlsx");
    let city = template(Kind::City, Language::French).unwrap();
    std::fs::write(&path, workbook(city, &[], Book::Xlsx, Language::French).unwrap()).unwrap();
    let mut sheets = sheets_of(&path);
    sheets.retain(|(name, _)| name == "Ville");
    let mut emptied = Vec::new();
    for (place, row) in sheets[0].1.iter_mut().enumerate() {
        if accounts.contains(&row[0].as_str()) && !row[1].ends_with("/year") && !row[1].contains('%') {
            row[1].clear();
            emptied.push(place + 1);
        }
    }
    std::fs::write(&path, of_texts(&sheets)).unwrap();
    (path, emptied)
}

/// An account that is not filled in counts as 0 and may turn a verdict: it is told before all other warnings, in the words of
/// the sheet, at the cell that is empty.
#[test]
fn an_account_that_is_not_filled_in_is_told_first_at_its_cell() {
    use perenne::document::Kind;
    use perenne::report::{Style, check_text};
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("projet.yaml");
    std::fs::write(&plan, template(Kind::Plan, Language::French).unwrap()).unwrap();
    for accounts in [&["Charges de personnel"][..], &["Impôts et taxes", "FCTVA"]] {
        let (city, rows) = city_without(folder.path(), accounts);
        assert_eq!(rows.len(), accounts.len(), "{rows:?}");
        let options = Options { city: city.to_str().map(str::to_owned), ..Options::default() };
        let mut session = Session::default();
        let analysis = session.check(&plan, &options).unwrap_or_else(|| panic!("{}", told_in_french(&session)));
        assert_eq!(session.diagnostics.warnings().next().map(|one| one.code), Some(codes::NO_ACCOUNT));
        let style = Style { language: Language::French, width: 1000, color: false };
        let text = check_text(&analysis, &session, style);
        let first = text.lines().find(|line| line.trim_start().starts_with("- ") && line.contains("[no-account]"));
        let first = first.unwrap_or_else(|| panic!("{text}"));
        assert!(first.contains(&format!("!Ville!B{})", rows[0])), "{first}");
        let said = told_in_french(&session);
        for (account, row) in accounts.iter().zip(&rows) {
            assert!(first.contains(&format!("«\u{a0}{account}\u{a0}»")), "{first}");
            assert!(said.contains(&format!("{row} | {account} │  │")), "{row}: {said}");
        }
        assert!(!first.contains("spending") && !first.contains("revenue"), "{first}");
    }
    // What the row does not have at all is told of the sheet.
    let (city, _) = city_without(folder.path(), &[]);
    let mut sheets = sheets_of(&city);
    sheets[0].1.retain(|row| row[0] != "Encours de dette");
    std::fs::write(&city, of_texts(&sheets)).unwrap();
    let options = Options { city: city.to_str().map(str::to_owned), ..Options::default() };
    let mut session = Session::default();
    session.check(&plan, &options);
    let said = told_in_french(&session);
    assert!(said.contains("`Encours de dette`") && said.contains("absent de cette feuille"), "{said}");
}

/// Sums below a table are no entries: told where they stand, and never added. An entry of that name is one.
#[test]
fn a_sum_below_a_table_is_no_entry() {
    let head: &[Cell] = &[T("Ligne"), T("Article"), T("Quantité")];
    let good: &[Cell] = &[T("capteurs"), T("sensors/noise"), N(20.0, "")];
    for name in ["TOTAL", "Total :", "total", "Sous-total", "Total général"] {
        let (codes, told) = refused(&[head, good, &[T(name), T(""), N(20.0, "")]], &[], None);
        assert_eq!(codes.as_deref(), Some("sheet-total"), "{name}: {told}");
        assert!(told.contains("projet.xlsx!Lignes!A3"), "{told}");
    }
    let (codes, told) = refused(&[head, &[T("total"), T("sensors/noise"), N(20.0, "")]], &[], None);
    assert_eq!(codes, None, "{told}");
    let gains = |id: &'static str, name: &'static str| {
        let gains: [&[Cell]; 3] = [
            &[T("Identifiant"), T("Nom"), T("Économie")],
            &[T("tournees"), T("Tournées"), N(3000.0, "#,##0\" €/an\"")],
            &[T(id), T(name), N(3000.0, "#,##0\" €/an\"")],
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.xlsx");
        std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", NOISE), ("Gains", &gains)])).unwrap();
        let mut session = Session::default();
        let read = session.analyse(&path, &Options::default());
        assert_eq!(read.is_none(), session.diagnostics.has_errors());
        let refused = session.diagnostics.to_mend();
        let codes: Vec<&str> = refused.sorted().iter().map(|one| one.code.id).collect();
        if read.is_some() { String::new() } else { codes.join(" ") }
    };
    assert_eq!(gains("TOTAL", ""), "sheet-total");
    assert_eq!(gains("", "Total"), "sheet-total");
    assert_eq!(gains("energie", "TotalEnergies"), "");
}

/// A code of the INSEE that a spreadsheet took for a number has its zero again.
#[test]
fn a_code_that_lost_its_zero_has_it_again() {
    use perenne::document::{parse, read_city};
    for (written, code) in [("1053", "01053"), ("01053", "01053"), ("62119", "62119"), ("2a004", "2A004")] {
        let text = format!("schema: perenne/city/v1\ncity: ville\ninsee: {written}\n");
        let mut unheard = perenne::diagnostic::Diagnostics::default();
        let city = read_city(&parse(&text, 0, &mut unheard).unwrap(), &mut unheard).unwrap();
        assert_eq!(city.insee.as_deref(), Some(code));
    }
}

/// What a hint says of a cell is about that cell.
#[test]
fn hints_speak_of_what_the_cell_is() {
    let sheets = |name: &'static str, rows: Rows<'_>, project: Rows<'_>| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.xlsx");
        let all = [("Projet", project), ("Lignes", NOISE), (name, rows)];
        std::fs::write(&path, own(if rows.is_empty() { &all[..2] } else { &all })).unwrap();
        let mut session = Session::default();
        session.analyse(&path, &Options::default());
        told_in_french(&session).replace('\u{a0}', " ")
    };
    // A saving, which is the price of nothing.
    let gains = |cell: Cell| -> String {
        sheets("Gains", &[&[T("Identifiant"), T("Économie")], &[T("tournees"), cell]], PROJECT)
    };
    let said = gains(N(12_000.0, ""));
    assert!(said.contains("missing-unit") && !said.contains("unité de l'article"), "{said}");
    // An amount that comes once or each year: which, is asked.
    let said = gains(T("12_000 EUR"));
    assert!(said.contains("une seule fois, ou chaque année ?") && said.contains("`Échéance`"), "{said}");
    let once: Rows<'_> =
        &[&[T("Identifiant"), T("Économie"), T("Échéance")], &[T("tournees"), T("12_000 EUR"), T("run")]];
    assert!(!sheets("Gains", once, PROJECT).contains("erreur["));
    // A day says its month.
    let mut project = PROJECT.to_vec();
    let start: &[Cell] = &[T("Début"), T("2027-01-15")];
    project[2] = start;
    let said = sheets("Gains", &[], &project);
    assert!(said.contains("écrivez `2027-01`"), "{said}");
    // An item by its name for people is proposed by its own.
    let lines: Rows<'_> = &[
        &[T("Ligne"), T("Article"), T("Quantité")],
        &[T("bacs"), T("Capteur de remplissage de conteneur"), N(20.0, "")],
    ];
    let (codes, said) = refused(lines, &[], None);
    assert!(codes.as_deref() == Some("unknown-item") && said.contains("`sensors/bin-level`"), "{said}");
}

/// The city on a plan's sheet is no programme's: it reads its own, as from YAML.
#[test]
fn a_programme_reads_no_city_of_its_plans() {
    use perenne::document::Kind;
    use perenne::programme::Programme;
    use perenne::report::programme::{Turning, programme_json};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let plan = template(Kind::Plan, Language::French).unwrap();
    std::fs::write(at("un.yaml"), plan).unwrap();
    std::fs::write(at("plan.xlsx"), workbook(plan, &[], Book::Xlsx, Language::French).unwrap()).unwrap();
    // Another city of the same id beside the plan.
    let city = template(Kind::City, Language::French).unwrap();
    let city = city.replace("city: ma-ville", "city: medium-city").replace("taxes: 24_000_000", "taxes: 60_000_000");
    std::fs::write(at("ville.xlsx"), workbook(&city, &[], Book::Xlsx, Language::French).unwrap()).unwrap();
    let sheets = sheets_of(&at("plan.xlsx")).into_iter().chain(sheets_of(&at("ville.xlsx")));
    let sheets: Vec<_> = sheets.filter(|(name, _)| name != "Lisez-moi" && name != "Listes").collect();
    std::fs::write(at("deux.xlsx"), of_texts(&sheets)).unwrap();
    std::fs::remove_file(at("ville.xlsx")).unwrap();
    let budget = |plan: &str| {
        let text = format!("schema: perenne/programme/v1\nprogramme: p\ncity: medium-city\nplans:\n  - plan: {plan}\n");
        std::fs::write(at("programme.yaml"), text).unwrap();
        let mut session = Session::default();
        let opened = Programme::open(&mut session, &at("programme.yaml"), &Options::default());
        let (programme, remarks) = opened.unwrap_or_else(|| panic!("{}", told_in_french(&session)));
        programme_json(&programme, &remarks, Turning::default(), None)["budget"].clone()
    };
    assert_eq!(budget("deux.xlsx"), budget("un.yaml"));
}

/// Ids that stand in a cell as people list them are the list.
#[test]
fn ids_in_a_cell_are_a_list() {
    let total = |phases: &'static str| {
        let aid: Rows<'_> = &[
            &[
                T("Nature"),
                T("Identifiant"),
                T("Nom"),
                T("Taux"),
                T("Section éligible"),
                T("Phases éligibles"),
                T("État"),
            ],
            &[T("subvention"), T("region"), T("Région"), T("30 %"), T("investissement"), T(phases), T("acquise")],
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("projet.xlsx");
        std::fs::write(&path, own(&[("Projet", PROJECT), ("Lignes", NOISE), ("Financements", aid)])).unwrap();
        let mut session = Session::default();
        let analysis = session.analyse(&path, &Options::default());
        let analysis = analysis.unwrap_or_else(|| panic!("{phases}: {}", told_in_french(&session)));
        json(&analysis, &session.diagnostics)["funding"].clone()
    };
    assert_eq!(total("pilot"), total("[pilot]"));
    assert_eq!(total("pilot, run"), total("[pilot, run]"));
    assert_eq!(total("pilot ; run"), total("[pilot, run]"));
}
