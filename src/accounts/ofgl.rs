//! "ofgl-base-communes" of the OFGL: aggregates by municipality and year, EUR.

use rust_decimal::Decimal;

use super::cells::Cells;
use super::figure::Figure;
use super::identity::Identity;
use super::table::plain;

/// Aggregates that figures and identities are made of: their labels, and the columns of files that have one for each.
pub const AGGREGATES: [(&str, &str); 24] = [
    ("Recettes totales hors emprunts", "recettes_totales"),
    ("Recettes de fonctionnement", "recettes_fonctionnement"),
    ("Dépenses de fonctionnement", "depenses_fonctionnement"),
    ("Epargne brute", "epargne_brute"),
    ("Epargne nette", "epargne_nette"),
    ("Impôts locaux", "impots_locaux"),
    ("Fiscalité reversée", "fiscalite_reversee"),
    ("Autres impôts et taxes", "autres_impots"),
    ("Concours de l'Etat", "concours_etat"),
    ("Frais de personnel", "frais_personnel"),
    ("Achats et charges externes", "achats_charges"),
    ("Dépenses d'intervention", "depenses_intervention"),
    ("Charges financières", "charges_financieres"),
    ("Annuité de la dette", "annuite_dette"),
    ("Remboursements d'emprunts hors GAD", "remboursements_emprunts"),
    ("Encours de dette", "encours_dette"),
    ("Dépenses d'investissement", "depenses_investissement"),
    ("Dépenses d'équipement", "depenses_equipement"),
    ("Recettes d'investissement", "recettes_investissement"),
    ("Emprunts hors GAD", "emprunts"),
    ("Subventions d'équipement reçues", "subventions_equipement_recues"),
    ("Subventions reçues et participations d'investissement", "subventions_recues_investissement"),
    ("FCTVA", "fctva"),
    ("Fonds de roulement", "fonds_de_roulement"),
];

/// Aggregates without which a table of columns is none of these.
pub const MARKS: [&str; 2] = ["Recettes de fonctionnement", "Dépenses de fonctionnement"];

/// The label of an aggregate as a file writes it, whatever its accents and apostrophes.
pub fn label(written: &str) -> Option<&'static str> {
    let written = plain(written);
    AGGREGATES.iter().map(|(label, _)| *label).find(|label| plain(label) == written)
}

/// The figures of a city's accounts, in the order of the format.
pub fn figures(cells: &Cells) -> Vec<Figure> {
    let figure = |path, columns: &[&str]| cells.figure(path, Decimal::ONE, columns);
    let others = cells.has("Autres impôts et taxes");
    let taxes: &[&str] = if others {
        &["Impôts locaux", "Fiscalité reversée", "Autres impôts et taxes"]
    } else {
        &["Impôts locaux", "Fiscalité reversée"]
    };
    let less_taxes: &[&str] = if others {
        &["-Impôts locaux", "-Fiscalité reversée", "-Autres impôts et taxes"]
    } else {
        &["-Impôts locaux", "-Fiscalité reversée"]
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
    let grants = if cells.has("Subventions reçues et participations d'investissement") {
        (
            "Subventions reçues et participations d'investissement",
            "-Subventions reçues et participations d'investissement",
        )
    } else {
        ("Subventions d'équipement reçues", "-Subventions d'équipement reçues")
    };
    let receipts: &[&str] = if cells.has("Recettes d'investissement") && cells.has("Emprunts hors GAD") {
        &["Recettes d'investissement", "-Emprunts hors GAD"]
    } else {
        &["Recettes totales hors emprunts", "-Recettes de fonctionnement"]
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
        figure("debt", &["Encours de dette"]),
        figure("investment.equipment", &["Dépenses d'équipement"]),
        figure(
            "investment.other",
            &["Dépenses d'investissement", "-Remboursements d'emprunts hors GAD", "-Dépenses d'équipement"],
        ),
        figure("investment_revenue.grants", &[grants.0]),
        figure("investment_revenue.fctva", &["FCTVA"]),
        figure("investment_revenue.other", &[receipts, &[grants.1, "-FCTVA"]].concat()),
        figure("working_capital", &["Fonds de roulement"]),
    ]
}

/// What has to hold between aggregates.
pub fn identities(cells: &Cells) -> Vec<Identity> {
    let identity = |left: &str, right: &[&str]| Identity::of(cells, left, right, Decimal::ONE);
    vec![
        identity("Epargne brute", &["Recettes de fonctionnement", "-Dépenses de fonctionnement"]),
        identity("Epargne nette", &["Epargne brute", "-Remboursements d'emprunts hors GAD"]),
    ]
}
