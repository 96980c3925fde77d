//! "ofgl-base-communes" of the OFGL: aggregates by municipality and year, EUR.

use rust_decimal::Decimal;

use super::cells::Cells;
use super::figure::AccountFigure;
use super::identity::Identity;
use super::table::plain;

/// Aggregates that figures and identities are made of: their labels, and what columns of files that have one for each are
/// called where not like the label.
pub(super) const AGGREGATES: [(&str, &str); 36] = [
    ("Recettes totales hors emprunts", "recettes_totales"),
    ("Recettes de fonctionnement", "recettes_fonctionnement"),
    ("Dépenses de fonctionnement", "depenses_fonctionnement"),
    ("Epargne brute", ""),
    ("Epargne nette", ""),
    ("Impôts et taxes", ""),
    ("Impôts locaux", ""),
    ("Autres impôts et taxes", "autres_impots"),
    ("Concours de l'Etat", "concours_etat"),
    ("Subventions reçues et participations", "subventions_recues"),
    ("Ventes de biens et services", "ventes_services"),
    ("Autres recettes de fonctionnement", ""),
    ("Frais de personnel", "frais_personnel"),
    ("Achats et charges externes", "achats_charges"),
    ("Dépenses d'intervention", "depenses_intervention"),
    ("Charges financières", ""),
    ("Autres dépenses de fonctionnement", ""),
    ("Annuité de la dette", "annuite_dette"),
    ("Remboursements d'emprunts hors GAD", "remboursements_emprunts"),
    ("Encours de dette", "encours_dette"),
    ("Dépenses d'investissement", "depenses_investissement"),
    ("Dépenses d'investissement hors remb", ""),
    ("Dépenses d'équipement", "depenses_equipement"),
    ("Subventions d'équipement versées", ""),
    ("Autres dépenses d'investissement", ""),
    ("Recettes d'investissement", "recettes_investissement"),
    ("Recettes d'investissement hors emprunts", ""),
    ("Emprunts hors GAD", "emprunts"),
    ("Autres dotations et subventions", ""),
    ("FCTVA", ""),
    ("Autres recettes d'investissement", ""),
    (DISPOSALS, ""),
    ("Dépenses totales hors remb", ""),
    ("Capacité ou besoin de financement", ""),
    ("Variation du fonds de roulement", ""),
    ("Fonds de roulement", ""),
];

/// Aggregates without which a table of columns is none of these.
pub(super) const MARKS: [&str; 2] = ["Recettes de fonctionnement", "Dépenses de fonctionnement"];

/// What was sold: inside "Autres recettes d'investissement", and nothing that comes back every year.
pub(super) const DISPOSALS: &str = "Produit des cessions d'immobilisations";

/// The debt, by which annex budgets are told.
pub(super) const DEBT: &str = "Encours de dette";

/// The label of an aggregate as a file writes it, whatever its accents and apostrophes.
pub(super) fn label(written: &str) -> Option<&'static str> {
    let written = plain(written);
    AGGREGATES.iter().map(|(label, _)| *label).find(|label| plain(label) == written)
}

/// Whether the taxes are known as far as the local ones alone.
pub(super) fn without_other_taxes(cells: &Cells) -> bool {
    cells.has("Impôts locaux") && !cells.has("Impôts et taxes") && !cells.has("Autres impôts et taxes")
}

