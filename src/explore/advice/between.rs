use rust_decimal::Decimal;

use crate::analysis::Outcome;
use crate::city::{CityYear, Effects, Horizon, Outlook, judge};
use crate::model::{AsWritten, Case, City};

/// What a plan is likely to come to on the way from one outcome of it to another: every amount of the budget lies on the
/// straight line between the two. Most steps move a budget in proportion; what is guessed here is run before it is told.
pub(super) struct Between<'o> {
    horizon: Horizon,
    city: &'o City,
    /// With all money and, where that is not the same, with what is secured: the outlook from which it goes, and the one that
    /// holds what differs.
    sides: Vec<(&'o Outlook<Decimal>, Outlook<Decimal>)>,
}

impl<'o> Between<'o> {
    pub(super) fn of(case: &'o Case, from: &'o Outcome, to: &'o Outcome) -> Option<Self> {
        let hoped = from.hoped || to.hoped;
        let all = Some((&from.outlook, &to.outlook));
        let secured = hoped.then_some((&from.secured_outlook, &to.secured_outlook));
        let sides = all.into_iter().chain(secured).map(|(from, to)| (from, difference(from, to)));
        Some(Self { horizon: Horizon::of(case), city: case.city.as_ref()?, sides: sides.collect() })
    }

    /// Whether it is likely to last so far on the way.
    pub(super) fn lasts(&self, part: Decimal) -> bool {
        self.sides.iter().all(|(from, difference)| {
            judge(self.horizon, self.city, &along(from, difference, part), None, &AsWritten).lasts()
        })
    }
}

fn difference(from: &Outlook<Decimal>, to: &Outlook<Decimal>) -> Outlook<Decimal> {
    let years = from.with.iter().zip(&to.with).map(|(from, to)| of_both(from, to, |from, to| to - from));
    let effects = from.effects.iter().zip(&to.effects);
    let effects = effects.map(|(from, to)| to.plus(&times(from, Decimal::NEGATIVE_ONE)));
    Outlook { with: years.collect(), effects: effects.collect(), ..from.clone() }
}

fn along(from: &Outlook<Decimal>, difference: &Outlook<Decimal>, part: Decimal) -> Outlook<Decimal> {
    let years = from.with.iter().zip(&difference.with);
    let years = years.map(|(from, change)| of_both(from, change, |from, change| from + change * part));
    let effects = from.effects.iter().zip(&difference.effects);
    let effects = effects.map(|(from, change)| from.plus(&times(change, part)));
    Outlook { with: years.collect(), effects: effects.collect(), ..from.clone() }
}

fn times(effects: &Effects<Decimal>, factor: Decimal) -> Effects<Decimal> {
    effects.map(|_, _, amount| *amount * factor)
}

fn of_both(
    a: &CityYear<Decimal>,
    b: &CityYear<Decimal>,
    of: impl Fn(Decimal, Decimal) -> Decimal,
) -> CityYear<Decimal> {
    CityYear {
        year: a.year,
        revenue: of(a.revenue, b.revenue),
        spending: of(a.spending, b.spending),
        staff: of(a.staff, b.staff),
        interest: of(a.interest, b.interest),
        principal: of(a.principal, b.principal),
        gross_savings: of(a.gross_savings, b.gross_savings),
        net_savings: of(a.net_savings, b.net_savings),
        grants: of(a.grants, b.grants),
        own_revenue: of(a.own_revenue, b.own_revenue),
        investment: of(a.investment, b.investment),
        borrowing: of(a.borrowing, b.borrowing),
        working_capital: of(a.working_capital, b.working_capital),
        debt: of(a.debt, b.debt),
        depreciation: a.depreciation.zip(b.depreciation).map(|(a, b)| of(a, b)),
    }
}
