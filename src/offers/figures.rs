use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::amount::Amount;
use super::volume::lead;
use crate::analysis::Analysis;
use crate::engine::Cause;
use crate::finance::{Cost, Discount};
use crate::model::{AsWritten, Case, Component, Line, Pricing, Rate};
use crate::units::{MONTHS_A_YEAR, order};

/// What an offer, or the plan's own reference, costs. The need is what offers answer; amounts that the
/// offer leaves out are filled from the plan's reference and also totalled apart. In euros.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Life-cycle cost of the need: what the offer itself prices.
    pub quoted: Amount,
    /// Life-cycle cost of the need: what the plan's reference fills in.
    pub fill: Amount,
    /// Both together: what offers are ranked on.
    pub total: Amount,
    /// How many components without a price the quoted part rests on, and how many the filled part: each is a lower
    /// bound where there are any.
    pub unpriced: (usize, usize),
    /// The total by fiscal year, one for each year of the plan.
    pub by_year: Vec<(i32, Amount)>,
    /// The components that are filled in, one by one.
    pub gaps: Vec<Gap>,
    /// Of the total, what is due as units enter service: the purchase price of all of them.
    pub purchase: Amount,
    /// The total for a unit of the lead line and a year of its service.
    pub per_unit_year: Option<Amount>,
    /// Recurring amounts, failures and renewals of the need after the pilot, a year on average up to the
    /// horizon (without a pilot: over the whole horizon).
    pub yearly_after_pilot: Option<Amount>,
    /// Present value of the need's cost at the plan's discount rate and convention.
    pub present_value: Amount,
    /// The constant yearly amount with that present value.
    pub equivalent_annual_cost: Amount,
    /// Total cost of ownership of the whole plan under the offer, lines outside the need included.
    pub tco: Amount,
}

/// A component of the need that an offer does not quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Line of the case.
    pub line: usize,
    /// Component of the line.
    pub component: usize,
    /// What the plan's reference price makes of it over the horizon; a lower bound where some price is missing.
    pub amount: Amount,
    /// How many components without a price it rests on: itself, or what it is a share of.
    pub unpriced: usize,
}

impl Figures {
    /// The figures of an analysis.
    pub fn of(analysis: &Analysis) -> Self {
        let case = &analysis.case;
        let needed = |cost: &&Cost<Decimal>| case.lines[cost.line].needed;
        let total = sum(case, analysis.costs.iter().filter(needed), |_, _| Decimal::ONE);
        let gaps = gaps(analysis);
        let fill: Amount = gaps.iter().map(|gap| gap.amount).sum();
        let quoted = Amount { excl_vat: total.excl_vat - fill.excl_vat, incl_vat: total.incl_vat - fill.incl_vat };
        let purchase = sum(case, analysis.costs.iter().filter(needed), |cause, _| weight(cause == Cause::Entry));
        let after = case.calendar.pilot().map_or(0, |pilot| pilot.first + pilot.months);
        let runs = |cause: Cause, month: u32| weight(cause.runs() && month >= after);
        let years = Decimal::from(case.calendar.months.saturating_sub(after)) / MONTHS_A_YEAR;
        let discount = Discount::of(case);
        let factor = |cause: Cause, month: u32| discount.cost(cause, month);
        let present_value = sum(case, analysis.costs.iter().filter(needed), factor);
        let unit_years =
            lead(case).map_or(Decimal::ZERO, |line| analysis.schedule.lines[line].unit_months() / MONTHS_A_YEAR);
        Self {
            quoted,
            fill,
            total,
            by_year: by_year(analysis),
            unpriced: (unpriced(case, |one| !one.not_quoted), unpriced(case, |one| one.not_quoted)),
            gaps,
            purchase,
            per_unit_year: total.over(unit_years),
            yearly_after_pilot: sum(case, analysis.costs.iter().filter(needed), runs).over(years),
            present_value,
            equivalent_annual_cost: present_value.times(discount.annuity()),
            tco: sum(case, analysis.costs.iter(), |_, _| Decimal::ONE),
        }
    }
}

/// The need's cost in each fiscal year.
fn by_year(analysis: &Analysis) -> Vec<(i32, Amount)> {
    let case = &analysis.case;
    let mut twelfths = order::map(case.calendar.years().map(|year| (year, Amount::default())));
    for cost in analysis.costs.iter().filter(|cost| case.lines[cost.line].needed) {
        for (month, excl_vat, incl_vat) in cost.both(case, &AsWritten) {
            *twelfths.entry(case.calendar.year_of(month)).or_default() += Amount { excl_vat: *excl_vat, incl_vat };
        }
    }
    twelfths.into_iter().map(|(year, sum)| (year, sum.of_twelfths())).collect()
}

fn weight(counts: bool) -> Decimal {
    if counts { Decimal::ONE } else { Decimal::ZERO }
}

/// Costs, each month's amount times a weight, with the VAT of the month of the spending.
fn sum<'c>(
    case: &Case,
    costs: impl Iterator<Item = &'c Cost<Decimal>>,
    weight: impl Fn(Cause, u32) -> Decimal,
) -> Amount {
    let mut twelfths = Amount::default();
    for cost in costs {
        for (month, excl_vat, incl_vat) in cost.both(case, &AsWritten) {
            twelfths += Amount { excl_vat: *excl_vat, incl_vat }.times(weight(cost.cause, month));
        }
    }
    twelfths.of_twelfths()
}

fn gaps(analysis: &Analysis) -> Vec<Gap> {
    let case = &analysis.case;
    let mut gaps = Vec::new();
    for line in case.tender.lines.iter().copied() {
        for (component, one) in case.lines[line].components.iter().enumerate() {
            if one.not_quoted {
                let own = analysis.costs.iter().filter(|cost| cost.line == line && cost.component == component);
                let unpriced = roots(&case.lines[line], component).len();
                gaps.push(Gap { line, component, amount: sum(case, own, |_, _| Decimal::ONE), unpriced });
            }
        }
    }
    gaps
}

/// How many components without a price those of the need rest on that are asked for.
fn unpriced(case: &Case, asked: impl Fn(&Component) -> bool) -> usize {
    let of_line = |place: &usize| {
        let line = &case.lines[*place];
        let asked = (0..line.components.len()).filter(|place| asked(&line.components[*place]));
        order::set(asked.flat_map(|place| roots(line, place))).len()
    };
    case.tender.lines.iter().map(of_line).sum()
}

/// The components without a price on which a component's amounts rest: itself, or what it is a share of.
fn roots(line: &Line, component: usize) -> BTreeSet<usize> {
    let one = &line.components[component];
    let mut found = order::set(one.unpriced.then_some(component));
    let rates: Vec<&Rate> = match &one.pricing {
        Pricing::Flat(rate) => vec![rate],
        Pricing::Volume(bands) | Pricing::Graduated(bands) => bands.iter().map(|(_, rate)| rate).collect(),
        Pricing::Unpriced | Pricing::Included => Vec::new(),
    };
    let rates = rates.into_iter().chain(&one.renewal).chain(one.during.iter().map(|(_, rate)| rate));
    found.extend(rates.filter_map(|rate| rate.of).flat_map(|base| roots(line, base)));
    found
}