/// The figures of a city's accounts, in the order of the format.
///
/// What the group hands down of its taxes ("Fiscalité reversée") is inside "Impôts locaux", so inside "Impôts et taxes": it
/// is never added to them. Rests are taken from the totals, so that savings are those that the file publishes.
pub(super) fn figures(cells: &Cells) -> Vec<AccountFigure> {
    let figure = |path, columns: &[&str]| cells.figure(path, Decimal::ONE, columns);
    let (taxes, less_taxes): (&[&str], &[&str]) = if without_other_taxes(cells) {
        (&["Impôts locaux"], &["-Impôts locaux"])
    } else if cells.has("Impôts et taxes") || !cells.has("Impôts locaux") {
        (&["Impôts et taxes"], &["-Impôts et taxes"])
    } else {
        (&["Impôts locaux", "Autres impôts et taxes"], &["-Impôts locaux", "-Autres impôts et taxes"])
    };
    let known = cells.has("Charges financières") || !cells.has("Annuité de la dette");
    let (interest, less_interest): (&[&str], &[&str]) = if known {
        (&["Charges financières"], &["-Charges financières"])
    } else {
        (
            &["Annuité de la dette", "-Remboursements d'emprunts hors GAD"],
            &["-Annuité de la dette", "Remboursements d'emprunts hors GAD"],
        )
    };
    let invested: &[&str] = if cells.has("Dépenses d'investissement hors remb") {
        &["Dépenses d'investissement hors remb"]
    } else {
        &["Dépenses d'investissement", "-Remboursements d'emprunts hors GAD"]
    };
    let receipts: &[&str] = if cells.has("Recettes d'investissement hors emprunts") {
        &["Recettes d'investissement hors emprunts"]
    } else if cells.has("Recettes d'investissement") && cells.has("Emprunts hors GAD") {
        &["Recettes d'investissement", "-Emprunts hors GAD"]
    } else {
        &["Recettes totales hors emprunts", "-Recettes de fonctionnement"]
    };
    let less_received = ["-Autres dotations et subventions", "-FCTVA"];
    let other_receipts = if cells.has("Autres recettes d'investissement") {
        vec!["Autres recettes d'investissement"]
    } else {
        [receipts, &less_received].concat()
    };
    let rest = ["-Frais de personnel", "-Achats et charges externes", "-Dépenses d'intervention"];
    vec![
        figure("revenue.taxes", taxes),
        figure("revenue.grants", &["Concours de l'Etat"]),
        figure("revenue.other", &[&["Recettes de fonctionnement"], less_taxes, &["-Concours de l'Etat"]].concat()),
        figure("spending.staff", &["Frais de personnel"]),
        figure("spending.purchases", &["Achats et charges externes"]),
        figure("spending.subsidies", &["Dépenses d'intervention"]),
        figure("spending.other", &[&["Dépenses de fonctionnement"], less_interest, &rest].concat()),
        figure("interest", interest),
        figure("principal", &["Remboursements d'emprunts hors GAD"]),
        figure("debt", &[DEBT]),
        figure("investment.equipment", &["Dépenses d'équipement"]),
        figure("investment.other", &[invested, &["-Dépenses d'équipement"]].concat()),
        figure("investment_revenue.grants", &["Autres dotations et subventions"]),
        figure("investment_revenue.fctva", &["FCTVA"]),
        figure("investment_revenue.other", &other_receipts),
        figure("working_capital", &["Fonds de roulement"]),
    ]
}

/// What has to hold between aggregates; each does, to the cent, in all accounts that the tests hold. What a file does not
/// hold is not judged. ("Epargne de gestion" is none of these: it is not gross savings and interest.)
pub(super) fn identities(cells: &Cells) -> Vec<Identity> {
    let identity = |left: &str, right: &[&str]| Identity::of(cells, left, right, Decimal::ONE);
    vec![
        identity("Impôts et taxes", &["Impôts locaux", "Autres impôts et taxes"]),
        identity(
            "Recettes de fonctionnement",
            &[
                "Impôts et taxes",
                "Concours de l'Etat",
                "Subventions reçues et participations",
                "Ventes de biens et services",
                "Autres recettes de fonctionnement",
            ],
        ),
        identity(
            "Dépenses de fonctionnement",
            &[
                "Achats et charges externes",
                "Frais de personnel",
                "Charges financières",
                "Dépenses d'intervention",
                "Autres dépenses de fonctionnement",
            ],
        ),
        identity("Epargne brute", &["Recettes de fonctionnement", "-Dépenses de fonctionnement"]),
        identity("Epargne nette", &["Epargne brute", "-Remboursements d'emprunts hors GAD"]),
        identity("Annuité de la dette", &["Charges financières", "Remboursements d'emprunts hors GAD"]),
        identity(
            "Recettes d'investissement hors emprunts",
            &["FCTVA", "Autres dotations et subventions", "Autres recettes d'investissement"],
        ),
        identity(
            "Dépenses d'investissement hors remb",
            &["Dépenses d'équipement", "Subventions d'équipement versées", "Autres dépenses d'investissement"],
        ),
        identity(
            "Capacité ou besoin de financement",
            &["Recettes totales hors emprunts", "-Dépenses totales hors remb"],
        ),
        identity(
            "Variation du fonds de roulement",
            &[
                "Epargne nette",
                "Recettes d'investissement hors emprunts",
                "Emprunts hors GAD",
                "-Dépenses d'investissement hors remb",
            ],
        ),
    ]
}
