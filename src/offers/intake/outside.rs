//! Words outside the cells of the table that make a price another one, whatever else they speak of: a scale of money, how many
//! are sold together, VAT, a coefficient, a time that is billed.

use super::column::contains;
use super::families::{is_multiplied, otherwise};
use super::headings::plain;
use super::remark::said;
use super::stated::{EURO, HUNDREDTH, MILLION, Period, SEVERAL, Stated, THOUSAND};
use super::words::{HELD, INVOICING, NO_CHARGES, OF_MONEY, OF_TERMS, RECURRING, counts};
use rust_decimal::Decimal;

/// Words of sums that are no prices: what the bidder is worth, or insured for.
pub(super) const OF_BIDDERS: &[&str] = &[
    "affaires",
    "assurance",
    "assurances",
    "habitants",
    "clients",
    "rcs",
    "siren",
    "rc",
    "ca",
    "decennale",
    "responsabilite",
    "turnover",
    "revenue",
    "effectif",
    "effectifs",
];
/// Words of time that is not paid for, beside those of terms.
const OF_TIMES: &[&str] = &[
    "livraison",
    "delais",
    "garantie",
    "garanties",
    "warranty",
    "experience",
    "depuis",
    "reconductible",
    "reconductibles",
    "reconduction",
    "reconductions",
    "cadre",
    "execution",
    "planning",
    "calendrier",
    "intervention",
    "delivery",
    "vie",
    "life",
    "rapport",
    "anciennete",
    "partir",
    "from",
    "sous",
    "autonomie",
    "batterie",
    "pile",
    "piles",
    "etalonne",
    "etalonnes",
    "etalonnage",
];
/// Words of work that is done again and again: how often is no time of a price, unless money is spoken of.
const OF_WORK: &[&str] = &[
    "maintenance",
    "visite",
    "visites",
    "passage",
    "passages",
    "reunion",
    "reunions",
    "controle",
    "controles",
    "verification",
    "verifications",
];
/// Words of factors that no price is multiplied by.
const OF_OTHER_FACTORS: &[&str] = &[
    "critere",
    "criteres",
    "ponderation",
    "note",
    "notation",
    "revision",
    "actualisation",
    "variation",
    "penalite",
    "penalites",
    "puissance",
    "forme",
    "form",
    "power",
];
/// Beginnings of words of factors.
const FACTORS: &[&str] = &["coef", "multipli", "facteur", "factor", "faktor", "vermenigvuldig"];
/// What is counted behind a number and is not sold.
const NOT_SOLD: &[&str] = &[
    "pages",
    "premiers",
    "premieres",
    "exemplaires",
    "articles",
    "lots",
    "communes",
    "minutes",
    "min",
    "mn",
    "secondes",
    "heures",
    "derniers",
    "dernieres",
    "parties",
    "percent",
];

/// Verbs of what a pack holds.
pub(super) const HOLDS: &[&str] =
    &["comprend", "contient", "compte", "comporte", "inclut", "regroupe", "contains", "holds", "includes", "fait"];
/// What a lot of a tender holds.
const OF_TENDERS: &[&str] = &[
    "lignes",
    "postes",
    "prestations",
    "prix",
    "sites",
    "tranches",
    "phases",
    "options",
    "variantes",
    "batiments",
    "ecoles",
    "rues",
    "lines",
    "items",
];

/// Whether words are of how many are sold as one: `un lot comprend 8 capteurs`.
pub(super) fn is_pack(text: &str) -> bool {
    is_sold_together(text, &plain(text).split(' ').collect::<Vec<_>>())
}

/// What a text outside the table says of the prices: as a remark does, and by any word that would change them. What stands
/// `beside` it may say that a time is one of delivery, or of validity.
pub(super) fn altering(text: &str, beside: &str) -> Option<Stated> {
    let mut found = untimed(text).unwrap_or_default();
    let (period, long) = times(text, beside);
    found.period = found.period.or(period);
    found.others.extend(long.then(|| plain(text)));
    (found != Stated::default()).then_some(found)
}

