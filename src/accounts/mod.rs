//! Floor 7: the accounts that a city already has, taken out of the files in which they are published.
//!
//! [`import`] looks through files for a municipality, tells their format by their headers, and makes a city file of what
//! they say. Every figure is a sum of columns ([`AccountFigure`]), so that what it came from can be written beside it. A figure
//! that the files do not hold is left to be written: nothing is filled.

mod annex;
mod asked;
mod by_cell;
mod cells;
mod communes;
mod dgfip;
mod figure;
mod fit;
mod forecast;
mod foreign;
mod format;
mod gather;
mod identity;
mod kept;
mod lines;
mod means;
mod nearest;
mod number;
mod ofgl;
mod read;
mod table;
mod taking;
mod template;
mod title;
mod yaml;

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

pub(crate) use annex::Annexes;
pub(crate) use asked::is_published;
pub use asked::{left, taken, which};
pub(crate) use by_cell::faults_by_cell;
pub use cells::Cells;
pub(crate) use communes::{Commune, communes};
pub use figure::AccountFigure;
pub(crate) use figure::Term;
pub(crate) use fit::Fit;
pub use fit::fit;
pub use forecast::{ForecastTable, Given};
pub use format::Format;
pub use gather::{Gathered, gather};
pub(crate) use means::Means;
pub use read::read;
pub(crate) use read::{Found, Wanted, YearOfAccounts};
pub use template::ForecastTemplate;
pub use yaml::{Habits, city_yaml};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{GROWTH, account_paths, insee_code};
use crate::language::Arg;
use crate::model::{is_odd_revenue, odd_revenue_later, oddities, of_revenue};
use crate::units::order;

/// What is to be imported.
#[derive(Debug, Clone)]
pub struct Import {
    /// Files of accounts.
    pub files: Vec<PathBuf>,
    /// INSEE code of the municipality.
    pub insee: String,
    /// Which year of the files; the latest otherwise.
    pub year: Option<i32>,
}

/// The accounts of a municipality, as far as its files hold them.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// INSEE code.
    pub insee: String,
    /// Year of the accounts.
    pub year: i32,
    /// What the file says of that year.
    pub source: YearOfAccounts,
    /// Every figure of a city's accounts, in the order of the format, whether it is known or not.
    pub figures: Vec<AccountFigure>,
    /// Annex budgets of that year, which the figures leave out.
    pub annexes: Annexes,
    /// The figures of the other years of the files.
    pub other_years: Vec<(i32, Vec<AccountFigure>)>,
    /// Growth rates by name, fitted over the years of the files.
    pub growth: Vec<(&'static str, Fit)>,
}

impl Accounts {
    /// The name of the municipality as it is written; its code where the file has none.
    pub fn name(&self) -> String {
        if self.source.name.is_empty() { self.insee.clone() } else { title::name(&self.source.name) }
    }

    /// The id of its city file.
    pub fn id(&self) -> String {
        title::id(&self.source.name, &self.insee, self.year)
    }

    /// A figure in EUR, where it is known.
    pub fn amount(&self, path: &str) -> Option<Decimal> {
        self.figures.iter().find(|figure| figure.path == path).and_then(AccountFigure::amount)
    }

    /// Whether nothing is left to be written.
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }

    /// What is left to be written, by path.
    pub fn missing(&self) -> Vec<&'static str> {
        let unknown = self.figures.iter().filter(|figure| figure.amount().is_none()).map(|figure| figure.path);
        self.source.population.is_none().then_some("population").into_iter().chain(unknown).collect()
    }

    /// What was sold, in EUR: a receipt that does not come back, inside `investment_revenue.other`.
    pub fn disposals(&self) -> Option<Term> {
        let aggregates = matches!(self.source.format, Format::OfglLong | Format::OfglWide);
        let term = self.source.cells.terms(&[ofgl::DISPOSALS]).into_iter().next();
        term.filter(|term| aggregates && term.value.is_some_and(|value| !value.is_zero()))
    }

    /// What the year is the sum of other charges than the interest of the loans, in EUR; see [`dgfip`].
    pub(crate) fn other_financial_charges(&self) -> Option<Decimal> {
        (self.source.format == Format::Dgfip).then(|| dgfip::other_financial_charges(&self.source.cells)).flatten()
    }
}

/// The figures of one year of accounts.
pub fn figures(year: &YearOfAccounts) -> Vec<AccountFigure> {
    match year.format {
        Format::Dgfip => dgfip::figures(&year.cells),
        Format::OfglLong | Format::OfglWide => ofgl::figures(&year.cells),
        Format::Debt | Format::Balances | Format::Table => {
            let column = if year.format == Format::Debt { format::DEBT_COLUMN } else { format::DEBT_ACCOUNTS };
            let debt = |path| path == "debt";
            let columns = |path| if debt(path) { vec![column] } else { Vec::new() };
            account_paths().into_iter().map(|path| year.cells.figure(path, Decimal::ONE, &columns(path))).collect()
        }
    }
}

