//! Prices of a while, and things given beside those that are paid.

use super::column::contains;
use super::stated::{Period, Stated};
use super::words::counts;

/// Words of an offer for a while, or for some: whether these prices are those, and until when, one has to ask.
const PROMOTION: &[&str] = &[
    "promotion",
    "promotions",
    "promotionnel",
    "promotionnels",
    "promotionnelle",
    "promotionnelles",
    "promo",
    "promos",
    "promotional",
    "solde",
    "soldes",
    "destockage",
];

/// Whether plain words say that prices are those of a promotion, or that some of what is bought costs nothing.
pub(super) fn is_promotion(words: &str) -> bool {
    let special = [
        "prix de lancement",
        "offre de lancement",
        "tarif de lancement",
        "launch price",
        "introductory price",
        "offre speciale",
        "offres speciales",
        "special offer",
        "offre de bienvenue",
        "prix exceptionnel",
        "prix exceptionnels",
        "offre exceptionnelle",
        "tarif exceptionnel",
        "prix catalogue",
        "tarif catalogue",
        "list price",
        "list prices",
        "ancien prix",
        "anciens prix",
        "prix barre",
        "prix barres",
        "tarif public",
        "tarifs publics",
        "prix public",
        "prix publics",
    ];
    let spoken: Vec<&str> = words.split(' ').collect();
    // `2 achetés = 1 offert`, `3 mois offerts`.
    let free = |word: &&str| {
        matches!(
            *word,
            "offert" | "offerts" | "offerte" | "offertes" | "gratuit" | "gratuits" | "gratuite" | "gratuites" | "free"
        )
    };
    // `3 premiers mois offerts`, `première année gratuite`.
    let timed = |word: &str| Stated::read(word).period.and_then(Period::months).is_some();
    let given = spoken.windows(2).any(|pair| (counts(pair[0]) || timed(pair[0])) && free(&pair[1]))
        || spoken.windows(3).any(|three| {
            // `La première année est offerte`.
            let said = matches!(three[1], "est" | "sont" | "is" | "are") && timed(three[0]);
            (counts(three[0]) || said) && free(&three[2])
        });
    // What is left to be paid is none.
    let rest = contains(words, &["acompte", "acomptes", "reception", "paiement", "commande", "livraison"]);
    let promotion = |word: &&str| PROMOTION.contains(word) && !(rest && word.starts_with("solde"));
    spoken.iter().any(promotion) || special.iter().any(|it| words.contains(it)) || given
}
