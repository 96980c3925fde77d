//! Words that stand in the place of a price.

use super::column::contains;
use super::headings::plain;
use crate::units::INCLUDED;
pub(super) use crate::units::{FREE, QUESTION, UNKNOWN};

/// Words for no offer.
pub(super) const BLANK: &[&str] = &["", "x", "nc", "non chiffre", "non chiffree", "not quoted", "non cote"];
/// Whether plain words say that there is no price yet.
pub(super) fn is_unknown(words: &str) -> bool {
    UNKNOWN.contains(&words)
}

/// Whether a cell holds one of the words that stand in the place of a figure.
pub(super) fn is_word(text: &str) -> bool {
    let words = plain(text);
    [BLANK, UNKNOWN, FREE, QUESTION].iter().any(|all| all.contains(&words.as_str())) || inclusion(text).is_some()
}

/// What follows `inclus dans`, `compris au poste`: the row that a price is included in; empty where it is not said.
pub(super) fn inclusion(text: &str) -> Option<String> {
    let words = plain(text);
    let first = words.split(' ').next()?;
    // `n° 1` alone names the row.
    let numbered = matches!(first, "n" | "no" | "num" | "numero" | "poste" | "ligne") && words.split(' ').count() == 2;
    if numbered && row_name(text).starts_with(|c: char| c.is_ascii_digit()) {
        return Some(row_name(text));
    }
    if !INCLUDED.contains(&first) || contains(&words, &["tva", "vat", "ttc"]) {
        return None;
    }
    let rest = text.trim().split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    Some(row_name(rest))
}

/// The number, or the name, of a row without the words before it: `n° 1`, `dans le poste 1`.
pub(super) fn row_name(text: &str) -> String {
    let words = plain_number(text);
    let lead = [
        "dans", "au", "a", "la", "le", "l", "in", "with", "avec", "item", "poste", "prix", "ligne", "row", "line", "n",
        "no", "num", "numero", "number", "du", "the", "article", "voir",
    ];
    let words: Vec<&str> = words.split(' ').collect();
    let at = words.iter().position(|word| !lead.contains(word)).unwrap_or(words.len());
    words[at..].join(" ")
}

/// The plain form, in which numbers such as `1.2` keep their points.
fn plain_number(text: &str) -> String {
    let marked: String = text.chars().map(|c| if c == '.' { '\u{1}' } else { c }).collect();
    let words = marked.split_whitespace().map(|word| {
        let number =
            word.chars().all(|c| c.is_ascii_digit() || c == '\u{1}') && word.contains(|c: char| c.is_ascii_digit());
        if number { word.replace('\u{1}', ".") } else { plain(&word.replace('\u{1}', ".")) }
    });
    words.collect::<Vec<_>>().join(" ")
}
