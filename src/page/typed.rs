//! Values between a file and a field: the unit stands beside the field, the number is typed as people write it.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::language::{Language, group};
use crate::report::Style;
use crate::report::study::number;
use crate::units::{parse_month, per_line, plain_spaces, three_decimals};

/// A value of a file as a field shows it: what is typed, and the unit as the file writes it.
pub(super) fn shown(value: &str, language: Language) -> (String, String) {
    let value = value.trim();
    if value == UNPRICED {
        return (language.say("page-price-unknown", &[]), String::new());
    }
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '_' | '.' | '+' | '-')).unwrap_or(value.len());
    let (number, unit) = (value[..end].replace('_', ""), value[end..].trim());
    // A ratio, a range, a date (`12/2030`), a title are no number with a unit: of several words only a share has one.
    let (measure, _) = unit.split_once(" of ").unwrap_or((unit, ""));
    let other = measure.contains(char::is_whitespace)
        || unit.starts_with(|first: char| !first.is_alphabetic() && !matches!(first, '%' | '€' | '$' | '£'));
    match Decimal::from_str_exact(&number) {
        Ok(number) if !other => (group(number, number.scale(), language), unit.to_owned()),
        _ => (ratio(value, language).unwrap_or_else(|| value.to_owned()), String::new()),
    }
}

/// `1 per 100 sensors` with the reader's word between its numbers; files take either. `None`: it is no ratio.
pub(super) fn ratio(value: &str, language: Language) -> Option<String> {
    let (count, each) = per_line(value)?;
    let number = |text: &str| plain_number(text, Typing::of("", language)).is_some();
    let word = if language == Language::French { "pour" } else { "per" };
    (number(count) && each.split(' ').next().is_some_and(number)).then(|| format!("{count} {word} {each}"))
}

/// A unit in the reader's words.
pub(super) fn unit_said(unit: &str, style: Style) -> String {
    let said = number(&format!("1 {unit}"), style).unwrap_or_default();
    said.strip_prefix('1').map_or_else(|| unit.to_owned(), |rest| rest.trim_start_matches(['\u{a0}', ' ']).to_owned())
}

/// The field that something is typed into: in which language and unit it is, and in what its things are counted.
#[derive(Clone, Copy)]
pub(super) struct Typing<'a> {
    pub language: Language,
    /// The unit beside the field, as files write it.
    pub unit: &'a str,
    /// The unit of the item that the field is of; nothing where it is of none.
    pub counted: &'a str,
    /// Whether the field is of a price, which is one excluding VAT.
    pub price: bool,
}

impl<'a> Typing<'a> {
    /// A field whose unit says itself what is counted.
    pub(super) fn of(unit: &'a str, language: Language) -> Self {
        let counted = unit.split('/').skip(1).find(|part| !matches!(*part, "month" | "quarter" | "year"));
        Self { language, unit, counted: counted.unwrap_or_default(), price: false }
    }
}

/// What is typed into a field, as files write it. A plain number takes the unit that stands beside the field, and so does
/// one with the sign of that unit (`1 234,50 €`, `0,6 k€`, `3,75 %`). A unit in the words of the page is that of the files
/// (`600 € par capteur`), and what is typed of a unit changes that part of it alone: `14 €/an` in a field by sensor is of a
/// sensor; in one by month or year another such time is converted where that is exact. Whatever else was
/// typed is kept as it is, and judged by whoever reads the plan.
pub(super) fn as_written(typed: &str, field: Typing<'_>) -> String {
    let (typed, unit) = (typed.trim(), field.unit);
    let typed = if field.price { without_vat(typed) } else { typed };
    let typed = &*sign_behind(typed);
    let with = |number: &str, unit: &str| match unit {
        "" => number.to_owned(),
        _ if unit.starts_with("EUR") => format!("{} {unit}", in_thousands(number)),
        _ => format!("{number} {unit}"),
    };
    if let Some(number) = plain_number(typed, field) {
        let months = is_years(unit).then(|| in_months(&number)).flatten();
        return months.unwrap_or_else(|| with(&number, unit));
    }
    if let Some(word) = unit.starts_with("EUR").then(|| price_word(typed, unit)).flatten() {
        return word;
    }
    if let Some(open) = with_open_mark(typed, field) {
        return open;
    }
    match measured(typed, field) {
        Some((number, own)) if own.starts_with("EUR") => {
            let own = completed(&own, field);
            match in_time_of(&number, &own, unit) {
                Some(number) => with(&number, unit),
                None => with(&number, &own),
            }
        }
        // Months are whole: `1,5 ans` are 18.
        Some((number, own)) if is_years(&own) => in_months(&number).unwrap_or_else(|| with(&number, &own)),
        Some((number, own)) if own == "%" => with(&number, if unit.starts_with('%') { unit } else { "%" }),
        // `20 capteurs` says of what they are, which the item does already.
        Some((number, own)) if own == field.counted && unit.is_empty() => number,
        Some((number, own)) => with(&number, &own),
        None => typed.to_owned(),
    }
}

