use rust_decimal::Decimal;

use super::headings::plain;
use super::stated::Stated;
use super::table::LARGEST_NUMBER;
use crate::units::plain_spaces;

/// A number that someone typed as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// What it means.
    pub reading: Reading,
    /// What the words beside it say.
    pub stated: Stated,
}

/// Small words that say nothing in a heading, and before a figure that it is a least, a choice, or another thing's.
const BEFORE: &[&str] = &["des", "de", "d", "a", "au", "aux", "ou", "or", "et", "pour", "for", "par", "per"];

/// What the digits of a number mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// One thing; and the decimal mark, where the digits tell which it is.
    Sure(Decimal, Option<char>),
    /// A mark before three digits: as a decimal mark, or between thousands.
    Open {
        /// Which mark it is.
        mark: char,
        /// Read as the decimal mark.
        decimal: Decimal,
        /// Read as parting thousands.
        grouped: Decimal,
    },
}

impl Reading {
    /// The value, where the decimal mark is known or does not matter.
    pub(super) fn with(self, decimal: Option<char>) -> Option<Decimal> {
        match (self, decimal) {
            (Self::Sure(value, _), _) => Some(value),
            (Self::Open { mark, decimal: value, grouped }, Some(decimal)) => {
                Some(if mark == decimal { value } else { grouped })
            }
            (Self::Open { .. }, None) => None,
        }
    }

    /// Every value that it may have.
    pub(super) fn all(self) -> impl Iterator<Item = Decimal> {
        let (first, second) = match self {
            Self::Sure(value, _) => (value, None),
            Self::Open { decimal, grouped, .. } => (decimal, Some(grouped)),
        };
        std::iter::once(first).chain(second)
    }
}

/// Reads `1 234,56 €`, `1.234,56`, `1'234.56`, `600 EUR HT`, `20 %` (as 20), `(600)` (as -600): French and English forms. Of two
/// marks the last is the decimal one; a mark that occurs more than once parts thousands. What stands beside the digits is words
/// and signs of units, nothing else: `~600` and `2 x 30` are no numbers.
pub(super) fn read(text: &str) -> Option<Typed> {
    let clean = plain_spaces(text);
    let end = clean.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = clean.find(|c: char| c.is_ascii_digit())?;
    // A mark without digits before it belongs to the number, as in `,50`.
    let start = if clean[..start].ends_with([',', '.']) { start - 1 } else { start };
    let (lead, digits, tail) = (clean[..start].trim(), &clean[start..end], clean[end..].trim());
    // `80,- €` is 80 without cents, and so is `80,` of a format that leaves its decimals out.
    let dashed = [",-", ".-", ",–", ".–", ",—", ".—"].iter().find_map(|dash| tail.strip_prefix(dash));
    // `540,--` too.
    let dashed = dashed.map(|tail| tail.trim_start_matches(['-', '–', '—']));
    let tail = dashed.or_else(|| tail.strip_prefix(['.', ','])).unwrap_or(tail).trim();
    // A letter that touches the digits and is no unit may be one of them: `l00`, `8O`.
    let letters = |text: &str| Stated::read(text) == Stated::default() && text.chars().any(char::is_alphabetic);
    let before = clean[..start].rsplit(' ').next().unwrap_or_default();
    let behind = clean[end..].split(' ').next().unwrap_or_default();
    // And one by itself: `l 540`.
    let single = lead.chars().count() == 1 && letters(lead);
    if letters(before) || letters(behind) || single {
        return None;
    }
    let bracketed = lead.starts_with('(') && tail.ends_with(')');
    let sign = |c: char| matches!(c, '-' | '−' | '–' | '+');
    let (lead, before) = cut(lead.trim_start_matches('('), &sign);
    let (tail, after) = cut(tail.trim_end_matches(')'), &sign);
    // `540+` is 540 and more.
    if after == Some('+') {
        return None;
    }
    let negative = bracketed || [before, after].iter().flatten().any(|sign| *sign != '+');
    let known = |words: &str| {
        words
            .chars()
            .all(|c| c.is_alphabetic() || "€$£¥%‰ ./()\u{301}'".contains(c) || ('\u{20a0}'..='\u{20cf}').contains(&c))
    };
    let stated = Stated::read(&format!("{lead} {tail}"));
    if !known(&lead) || !known(&tail) || !stated.others.is_empty() || stated.several || stated.lump {
        return None;
    }
    // `dès 80`, `ou 80`: a word before a figure makes it another one.
    if lead.split(' ').any(|word| BEFORE.contains(&plain(word).as_str())) {
        return None;
    }
    let reading = self::digits(digits)?;
    let signed = |value: Decimal| if negative { -value } else { value };
    let reading = match reading {
        Reading::Sure(value, mark) => Reading::Sure(signed(value), mark),
        Reading::Open { mark, decimal, grouped } => {
            Reading::Open { mark, decimal: signed(decimal), grouped: signed(grouped) }
        }
    };
    Some(Typed { reading, stated })
}

