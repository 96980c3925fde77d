use rust_decimal::Decimal;

use super::investing::{aided, aided_as_written, kept};
use super::projection::Outlook;
use crate::document::Investing;
use crate::model::{AsWritten, City};

/// What a city that keeps its debt can invest in a year by itself, in euros.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct CapacityYear {
    /// Fiscal year.
    pub year: i32,
    /// Without grants and FCTVA: gross savings and other revenue of investment, new loans taking the place of what is
    /// repaid.
    pub own: Decimal,
    /// Grants and FCTVA received for it.
    pub aid: Decimal,
    /// Of that, new loans, which take the place of what is repaid.
    pub loans: Decimal,
    /// Net cost of the plan, after benefits.
    pub plan: Decimal,
}

/// What a city can invest without more debt, year by year, and what that rests on.
#[derive(Debug, Clone)]
pub(crate) struct Capacity {
    /// Share of investment that grants and FCTVA are taken to pay for.
    pub rate: Decimal,
    /// The same in the accounts, where it was cut.
    pub cut_from: Option<Decimal>,
    /// Working capital that is kept.
    pub keep: Decimal,
    /// The years, consecutive; at least one.
    pub years: Vec<CapacityYear>,
    /// Where the debt falls although only more of it was ruled out.
    pub falls: Option<Falls>,
}

/// A debt that falls by itself, without any plan.
#[derive(Debug, Clone)]
pub(crate) struct Falls {
    /// Debt of the accounts.
    pub from: Decimal,
    /// Debt at the end of the last year.
    pub to: Decimal,
    /// Years in which nothing is invested, and so nothing borrowed.
    pub nothing: Vec<i32>,
    /// Other years in which it falls: grants leave less to borrow for than is repaid.
    pub granted: Vec<i32>,
}

impl CapacityYear {
    /// All of it: own money and grants.
    pub(crate) fn investment(&self) -> Decimal {
        self.own + self.aid
    }

    /// Whether it is nothing, to the euro.
    pub(crate) fn is_nothing(&self) -> bool {
        self.own < Decimal::ONE
    }
}

impl Capacity {
    /// Of a city from a year on; none where its investment goes on as in its accounts.
    pub(crate) fn of(city: &City, outlook: &Outlook<Decimal>, from: i32) -> Option<Self> {
        if city.investing == Investing::Accounts {
            return None;
        }
        let (rate, _) = aided(city, &AsWritten);
        let year = |(year, effects): (&super::CityYear<Decimal>, &super::Effects<Decimal>)| {
            let aid = year.investment * rate;
            CapacityYear {
                year: year.year,
                own: year.investment - aid,
                aid,
                loans: year.borrowing,
                plan: effects.net_cost,
            }
        };
        let years = outlook.without.iter().zip(&outlook.effects).filter(|(year, _)| year.year >= from);
        let years: Vec<CapacityYear> = years.map(year).collect();
        let written = aided_as_written(city);
        (!years.is_empty()).then(|| Self {
            cut_from: written.filter(|written| *written > rate),
            rate,
            keep: kept(city, &outlook.minimum, &AsWritten),
            falls: falls(outlook),
            years,
        })
    }

    /// Years in which nothing can be invested.
    pub(crate) fn nothing(&self) -> Vec<i32> {
        self.years.iter().filter(|year| year.is_nothing()).map(|year| year.year).collect()
    }

    /// Years in which something can be.
    pub(crate) fn something(&self) -> Vec<i32> {
        self.years.iter().filter(|year| !year.is_nothing()).map(|year| year.year).collect()
    }

    /// An average over the years in which something can be invested.
    pub(crate) fn mean(&self, of: fn(&CapacityYear) -> Decimal) -> Decimal {
        let amounts: Vec<Decimal> = self.years.iter().filter(|year| !year.is_nothing()).map(of).collect();
        let count = Decimal::from(amounts.len().max(1));
        amounts.iter().sum::<Decimal>() / count
    }

    /// A sum over all years.
    pub(crate) fn sum(&self, of: fn(&CapacityYear) -> Decimal) -> Decimal {
        self.years.iter().map(of).sum()
    }

    /// The plan's net cost, as an average of all years.
    pub(crate) fn plan(&self) -> Decimal {
        self.sum(|year| year.plan) / Decimal::from(self.years.len().max(1))
    }

    /// What other projects would have less to invest in a year for the plan, grants and FCTVA with it.
    pub(crate) fn taken(&self) -> Decimal {
        // Each euro of own money that is missing leaves more than one uninvested: its grants are missing too.
        self.plan() / (Decimal::ONE - self.rate)
    }
}

fn falls(outlook: &Outlook<Decimal>) -> Option<Falls> {
    let years = std::iter::once(&outlook.base).chain(&outlook.without);
    let pairs = years.clone().zip(years.skip(1)).filter(|(before, year)| before.debt - year.debt >= Decimal::ONE);
    let (nothing, granted): (Vec<_>, Vec<_>) = pairs.partition(|(_, year)| year.investment < Decimal::ONE);
    let of = |pairs: Vec<(&super::CityYear<Decimal>, &super::CityYear<Decimal>)>| {
        pairs.into_iter().map(|(_, year)| year.year).collect::<Vec<i32>>()
    };
    let to = outlook.without.last()?.debt;
    let (nothing, granted) = (of(nothing), of(granted));
    let any = !nothing.is_empty() || !granted.is_empty();
    any.then_some(Falls { from: outlook.base.debt, to, nothing, granted })
}
