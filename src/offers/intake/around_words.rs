//! Words around a schedule that say nothing of its prices, or what its headings say. A text is understood where each of its words
//! is: of what a rule does not know, it is for a person to read.

use super::column::contains;
use super::headings::plain;
use super::outside::OF_BIDDERS;
use super::words::{OF_MONEY, RECURRING, is_of_charges};
use crate::offers::schedule::PriceSchedule;

/// A kind of text: one of its words, and those that may stand beside it.
struct Kind {
    /// One has to be there.
    of: &'static str,
    /// What else may be.
    with: &'static str,
    /// Whether the need's own words may be.
    named: bool,
}

const KINDS: [Kind; 8] = [
    // What the document is.
    Kind {
        of: "bordereau decomposition detail dpgf bpu dqe bp feuil1 feuille1 sheet1 marche consultation projet \
              tabelle1 schedule cdpgf accord mapa aapc annexe reponse",
        with: "prix unitaires unitaire forfaitaires forfaitaire global et quantitatif estimatif des de du d la le \
              les l a n no public publics cadre procedure adaptee fournitures ville commune lot unique price \
              prices unit of bill quantities candidat offre partir mois acte engagement",
        named: true,
    },
    // The lot that is tendered.
    Kind { of: "lot", with: "n no unique numero des de du", named: true },
    // Parts of the table, by what is bought.
    Kind {
        of: "fournitures materiel materiels equipement equipements services prestations travaux installation \
              maintenance entretien exploitation investissement fonctionnement supplies",
        with: "et des de du d les la and en service mise",
        named: true,
    },
    // What the headings say: VAT and euros.
    Kind {
        of: "ht hors tva euro euros eur excl excluding vat",
        with: "prix montant montants tous les sont exprimes exprime en taxes taxe la de devise unitaires valeurs \
              toutes des du prices amounts all in are taux et net htva monnaie",
        named: false,
    },
    // Sums below the table.
    Kind {
        of: "total tva sous montant soustotal subtotal vat report",
        with: "ht ttc general generale eur euros en a de la du lot hors taxes taxe toutes comprises excl incl grand \
              global des et au taux excluding including reporter marche offre l bordereau net payer prix total tva \
              vat",
        named: true,
    },
    // When things come, are paid for, or hold.
    Kind {
        of: "delai delais duree paiement payment acompte reconductible marche offre fermes",
        with: "de du des d l la a le livraison paiement execution intervention jours jour mois semaines semaine ans \
              an annees fois marche contrat accord cadre commande reception solde ouvres ouvrables calendaires \
              delivery days weeks months years validite valable jusqu au prix et non revisables pendant pour \
              calendaires prevu ferme fermes definitifs offres remise date limite tacite",
        named: false,
    },
    // What the bidder is to fill in.
    Kind {
        of: "remplir completer renseigner complete remplissent",
        with: "les le candidat toutes seules cellules cases jaunes se a par tableau",
        named: false,
    },
    // Signed, on a day, on a page.
    Kind {
        of: "date fait signature cachet page le janvier fevrier mars avril mai juin juillet aout septembre \
              octobre novembre decembre lu january february march april may june july august september october \
              november december version",
        with: "a et du de la l sur of approuve candidat entreprise titulaire signataire soumissionnaire nom qualite \
              prenom edition tampon societe representant p the lundi mardi mercredi jeudi vendredi 1er remise \
              limite offre offres mise jour",
        named: true,
    },
];

