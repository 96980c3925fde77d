use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::accounts::{ACCOUNT_ROWS, DEPRECIATION_ACCOUNT, DEPRECIATION_ROWS, GROWTH_ROWS};
use super::catalog::{CatalogSource, SOURCES};
use super::field::{Field, Text};
use super::fields::{FieldRow, Fields, Maybe, fields, read_fields, set, span};
use super::forecast::{ByYear, DEBT_SCHEDULE, DebtYear, OUTLOOK, OutlookYear};
use super::fragment::{described, reference};
use super::grammar::{Form, Grammar, Via};
use super::grounds::{check_grounds, ground};
use super::kinds::{FRACTION, ID, LABEL, SIGNED_MONEY, YEARLY_MONEY, within};
use super::parameters::{self, LIMITS, figure};
use super::pattern::{S, YEARS, fctva_lag, population, whole_years};
use super::shape::not_a_map;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, unknown_key};
use crate::diagnostic::{Diagnostics, Span};
use crate::units::{self, Fault, Months, order};

fields! {
    /// A city's accounts and habits, as read.
    pub struct CityDocument requires [
        "city", "population", "accounts", "accounts.year", "accounts.revenue", "accounts.spending", "accounts.interest",
        "accounts.principal", "accounts.debt", "accounts.investment", "accounts.investment_revenue",
        "accounts.working_capital"
    ] {
        /// Its id.
        id as "city": String = ID, ["Id", "Identifiant"];
        /// Its name.
        title: Text = LABEL, ["Name", "Nom"];
        /// INSEE code of the municipality, in quotes.
        insee: Option<String> = INSEE, ["INSEE code", "Code INSEE"];
        /// Inhabitants.
        population: Maybe<Decimal> = POPULATION, ["Inhabitants", "Habitants"], path Population;
        /// Year of the accounts; it precedes the plan's first year.
        year as "accounts.year": Maybe<i32> = YEAR_NUMBER, ["Year of the accounts", "Exercice"];
        /// Nominal rate of new loans.
        loan_rate as "loans.rate": Maybe<Decimal> = FRACTION, ["Rate of new loans", "Taux des nouveaux emprunts"], path LoanRate, draw Growth;
        /// Their term, in whole years.
        loan_term as "loans.term": Maybe<Months> = LOAN_TERM, ["Term of new loans", "Durée des nouveaux emprunts"], path LoanTerm, draw Months;
        /// Years between a spending and its FCTVA: 0, 1 or 2.
        fctva_lag: Maybe<Months> = FCTVA_LAG, ["Lag of the FCTVA", "Décalage du FCTVA"], path FctvaLag, draw Months;
        /// Working capital below which the city borrows.
        minimum_working_capital: Maybe<Decimal> = SIGNED_MONEY, ["Least working capital", "Fonds de roulement minimal"], path MinimumWorkingCapital, draw Money;
        /// Whether the accounts' investment goes on and is borrowed for (the default), or is each year what keeps the debt as it is.
        investing: Maybe<Investing> = INVESTING, ["Investment to come", "Investissement à venir"], path Investing;
        /// What the smart-city service may spend on running.
        envelope_operating as "envelope.operating": Maybe<Decimal> = YEARLY_MONEY, ["Envelope, operating", "Enveloppe de fonctionnement"], path EnvelopeOperating, draw YearlyMoney;
        /// What it may invest.
        envelope_investment as "envelope.investment": Maybe<Decimal> = YEARLY_MONEY, ["Envelope, investment", "Enveloppe d'investissement"], path EnvelopeInvestment, draw YearlyMoney;
        /// The city's own forecast: accounts of years after the accounts', by year. Others go on by growth.
        outlook: ByYear<OutlookYear> = OUTLOOK, ["Forecast", "Prévisions"];
        /// Interest and principal of the present debt, in consecutive years from the one after the accounts.
        debt_schedule: ByYear<DebtYear> = DEBT_SCHEDULE, ["Debt schedule", "Échéancier de la dette"];
        /// Where its figures come from: each source with the figures that it grounds.
        sources: Vec<(Field<String>, CatalogSource)> = SOURCES, ["Sources", "Sources"];
        /// The city's own thresholds, by their keys among the parameters.
        limits: Vec<(Field<String>, Field<parameters::Value>)> = LIMITS_BY_KEY, ["Own thresholds", "Seuils propres"];
    }
    beside {
        /// Amounts of the accounts by path, such as `revenue.taxes` or `debt`.
        pub accounts: Vec<(&'static str, Field<Decimal>)>,
        /// Yearly growth by name, such as `taxes` or `other_spending`.
        pub growth: Vec<(&'static str, Field<Decimal>)>,
        /// Whether a growth map is there at all, and where.
        pub growth_span: Option<Span>,
        /// The whole file.
        pub span: Option<Span>,
    }
}

/// How a city's investment goes on from its accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Investing {
    /// As the accounts have it; the city borrows for it.
    Accounts,
    /// Each year what keeps the debt as it is.
    ConstantDebt,
}

const WAYS_TO_INVEST: [(&str, Investing); 2] =
    [("accounts", Investing::Accounts), ("constant-debt", Investing::ConstantDebt)];

const INVESTING: Grammar<Investing> = Grammar::words(&WAYS_TO_INVEST);

impl Investing {
    /// Its word.
    pub fn word(self) -> &'static str {
        WAYS_TO_INVEST.iter().find(|(_, one)| *one == self).map_or("", |(word, _)| word)
    }
}

