//! The words for VAT beside an amount. Prices exclude it, so that `TTC` asks for another figure; everything else is an
//! amount as it stands, and the word says nothing of it.

use rust_decimal::Decimal;

use super::quantity::is_french;
use super::{Fault, Price};

/// What a word says of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vat {
    /// `HT`.
    Excluded,
    /// `TTC`.
    Included,
}

/// In lower case, the longer before those that they hold.
const WORDS: [(&str, Vat); 14] = [
    ("toutes taxes comprises", Vat::Included),
    ("taxes comprises", Vat::Included),
    ("tva comprise", Vat::Included),
    ("tva incluse", Vat::Included),
    ("incl. vat", Vat::Included),
    ("excl. vat", Vat::Excluded),
    ("hors taxes", Vat::Excluded),
    ("hors taxe", Vat::Excluded),
    ("hors tva", Vat::Excluded),
    ("t.t.c.", Vat::Included),
    ("t.t.c", Vat::Included),
    ("h.t.", Vat::Excluded),
    ("ttc", Vat::Included),
    ("ht", Vat::Excluded),
];

/// The text without its word for VAT, in brackets or not, and what that says; nothing where there is none.
pub(crate) fn without_vat_word(plain: &str) -> Option<(String, Vat)> {
    let lower = plain.to_ascii_lowercase();
    // Most texts have none: such a word stands apart.
    let begins = lower.char_indices().filter(|(at, _)| !lower[..*at].ends_with(char::is_alphanumeric));
    let mut rests = begins.map(|(at, _)| &lower[at..]);
    if !rests.any(|rest| WORDS.iter().any(|(word, _)| rest.starts_with(word))) {
        return None;
    }
    WORDS.iter().find_map(|(word, vat)| {
        let at = lower.find(word)?;
        let (before, after) = (&plain[..at], &plain[at + word.len()..]);
        let inside = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        let (before, after) = (before.trim_end(), after.trim_start());
        let (before, after) = match (before.strip_suffix('('), after.strip_prefix(')')) {
            (Some(before), Some(after)) => (before.trim_end(), after.trim_start()),
            _ => (before, after),
        };
        let gap = if before.is_empty() || after.is_empty() || after.starts_with('/') { "" } else { " " };
        (!inside).then(|| (format!("{before}{gap}{after}"), *vat))
    })
}

/// Why a price with such a word is none, with the price excluding VAT where the rest can be told.
pub(super) fn worded(bare: &str, vat: Vat, example: &str, read: impl Fn(&str) -> Result<Price, Fault>) -> Fault {
    let price = Fault::accepted(bare, &read).and_then(|form| read(&form).ok());
    // A French unit is refused next, where the item's own is another: of that the grammar knows nothing.
    let french = |price: &Price| matches!(price, Price::Amount { unit: Some(unit), .. } if is_french(unit));
    if vat == Vat::Excluded && price.as_ref().is_some_and(french) {
        return Fault::new(code(vat), example);
    }
    Fault { write: price.map(|price| written(&price, vat)), ..Fault::new(code(vat), example) }
}

/// The code that tells of the word in a price.
pub(crate) fn code(vat: Vat) -> &'static str {
    match vat {
        Vat::Included => "price-incl-vat",
        Vat::Excluded => "price-excl-vat-word",
    }
}

/// A price as it is written, from what it was with the word.
pub(crate) fn written(price: &Price, vat: Vat) -> String {
    if vat == Vat::Excluded { price.to_string() } else { excluding_vat(price) }
}

/// Why an amount with such a word is none where no VAT is told apart: the word goes, the figure stays.
pub(super) fn as_it_stands<T>(bare: &str, example: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Fault {
    Fault { write: Fault::accepted(bare, read), ..Fault::new("vat-word", example) }
}

/// The price before a VAT of 20 %, exact where it can be and to the cent otherwise.
fn excluding_vat(price: &Price) -> String {
    let mut price = price.clone();
    if let Price::Amount { value, .. } = &mut price {
        let exact = *value / Decimal::new(12, 1);
        *value = if exact.scale() <= 6 { exact } else { super::half_up(exact, 2) };
    }
    price.to_string()
}
