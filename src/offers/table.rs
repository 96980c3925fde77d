use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use rust_decimal::Decimal;

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
        Data::Int(number) => Content::Number(Decimal::from(*number)),
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
    Decimal::from_str_exact(&text).map_or(Content::Text(text), Content::Number)
}

fn text_content(text: &str) -> Content {
    let trimmed = crate::units::plain_spaces(text);
    if trimmed.is_empty() { Content::Empty } else { Content::Text(trimmed) }
}

/// Text in UTF-8 or, as older spreadsheets write it, Windows-1252; separated by whatever of `;`, tab and
/// `,` is the most frequent.
fn text_table(bytes: &[u8]) -> Table {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| if *byte == 0x80 { '€' } else { char::from(*byte) }).collect(),
    };
    let count = |separator: u8| text.bytes().filter(|byte| *byte == separator).count();
    let separator = [b',', b'\t', b';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b';');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().map_while(Result::ok) {
        // The reader skips empty lines; rows keep the place that a spreadsheet shows.
        let line = record.position().map_or(rows.len(), |position| {
            usize::try_from(position.line()).unwrap_or(rows.len() + 1).saturating_sub(1)
        });
        while rows.len() < line {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(|text| Cell { content: text_content(text), formula: None }).collect());
    }
    Table { name: String::new(), rows, typed: false }
}