/// All fields of a city, in the order in which they are written.
pub(super) fn rows() -> Vec<FieldRow<CityDocument>> {
    let own = CityDocument::ROWS;
    let (before, after) = own.split_at(own.iter().position(|row| row.name == "loans.rate").unwrap_or(own.len()));
    let (depreciation, its_growth) = DEPRECIATION_ROWS.split_at(1);
    [before, &ACCOUNT_ROWS, depreciation, &GROWTH_ROWS, its_growth, after].concat()
}

/// What counts where a city says nothing of it, as the format has it.
impl CityDocument {
    /// Nominal rate of new loans.
    pub const LOAN_RATE: Decimal = Decimal::from_parts(35, 0, 0, false, 3);
    /// Term of new loans.
    pub const LOAN_TERM: Months = Months(15 * 12);
    /// Time between a spending and its FCTVA.
    pub const FCTVA_LAG: Months = Months(2 * 12);

    /// The default of a path as it would be written.
    pub fn default_text(path: &str) -> Option<String> {
        let years = |months: Months| format!("{} years", months.0 / 12);
        match path {
            "loans.rate" => Some(format!("{} %", (Self::LOAN_RATE * Decimal::ONE_HUNDRED).normalize())),
            "loans.term" => Some(years(Self::LOAN_TERM)),
            "fctva_lag" => Some(years(Self::FCTVA_LAG)),
            "investing" => Some(Investing::Accounts.word().to_owned()),
            _ => None,
        }
    }
}

/// The code of a municipality, any text but for its zero.
const INSEE: Grammar<String> = Grammar::of("text", |text| Ok(insee_code(text)), String::new, &["…"]);

/// A code of the INSEE has five characters: a spreadsheet that takes `01053` for a number drops its zero.
pub(crate) fn insee_code(text: &str) -> String {
    let code = text.trim().to_uppercase();
    let short = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit());
    if short { format!("0{code}") } else { code }
}

pub(super) const POPULATION: Grammar<Decimal> =
    Grammar::of("population", parse_population, population, &["25224"]).or_number();

/// Inhabitants come whole: `28.100` may be 28 100 of them, and is never 28.1.
fn parse_population(text: &str) -> Result<Decimal, Fault> {
    let plain = units::plain_spaces(text);
    let number = units::parse_decimal(&plain, "25224")?;
    if plain.contains('.') {
        let fraction = Fault::new("fraction", "25224").hint("help-whole");
        return Err(match units::three_decimals(&plain) {
            Some((grouped, _)) => fraction.write(grouped).hint("help-thousands"),
            None => fraction,
        });
    }
    within(number, Decimal::ONE, Decimal::from(100_000_000), ">= 1")
}

/// `2024`.
pub(super) const YEAR_NUMBER: Grammar<i32> = Grammar::of(
    "year",
    |text| {
        let year = text.trim().parse().map_err(|_| Fault::new("not-a-number", "2024"))?;
        within(year, 1900, 2300, "1900 .. 2300")
    },
    || format!("{S}\\+?0*{YEARS}{S}"),
    &["2024"],
)
.or_number();

pub(super) const LOAN_TERM: Grammar<Months> = Grammar::of(
    "loan-term",
    |text| {
        let term = units::parse_duration(text)?;
        let whole = term.0 > 0 && term.0.is_multiple_of(12);
        if whole { Ok(term) } else { Err(Fault::new("out-of-range", "1 year, 2 years, …")) }
    },
    whole_years,
    &["15 years"],
)
.unit("months");

/// `fctva_lag: 1 years`, or a bare 0, 1 or 2, which are years.
pub(super) const FCTVA_LAG: Grammar<Months> =
    Grammar::of("fctva-lag", parse_lag, fctva_lag, &["1 year", "2 years", "0"]).or_number().unit("months");

fn parse_lag(text: &str) -> Result<Months, Fault> {
    let months = match text.trim() {
        "0" => Months(0),
        "1" => Months(12),
        "2" => Months(24),
        other => units::parse_duration(other)?,
    };
    let fault = || Fault::new("out-of-range", "0 years, 1 year, 2 years");
    [0, 12, 24].contains(&months.0).then_some(months).ok_or_else(fault)
}