/// Whether a text is of more digits than any number that is read.
pub(super) fn is_large(text: &str) -> bool {
    text.len() > 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a letter stands among the digits of one number, as spreadsheets write it: `1e3`, `1,5E+03`. It is no unit, and what
/// they have left out of such a number nobody knows.
pub(super) fn is_scientific(text: &str) -> bool {
    let behind =
        |at: usize| text[at + 1..].trim_start_matches(['+', '-', '−']).starts_with(|c: char| c.is_ascii_digit());
    let before = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
    text.match_indices(['e', 'E']).any(|(at, _)| before(at) && behind(at))
}

/// Takes one sign off the start, or else the end, of the words beside a number.
fn cut(words: &str, sign: &impl Fn(char) -> bool) -> (String, Option<char>) {
    let words = words.trim();
    let taken = words.strip_prefix(sign).map(|rest| (rest, words.chars().next()));
    let taken = taken.or_else(|| words.strip_suffix(sign).map(|rest| (rest, words.chars().next_back())));
    let (rest, found) = taken.unwrap_or((words, None));
    (rest.trim().to_owned(), found)
}

/// What digits with their marks mean; none where no one would write a number so.
pub(super) fn digits(digits: &str) -> Option<Reading> {
    let spaced = |c: char| matches!(c, ' ' | '\'' | '’' | '_');
    if !digits.chars().all(|c| c.is_ascii_digit() || spaced(c) || matches!(c, ',' | '.')) {
        return None;
    }
    let marks: Vec<char> = digits.chars().filter(|c| matches!(c, ',' | '.')).collect();
    let last = marks.last().copied();
    let count = |mark: char| marks.iter().filter(|it| **it == mark).count();
    let decimal = match last {
        None => None,
        Some(mark) if count(mark) == marks.len() && marks.len() > 1 => None,
        Some(mark) if count(mark) > 1 => return None,
        Some(mark) => Some(mark),
    };
    let (whole, fraction) = decimal.and_then(|mark| digits.rsplit_once(mark)).unwrap_or((digits, ""));
    if fraction.contains(spaced) {
        return None;
    }
    let groups: Vec<&str> = whole.split(|c: char| spaced(c) || matches!(c, ',' | '.')).collect();
    let grouped = groups.len() > 1;
    if grouped && !(matches!(groups[0].len(), 1..=3) && groups[1..].iter().all(|group| group.len() == 3)) {
        return None;
    }
    let parsed = |text: &str| Decimal::from_str_exact(text).ok().filter(|value| value.abs() < LARGEST_NUMBER);
    let whole = groups.concat();
    // What sums of binary fractions leave behind the fifteenth digit, nobody typed.
    let parsed = |text: &str| {
        parsed(text).and_then(|value| {
            if text.len() > 16 { value.round_sf(15).map(|value| value.normalize()) } else { Some(value) }
        })
    };
    let value = parsed(&if fraction.is_empty() { whole.clone() } else { format!("{whole}.{fraction}") })?;
    let Some(mark) = decimal else {
        // Of one mark that parts thousands, the other is the decimal one.
        let other = last.map(|mark| if mark == ',' { '.' } else { ',' });
        return Some(Reading::Sure(value, other));
    };
    let open = fraction.len() == 3 && !grouped && matches!(whole.len(), 1..=3) && !whole.starts_with('0');
    if open {
        return Some(Reading::Open { mark, decimal: value, grouped: parsed(&format!("{whole}{fraction}"))? });
    }
    Some(Reading::Sure(value, Some(mark)))
}

/// The decimal mark of a column, from all its numbers; none where none tells, or they tell different ones.
pub(super) fn decimal_mark(readings: impl Iterator<Item = Reading>) -> Option<char> {
    let mut marks = readings.filter_map(|reading| match reading {
        Reading::Sure(_, mark) => mark,
        Reading::Open { .. } => None,
    });
    let first = marks.next()?;
    marks.all(|mark| mark == first).then_some(first)
}
