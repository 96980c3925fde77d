//! Until when an offer holds, by the words of a schedule.

use super::column::contains;
use super::headings::plain;
use crate::units::{Date, parse_date};

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
];
/// Words from where days count that are the day on which the offer was received.
const ON_RECEPTION: &[&str] = &["reception", "receipt", "recu", "recue", "received", "submission"];
/// Words from where days count.
const COUNTED_FROM: &[&str] =
    &["partir", "compter", "depuis", "apres", "suivant", "from", "after", "following", "since"];

/// Until when an offer holds, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// A day.
    Day(Date),
    /// So many days, or months, from the day on which it was received.
    After { days: i64, months: i64 },
    /// Nothing that is plain.
    Unclear,
}

/// The last day; none where it is not plain, or counts from a day that is not known.
pub(super) fn valid_until(text: &str, english: bool, received: Option<Date>) -> Option<Date> {
    match until(text, english) {
        Until::Day(date) => Some(date),
        Until::After { days, months } => {
            received?.checked_add(jiff::Span::new().try_months(months).ok()?.try_days(days).ok()?).ok()
        }
        Until::Unclear => None,
    }
}

/// `2026-12-31`, `31/12/2026`, `31.12.26 18:00`, `30 juin 2026`, a spreadsheet's count of days since 1899-12-30, `90 jours`.
pub(super) fn until(text: &str, english: bool) -> Until {
    let day = iso(text).or_else(|| counted(text)).or_else(|| in_words(text)).or_else(|| in_digits(text, english));
    if let Some(day) = day {
        // Of a century that is past, a slip; a day from which prices hold is not the last one.
        return if day.year() < 2000 || is_first(text) { Until::Unclear } else { Until::Day(day) };
    }
    // A date that cannot be one is no duration either.
    if text.chars().any(|c| c == '/') {
        return Until::Unclear;
    }
    let words = plain(text);
    // Of working days there are fewer in a month, and holidays are no facts of a schedule.
    if contains(&words, &["ouvres", "ouvre", "ouvrables", "ouvrable", "francs", "working", "business"]) {
        return Until::Unclear;
    }
    // From another day than that of the reception, of which the schedule does not say when it is.
    if contains(&words, COUNTED_FROM) && !contains(&words, ON_RECEPTION) {
        return Until::Unclear;
    }
    let words: Vec<&str> = words.split(' ').collect();
    // Days and months of a time.
    let time = |word: &str| {
        Some(match word {
            "jour" | "jours" | "j" | "day" | "days" => (1_i64, 0_i64),
            "semaine" | "semaines" | "week" | "weeks" => (7, 0),
            "mois" | "month" | "months" => (0, 1),
            "an" | "ans" | "annee" | "annees" | "year" | "years" => (0, 12),
            _ => return None,
        })
    };
    // `trois mois et 90 jours` says two times, of which one is in words; `an order` none.
    let article = |at: usize| words[at] == "an" && words.iter().any(|word| matches!(*word, "of" | "from" | "after"));
    if (0..words.len()).filter(|at| time(words[*at]).is_some() && !article(*at)).count() > 1 {
        return Until::Unclear;
    }
    let spans = words.windows(2).filter_map(|pair| {
        let (number, (days, months)) = (pair[0].parse::<i64>().ok()?, time(pair[1])?);
        Some((number.checked_mul(days)?, number.checked_mul(months)?))
    });
    match spans.collect::<Vec<_>>().as_slice() {
        [(days, months)] => Until::After { days: *days, months: *months },
        _ => Until::Unclear,
    }
}

/// Whether a text says the day from which prices hold: `à partir du`, `dès le`, `from`. `Non valables après le` says the last.
fn is_first(text: &str) -> bool {
    const FROM: [&str; 10] =
        ["partir", "compter", "depuis", "apres", "debut", "from", "after", "starting", "since", "beginning"];
    let words = plain(text);
    // Without its accent `dès` is the article of `validité des prix`.
    let from =
        contains(&words, &FROM) || text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| word == "dès");
    from && !contains(&words, &["non", "not", "pas", "plus", "longer"])
}

fn iso(text: &str) -> Option<Date> {
    let start = text.char_indices().map(|(at, _)| at).find(|at| {
        text.get(*at..at + 10).is_some_and(|part| {
            let bytes = part.as_bytes();
            bytes[4] == b'-' && bytes[7] == b'-' && parse_date(part).is_ok()
        })
    })?;
    parse_date(&text[start..start + 10]).ok()
}

fn counted(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok().filter(|days| (30_000..80_000).contains(days))?;
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn in_words(text: &str) -> Option<Date> {
    let text = plain(text).replace("1er", "1");
    let words: Vec<&str> = text.split(' ').collect();
    // `déc.` and `sept.` too; `ma` and `jui` are two months each.
    let is = |word: &str, month: &str| word == month || (word.len() >= 3 && word != "jui" && month.starts_with(word));
    let named = |word: &str| MONTHS.iter().position(|(french, english)| is(word, french) || is(word, english));
    // `mar. 30 juin` is a Tuesday: a whole name goes before a short one.
    let whole = |word: &&str| MONTHS.iter().any(|(french, english)| word == french || word == english);
    let short = || words.iter().position(|word| named(word).is_some());
    let at = words.iter().position(whole).or_else(short)?;
    let month = i8::try_from(named(words[at])? + 1).ok()?;
    let digits = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>().ok();
    let (before, after) =
        (at.checked_sub(1).and_then(|at| digits(words[at])), words.get(at + 1).and_then(|word| digits(word)));
    let (day, year) = match (before, after, words.get(at + 2).and_then(|word| digits(word))) {
        (Some(day), Some(year), _) if year > 31 => (day, year),
        (None, Some(day), Some(year)) => (day, year),
        _ => return None,
    };
    Date::new(year, month, i8::try_from(day).ok()?).ok().filter(|date| date.year() > 1999)
}

/// `31/12/2026`, with or without a time after it: the day first, as in France. In English words a date whose first two figures
/// could both be the month is not plain.
fn in_digits(text: &str, english: bool) -> Option<Date> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.' | '-')));
    let mut dates = parts.filter_map(|part| {
        let numbers: Vec<&str> = part.trim_matches(['.', '-', '/']).split(['/', '.', '-']).collect();
        let (day, month, year) = match numbers.as_slice() {
            [year, month, day] if year.len() == 4 => (day, month, year),
            [day, month, year] => (day, month, year),
            _ => return None,
        };
        let number = |text: &str| text.parse::<i16>().ok();
        let century = match year.len() {
            4 => 0,
            2 => 2000,
            _ => return None,
        };
        Some((number(day)?, number(month)?, number(year)? + century))
    });
    let (day, month, year) = dates.next()?;
    let year_first = text.trim().split(['/', '.', '-']).next().is_some_and(|year| year.len() == 4);
    if dates.next().is_some() || (english && !year_first && day <= 12 && month <= 12 && day != month) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
