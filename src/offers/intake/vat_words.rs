//! Words by which VAT is part of a price.

use super::column::contains;

/// Words by which a tax is part of something: before it (`comprennent la TVA`), or behind it (`TVA incluse`).
const INCLUDING: &[&str] = &[
    "comprennent",
    "comprend",
    "incluent",
    "inclut",
    "incluant",
    "avec",
    "toutes",
    "including",
    "include",
    "includes",
    "incl",
    "inclusief",
    "inkl",
    "inklusive",
    "einschließlich",
    "mit",
    "met",
    "with",
    "y",
];
const INCLUDED: &[&str] = &[
    "inclus",
    "incluse",
    "incluses",
    "compris",
    "comprise",
    "comprises",
    "included",
    "inclusive",
    "incl",
    "inbegrepen",
    "inclusief",
    "enthalten",
    "inkl",
    "inklusive",
];
/// Words that turn the others round, or say that there are both.
const NOT_INCLUDED: &[&str] = &[
    "ht",
    "non",
    "hors",
    "pas",
    "ne",
    "sans",
    "not",
    "excl",
    "excluding",
    "exclue",
    "exclues",
    "sus",
    "without",
    "exclusief",
    "zonder",
    "niet",
    "exkl",
    "zzgl",
    "ohne",
    "nicht",
];

/// Whether plain words say that VAT is part of what they speak of.
pub(super) fn with_vat(words: &str) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let tax = |word: &&str| {
        matches!(
            *word,
            "tva"
                | "vat"
                | "taxe"
                | "taxes"
                | "tax"
                | "btw"
                | "mwst"
                | "mehrwertsteuer"
                | "ust"
                | "umsatzsteuer"
                | "iva"
        )
    };
    let beside = spoken.iter().enumerate().filter(|(_, word)| tax(word)).any(|(at, _)| {
        spoken[at.saturating_sub(3)..at].iter().any(|word| INCLUDING.contains(word))
            || spoken[at + 1..].iter().take(3).any(|word| INCLUDED.contains(word))
    });
    (contains(words, &["ttc", "tvac"]) || beside) && !contains(words, NOT_INCLUDED)
}