/// Beginnings of lines that say who it is, or where.
const LABELS: &[&str] = &[
    "siret",
    "siren",
    "rcs",
    "tel",
    "telephone",
    "fax",
    "email",
    "e mail",
    "courriel",
    "mail",
    "adresse",
    "contact",
    "ville de",
    "commune de",
    "mairie de",
    "communaute",
    "departement",
    "region",
    "metropole",
    "syndicat",
    "acheteur",
    "maitre d ouvrage",
    "pouvoir adjudicateur",
    "interlocuteur",
    "representee par",
    "represente par",
    "n siret",
    "capital",
    "ape",
    "naf",
    "fait a",
    "nom",
    "signataire",
    "reference du marche",
    "numero de marche",
    "n de marche",
];
/// Words of a firm, an address, or what a firm is worth.
const OF_FIRMS: &[&str] = &[
    "sas",
    "sarl",
    "sasu",
    "eurl",
    "sa",
    "scop",
    "snc",
    "gmbh",
    "ltd",
    "bv",
    "nv",
    "sprl",
    "rue",
    "avenue",
    "boulevard",
    "bd",
    "chemin",
    "cedex",
    "bp",
    "quai",
    "allee",
    "impasse",
    "route",
    "siret",
    "rcs",
    "tel",
    "capital",
];
/// Words by which such a line speaks of prices after all.
const OF_PRICES: &[&str] = &[
    "par",
    "per",
    "pour",
    "ht",
    "ttc",
    "chaque",
    "facture",
    "factures",
    "location",
    "option",
    "variante",
    "vendu",
    "vendus",
    "lot",
    "lots",
    "sans",
    "hors",
    "non",
    "pas",
    "ne",
    "seule",
    "seulement",
    "sauf",
    "excl",
    "plus",
    "remise",
];

/// Whether a text says nothing that a person has to read: of the document, the bidder, a day, or what headings say.
pub(super) fn is_understood(text: &str, own: &[String], schedule: &PriceSchedule) -> bool {
    let words = plain(text);
    let spoken: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let Some(first) = spoken.first() else { return true };
    // Which sign parts the columns.
    if words == "sep" {
        return true;
    }
    // Page numbers, dates in digits.
    if spoken.iter().all(|word| is_figure(word)) {
        return true;
    }
    // Prices of a year before the need may be others.
    let start: Option<i32> = schedule.start.get(..4).and_then(|year| year.parse().ok());
    let old = |word: &&&str| {
        let year = word.parse::<i32>().ok().filter(|year| word.len() == 4 && (1990..2100).contains(year));
        year.zip(start).is_some_and(|(year, start)| year < start - 1)
    };
    let dated = spoken.iter().find(old).is_some();
    let fits = |kind: &Kind| {
        let named = |word: &str| kind.named && own.iter().any(|own| own == word);
        let known =
            |word: &&str| is_one_of(kind.of, word) || is_one_of(kind.with, word) || is_figure(word) || named(word);
        spoken.iter().any(|word| is_one_of(kind.of, word)) && spoken.iter().all(known)
    };
    let of_itself = || {
        let priced = contains(&words, OF_MONEY) || contains(&words, RECURRING) || contains(&words, OF_PRICES);
        let label = LABELS.iter().any(|label| words == *label || words.starts_with(&format!("{label} ")));
        let firm = contains(&words, OF_FIRMS) || contains(&words, OF_BIDDERS) || text.contains('@');
        let town = first.len() == 5 && is_figure(first) && spoken.len() < 5;
        (label || firm || town) && !priced && !is_of_charges(&words) && spoken.len() < 20
    };
    words == plain(super::super::template::NOTE)
        || (!dated && KINDS.iter().any(fits))
        || of_itself()
        || schedule.rows.iter().any(|row| plain(&row.designation).starts_with(&format!("{words} ")))
}

/// Whether a text in a cell beside prices is none: `RAS`, `néant`, `-`.
pub(super) fn is_no_word(text: &str) -> bool {
    matches!(
        plain(text).as_str(),
        "" | "ras" | "neant" | "sans objet" | "so" | "n a" | "na" | "none" | "rien" | "unitaire" | "u"
    )
}

/// Whether a word is one of those of a text.
fn is_one_of(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
}

/// Digits, and signs that are no letters.
fn is_figure(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
