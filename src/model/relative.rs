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
    let scaled = if whole_units && !unit.contains(" per ") { half_up(scaled, 0) } else { scaled };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_figure_can_be_scaled() {
        let twice = |text: &str, whole| scale(text, Decimal::new(15, 1), whole);
        assert_eq!(twice("600 EUR/sensor", false).as_deref(), Some("900 EUR/sensor"));
        assert_eq!(twice("1_200.50 EUR", false).as_deref(), Some("1800.75 EUR"));
        assert_eq!(twice("5 % of device", false).as_deref(), Some("7.5 % of device"));
        assert_eq!(twice("8 years", false).as_deref(), Some("144 months"));
        assert_eq!(twice("5 months", false).as_deref(), Some("8 months"));
        assert_eq!(twice("3", true).as_deref(), Some("5"));
        assert_eq!(twice("3 km", false).as_deref(), Some("4.5 km"));
        assert_eq!(twice("1 per 100 sensors", true).as_deref(), Some("1.5 per 100 sensors"));
        assert_eq!(twice("[4 %/year, 3 %/year]", false).as_deref(), Some("[6 %/year, 4.5 %/year]"));
        let phases = "{pilot: 100, rollout: {to: 2001, ramp: linear}, run: 7}";
        let scaled = "{pilot: 150, rollout: {to: 3002, ramp: linear}, run: 11}";
        assert_eq!(twice(phases, true).as_deref(), Some(scaled));
        let free = "{pilot: 0 EUR/thing, rollout: unknown}";
        assert_eq!(twice(free, false).as_deref(), Some(free));
        assert_eq!(twice("rest", false), None);
        assert_eq!(twice("unknown", false), None);
    }

    #[test]
    fn a_sign_or_a_cross_makes_it_relative() {
        assert_eq!(relative("+10 %"), Some(Decimal::new(110, 2)));
        assert_eq!(relative("-5 %"), Some(Decimal::new(95, 2)));
        assert_eq!(relative("x 1.2"), Some(Decimal::new(12, 1)));
        assert_eq!(relative("×0.5"), Some(Decimal::new(5, 1)));
        assert_eq!(relative("−10 %"), Some(Decimal::new(90, 2)));
        assert_eq!(relative("- 10 %"), Some(Decimal::new(90, 2)));
        assert_eq!(relative("X 1.2"), Some(Decimal::new(12, 1)));
        assert_eq!(with_point("+10,5 %").as_deref(), Some("+10.5 %"));
        assert_eq!(with_point("x 1,2").as_deref(), Some("x 1.2"));
        assert_eq!(with_point("10,5 %"), None);
        assert_eq!(relative("10 %"), None);
        assert_eq!(relative("-1 %/year"), None);
    }
}
