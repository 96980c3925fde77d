//! What an `.ods` shows of a number that a cell holds. A program that calculates may give the result of a formula the look of a
//! date or of true and false without writing down a style for it; the text that is seen tells.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::number_text::{Reading, digits};
use super::stated::Stated;
use super::survey::Sheet;
use super::table::{Content, tame};

/// What is seen in the place of a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Seen {
    /// Something that is no number.
    Content(Content),
    /// Another number than the cell holds, as a number format would say it.
    Format(Arc<str>),
}

/// What is seen where a cell holds `value`; none where it is that number, or cannot be told from it.
pub(super) fn seen(value: &str, shown: &str, thousands: usize) -> Option<Seen> {
    let shown = tame(shown);
    let held: Decimal = value.parse().ok()?;
    if shown.contains('%') {
        return Some(Seen::Format("0%".into()));
    }
    let other = || Some(Seen::Format(format!("0\"= {}\"", shown.replace('"', "")).into()));
    let Some((first, last)) = shown.find(figure).zip(shown.rfind(figure)) else {
        let spoken = shown.chars().any(char::is_alphabetic);
        return match spoken {
            true if held.is_zero() || held == Decimal::ONE => Some(Seen::Content(Content::Truth(!held.is_zero()))),
            true => other(),
            false => None,
        };
    };
    let span = &shown[first..=last];
    if is_time(span) {
        return Some(Seen::Content(Content::Time(shown)));
    }
    // `12.05.27` is no number either; `1.234.567` is one.
    if digits(span).is_none() && is_date(span) {
        return Some(Seen::Content(Content::Date(shown)));
    }
    // Shown as below zero, or in thousands, whatever style says so.
    let (before, behind) = (&shown[..first], shown[last + 1..].trim_start());
    if held > Decimal::ZERO && (before.contains(['-', '−', '(']) || behind.starts_with(['-', '−'])) {
        return other();
    }
    let beside = format!("{before} {behind}");
    if thousands == 0 && Stated::read(&beside).scale.is_some() {
        return Some(Seen::Format(format!("0 \"{}\"", beside.replace('"', "").trim()).into()));
    }
    let reading = digits(span).filter(|_| thousands == 0)?;
    if matches(reading, held.abs()) { None } else { other() }
}

/// Notes what is seen of the cells of a sheet.
pub(super) fn note(sheet: &mut Sheet, seen: &Seen, places: impl Iterator<Item = (usize, usize)>) {
    for place in places {
        match seen {
            Seen::Content(content) => drop(sheet.contents.insert(place, content.clone())),
            Seen::Format(format) => drop(sheet.formats.insert(place, format.clone())),
        }
    }
}

fn figure(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_time(span: &str) -> bool {
    span.split(':').count() > 1 && span.split(':').all(|part| part.trim().starts_with(figure))
}

/// `05/03/26`, `2026-05-03`, `3 mai 2026`.
fn is_date(span: &str) -> bool {
    let parts: Vec<&str> = span.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let month = |part: &&str| part.chars().all(char::is_alphabetic) && part.chars().count() >= 3;
    let numbers = parts.iter().filter(|part| part.len() <= 4 && part.chars().all(figure)).count();
    let named = parts.iter().filter(|part| month(part)).count();
    (numbers, named) == (3, 0)
        || (matches!(numbers, 1 | 2) && named == 1)
        || ((numbers, named) == (2, 0) && span.contains('/'))
}

/// Whether digits that are seen are those of the number, rounded to as many as are shown.
fn matches(reading: Reading, held: Decimal) -> bool {
    reading.all().any(|seen| (seen - held).abs() <= Decimal::new(1, seen.scale().min(28)))
}
