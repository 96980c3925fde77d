//! Relative values: `+10 %`, `x 1.2`.

use rust_decimal::Decimal;

use crate::units::{self, half_up};

/// The factor of `+10 %`, `-5 %` or `x 1.2`.
pub(super) fn relative(value: &str) -> Option<Decimal> {
    let plain = units::plain_spaces(value);
    if let Some(factor) = plain.strip_prefix(['x', 'X', '×']) {
        return units::parse_decimal(factor.trim(), "x 1.2").ok();
    }
    // The minus of typography is the one that we print.
    let (sign, share) = match plain.strip_prefix('+') {
        Some(share) => (Decimal::ONE, share),
        None => (Decimal::NEGATIVE_ONE, plain.strip_prefix(['-', '−'])?),
    };
    let share = share.trim_start();
    let bare = share.starts_with(|c: char| c.is_ascii_digit());
    units::parse_share(share).ok().filter(|_| bare).map(|share| Decimal::ONE + sign * share)
}

/// How a relative value with a decimal comma is written.
pub(super) fn with_point(value: &str) -> Option<String> {
    let form = units::plain_spaces(value).replacen(',', ".", 1);
    (form != value && value.contains(',') && relative(&form).is_some()).then_some(form)
}

/// A written value times a factor: money and shares exactly, durations to whole months, numbers of what comes
/// whole to whole units. Maps of numbers by phase and lists of rates are scaled one by one.
pub(super) fn scale(text: &str, factor: Decimal, whole_units: bool) -> Option<String> {
    let plain = units::plain_spaces(text);
    if let Some(rates) = plain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let scaled: Option<Vec<String>> = rates.split(',').map(|rate| scale(rate, factor, whole_units)).collect();
        return Some(format!("[{}]", scaled?.join(", ")));
    }
    if plain.starts_with(TIERS) {
        return scale_tiers(&plain, factor);
    }
    if let Some(phases) = plain.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return scale_phases(phases, factor, whole_units);
    }
    if let Ok(months) = units::parse_duration(&plain) {
        return Some(format!("{} months", half_up(Decimal::from(months.0) * factor, 0)));
    }
    let (number, unit) = split_number(&plain)?;
    let scaled = number.checked_mul(factor)?;
    let scaled = if whole_units && units::per_line(unit).is_none() { half_up(scaled, 0) } else { scaled };
    Some(format!("{}{unit}", scaled.normalize()))
}

/// How prices by volume begin where they are written in one line.
const TIERS: &str = "{mode: ";

/// How a price is written that is not known.
const UNPRICED: &str = "unknown";

/// `{mode: volume, bands: [{upto: 500, price: 370 EUR/month}, …]}`, each price scaled.
fn scale_tiers(tiers: &str, factor: Decimal) -> Option<String> {
    const PRICE: &str = "price: ";
    let mut out = String::new();
    let mut rest = tiers;
    while let Some(start) = rest.find(PRICE).map(|at| at + PRICE.len()) {
        let end = start + rest[start..].find('}')?;
        out.push_str(&rest[..start]);
        out.push_str(&scale(&rest[start..end], factor, false)?);
        rest = &rest[end..];
    }
    Some(out + rest)
}

/// `pilot: 100, rollout: {to: 2000, ramp: linear}`, each number scaled.
fn scale_phases(phases: &str, factor: Decimal, whole_units: bool) -> Option<String> {
    let mut out = String::from("{");
    let mut rest = phases;
    while let Some((key, after)) = rest.split_once(": ") {
        let end = if after.starts_with('{') { after.find('}')? + 1 } else { after.find(',').unwrap_or(after.len()) };
        let (value, tail) = after.split_at(end);
        let scaled = match value.strip_prefix("{to: ") {
            Some(target) => {
                let (number, ramp) = target.split_once(',')?;
                format!("{{to: {},{ramp}", scale(number, factor, whole_units)?)
            }
            // A price that is not known is none after a change either.
            None if value.trim() == UNPRICED => value.to_owned(),
            None => scale(value, factor, whole_units)?,
        };
        out.push_str(&format!("{key}: {scaled}{}", if tail.is_empty() { "" } else { "," }));
        rest = tail.strip_prefix(',').unwrap_or(tail);
    }
    Some(out + "}")
}

/// The number with which a text begins, and what follows it.
pub(super) fn split_number(text: &str) -> Option<(Decimal, &str)> {
    let split = text.find(|c: char| !matches!(c, '0'..='9' | '.' | '_' | '-')).unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    Some((units::parse_decimal(number, "").ok()?, unit))
}
