//! What a cell of a page is, whatever kind of workbook it stands in.

use rust_decimal::Decimal;

use crate::document::sheet::{Column, Content, FieldColumn, Page, UNITS, bare, columns_of, word_in};
use crate::language::Language;
use crate::units::three_decimals;

/// Rows below those written that are ready to be filled.
pub(super) const READY: u32 = 200;
/// The sheet of what lists choose from.
pub(super) const LISTS: [&str; 2] = ["Lists", "Listes"];
/// The sheet that explains the others.
pub(super) const READ_ME: [&str; 2] = ["Read me", "Lisez-moi"];
/// What it says of all of them.
pub(super) const RULES: [&str; 3] = ["sheet-read-me", "sheet-read-me-cells", "sheet-read-me-remarks"];

/// What a text becomes in its cell.
pub(super) enum Cell {
    /// Words: a key, a remark, a unit.
    Words { wrapped: bool },
    /// A day, and how it is shown.
    Date(jiff::civil::Date, &'static str),
    /// A number, and the format that carries its unit.
    Number(f64, String),
    /// Text that no spreadsheet may make a number or a date of.
    Text,
}

impl Cell {
    pub(super) fn of(text: &str, column: usize, page: &Page, cells: &[String], language: Language) -> Self {
        let holds = &page.columns[column].0;
        // Where rows are fields, the first column says which.
        let own = columns_of(page.sheet).iter().find(|field| page.sheet.at.is_empty() && field.is(&cells[0]));
        let about = field(page, holds).or(own).map(|field| field.info.1.about.clone()).unwrap_or_default();
        let words = matches!(holds, Column::Key(_) | Column::Remarks | Column::Meaning | Column::Unit)
            || matches!(about.kind, "text" | "label" | "id" | "own-id-value");
        if words {
            return Self::Words { wrapped: matches!(holds, Column::Remarks | Column::Meaning) };
        }
        if let Some(date) = date(text, about.kind) {
            return Self::Date(date, if about.kind == "month" { "yyyy-mm" } else { "yyyy-mm-dd" });
        }
        // The price's unit stands in a column of its own.
        let price = matches!(holds, Column::Field(path) if path[..] == ["price"]);
        let unit = page.columns.iter().position(|(holds, _)| price && *holds == Column::Unit);
        let unit = unit.map(|place| cells[place].as_str()).filter(|unit| !unit.is_empty());
        let bare_price = unit.and_then(|unit| text.strip_suffix(unit));
        let number = number(bare_price.map_or(text, str::trim), language);
        number.map_or(Self::Text, |(value, format)| Self::Number(value, format))
    }
}

/// The words that a column's cells are chosen from, in the reader's language.
pub(super) fn words(page: &Page, holds: &Column, field: Option<&FieldColumn>, language: Language) -> Vec<String> {
    let ramp = matches!(holds, Column::Field(path) if path.last().is_some_and(|last| last == "ramp"));
    let words = match holds {
        Column::Key(0) => page.sheet.words.to_vec(),
        Column::Field(_) if ramp => vec!["step", "linear"],
        _ => field.map(FieldColumn::words).unwrap_or_default(),
    };
    let mut said: Vec<String> = words.iter().map(|word| word_in(word, language)).collect();
    if matches!(holds, Column::Field(path) if path[..] == ["index"]) {
        said.extend(page.indices.iter().cloned());
    }
    // A status has words in both languages; those of the reader's come first.
    if words.contains(&"acquise") {
        said.truncate(3);
    }
    said
}

/// The field that a column holds.
pub(super) fn field(page: &Page, holds: &Column) -> Option<&'static FieldColumn> {
    let Column::Field(path) = holds else { return None };
    columns_of(page.sheet).iter().find(|field| field.path == *path)
}

/// How wide a column is, in characters.
pub(super) fn width(holds: &Column) -> f64 {
    match holds {
        Column::Remarks | Column::Meaning => 60.0,
        Column::Value => 40.0,
        Column::Key(_) => 24.0,
        Column::Unit => 18.0,
        // `connectivity/lorawan-operator`.
        Column::Field(path) if path[..] == ["item"] => 34.0,
        Column::Field(_) => 17.0,
    }
}

/// Widths of the columns of the sheet that explains the others, in characters.
pub(super) const READ_ME_WIDTHS: [usize; 2] = [18, 110];

