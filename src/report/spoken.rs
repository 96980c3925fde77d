//! Values of files in the reader's words, where the file alone says what they are of. Ids stay as files write them.

use super::style::Style;
use super::study::number;
use crate::document::sheet::word_in;
use crate::language::Language;

/// `600 EUR/sensor` as `600 € par capteur`, `2 %/year .. 8 %/year` as a range, `operating` as the reader calls it. English is
/// the language of files.
pub(super) fn spoken(text: &str, style: Style) -> String {
    if style.language == Language::English {
        return text.to_owned();
    }
    if let Some((low, high)) = text.split_once(" .. ") {
        let ends = [("low", spoken(low, style).into()), ("high", spoken(high, style).into())];
        return style.tell("study-value-range", &ends);
    }
    // A bare number has no words, and a word that is none of the format is an id.
    number(text, style).unwrap_or_else(|| word_in(text, style.language))
}
