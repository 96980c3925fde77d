//! Cells that know numbers, dates and truths, as text in the grammar of their field.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::super::grammar::About;
use super::super::peek::Kind;
use super::layout::{Column, Layout};
use super::notes::is_own;
use super::number_format::number_format;
use super::seen::{Odd, Told, Written};
use super::table::{SHEETS, SheetRow, about, explains};
use super::text::plain;
use crate::diagnostic::{BETWEEN, SHEET, letters};
use crate::document::ids::slug;
use crate::units::{of_people, three_decimals};

/// What is in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Text; of a formula, perhaps a text of nothing.
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

/// A cell, and what the workbook says of it beside what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shown {
    /// What is in it.
    pub content: Content,
    /// Whether it is the result of a formula.
    pub formula: bool,
    /// What makes it another one than it seems.
    pub odd: Option<Odd>,
    /// The notes on it.
    pub notes: Vec<String>,
    /// Whether its words say in which money the amounts beside it are: `en k€`, `prix TTC`.
    pub of_money: bool,
}

/// A sheet of a workbook, as the file has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ShownSheet {
    /// Its name.
    pub name: String,
    /// Its rows of cells.
    pub rows: Vec<Vec<Shown>>,
    /// Whether it is not shown.
    pub hidden: bool,
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<usize>,
    /// What stands above and below its printed pages on the money of its amounts.
    pub pages_of_money: Vec<String>,
}

