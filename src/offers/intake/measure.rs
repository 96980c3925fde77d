//! Units whose meaning is known by itself, so that no mapping says otherwise: lengths, times, areas, and how many are counted as
//! one.

use super::headings::plain;
use super::stated::{Period, SEVERAL, Stated};

/// Units of what no price of the need is converted from.
const MEASURES: &[&str] = &[
    "m2", "m3", "ha", "hectare", "hectares", "litre", "litres", "kg", "tonne", "tonnes", "kwh", "mwh", "cm", "mm",
    "dm", "dam", "km2", "cm2",
];
/// How many words for several are.
const COUNTED: [(&[&str], u32); 5] = [
    (&["paire", "paires", "pair"], 2),
    (&["dizaine", "dizaines"], 10),
    (&["douzaine", "douzaines", "dozen"], 12),
    (&["cent", "centaine", "centaines", "hundred"], 100),
    (&["mille", "millier", "milliers", "thousand"], 1000),
];

/// How many a unit counts as one: 10 of `lot de 10`, 2 of `la paire`, 100 of `100 capteurs`; none inside where it does not say.
fn count(words: &str) -> Option<Option<u32>> {
    let spoken = || words.split(' ');
    let number = spoken().find_map(|word| word.trim_start_matches('x').parse().ok()).filter(|count: &u32| *count > 1);
    let named = COUNTED.iter().find(|(names, _)| spoken().any(|word| names.contains(&word))).map(|(_, count)| *count);
    // A kit or a set may be one of what is counted.
    let open =
        |word: &str| SEVERAL.contains(&word) && !matches!(word, "jeu" | "jeux" | "kit" | "kits" | "set" | "sets");
    match number.or(named) {
        Some(count) => Some(Some(count).filter(|count| *count <= 10_000)),
        None => spoken().any(open).then_some(None),
    }
}

/// How many plain words count as one, where they say it.
pub(super) fn counted(words: &str) -> Option<u32> {
    count(words).flatten()
}

/// Whether a unit counts a number that is known as one: a dozen, `lot de 10`, not a set.
pub(super) fn counts_several(words: &str) -> bool {
    counted(words).is_some_and(|count| count > 2)
}

/// Whether a unit has a meaning by itself.
pub(super) fn is_known(written: &str) -> bool {
    let (words, stated) = (plain(written), Stated::read(written));
    stated.length.is_some() || stated.period.is_some() || is_measure(&words) || count(&words).is_some()
}

/// Whether plain words are of a measure.
pub(super) fn is_measure(words: &str) -> bool {
    words.split(' ').any(|word| MEASURES.contains(&word))
}

/// What a written unit is where a mapping calls it `target`, and how many of that: the mapping says what its words without a
/// meaning are, and no more. `asked`: the metres and the months of the need's own unit. None where nothing of it has a meaning,
/// none inside where it is something else.
pub(super) fn fixed(
    written: &str,
    target: &Stated,
    asked: (Option<u32>, Option<u32>),
) -> Option<Option<(Stated, u32)>> {
    if !is_known(written) {
        return None;
    }
    let (words, own) = (plain(written), Stated::read(written));
    let mut meant = target.clone();
    let Some(mut count) = count(&words).unwrap_or(Some(1)).filter(|_| !is_measure(&words)) else {
        return Some(None);
    };
    let mut times = |one: u32| one * std::mem::replace(&mut count, 1);
    // What is called otherwise can only be meant to become what is asked for.
    let elsewhere = |said: bool, asked: bool| !said && !asked;
    if let Some(period) = own.period {
        let months = target.period.and_then(Period::months);
        if elsewhere(target.period == own.period, months == asked.1) {
            return Some(None);
        }
        meant.period = match period {
            Period::Months(months) => Some(Period::Months(times(months))),
            Period::Shorter => Some(period),
        };
    }
    if let Some(metres) = own.length {
        if elsewhere(target.length == own.length, target.length == asked.0) {
            return Some(None);
        }
        (meant.length, meant.others) = (Some(times(metres)), own.others);
    }
    Some(Some((meant, count)))
}