/// `€120` with its sign behind it.
fn sign_behind(typed: &str) -> Cow<'_, str> {
    let number = ["€", "EUR"].iter().find_map(|sign| typed.strip_prefix(sign)).map(str::trim_start);
    match number.filter(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
        Some(number) => Cow::Owned(match number.find('/') {
            Some(per) => format!("{} €{}", number[..per].trim_end(), &number[per..]),
            None => format!("{number} €"),
        }),
        None => Cow::Borrowed(typed),
    }
}

/// `janvier 2027` and `01/2027` as files write them: browsers without a field for months have them typed. What may be another
/// month is asked.
pub(super) fn month_as_written(typed: &str) -> String {
    let meant = parse_month(typed).err().filter(|fault| fault.hint.is_none()).and_then(|fault| fault.write);
    meant.unwrap_or_else(|| typed.trim().to_owned())
}

/// `600.000` on a French page may be thousands, as people group them, or decimals: the file takes the mark that files ask
/// about, so that nothing counts before it is answered.
fn with_open_mark(typed: &str, field: Typing<'_>) -> Option<String> {
    let end = typed.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, unit) = typed.split_at(end);
    let share = field.unit.starts_with('%') || unit.trim_start().starts_with('%');
    let known = unit.trim().is_empty() || unit_typed(unit.trim(), field).is_some();
    let open = field.language == Language::French
        && known
        && !share
        && !number.contains(',')
        && is_open(plain_spaces(number).trim_start_matches(['-', '−']), '.');
    open.then(|| format!("{}{unit}", number.replace('.', ",")))
}

/// A price in the time of the field, where it is paid again and again in both and that is exact to the cent: `4 000 €/mois` is
/// `48 000` a year, so that what stands beside it, its range, stays of one kind with it.
fn in_time_of(number: &str, own: &str, unit: &str) -> Option<String> {
    let months = |unit: &str| {
        unit.split('/').find_map(|part| match part {
            "month" => Some(1),
            "quarter" => Some(3),
            "year" => Some(12),
            _ => None,
        })
    };
    let bare = |unit: &str| -> Vec<String> {
        let is_time = |part: &&str| matches!(*part, "month" | "quarter" | "year");
        unit.split('/').filter(|part| !is_time(part)).map(str::to_owned).collect()
    };
    let (from, to): (i64, i64) = (months(own)?, months(unit)?);
    let number = Decimal::from_str_exact(number).ok().filter(|_| bare(own) == bare(unit))?;
    let all = number.checked_mul(Decimal::from(to))?;
    let each = all.checked_div(Decimal::from(from))?.normalize();
    (each.scale() <= 2 && each.checked_mul(Decimal::from(from))? == all).then(|| each.to_string())
}

/// What a price is for and how often, as far as that was typed, and else as the field says it.
fn completed(typed: &str, field: Typing<'_>) -> String {
    if !field.unit.starts_with("EUR") {
        return typed.to_owned();
    }
    let is_time = |part: &&str| matches!(*part, "month" | "quarter" | "year");
    let part = |of_time: bool| {
        let of = |unit: &str| unit.split('/').skip(1).find(|part| is_time(part) == of_time).map(str::to_owned);
        of(typed).or_else(|| of(field.unit))
    };
    ["EUR".to_owned()].into_iter().chain(part(false)).chain(part(true)).collect::<Vec<_>>().join("/")
}

fn is_years(unit: &str) -> bool {
    matches!(unit, "year" | "years" | "an" | "ans" | "année" | "années")
}

/// Years with decimals as the months that they are, where these are whole.
fn in_months(number: &str) -> Option<String> {
    let years = Decimal::from_str_exact(number).ok().filter(|years| !years.fract().is_zero())?;
    let months = years.checked_mul(Decimal::from(12))?.normalize();
    months.fract().is_zero().then(|| format!("{months} months"))
}