/// Lines that a text takes where it is broken between words, in a column of so many characters. Letters are not alike: a
/// tenth of the width is left.
pub(super) fn lines_of(text: &str, width: f64) -> usize {
    let width = width * 0.9;
    let mut lines = 1;
    let mut line = 0.0;
    for word in text.split_whitespace() {
        let long = word.chars().fold(0.0, |sum, _| sum + 1.0);
        if line > 0.0 && line + 1.0 + long > width {
            lines += 1;
            line = 0.0;
        }
        line += if line > 0.0 { 1.0 + long } else { long };
    }
    lines
}

/// Lines that a row takes: what is wrapped decides.
pub(super) fn lines_of_row(page: &Page, cells: &[String]) -> usize {
    let wrapped = page.columns.iter().zip(cells);
    let wrapped = wrapped.filter(|((holds, _), _)| matches!(holds, Column::Remarks | Column::Meaning));
    wrapped.map(|((holds, _), text)| lines_of(text, width(holds))).max().unwrap_or(1)
}

/// Lines that the headings take; they are bold, which takes more room.
pub(super) fn lines_of_headings(page: &Page) -> usize {
    page.columns.iter().map(|(holds, heading)| lines_of(heading, width(holds) * 0.85)).max().unwrap_or(1)
}

/// The number format of the empty cells of a column, which carries its unit.
pub(super) fn usual(field: &FieldColumn, language: Language) -> Option<&'static str> {
    let french = language == Language::French;
    Some(match (field.info.1.about.unit, french) {
        ("EUR", true) => "#,##0.00\" €\"",
        ("EUR", false) => "#,##0.00\" EUR\"",
        ("EUR/year", true) => "#,##0.00\" €/an\"",
        ("EUR/year", false) => "#,##0.00\" EUR/year\"",
        ("%", _) => "0.0#%",
        ("%/year", true) => "0.0#%\"/an\"",
        ("%/year", false) => "0.0#%\"/year\"",
        ("months", true) => "0\" mois\"",
        ("months", false) => "0\" months\"",
        _ => return None,
    })
}

fn date(text: &str, kind: &str) -> Option<jiff::civil::Date> {
    let day = match kind {
        "month" => format!("{text}-01"),
        "date" => text.to_owned(),
        _ => return None,
    };
    let date: jiff::civil::Date = day.parse().ok()?;
    // Spreadsheets believe in a 29 February 1900.
    ((1901..=9999).contains(&date.year()) && date.to_string().starts_with(text)).then_some(date)
}

/// A text as a number and the format that carries its unit: where a reader finds the same text again, marks between
/// thousands aside.
fn number(text: &str, language: Language) -> Option<(f64, String)> {
    let plain = text.replace('_', "");
    let end = plain.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-')).unwrap_or(plain.len());
    let (digits, unit) = plain.split_at(end);
    let exact = Decimal::from_str_exact(digits).ok()?;
    let awkward = |c: char| c.is_ascii_digit() || c.is_control() || matches!(c, '"' | '{' | '[' | ',' | ';' | '\\');
    if unit.contains(awkward) || digits.starts_with('0') && digits.len() > 1 && !digits.starts_with("0.") {
        return None;
    }
    let percent = unit.trim_start().strip_prefix('%');
    let said = |unit: &str| {
        let french = UNITS.iter().find(|(known, _)| *known == unit.trim() && language == Language::French);
        french.map_or_else(|| unit.to_owned(), |(known, french)| unit.replace(known, french))
    };
    let value = if percent.is_some() { exact / Decimal::ONE_HUNDRED } else { exact };
    let decimals = usize::try_from(exact.scale()).ok()?;
    let places = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
    let format = match (percent, unit) {
        (Some(""), _) => format!("0{places}%"),
        (Some(rest), _) => format!("0{places}%\"{}\"", said(rest)),
        (None, "") => format!("0{places}"),
        (None, unit) => format!("#,##0{places}\"{}\"", said(unit)),
    };
    let binary: f64 = value.normalize().to_string().parse().ok()?;
    let back = Decimal::from_str_exact(&binary.to_string()).ok()?;
    // A point before three digits is asked about where it is text: such a number is one, whose format shows its zeros.
    let plain = if three_decimals(text).is_some() { format!("{}{unit}", exact.normalize()) } else { plain.clone() };
    (bare(&Content::Number(back, Some(format.clone()))) == plain).then_some((binary, format))
}
