use rust_decimal::Decimal;

use super::city::CityDocument;
use super::field::Field;
use super::fields::{Draw, FieldRow, Maybe};
use super::fragment::reference;
use super::grammar::{Form, Grammar};
use super::kinds::{SIGNED_MONEY, parse_rate};
use super::pattern::{EXACT, S, YEAR, above_minus_100, at_most};
use crate::units::{Fault, dotted};

/// Amounts of the accounts.
pub(super) const ACCOUNT_ROWS: [FieldRow<CityDocument>; 16] = [
    account("accounts.revenue.taxes", " Taxes and duties.", ["Taxes", "Impôts et taxes"]),
    account("accounts.revenue.grants", " Grants received for running.", ["Grants", "Dotations et participations"]),
    account("accounts.revenue.other", " Other revenue of running.", ["Other revenue", "Autres recettes"]),
    account("accounts.spending.staff", " Staff.", ["Staff", "Charges de personnel"]),
    account("accounts.spending.purchases", " Purchases and services.", ["Purchases", "Charges à caractère général"]),
    account(
        "accounts.spending.subsidies",
        " Subsidies and contributions paid.",
        ["Subsidies paid", "Autres charges de gestion"],
    ),
    account("accounts.spending.other", " Other spending, without interest.", ["Other spending", "Autres dépenses"]),
    account("accounts.interest", " Interest of the year.", ["Interest", "Intérêts"]),
    account("accounts.principal", " Capital repaid in the year.", ["Capital repaid", "Capital remboursé"]),
    account("accounts.debt", " Debt at the year's end.", ["Debt", "Encours de dette"]),
    account(
        "accounts.investment.equipment",
        " Equipment, without capital repaid.",
        ["Equipment", "Dépenses d'équipement"],
    ),
    account(
        "accounts.investment.other",
        " Other investment.",
        ["Other investment", "Autres dépenses d'investissement"],
    ),
    account(
        "accounts.investment_revenue.grants",
        " Grants received for investment.",
        ["Investment grants", "Subventions d'investissement"],
    ),
    account("accounts.investment_revenue.fctva", " FCTVA received.", ["FCTVA", "FCTVA"]),
    account(
        "accounts.investment_revenue.other",
        " Other revenue of investment, without loans.",
        ["Other investment revenue", "Autres recettes d'investissement"],
    ),
    account(
        "accounts.working_capital",
        " Working capital at the year's end.",
        ["Working capital", "Fonds de roulement"],
    ),
];

/// What the accounts may say beside: the depreciation that no real movement shows, and its growth.
pub(super) const DEPRECIATION_ROWS: [FieldRow<CityDocument>; 2] = [
    account(
        "accounts.depreciation",
        " Depreciation of the year, net: charges less what subsidies received write back.",
        ["Depreciation, net", "Dotations nettes aux amortissements"],
    ),
    growth("growth.depreciation", " Of depreciation.", ["Depreciation, net", "Dotations nettes aux amortissements"]),
];

/// The account and the growth rate that a city may leave out without a word.
pub(crate) const DEPRECIATION_ACCOUNT: &str = "depreciation";

/// Yearly growth of what the accounts hold.
pub(super) const GROWTH_ROWS: [FieldRow<CityDocument>; 8] = [
    growth("growth.taxes", " Of taxes and duties.", ["Taxes", "Impôts et taxes"]),
    growth("growth.grants", " Of grants received for running.", ["Grants", "Dotations et participations"]),
    growth("growth.other", " Of other revenue.", ["Other revenue", "Autres recettes"]),
    growth("growth.staff", " Of staff.", ["Staff", "Charges de personnel"]),
    growth("growth.purchases", " Of purchases and services.", ["Purchases", "Charges à caractère général"]),
    growth("growth.subsidies", " Of subsidies paid.", ["Subsidies paid", "Autres charges de gestion"]),
    growth("growth.other_spending", " Of other spending.", ["Other spending", "Autres dépenses"]),
    growth("growth.investment", " Of investment and its revenue.", ["Investment", "Investissement"]),
];

