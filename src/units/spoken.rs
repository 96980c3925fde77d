//! What people write in the place of a figure, or around one: words that say what is meant, in another grammar.

use super::spread::SIGNS;
use super::{Fault, unaccented};

/// Words for a price that will be said later.
pub(crate) const UNKNOWN: &[&str] = &[
    "sur devis",
    "devis",
    "a preciser",
    "a definir",
    "a determiner",
    "a chiffrer",
    "a convenir",
    "a confirmer",
    "sur demande",
    "non communique",
    "nous consulter",
    "tbd",
    "tbc",
    "to be defined",
    "to be determined",
    "to be confirmed",
    "on request",
    "on quotation",
    "upon request",
    "poa",
    "price on application",
    "unknown",
    "inconnu",
];
/// Words for a price of nothing.
pub(crate) const FREE: &[&str] = &[
    "gratuit",
    "gratuite",
    "gratuits",
    "gratuites",
    "offert",
    "offerte",
    "offerts",
    "offertes",
    "sans frais",
    "free",
    "free of charge",
    "foc",
    "a titre gratuit",
    "no charge",
];
/// Words of which a buyer would ask what they mean.
pub(crate) const QUESTION: &[&str] = &[
    "neant",
    "pm",
    "p m",
    "pour memoire",
    "na",
    "n a",
    "so",
    "s o",
    "sans objet",
    "non applicable",
    "not applicable",
    "nil",
    "none",
    "aucun",
    "aucune",
    "nd",
    "n d",
    "non disponible",
    "voir annexe",
    "idem",
    "ras",
    "zero",
];
/// Words with which a price that another one holds begins.
pub(crate) const INCLUDED: &[&str] =
    &["inclus", "incluse", "inclu", "compris", "comprise", "included", "incl", "inclusive", "integre", "integree"];

/// Words by which a figure is none: it is about so much, or between two ends.
const ABOUT: [&str; 14] = [
    "environ", "env", "approx", "about", "circa", "entre", "between", "plus", "moins", "jusqu", "max", "min",
    "minimum", "maximum",
];

/// Lower case without accents, words between single spaces.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let folded = lower.chars().map(|c| match unaccented(c) {
        c if c.is_alphanumeric() => c,
        _ => ' ',
    });
    let folded: String = folded.collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The fault of words in the place of a price, with what a buyer means by them; nothing where they are none of these.
pub(super) fn in_place_of_price(text: &str, example: &str) -> Option<Fault> {
    let words = plain(text);
    let fault = Fault::new("not-a-price", example);
    let is = |all: &[&str]| all.contains(&words.as_str());
    if is(UNKNOWN) || words.is_empty() && text.contains('?') {
        return Some(fault.write("unknown").hint("help-unknown"));
    }
    if is(FREE) {
        return Some(fault.hint("help-free"));
    }
    if words.split(' ').next().is_some_and(|first| INCLUDED.contains(&first)) {
        return Some(fault.hint("help-included"));
    }
    (is(QUESTION) || matches!(text, "-" | "/")).then(|| fault.hint("help-question"))
}

/// Whether a text says about how much something is, or between what: no single figure.
pub(super) fn is_about(text: &str) -> bool {
    let signs = |c: char| matches!(c, '~' | '≈' | '>' | '<' | '±' | '≥' | '≤');
    let off = SIGNS.iter().any(|sign| text.contains(sign));
    let words = plain(text);
    let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let about = words.split(' ').any(|word| ABOUT.contains(&word));
    let ends = ["-", "–", " à ", " to ", " et ", " ou ", ".."].iter().any(|between| {
        text.split_once(between).is_some_and(|(low, high)| {
            let low = low.trim_end();
            low.ends_with(|c: char| c.is_ascii_digit())
                && high.trim_start_matches(['.', ' ']).starts_with(|c: char| c.is_ascii_digit())
        })
    });
    digit(text) && (off || text.starts_with(signs) || text.ends_with('+') || about || ends)
}

/// A period in the words of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoken {
    Year,
    Month,
    Quarter,
    /// A day, a week, half a year: nothing is charged or grows by it here.
    Other,
}

impl Spoken {
    /// The period that a text is, whatever stands before it: `par an`, `/année`, `mensuel`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let words = plain(text);
        let mut words: Vec<&str> = words.split(' ').collect();
        while words.len() > 1
            && ["par", "per", "l", "le", "la", "chaque", "each", "a", "by", "every"].contains(&words[0])
        {
            words.remove(0);
        }
        match words.join(" ").as_str() {
            "an" | "ans" | "annee" | "annees" | "year" | "years" | "yr" | "y" | "annum" | "annuel" | "annuelle"
            | "annuels" | "annual" | "yearly" | "annually" | "p a" | "pa" => Some(Self::Year),
            "mois" | "month" | "months" | "mensuel" | "mensuelle" | "monthly" => Some(Self::Month),
            "trimestre" | "trimestres" | "quarter" | "quarters" | "trimestriel" | "trimestrielle" | "quarterly" => {
                Some(Self::Quarter)
            }
            "jour" | "jours" | "day" | "days" | "semaine" | "week" | "semestre" | "semestriel" | "heure" | "hour" => {
                Some(Self::Other)
            }
            _ => None,
        }
    }

    /// As the format writes it; none where it has no word for it.
    fn word(self) -> Option<&'static str> {
        match self {
            Self::Year => Some("year"),
            Self::Month => Some("month"),
            Self::Quarter => Some("quarter"),
            Self::Other => None,
        }
    }
}

