//! What words beside prices mean: one list, for all the places where they stand.

use super::column::contains;
use super::stated::Stated;

/// Words of a remark on the unit of the prices.
pub(super) const OF_MONEY: &[&str] = &[
    "prix",
    "montant",
    "montants",
    "exprime",
    "exprimes",
    "exprimee",
    "exprimees",
    "tarif",
    "tarifs",
    "devise",
    "monnaie",
    "monetaire",
    "currency",
    "price",
    "prices",
    "amounts",
    "amount",
    "pu",
    "cout",
    "couts",
    "costs",
    "chiffrage",
    "prijs",
    "prijzen",
    "preis",
    "preise",
    "bedrag",
    "bedragen",
    "betrag",
];
/// What is paid again and again.
pub(super) const RECURRING: &[&str] = &[
    "redevance",
    "redevances",
    "abonnement",
    "abonnements",
    "loyer",
    "loyers",
    "forfait",
    "forfaits",
    "fee",
    "fees",
    "subscription",
    "subscriptions",
];
/// Words of how long prices hold and when they are paid: a time beside them is not that of a price.
pub(super) const OF_TERMS: &[&str] = &[
    "ferme",
    "fermes",
    "valable",
    "valables",
    "validite",
    "valid",
    "revision",
    "revisable",
    "revisables",
    "revises",
    "indexation",
    "indexes",
    "actualisation",
    "actualisables",
    "duree",
    "facturation",
    "facture",
    "factures",
    "paiement",
    "payable",
    "payables",
    "pendant",
    "marche",
    "delai",
    "penalite",
    "penalites",
    "firm",
    "revised",
    "invoiced",
    "paid",
];
/// Those of them that say when a price is paid, and so for what time it is.
pub(super) const INVOICING: &[&str] = &["facturation", "facture", "factures", "payable", "payables", "invoiced"];
/// Words of what changes a price and stands beside the table.
const CHARGES: &[&str] = &[
    "remise",
    "remises",
    "rabais",
    "ristourne",
    "escompte",
    "discount",
    "rebate",
    "majoration",
    "surcharge",
    "frais",
    "port",
    "carriage",
    "shipping",
    "delivery",
    "eco",
    "ecotaxe",
    "ecoparticipation",
    "supplement",
];
/// Whether plain words are of such a change. The `remise des offres` is a day, the `remise en service` a work.
pub(super) fn is_of_charges(words: &str) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let other =
        |at: usize| spoken[at] == "remise" && matches!(spoken.get(at + 1), Some(&("des" | "en" | "du" | "aux")));
    (0..spoken.len()).any(|at| CHARGES.contains(&spoken[at]) && !other(at))
}

/// Words of money and shares beside the table that are none of the offer's prices.
pub(super) const NO_CHARGES: &[&str] = &[
    "capital",
    "tva",
    "vat",
    "penalite",
    "penalites",
    "penalty",
    "penalties",
    "siret",
    "budget",
    "estimation",
    "estimate",
    "note",
    "ponderation",
    "critere",
    "criteria",
    "panne",
    "pannes",
    "failure",
    "failures",
    "disponibilite",
    "traitance",
    "recycle",
    "recycles",
    "acompte",
    "acomptes",
    "avance",
    "avances",
    "caution",
    "cautions",
    "cautionnement",
];

/// Words of what is not the price that is paid.
pub(super) const NOT_FIRM: &[&str] = &[
    "indicatif",
    "indicatifs",
    "indicative",
    "indicatives",
    "estimatif",
    "estimatifs",
    "provisoire",
    "provisoires",
    "approximatif",
    "approximatifs",
    "contractuels",
    "confirmer",
    "confirmation",
    "estime",
    "estimes",
];

/// Words of prices that are those of a list, of some year.
pub(super) const OF_LISTS: &[&str] = &["tarif", "tarifs", "tarification", "bareme", "baremes", "catalogue", "tariff"];
/// Words of a sheet that no longer counts, or not yet.
pub(super) const SET_ASIDE: &[&str] = &[
    "ancien",
    "anciens",
    "ancienne",
    "anciennes",
    "obsolete",
    "perime",
    "annule",
    "annulee",
    "brouillon",
    "archive",
    "old",
    "draft",
    "obsoletes",
    "remplace",
    "remplacee",
];

/// Of a schedule the quantities are estimated, not the prices.
pub(super) const OF_QUANTITIES: &[&str] = &["quantites", "quantitatif", "quantitatifs", "detail", "dqe", "devis"];

/// Words of prices that hold as they are: a time beside them is that for which they do.
pub(super) const HELD: &[&str] = &[
    "ferme",
    "fermes",
    "firm",
    "fixe",
    "fixes",
    "fixed",
    "valable",
    "valables",
    "valid",
    "validite",
    "garanti",
    "garantis",
    "invariable",
    "invariables",
    "inchange",
    "inchanges",
    "bloque",
    "bloques",
    "revision",
    "revisable",
    "revisables",
    "actualisable",
    "actualisables",
    "indexation",
    "sans",
    "aucune",
];

/// Words of prices that may become others, unless they are held.
pub(super) const VARYING: &[&str] =
    &["variation", "variations", "variable", "variables", "susceptible", "susceptibles"];

/// What may go with a thing that is delivered, so that `sans pose` says what the prices leave out.
pub(super) const WORKS: &[&str] = &[
    "pose",
    "installation",
    "fourniture",
    "fournitures",
    "livraison",
    "transport",
    "port",
    "frais",
    "deplacement",
    "deplacements",
    "montage",
    "raccordement",
    "raccordements",
    "mise",
    "accessoire",
    "accessoires",
    "maintenance",
    "abonnement",
    "formation",
    "main",
    "genie",
    "cablage",
    "support",
    "supports",
    "fixation",
    "fixations",
    "batterie",
    "batteries",
    "pile",
    "piles",
    "delivery",
    "fitting",
];

/// Numbers in words, beside `un`, which is one.
const COUNTS: &[&str] = &[
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "cent",
    "mille",
    "two",
    "three",
    "four",
    "five",
    "ten",
    "twelve",
    "twenty",
    "fifty",
    "hundred",
    "thousand",
];

/// Words in place of an offer, beside a price.
pub(super) const NO_OFFER: &[&str] = &[
    "non propose",
    "non proposee",
    "non proposes",
    "pas propose",
    "non fourni",
    "non fournie",
    "non disponible",
    "indisponible",
    "supprime",
    "supprimee",
    "annule",
    "annulee",
    "abandonne",
    "not offered",
    "not available",
];

/// Whether a word is a number above one.
pub(super) fn counts(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || COUNTS.contains(&word)
}

/// Whether plain words say that a price is for the whole of a time: `pour toute la durée du marché`, `calculés sur 48 mois`.
pub(super) fn for_all_time(words: &str) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let over = spoken
        .windows(3)
        .any(|three| matches!(three[0], "sur" | "over") && counts(three[1]) && Stated::read(three[2]).period.is_some());
    contains(words, OF_MONEY)
        && !contains(words, HELD)
        && (over
            || ["toute la duree", "duree totale", "whole term", "whole duration"].iter().any(|it| words.contains(it)))
}

/// Whether plain words speak of a price by what is ordered: `pour une commande de 10 000 unités`.
pub(super) fn for_an_order(words: &str) -> bool {
    let spoken: Vec<&str> = words.split(' ').collect();
    let order = |word: &str| matches!(word, "commande" | "commandes" | "order" | "orders");
    contains(words, OF_MONEY)
        && spoken.windows(3).any(|three| order(three[0]) && matches!(three[1], "de" | "of") && counts(three[2]))
}