/// The same without the times that are billed.
pub(super) fn untimed(text: &str) -> Option<Stated> {
    let mut found = said(text).unwrap_or_default();
    let words = plain(text);
    let spoken: Vec<&str> = words.split(' ').collect();
    if !is_of_no_price(&words) {
        found.scale = found.scale.or_else(|| scale(&plain(&super::stated::with_signs(text))));
    }
    found.several |= is_sold_together(text, &spoken);
    let factor = spoken.iter().any(|word| FACTORS.iter().any(|stem| word.starts_with(stem)));
    if (factor && !contains(&words, OF_OTHER_FACTORS)) || is_multiplied(text) {
        found.others.push(words);
    }
    found.others.extend(otherwise(text));
    (found != Stated::default()).then_some(found)
}

/// The time that words say prices are billed for, and whether they speak of some months or years.
pub(super) fn times(text: &str, beside: &str) -> (Option<Period>, bool) {
    let words = plain(text);
    let spoken: Vec<&str> = words.split(' ').collect();
    let around = plain(&format!("{text} {beside}"));
    let terms = |word: &str| (OF_TERMS.contains(&word) && !INVOICING.contains(&word)) || HELD.contains(&word);
    let paid = [OF_MONEY, RECURRING, INVOICING].iter().any(|all| contains(&around, all));
    let often = contains(&around, OF_WORK) && !paid;
    if around.split(' ').any(terms) || contains(&around, OF_TIMES) || often {
        return (None, false);
    }
    (billed(&spoken), is_for_some_time(&spoken))
}

/// The months that a name says its price is for: 36 of `Maintenance 36 mois`. How often something is done (`tous les 6 mois`) is
/// none, and what a term of the contract is neither.
pub(super) fn spans(name: &str) -> Option<u32> {
    let words = plain(name);
    let spoken: Vec<&str> = words.split(' ').collect();
    if spoken.iter().any(|word| OF_TERMS.contains(word) || HELD.contains(word)) || contains(&words, OF_TIMES) {
        return None;
    }
    let often =
        |word: &str| matches!(word, "les" | "tous" | "toutes" | "every" | "sous" | "dans" | "en" | "apres" | "within");
    spoken.windows(2).enumerate().find_map(|(at, pair)| {
        let count: u32 = pair[0].parse().ok().filter(|count| (1..=600).contains(count))?;
        let months = Stated::read(pair[1]).period.and_then(Period::months)?;
        (at == 0 || !often(spoken[at - 1])).then(|| count.checked_mul(months)).flatten()
    })
}

/// Whether a sum or a share is none of the offer's prices: what the bidder is worth, what is paid before, held back, or at most.
pub(super) fn is_of_no_price(words: &str) -> bool {
    let has = |all: &[&str]| contains(words, all);
    has(NO_CHARGES)
        || has(OF_BIDDERS)
        || (has(&["retenue", "retention"]) && has(&["garantie", "guarantee"]))
        || (has(&["maximum", "minimum", "maxi", "mini", "plafond"]) && has(&["marche", "accord", "cadre", "contract"]))
}

