use rust_decimal::Decimal;

use super::data::{Citation, Data, Datum};
use super::forecast::{check_forecast, debt_schedule};
use super::impact::{ImpactThresholds, impact_thresholds};
use super::law::{Law, Thresholds};
use super::magnitude::{odd_revenue_later, oddities};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{CityDocument, DEPRECIATION_ACCOUNT, Investing, Text, account_paths};
use crate::language::Arg;
use crate::units::{Month, order};

/// A city's accounts and habits, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct City {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Inhabitants.
    pub population: Decimal,
    /// Where the number of inhabitants stands.
    pub population_span: Span,
    /// Inhabitants of the smallest and of the largest medium city, where the parameters say so.
    pub medium: Option<(Datum, Datum)>,
    /// From when on its investments call for a study of their impact, where the parameters say so.
    pub impact: Option<ImpactThresholds>,
    /// Year of its accounts.
    pub year: i32,
    /// Operating revenue (*recettes réelles de fonctionnement*).
    pub revenue: Vec<Account>,
    /// Staff (*charges de personnel*).
    pub staff: Account,
    /// Other operating spending, without interest.
    pub other_spending: Vec<Account>,
    /// Interest of the year.
    pub interest: Datum,
    /// Capital repaid in the year.
    pub principal: Datum,
    /// Debt at the year's end.
    pub debt: Datum,
    /// The schedule of that debt, in consecutive years from the one after the accounts.
    pub debt_schedule: Vec<DebtPayment>,
    /// Depreciation net of what subsidies write back, where the accounts give it.
    pub depreciation: Option<Account>,
    /// Investment without capital repaid.
    pub investment: Vec<Account>,
    /// Grants received for investment.
    pub grants: Account,
    /// FCTVA and other revenue of investment, without loans.
    pub other_own_revenue: [Account; 2],
    /// How its investment goes on.
    pub investing: Investing,
    /// Working capital (*fonds de roulement*).
    pub working_capital: Datum,
    /// Nominal rate of new loans.
    pub loan_rate: Datum,
    /// Term of new loans, in years.
    pub loan_term: u32,
    /// Working capital below which the city borrows; `None`: 30 days of spending.
    pub minimum: Option<Datum>,
    /// What the smart-city service may spend on running, a year.
    pub envelope_operating: Option<Datum>,
    /// What the smart-city service may invest, a year.
    pub envelope_investment: Option<Datum>,
    /// Thresholds of the rules.
    pub thresholds: Thresholds,
}

/// An amount of the accounts, its yearly growth, and what the city's own forecast says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The amount.
    pub amount: Datum,
    /// Its growth, as a fraction a year.
    pub growth: Datum,
    /// The years of the forecast that give it.
    pub outlook: Vec<(i32, Datum)>,
}

/// What a year of the present debt costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DebtPayment {
    /// Fiscal year.
    pub year: i32,
    /// Interest.
    pub interest: Datum,
    /// Capital repaid.
    pub principal: Datum,
}

