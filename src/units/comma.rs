//! What decimal commas and grouping points were meant to say.

use super::{
    Fault, parse_decimal, parse_duration, parse_price, parse_quantity, parse_range, parse_rate, parse_share,
    plain_spaces,
};

/// A value written with a decimal comma as it has to be written, where it can be told: `4,5 .. 6,5 EUR/sensor` is
/// `4.5 .. 6.5 EUR/sensor`.
pub(crate) fn with_point(text: &str) -> Option<String> {
    let plain = plain_spaces(text);
    let Some((low, high)) = plain.split_once("..") else { return one_with_point(&plain) };
    let range = format!("{} .. {}", one_with_point(low.trim())?, one_with_point(high.trim())?);
    parse_range(&range).ok().map(|_| range)
}

/// In the first grammar that reads it but for its comma; as it stands where it is right already.
fn one_with_point(text: &str) -> Option<String> {
    let grammars: [fn(&str) -> Result<(), Fault>; 5] = [
        |text| parse_decimal(text, "").map(drop),
        |text| parse_price(text).map(drop),
        |text| parse_share(text).map(drop),
        |text| parse_rate(text).map(drop),
        |text| parse_quantity(text).map(drop),
    ];
    grammars
        .into_iter()
        .find_map(|reads| match reads(text) {
            Ok(()) => Some(text.to_owned()),
            Err(fault) => fault.write.filter(|form| fault.code != "missing-unit" && reads(form).is_ok()),
        })
        // Terms are whole, and a quantity of months is none.
        .filter(|form| !is_duration(form))
}

fn is_duration(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_'));
    parse_duration(&format!("1{unit}")).is_ok()
}

/// What `1.200 EUR` says where points group digits, and how it is written without doubt where they do not:
/// `1_200 EUR` and `1.2 EUR`. Nothing where no mark stands before exactly three digits after one to three others.
pub(crate) fn three_decimals(text: &str) -> Option<(String, String)> {
    if text.contains('%') {
        return None;
    }
    let (mut grouped, mut short, mut rest, mut found) = (String::new(), String::new(), text, false);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, after) = rest.split_at(at);
        let end = after.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '_'))).unwrap_or(after.len());
        // The points of a range belong to no number.
        let end = after[..end].find("..").unwrap_or(end);
        let (number, after) = after.split_at(end);
        // Digits inside a word, as in `m2`, are no number.
        let apart = !before.ends_with(char::is_alphabetic);
        let (groups, point) = match number.split_once('.').filter(|(whole, part)| apart && ambiguous(whole, part)) {
            Some((whole, part)) => {
                found = true;
                let part_short = part.trim_end_matches('0');
                let point = if part_short.is_empty() { whole.to_owned() } else { format!("{whole}.{part_short}") };
                // What keeps its three digits is written with `_`, which is never a point of groups.
                let point = if part_short.len() == 3 { format!("{whole}.{part}0") } else { point };
                (format!("{whole}_{part}"), point)
            }
            None => (number.to_owned(), number.to_owned()),
        };
        grouped.push_str(&format!("{before}{groups}"));
        short.push_str(&format!("{before}{point}"));
        rest = after;
    }
    found.then(|| (format!("{grouped}{rest}"), format!("{short}{rest}")))
}

fn ambiguous(whole: &str, part: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&whole.len()) && part.len() == 3 && digits(whole) && digits(part) && !whole.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_become_points_in_every_grammar() {
        for (text, form) in [
            ("0,92 EUR", Some("0.92 EUR")),
            ("2,5 %/year", Some("2.5 %/year")),
            ("12,5 %", Some("12.5 %")),
            ("8,5 %/year of device", Some("8.5 %/year of device")),
            ("1 200,50 EUR/sensor", Some("1_200.50 EUR/sensor")),
            ("4,5 .. 6,5 EUR/sensor", Some("4.5 .. 6.5 EUR/sensor")),
            ("4 .. 6,5 EUR/sensor", Some("4 .. 6.5 EUR/sensor")),
            ("12,5 km", Some("12.5 km")),
            ("1,5 per 100 sensors", Some("1.5 per 100 sensors")),
            ("0,25", Some("0.25")),
            ("1,5 years", None),
            ("1,234 EUR", None),
            ("1,5 .. 2", Some("1.5 .. 2")),
        ] {
            assert_eq!(with_point(text).as_deref(), form, "{text}");
        }
    }

    #[test]
    fn a_mark_before_three_digits_is_read_in_two_ways() {
        for (text, forms) in [
            ("1.200 EUR", Some(("1_200 EUR", "1.2 EUR"))),
            ("40.000 EUR/sensor", Some(("40_000 EUR/sensor", "40 EUR/sensor"))),
            ("1.234 km", Some(("1_234 km", "1.2340 km"))),
            ("1.200 .. 1.500 EUR", Some(("1_200 .. 1_500 EUR", "1.2 .. 1.5 EUR"))),
            ("0.125 EUR", None),
            ("1_200.500 EUR", None),
            ("1234.567 EUR", None),
            ("1.20 EUR", None),
            ("1.234 % of device", None),
        ] {
            let forms = forms.map(|(grouped, short)| (grouped.to_owned(), short.to_owned()));
            assert_eq!(three_decimals(text), forms, "{text}");
        }
    }
}