/// A price without the words that it is one excluding VAT, as all are.
fn without_vat(typed: &str) -> &str {
    let bare = ["HT", "H.T.", "ht", "hors taxes", "excl. VAT"].iter().find_map(|word| typed.strip_suffix(word));
    bare.map_or(typed, str::trim_end)
}

/// `900 à 1500`, `500-700`, `800,50 .. 1 500 €` as a range in the unit of its price. What is none is kept as it is.
pub(super) fn range_as_written(typed: &str, field: Typing<'_>) -> String {
    let bare = ["de ", "entre ", "from ", "between "].iter().find_map(|word| typed.trim().strip_prefix(word));
    let bare = bare.unwrap_or(typed.trim());
    let between = ["..", " à ", " et ", " to ", " and ", "…", "–", "—", "-"];
    let suffix = format!(" {}", field.unit);
    let number = |end: &str| {
        let written = as_written(end, field);
        written
            .strip_suffix(&suffix)
            .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
            .map(str::to_owned)
    };
    let ends = between.iter().find_map(|between| bare.split_once(between));
    let both = ends.filter(|_| !field.unit.is_empty()).and_then(|(low, high)| Some((number(low)?, number(high)?)));
    if let Some((low, high)) = both {
        return format!("{low} .. {high}{suffix}");
    }
    // What one end leaves open the whole leaves open.
    let open = |end: &str| with_open_mark(end.trim(), field);
    match ends.map(|(low, high)| ((low, open(low)), (high, open(high)))) {
        None | Some(((_, None), (_, None))) => typed.trim().to_owned(),
        Some(ends) => {
            let [low, high] = [ends.0, ends.1].map(|(end, open)| open.unwrap_or_else(|| end.trim().to_owned()));
            format!("{low} .. {high}")
        }
    }
}

/// How files write a price that is not known.
pub(super) const UNPRICED: &str = "unknown";

/// What people say in the place of a price.
const PRICE_WORDS: [(&[&str], Option<&str>); 2] =
    [(&["inconnu", "sur devis", "à chiffrer", "unknown", "on quotation"], None), (&["gratuit", "free"], Some("0"))];

fn price_word(typed: &str, unit: &str) -> Option<String> {
    let said = typed.to_lowercase();
    let (_, amount) = PRICE_WORDS.iter().find(|(words, _)| words.contains(&said.as_str()))?;
    Some(amount.map_or_else(|| UNPRICED.to_owned(), |amount| format!("{amount} {unit}")))
}

/// A number as people type it with what stands behind it; thousands and millions of euros in euros.
fn measured(typed: &str, field: Typing<'_>) -> Option<(String, String)> {
    let end = typed.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, said) = (plain_number(&typed[..end], field)?, typed[end..].trim());
    // Of a point before three digits whoever reads the plan asks.
    if said.is_empty() {
        return None;
    }
    let Some((factor, unit)) = unit_typed(said, field) else { return Some((number, said.to_owned())) };
    let times = |number: &str| Decimal::from_str_exact(number).ok()?.checked_mul(Decimal::from(factor));
    let number = if factor == 1 { number } else { times(&number)?.normalize().to_string() };
    Some((number, unit))
}

/// A unit as people type it, or as a page says it, as files write it; what an amount of it is multiplied by.
fn unit_typed(said: &str, field: Typing<'_>) -> Option<(i64, String)> {
    let said = plain_spaces(said).replace('’', "'");
    match said.as_str() {
        "ETP" | "etp" => return Some((1, "fte".to_owned())),
        // Thousands of what the field is of: `12k`.
        "k" | "K" if field.unit.starts_with("EUR") => return Some((1_000, "EUR".to_owned())),
        "k" | "K" if field.unit.is_empty() && !field.counted.is_empty() => {
            return Some((1_000, field.counted.to_owned()));
        }
        "% de l'investissement"
        | "% de l'investissement TTC"
        | "% of the investment"
        | "% of the investment incl. VAT" => return Some((1, "% of investment".to_owned())),
        _ => {}
    }
    let parted = [" et par ", " and per ", " par ", " per ", " l'", " la "]
        .iter()
        .fold(said, |said, word| said.replace(word, "/"));
    let mut parts = parted.split('/').map(str::trim);
    let (factor, sign) = match parts.next()? {
        "€" | "EUR" | "euro" | "euros" => (1, "EUR"),
        "k€" | "K€" | "kEUR" => (1_000, "EUR"),
        "M€" | "MEUR" => (1_000_000, "EUR"),
        "%" => (1, "%"),
        thing if is_counted(thing, field) => (1, field.counted),
        _ => return None,
    };
    let mut unit = sign.to_owned();
    for part in parts {
        unit.push('/');
        unit.push_str(match part.to_lowercase().as_str() {
            "an" | "année" | "year" => "year",
            "mois" | "month" => "month",
            "trimestre" | "quarter" => "quarter",
            thing if is_counted(thing, field) => field.counted,
            _ => return None,
        });
    }
    Some((factor, unit))
}

