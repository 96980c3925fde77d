use super::Study;
use crate::report::csv_out::{Cell, Sheet};
use crate::report::grid::Value;
use crate::report::style::Style;
use crate::units::{display, half_up};

/// Every table of the study below the other. The first column names the table, the second says what the row is.
/// Rows are filled up to the widest table, so that every program reads them.
pub fn csv(study: &Study) -> String {
    let style = Style { language: study.language, width: usize::MAX, color: false };
    let widest = study.tables().map(|(_, grid)| grid.columns.len()).max().unwrap_or(1);
    let mut sheet = Sheet::new(&[], study.language);
    let mut write = |cells: Vec<Cell<'_>>| {
        let missing = (widest + 2).saturating_sub(cells.len());
        let cells: Vec<Cell<'_>> = cells.into_iter().chain((0..missing).map(|_| Cell::Text(""))).collect();
        sheet.row(&cells);
    };
    let (table, row) = (style.say("study-csv-table"), style.say("study-csv-row"));
    write(vec![Cell::Text(&table), Cell::Text(&row), Cell::Text(&study.title)]);
    for (id, grid) in study.tables() {
        write(vec![Cell::Text(id), Cell::Text("title"), Cell::Text(&grid.title)]);
        let head = grid.columns.iter().map(|column| Cell::Text(column));
        write([Cell::Text(id), Cell::Text("head")].into_iter().chain(head).collect());
        for row in &grid.rows {
            let texts: Vec<String> = row.cells.iter().map(at_least).collect();
            let cells = row.cells.iter().zip(&texts).map(|(value, text)| cell(value, text));
            let kind = if row.total { "total" } else { "row" };
            write([Cell::Text(id), Cell::Text(kind)].into_iter().chain(cells).collect());
        }
        for note in &grid.notes {
            write(vec![Cell::Text(id), Cell::Text("note"), Cell::Text(note)]);
        }
    }
    sheet.finish()
}

/// The words of an amount that is only a lower bound; a spreadsheet must not sum it up as if it were whole.
fn at_least(value: &Value) -> String {
    match value {
        Value::AtLeast(amount) => format!(">= {}", display(*amount, 2)),
        _ => String::new(),
    }
}

fn cell<'a>(value: &'a Value, at_least: &'a str) -> Cell<'a> {
    match value {
        Value::Empty => Cell::Text(""),
        Value::Text(text) => Cell::Text(text),
        Value::Money(amount) => Cell::Amount(*amount),
        Value::AtLeast(_) => Cell::Text(at_least),
        Value::Share(share) | Value::Years(share) => Cell::Ratio(Some(*share)),
        Value::Number(number) => Cell::Exact(half_up(*number, 12)),
        Value::Year(year) => Cell::Year(*year),
    }
}
