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

/// What is typed into a field, as files write it. A plain number takes the unit that stands beside the field; whatever
/// else was typed is kept as it is, and judged by whoever reads the plan.
pub(super) fn as_written(typed: &str, unit: &str) -> String {
    let typed = typed.trim();
    match plain_number(typed) {
        Some(number) if unit.is_empty() => number,
        Some(number) if unit.starts_with("EUR") => format!("{} {unit}", in_thousands(&number)),
        Some(number) => format!("{number} {unit}"),
        None => typed.to_owned(),
    }
}

/// `1 234,50` as `1234.50`. `None`: it is no number, or may be two: `1,234` is one and a bit in French, more than a
/// thousand in English.
fn plain_number(typed: &str) -> Option<String> {
    let plain = plain_spaces(typed);
    let (sign, digits) = plain.strip_prefix(['-', '−']).map_or(("", &*plain), |digits| ("-", digits));
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
