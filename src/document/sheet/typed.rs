//! Cells that know numbers, dates and truths, as text in the grammar of their field.

use rust_decimal::Decimal;

use super::super::peek::Kind;
use super::layout::{Column, Layout};
use super::table::{SHEETS, SheetRow, about, explains};
use super::text::plain;
use crate::diagnostic::{BETWEEN, Diagnostic, Diagnostics, SHEET, Span, codes};
use crate::document::walk::slug;
use crate::language::Arg;

/// What is in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number, and the number format in which it is shown.
    Number(Decimal, Option<String>),
    /// A date, `2026-09-01`, perhaps with a time.
    Date(String),
    /// True or false.
    Truth(bool),
    /// No value: what is shown instead.
    Error(String),
}

/// A cell, and whether a formula gives what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shown {
    /// What is in it.
    pub content: Content,
    /// Whether it is the result of a formula.
    pub formula: bool,
}

/// A workbook as the text that is read, with the cells that have to be told.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The text.
    pub text: String,
    /// What there is to tell: the code, its bytes, and words of it.
    told: Vec<(Told, usize, usize, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    NoValue,
    Formula,
    TwoUnits,
}

/// The text of sheets, given by name and rows of cells. What a cell's number, date or truth means is said by its column.
pub(crate) fn written(sheets: &[(String, Vec<Vec<Shown>>)]) -> Written {
    let mut out = Written::default();
    for (name, rows) in sheets {
        out.text.push(SHEET);
        out.text.push_str(&name.replace(['\n', '\r'], " "));
        out.text.push('\n');
        let sheet = (!explains(name)).then(|| sheet_of(name)).flatten();
        let texts = |row: &Vec<Shown>| -> Vec<(usize, String)> {
            let cells = row.iter().enumerate().map(|(column, cell)| (column, bare(&cell.content)));
            cells.filter(|(_, text)| !text.is_empty()).collect()
        };
        let heads: Vec<_> = rows.iter().take(30).map(texts).collect();
        let heads = heads.iter().map(|row| row.iter().map(|(column, text)| (*column, text.as_str())).collect());
        let layout = sheet.and_then(|sheet| Some((sheet, Layout::of(sheet, heads)?)));
        for (place, row) in rows.iter().enumerate() {
            let layout = layout.as_ref().filter(|(_, layout)| place > layout.row);
            out.row(row, layout.map(|(sheet, layout)| (*sheet, layout)));
        }
    }
    out
}

/// The sheet of a name, in either language.
pub(super) fn sheet_of(name: &str) -> Option<&'static SheetRow> {
    let slugged = slug(name);
    SHEETS.iter().find(|sheet| sheet.name.iter().any(|known| slug(known) == slugged))
}

/// Whether a sheet of this name is one of a plan or a city. Those of an offer are told by their headings too.
pub(crate) fn is_sheet(name: &str) -> bool {
    sheet_of(name).is_some_and(|sheet| sheet.kind != Kind::Offer)
}

impl Written {
    fn row(&mut self, row: &[Shown], layout: Option<(&'static SheetRow, &Layout)>) {
        let last = row.iter().rposition(|cell| cell.content != Content::Empty || cell.formula);
        for (column, cell) in row.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
            if column > 0 {
                self.text.push_str(BETWEEN);
            }
            let start = self.text.len();
            let holds = layout.and_then(|(sheet, layout)| Some((sheet, layout, layout.column(column)?)));
            let text = match holds {
                Some((sheet, layout, holds)) => in_its_column(cell, row, sheet, layout, holds),
                None => Ok(bare(&cell.content)),
            };
            let (text, two) = text.map_or_else(|text| (text, true), |text| (text, false));
            self.text.push_str(&plain(&text));
            let mut tell = |told| self.told.push((told, start, self.text.len(), bare(&cell.content)));
            if holds.is_some_and(|(_, _, holds)| !matches!(holds, Column::Meaning | Column::Remarks)) {
                match &cell.content {
                    Content::Error(_) => tell(Told::NoValue),
                    Content::Empty if cell.formula => tell(Told::NoValue),
                    _ if two => tell(Told::TwoUnits),
                    _ if cell.formula => tell(Told::Formula),
                    _ => {}
                }
            }
        }
        self.text.push('\n');
    }

    /// Tells of cells without a value, and once that formulas are read by their values.
    pub(crate) fn tell(&self, file: u32, diagnostics: &mut Diagnostics) {
        let span = |start: &usize, end: &usize| {
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            Span { file, start: byte(*start), end: byte(*end) }
        };
        let of = |wanted: Told| self.told.iter().filter(move |(told, ..)| *told == wanted);
        for (_, start, end, shown) in of(Told::NoValue) {
            let fault = Diagnostic::at(codes::SHEET_NO_VALUE, span(start, end)).arg("shown", shown.as_str());
            diagnostics.push(
                fault.arg("kind", Arg::Word(if shown.is_empty() { "empty" } else { "error" }.to_owned())).help("help"),
            );
        }
        for (_, start, end, shown) in of(Told::TwoUnits) {
            let fault = Diagnostic::at(codes::SHEET_UNIT, span(start, end)).arg("shown", shown.as_str());
            diagnostics.push(fault.help("help"));
        }
        if let Some((_, start, end, _)) = of(Told::Formula).next() {
            let count = of(Told::Formula).count();
            diagnostics.push(Diagnostic::at(codes::SHEET_FORMULA, span(start, end)).arg("count", count).help("help"));
        }
    }
}

