use rust_decimal::Decimal;

use super::typography::words;
use crate::language::{Language, group, percent};
use crate::report::apart::measured;
use crate::report::grid::{Grid, GridRow, Value};
use crate::report::style::Style;
use crate::units::half_up;

/// A cell of a row. In a row that sums up, what has no sum stays empty.
pub(super) fn cell_of(row: &GridRow, value: &Value, style: Style) -> String {
    if row.total && matches!(value, Value::Empty) { String::new() } else { cell(value, style) }
}

/// A cell as a reader sees it. Amounts are in thousands of euros, which the table's title says: cents are for
/// programs.
pub(super) fn cell(value: &Value, style: Style) -> String {
    let language = style.language;
    match value {
        Value::Empty => "–".to_owned(),
        Value::Text(text) => words(text, language),
        Value::Money(amount) => thousands(*amount, language),
        Value::AtLeast(amount) => format!("≥\u{a0}{}", thousands(*amount, language)),
        Value::Share(share) => shown_share(*share, language),
        Value::Years(years) => crate::report::words::years(*years, style),
        Value::Measure(value, kind, more) => measured(*value, *kind, *more, style),
        Value::Number(number) => {
            let number = half_up(*number, 3).normalize();
            group(number, number.scale(), language)
        }
        Value::Year(year) => year.to_string(),
    }
}

fn thousands(amount: Decimal, language: Language) -> String {
    group(amount / Decimal::ONE_THOUSAND, 1, language)
}

/// A title or a head as a reader sees it: what machines have in euros stands in thousands.
pub(super) fn unit(text: &str) -> String {
    text.replace("(€", "(k€").replace("(EUR", "(kEUR")
}

/// A rate as it is written; a computed share to a tenth of a percent, so that a column of them lines up.
fn shown_share(share: Decimal, language: Language) -> String {
    let written = (share * Decimal::ONE_HUNDRED).normalize();
    if written.scale() <= 3 && !written.is_zero() {
        return percent(share, 3, language);
    }
    format!("{}\u{a0}%", group(written, 1, language))
}

/// Whether a column holds figures, which are set right.
pub(super) fn is_figure(value: &Value) -> bool {
    !matches!(value, Value::Text(_) | Value::Empty)
}

/// For each column of a table, whether it holds figures.
pub(super) fn figure_columns(grid: &Grid) -> Vec<bool> {
    let column = |place: usize| {
        let cells = grid.rows.iter().filter_map(|row| row.cells.get(place));
        let filled: Vec<&Value> = cells.filter(|cell| !matches!(cell, Value::Empty)).collect();
        // A word or two among figures, such as a month, change nothing.
        filled.iter().filter(|cell| is_figure(cell)).count() * 2 > filled.len()
    };
    (0..grid.columns.len()).map(column).collect()
}

/// A key figure, in whole euros with the currency.
pub(crate) fn large(value: &Value, style: Style) -> String {
    match value {
        Value::Money(amount) => style.euros(*amount),
        Value::AtLeast(amount) => format!("≥\u{a0}{}", style.euros(*amount)),
        other => cell(other, style),
    }
}
