use std::fmt::Write;

use rust_decimal::Decimal;

use super::annex::Annexes;
use super::cells::Cells;
use super::figure::{AccountFigure, Term, grouped, spoken};
use super::read::YearOfAccounts;
use super::{Accounts, Format, Habits, yaml};
use crate::document::{DEPRECIATION_ACCOUNT, account_groups, account_paths};
use crate::language::Language;
use crate::units::order;

/// An amount of a table that a finance department filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// What its cell says, in the table's unit.
    pub value: Decimal,
    /// EUR that one unit stands for.
    pub unit: Decimal,
    /// The cell, as `Prévisions!B6`.
    pub place: String,
}

/// A table years × accounts, and one of the present debt, as a finance department fills them in.
#[derive(Debug, Clone, Default)]
pub struct ForecastTable {
    /// The file.
    pub file: String,
    /// Line of the heading of the accounts.
    pub line: u64,
    /// Name of the municipality.
    pub name: Option<String>,
    /// INSEE code.
    pub insee: Option<String>,
    /// Inhabitants.
    pub population: Option<Decimal>,
    /// Account and year of each amount. The first year is that of the accounts.
    pub amounts: Vec<(&'static str, i32, Given)>,
    /// Interest and principal of each year.
    pub debt: Vec<(i32, [Given; 2])>,
}

/// What a city that invests what keeps its debt does not take from a forecast.
const FOLLOWS_INVESTING: [&str; 4] =
    ["investment.equipment", "investment.other", "investment_revenue.grants", "investment_revenue.fctva"];

impl Given {
    /// The amount in EUR.
    pub(crate) fn euros(&self) -> Decimal {
        self.value.saturating_mul(self.unit).normalize()
    }

    fn working(&self, language: Language) -> String {
        format!("{} {}", self.place, spoken(self.value, language))
    }
}

impl ForecastTable {
    /// The year of the accounts.
    pub fn year(&self) -> Option<i32> {
        self.amounts.iter().map(|(_, year, _)| *year).min()
    }

    fn given(&self, path: &str, year: i32) -> Option<&Given> {
        self.amounts.iter().find(|(known, of, _)| *known == path && *of == year).map(|(_, _, given)| given)
    }

    /// An amount in EUR.
    pub(crate) fn euros(&self, path: &str, year: i32) -> Option<Decimal> {
        self.given(path, year).map(Given::euros)
    }

    /// The accounts of its first year.
    pub fn accounts(&self) -> Option<Accounts> {
        let year = self.year()?;
        let figure = |path: &'static str| {
            let given = self.given(path, year);
            let term = Term {
                column: given.map_or(path.to_owned(), |given| given.place.clone()),
                minus: false,
                value: given.map(|given| given.value),
                line: None,
            };
            AccountFigure { path, terms: vec![term], unit: given.map_or(Decimal::ONE, |given| given.unit) }
        };
        let mut figures: Vec<AccountFigure> = account_paths().into_iter().map(figure).collect();
        figures.extend(self.given(DEPRECIATION_ACCOUNT, year).map(|_| figure(DEPRECIATION_ACCOUNT)));
        Some(Accounts {
            insee: self.insee.clone().unwrap_or_default(),
            year,
            source: YearOfAccounts {
                format: Format::Table,
                file: self.file.clone(),
                line: self.line,
                name: self.name.clone().unwrap_or_default(),
                population: self.population,
                cells: Cells::default(),
            },
            figures,
            annexes: Annexes::default(),
            other_years: Vec::new(),
            growth: Vec::new(),
        })
    }

    /// The city file: accounts, habits, forecast, and the schedule of the debt.
    pub fn yaml(&self, accounts: &Accounts, habits: Habits, language: Language) -> String {
        let mut out = yaml::city_yaml_of(accounts, habits, self.gives_investment(), language);
        out.push_str(&self.forecast(accounts.year, language));
        out
    }

    /// Of a city file, the forecast of the years after its accounts, and the schedule of the debt; nothing of what it does not
    /// give.
    pub(crate) fn forecast(&self, accounts: i32, language: Language) -> String {
        let mut out = String::new();
        self.outlook(accounts, &mut out, language);
        if !self.debt.is_empty() {
            let _ = writeln!(out, "# {}\ndebt_schedule:", language.say("accounts-table-debt", &[]));
        }
        for (year, [interest, principal]) in &self.debt {
            let euros = |given: &Given| grouped(given.euros(), '_');
            let _ = writeln!(
                out,
                "  {year}: {{interest: {} EUR, principal: {} EUR}} # {}, {}",
                euros(interest),
                euros(principal),
                interest.working(language),
                principal.working(language)
            );
        }
        out
    }

    /// Whether it forecasts what the city would otherwise invest to keep its debt.
    fn gives_investment(&self) -> bool {
        let first = self.year();
        self.amounts.iter().any(|(path, year, _)| Some(*year) > first && FOLLOWS_INVESTING.contains(path))
    }

    fn outlook(&self, accounts: i32, out: &mut String, language: Language) {
        let mut years: Vec<i32> =
            self.amounts.iter().map(|(_, year, _)| *year).filter(|year| *year > accounts).collect();
        order::distinct(&mut years);
        if !years.is_empty() {
            let _ = writeln!(out, "# {}\noutlook:", language.say("accounts-table-outlook", &[]));
        }
        for year in years {
            let _ = writeln!(out, "  {year}:");
            for (group, names) in account_groups() {
                let own = names.iter().filter_map(|(name, path)| Some((*name, self.given(path, year)?)));
                let own: Vec<(&str, &Given)> = own.collect();
                if !own.is_empty() {
                    let _ = writeln!(out, "    {group}:");
                }
                for (name, given) in own {
                    let _ = writeln!(
                        out,
                        "      {name}: {} EUR # {}",
                        grouped(given.euros(), '_'),
                        given.working(language)
                    );
                }
            }
            if let Some(given) = self.given(DEPRECIATION_ACCOUNT, year) {
                let euros = grouped(given.euros(), '_');
                let _ = writeln!(out, "    {DEPRECIATION_ACCOUNT}: {euros} EUR # {}", given.working(language));
            }
        }
    }
}
