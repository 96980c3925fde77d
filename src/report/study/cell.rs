use rust_decimal::Decimal;

use super::typography::words;
use crate::language::{Language, group, percent};
use crate::report::apart::measured;
use crate::report::grid::{Grid, GridRow, Unit, Value};
use crate::report::style::Style;
use crate::units::half_up;

/// A cell of a row. In a row that sums up, what has no sum stays empty.
pub(super) fn cell_of(grid: &Grid, row: &GridRow, value: &Value, style: Style) -> String {
    if row.total && matches!(value, Value::Empty) { String::new() } else { cell(value, grid.unit, style) }
}

/// A cell as a reader sees it. Amounts are in the unit of the table, which its title says: cents are for programs.
fn cell(value: &Value, unit: Unit, style: Style) -> String {
    let language = style.language;
    match value {
        Value::Empty => "–".to_owned(),
        Value::Text(text) => words(text, language),
        Value::Money(amount) => amount_in(*amount, unit, language),
        Value::AtLeast(amount) => format!("≥\u{a0}{}", amount_in(*amount, unit, language)),
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

/// By what amounts are divided, and to how many decimals they are shown then.
fn scale(unit: Unit) -> (Decimal, u32) {
    match unit {
        Unit::Thousand => (Decimal::ONE_THOUSAND, 1),
        Unit::Euro => (Decimal::ONE, 0),
    }
}

fn amount_in(amount: Decimal, unit: Unit, language: Language) -> String {
    let (by, digits) = scale(unit);
    group(amount / by, digits, language)
}

/// A title or a head of a table as a reader sees it: what machines have in euros may stand in thousands.
pub(super) fn unit(text: &str, unit: Unit) -> String {
    match unit {
        Unit::Thousand => text.replace("(€", "(k€").replace("(EUR", "(kEUR"),
        Unit::Euro => text.to_owned(),
    }
}

/// Least that rows as shown miss a total by, in the last digit, for it to be told: one is what everybody expects.
const MISSED: Decimal = Decimal::TWO;

/// What stands below a table, with how far its rows as they are shown may lie from a total that is exactly their sum.
pub(super) fn notes(grid: &Grid, style: Style) -> Vec<String> {
    let (by, digits) = scale(grid.unit);
    let places = 0..grid.columns.len();
    let missed = places.map(|place| missed(grid, place, |amount| half_up(amount / by, digits))).max();
    let last = Decimal::new(1, digits);
    let rounded = missed.filter(|missed| *missed >= last * MISSED).map(|missed| {
        let euro = if style.language == Language::French { "(€" } else { "(EUR" };
        let gap = format!("{}\u{a0}{}", group(missed, digits, style.language), &unit(euro, grid.unit)[1..]);
        style.tell("study-rounded", &[("gap", gap.into())])
    });
    grid.notes.iter().cloned().chain(rounded).collect()
}

/// The most by which shown amounts of a column lie from a total that their exact amounts come to: the sum of the rows
/// above it, from the top or from the total before.
fn missed(grid: &Grid, place: usize, shown: impl Fn(Decimal) -> Decimal) -> Decimal {
    let mut from = [[Decimal::ZERO; 2]; 2];
    let mut most = Decimal::ZERO;
    for row in &grid.rows {
        let Some(Value::Money(amount)) = row.cells.get(place) else { continue };
        if row.total {
            let sums = from.iter().filter(|[exact, _]| exact == amount);
            most = sums.map(|[_, sum]| (*sum - shown(*amount)).abs()).fold(most, Decimal::max);
            from[1] = [Decimal::ZERO; 2];
        } else {
            from.iter_mut().for_each(|[exact, sum]| (*exact, *sum) = (*exact + *amount, *sum + shown(*amount)));
        }
    }
    most
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
        other => cell(other, Unit::default(), style),
    }
}
