use rust_decimal::Decimal;

use crate::units::{parse_decimal, parse_duration, plain_spaces};

/// Values of one path at most.
pub(super) const MOST_VALUES: u32 = 100_000;

/// Values in equal steps, as texts in the grammar of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// First value.
    pub low: Decimal,
    /// Distance of two values.
    pub step: Decimal,
    /// How many steps there are after the first value.
    pub steps: u32,
    /// What follows each number, with its space: ` EUR/sensor`.
    pub unit: String,
    /// Whether numbers carry their sign, so that they read as relative values.
    pub signed: bool,
}

impl Range {
    /// The value after so many steps.
    pub fn value(&self, step: u32) -> String {
        let number = (self.low + self.step * Decimal::from(step)).normalize();
        let sign = if self.signed && !number.is_sign_negative() { "+" } else { "" };
        let unit = match self.unit.as_str() {
            " months" if number == Decimal::ONE => " month",
            " years" if number == Decimal::ONE => " year",
            unit => unit,
        };
        format!("{sign}{number}{unit}")
    }

    /// The distance of two values, as it is said.
    pub fn resolution(&self) -> String {
        let own = Self { low: self.step, signed: false, ..self.clone() };
        own.value(0)
    }

    /// All values.
    pub fn values(&self) -> Vec<String> {
        (0..=self.steps).map(|step| self.value(step)).collect()
    }

    /// Reads `a .. b step s`, the unit written after any of them.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = plain_spaces(text);
        let (ends, step) = plain.split_once("step")?;
        let (low, high) = ends.split_once("..")?;
        let signed = low.trim().starts_with(['+', '-']);
        let (mut low, mut high, mut step) = (number(low)?, number(high)?, number(step)?);
        let unit = [&low.1, &high.1, &step.1].into_iter().find(|unit| !unit.trim().is_empty()).cloned();
        let unit = unit.unwrap_or_default();
        // Ends and step of a duration may be in different units: all become months.
        let mixed =
            [&low.1, &high.1, &step.1].iter().any(|other| !other.trim().is_empty() && other.trim() != unit.trim());
        let unit = if mixed {
            for part in [&mut low, &mut high, &mut step] {
                let own = if part.1.trim().is_empty() { &unit } else { &part.1 };
                part.0 = Decimal::from(parse_duration(&format!("{}{own}", part.0.normalize())).ok()?.0);
            }
            " months".to_owned()
        } else {
            unit
        };
        if step.0 <= Decimal::ZERO || high.0 < low.0 {
            return None;
        }
        let steps = high.0.checked_sub(low.0)?.checked_div(step.0)?.floor();
        let steps = u32::try_from(steps).ok().filter(|steps| *steps < MOST_VALUES)?;
        Some(Self { low: low.0, step: step.0, steps, unit, signed })
    }
}

/// A number and what follows it.
pub(super) fn number(text: &str) -> Option<(Decimal, String)> {
    let text = text.trim();
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '+');
    let split = text.find(|c: char| !digits(c)).unwrap_or(text.len());
    let value = parse_decimal(&text[..split], "").ok()?;
    let unit = text[split..].trim();
    Some((value, if unit.is_empty() { String::new() } else { format!(" {unit}") }))
}

/// A path and the values that it takes in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vary {
    /// The path.
    pub path: String,
    /// The values, at least one.
    pub values: Vec<String>,
}

impl Vary {
    /// Reads `path=a..b step s`, or a list `path=a, b, c`.
    pub fn parse(text: &str) -> Option<Self> {
        let (path, values) = text.split_once('=')?;
        let (path, values) = (path.trim().to_owned(), values.trim());
        let values = match Range::parse(values) {
            Some(range) => range.values(),
            None if values.contains("..") || values.contains(';') => return None,
            None => list(values),
        };
        if has_decimal_comma(text) || Self::is_of_two_units(&values) || Self::two_ways(text).is_some() {
            return None;
        }
        let filled = !path.is_empty() && !values.is_empty() && values.iter().all(|value| !value.is_empty());
        filled.then_some(Self { path, values })
    }
}

impl Vary {
    /// Whether some values are a number with a unit and others a number alone: `4000, 5000 m` may be km and metres.
    fn is_of_two_units(values: &[String]) -> bool {
        let mut units = values.iter().filter_map(|value| number(value)).map(|(_, unit)| unit.is_empty());
        units.next().is_some_and(|first| units.any(|other| other != first))
    }

    /// Whether that is why a text is no list.
    pub fn lacks_unit(text: &str) -> bool {
        text.split_once('=').is_some_and(|(_, values)| !values.contains("..") && Self::is_of_two_units(&list(values)))
    }
}

/// Whether a comma stands inside a number: `0,5 EUR, 0,6 EUR`. One that separates values follows a unit, has a space after
/// it, or stands among bare numbers.
fn has_decimal_comma(text: &str) -> bool {
    let pieces: Vec<&str> = text.split(',').collect();
    let digit = |c: char| c.is_ascii_digit();
    let bare = |piece: &str| {
        let number = piece.rsplit(['=', '[', '{', ':', ' ']).next().unwrap_or_default();
        !number.is_empty() && number.chars().all(|c| digit(c) || c == '_')
    };
    let has_unit = |piece: &str| piece.contains(|c: char| c.is_alphabetic() || matches!(c, '%' | '€'));
    // No value is written `000` or `050`, and `0,5` alone is a half.
    let cut = |piece: &str| piece.starts_with('0') && piece.len() > 1 && piece.chars().all(digit);
    let half = pieces.len() == 2 && pieces[0].ends_with("=0") && pieces[1].starts_with(digit);
    let joined = pieces.windows(2).any(|two| bare(two[0]) && two[1].starts_with(digit) && has_unit(two[1]));
    joined || half || pieces.iter().skip(1).any(|piece| cut(piece))
}

/// Values between commas; those inside brackets belong to a value.
fn list(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match out.last_mut() {
            Some(last) if c != ',' || depth > 0 => last.push(c),
            _ => out.push(String::new()),
        }
    }
    out.iter().map(|value| value.trim().to_owned()).collect()
}
