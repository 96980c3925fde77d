//! What cells and words of a finance department's table are.

use rust_decimal::Decimal;

use super::column::contains;
use super::headings::plain;
use super::number_text::{self, Reading};
use super::table::{Cell, Content};
use crate::document::account_labels;

/// Years that a heading may be of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Whether a cell is a number below zero.
pub(super) fn is_below_zero(cell: &Cell) -> bool {
    match &cell.content {
        Content::Number(value) => *value < Decimal::ZERO,
        Content::Text(text) => {
            number_text::read(text).is_some_and(|typed| typed.reading.all().all(|it| it < Decimal::ZERO))
        }
        _ => false,
    }
}

/// Whether words say that amounts are for one inhabitant: those are none of the city's.
pub(super) fn is_per_head(text: &str) -> bool {
    const HEADS: [&str; 8] = ["hab", "habitant", "habitants", "inhabitant", "inhabitants", "head", "capita", "tete"];
    let words = plain(&text.replace('/', " par "));
    let spoken: Vec<&str> = words.split(' ').collect();
    spoken.windows(2).any(|pair| matches!(pair[0], "par" | "per") && HEADS.contains(&pair[1]))
}

/// Whether words say that amounts are in the euros of another year, or with VAT: all amounts of a city are current ones.
pub(super) fn is_of_other_euros(text: &str) -> bool {
    contains(&plain(text), &["constant", "constants", "constante", "constantes", "deflates", "ttc"])
}

/// Whether words say that a year is one of a budget, and not of accounts.
pub(super) fn is_voted(text: &str) -> bool {
    const BUDGETS: &[&str] = &[
        "bp",
        "bs",
        "dm",
        "budget",
        "budgets",
        "vote",
        "prevu",
        "prevision",
        "previsions",
        "previsionnel",
        "estime",
        "provisoire",
        "forecast",
        "estimate",
    ];
    contains(&plain(text), BUDGETS)
}

/// Both readings of a number, as they are asked about.
pub(super) fn both(reading: Reading) -> (String, String) {
    let mut all = reading.all().map(|value| value.normalize().to_string());
    (all.next().unwrap_or_default(), all.next().unwrap_or_default())
}

/// A label in plain form, without what stands in brackets.
pub(super) fn bare(text: &str) -> String {
    plain(text.split('(').next().unwrap_or_default()).trim().to_owned()
}

/// The account of a label in either language, or of its path.
pub(super) fn path(label: &str) -> Option<&'static str> {
    let means = |(path, labels): &(&'static str, [&'static str; 2])| {
        labels.iter().any(|known| plain(known).trim() == label) || plain(path).trim() == label
    };
    account_labels().into_iter().find(means).map(|(path, _)| path)
}

/// The year of a heading: a number, or the one run of four digits in a text.
pub(super) fn year(cell: &Cell) -> Option<i32> {
    let text = match &cell.content {
        Content::Number(number) => number.normalize().to_string(),
        Content::Text(text) => text.clone(),
        Content::Date(date) => date.get(..4)?.to_owned(),
        _ => return None,
    };
    let mut runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let (first, more) = (runs.next()?, runs.next());
    let year = first.parse().ok().filter(|year| first.len() == 4 && YEARS.contains(year));
    year.filter(|_| more.is_none())
}
