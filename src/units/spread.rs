//! A figure with how far it may be off, as people write it: `540 EUR/sensor +/- 10 %`, `540 ± 20 EUR/sensor`.

use rust_decimal::Decimal;

use super::parse_decimal;

/// What such a text says in the words of the format, which have yet to be read.
pub(super) struct Spread {
    /// The figure to count with: `540 EUR/sensor`.
    pub center: String,
    /// The ends between which it may lie: `486 .. 594 EUR/sensor`.
    pub ends: String,
}

/// How people write by how much a figure may be off.
pub(super) const SIGNS: [&str; 5] = ["+/-", "-/+", "+-", "±", "plus ou moins"];

/// Reads a figure and how far it may be off, of which one has the unit; none where the text is nothing of the kind, or the low end
/// is below nothing.
pub(super) fn spread(text: &str) -> Option<Spread> {
    if !text.contains(['+', '±']) && !text.contains("plus") {
        return None;
    }
    let (center, off) = SIGNS.iter().find_map(|sign| text.split_once(sign))?;
    let ((center, unit), (off, rest)) = (figure(center)?, figure(off)?);
    let share = rest.strip_prefix('%').map(str::trim);
    let off = match share {
        Some(_) => center.checked_mul(off)?.checked_div(Decimal::ONE_HUNDRED)?,
        None => off,
    };
    let other = share.unwrap_or(rest);
    let unit = match (unit, other) {
        ("", unit) | (unit, "") => unit,
        (unit, other) if unit == other => unit,
        _ => return None,
    };
    let (low, high) = (center.checked_sub(off)?.normalize(), center.checked_add(off)?.normalize());
    let is_unit = !unit.is_empty() && !unit.contains(|c: char| c == '%' || c.is_ascii_digit());
    let positive = off > Decimal::ZERO && low.is_sign_positive() && is_unit;
    positive
        .then(|| Spread { center: format!("{} {unit}", center.normalize()), ends: format!("{low} .. {high} {unit}") })
}

/// A number and what stands behind it.
fn figure(text: &str) -> Option<(Decimal, &str)> {
    let text = text.trim();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_');
    let split = text.find(|c: char| !digits(c)).unwrap_or(text.len());
    Some((parse_decimal(&text[..split], "").ok()?, text[split..].trim()))
}
