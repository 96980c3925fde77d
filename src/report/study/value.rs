use rust_decimal::Decimal;

use super::names;
use crate::document::sheet::word_in;
use crate::language::{Language, group};
use crate::model::Case;
use crate::report::offers_text::unit_word;
use crate::report::style::Style;
use crate::units::{self, parse_duration, parse_month};

/// A value as files write it, in the reader's words: `50_000 EUR/FTE/year` is `50 000 € par ETP et par an`, and
/// `{pilot: 100, rollout: {to: 2000, ramp: linear}}` is `pilote : 100 ; déploiement : 2 000 (montée progressive)`. What
/// has no words stays as it is.
pub(crate) fn written(text: &str, case: &Case, style: Style) -> String {
    let text = text.trim();
    let known = format!("study-value-{text}");
    if style.language.knows(&known) {
        return style.say(&known);
    }
    if let Some(said) = price(text, style) {
        return said;
    }
    if let Some(map) = inside(text, '{', '}') {
        return by_phase(map, case, style);
    }
    if let Some(list) = inside(text, '[', ']') {
        let values: Vec<String> = parts(list).into_iter().map(|part| written(part, case, style)).collect();
        return values.join(&format!(" {} ", style.say("study-value-then")));
    }
    if let Some((low, high)) = text.split_once(" .. ") {
        // The unit of a range stands behind its high end.
        let unit = high.split_once(' ').map_or("", |(_, unit)| unit);
        let low = if unit.is_empty() || low.contains(['%', ' ']) { low.to_owned() } else { format!("{low} {unit}") };
        let args = [("low", written(&low, case, style).into()), ("high", written(high, case, style).into())];
        return style.tell("study-value-range", &args);
    }
    if let Ok(month) = parse_month(text) {
        return names::month(month, style);
    }
    if let Some((count, line)) = units::per_line(text) {
        return per_line(count, line, case, style).unwrap_or_else(|| text.to_owned());
    }
    number(text, style).unwrap_or_else(|| text.to_owned())
}

fn inside(text: &str, open: char, close: char) -> Option<&str> {
    text.trim().strip_prefix(open)?.strip_suffix(close)
}

/// What an offer says in the place of a price, and prices by volume; nothing where a text is neither.
pub(crate) fn price(text: &str, style: Style) -> Option<String> {
    if let Some(component) = text.strip_prefix("included in ") {
        let component = names::small(&names::component(component, style));
        return Some(style.tell("study-value-included", &[("component", component.into())]));
    }
    let tiers = parts(inside(text, '{', '}')?);
    let bands = parts(inside(entry(&tiers, "bands")?, '[', ']')?);
    let band = |band: &&str| {
        let band = parts(inside(band, '{', '}')?);
        let price = number(entry(&band, "price")?, style)?;
        // The last band has no end, and begins where another ends.
        let Some(upto) = entry(&band, "upto") else {
            let id = if bands.len() > 1 { "study-value-band-beyond" } else { "study-value-band-only" };
            return Some(style.tell(id, &[("price", price.into())]));
        };
        Some(style.tell("study-value-band", &[("upto", number(upto, style)?.into()), ("price", price.into())]))
    };
    let said: Option<Vec<String>> = bands.iter().map(band).collect();
    let mode = word_in(entry(&tiers, "mode")?, style.language);
    let args = [("mode", mode.into()), ("bands", said?.join(style.semicolon()).into())];
    Some(style.tell("study-value-tiers", &args))
}

/// The value under a key among the entries of a map.
fn entry<'t>(entries: &[&'t str], wanted: &str) -> Option<&'t str> {
    let pairs = entries.iter().filter_map(|entry| entry.split_once(':'));
    pairs.map(|(key, value)| (key.trim(), value.trim())).find(|(key, _)| *key == wanted).map(|(_, value)| value)
}

