use rust_decimal::Decimal;

use super::spoken::{is_about, ratio};
use super::spread::spread;
use super::{Fault, parse_decimal, plain_spaces};

/// A number of units as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quantity {
    /// `2000`, `12.5 km`.
    Number {
        /// The number.
        value: Decimal,
        /// The unit, where one is written.
        unit: Option<String>,
    },
    /// `1 per 100 sensors`: of another line's number in service.
    Per {
        /// The number of units …
        count: Decimal,
        /// … for each of so many …
        each: Decimal,
        /// … units of that line.
        line: String,
    },
}

/// Reads a quantity.
pub fn parse_quantity(text: &str) -> Result<Quantity, Fault> {
    let plain = plain_spaces(text);
    read(&plain).map_err(|fault| as_meant(&plain, fault.settled(read)))
}

/// The fault of what is no quantity, with what was meant by it.
fn as_meant(plain: &str, fault: Fault) -> Fault {
    if fault.write.is_some() || fault.code == "negative" {
        return fault;
    }
    let as_ratio = ratio(plain).filter(|form| form != plain).and_then(|form| Fault::accepted(&form, read));
    if let Some(form) = as_ratio {
        return Fault::new("not-a-quantity", "1 per 100 sensors").write(form);
    }
    if is_about(plain) {
        return Fault::new("not-a-quantity", "2000").hint("help-open");
    }
    // `10 %` of what, it does not say.
    let share = plain.strip_suffix('%').map(str::trim).filter(|share| positive(share, "").is_ok());
    if let Some(share) = share {
        return Fault::new("not-a-quantity", &format!("{share} per 100")).hint("help-share");
    }
    if RATIO.contains(&plain.split(' ').next_back().unwrap_or_default()) {
        return Fault::new("not-a-quantity", "1 per 100 sensors");
    }
    fault
}

/// `1 per 100 sensors`, in French `1 pour 100 sensors`: how many, and of what.
pub(crate) fn per_line(text: &str) -> Option<(&str, &str)> {
    [" per ", " pour "].iter().find_map(|word| text.split_once(word))
}

/// Words after which a ratio goes on.
const RATIO: [&str; 3] = ["per", "pour", "par"];

fn read(plain: &str) -> Result<Quantity, Fault> {
    let example = "2000";
    if let Some((count, rest)) = per_line(plain) {
        let fault = || Fault::new("not-a-quantity", "1 per 100 sensors");
        let (each, line) = rest.trim().split_once(' ').ok_or_else(fault)?;
        // `1 per 1 000 sensors` has digits on both sides of a space.
        let name = rest.find(char::is_alphabetic).filter(|_| line.starts_with(|c: char| c.is_ascii_digit()));
        let (each, line) = name.map_or((each, line), |at| (rest[..at].trim(), rest[at..].trim()));
        // What is to be written in place of a part stands within the whole.
        let whole = |part: &str, rewrite: fn(&str, &str, &str, &str) -> String| {
            let rewrite = |form: String| rewrite(&form, count, each, line);
            positive(part, "1 per 100 sensors").map_err(|fault| Fault { write: fault.write.map(rewrite), ..fault })
        };
        let number = whole(count, |form, _, each, line| format!("{form} per {each} {line}"))?;
        let each = whole(each, |form, count, _, line| format!("{count} per {form} {line}"))?;
        let count = number;
        if each.is_zero() || line.trim().is_empty() || line.trim().contains(' ') {
            return Err(fault());
        }
        return Ok(Quantity::Per { count, each, line: line.trim().to_owned() });
    }
    let split = plain.find(|c: char| c.is_alphabetic()).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    let unit = unit.trim();
    let value = positive(number, example).map_err(|mut fault| {
        fault.write = fault.write.map(|form| format!("{form} {unit}").trim_end().to_owned());
        fault
    })?;
    // `1e3` is no piece of a thing called `e3`.
    if let Some((form, behind)) = scientific(number, unit) {
        let form = form.filter(|_| behind.is_empty() || !behind.contains([' ', ',', '/']));
        let fault = Fault::new("not-a-quantity", example);
        return Err(match form {
            Some(form) => fault.write(format!("{form} {behind}").trim_end().to_owned()),
            None => fault,
        });
    }
    if unit.contains([' ', ',', '/']) || RATIO.contains(&unit) {
        return Err(Fault::new("not-a-quantity", example));
    }
    Ok(Quantity::Number { value, unit: (!unit.is_empty()).then(|| unit.to_owned()) })
}

