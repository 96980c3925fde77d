//! Floor 0: the quantities of the field and the grammar in which people write them.
//!
//! A value is read from the characters of the file straight into a [`Decimal`]; nothing passes
//! through binary floating point. The grammar answers with a [`Fault`] that knows which characters
//! are wrong and how they should have been written.

mod calendar;
mod comma;
pub(crate) mod dotted;
mod fault;
mod letters;
mod money;
mod number;
pub(crate) mod order;
mod price;
mod quantity;
mod share;
mod spoken;
mod spread;
mod vat;
mod words;

pub use calendar::{Date, MONTHS_A_YEAR, Month, Months, parse_date, parse_duration, parse_month};
pub(crate) use comma::three_decimals;
pub use fault::Fault;
pub(crate) use letters::unaccented;
pub use money::{parse_accrual, parse_money, parse_yearly_money};
pub(crate) use number::{EXACT, of_people};
pub use number::{display, half_up, parse_decimal};
pub use price::{Every, Price, parse_price};
pub use quantity::{Quantity, parse_quantity, parse_range};
pub(crate) use quantity::{in_unit, per_line, same_unit};
pub use rust_decimal::Decimal;
pub(crate) use share::list_of_rates;
pub use share::{parse_rate, parse_share, parse_share_or_rate};
pub(crate) use spoken::{FREE, INCLUDED, QUESTION, UNKNOWN, is_lump, is_one, is_thousand, is_time};
pub(crate) use vat::{code as vat_code, without_vat_word, written as without_vat};
pub(crate) use words::composed;

/// Spaces that word processors and French typography put between digits and before `€`.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

/// The text with every kind of space turned into a plain one, trimmed.
pub fn plain_spaces(text: &str) -> String {
    if text.is_ascii() {
        return text.trim().to_owned();
    }
    let plain: String = text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect();
    plain.trim().to_owned()
}
