//! What people call a component: by its labels in both languages, or by a usual word for it.

use crate::document::{ComponentDocument, Item, slug};
use crate::language::Language;

/// Usual words for components, beside those of their labels.
const USUAL: &[(&str, &[&str])] = &[
    ("device", &["fourniture", "equipement", "materiel", "appareil", "achat", "hardware", "purchase", "supply"]),
    ("install", &["installation", "pose", "montage", "mise-en-service", "fitting", "commissioning"]),
    ("mounting", &["pose", "montage", "fixation", "installation"]),
    ("setup", &["mise-en-service", "mise-en-place", "installation", "parametrage", "initialisation", "deploiement"]),
    ("connectivity", &["abonnement", "connexion", "communication", "telecom", "subscription"]),
    ("subscription", &["abonnement", "licence", "redevance"]),
    ("upkeep", &["entretien", "maintenance"]),
    ("maintenance", &["entretien", "upkeep"]),
    ("hosting", &["hebergement", "cloud", "saas"]),
    ("support", &["assistance", "hotline", "helpdesk", "support-technique"]),
    ("removal", &["depose", "demontage", "retrait", "dismantling"]),
    ("power", &["alimentation", "electricite", "energie", "energy"]),
    ("energy", &["electricite", "energie", "power"]),
    ("battery", &["pile", "batterie", "accumulateur"]),
    ("batteries", &["pile", "batterie", "accumulateur"]),
    ("cable", &["cablage", "cabling"]),
    ("cabling", &["cable"]),
    ("works", &["travaux", "genie-civil"]),
    ("fee", &["redevance"]),
    ("salary", &["salaire", "traitement", "remuneration"]),
    ("net-pay", &["salaire", "traitement", "remuneration", "salary"]),
    ("all-contributions", &["cotisations", "charges", "contributions"]),
    ("storage", &["stockage"]),
    ("link", &["lien", "liaison"]),
];

/// Words that a label joins its others with, or that many labels have.
const JOIN: &[&str] = &[
    "de", "d", "du", "des", "la", "le", "les", "l", "et", "en", "a", "au", "the", "of", "and", "for", "in", "on",
    "fin", "vie", "end", "life", "site", "courant", "general", "initial", "initiale", "mois", "an",
];

/// The component of an item that a word is another name of, or one that is nearly the word.
pub(super) fn meant<'i>(word: &str, item: &'i Item) -> Option<&'i str> {
    let own = || item.costs.iter().map(|(known, _)| known.value.as_str());
    if own().any(|known| known == word) {
        return None;
    }
    let said = plain(word);
    let exact = own().find(|known| names(known, item).contains(&said));
    let near = exact.or_else(|| own().find(|known| names(known, item).iter().any(|name| within(&said, name))));
    near.or_else(|| by_cause(&said, item)).or_else(|| own().next().filter(|_| family(item).contains(&said)))
}

/// The component that wears out or fails already, where a word is of that.
fn by_cause<'i>(said: &[String], item: &'i Item) -> Option<&'i str> {
    let is = |words: &[&str]| said.iter().any(|word| words.contains(&word.as_str()));
    let renewed = is(&["renouvellement", "remplacement", "renewal", "replacement"]);
    let failing = is(&["panne", "casse", "reparation", "failure", "repair"]);
    let of = |(_, fields): &&(_, ComponentDocument)| {
        (renewed && fields.life.is_some()) || (failing && fields.failure.is_some())
    };
    item.costs.iter().find(of).map(|(known, _)| known.value.as_str())
}

/// What the family of an item is called.
fn family(item: &Item) -> Vec<Vec<String>> {
    spoken(format!("family-{}", item.family.word()))
}

/// Every name of a component, as its words: the labels in both languages, the usual words, and of what is bought the unit.
fn names(known: &str, item: &Item) -> Vec<Vec<String>> {
    let usual = USUAL.iter().filter(|(id, _)| *id == known).flat_map(|(_, words)| *words).map(|word| plain(word));
    let mut all: Vec<Vec<String>> = spoken(format!("component-{known}")).into_iter().chain(usual).collect();
    all.push(plain(known));
    if known == "device" {
        let unit = &item.unit.value;
        all.extend(spoken(format!("unit-{unit}")).into_iter().chain([plain(unit)]));
    }
    all.retain(|name| !name.is_empty());
    all
}

/// A name in both languages, where there are words for it.
fn spoken(key: String) -> Vec<Vec<String>> {
    let known = [Language::French, Language::English].into_iter().filter(|language| language.knows(&key));
    known.map(|language| plain(&language.say(&key, &[]))).collect()
}

/// The words of a name that tell it from others, in the singular.
fn plain(name: &str) -> Vec<String> {
    let words = slug(name);
    let words = words.split('-').filter(|word| !JOIN.contains(word));
    words.map(|word| word.strip_suffix(['s', 'x']).unwrap_or(word).to_owned()).collect()
}

/// Whether all words of one name are in the other.
fn within(said: &[String], name: &[String]) -> bool {
    !said.is_empty() && said.iter().all(|word| name.contains(word))
}