/// The number that `1` and `e3 km` make together, where there is one, and what stands behind it; none where no letter stands
/// among digits: `3 E27` are three lamps.
fn scientific<'t>(number: &str, unit: &'t str) -> Option<(Option<String>, &'t str)> {
    if number.ends_with(char::is_whitespace) {
        return None;
    }
    let power = unit.strip_prefix(['e', 'E']).filter(|power| power.starts_with(|c: char| c.is_ascii_digit()))?;
    let (power, behind) = power.split_at(power.find(|c: char| !c.is_ascii_digit()).unwrap_or(power.len()));
    let value = Decimal::from_scientific(&format!("{}e{power}", number.trim())).ok();
    Some((value.map(|value| value.normalize().to_string()), behind.trim()))
}

/// A number of something in its own unit: metres are a thousandth of a km. Nothing where the unit is another.
pub(crate) fn in_unit(value: Decimal, written: &str, unit: &str) -> Option<Decimal> {
    match written {
        _ if written == unit || written.strip_suffix('s') == Some(unit) => Some(value),
        "m" | "ml" if unit == "km" => Some(value / Decimal::ONE_THOUSAND),
        _ => None,
    }
}

/// Units of shipped catalogs in French.
const FRENCH: [(&str, &str); 4] =
    [("capteur", "sensor"), ("etp", "fte"), ("passerelle", "gateway"), ("kilometre", "km")];

/// Whether a unit is the French word for one of the shipped catalogs.
pub(super) fn is_french(unit: &str) -> bool {
    FRENCH.iter().any(|(french, _)| unit.to_lowercase().trim_end_matches('s') == *french)
}

/// Whether two units are one but for a slip or the language: what is written for one is meant for the other.
pub(crate) fn same_unit(written: &str, unit: &str) -> bool {
    let bare = |text: &str| text.to_lowercase().replace(['è', 'é'], "e").trim_end_matches('s').to_owned();
    let (written, unit) = (bare(written), bare(unit));
    // A word of another length is no slip of one letter, however long it is.
    let alike = written.len().abs_diff(unit.len()) <= 4 && unit.len() < 100;
    let near = alike && unit.chars().count() > 4 && strsim::damerau_levenshtein(&written, &unit) == 1;
    written == unit || near || FRENCH.contains(&(written.as_str(), unit.as_str()))
}

fn positive(text: &str, example: &str) -> Result<Decimal, Fault> {
    let value = parse_decimal(text.trim(), example)?;
    if value.is_sign_negative() && !value.is_zero() {
        return Err(Fault::new("negative", example));
    }
    Ok(value)
}

/// Splits `450 .. 750 EUR/sensor` into its low and high ends, the unit of the high end serving both.
pub fn parse_range(text: &str) -> Result<(String, String), Fault> {
    let example = "450 .. 750 EUR/sensor";
    let plain = plain_spaces(text);
    // Three points are no mark of a number.
    if let Some((low, high)) = plain.split_once("...").or_else(|| plain.split_once('…')) {
        let form = format!("{} .. {}", low.trim(), high.trim_start_matches('.').trim());
        return Err(Fault {
            write: Some(form).filter(|form| parse_range(form).is_ok()),
            ..Fault::new("not-a-range", example)
        });
    }
    if let Some(spread) = spread(&plain) {
        return Err(Fault::new("not-a-range", example).write(spread.ends));
    }
    let (low, high) = plain.split_once("..").ok_or_else(|| Fault::new("not-a-range", example))?;
    let (low, high) = (low.trim(), high.trim());
    if low.is_empty() || high.is_empty() {
        return Err(Fault::new("not-a-range", example));
    }
    let bare = low.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-' | b',' | b' '));
    let unit_at = high
        .char_indices()
        .find(|(_, c)| c.is_alphabetic() || matches!(c, '€' | '%' | '$'))
        .map_or(high.len(), |(at, _)| at);
    let low = if bare { format!("{low} {}", &high[unit_at..]) } else { low.to_owned() };
    Ok((low.trim().to_owned(), high.to_owned()))
}