/// Whether a word after an amount is of a time: a price that recurs, and not one for a unit.
pub(crate) fn is_time(word: &str) -> bool {
    const SHORT: [&str; 16] = [
        "m",
        "mth",
        "mo",
        "sem",
        "trim",
        "j",
        "h",
        "d",
        "w",
        "q",
        "bimestre",
        "quinzaine",
        "semestres",
        "heures",
        "hours",
        "weeks",
    ];
    Spoken::of(word).is_some() || SHORT.contains(&plain(word).as_str())
}

/// Whether a word after an amount says that it is for all at once.
pub(crate) fn is_lump(word: &str) -> bool {
    matches!(
        plain(word).as_str(),
        "forfait"
            | "forfaits"
            | "forfaitaire"
            | "ft"
            | "fft"
            | "ens"
            | "ensemble"
            | "global"
            | "total"
            | "lump"
            | "lump sum"
    )
}

/// Whether a word says one of whatever is counted: of a length there is no piece.
pub(crate) fn is_one(word: &str, unit: &str) -> bool {
    const WORDS: [&str; 9] = ["u", "un", "unite", "unites", "unit", "units", "piece", "pieces", "pce"];
    !matches!(unit, "km" | "m") && WORDS.contains(&plain(word).as_str())
}

/// How many of one a word counts by: `1,2 k` of them.
pub(crate) fn is_thousand(word: &str) -> bool {
    matches!(word, "k" | "K" | "mille" | "milliers")
}

/// An amount in the order of the format, where people have another: `EUR 540`, `540 EUR par sensor`,
/// `1.20 EUR/mois/sensor`, `540 € mensuel`. What is made of it has yet to be read.
pub(super) fn reordered(text: &str) -> Option<String> {
    let is_currency =
        |word: &str| matches!(word.to_lowercase().as_str(), "€" | "eur" | "euro" | "euros" | "k€" | "m€" | "keur");
    let mut text = text.to_owned();
    for word in [
        " et par ",
        " and per ",
        " et ",
        " and ",
        " par ",
        " per ",
        " pour ",
        " le ",
        " la ",
        " by ",
        " chaque ",
        " l'",
    ] {
        text = text.replace(word, "/");
    }
    let (head, tail) = text.split_at(text.find('/').unwrap_or(text.len()));
    let mut head: Vec<&str> = head.split_whitespace().collect();
    let stuck = head.first().and_then(|first| first.strip_prefix('€')).filter(|rest| !rest.is_empty());
    if let Some(rest) = stuck {
        head.splice(0..1, ["€", rest]);
    }
    let mut period = None;
    if head.len() > 2
        && let Some(last) = head.last().and_then(|last| Spoken::of(last))
    {
        period = Some(last);
        head.pop();
    }
    if head.first().is_some_and(|first| is_currency(first)) {
        head.rotate_left(1);
    }
    let mut units: Vec<&str> = Vec::new();
    for part in tail.split('/').skip(1).map(str::trim) {
        let mut unit = part;
        if let Some((first, last)) = part.rsplit_once(' ')
            && let Some(found) = Spoken::of(last)
        {
            (unit, period) = (first.trim(), period.or(Some(found)));
        }
        match Spoken::of(unit) {
            Some(found) => period = period.or(Some(found)),
            None => units.push(unit),
        }
    }
    // `/6 mois` is for six of them.
    let odd = |unit: &&str| unit.is_empty() || unit.contains(' ') || unit.starts_with(|c: char| c.is_ascii_digit());
    if units.len() > 1 || units.iter().any(odd) {
        return None;
    }
    let period = match period {
        Some(period) => format!("/{}", period.word()?),
        None => String::new(),
    };
    let unit = units.first().map_or(String::new(), |unit| format!("/{unit}"));
    Some(format!("{}{unit}{period}", head.join(" ")))
}

/// What `1 pour 100 sensors` says in the words of the format. What is made of it has yet to be read.
pub(super) fn ratio(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    // The longer before those that they begin with.
    const BETWEEN: [&str; 14] = [
        " par tranche de ",
        " pour chaque ",
        " for each ",
        " for every ",
        " par chaque ",
        " tous les ",
        " toutes les ",
        " pour ",
        " par ",
        " for ",
        " every ",
        " each ",
        " per ",
        "/",
    ];
    let (at, word) = BETWEEN.iter().find_map(|word| Some((lower.find(word)?, *word)))?;
    let (count, rest) = (text.get(..at)?.trim(), text.get(at + word.len()..)?.trim());
    if !count.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '_' | ',' | ' ')) || count.is_empty() {
        return None;
    }
    let split = rest.find(|c: char| c.is_alphabetic()).unwrap_or(rest.len());
    let (each, line) = rest.split_at(split);
    let (each, line) = (each.trim(), line.trim());
    (!line.is_empty()).then(|| format!("{count} per {} {line}", if each.is_empty() { "1" } else { each }))
}
