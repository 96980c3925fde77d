//! What stands at a place of a file: a price, a quantity, names, words.

use rust_decimal::Decimal;

use super::typed::{Typing, as_written};
use crate::document::edit::Step;
use crate::language::Language;

/// Whether several names may stand at a place: they are typed with commas between them.
pub(super) fn lists_names(at: &[Step]) -> bool {
    let is = |step: &Step, names: &[&str]| matches!(step, Step::Key(key) if names.contains(&key.as_str()));
    match at {
        [funding, Step::Item(_), _, field] => is(funding, &["funding"]) && is(field, &["lines", "phases"]),
        [sources, _, field] => is(sources, &["sources"]) && is(field, &["grounds"]),
        _ => false,
    }
}

/// The names of `a, b` and `[a, b]`.
pub(super) fn listed(typed: &str) -> impl Iterator<Item = &str> {
    let bare = typed.trim().trim_start_matches('[').trim_end_matches(']');
    bare.split([',', ';']).map(str::trim).filter(|name| !name.is_empty())
}

/// Whether a price stands at a place.
pub(super) fn is_price(at: &[Step]) -> bool {
    matches!(at.last(), Some(Step::Key(key)) if matches!(key.as_str(), "price" | "renewal"))
}

/// Whether a number of units of a line stands at a place.
pub(super) fn is_quantity(at: &[Step]) -> bool {
    matches!(at, [Step::Key(lines), _, Step::Key(quantity), ..] if lines == "lines" && quantity == "quantity")
}

/// Whether a share that somebody pays stands at a place: 0,3 may be 30 % of it, which nobody says of a rate of interest.
pub(super) fn is_aid(at: &[Step]) -> bool {
    let is = |step: &Step, names: &[&str]| matches!(step, Step::Key(key) if names.contains(&key.as_str()));
    matches!(at, [_, Step::Item(_), kind, rate] if is(kind, &["subsidy", "contribution"]) && is(rate, &["rate"]))
}

/// Whether a number between 0 and 1 was typed, without a sign behind it.
pub(super) fn is_fraction(typed: &str, language: Language) -> bool {
    let number = Decimal::from_str_exact(&as_written(typed, Typing::of("", language)));
    number.is_ok_and(|number| number > Decimal::ZERO && number < Decimal::ONE)
}

/// Whether words stand at a place, which may begin with a number.
pub(super) fn words(at: &[Step]) -> bool {
    let key = |step: &Step, names: &[&str]| matches!(step, Step::Key(key) if names.contains(&key.as_str()));
    const OF: [&str; 7] = ["name", "note", "id", "year", "label", "title", "href"];
    // In each language, or in none.
    let of_language = |step: &Step| matches!(step, Step::Key(key) if key.len() == 2);
    let said = match at {
        [.., of, last] => key(last, &OF) || (key(of, &OF) && of_language(last)),
        [last] => key(last, &OF),
        [] => false,
    };
    said || at.first().is_some_and(|step| key(step, &["title", "plan", "city", "insee"]))
}

pub(super) fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-'))
}