/// The text of sheets. What a cell's number, date or truth means is said by its column.
pub(crate) fn written(sheets: &[ShownSheet]) -> Written {
    let mut out = Written::default();
    for sheet in sheets {
        out.text.push(SHEET);
        out.text.push_str(&sheet.name.replace(['\n', '\r'], " "));
        out.text.push('\n');
        let known = (!explains(&sheet.name)).then(|| sheet_of(&sheet.name)).flatten();
        let texts = |row: &Vec<Shown>| -> Vec<(usize, String)> {
            let cells = row.iter().enumerate().map(|(column, cell)| (column, bare(&cell.content)));
            cells.filter(|(_, text)| !text.is_empty()).collect()
        };
        let heads: Vec<_> = sheet.rows.iter().take(30).map(texts).collect();
        let heads = heads.iter().map(|row| row.iter().map(|(column, text)| (*column, text.as_str())).collect());
        let layout = known.and_then(|known| Some((known, Layout::of(known, heads)?)));
        for place in 0..sheet.rows.len() {
            out.row(sheet, place, layout.as_ref().map(|(known, layout)| (*known, layout)));
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
    fn row(&mut self, sheet: &ShownSheet, place: usize, layout: Option<(&'static SheetRow, &Layout)>) {
        let row = &sheet.rows[place];
        let headings = layout.filter(|(_, layout)| place == layout.row);
        let above = layout.filter(|(_, layout)| place < layout.row);
        let layout = layout.filter(|(_, layout)| place > layout.row);
        let last = row.iter().rposition(|cell| cell.content != Content::Empty || cell.formula);
        // Up to the last heading of a field, so that a cell with nothing in it has a place.
        let end = last.map_or(0, |last| (last + 1).max(layout.map_or(0, |(_, layout)| layout.end())));
        let empty = Shown::default();
        let first = self.text.len();
        for (column, cell) in row.iter().chain(std::iter::repeat(&empty)).enumerate().take(end) {
            if column > 0 {
                self.text.push_str(BETWEEN);
            }
            let start = self.text.len();
            let holds = layout.and_then(|(sheet, layout)| Some((sheet, layout, layout.column(column)?)));
            let text = match holds {
                // The place of a value that is not there, so that it is told there and is not missing elsewhere.
                // Below no heading of ours too: that something stands there is told.
                _ if layout.is_some() && cell.formula && cell.content == Content::Empty => Ok("=".to_owned()),
                Some((sheet, layout, holds)) => in_its_column(cell, row, sheet, layout, holds),
                None => Ok(bare(&cell.content)),
            };
            let (text, fault) = text.map_or_else(|(fault, text)| (text, Some(fault)), |text| (text, None));
            self.text.push_str(&plain(&text));
            let at = (start, self.text.len());
            if above.is_some() && cell.of_money {
                self.tell(Told::Beside("above"), at, text);
            } else if above.or(headings).is_some() {
                self.tell_notes(cell, headings.and_then(|(sheet, layout)| Some((sheet, layout.column(column)?))), at);
            } else if holds.is_some_and(|(_, _, holds)| !matches!(holds, Column::Meaning | Column::Remarks)) {
                self.tell_cell(cell, fault, at);
                self.tell_hidden(sheet, (place, column), cell, at);
            }
        }
        // What is said of all amounts of the sheet stands at its headings.
        for words in sheet.pages_of_money.iter().filter(|_| headings.is_some()) {
            self.tell(Told::Beside("page"), (first, self.text.len()), words.clone());
        }
        self.text.push('\n');
    }

    fn tell_cell(&mut self, cell: &Shown, fault: Option<Told>, at: (usize, usize)) {
        let shown = bare(&cell.content);
        let told = match &cell.content {
            Content::Error(_) => Some(Told::NoValue),
            Content::Empty if cell.formula => Some(Told::NoValue),
            Content::Empty => None,
            // Nothing that could be struck out, or said in another way.
            Content::Text(text) if text.is_empty() => cell.formula.then_some(Told::Formula),
            _ => cell.odd.map(Told::Odd).or(fault).or(cell.formula.then_some(Told::Formula)),
        };
        if let Some(told) = told {
            self.tell(told, at, shown);
        }
        self.tell_notes(cell, None, at);
    }

    /// Tells the notes on a cell but those that a workbook of ours has on the heading that it is.
    fn tell_notes(&mut self, cell: &Shown, heading: Option<(&SheetRow, &Column)>, at: (usize, usize)) {
        let own = |note: &str| heading.is_some_and(|(sheet, holds)| is_own(note, sheet, holds));
        for note in cell.notes.iter().filter(|note| !own(note)) {
            self.tell(Told::Note, at, note.clone());
        }
    }

    fn tell_hidden(&mut self, sheet: &ShownSheet, (row, column): (usize, usize), cell: &Shown, at: (usize, usize)) {
        let nothing = match &cell.content {
            Content::Empty => !cell.formula,
            content => *content == Content::Text(String::new()),
        };
        if nothing {
            return;
        }
        if sheet.hidden {
            self.hide(&sheet.name, "sheet", String::new(), at);
        } else if sheet.hidden_rows.contains(&row) {
            self.hide(&sheet.name, "rows", (row + 1).to_string(), at);
        } else if sheet.hidden_columns.contains(&column) {
            self.hide(&sheet.name, "columns", letters(column), at);
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

/// The text of a cell in its column. `Err`: the same, and why it is not plainly what it says.
fn in_its_column(
    cell: &Shown,
    row: &[Shown],
    sheet: &SheetRow,
    layout: &Layout,
    holds: &Column,
) -> Result<String, (Told, String)> {
    let path = match holds {
        Column::Field(path) => Some(path.clone()),
        // Where rows are fields, the row says which.
        Column::Value if sheet.at.is_empty() => {
            let name = layout.place(&Column::Key(0)).and_then(|place| row.get(place));
            name.map(|name| super::layout::field_path(sheet, &bare(&name.content)))
        }
        _ => None,
    };
    let about = path.as_ref().map(|path| about(sheet, path)).unwrap_or_default();
    let price = matches!(holds, Column::Field(path) if path == &["price"]);
    let unit = layout.place(&Column::Unit).filter(|_| price).and_then(|place| row.get(place));
    let unit = unit.map(|unit| bare(&unit.content)).filter(|unit| !unit.is_empty());
    let mut text = bare(&cell.content);
    // A number that stands as text is read as people write it: in a sheet a comma parts no values.
    if matches!(cell.content, Content::Text(_))
        && is_number(&about, path.as_deref(), sheet)
        && !text.starts_with(['{', '[', '"'])
    {
        text = of_people(&text);
        // Who types `1.250` as text may group digits by it, as by the comma of `1,250`.
        if three_decimals(&text).is_some() {
            return Err((Told::Points, text));
        }
    }
    Ok(match (&cell.content, unit) {
        (Content::Number(_, Some(format)), _) if shows_another(format) => {
            return Err((Told::Format(format.clone()), text));
        }
        (Content::Number(number, format), Some(unit)) => {
            let (percent, own) = format.as_deref().map_or((false, String::new()), literal);
            if percent || !matches!(own.as_str(), "" | "€" | "EUR") {
                return Err((Told::TwoUnits, text));
            }
            number_text(*number, false, &unit)
        }
        (Content::Text(_), Some(unit)) => return with_unit(&text, &unit).ok_or((Told::TwoUnits, text)),
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

/// Whether a value begins with a number. What a scenario sets may, and the ends of what is uncertain; so may what stands deeper than columns go,
/// `outlook.2027.revenue.taxes`, but for words for people.
fn is_number(about: &About, path: Option<&[String]>, sheet: &SheetRow) -> bool {
    let shown = about.examples.iter().any(|example| example.starts_with(|c: char| c.is_ascii_digit()));
    let of_path = sheet.at.first() == Some(&"scenarios")
        || sheet.at.first() == Some(&"uncertainty") && path.is_some_and(|path| path != ["distribution"]);
    let words =
        |path: &[String]| path[0] == "title" || path[0] == "sources" && !path.iter().any(|step| step == "spread");
    let deep = *about == About::default() && path.is_some_and(|path| path.len() > 1 && !words(path));
    !matches!(about.kind, "month" | "date") && (shown || !about.unit.is_empty() || of_path || deep)
}

/// Whether a number format shows another number than the cell holds. `0"%"` shows a share as such.
fn shows_another(format: &str) -> bool {
    let format = number_format(format);
    format.is_other() && format.words != "%"
}

/// A price that stands as text, with the unit of its column; none where it has another one. A number that stands as text, as
/// many spreadsheets have it, says no unit of its own, and euros say none that the column does not: commas, and what
/// it says of VAT, are told as in YAML.
fn with_unit(text: &str, unit: &str) -> Option<String> {
    let number = |c: char| c.is_ascii_digit() || " \u{a0}\u{202f}.,_'".contains(c);
    // Words in the place of a price, of which some are read.
    if text.ends_with(unit) || !text.contains(|c: char| c.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let end = text.find(|c| !number(c)).unwrap_or(text.len());
    let digits = text[..end].trim();
    if text[end..].replace('€', "EUR").split_whitespace().collect::<String>() == unit {
        return Some(format!("{digits} {unit}"));
    }
    let said = text[end..].replace('€', " eur ").to_lowercase().replace("h.t.", "ht");
    let mut words: Vec<&str> = said.split_whitespace().collect();
    if words.first().is_some_and(|word| matches!(*word, "eur" | "euro" | "euros")) {
        words.remove(0);
    }
    match words.as_slice() {
        [] => Some(format!("{digits} {unit}")),
        ["ht"] => Some(format!("{digits} {unit} HT")),
        ["ttc"] => Some(format!("{digits} {unit} TTC")),
        _ => None,
    }
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
    let format = number_format(format);
    (format.percent, crate::units::plain_spaces(&format.words))
}
