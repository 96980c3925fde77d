//! Values between a file and a field: the unit stands beside the field, the number is typed as people write it.

use rust_decimal::Decimal;

use crate::language::{Language, group};
use crate::report::Style;
use crate::report::study::number;
use crate::units::{per_line, plain_spaces};

/// A value of a file as a field shows it: what is typed, and the unit as the file writes it.
pub(super) fn shown(value: &str, language: Language) -> (String, String) {
    let value = value.trim();
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '_' | '.' | '+' | '-')).unwrap_or(value.len());
    let (number, unit) = (value[..end].replace('_', ""), value[end..].trim());
    // A ratio, a range, a date, a title are no number with a unit: of several words only a share has one.
    let (measure, _) = unit.split_once(" of ").unwrap_or((unit, ""));
    let other = measure.contains(char::is_whitespace) || unit.starts_with("..");
    match Decimal::from_str_exact(&number) {
        Ok(number) if !other => (group(number, number.scale(), language), unit.to_owned()),
        _ => (ratio(value, language).unwrap_or_else(|| value.to_owned()), String::new()),
    }
}

/// `1 per 100 sensors` with the reader's word between its numbers; files take either. `None`: it is no ratio.
fn ratio(value: &str, language: Language) -> Option<String> {
    let (count, each) = per_line(value)?;
    let number = |text: &str| plain_number(text).is_some();
    let word = if language == Language::French { "pour" } else { "per" };
    (number(count) && each.split(' ').next().is_some_and(number)).then(|| format!("{count} {word} {each}"))
}

/// A unit in the reader's words.
pub(super) fn unit_said(unit: &str, style: Style) -> String {
    let said = number(&format!("1 {unit}"), style).unwrap_or_default();
    said.strip_prefix('1').map_or_else(|| unit.to_owned(), |rest| rest.trim_start_matches(['\u{a0}', ' ']).to_owned())
}

/// What is typed into a field, as files write it. A plain number takes the unit that stands beside the field, and so does
/// one with the sign of that unit (`1 234,50 €`, `0,6 k€`, `3,75 %`); whatever else was typed is kept as it is, and judged
/// by whoever reads the plan.
pub(super) fn as_written(typed: &str, unit: &str) -> String {
    let typed = typed.trim();
    let with = |number: &str, unit: &str| match unit {
        "" => number.to_owned(),
        _ if unit.starts_with("EUR") => format!("{} {unit}", in_thousands(number)),
        _ => format!("{number} {unit}"),
    };
    if let Some(number) = plain_number(typed) {
        return with(&number, unit);
    }
    if let Some(word) = unit.starts_with("EUR").then(|| price_word(typed, unit)).flatten() {
        return word;
    }
    match measured(typed) {
        // The sign alone says nothing of what the price is for, or how often: the field does.
        Some((number, "EUR")) => with(&number, if unit.starts_with("EUR") { unit } else { "EUR" }),
        Some((number, "%")) => with(&number, if unit.starts_with('%') { unit } else { "%" }),
        Some((number, own)) => with(&number, own),
        None => typed.to_owned(),
    }
}

/// `900 à 1500`, `800,50 .. 1 500 €` as a range in the unit of its price. What is none is kept as it is.
pub(super) fn range_as_written(typed: &str, unit: &str) -> String {
    let ends = ["..", " à ", " to ", "…"].iter().find_map(|between| typed.split_once(between));
    let number = |end: &str| {
        let end = end.trim();
        plain_number(end).or_else(|| {
            measured(end).filter(|(_, own)| *own == "EUR" && unit.starts_with("EUR")).map(|(number, _)| number)
        })
    };
    let both = ends.and_then(|(low, high)| Some((number(low)?, number(high)?)));
    match both {
        Some((low, high)) if !unit.is_empty() => format!("{} .. {} {unit}", in_thousands(&low), in_thousands(&high)),
        _ => typed.trim().to_owned(),
    }
}

/// What people say in the place of a price.
const PRICE_WORDS: [(&[&str], Option<&str>); 2] =
    [(&["inconnu", "sur devis", "à chiffrer", "unknown", "on quotation"], None), (&["gratuit", "free"], Some("0"))];

fn price_word(typed: &str, unit: &str) -> Option<String> {
    let said = typed.to_lowercase();
    let (_, amount) = PRICE_WORDS.iter().find(|(words, _)| words.contains(&said.as_str()))?;
    Some(amount.map_or_else(|| "unknown".to_owned(), |amount| format!("{amount} {unit}")))
}

/// A number as people type it with what stands behind it; thousands and millions of euros in euros.
fn measured(typed: &str) -> Option<(String, &str)> {
    let end = typed.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, unit) = (plain_number(&typed[..end])?, typed[end..].trim());
    let times = |factor: i64| {
        Decimal::from_str_exact(&number).ok()?.checked_mul(Decimal::from(factor)).map(|it| it.normalize().to_string())
    };
    match unit {
        "€" | "EUR" | "euro" | "euros" => Some((number, "EUR")),
        "k€" | "K€" | "kEUR" => Some((times(1_000)?, "EUR")),
        "M€" | "MEUR" => Some((times(1_000_000)?, "EUR")),
        // Of a point before three digits whoever reads the plan asks.
        _ if unit.is_empty() => None,
        "ETP" | "etp" => Some((number, "fte")),
        "% de l'investissement"
        | "% de l’investissement"
        | "% de l'investissement TTC"
        | "% of the investment"
        | "% of the investment incl. VAT" => Some((number, "% of investment")),
        _ => Some((number, unit)),
    }
}

/// `1 234,50` as `1234.50`. `None`: it is no number, or may be two: `1,234` is one and a bit in French, more than a
/// thousand in English.
fn plain_number(typed: &str) -> Option<String> {
    let plain = plain_spaces(typed);
    let (sign, digits) = plain.strip_prefix(['-', '−']).map_or(("", &*plain), |digits| ("-", digits));
    let digits = &grouped_by_spaces(digits);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split([' ', '_', '\'', '’']).collect();
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.len() > 1;
    let regular = !grouped || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let open = digits.contains(',') && fraction.len() == 3 && !grouped && whole.len() <= 3 && whole != "0";
    let whole = groups.concat();
    let valid = !whole.is_empty() && numeric(&whole) && numeric(fraction) && regular && !open;
    let ends_in_mark =
        fraction.is_empty() && digits.len() > groups.iter().map(|group| group.len() + 1).sum::<usize>() - 1;
    (valid && !ends_in_mark).then(|| match fraction {
        "" => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{fraction}"),
    })
}

/// `1.234,50` and `1,234.50` have both marks, and the last of them parts the decimals: the other one groups.
fn grouped_by_spaces(digits: &str) -> String {
    match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => digits.replace(if comma > point { '.' } else { ',' }, " "),
        _ => digits.to_owned(),
    }
}

/// Amounts of five digits and more are grouped, as the files that perenne ships are.
fn in_thousands(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    if whole.len() < 5 {
        return number.to_owned();
    }
    let mut out = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out + fraction
}