/// The text of a cell whose column says nothing of it.
pub(crate) fn bare(content: &Content) -> String {
    match content {
        Content::Empty => String::new(),
        Content::Text(text) | Content::Error(text) => text.trim().to_owned(),
        Content::Number(number, format) => {
            let (percent, unit) = format.as_deref().map_or((false, String::new()), literal);
            number_text(*number, percent, &unit)
        }
        Content::Date(date) => date.split(['T', ' ']).next().unwrap_or_default().to_owned(),
        Content::Truth(value) => value.to_string(),
    }
}

/// The text of a cell in its column. `Err`: the same where its unit is said twice.
fn in_its_column(
    cell: &Shown,
    row: &[Shown],
    sheet: &SheetRow,
    layout: &Layout,
    holds: &Column,
) -> Result<String, String> {
    let about = match holds {
        Column::Field(path) => about(sheet, path),
        // Where rows are fields, the row says which.
        Column::Value if sheet.at.is_empty() => {
            let name = layout.place(&Column::Key(0)).and_then(|place| row.get(place));
            let path = name.map(|name| super::layout::field_path(sheet, &bare(&name.content))).unwrap_or_default();
            super::table::about(sheet, &path)
        }
        _ => Default::default(),
    };
    let price = matches!(holds, Column::Field(path) if path == &["price"]);
    let unit = layout.place(&Column::Unit).filter(|_| price).and_then(|place| row.get(place));
    let unit = unit.map(|unit| bare(&unit.content)).filter(|unit| !unit.is_empty());
    let text = bare(&cell.content);
    Ok(match (&cell.content, unit) {
        (Content::Number(number, format), Some(unit)) => {
            let (percent, own) = format.as_deref().map_or((false, String::new()), literal);
            if percent || !matches!(own.as_str(), "" | "€" | "EUR") {
                return Err(text);
            }
            number_text(*number, false, &unit)
        }
        // A number that stands as text, as many spreadsheets have it, says no unit of its own: commas are told as in YAML.
        (Content::Text(_), Some(unit))
            if text.chars().all(|c| c.is_ascii_digit() || " \u{a0}\u{202f}.,_'".contains(c)) =>
        {
            format!("{text} {unit}")
        }
        (Content::Text(_), Some(unit)) if !text.ends_with(&unit) => return Err(text),
        (Content::Date(_), _) if about.kind == "month" => match text.strip_suffix("-01") {
            Some(month) => month.to_owned(),
            None => text,
        },
        // A share that is one a year is shown as a plain percentage by most.
        (Content::Number(number, Some(format)), _) if about.unit == "%/year" => match literal(format) {
            (true, unit) if unit.is_empty() => number_text(*number, true, "/year"),
            _ => text,
        },
        _ => text,
    })
}

/// Units of number formats in the words of the format and in French, as they stand behind a number.
pub(crate) const UNITS: [(&str, &str); 8] = [
    ("EUR", "€"),
    ("EUR/year", "€/an"),
    ("EUR/month", "€/mois"),
    ("months", "mois"),
    ("month", "mois"),
    ("years", "ans"),
    ("year", "an"),
    ("/year", "/an"),
];

fn number_text(number: Decimal, percent: bool, unit: &str) -> String {
    let number = if percent { number * Decimal::ONE_HUNDRED } else { number };
    let number = number.normalize();
    let unit = UNITS.iter().find(|(_, french)| *french == unit).map_or(unit, |(format, _)| format);
    match (percent, unit) {
        (true, unit) => format!("{number} %{unit}"),
        (false, "") => number.to_string(),
        (false, unit) => format!("{number} {unit}"),
    }
}

/// What a number format writes beside the digits, whether in percent and which unit: `#,##0.00" EUR/sensor"`, `0%`.
fn literal(format: &str) -> (bool, String) {
    let (mut percent, mut before, mut after) = (false, String::new(), String::new());
    let (mut digits, mut comma) = (false, false);
    let mut rest = format.split(';').next().unwrap_or_default().chars();
    while let Some(c) = rest.next() {
        let side = if digits { &mut after } else { &mut before };
        match c {
            '"' => side.extend(rest.by_ref().take_while(|c| *c != '"')),
            '[' => {
                // `[$€-40C]` is a currency, anything else a color or a condition.
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if let Some(currency) = inside.strip_prefix('$') {
                    side.push_str(currency.split('-').next().unwrap_or_default());
                }
            }
            '\\' => side.extend(rest.next()),
            '_' | '*' => drop(rest.next()),
            '%' => percent = true,
            '0' | '#' | '?' => (digits, comma) = (true, false),
            // Behind the last digit it shows the thousandth: what is typed and what is shown are not one number.
            ',' => comma = digits,
            '€' | '$' | '£' => side.push(c),
            _ => {}
        }
    }
    if comma {
        return (percent, String::new());
    }
    let said = if after.trim().is_empty() { before } else { after };
    (percent, crate::units::plain_spaces(&said))
}
