use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use perenne::diagnostic::render;
use perenne::language::Language;
use perenne::offers::{Comparison, Import, Imported, compare, import};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Formula, Workbook};

/// A file of the small plan.
pub fn small(name: &str) -> PathBuf {
    Path::new("tests/offers/small").join(name)
}

/// The small plan under its two offers.
pub fn compared() -> Comparison {
    compare(&small("plan.yaml"), &[small("one.yaml"), small("two.yaml")], &Options::default()).unwrap()
}

pub fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// A path for a file of a test.
pub fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Writes a file at once, as tests that run side by side write the same ones.
pub fn write(path: &Path, bytes: &[u8]) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let temporary = scratch(&format!("part-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
    std::fs::write(&temporary, bytes).unwrap();
    std::fs::rename(&temporary, path).unwrap();
}

/// A cell of a test's sheet.
#[derive(Debug, Clone)]
pub enum Cell {
    Nothing,
    Words(&'static str),
    Number(f64),
    /// A formula and its cached result.
    Formula(&'static str, &'static str),
    /// A formula whose result is not in the file.
    NoResult(&'static str),
    /// A number shown in a format.
    Shown(f64, &'static str),
    /// True or false.
    Truth(bool),
}

pub use Cell::{Nothing as E, Number as N, Words as W};

/// The small plan's schedule as a vendor fills it: headers in row 6, rows 7 to 10, totals 11 to 13.
pub fn filled() -> Vec<Vec<Cell>> {
    let row = |number, name, unit, quantity, price, amount| {
        vec![N(number), W(name), W(unit), N(quantity), N(price), N(amount), N(0.2), E, E, E]
    };
    let total = |name, amount| vec![E, W(name), E, E, E, N(amount)];
    let head = [
        "N°",
        "Désignation",
        "Unité",
        "Quantité",
        "PU HT",
        "Montant HT",
        "TVA",
        "Durée de vie (mois)",
        "Garantie (mois)",
        "Inclus dans le n°",
    ];
    vec![
        vec![W("Bordereau des prix")],
        vec![E, W("Candidat :"), W("Société Exemple")],
        vec![E, W("Offre valable jusqu'au :"), W("31/12/2026")],
        vec![],
        vec![],
        head.map(W).to_vec(),
        row(1.0, "Boîte : Fourniture de l'équipement", "box", 10.0, 80.1, 801.0),
        row(2.0, "Boîte : Installation et mise en service", "box", 10.0, 10.0, 100.0),
        row(3.0, "Boîte : Redevance ou forfait", "box × an", 40.0, 6.0, 240.0),
        row(4.0, "Boîte : Mise en service initiale", "forfait", 1.0, 300.0, 300.0),
        total("Total HT", 1441.0),
        total("TVA 20 %", 288.2),
        total("Total TTC", 1729.2),
    ]
}

/// Puts a cell, by its name such as `E7`.
pub fn put(rows: &mut [Vec<Cell>], name: &str, cell: Cell) {
    let column = usize::from(name.as_bytes()[0] - b'A');
    let row: usize = name[1..].parse().unwrap();
    let cells = &mut rows[row - 1];
    cells.resize(cells.len().max(column + 1), Cell::Nothing);
    cells[column] = cell;
}

/// Saves rows as the sheet `DQE` of a workbook.
pub fn save(rows: &[Vec<Cell>], name: &str) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("DQE").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Nothing => {}
                Cell::Words(text) => drop(sheet.write(row, column, *text).unwrap()),
                Cell::Number(number) => drop(sheet.write(row, column, *number).unwrap()),
                Cell::Formula(formula, result) => {
                    sheet.write(row, column, Formula::new(*formula).set_result(*result)).unwrap();
                }
                // Programs that do not calculate leave the value out; the writer here cannot, so it is cut out below.
                Cell::NoResult(formula) => {
                    sheet.write(row, column, Formula::new(*formula).set_result("-123456")).unwrap();
                }
                Cell::Shown(number, format) => {
                    sheet.write_with_format(row, column, *number, &Format::new().set_num_format(*format)).unwrap();
                }
                Cell::Truth(value) => drop(sheet.write(row, column, *value).unwrap()),
            }
        }
    }
    let path = scratch(name);
    write(&path, &edit(&book.save_to_buffer().unwrap(), |_, text| text.replace("<v>-123456</v>", "")));
    path
}

/// A workbook with the text of its parts changed.
pub fn edit(book: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..old.len() {
        let mut part = old.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        new.start_file(&*name, zip::write::SimpleFileOptions::default()).unwrap();
        // Pictures stay as they are.
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => change(&name, text).into_bytes(),
            Err(other) => other.into_bytes(),
        };
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// Reads a schedule back against the small plan.
pub fn read_back(file: &Path, mapping: Option<&str>) -> (Session, Option<Imported>) {
    let mapping = mapping.map(|text| {
        let path = scratch(&format!("{}.mapping.yaml", file.file_stem().unwrap().to_string_lossy()));
        write(&path, text.as_bytes());
        path
    });
    let plan = small("plan.yaml");
    let ask = ask(file, plan, mapping);
    let mut session = Session::default();
    let imported = import(&mut session, &ask, &Options::default());
    (session, imported.ok())
}

/// What is read of the device of the small plan: its line of the offer, or the codes of what is refused.
pub fn device(name: &str, bytes: &[u8], mapping: Option<&str>) -> Result<String, String> {
    let path = scratch(name);
    write(&path, bytes);
    let (session, imported) = read_back(&path, mapping);
    let words = said(&session, Language::French);
    assert!(!words.contains("{$") && !words.contains("{ $"), "{words}");
    if let Some(imported) = imported {
        let line = imported.yaml.lines().find(|line| line.contains("device: {")).unwrap_or_default();
        return Ok(line.trim().trim_start_matches("device: ").to_owned());
    }
    assert!(!words.is_empty());
    let errors = session.diagnostics.to_mend();
    let mut codes: Vec<&str> = errors.sorted().iter().map(|one| one.code.id).collect();
    codes.dedup();
    Err(codes.join(" "))
}

/// What is asked of an import.
pub fn ask(file: &Path, plan: PathBuf, mapping: Option<PathBuf>) -> Import {
    Import {
        file: file.to_owned(),
        plan,
        mapping,
        vendor: None,
        received: None,
        id: "read".to_owned(),
        language: Language::English,
    }
}

/// What a session says, without the folder of the test's files.
pub fn said(session: &Session, language: Language) -> String {
    let text = render(&session.diagnostics, &session.sources, language, false, 100);
    let lines = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    lines.replace(concat!(env!("CARGO_TARGET_TMPDIR"), "/"), "")
}
