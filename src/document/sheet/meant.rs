//! Headings of people that stand for a column of ours: `PU HT` for a price, `Qté` for a quantity.

use super::super::ids::slug;
use super::layout::{Column, Layout, UNIT, VALUE};
use super::table::{FieldColumn, SHEETS, SheetRow, columns_of};
use crate::diagnostic::closest;

/// What people call fields, by name, beside their labels.
const CALLED: [(&str, &[&str]); 16] = [
    ("price", &["prix", "pu", "puht", "puttc", "px", "tarif", "tarifs", "cout", "couts", "price", "cost"]),
    ("quantity", &["quantite", "quantites", "qte", "qtes", "qt", "nb", "nbre", "nombre", "quantity", "qty", "number"]),
    ("life", &["vie", "duree", "life", "lifetime", "longevite"]),
    ("warranty", &["garantie", "garanties", "warranty", "guarantee"]),
    ("failure", &["panne", "pannes", "defaillance", "defaillances", "failure", "failures"]),
    ("vat", &["tva", "vat"]),
    ("rate", &["taux", "rate"]),
    ("amount", &["montant", "montants", "amount"]),
    ("saving", &["economie", "economies", "gain", "gains", "saving", "savings"]),
    ("revenue", &["recette", "recettes", "revenue"]),
    ("renewal", &["renouvellement", "remplacement", "renewal"]),
    ("lag", &["delai", "lag", "delay"]),
    ("cap", &["plafond", "cap", "maximum", "maxi", "max", "maximal"]),
    ("status", &["etat", "statut", "status"]),
    ("label", NAMES),
    ("name", NAMES),
];
/// What people call a name.
const NAMES: &[&str] =
    &["nom", "libelle", "libelles", "intitule", "intitules", "designation", "denomination", "name", "label"];
/// Fields that a price goes with: on a sheet without them, what is called so belongs to another one.
const OF_PRICES: [&str; 4] = ["price", "life", "warranty", "failure"];
/// What people call an amount of any kind.
const OF_AMOUNTS: [&str; 6] = ["montant", "montants", "amount", "valeur", "value", "total"];
/// What people call the unit of a price.
const OF_UNITS: [&str; 5] = ["unite", "unites", "unit", "units", "uom"];

/// The column that a heading stands for, and the hint that names it: on its own sheet, or on another one of the same file.
pub(super) fn field(sheet: &SheetRow, layout: &Layout, heading: &str) -> Option<(String, &'static str)> {
    // `P.U.` is one word.
    let slugged = slug(&heading.replace('.', ""));
    let words: Vec<&str> = slugged.split('-').collect();
    let own = columns_of(sheet);
    let price = own.iter().find(|column| column.path == ["price"]);
    // `Unité du prix` is no price.
    if price.is_some() && words.first().is_some_and(|word| OF_UNITS.contains(word)) {
        return Some((UNIT.join(" / "), "help-meant"));
    }
    if let Some(column) = called(own, &words, |_| true) {
        return Some((label(column), "help-meant"));
    }
    // Where no column is called a price, the amounts are.
    let unpriced = price.filter(|column| layout.place(&Column::Field(column.path.clone())).is_none());
    if let Some(column) = unpriced.filter(|_| words.iter().any(|word| OF_AMOUNTS.contains(word))) {
        return Some((label(column), "help-meant"));
    }
    if price.is_some() && words.iter().any(|word| OF_UNITS.contains(word)) {
        return Some((UNIT.join(" / "), "help-meant"));
    }
    let others =
        SHEETS.iter().filter(|other| other.kind == sheet.kind && other.name != sheet.name && !other.at.is_empty());
    let mut found = others.filter_map(|other| {
        let column = called(columns_of(other), &words, |name| OF_PRICES.contains(&name))?;
        Some((format!("{} ({})", label(column), other.name.join(" / ")), "help-elsewhere"))
    });
    found.next()
}

/// The column of values, where it is missing and a heading may be it: `Montant`.
pub(super) fn value(heading: &str, missing: &[String]) -> Option<(String, &'static str)> {
    let amount = slug(heading).split('-').any(|word| OF_AMOUNTS.contains(&word));
    (amount && missing.iter().any(|name| VALUE.contains(&name.as_str()))).then(|| (VALUE.join(" / "), "help-meant"))
}

/// The field that is at fault where a heading may be the one that it is near to: its own, or that of the price whose unit it is.
pub(super) fn stood_for(sheet: &SheetRow, layout: &Layout, near: &str) -> Option<Vec<String>> {
    let price = vec!["price".to_owned()];
    if UNIT.iter().any(|unit| near.contains(unit)) {
        return layout.place(&Column::Field(price.clone())).map(|_| price);
    }
    let named = |column: &&FieldColumn| label(column) == near || column.label.iter().any(|label| label == near);
    let column = columns_of(sheet).iter().find(named)?;
    layout.place(&Column::Field(column.path.clone())).is_none().then(|| column.path.clone())
}

/// The first column, in the order of the words, that one of them calls.
fn called<'c>(columns: &'c [FieldColumn], words: &[&str], wanted: impl Fn(&str) -> bool) -> Option<&'c FieldColumn> {
    let is = |column: &FieldColumn, word: &str| {
        let name = column.info.1.name;
        let called = CALLED.iter().any(|(of, all)| *of == name && all.contains(&word));
        // The first word of a label, where it tells something: `Section` of `Section éligible`.
        let labelled = || {
            column
                .label
                .iter()
                .any(|label| slug(label).split('-').next().is_some_and(|first| first.len() > 3 && first == word))
        };
        wanted(name) && (called || labelled())
    };
    words.iter().find_map(|word| columns.iter().find(|column| is(column, word)))
}

fn label(column: &FieldColumn) -> String {
    let [english, french] = &column.label;
    if english == french { english.clone() } else { format!("{english} / {french}") }
}

/// What a heading that is known is called in both languages.
pub(super) fn in_both(sheet: &SheetRow, heading: String) -> String {
    let column = columns_of(sheet).iter().find(|column| column.label.contains(&heading));
    column.map_or(heading, label)
}

/// The known name nearest to one that is not.
pub(super) fn near(name: &str, known: Vec<String>) -> Option<(String, &'static str)> {
    closest(name, known.iter().map(String::as_str)).map(|near| (near.to_owned(), "help"))
}

/// `Price incl. VAT` is no price of ours, and no column to be passed over either.
pub(super) fn says_more(name: &str, known: &[String]) -> Option<String> {
    let begins = |known: &&String| name.strip_prefix(known.as_str()).is_some_and(|rest| rest.starts_with([' ', '(']));
    known.iter().filter(begins).max_by_key(|known| known.len()).cloned()
}

/// `Montant maximum` is a cap, and no amount: what a heading says beyond one of ours, where that is another one.
pub(super) fn beyond(sheet: &SheetRow, name: &str, known: &str) -> Option<(String, &'static str)> {
    let rest = slug(name.strip_prefix(known)?);
    let column = called(columns_of(sheet), &rest.split('-').collect::<Vec<_>>(), |_| true)?;
    Some((label(column), "help-meant"))
}