/// Resolves a city under the law of the plan's start.
pub(super) fn resolve_city(
    city: &CityDocument,
    law: &Law,
    start: Month,
    plan_span: Span,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Option<City> {
    let file = city.span.unwrap_or(plan_span);
    let head = Span { end: file.start, ..file };
    let thresholds = law.thresholds(start.first_day(), city, plan_span, data, diagnostics);
    warn_of_defaults(city, head, diagnostics);
    warn_of_accounts(city, diagnostics);
    let year = accounts_year(city, start, plan_span, diagnostics)?;
    if !check_forecast(city, diagnostics) {
        return None;
    }
    let amount = |path, data: &mut Data| amount(city, path, data);
    let account = |path, growth, data: &mut Data| account(city, path, growth, data);
    let rate = city.loan_rate.as_ref();
    let minimum = city.minimum_working_capital.as_ref();
    let envelope = |field: &Option<crate::document::Field<Decimal>>, name: &str, data: &mut Data| {
        let field = field.as_ref()?;
        Some(data.add(format!("city.envelope.{name}"), field.value, Some(field.span)))
    };
    let resolved = City {
        id: city.id.clone(),
        title: city.title.clone(),
        population: city.population.as_ref()?.value,
        population_span: city.population.as_ref()?.span,
        medium: medium_sizes(law, start, file, data, diagnostics),
        impact: impact_thresholds(city.population.as_ref()?.value, law, start, data),
        year,
        revenue: vec![
            account("revenue.taxes", "taxes", data),
            account("revenue.grants", "grants", data),
            account("revenue.other", "other", data),
        ],
        staff: account("spending.staff", "staff", data),
        other_spending: vec![
            account("spending.purchases", "purchases", data),
            account("spending.subsidies", "subsidies", data),
            account("spending.other", "other_spending", data),
        ],
        interest: amount("interest", data),
        principal: amount("principal", data),
        debt: amount("debt", data),
        debt_schedule: debt_schedule(city, data),
        depreciation: city.gives_depreciation().then(|| account("depreciation", "depreciation", data)),
        investment: vec![
            account("investment.equipment", "investment", data),
            account("investment.other", "investment", data),
        ],
        grants: account("investment_revenue.grants", "investment", data),
        other_own_revenue: [
            account("investment_revenue.fctva", "investment", data),
            account("investment_revenue.other", "investment", data),
        ],
        investing: city.investing.as_ref().map_or(Investing::Accounts, |word| word.value),
        working_capital: amount("working_capital", data),
        loan_rate: data.add(
            "city.loans.rate",
            rate.map_or(CityDocument::LOAN_RATE, |rate| rate.value),
            rate.map(|rate| rate.span),
        ),
        loan_term: city.loan_term.as_ref().map_or(CityDocument::LOAN_TERM, |term| term.value).0 / 12,
        minimum: minimum.map(|field| data.add("city.minimum_working_capital", field.value, Some(field.span))),
        envelope_operating: envelope(&city.envelope_operating, "operating", data),
        envelope_investment: envelope(&city.envelope_investment, "investment", data),
        thresholds: thresholds?,
    };
    if !city.sources.is_empty() {
        data.ground(file.file, |path| city.ground(path.strip_prefix("city.")?).map(Citation::of));
    }
    Some(resolved)
}

/// An amount of the accounts; nothing where they have none.
fn amount(city: &CityDocument, path: &'static str, data: &mut Data) -> Datum {
    let written = city.accounts.iter().find(|(name, _)| *name == path).map(|(_, field)| field);
    let value = written.map_or(Decimal::ZERO, |field| field.value);
    data.add(format!("city.accounts.{path}"), value, written.map(|field| field.span))
}

/// The same with its growth and its forecast.
fn account(city: &CityDocument, path: &'static str, growth: &'static str, data: &mut Data) -> Account {
    let written = city.growth.iter().find(|(name, _)| *name == growth).map(|(_, field)| field);
    let rate = written.map_or(Decimal::ZERO, |field| field.value);
    let amount = amount(city, path, data);
    let growth = data.add(format!("city.growth.{growth}"), rate, written.map(|field| field.span));
    let given = city.outlook.iter().filter_map(|(year, of_year)| {
        let (_, field) = of_year.amounts.iter().find(|(name, _)| *name == path)?;
        let name = format!("city.outlook.{}.{path}", year.value);
        Some((year.value, data.add(name, field.value, Some(field.span))))
    });
    Account { amount, growth, outlook: given.collect() }
}

/// The year of the accounts: before the plan, and no further back than a century.
fn accounts_year(city: &CityDocument, start: Month, plan_span: Span, diagnostics: &mut Diagnostics) -> Option<i32> {
    let year = city.year.as_ref()?;
    if year.value >= start.year() {
        let late = Diagnostic::at(codes::ACCOUNTS_YEAR, year.span).label(plan_span, "plan");
        let late = late.arg("year", year.value.to_string()).arg("start", start.to_string());
        diagnostics.push(late.help("help"));
        return None;
    }
    if start.year() - year.value > 100 {
        let early = Diagnostic::at(codes::OUT_OF_RANGE, year.span).limits("start - 100 .. start - 1");
        diagnostics.push(early.help("help"));
        return None;
    }
    Some(year.value)
}

/// The bounds of medium cities. Parameters of one's own may leave them out; then no city is of another size.
fn medium_sizes(
    law: &Law,
    start: Month,
    span: Span,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Option<(Datum, Datum)> {
    let day = start.first_day();
    law.on("city.medium.low", day).and(law.on("city.medium.high", day))?;
    let low = law.datum("city.medium.low", day, span, data, diagnostics)?;
    Some((low, law.datum("city.medium.high", day, span, data, diagnostics)?))
}

/// Accounts that look like a slip of thousands, or of one figure for another.
pub(crate) fn warn_of_accounts(city: &CityDocument, diagnostics: &mut Diagnostics) {
    let account = |path: &str| city.accounts.iter().find(|(name, _)| *name == path).map(|(_, field)| field);
    if let (Some(principal), Some(debt)) = (account("principal"), account("debt"))
        && principal.value > debt.value
    {
        let above = Diagnostic::at(codes::PRINCIPAL_ABOVE_DEBT, principal.span).label(debt.span, "other");
        let above = above.arg("city", city.id.clone()).arg("principal", Arg::Euros(principal.value));
        diagnostics.push(above.arg("debt", Arg::Euros(debt.value)).help("help"));
    }
    warn_of_magnitudes(city, diagnostics);
    let first = city.accounts.iter().find(|(path, _)| path.starts_with("revenue.")).map(|(_, field)| field);
    if let (Some((sum, each)), Some(population), Some(first)) = (odd_revenue(city), &city.population, first) {
        let odd = Diagnostic::at(codes::REVENUE_MAGNITUDE, first.span).label(population.span, "other");
        diagnostics.push(of_revenue(odd, &city.id, sum, population.value, each));
    }
}

/// The revenue, and that of an inhabitant, where it is told.
fn odd_revenue(city: &CityDocument) -> Option<(Decimal, Decimal)> {
    let mut revenue =
        city.accounts.iter().filter(|(path, _)| path.starts_with("revenue.")).map(|(_, field)| field.value);
    // Sums of amounts as read may leave what a decimal holds: these are told elsewhere.
    let sum = revenue.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
    let people = city.population.as_ref().map(|people| people.value).filter(|people| *people > Decimal::ZERO)?;
    let each = sum.checked_div(people)?;
    (is_odd_revenue(each) && city.accounts.iter().any(|(path, _)| path.starts_with("revenue."))).then_some((sum, each))
}

/// Amounts of the accounts, and of the years after them, that are likely ones of another unit.
fn warn_of_magnitudes(city: &CityDocument, diagnostics: &mut Diagnostics) {
    let Some(base) = &city.year else { return };
    let field = |path: &str, year: i32| {
        let of_year = city.outlook.iter().find(|(known, _)| known.value == year).map(|(_, of_year)| &of_year.amounts);
        let amounts = if year == base.value { Some(&city.accounts) } else { of_year };
        amounts?.iter().find(|(known, _)| *known == path).map(|(_, field)| field)
    };
    let mut years: Vec<i32> = city.outlook.iter().map(|(year, _)| year.value).collect();
    years.push(base.value);
    order::distinct(&mut years);
    years.retain(|year| *year >= base.value);
    let amount = |path: &str, year: i32| field(path, year).map(|field| field.value);
    let mut told = odd_revenue(city).is_some();
    for odd in oddities(&years, &amount, told) {
        told |= odd.path.starts_with("revenue.");
        let other = if odd.how == "leap" { field(odd.path, odd.than) } else { field("revenue.taxes", odd.than) };
        if let Some(place) = field(odd.path, odd.year) {
            let one = Diagnostic::at(codes::ACCOUNT_MAGNITUDE, place.span);
            let one = other.map_or(one.clone(), |other| one.label(other.span, "other"));
            diagnostics.push(odd.tell(one, &city.id));
        }
    }
    let Some(people) = city.population.as_ref().filter(|people| people.value > Decimal::ZERO && !told) else { return };
    if let Some((year, sum, each)) = odd_revenue_later(&years, &amount, people.value)
        && let Some(first) =
            account_paths().into_iter().filter(|path| path.starts_with("revenue.")).find_map(|path| field(path, year))
    {
        let odd = Diagnostic::at(codes::REVENUE_MAGNITUDE, first.span).label(people.span, "other");
        diagnostics.push(of_revenue(odd, &format!("{}, {year}", city.id), sum, people.value, each));
    }
}

/// Whether so much revenue of an inhabitant, in EUR a year, is likely one of another unit.
pub(crate) fn is_odd_revenue(each: Decimal) -> bool {
    !(LEAST_REVENUE..=MOST_REVENUE).contains(&each)
}

/// What is said of such a revenue.
pub(crate) fn of_revenue(odd: Diagnostic, city: &str, sum: Decimal, people: Decimal, each: Decimal) -> Diagnostic {
    let odd = odd.arg("city", city).arg("revenue", Arg::Euros(sum));
    let odd = odd.arg("population", Arg::Number(people)).arg("each", Arg::Euros(each));
    odd.arg("low", Arg::Euros(LEAST_REVENUE)).arg("high", Arg::Euros(MOST_REVENUE)).help("help")
}

/// Revenue of an inhabitant, in EUR a year, below and above which a city's accounts are likely written in another unit:
/// French cities lie between about 700 and 5 000 EUR; small resorts reach 15 000 EUR.
const LEAST_REVENUE: Decimal = Decimal::from_parts(200, 0, 0, false, 0);
const MOST_REVENUE: Decimal = Decimal::from_parts(20_000, 0, 0, false, 0);

/// The accounts that a city leaves out, each of which is taken for 0.
pub(crate) fn absent_accounts(city: &CityDocument, head: Span) -> Option<Diagnostic> {
    let mut absent = crate::document::account_labels();
    absent.retain(|(path, _)| *path != DEPRECIATION_ACCOUNT && city.accounts.iter().all(|(known, _)| known != path));
    let called = |language: usize| {
        let names: Vec<String> = absent.iter().map(|(_, label)| format!("`{}`", label[language])).collect();
        names.join(", ")
    };
    let paths: Vec<&str> = absent.iter().map(|(path, _)| *path).collect();
    let told = Diagnostic::at(codes::NO_ACCOUNT, head).arg("city", city.id.clone()).arg("count", absent.len());
    let told = told.arg("names", Arg::Each([called(0), called(1)])).arg("paths", paths.join(", ")).help("help");
    (!absent.is_empty()).then_some(told)
}

/// What the city leaves out, and what is counted instead.
pub(crate) fn warn_of_defaults(city: &CityDocument, head: Span, diagnostics: &mut Diagnostics) {
    let absent: Vec<&str> = crate::document::growth_names()
        .into_iter()
        .chain(city.gives_depreciation().then_some(DEPRECIATION_ACCOUNT))
        .filter(|name| !city.growth.iter().any(|(known, _)| known == name))
        .collect();
    if !absent.is_empty() {
        let place = city.growth_span.unwrap_or(head);
        diagnostics
            .push(Diagnostic::at(codes::NO_GROWTH, place).arg("city", city.id.clone()).arg("names", absent.join(", ")));
    }
    absent_accounts(city, head).into_iter().for_each(|absent| diagnostics.push(absent));
    let mut default = |code, written: bool| {
        if !written {
            diagnostics.push(Diagnostic::at(code, head).arg("city", city.id.clone()));
        }
    };
    default(codes::DEFAULT_LOANS, city.loan_rate.is_some() && city.loan_term.is_some());
    default(codes::DEFAULT_FCTVA_LAG, city.fctva_lag.is_some());
    default(codes::DEFAULT_MINIMUM, city.minimum_working_capital.is_some());
}
