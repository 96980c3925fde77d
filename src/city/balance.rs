use rust_decimal::Decimal;

use super::investing::aided;
use super::projection::{Growing, Outlook};
use super::rules::Assessment;
use crate::document::Investing;
use crate::model::{AsWritten, City, Rule};
use crate::number::FullNumber;

/// Other revenue of investment in a year of a city, in euros: neither grants nor FCTVA, and in its accounts it may hold what
/// comes once, such as sales.
pub(crate) fn other_revenue(city: &City, year: i32) -> Decimal {
    let [_, other] = &city.other_own_revenue;
    let mut carried = Growing::of([other], &AsWritten);
    (city.year + 1..=year).map(|year| carried.next(year)).last().unwrap_or_default()
}

/// FCTVA of a year of a city that keeps its debt, in euros.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FctvaYear {
    year: i32,
    /// That of the investment which is computed: what the projection counts.
    pub computed: Decimal,
    /// That of the accounts, carried on.
    pub carried: Decimal,
}

/// The FCTVA of a city that keeps its debt follows an investment which is computed. Where that is little, the balance
/// that the law asks for (*équilibre réel*, CGCT L1612-4) lacks a receipt that the accounts show: what hangs on it is told
/// with a reserve.
#[derive(Debug)]
pub(crate) struct Fctva(Vec<FctvaYear>);

impl Fctva {
    /// Of a projection; none where the accounts' own is carried on.
    pub(crate) fn of(city: &City, outlook: &Outlook<Decimal>) -> Option<Self> {
        if city.investing != Investing::ConstantDebt {
            return None;
        }
        let (aided, granted) = aided(city, &AsWritten);
        let [account, _] = &city.other_own_revenue;
        let mut carried = Growing::of([account], &AsWritten);
        let years = outlook.without.iter().map(|year| FctvaYear {
            year: year.year,
            computed: year.investment * (aided - granted),
            carried: carried.next(year.year),
        });
        Some(Self(years.collect()))
    }

    /// A year of it.
    pub(crate) fn year(&self, year: i32) -> Option<FctvaYear> {
        self.0.iter().find(|one| one.year == year).copied()
    }

    /// Whether the legal balance is broken in a year, and would be kept with the FCTVA of the accounts, carried on.
    pub(crate) fn decides(&self, year: i32, assessment: &Assessment<Decimal>) -> bool {
        let broken = assessment.rule == Rule::NetSavings && assessment.to_red.below_zero();
        broken && self.year(year).is_some_and(|one| !(assessment.to_red + one.carried - one.computed).below_zero())
    }
}