/// Whether a word is that of what the field counts, in either language, one of it or several.
fn is_counted(thing: &str, field: Typing<'_>) -> bool {
    let stem = |text: &str| {
        let words = text.to_lowercase();
        words.split_whitespace().map(|word| word.trim_end_matches('s').to_owned()).collect::<Vec<_>>()
    };
    let thing = stem(thing);
    // `600 € l'unité` is of what the field counts.
    let any = ["unité", "unit", "u", "pièce"].iter().any(|word| thing == [*word]);
    let said = [Language::French, Language::English]
        .map(|language| unit_said(field.counted, Style { language, width: usize::MAX, color: false }));
    !field.counted.is_empty() && (any || stem(field.counted) == thing || said.iter().any(|said| stem(said) == thing))
}

/// `1 234,50` as `1234.50`. `None`: it is no number, or may be two: on an English page `1,234` is more than a thousand to
/// some readers, one and a bit to others, and so is `1.234` on a French one; a share of a thousand is none. In French a
/// comma parts the decimals, in English a point.
fn plain_number(typed: &str, field: Typing<'_>) -> Option<String> {
    let plain = plain_spaces(typed).replace('’', "'");
    let (sign, digits) = plain.strip_prefix(['-', '−']).map_or(("", &*plain), |digits| ("-", digits));
    let digits = &grouped_by_spaces(digits);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split([' ', '_', '\'']).collect();
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.len() > 1;
    let regular = !grouped || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let mark = if field.language == Language::French { '.' } else { ',' };
    let open = !field.unit.starts_with('%') && is_open(digits, mark);
    let whole = groups.concat();
    let valid = !whole.is_empty() && numeric(&whole) && numeric(fraction) && regular && !open;
    let ends_in_mark =
        fraction.is_empty() && digits.len() > groups.iter().map(|group| group.len() + 1).sum::<usize>() - 1;
    (valid && !ends_in_mark).then(|| match fraction {
        "" => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{fraction}"),
    })
}

/// Whether a mark may part thousands or decimals: `1,234`.
fn is_open(digits: &str, mark: char) -> bool {
    digits.split_once(mark).is_some_and(|(whole, fraction)| {
        let numeric = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        numeric(whole) && numeric(fraction) && fraction.len() == 3 && whole.len() <= 3 && whole != "0"
    })
}

/// What a number with an open comma may say, as files write it: thousands, and decimals without a doubt that is left.
pub(super) fn both_readings(typed: &str, field: Typing<'_>) -> Option<[String; 2]> {
    let end = typed.rfind(|c: char| c.is_ascii_digit())? + 1;
    if !is_open(plain_spaces(&typed[..end]).trim_start_matches(['-', '−']), ',') {
        return None;
    }
    let decimals = as_written(typed, Typing { language: Language::French, ..field });
    let decimals = three_decimals(&decimals).map_or(decimals, |(_, short)| short);
    Some([as_written(&typed.replacen(',', "", 1), field), decimals])
}

/// `1.234,50` and `1,234.50` have both marks, and the last of them parts the decimals: the other one groups. So does one
/// that stands there twice: `1,234,567`.
fn grouped_by_spaces(digits: &str) -> String {
    let twice = |mark: char| digits.matches(mark).count() > 1;
    match (digits.rfind(','), digits.rfind('.')) {
        (Some(comma), Some(point)) => digits.replace(if comma > point { '.' } else { ',' }, " "),
        (Some(_), None) if twice(',') => digits.replace(',', " "),
        (None, Some(_)) if twice('.') => digits.replace('.', " "),
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