/// Looks for a municipality's accounts. `None` where a fault stands in the way; the diagnostics tell.
pub fn import(ask: &Import, diagnostics: &mut Diagnostics, progress: &mut dyn FnMut(&Path, u64)) -> Option<Accounts> {
    let insee = insee_code(&ask.insee);
    let wanted = Wanted { insee: &insee, year: ask.year, several: ask.files.len() > 1 };
    let mut found = Found::default();
    for file in &ask.files {
        read(file, wanted, &mut found, diagnostics, &mut |bytes| progress(file, bytes));
    }
    if diagnostics.has_errors() {
        return None;
    }
    if found.years.is_empty() {
        diagnostics.push(match found.annexes.values().last() {
            Some(annexes) => {
                let fault = Diagnostic::new(codes::ACCOUNTS_UNKNOWN).arg("insee", insee.clone());
                fault.arg("names", annexes.named()).help("help-annexes")
            }
            None => unknown(&insee, &found.near),
        });
        return None;
    }
    let known: Vec<String> = found.years.keys().map(ToString::to_string).collect();
    let (year, source) = match ask.year {
        Some(year) => found.years.get_key_value(&year),
        None => found.years.last_key_value(),
    }
    .or_else(|| {
        let fault = Diagnostic::new(codes::ACCOUNTS_NO_SUCH_YEAR).arg("insee", insee.clone());
        let year = ask.year.unwrap_or_default();
        diagnostics.push(fault.arg("year", Arg::Year(year)).arg("known", known.join(", ")));
        None
    })?;
    if ask.year.is_none() && known.len() > 1 {
        let said = Diagnostic::new(codes::ACCOUNTS_LATEST).arg("year", Arg::Year(*year));
        diagnostics.push(said.arg("known", known.join(", ")).help("help"));
    }
    let accounts = Accounts {
        insee: insee.clone(),
        year: *year,
        source: source.clone(),
        figures: figures(source),
        other_years: found.years.iter().filter(|(of, _)| *of != year).map(|(of, one)| (*of, figures(one))).collect(),
        annexes: found.annexes.get(year).cloned().unwrap_or_default(),
        growth: growth(&found),
    };
    warn(&accounts, diagnostics);
    Some(accounts)
}

fn unknown(insee: &str, near: &[(String, String)]) -> Diagnostic {
    let near: Vec<String> = near.iter().map(|(code, name)| format!("{code} {name}").trim().to_owned()).collect();
    let fault = Diagnostic::new(codes::ACCOUNTS_UNKNOWN).arg("insee", insee);
    if near.is_empty() { fault } else { fault.arg("near", near.join(", ")).help("help-near") }
}

/// Growth rates by the names of the format, each fitted to its figure over the years.
fn growth(found: &Found) -> Vec<(&'static str, Fit)> {
    let years: Vec<(i32, Vec<AccountFigure>)> = found.years.iter().map(|(year, one)| (*year, figures(one))).collect();
    let fitted = |name: &'static str| {
        let points = years.iter().filter_map(|(year, figures)| {
            let amounts = figures.iter().filter(|figure| belongs(figure.path, name)).map(AccountFigure::amount);
            let total = amounts.sum::<Option<Decimal>>();
            total.map(|total| (*year, total))
        });
        fit(&points.collect::<Vec<_>>()).map(|fit| (name, fit))
    };
    GROWTH.into_iter().filter_map(fitted).collect()
}

/// Whether a growth rate is that of a figure.
fn belongs(path: &str, growth: &str) -> bool {
    match growth {
        "taxes" | "grants" | "other" => path.strip_prefix("revenue.") == Some(growth),
        "other_spending" => path == "spending.other",
        "investment" => path.starts_with("investment."),
        spending => path.strip_prefix("spending.") == Some(spending),
    }
}

