use rust_decimal::Decimal;

use super::columns::{includes_vat, plain};
use super::table::LARGEST;
use crate::units::plain_spaces;

/// A number that someone typed as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// Its value, exact.
    pub value: Decimal,
    /// Whether the text says that VAT is included.
    pub incl_vat: bool,
}

/// Reads `1 234,56 €`, `1.234,56`, `1,234.56`, `600 EUR HT`, `20 %` (as 20): French and English forms. The
/// last of the two marks is the decimal one; a mark that occurs more than once groups digits.
pub fn read(text: &str) -> Option<Typed> {
    let incl_vat = includes_vat(&plain(text));
    let clean = plain_spaces(text);
    let end = clean.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, tail) = clean.split_at(end);
    let start = number.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+' | ',' | '.'))?;
    let (lead, number) = number.split_at(start);
    let unit = |words: &str| {
        let words = plain(&words.replace(['€', '%'], " "));
        words.split(' ').all(|word| matches!(word, "" | "eur" | "euro" | "euros" | "ht" | "ttc" | "e"))
    };
    if !unit(lead) || !unit(tail) {
        return None;
    }
    let digits: String = number.replace('−', "-").chars().filter(|c| !matches!(c, ' ' | '\'' | '’' | '_')).collect();
    let shape = digits.trim_start_matches(['-', '+']).chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if !shape || (number.contains(' ') && !groups_of_three(number)) {
        return None;
    }
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    let decimal = match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => Some(if comma > point { ',' } else { '.' }),
        (Some(_), None) if commas == 1 => Some(','),
        (None, Some(_)) if points == 1 => Some('.'),
        _ => None,
    };
    let group = |c: char| matches!(c, ',' | '.') && Some(c) != decimal;
    if decimal.is_some_and(|mark| digits.matches(mark).count() > 1) {
        return None;
    }
    let plain: String = digits.chars().filter(|c| !group(*c) && *c != '+').collect();
    let value = Decimal::from_str_exact(&plain.replace(',', ".")).ok().filter(|value| value.abs() < LARGEST)?;
    Some(Typed { value, incl_vat })
}

/// Spaces between digits set groups of three apart, and nothing else: `12 500,50`, not `12 5`.
fn groups_of_three(number: &str) -> bool {
    let whole = number.split([',', '.']).next().unwrap_or_default().trim_start_matches(['-', '+', '−']).trim();
    let mut groups = whole.split(' ').filter(|group| !group.is_empty());
    groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_english_forms() {
        for (text, expected) in [
            ("600", "600"),
            ("600,10", "600.10"),
            ("1 234,56 €", "1234.56"),
            ("1\u{202f}234,56\u{a0}€ HT", "1234.56"),
            ("1.234.567,89", "1234567.89"),
            ("1,234,567.89", "1234567.89"),
            ("€ 12.50", "12.50"),
            ("-5", "-5"),
            ("20 %", "20"),
            (",50", ".50"),
        ] {
            assert_eq!(read(text).map(|typed| typed.value), Decimal::from_str_exact(expected).ok(), "{text}");
        }
        for text in ["", "à définir", "12 5", "2 x 30", "12,5,6.7.8", "600 €/mois", "v2", "1000000000000"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("720 € TTC").unwrap().incl_vat);
    }
}
