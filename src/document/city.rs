use rust_decimal::Decimal;

use super::field::{Field, Text};
use super::parameters::{Value, read_value};
use super::tree::Node;
use super::walk::{MapReader, scalar, unknown_key, within};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Months};

/// A city's accounts and habits, as read.
#[derive(Debug, Clone, Default)]
pub struct CityDocument {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// INSEE code of the municipality.
    pub insee: Option<String>,
    /// Inhabitants.
    pub population: Option<Field<Decimal>>,
    /// Year of the accounts.
    pub year: Option<Field<i32>>,
    /// Amounts of the accounts by path, such as `revenue.taxes` or `debt`.
    pub accounts: Vec<(&'static str, Field<Decimal>)>,
    /// Yearly growth by name, such as `taxes` or `other_spending`.
    pub growth: Vec<(&'static str, Field<Decimal>)>,
    /// Whether a growth map is there at all, and where.
    pub growth_span: Option<Span>,
    /// Nominal rate of new loans.
    pub loan_rate: Option<Field<Decimal>>,
    /// Term of new loans.
    pub loan_term: Option<Field<Months>>,
    /// Months between a spending and its FCTVA.
    pub fctva_lag: Option<Field<Months>>,
    /// Working capital below which the city borrows.
    pub minimum_working_capital: Option<Field<Decimal>>,
    /// What the smart-city service may spend on running, a year.
    pub envelope_operating: Option<Field<Decimal>>,
    /// What the smart-city service may invest, a year.
    pub envelope_investment: Option<Field<Decimal>>,
    /// The city's own thresholds.
    pub limits: Vec<(Field<String>, Field<Value>)>,
    /// The whole file.
    pub span: Option<Span>,
}

/// Groups of accounts, with the names of their amounts; the bare ones have no names.
pub const ACCOUNTS: [(&str, &[(&str, &str)]); 8] = [
    ("revenue", &[("taxes", "revenue.taxes"), ("grants", "revenue.grants"), ("other", "revenue.other")]),
    (
        "spending",
        &[
            ("staff", "spending.staff"),
            ("purchases", "spending.purchases"),
            ("subsidies", "spending.subsidies"),
            ("other", "spending.other"),
        ],
    ),
    ("interest", &[]),
    ("principal", &[]),
    ("debt", &[]),
    ("investment", &[("equipment", "investment.equipment"), ("other", "investment.other")]),
    (
        "investment_revenue",
        &[
            ("grants", "investment_revenue.grants"),
            ("fctva", "investment_revenue.fctva"),
            ("other", "investment_revenue.other"),
        ],
    ),
    ("working_capital", &[]),
];

/// Names of the growth rates.
pub const GROWTH: [&str; 8] =
    ["taxes", "grants", "other", "staff", "purchases", "subsidies", "other_spending", "investment"];

/// Keys of the thresholds that a city may set for itself.
pub const LIMITS: [&str; 15] = [
    "rule.savings-rate.orange",
    "rule.savings-rate.red",
    "rule.deleveraging.orange",
    "rule.deleveraging.red",
    "rule.rigidity.orange",
    "rule.rigidity.red",
    "rule.debt-weight.orange",
    "rule.debt-weight.red",
    "rule.run-cost.orange",
    "rule.run-cost.red",
    "rule.envelope.orange",
    "rule.envelope.red",
    "rule.renewal-wall.orange",
    "rule.renewal-wall.red",
    "rule.materiality",
];

/// Reads a city.
pub fn read_city(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<CityDocument> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.text("schema");
    for key in ["city", "population", "accounts"] {
        reader.require(key);
    }
    let id = reader.id("city").map_or(String::new(), |id| id.value);
    let title = reader.label("title").unwrap_or_default();
    let insee = reader.text("insee").map(|insee| insee.value);
    let population = reader
        .value("population", |text| units::parse_decimal(&units::plain_spaces(text), "25224"))
        .and_then(|field| within(field, Decimal::ONE, Decimal::from(100_000_000), ">= 1", reader.diagnostics));
    let accounts = reader.node("accounts");
    let growth = reader.node("growth");
    let loans = reader.node("loans");
    let fctva_lag = reader.value("fctva_lag", parse_lag);
    let minimum_working_capital = reader.value("minimum_working_capital", |text| units::parse_money(text, true));
    // Read and checked; what it changes in the projection comes with the rest of SPEC 7.
    reader.word("investing", &[("accounts", ()), ("constant-debt", ())]);
    let envelope = reader.node("envelope");
    let limits = reader.node("limits");
    reader.finish();
    let mut city = CityDocument {
        id,
        title,
        insee,
        population,
        fctva_lag,
        minimum_working_capital,
        span: Some(node.span),
        growth_span: growth.map(|growth| growth.span),
        ..CityDocument::default()
    };
    accounts.and_then(|node| read_accounts(node, &mut city, diagnostics));
    growth.and_then(|node| read_growth(node, &mut city, diagnostics));
    loans.and_then(|node| read_loans(node, &mut city, diagnostics));
    envelope.and_then(|node| read_envelope(node, &mut city, diagnostics));
    if let Some(node) = limits {
        read_limits(node, &mut city, diagnostics);
    }
    Some(city)
}

/// `fctva_lag: 1 years`, or a bare 0, 1 or 2, which are years.
fn parse_lag(text: &str) -> Result<Months, units::Fault> {
    let fault = || units::Fault::new("out-of-range", "0 years, 1 year, 2 years");
    let months = match text.trim() {
        "0" => Months(0),
        "1" => Months(12),
        "2" => Months(24),
        other => units::parse_duration(other)?,
    };
    if [0, 12, 24].contains(&months.0) { Ok(months) } else { Err(fault()) }
}

/// `2024`.
fn parse_year(text: &str) -> Result<i32, units::Fault> {
    let year: i32 = text.trim().parse().map_err(|_| units::Fault::new("not-a-number", "2024"))?;
    if (1900..=2300).contains(&year) { Ok(year) } else { Err(units::Fault::new("out-of-range", "1900 .. 2300")) }
}

fn read_accounts(node: &Node<'_>, city: &mut CityDocument, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("year");
    city.year = reader.value("year", parse_year);
    for (group, names) in ACCOUNTS {
        reader.require(group);
        if names.is_empty() {
            let amount = reader.value(group, |text| units::parse_money(text, true));
            city.accounts.extend(amount.map(|amount| (group, amount)));
        } else if let Some(node) = reader.node(group)
            && let Some(mut inner) = MapReader::new(node, reader.diagnostics)
        {
            for (name, path) in names {
                let amount = inner.value(name, |text| units::parse_money(text, true));
                city.accounts.extend(amount.map(|amount| (*path, amount)));
            }
            inner.finish();
        }
    }
    reader.finish();
    Some(())
}

fn read_growth(node: &Node<'_>, city: &mut CityDocument, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut reader = MapReader::new(node, diagnostics)?;
    for name in GROWTH {
        let rate = reader.value(name, units::parse_rate);
        let rate = rate.and_then(|rate| usual_growth(rate, reader.diagnostics));
        city.growth.extend(rate.map(|rate| (name, rate)));
    }
    reader.finish();
    Some(())
}

fn read_loans(node: &Node<'_>, city: &mut CityDocument, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut reader = MapReader::new(node, diagnostics)?;
    city.loan_rate = reader.fraction("rate");
    let term = reader.value("term", units::parse_duration);
    city.loan_term = term.and_then(|term| whole_years(term, reader.diagnostics));
    reader.finish();
    Some(())
}

fn whole_years(term: Field<Months>, diagnostics: &mut Diagnostics) -> Option<Field<Months>> {
    let whole = term.value.0 > 0 && term.value.0.is_multiple_of(12);
    if !whole {
        diagnostics
            .push(Diagnostic::at(codes::OUT_OF_RANGE, term.span).arg("example", "1 year, 2 years, …").help("help"));
    }
    whole.then_some(term)
}

fn usual_growth(rate: Field<Decimal>, diagnostics: &mut Diagnostics) -> Option<Field<Decimal>> {
    within(rate, Decimal::new(-99, 2), Decimal::TEN, "> -100 %/year", diagnostics)
}

fn read_envelope(node: &Node<'_>, city: &mut CityDocument, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut reader = MapReader::new(node, diagnostics)?;
    city.envelope_operating = reader.value("operating", units::parse_yearly_money);
    city.envelope_investment = reader.value("investment", units::parse_yearly_money);
    reader.finish();
    Some(())
}

fn read_limits(node: &Node<'_>, city: &mut CityDocument, diagnostics: &mut Diagnostics) {
    let super::tree::NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        return;
    };
    for (key, value) in entries {
        let Some(name) = key.text() else { continue };
        if !LIMITS.contains(&name) {
            diagnostics.push(unknown_key(key.span, name, &LIMITS));
            continue;
        }
        let value = scalar(value, |text| read_value(name, text), diagnostics);
        city.limits.extend(value.map(|value| (Field { value: name.to_owned(), span: key.span }, value)));
    }
}

/// The names of all growth rates.
pub fn growth_names() -> Vec<&'static str> {
    GROWTH.to_vec()
}