/// The entries of a map of phases.
fn by_phase(map: &str, case: &Case, style: Style) -> String {
    let entries = parts(map);
    if let Some(to) = entry(&entries, "to") {
        let value = written(to, case, style);
        let ramped = entry(&entries, "ramp") == Some("linear");
        return if ramped { style.tell("study-value-ramp", &[("value", value.into())]) } else { value };
    }
    let name = |key: &str| match parse_duration(key) {
        // A price for a time is that of the first months in service.
        Ok(_) => style.tell("study-value-first", &[("length", number(key, style).unwrap_or_default().into())]),
        Err(_) => names::phase(key, style),
    };
    let said = entries.iter().map(|part| match part.split_once(':') {
        Some((key, value)) => {
            let args = [("name", name(key.trim()).into()), ("value", written(value, case, style).into())];
            style.tell("named", &args)
        }
        None => written(part, case, style),
    });
    said.collect::<Vec<_>>().join(style.semicolon())
}

/// What commas divide, those within brackets left alone.
fn parts(text: &str) -> Vec<&str> {
    let (mut out, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (place, letter) in text.char_indices() {
        match letter {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                out.push(text[from..place].trim());
                from = place + 1;
            }
            _ => {}
        }
    }
    out.push(text[from..].trim());
    out.retain(|part| !part.is_empty());
    out
}

/// `1 per 100 sensors`: a number for every so many units of another line.
fn per_line(count: &str, of: &str, case: &Case, style: Style) -> Option<String> {
    let (every, id) = of.split_once(' ')?;
    let line = case.named(id)?;
    let args = [
        ("value", number(count, style)?.into()),
        ("count", number(every, style)?.into()),
        ("line", names::line(line, style).into()),
    ];
    Some(style.tell("study-value-per-line", &args))
}

/// A number with its unit in words; nothing where it is none.
pub(crate) fn number(text: &str, style: Style) -> Option<String> {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let (number, unit) = number.strip_suffix('%').map_or((number, unit), |number| (number, "%"));
    let number = Decimal::from_str_exact(&number.replace('_', "")).ok()?.normalize();
    // Amounts have no decimals or two; a small price keeps those that it is written with.
    let cents = number.scale() == 1 || number.abs() >= Decimal::ONE_THOUSAND && number.scale() > 2;
    let digits = if cents && is_money(unit, style.language) { 2 } else { number.scale() };
    let number = group(number, digits, style.language);
    let (measure, of) = unit.split_once(" of ").map_or((unit, None), |(measure, of)| (measure, Some(of)));
    let said = measured(&number, measure, style)?;
    let Some(component) = of else { return Some(said) };
    // A loan may be a part of the investment, which is no component.
    if component == "investment" {
        return Some(style.tell("study-value-of-investment", &[("value", said.into())]));
    }
    let component = names::component(component, style);
    Some(style.tell("study-value-of", &[("value", said.into()), ("component", component.into())]))
}

/// Whether a unit is of an amount: `EUR/year`, `USD`.
fn is_money(unit: &str, language: Language) -> bool {
    let first = unit.split(['/', ' ']).next().unwrap_or_default();
    first == "€" || is_currency(first, language)
}

/// Units that look like the code of a currency have a word.
fn is_currency(code: &str, language: Language) -> bool {
    is_code(code) && !language.knows(&format!("unit-{code}"))
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// A number with its unit; nothing where the unit is none of those that files write.
fn measured(number: &str, measure: &str, style: Style) -> Option<String> {
    let mut parts = measure.split('/');
    let first = parts.next().unwrap_or_default();
    let (symbol, amount) = match first {
        "" => return Some(number.to_owned()),
        "EUR" | "€" => (if style.language == Language::French { "€" } else { "EUR" }.to_owned(), true),
        "%" => ("%".to_owned(), true),
        "year" | "years" | "month" | "months" => (style.say(&format!("study-value-{first}")), false),
        words if words.contains(' ') => return None,
        code if is_currency(code, style.language) => (code.to_owned(), true),
        unit => (unit_word(unit, style), false),
    };
    let mut said = format!("{number}\u{a0}{symbol}");
    let rest: Vec<&str> = parts.collect();
    if !amount && !rest.is_empty() {
        return None;
    }
    for (place, part) in rest.iter().enumerate() {
        let word = match *part {
            "year" => style.say("study-value-year"),
            "quarter" => style.say("study-value-quarter"),
            "month" => style.say("study-value-month"),
            unit => unit_word(unit, style),
        };
        let id = if place == 0 { "study-value-per" } else { "study-value-and-per" };
        said = style.tell(id, &[("value", said.into()), ("unit", word.into())]);
    }
    Some(said)
}
