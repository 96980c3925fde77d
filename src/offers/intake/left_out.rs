//! What words say that prices leave out, or that they are not what is paid.

use super::column::contains;
use super::headings::plain;
use super::promotion::is_promotion;
use super::stated::Stated;
use super::words::{HELD, NOT_FIRM, OF_MONEY, OF_QUANTITIES, VARYING, WORKS, for_all_time, for_an_order};

/// What a remark says that the prices leave out: `hors pose`, `livraison en sus`, `TVA non applicable`.
pub(super) fn left_out(text: &str) -> Option<String> {
    let words = plain(text);
    let words = words.as_str();
    let spoken: Vec<&str> = words.split(' ').collect();
    let taxes = ["tva", "vat", "taxe", "taxes", "t", "droits", "ht"];
    let of_taxes = contains(words, &["tva", "vat", "taxe", "taxes"]);
    let billed = words.contains("factur") || contains(words, &["billed", "invoiced"]);
    let beside = contains(words, &["sus"])
        || (billed && ["separement", "a part", "separately"].iter().any(|it| words.contains(it)))
        || ["non compris", "non inclus", "non incluse", "not included", "en plus"].iter().any(|it| words.contains(it));
    let priced = contains(words, OF_MONEY);
    // `Offre valable 90 jours hors pose`.
    let offered = priced || contains(words, &["offre", "offres", "valable", "valables", "validite", "offer", "valid"]);
    let without = spoken.windows(2).enumerate().any(|(at, pair)| {
        let apart = ["marche", "jours", "jour", "week", "weekend", "weekends", "conges"].contains(&pair[1]);
        let outside = pair[0] == "hors" && !taxes.contains(&pair[1]) && !apart;
        let lacking = matches!(pair[0], "sans" | "without" | "excluding") && WORKS.contains(&pair[1]);
        // `(1) hors pose` is a footnote.
        let first = spoken[..at].iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        (outside && (first || offered)) || (lacking && (first || priced))
    });
    // `Net de subvention`, `prime CEE déduite`: what somebody else pays is not in these prices.
    let aided = contains(words, &["subvention", "subventions", "prime", "primes", "cee", "aide", "aides"])
        && contains(
            words,
            &["net", "nets", "nette", "nettes", "deduit", "deduite", "deduits", "deduites", "deduction"],
        );
    let unfirm = spoken.windows(2).any(|pair| {
        matches!(pair[0], "non" | "pas" | "not")
            && matches!(
                pair[1],
                "ferme" | "fermes" | "firm" | "fixed" | "definitifs" | "garantis" | "garanti" | "guaranteed"
            )
    });
    let guessed = matches!(words, "estimation" | "estimations" | "estimate" | "estimates");
    let firm = priced && (unfirm || contains(words, NOT_FIRM)) && !contains(words, OF_QUANTITIES);
    let varying = priced && contains(words, VARYING) && !contains(words, HELD);
    let graded = contains(words, &["degressif", "degressifs", "degressive", "degressives"])
        // A sum is told as one.
        || (contains(words, &["minimum", "mini", "minimale"])
            && !Stated::read(text).euro
            && (contains(words, &["commande", "quantite", "quantites", "achat", "piece", "pieces", "unites"])
                || (contains(words, HELD) && words.contains("minimum de "))));
    let exempt = of_taxes
        && (words.contains("non applicable")
            || contains(words, &["exonere", "exoneree", "exoneres", "franchise", "293"]));
    // Without VAT, or with nothing to be added; and where the carriage begins.
    let untaxed = ["net de tax", "nets de tax", "nette de tax"].iter().any(|it| words.contains(it));
    // `TVA majorée`: what is added to it is in no price without it.
    let raised = of_taxes && !contains(words, &["ht", "hors", "htva"]) && words.contains("majore");
    let carried = (priced && words.contains("au depart d"))
        || ["depart usine", "depart entrepot", "ex works"].iter().any(|it| words.contains(it));
    let said = (beside && !of_taxes)
        || untaxed
        || carried
        || raised
        || without
        || firm
        || guessed
        || aided
        || varying
        || graded
        || exempt
        || is_promotion(words)
        || for_all_time(words)
        || for_an_order(words);
    said.then(|| words.to_owned())
}
