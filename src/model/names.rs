//! The names that paths are made of: the fields of a component, of funding and of a benefit, which the tables of
//! [`crate::document`] enumerate, and those of a city.

use crate::document;
pub(crate) use crate::document::{BenefitField, ComponentField, FundingField};

impl ComponentField {
    /// What describes a price and goes with it when another one replaces it.
    pub const OF_PRICE: [Self; 6] =
        [Self::Range, Self::Renewal, Self::During, Self::Source, Self::Note, Self::ValidUntil];
}

/// A field of a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CityField {
    /// An amount of the accounts, such as `revenue.taxes`.
    Account(&'static str),
    /// A yearly growth, such as `staff`.
    Growth(&'static str),
    /// An account of a year to come, such as `investment.equipment` of 2027.
    Outlook(i32, &'static str),
    /// Interest or principal of the present debt in a year.
    Debt(i32, &'static str),
    /// Inhabitants.
    Population,
    /// Rate of new loans.
    LoanRate,
    /// Term of new loans.
    LoanTerm,
    /// Time between a spending and its FCTVA.
    FctvaLag,
    /// Working capital below which it borrows.
    MinimumWorkingCapital,
    /// What the service may spend on running, a year.
    EnvelopeOperating,
    /// What the service may invest, a year.
    EnvelopeInvestment,
    /// What it invests each year.
    Investing,
    /// A threshold of its own, by its key among the parameters.
    Limit(&'static str),
}

impl CityField {
    /// All of them, in the order in which they are listed; but for those of years to come, of which there is no end.
    pub fn all() -> Vec<Self> {
        let depreciation = [document::DEPRECIATION_ACCOUNT];
        let accounts = document::account_paths().into_iter().chain(depreciation).map(Self::Account);
        let growth = document::GROWTH.into_iter().chain(depreciation).map(Self::Growth);
        let single = [
            Self::Population,
            Self::LoanRate,
            Self::LoanTerm,
            Self::FctvaLag,
            Self::MinimumWorkingCapital,
            Self::EnvelopeOperating,
            Self::EnvelopeInvestment,
            Self::Investing,
        ];
        accounts.chain(growth).chain(single).chain(document::LIMITS.into_iter().map(Self::Limit)).collect()
    }

    /// Those of a year to come.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        let accounts = document::outlook_paths().into_iter().map(move |account| Self::Outlook(year, account));
        accounts.chain(document::DEBT_PARTS.into_iter().map(move |part| Self::Debt(year, part)))
    }

    /// As it is written after `city.`.
    pub fn name(self) -> String {
        let single = match self {
            Self::Account(name) => return format!("accounts.{name}"),
            Self::Growth(name) => return format!("growth.{name}"),
            Self::Limit(key) => return format!("limits.{key}"),
            Self::Outlook(year, name) => return format!("outlook.{year}.{name}"),
            Self::Debt(year, part) => return format!("debt_schedule.{year}.{part}"),
            Self::Population => "population",
            Self::LoanRate => "loans.rate",
            Self::LoanTerm => "loans.term",
            Self::FctvaLag => "fctva_lag",
            Self::MinimumWorkingCapital => "minimum_working_capital",
            Self::Investing => "investing",
            Self::EnvelopeOperating => "envelope.operating",
            Self::EnvelopeInvestment => "envelope.investment",
        };
        single.to_owned()
    }

    /// The one that is written so.
    pub fn of(name: &str) -> Option<Self> {
        let Some((group, year, field)) = document::in_forecast(name) else {
            return Self::all().into_iter().find(|known| known.name() == name);
        };
        let known = |names: &[&'static str]| names.iter().copied().find(|known| *known == field);
        match group {
            "outlook" => known(&document::outlook_paths()).map(|account| Self::Outlook(year, account)),
            _ => known(&document::DEBT_PARTS).map(|part| Self::Debt(year, part)),
        }
    }
}
