use rust_decimal::Decimal;

use crate::analysis::Outcome;
use crate::city::{CityYear, Effects, Horizon, Outlook, judge};
use crate::model::{AsWritten, Case};

/// Whether a plan is likely to last so far on the way from one outcome of it to another: with every amount of the budget on
/// the straight line between the two. Most steps move a budget in proportion; what is guessed here is run before it is told.
pub(super) fn lasts_between(case: &Case, [from, to]: [&Outcome; 2], part: Decimal) -> bool {
    let Some(city) = &case.city else { return false };
    let lasts = |from: &Outlook<Decimal>, to: &Outlook<Decimal>| {
        judge(Horizon::of(case), city, &between(from, to, part), None, &AsWritten).lasts()
    };
    lasts(&from.outlook, &to.outlook)
        && (!(from.hoped || to.hoped) || lasts(&from.secured_outlook, &to.secured_outlook))
}

fn between(from: &Outlook<Decimal>, to: &Outlook<Decimal>, part: Decimal) -> Outlook<Decimal> {
    let years = from.with.iter().zip(&to.with).map(|(from, to)| year_between(from, to, part));
    let times = |effects: &Effects<Decimal>, factor: Decimal| effects.map(|_, _, amount| *amount * factor);
    // What the two have in common is taken as it is: most amounts are, and nothing is multiplied for them.
    let effects = from.effects.iter().zip(&to.effects).map(|(from, to)| {
        let change = to.plus(&times(from, Decimal::NEGATIVE_ONE));
        from.plus(&times(&change, part))
    });
    let Outlook { base, without, minimum, .. } = from;
    let (base, without, minimum) = (base.clone(), without.clone(), *minimum);
    Outlook { base, without, minimum, with: years.collect(), effects: effects.collect() }
}

fn year_between(from: &CityYear<Decimal>, to: &CityYear<Decimal>, part: Decimal) -> CityYear<Decimal> {
    let line = |from: Decimal, to: Decimal| from + (to - from) * part;
    CityYear {
        year: from.year,
        revenue: line(from.revenue, to.revenue),
        spending: line(from.spending, to.spending),
        staff: line(from.staff, to.staff),
        interest: line(from.interest, to.interest),
        principal: line(from.principal, to.principal),
        gross_savings: line(from.gross_savings, to.gross_savings),
        net_savings: line(from.net_savings, to.net_savings),
        grants: line(from.grants, to.grants),
        own_revenue: line(from.own_revenue, to.own_revenue),
        investment: line(from.investment, to.investment),
        borrowing: line(from.borrowing, to.borrowing),
        working_capital: line(from.working_capital, to.working_capital),
        debt: line(from.debt, to.debt),
        depreciation: from.depreciation.zip(to.depreciation).map(|(from, to)| line(from, to)),
    }
}
