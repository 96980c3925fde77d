use serde_json::json;

use super::Chart;
use crate::language::Language;
use crate::report::csv_out::{Cell, Sheet};
use crate::report::grid::{Grid, Value};
use crate::units::display;

/// The table beside a chart for spreadsheets: exact figures, amounts to the cent.
pub(crate) fn table_csv(table: &Grid, language: Language) -> String {
    let head: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let mut sheet = Sheet::new(&head, language);
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| match cell {
            Value::Empty => Cell::Text(""),
            Value::Text(text) => Cell::Text(text),
            Value::Money(amount) | Value::AtLeast(amount) => Cell::Amount(*amount),
            Value::Share(share) | Value::Years(share) | Value::Measure(share, ..) => Cell::Ratio(Some(*share)),
            Value::Number(number) => Cell::Exact(*number),
            Value::Year(year) => Cell::Year(*year),
        });
        sheet.row(&cells.collect::<Vec<_>>());
    }
    sheet.finish()
}

/// The table beside a chart for programs: columns by name, amounts as decimal text. `of`: the plan, or the programme, by
/// its key and id.
pub(crate) fn table_json(chart: &Chart, (key, id): (&str, &str)) -> String {
    let cell = |cell: &Value| match cell {
        Value::Empty => json!(null),
        Value::Text(text) => json!(text),
        Value::Money(amount) => json!(display(*amount, 2)),
        Value::AtLeast(amount) => json!({"at_least": display(*amount, 2)}),
        Value::Share(share) | Value::Years(share) | Value::Measure(share, ..) => json!(display(*share, 6)),
        Value::Number(number) => json!(number.normalize().to_string()),
        Value::Year(year) => json!(year),
    };
    let rows: Vec<serde_json::Value> =
        chart.table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
    let value = json!({
        "schema": "perenne/chart/v1",
        key: id,
        "kind": chart.kind.id(),
        "title": chart.title,
        "columns": chart.table.columns,
        "rows": rows,
        "notes": chart.table.notes,
    });
    format!("{value:#}\n")
}