/// How many euros one is, by a word that is used of nothing else. `vingt mille euros` is a sum in words.
fn scale(words: &str) -> Option<Decimal> {
    let spoken: Vec<&str> = words.split(' ').collect();
    let thousands = spoken.windows(2).enumerate().any(|(at, pair)| {
        matches!(pair[0], "mille" | "k" | "kilo") && EURO.contains(&pair[1]) && !(at > 0 && counts(spoken[at - 1]))
    });
    let one = |word: &&&str| !matches!(**word, "k" | "cent" | "cents" | "ct");
    let of = |all: &[&'static str]| spoken.iter().filter(one).any(|word| all.contains(word));
    if thousands || of(THOUSAND) {
        Some(Decimal::ONE_THOUSAND)
    } else if of(MILLION) {
        Some(Decimal::from(1_000_000))
    } else {
        of(HUNDREDTH).then(|| Decimal::new(1, 2))
    }
}

/// Whether words are of how many are sold together: `aux 100`, `vendu par 5`, `à la dizaine`, `boîtes de 12`, `1 U = 10`.
fn is_sold_together(text: &str, spoken: &[&str]) -> bool {
    // A lot is also what is tendered; other words for many together are of what is sold.
    let packed = |word: &str| SEVERAL.contains(&word) && !matches!(word, "lot" | "lots" | "mille" | "jeu" | "jeux");
    let count = |word: &str| word.parse().is_ok_and(|count: u32| (2..=1000).contains(&count));
    // `toutes les 10 minutes` says how often.
    let repeated = |at: usize| at > 0 && matches!(spoken[at - 1], "toutes" | "tous");
    let one = |word: &str| matches!(word, "unite" | "u" | "prix" | "ligne" | "unit" | "price" | "stuk" | "einheit");
    let pairs = spoken.windows(2).enumerate().any(|(at, pair)| {
        let next = spoken.get(at + 2).copied().unwrap_or_default();
        let timed = Stated::read(next).period.is_some() || NOT_SOLD.contains(&next);
        let sold = at > 0
            && ["vendu", "vendus", "vendue", "vendues", "conditionne", "conditionnes", "livre", "livres"]
                .contains(&spoken[at - 1]);
        (matches!(pair[0], "par" | "au" | "aux" | "la" | "en" | "le" | "per") && packed(pair[1]))
            // `au mille`; `mille` alone is a number.
            || (pair[0] == "au" && matches!(pair[1], "mille" | "millier"))
            || (pair[0] == "par" && sold && (SEVERAL.contains(&pair[1]) || counts(pair[1])))
            || (matches!(pair[0], "aux" | "les") && count(pair[1]) && !timed && !repeated(at) && spoken.len() <= 12)
            // `pour 10`, and no more: of what it stands beside.
            || (matches!(pair[0], "pour" | "par" | "for" | "per" | "pro" | "voor") && count(pair[1]) && !timed && spoken.len() <= 3)
            // `10 pièces par unité`.
            || (matches!(pair[0], "par" | "per" | "pro") && one(pair[1]) && spoken[..at].iter().any(|word| count(word)))
            || (SEVERAL.contains(&pair[0]) && matches!(pair[1], "de" | "of") && counts(next))
            // `Un lot comprend 8 capteurs`; of a lot that is tendered, what it holds are lines, sites, works.
            || (SEVERAL.contains(&pair[0]) && HOLDS.contains(&pair[1]) && counts(next) && {
                let what = spoken.get(at + 3).copied().unwrap_or_default();
                !NOT_SOLD.contains(&what) && !OF_TENDERS.contains(&what)
            })
    });
    let equal = text.split_once('=').is_some_and(|(before, after)| {
        let first = |side: &str| side.trim().split(' ').next().and_then(|word| word.parse::<u32>().ok());
        first(before).is_some() && first(after).is_some_and(|count| count > 1)
    });
    pairs || equal || spoken.iter().any(|word| word.starts_with("conditionne") || *word == "colisage")
}

/// Beginnings of adjectives and adverbs of a time: `annuel`, `mensuellement`.
const TIMES: [(&str, Period); 10] = [
    ("mensuel", Period::Months(1)),
    ("monthly", Period::Months(1)),
    ("trimestriel", Period::Months(3)),
    ("quarterly", Period::Months(3)),
    ("semestriel", Period::Months(6)),
    ("annuel", Period::Months(12)),
    ("annual", Period::Months(12)),
    ("yearly", Period::Months(12)),
    ("journalier", Period::Shorter),
    ("hebdomadaire", Period::Shorter),
];

/// The time that words say prices are for, by an adjective, or by one time (`par mois`).
fn billed(spoken: &[&str]) -> Option<Period> {
    let said = TIMES.iter().find(|(stem, _)| spoken.iter().any(|word| word.starts_with(stem)));
    said.map(|(_, period)| *period).or_else(|| {
        let by = |pair: &[&str]| matches!(pair[0], "par" | "per").then(|| Stated::read(pair[1]).period).flatten();
        spoken.windows(2).find_map(by)
    })
}

/// Whether words speak of some months or years: `pour 3 ans`, `engagement 36 mois`.
fn is_for_some_time(spoken: &[&str]) -> bool {
    spoken.windows(2).any(|pair| {
        let time = Stated::read(pair[1]).period.and_then(Period::months).is_some();
        time && counts(pair[0]) && pair[0].len() < 4 + usize::from(pair[0].starts_with(char::is_alphabetic)) * 10
    })
}
