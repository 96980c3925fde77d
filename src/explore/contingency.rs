//! What the draws add to a plan's own net cost, and the years and sections in which it is set aside.
//!
//! The sum is the distance from the plan's net cost to the median of the draws. Medians of years do not add up to the
//! median of their sum, so that the sum is shared out: by what the spending of each year and section is higher once
//! every uncertain input has its own median (decision 215).

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::odds::Odds;
use super::runner::Runner;
use super::simulate::{Distribution, median};
use crate::analysis::Analysis;
use crate::document::Section;
use crate::engine::Schedule;
use crate::finance::Financing;
use crate::model::{AsWritten, Case, Datum, Inputs, Setting, Target};
use crate::run::Paid;
use crate::units::half_up;

/// From this part of a figure on, its median in the draws is told as the one to budget: a convention (decision 186).
const GAP: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// The place of the median among the quantiles of a distribution.
const MEDIAN: usize = 2;

/// Who says so, in the settings.
const BY: &str = "contingency";

/// The sections in which something is set aside.
const SECTIONS: [Section; 2] = [Section::Investment, Section::Operating];

/// How far the median of the draws lies above a figure of the plan, in euros; none up to [`GAP`] of the figure.
fn gap(figure: Option<&Distribution>, own: Decimal) -> Option<Decimal> {
    let gap = Decimal::from_f64_retain(figure?.quantiles[MEDIAN].0)? - own;
    (gap > own.abs() * GAP).then_some(gap)
}

/// What the median of the draws adds to the plan's own net cost over all years, where that is much.
pub(crate) fn net_gap(analysis: &Analysis, odds: &Odds) -> Option<Decimal> {
    gap(odds.net_cost.as_ref(), analysis.financing.net_total())
}

/// What the median of the draws adds to a net cost where that is too little to set anything aside.
pub(crate) struct SmallGap {
    /// In euros.
    pub gap: Decimal,
    /// Of the net cost.
    pub share: Decimal,
    /// Up to which part of the net cost it is too little.
    pub least: Decimal,
}

/// The same where it is too little to set anything aside.
pub(crate) fn small_gap(analysis: &Analysis, odds: &Odds) -> Option<SmallGap> {
    let own = analysis.financing.net_total();
    let gap = Decimal::from_f64_retain(odds.net_cost.as_ref()?.quantiles[MEDIAN].0)? - own;
    let small = gap >= Decimal::ONE && gap <= own.abs() * GAP;
    small.then(|| SmallGap { gap, share: gap / own.abs(), least: GAP })
}

/// The same for the recurring cost once all is in service, a year.
pub(crate) fn run_gap(analysis: &Analysis, odds: &Odds) -> Option<Decimal> {
    gap(odds.after_pilot.as_ref(), analysis.financing.cliff.as_ref()?.after?)
}

/// What is to be set aside, in whole euros: a sum of years and sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contingency {
    /// Fiscal year, and what it takes in the investment and in the operating section.
    pub years: Vec<(i32, [Decimal; 2])>,
}

impl Contingency {
    /// All of it: what the draws add to the net cost, to the euro.
    pub fn total(&self) -> Decimal {
        self.years.iter().flat_map(|(_, amounts)| amounts).sum()
    }

    /// What one section takes of it: investment first.
    pub fn section(&self, place: usize) -> Decimal {
        self.years.iter().map(|(_, amounts)| amounts[place]).sum()
    }

    /// What a fiscal year takes of it.
    pub fn year(&self, year: i32) -> Decimal {
        self.years.iter().filter(|(of, _)| *of == year).flat_map(|(_, amounts)| amounts).sum()
    }
}

/// What a plan sets aside by year and section. None where its net cost lies near the median of the draws or above it, and
/// where all its spending is in the city's accounts already.
pub fn contingency(runner: &Runner, analysis: &Analysis, odds: Option<&Odds>) -> Option<Contingency> {
    let sum = half_up(net_gap(analysis, odds?)?, 0);
    let case = &analysis.case;
    let own = spending(case, &analysis.financing);
    let higher = at_medians(runner, case).map(|then| {
        let more = |(then, own): (Decimal, &Decimal)| (then - own).max(Decimal::ZERO);
        then.into_iter().zip(&own).map(more).collect::<Vec<_>>()
    });
    // Where no spending of its own is higher, such as where only aid is drawn, or little of it, all of it bears the sum.
    let borne = |weights: &Vec<Decimal>| -> Decimal {
        weights.iter().zip(&own).filter(|(weight, _)| !weight.is_zero()).map(|(_, own)| *own).sum()
    };
    let all: Decimal = own.iter().sum();
    let weights = higher.filter(|weights| borne(weights) * Decimal::TWO >= all).unwrap_or(own);
    if weights.iter().all(Decimal::is_zero) {
        return None;
    }
    let parts = shared(sum, &weights);
    let years = case.calendar.years().zip(parts.chunks(SECTIONS.len()));
    Some(Contingency { years: years.map(|(year, parts)| (year, [parts[0], parts[1]])).collect() })
}

/// Spending including VAT, a year after the other and in each its sections; what the accounts hold already is left out.
fn spending(case: &Case, financing: &Financing<Decimal>) -> Vec<Decimal> {
    let of = |section| financing.cost(case, move |group| group.key.section == section && !group.key.in_accounts).0;
    let [investment, operating] = SECTIONS.map(of);
    investment.into_iter().zip(operating).flat_map(|(one, other)| [one, other]).collect()
}

/// The same once every uncertain input has its median; none where that makes a plan that is at fault.
fn at_medians(runner: &Runner, case: &Case) -> Option<Vec<Decimal>> {
    let value = |input| Decimal::from_f64_retain(median(input));
    let written = case.uncertain.iter().filter_map(|input| match input.target {
        Target::Structure(written) => Some((input, written)),
        Target::Values(_) | Target::Growth(_) => None,
    });
    let settings: Option<Vec<Setting>> =
        written.map(|(input, written)| Some(Setting::new(&input.path, written.write(value(input)?), BY))).collect();
    let case = super::simulate::prepared(runner.case(&settings?)?);
    let mut values = HashMap::new();
    for input in &case.uncertain {
        if let Target::Values(ids) | Target::Growth(ids) = &input.target {
            let median = half_up(value(input)?, DIGITS);
            values.extend(ids.iter().map(|id| (*id, median)));
        }
    }
    let schedule = Schedule::of(&case);
    let paid = Paid::in_passing(&case, &schedule, &Medians(values), |_| {});
    Some(spending(&case, &paid.financing))
}

/// Digits of a median: those of a drawn number that mean something.
const DIGITS: u32 = 9;

/// Every value as it is written, but for what is drawn: that has its median.
struct Medians(HashMap<u32, Decimal>);

impl Inputs<Decimal> for Medians {
    fn of(&self, datum: Datum) -> Decimal {
        self.0.get(&datum.id).copied().unwrap_or_else(|| AsWritten.of(datum))
    }
}

/// A sum of whole euros shared out by weights: sums of parts up to any of them are rounded, so that all come to the sum.
fn shared(sum: Decimal, weights: &[Decimal]) -> Vec<Decimal> {
    let all: Decimal = weights.iter().sum();
    let (mut weighed, mut given) = (Decimal::ZERO, Decimal::ZERO);
    let part = |weight: &Decimal| {
        weighed += *weight;
        // The last weight takes all of the rest: a share of one is exact.
        let up_to = half_up(sum * (weighed / all), 0);
        let part = up_to - given;
        given = up_to;
        part
    };
    weights.iter().map(part).collect()
}