/// What the reader of the accounts has to know: identities that fail, rests below zero, non-cash items, what is missing.
fn warn(accounts: &Accounts, diagnostics: &mut Diagnostics) {
    let cells = &accounts.source.cells;
    let identities = match accounts.source.format {
        Format::Dgfip => dgfip::identities(cells),
        Format::OfglLong | Format::OfglWide => ofgl::identities(cells),
        Format::Debt | Format::Balances | Format::Table => Vec::new(),
    };
    for identity in identities {
        if let Some(difference) = identity.failure(cells.scale()) {
            let said = Diagnostic::new(codes::ACCOUNTS_IDENTITY).arg("identity", identity.columns());
            diagnostics.push(said.arg("difference", Arg::Money(difference)).help("help"));
        }
    }
    if let Some(people) = accounts.source.population.filter(|_| accounts.source.format == Format::Dgfip) {
        for (column, people, each, said) in dgfip::contradicted(cells, people) {
            let told = Diagnostic::new(codes::ACCOUNTS_EACH).arg("column", column).arg("people", Arg::Number(people));
            diagnostics.push(told.arg("each", Arg::Money(each)).arg("said", Arg::Money(said)).help("help"));
        }
    }
    if accounts.source.format == Format::Dgfip && !dgfip::without_non_cash(cells) {
        diagnostics.push(Diagnostic::new(codes::ACCOUNTS_NON_CASH).help("help"));
    }
    for figure in &accounts.figures {
        let below = figure.amount().filter(|amount| amount.is_sign_negative() && !amount.is_zero());
        let rest = figure.terms.iter().any(|term| term.minus);
        // No city is owed its own debt, nor paid by its staff.
        let never = matches!(figure.path, "debt" | "spending.staff");
        if let Some(amount) = below.filter(|_| rest || never) {
            let said = Diagnostic::new(codes::ACCOUNTS_NEGATIVE).arg("path", figure.path);
            let said = said.arg("amount", Arg::Euros(amount)).arg("columns", figure.columns());
            diagnostics.push(said.help(if rest { "help" } else { "help-sign" }));
        }
    }
    warn_of_scope(accounts, diagnostics);
    warn_of_unit(accounts, diagnostics);
    let missing = accounts.missing();
    if !missing.is_empty() {
        let said = Diagnostic::new(codes::ACCOUNTS_MISSING).arg("count", missing.len());
        diagnostics.push(said.arg("paths", missing.join(", ")).help("help"));
    }
}

/// Revenue that no city has of an inhabitant, and other amounts that no city has of its revenue: thousands taken for EUR, or the
/// other way round.
pub(crate) fn warn_of_unit(accounts: &Accounts, diagnostics: &mut Diagnostics) {
    warn_of_units(accounts, &[accounts.year], &|path, _| accounts.amount(path), diagnostics);
}

/// The same of a table of several years, in which amounts are also held against the year before.
pub(crate) fn warn_of_table(accounts: &Accounts, table: &ForecastTable, diagnostics: &mut Diagnostics) {
    let years = order::set(table.amounts.iter().map(|(_, year, _)| *year));
    let years: Vec<i32> = years.into_iter().collect();
    warn_of_units(accounts, &years, &|path, year| table.euros(path, year), diagnostics);
}

fn warn_of_units(
    accounts: &Accounts,
    years: &[i32],
    amount: &dyn Fn(&str, i32) -> Option<Decimal>,
    diagnostics: &mut Diagnostics,
) {
    let revenue = accounts.figures.iter().filter(|figure| figure.path.starts_with("revenue."));
    let sum = revenue.map(AccountFigure::amount).sum::<Option<Decimal>>();
    let people = accounts.source.population.filter(|people| *people > Decimal::ZERO);
    let odd = sum.zip(people).and_then(|(sum, people)| Some((sum, people, sum.checked_div(people)?)));
    let odd = odd.filter(|(_, _, each)| is_odd_revenue(*each));
    let mut told = odd.is_some();
    for one in oddities(years, amount, told) {
        told |= one.path.starts_with("revenue.");
        diagnostics.push(one.told(&accounts.name()));
    }
    let later = people.filter(|_| !told);
    let later = later.and_then(|people| Some((people, odd_revenue_later(years, amount, people)?)));
    if let Some((people, (year, sum, each))) = later {
        let odd = Diagnostic::new(codes::REVENUE_MAGNITUDE);
        diagnostics.push(of_revenue(odd, &format!("{}, {year}", accounts.name()), sum, people, each));
    }
    if let Some((sum, people, each)) = odd {
        let odd = Diagnostic::new(codes::REVENUE_MAGNITUDE);
        diagnostics.push(of_revenue(odd, &accounts.name(), sum, people, each));
    }
}

/// What the figures leave out, and what they hold that does not come back.
fn warn_of_scope(accounts: &Accounts, diagnostics: &mut Diagnostics) {
    let annexes = &accounts.annexes;
    if !annexes.is_empty() {
        let said = Diagnostic::new(codes::ACCOUNTS_ANNEXES).arg("names", annexes.named());
        diagnostics.push(said.help("help"));
    }
    let aggregates = matches!(accounts.source.format, Format::OfglLong | Format::OfglWide);
    if aggregates && ofgl::without_other_taxes(&accounts.source.cells) {
        diagnostics.push(Diagnostic::new(codes::ACCOUNTS_OTHER_TAXES));
    }
    if let Some(disposals) = accounts.disposals()
        && let Some(sold) = disposals.value
        && let Some(all) = accounts.amount("investment_revenue.other")
    {
        let rest = figure::grouped((all - sold).normalize(), '_');
        let said = Diagnostic::new(codes::ACCOUNTS_ONE_OFF).arg("column", disposals.column);
        diagnostics.push(said.arg("amount", Arg::Euros(sold)).arg("rest", format!("{rest} EUR")).help("help"));
    }
}
