use rust_decimal::Decimal;

use super::Language;
use crate::units::display;

/// Narrow no-break space, between thousands.
const THIN: char = '\u{202f}';
/// No-break space, before a unit.
const FIRM: char = '\u{a0}';

/// A number with `digits` decimals and its thousands apart, half away from zero.
pub fn group(value: Decimal, digits: u32, language: Language) -> String {
    let text = display(value, digits);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("\u{2212}", rest));
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push(if language == Language::French { ',' } else { '.' });
        out.push_str(decimals);
    }
    out
}

/// An amount with its currency: `1 234,56 €`, `1 234.56 EUR`.
pub fn money(value: Decimal, digits: u32, language: Language) -> String {
    let unit = if language == Language::French { "€" } else { "EUR" };
    format!("{}{FIRM}{unit}", group(value, digits, language))
}

/// A fraction in percent: `12 %` where it is that, `12,0 %` where it is rounded to it.
pub fn percent(value: Decimal, digits: u32, language: Language) -> String {
    // What is too large for its hundredfold has no use for decimals.
    let Some(hundredfold) = value.checked_mul(Decimal::ONE_HUNDRED) else {
        return format!("{}00{FIRM}%", group(value, 0, language));
    };
    format!("{}{FIRM}%", group(hundredfold, hundredfold.normalize().scale().min(digits), language))
}
