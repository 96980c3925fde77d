use rust_decimal::Decimal;

use super::assign::{Mode, assign};
use super::case::Override;
use super::draft::Draft;
use super::law::Law;
use super::written::{self, written};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, codes};
use crate::document::{self, Node, NodeKind};
use crate::units::{self, half_up};

/// One override: a path and a value in the format's own grammar, or `+10 %`, `x 1.2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The path, such as `sensors.device.price`.
    pub path: String,
    /// The value.
    pub value: String,
    /// Who says so: `--set`, `scenario pessimistic`.
    pub by: String,
    /// Where it stands, where that is in a file.
    pub span: Option<Span>,
}

impl Setting {
    /// A setting that stands in no file.
    pub fn new(path: impl Into<String>, value: impl Into<String>, by: impl Into<String>) -> Self {
        Self { path: path.into(), value: value.into(), by: by.into(), span: None }
    }
}

/// Applies one setting to the draft, and tells what it replaced. `None`: it is at fault, and that has been noted.
pub(super) fn apply(
    draft: &mut Draft,
    setting: &Setting,
    mode: Mode,
    law: &Law,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Override> {
    let name = format!("{} {}", setting.by, setting.path);
    let file = sources.add(name.clone(), setting.value.clone());
    let whole = |file: u32, text: &str| Span { file, start: 0, end: u32::try_from(text.len()).unwrap_or(u32::MAX) };
    let place = setting.span.unwrap_or(whole(file, &setting.value));
    let before = written(draft, &setting.path, law, sources);
    let from = before.clone().or_else(|| written::replaced(draft, &setting.path, law, sources)).unwrap_or_default();
    let factor = relative(&setting.value);
    // A price by volume that rises by a tenth rises in each of its bands.
    let tiered = factor.is_some() && before.as_deref().is_some_and(|text| text.starts_with(TIERS));
    let path = match setting.path.strip_suffix(".price") {
        Some(component) if tiered => format!("{component}.tiers"),
        _ => setting.path.clone(),
    };
    let value = match factor {
        None => setting.value.clone(),
        Some(factor) => {
            let base = before.clone().or_else(|| written::fallback(draft, &setting.path, law, sources));
            let whole_units = written::counted_whole(draft, &setting.path);
            let scaled = base.as_deref().and_then(|text| scale(text, factor, whole_units));
            match scaled {
                Some(text) => text,
                None => {
                    // A path that leads nowhere is told as such, with what is near.
                    let node = Node { span: place, kind: NodeKind::Scalar(setting.value.as_str().into()) };
                    let mut aside = Diagnostics::default();
                    let known = assign(&mut draft.clone(), &setting.path, &node, place, mode, &mut aside);
                    let fault = known.err().map_or_else(
                        || {
                            let unknown = Diagnostic::at(codes::UNKNOWN_PATH, place);
                            unknown.arg("path", setting.path.clone()).help("help-relative")
                        },
                        |unknown| unknown.diagnostic(&setting.path, place),
                    );
                    diagnostics.push(fault);
                    return None;
                }
            }
        }
    };
    // Beside `+10 %`, `+100` reads like a hundred more; it would be a hundred in all.
    if let Some(figure) = value.trim_start().strip_prefix('+') {
        let signed = Diagnostic::at(codes::SIGNED_VALUE, place).arg("write", figure.trim().to_owned());
        diagnostics.push(signed.help("help"));
        return None;
    }
    let unit = before.as_deref().and_then(split_number).map_or("", |(_, unit)| unit);
    let money = !unit.trim().is_empty() && !unit.contains('%') && units::parse_duration(&format!("1{unit}")).is_err();
    let bare = units::parse_decimal(&value, "").is_ok();
    if bare && money && !written::takes_bare_numbers(&setting.path) {
        let missing = Diagnostic::at(codes::MISSING_UNIT, place).arg("write", format!("{}{unit}", value.trim()));
        diagnostics.push(missing.help("help-write"));
        return None;
    }
    let as_is = value == setting.value;
    let text_file = if as_is { file } else { sources.add(name, value.clone()) };
    let span = setting.span.filter(|_| as_is).unwrap_or(whole(text_file, &value));
    let node = if value.starts_with(['{', '[']) {
        document::parse(&value, text_file, diagnostics)?
    } else {
        Node { span, kind: NodeKind::Scalar(value.as_str().into()) }
    };
    let faults = diagnostics.errors();
    match assign(draft, &path, &node, place, mode, diagnostics) {
        Ok(()) if diagnostics.errors() == faults => {}
        Ok(()) => return None,
        Err(unknown) => {
            diagnostics.push(unknown.diagnostic(&path, place));
            return None;
        }
    }
    Some(Override { path, from, to: value.trim().to_owned(), by: setting.by.clone() })
}

/// The factor of `+10 %`, `-5 %` or `x 1.2`.
fn relative(value: &str) -> Option<Decimal> {
    let plain = units::plain_spaces(value);
    if let Some(factor) = plain.strip_prefix(['x', '×']) {
        return units::parse_decimal(factor.trim(), "x 1.2").ok();
    }
    let signed = plain.starts_with(['+', '-']).then_some(plain.as_str())?;
    units::parse_share(signed).ok().map(|share| Decimal::ONE + share)
}

/// A written value times a factor: money and shares exactly, durations to whole months, numbers of what comes
/// whole to whole units. Maps of numbers by phase and lists of rates are scaled one by one.
fn scale(text: &str, factor: Decimal, whole_units: bool) -> Option<String> {
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
        assert_eq!(twice("rest", false), None);
        assert_eq!(twice("unknown", false), None);
    }

    #[test]
    fn a_sign_or_a_cross_makes_it_relative() {
        assert_eq!(relative("+10 %"), Some(Decimal::new(110, 2)));
        assert_eq!(relative("-5 %"), Some(Decimal::new(95, 2)));
        assert_eq!(relative("x 1.2"), Some(Decimal::new(12, 1)));
        assert_eq!(relative("×0.5"), Some(Decimal::new(5, 1)));
        assert_eq!(relative("10 %"), None);
        assert_eq!(relative("-1 %/year"), None);
    }
}
