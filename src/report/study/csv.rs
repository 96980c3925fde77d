use super::Study;
use crate::explore::Bound;
use crate::report::csv_out::{Cell, Sheet};
use crate::report::grid::Value;
use crate::report::style::Style;
use crate::units::half_up;

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
    write(vec![Cell::Text(&table), Cell::Text(&row), Cell::Text(&study.running(&study.title))]);
    for (id, grid) in study.tables() {
        write(vec![Cell::Text(id), Cell::Text("title"), Cell::Text(&grid.title)]);
        let head = grid.columns.iter().map(|column| Cell::Text(column));
        write([Cell::Text(id), Cell::Text("head")].into_iter().chain(head).collect());
        for row in &grid.rows {
            let cells = row.cells.iter().map(cell);
            let kind = if row.total { "total" } else { "row" };
            write([Cell::Text(id), Cell::Text(kind)].into_iter().chain(cells).collect());
        }
        for note in &grid.notes {
            write(vec![Cell::Text(id), Cell::Text("note"), Cell::Text(note)]);
        }
    }
    sheet.finish()
}

fn cell(value: &Value) -> Cell<'_> {
    match value {
        Value::Empty => Cell::Text(""),
        Value::Text(text) => Cell::Text(text),
        Value::Money(amount) => Cell::Amount(*amount),
        Value::AtLeast(amount) => Cell::Bounded(*amount, Bound::AtLeast),
        Value::Share(share) | Value::Years(share) | Value::Measure(share, ..) => Cell::Ratio(Some(*share)),
        Value::Number(number) => Cell::Exact(half_up(*number, 12)),
        Value::Year(year) => Cell::Year(*year),
    }
}
