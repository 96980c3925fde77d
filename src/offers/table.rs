use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use rust_decimal::Decimal;

/// No price, quantity or amount of a schedule is as large as 10^12; what is stays text, so that products and sums
/// of numbers never leave what is computed exactly.
pub const LARGEST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// A sheet of a workbook, or the whole of a text table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Name of the sheet; empty for text.
    pub name: String,
    /// Rows of cells, from row 1 and column A of the spreadsheet.
    pub rows: Vec<Vec<Cell>>,
    /// Whether cells know numbers from texts: a workbook does, a text table does not.
    pub typed: bool,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What is in it.
    pub content: Content,
    /// The formula whose result it is.
    pub formula: Option<String>,
}

/// What is in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Text, trimmed.
    Text(String),
    /// A number, by the shortest text that means the cell's binary number: what was typed.
    Number(Decimal),
}

impl Table {
    /// A cell by row and column from 0.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        static EMPTY: Cell = Cell { content: Content::Empty, formula: None };
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&EMPTY)
    }

    /// `DQE!E7`.
    pub fn place(&self, row: usize, column: usize) -> String {
        let mut letters = String::new();
        let mut rest = column + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.insert(0, char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        let sheet = if self.name.is_empty() { String::new() } else { format!("{}!", self.name) };
        format!("{sheet}{letters}{}", row + 1)
    }
}

impl Cell {
    /// Its text, a number as written.
    pub fn text(&self) -> String {
        match &self.content {
            Content::Empty => String::new(),
            Content::Text(text) => text.clone(),
            Content::Number(number) => number.normalize().to_string(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.content == Content::Empty
    }
}

/// Reads the sheets of a workbook (`.xlsx`, `.ods`), or a text table (`.csv`). The error says why not.
pub fn read(path: &Path) -> Result<Vec<Table>, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_lowercase().as_str() {
        "csv" | "txt" => Ok(vec![text_table(&bytes)]),
        _ => workbook(bytes),
    }
}

fn workbook(bytes: Vec<u8>) -> Result<Vec<Table>, String> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| error.to_string())?;
        let mut table = Table { name: name.clone(), rows: Vec::new(), typed: true };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            table.put(row + top as usize, column + left as usize).content = content(value);
        }
        if let Ok(formulas) = book.worksheet_formula(&name) {
            let (top, left) = formulas.start().unwrap_or_default();
            for (row, column, formula) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
                table.put(row + top as usize, column + left as usize).formula = Some(formula.clone());
            }
        }
        tables.push(table);
    }
    Ok(tables)
}

impl Table {
    fn put(&mut self, row: usize, column: usize) -> &mut Cell {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        &mut cells[column]
    }
}

fn content(value: &Data) -> Content {
    match value {
        Data::Empty => Content::Empty,
        Data::Int(number) if Decimal::from(*number).abs() < LARGEST => Content::Number(Decimal::from(*number)),
        Data::Int(number) => Content::Text(number.to_string()),
        Data::Float(number) => shortest(*number),
        Data::DateTime(date) => shortest(date.as_f64()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text_content(text),
        Data::Bool(value) => Content::Text(value.to_string()),
        Data::Error(error) => Content::Text(error.to_string()),
    }
}

/// The decimal that was typed: the shortest text that means this binary number, read exactly.
fn shortest(number: f64) -> Content {
    let text = number.to_string();
    let exact = Decimal::from_str_exact(&text).ok().filter(|number| number.abs() < LARGEST);
    exact.map_or(Content::Text(text), Content::Number)
}

fn text_content(text: &str) -> Content {
    let trimmed = crate::units::plain_spaces(text);
    if trimmed.is_empty() { Content::Empty } else { Content::Text(trimmed) }
}

/// Text in UTF-8 or, as older spreadsheets write it, Windows-1252; separated by whatever of `;`, tab and
/// `,` is found in the most rows.
fn text_table(bytes: &[u8]) -> Table {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| if *byte == 0x80 { '€' } else { char::from(*byte) }).collect(),
    };
    // A row has at least three columns; decimal commas are in fewer rows than a separator is.
    let rows = |separator: u8| text.lines().filter(|line| line.matches(char::from(separator)).count() >= 2).count();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(|separator| rows(*separator)).unwrap_or(b';');
    let text = with_empty_rows(&text, char::from(separator));
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cell = |text: &str| Cell { content: text_content(text), formula: None };
    let rows = reader.records().map_while(Result::ok).map(|record| record.iter().map(cell).collect()).collect();
    Table { name: String::new(), rows, typed: false }
}

/// The text with a separator in each empty line: the reader would skip the line, and rows would lose the
/// number that a spreadsheet shows.
fn with_empty_rows(text: &str, separator: char) -> String {
    let (mut out, mut quoted, mut fresh) = (String::with_capacity(text.len()), false, true);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\r' if !quoted => continue,
            '\n' if fresh && !quoted => out.push(separator),
            _ => {}
        }
        out.push(c);
        fresh = c == '\n';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_ten_to_the_twelfth() {
        assert_eq!(LARGEST, Decimal::from(1_000_000_000_000_i64));
    }

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        let table = Table { name: "DQE".into(), ..Table::default() };
        assert_eq!([table.place(6, 4), table.place(0, 26), table.place(9, 701)], ["DQE!E7", "DQE!AA1", "DQE!ZZ10"]);
    }

    #[test]
    fn older_spreadsheets_write_another_encoding() {
        let table = text_table(b"D\xe9signation;PU HT\r\n\r\nC\xe2ble;12,50 \x80\r\n");
        assert_eq!(table.cell(0, 0).text(), "Désignation");
        assert_eq!((table.cell(2, 0).text(), table.cell(2, 1).text()), ("Câble".into(), "12,50 €".into()));
        assert_eq!(table.place(2, 1), "B3");
    }
}