/// An amount of the accounts: they are kept in a list, by their names.
const fn account(name: &'static str, doc: &'static str, label: [&'static str; 2]) -> FieldRow<CityDocument> {
    FieldRow {
        name,
        doc,
        label,
        kinds: &[],
        path: true,
        draw: Some(Draw::Money),
        about: || Form::<Maybe<Decimal>>::about(&SIGNED_MONEY),
        schema: |_| reference("signed-money"),
        read: |node, name, city, diagnostics| {
            keep(&mut city.accounts, short(name), SIGNED_MONEY.field(node, diagnostics));
        },
        take: |city, over, name| keep(&mut city.accounts, short(name), kept(&over.accounts, short(name))),
        span: |city, name| kept(&city.accounts, short(name)).map(|field| field.span),
    }
}

/// A growth rate, in a list likewise.
const fn growth(name: &'static str, doc: &'static str, label: [&'static str; 2]) -> FieldRow<CityDocument> {
    FieldRow {
        draw: Some(Draw::Growth),
        about: || Form::<Maybe<Decimal>>::about(&GROWTH_RATE),
        schema: |_| reference("growth"),
        read: |node, name, city, diagnostics| {
            keep(&mut city.growth, short(name), GROWTH_RATE.field(node, diagnostics));
        },
        take: |city, over, name| keep(&mut city.growth, short(name), kept(&over.growth, short(name))),
        span: |city, name| kept(&city.growth, short(name)).map(|field| field.span),
        ..account(name, doc, label)
    }
}

pub(super) const GROWTH_RATE: Grammar<Decimal> = Grammar::of(
    "growth",
    |text| {
        let rate = parse_rate(text)?;
        if rate <= Decimal::TEN { Ok(rate) } else { Err(Fault::new("out-of-range", "<= 1000 %/year")) }
    },
    || format!("{S}{}{S}%{S}/{S}{YEAR}{S}", above_minus_100(&format!("{EXACT}{}", at_most("1000")))),
    &["1.5 %/year"],
)
.unit("%/year");

/// The name inside its group, by which the lists know it.
const fn short(name: &'static str) -> &'static str {
    let mut place = 0;
    while place < name.len() {
        place += 1;
        if name.as_bytes()[place - 1] == b'.' {
            break;
        }
    }
    name.split_at(place).1
}

pub(super) fn keep(list: &mut Vec<(&'static str, Field<Decimal>)>, name: &'static str, value: Maybe<Decimal>) {
    if let Some(value) = value {
        list.retain(|(known, _)| *known != name);
        list.push((name, value));
    }
}

pub(super) fn kept(list: &[(&'static str, Field<Decimal>)], name: &str) -> Maybe<Decimal> {
    list.iter().find(|(known, _)| *known == name).map(|(_, field)| field.clone())
}

/// Names of the growth rates of what every city has.
pub(crate) const GROWTH: [&str; GROWTH_ROWS.len()] = {
    let mut names = [""; GROWTH_ROWS.len()];
    let mut place = 0;
    while place < names.len() {
        names[place] = short(GROWTH_ROWS[place].name);
        place += 1;
    }
    names
};

/// The same as a list.
pub(crate) fn growth_names() -> Vec<&'static str> {
    GROWTH.to_vec()
}

/// The paths of the amounts that every city's accounts have.
pub fn account_paths() -> Vec<&'static str> {
    ACCOUNT_ROWS.iter().map(|row| short(row.name)).collect()
}

/// Every account of a city with its label in English and in French, the depreciation last.
pub(crate) fn account_labels() -> Vec<(&'static str, [&'static str; 2])> {
    ACCOUNT_ROWS.iter().chain(&DEPRECIATION_ROWS[..1]).map(|row| (short(row.name), row.label)).collect()
}

/// Groups of accounts, with the names and the paths of their amounts; the bare ones have no names.
pub(crate) fn account_groups() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let mut groups: Vec<(&str, Vec<_>)> = Vec::new();
    for path in account_paths() {
        let (group, name) = dotted::split_first(path).map_or((path, None), |(group, name)| (group, Some(name)));
        if groups.last().is_none_or(|(last, _)| *last != group) {
            groups.push((group, Vec::new()));
        }
        if let Some((_, names)) = groups.last_mut() {
            names.extend(name.map(|name| (name, path)));
        }
    }
    groups
}