/// The paths of all amounts of the accounts.
pub fn account_paths() -> Vec<&'static str> {
    let paths = |(group, names): (&'static str, &'static [(&'static str, &'static str)])| {
        if names.is_empty() { vec![group] } else { names.iter().map(|(_, path)| *path).collect() }
    };
    ACCOUNTS.into_iter().flat_map(paths).collect()
}

/// Puts a value at a path inside a city, such as `growth.staff` or `accounts.debt`; a value at fault is
/// noted and changes nothing. `Err`: the paths that there are.
pub fn set_city(
    city: &mut CityDocument,
    path: &str,
    node: &Node<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<String>> {
    fn put<T>(list: &mut Vec<(&'static str, Field<T>)>, name: &'static str, value: Option<Field<T>>) {
        if let Some(value) = value {
            list.retain(|(known, _)| *known != name);
            list.push((name, value));
        }
    }
    fn replace<T>(place: &mut Option<T>, value: Option<T>) {
        if value.is_some() {
            *place = value;
        }
    }
    let account = path.strip_prefix("accounts.").and_then(|name| account_paths().into_iter().find(|p| *p == name));
    let growth = path.strip_prefix("growth.").and_then(|name| GROWTH.into_iter().find(|known| *known == name));
    let limit = path.strip_prefix("limits.").and_then(|name| LIMITS.into_iter().find(|known| *known == name));
    let money = |negative: bool| move |text: &str| units::parse_money(text, negative);
    if let Some(name) = account {
        put(&mut city.accounts, name, scalar(node, money(true), diagnostics));
        return Ok(());
    }
    if let Some(name) = growth {
        let rate = scalar(node, units::parse_rate, diagnostics);
        put(&mut city.growth, name, rate.and_then(|rate| usual_growth(rate, diagnostics)));
        return Ok(());
    }
    if let Some(name) = limit {
        if let Some(value) = scalar(node, |text| read_value(name, text), diagnostics) {
            city.limits.retain(|(known, _)| known.value != name);
            city.limits.push((Field { value: name.to_owned(), span: node.span }, value));
        }
        return Ok(());
    }
    match path {
        "population" => {
            let number = |text: &str| units::parse_decimal(&units::plain_spaces(text), "25224");
            let read = scalar(node, number, diagnostics)
                .and_then(|field| within(field, Decimal::ONE, Decimal::from(100_000_000), ">= 1", diagnostics));
            replace(&mut city.population, read);
        }
        "loans.rate" => replace(&mut city.loan_rate, scalar(node, units::parse_share, diagnostics)),
        "loans.term" => {
            let term = scalar(node, units::parse_duration, diagnostics);
            replace(&mut city.loan_term, term.and_then(|term| whole_years(term, diagnostics)));
        }
        "fctva_lag" => replace(&mut city.fctva_lag, scalar(node, parse_lag, diagnostics)),
        "minimum_working_capital" => {
            replace(&mut city.minimum_working_capital, scalar(node, money(true), diagnostics));
        }
        "envelope.operating" => {
            replace(&mut city.envelope_operating, scalar(node, units::parse_yearly_money, diagnostics));
        }
        "envelope.investment" => {
            replace(&mut city.envelope_investment, scalar(node, units::parse_yearly_money, diagnostics));
        }
        _ => {
            let accounts = account_paths().into_iter().map(|path| format!("accounts.{path}"));
            let growth = GROWTH.into_iter().map(|name| format!("growth.{name}"));
            let rest = ["population", "loans.rate", "loans.term", "fctva_lag", "minimum_working_capital"];
            let envelope = ["envelope.operating", "envelope.investment"];
            let limits = LIMITS.into_iter().map(|name| format!("limits.{name}"));
            let rest = rest.into_iter().chain(envelope).map(str::to_owned);
            return Err(accounts.chain(growth).chain(rest).chain(limits).collect());
        }
    }
    Ok(())
}
