//! Values of files in the reader's words, where the file alone says what they are of. Ids stay as files write them.

use super::study::{names, number, price, written};
use super::style::Style;
use crate::document::sheet::word_in;
use crate::language::Language;
use crate::model::Case;

/// `600 EUR/sensor` as `600 € par capteur`, `2 %/year .. 8 %/year` as a range, `operating` as the reader calls it. English is
/// the language of files.
pub(super) fn spoken(text: &str, style: Style) -> String {
    if style.language == Language::English {
        return text.to_owned();
    }
    if let Some(said) = price(text, style) {
        return said;
    }
    // Other maps and lists are shown as they may be written again.
    if text.starts_with(['{', '[', '-']) {
        return text.to_owned();
    }
    if let Some((low, high)) = text.split_once(" .. ") {
        // Of two ends in one unit, that of the high end is that of both.
        let (unit, other) = (low.split_once(' '), high.split_once(' '));
        let low = match (unit, other) {
            (Some((digits, unit)), Some((_, other))) if unit == other && !unit.starts_with('%') => digits,
            (Some((_, unit)), Some((_, other))) if unit == other => low.split(" of ").next().unwrap_or(low),
            _ => low,
        };
        let ends = [("low", spoken(low, style).into()), ("high", spoken(high, style).into())];
        return style.tell("study-value-range", &ends);
    }
    // A share is of a component, which has its id beside it.
    if let Some((share, component)) = text.split_once(" of ") {
        let words = [("value", spoken(share, style).into()), ("component", component.to_owned().into())];
        return style.tell("catalog-share", &words);
    }
    // A bare number has no words, and a word that is none of the format is an id.
    number(text, style).unwrap_or_else(|| word_in(text, style.language))
}

/// Who replaced a value, `offer vendor-a` or `scenario pessimistic`, as the reader calls it; options stay as they are typed.
pub(super) fn replaced_by(by: &str, style: Style) -> String {
    match by.split_once(' ') {
        Some((kind @ ("offer" | "scenario"), id)) => style.tell(&format!("replaced-by-{kind}"), &[("id", id.into())]),
        _ => by.to_owned(),
    }
}

/// What a path of a plan means, above the path itself, by which it is set. English is the language of paths.
pub(super) fn input(path: &str, case: &Case, style: Style) -> String {
    if style.language == Language::English {
        return path.to_owned();
    }
    let name = names::path(path, case, style);
    if name == path { name } else { format!("{name}\n{path}") }
}

/// A value of a plan as files write it, in the reader's words.
pub(super) fn value(text: &str, case: &Case, style: Style) -> String {
    if style.language == Language::English { text.to_owned() } else { written(text, case, style) }
}
