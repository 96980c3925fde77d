//! Keys that people write in their own words: the labels of the fields tell which one they mean.

use super::ids::slug;
use crate::diagnostic::closest;

/// Words for keys that no label has.
const ALSO: [(&str, &str); 13] = [
    ("annee", "year"),
    ("a", "to"),
    ("bas", "low"),
    ("basse", "low"),
    ("min", "low"),
    ("minimum", "low"),
    ("haut", "high"),
    ("haute", "high"),
    ("max", "high"),
    ("maximum", "high"),
    ("cout", "price"),
    ("tarif", "price"),
    ("pret", "loan"),
];

/// Words of people for those of the format.
const IN_FORMAT: [(&str, &str); 24] = [
    ("fonctionnement", "operating"),
    ("exploitation", "operating"),
    ("investissement", "investment"),
    ("annuel", "yearly"),
    ("annuelle", "yearly"),
    ("annual", "yearly"),
    ("an", "yearly"),
    ("mensuel", "monthly"),
    ("mensuelle", "monthly"),
    ("trimestriel", "quarterly"),
    ("trimestrielle", "quarterly"),
    ("lineaire", "linear"),
    ("progressif", "linear"),
    ("progressive", "linear"),
    ("aucun", "none"),
    ("aucune", "none"),
    ("non", "none"),
    ("normal", "standard"),
    ("normale", "standard"),
    ("exonere", "zero"),
    ("exoneree", "zero"),
    ("fin-d-annee", "end-of-year"),
    ("oui", "true"),
    ("annuite", "annuity"),
];

/// The word of the format that a word of people stands for, where it is among those that are known here.
pub(super) fn in_format<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let written = slug(written);
    let meant = |word: &&str| IN_FORMAT.contains(&(written.as_str(), *word));
    known.iter().copied().find(meant)
}

/// The key whose label, in English or in French, a text is, comes near to, or takes its words from. The label of which it
/// is most wins; where two are alike, none.
pub(crate) fn by_label(
    written: &str,
    labels: impl Iterator<Item = (&'static str, [&'static str; 2])> + Clone,
) -> Option<&'static str> {
    let written = slug(written);
    let also = ALSO.iter().filter(|(word, _)| *word == written).map(|(_, key)| *key);
    if let Some(key) = also.into_iter().find(|key| labels.clone().any(|(known, _)| known == *key)) {
        return Some(key);
    }
    let mut best: Option<(usize, &'static str)> = None;
    let mut alike = false;
    for (key, label) in labels {
        let Some(score) = label.iter().filter_map(|label| likeness(&written, &slug(label))).max() else { continue };
        match best {
            Some((most, other)) if score < most || (score == most && other == key) => {}
            Some((most, _)) if score == most => alike = true,
            _ => (best, alike) = (Some((score, key)), false),
        }
    }
    best.filter(|_| !alike).map(|(_, key)| key)
}

/// How much of a label a text is, in percent; none where it is something else.
fn likeness(written: &str, label: &str) -> Option<usize> {
    if closest(written, [label]).is_some() {
        return Some(if written == label { 100 } else { 99 });
    }
    let of_weight =
        |text: &'_ str| text.split('-').filter(|word| word.len() > 2).map(str::to_owned).collect::<Vec<_>>();
    let (words, known) = (of_weight(written), of_weight(label));
    let inside = !words.is_empty() && words.iter().all(|word| known.contains(word));
    inside.then(|| 100 * words.len() / known.len().max(1) - 2)
}