const LIMITS_BY_KEY: Via<Vec<(Field<String>, Field<parameters::Value>)>> = Via {
    read: read_limits,
    schema: |doc| {
        let properties: Map<String, Value> =
            LIMITS.iter().map(|key| ((*key).to_owned(), reference(figure(key).name()))).collect();
        let map = json!({"type": "object", "additionalProperties": false, "properties": properties});
        described(doc, map)
    },
    examples: &["{rule.run-cost.red: 15 %}"],
};

fn read_limits(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, Field<parameters::Value>)> {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(not_a_map(node));
        return Vec::new();
    };
    let mut limits = Vec::new();
    for (key, value) in entries {
        let Some(name) = key.text() else { continue };
        if !LIMITS.contains(&name) {
            diagnostics.push(unknown_key(key.span, name, &LIMITS));
            continue;
        }
        let value = figure(name).field(value, diagnostics);
        limits.extend(value.map(|value| (Field { value: name.to_owned(), span: key.span }, value)));
    }
    limits
}

/// Reads a city.
pub fn read_city(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<CityDocument> {
    let mut reader = MapReader::new(node, diagnostics)?;
    let mut city = CityDocument { span: Some(node.span), ..CityDocument::default() };
    reader.node("schema");
    city.growth_span = node.get("growth").map(|growth| growth.span);
    read_fields(&mut reader, &rows(), CityDocument::REQUIRED, &mut city);
    reader.finish();
    check_grounds(node, &city.sources, &GROUPS, &city.figures().map(|(path, _)| path).collect::<Vec<_>>(), diagnostics);
    Some(city)
}

/// Groups of a city's figures that a source may ground.
const GROUPS: [&str; 9] = [
    "accounts",
    "growth",
    "loans",
    "fctva_lag",
    "investing",
    "outlook",
    "debt_schedule",
    "population",
    "minimum_working_capital",
];

/// The label of a field of a city, in English and in French.
pub(crate) fn city_label(name: &str) -> Option<[&'static str; 2]> {
    rows().iter().find(|row| row.name == name).map(|row| row.label)
}

impl CityDocument {
    /// Its figures, each with its path and its place; thresholds of its own, which are its word, apart.
    pub fn figures(&self) -> impl Iterator<Item = (String, Span)> {
        let written = rows().into_iter().filter(|row| row.path && row.name != "investing");
        let single = written.filter_map(|row| Some((row.name.to_owned(), (row.span)(self, row.name)?)));
        let outlook = self.outlook.iter().flat_map(|(year, of_year)| {
            let amounts = of_year.amounts.iter();
            amounts.map(move |(path, field)| (format!("outlook.{}.{path}", year.value), field.span))
        });
        let schedule = self.debt_schedule.iter().flat_map(|(year, row)| {
            let parts = [("interest", &row.interest), ("principal", &row.principal)].into_iter();
            parts.filter_map(move |(part, field)| {
                Some((format!("debt_schedule.{}.{part}", year.value), field.as_ref()?.span))
            })
        });
        single.collect::<Vec<_>>().into_iter().chain(outlook).chain(schedule)
    }

    /// The source on which a figure rests, by its path.
    pub fn ground(&self, path: &str) -> Option<&CatalogSource> {
        ground(&self.sources, path)
    }

    /// Whether the accounts say what is depreciated.
    pub(crate) fn gives_depreciation(&self) -> bool {
        self.accounts.iter().any(|(name, _)| *name == DEPRECIATION_ACCOUNT)
    }

    /// Where a field stands as written, by its path.
    pub(crate) fn place_of(&self, path: &str) -> Option<Span> {
        match path.strip_prefix("limits.") {
            Some(limit) => self.limits.iter().find(|(name, _)| name.value == limit).map(|(_, field)| field.span),
            None => self.place_in_forecast(path).or_else(|| span(&rows(), path, self)),
        }
    }
}

/// Puts a value at a path inside a city, such as `growth.staff` or `accounts.debt`; a value at fault is
/// noted and changes nothing. `Err`: the paths that there are.
pub(crate) fn set_city(
    city: &mut CityDocument,
    path: &str,
    node: &Node<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), Vec<String>> {
    if let Some(name) = path.strip_prefix("limits.").filter(|name| LIMITS.contains(name)) {
        if let Some(value) = figure(name).field(node, diagnostics) {
            city.limits.retain(|(known, _)| known.value != name);
            city.limits.push((Field { value: name.to_owned(), span: node.span }, value));
        }
        return Ok(());
    }
    if city.set_in_forecast(path, node, diagnostics) {
        return Ok(());
    }
    set(&rows(), path, node, city, diagnostics).map_err(|mut names| {
        // The long lists first: whoever looks for a single field finds it at the end.
        order::by_key(&mut names, |name| !name.starts_with("accounts.") && !name.starts_with("growth."));
        let limits = LIMITS.iter().map(|name| format!("limits.{name}"));
        names.into_iter().map(str::to_owned).chain(limits).collect()
    })
}
