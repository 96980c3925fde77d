use rust_decimal::Decimal;

use super::column::Column;
use super::headings::Headings;
use super::layout::Layout;
use super::number_text::{Reading, decimal_mark, read};
use super::table::{Content, Table};
use super::text;
use super::totals::is_total;

/// A row of a table that was pasted out of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pasted {
    /// What it is.
    pub designation: String,
    /// How many.
    pub quantity: Decimal,
    /// What one costs, in euros excluding VAT.
    pub price: Decimal,
}

/// What stands in the way of reading a pasted table, as a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unclear {
    /// Which columns are designation, quantity and unit price?
    Columns,
    /// Prices include VAT: which rate?
    InclVat,
    /// A cell that is no number, or may be two: row from 1, and its text.
    Number(usize, String),
    /// There is no row.
    Empty,
}

/// Reads designation, quantity and unit price by the rules of filled schedules. Without headings, three columns are these
/// three in this order; anything else is asked.
pub(crate) fn pasted(content: &str) -> Result<Vec<Pasted>, Unclear> {
    let table = text::table(content).map_err(|_| Unclear::Columns)?;
    let (first, columns) = match Headings::find(&table) {
        Some(headings) => by_headings(&table, headings)?,
        None => (0, in_order(&table)?),
    };
    let numbers = [columns[1], columns[2]].map(|column| {
        let readings = (first..table.rows.len()).filter_map(|row| read(&table.cell(row, column).text()));
        decimal_mark(readings.map(|typed| typed.reading))
    });
    let mut out = Vec::new();
    for row in (first..table.rows.len()).filter(|row| !is_total(&table, *row)) {
        let designation = table.cell(row, columns[0]).text();
        let cells = [columns[1], columns[2]].map(|column| table.cell(row, column));
        // Headings of parts, and rows left empty, have neither.
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let mut values = [Decimal::ZERO; 2];
        for (place, cell) in cells.into_iter().enumerate() {
            let value = match &cell.content {
                Content::Number(number) => Some(*number),
                _ => read(&cell.text()).and_then(|typed| value(typed.reading, numbers[place])),
            };
            values[place] = value.ok_or_else(|| Unclear::Number(row + 1, cell.text()))?;
        }
        if designation.is_empty() {
            return Err(Unclear::Number(row + 1, designation));
        }
        out.push(Pasted { designation, quantity: values[0], price: values[1] });
    }
    if out.is_empty() { Err(Unclear::Empty) } else { Ok(out) }
}

fn value(reading: Reading, mark: Option<char>) -> Option<Decimal> {
    reading.with(mark)
}

/// The first row below the headings, and the columns of designation, quantity and price.
fn by_headings(table: &Table, headings: Headings) -> Result<(usize, [usize; 3]), Unclear> {
    let first = headings.row + 1;
    let layout = Layout::of(table, headings, &[]);
    let price = layout.of_kind(Column::Price).ok_or(Unclear::Columns)?;
    if price.stated.incl_vat == Some(true) {
        return Err(Unclear::InclVat);
    }
    let column = |kind: Column| layout.column(kind).ok_or(Unclear::Columns);
    Ok((first, [column(Column::Designation)?, column(Column::Quantity)?, price.column]))
}

fn in_order(table: &Table) -> Result<[usize; 3], Unclear> {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    if width == 3 { Ok([0, 1, 2]) } else { Err(if width == 0 { Unclear::Empty } else { Unclear::Columns }) }
}
