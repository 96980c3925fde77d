//! A plan of which one price moves at a time: the line in which it stands is run, all others stay in the sums. What a
//! tornado takes is then in proportion to its inputs, and not to inputs times lines.
//!
//! Sums from which a line is taken out differ from those of a whole run in the last of 28 digits at most. What is no
//! price of a single line, and what comes out at fault, is left to the whole run.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::doubt::Doubt;
use super::figures::Snapshot;
use super::runner::Runner;
use crate::analysis::{Analysis, is_exact, judged};
use crate::engine::{Schedule, flows_of_line};
use crate::finance::{Confidence, Cost, Group, PresentValue, finance, regroup, settle_line};
use crate::model::{AsWritten, Case, Component, Datum, Inputs, Pricing, Target, Uncertain, UncertainInput};
use crate::run::Figure;
use crate::units::{Price, half_up, parse_price};

/// An end of an uncertain input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Low,
    High,
}

impl End {
    /// As it is written.
    pub(super) fn of(self, input: &UncertainInput) -> &str {
        match self {
            Self::Low => &input.low,
            Self::High => &input.high,
        }
    }

    fn value(self, input: &Uncertain) -> Decimal {
        match self {
            Self::Low => input.low,
            Self::High => input.high,
        }
    }
}

/// Every value as it is written but one.
struct Instead(u32, Decimal);

impl Inputs<Decimal> for Instead {
    fn of(&self, datum: Datum) -> Decimal {
        if datum.id == self.0 { self.1 } else { AsWritten.of(datum) }
    }
}

/// A price that is uncertain.
#[derive(Debug, Clone, Copy)]
struct Moved {
    /// The line whose price it is.
    line: usize,
    /// Its value among the case's.
    datum: u32,
    /// Its place among the uncertain inputs of the case.
    uncertain: usize,
}

/// A plan that was run as it is, of which any one price can be moved.
pub(super) struct OnePrice {
    case: Case,
    schedule: Schedule,
    costs: Vec<Cost<Decimal>>,
    groups: Vec<Group<Decimal>>,
    /// By path.
    prices: HashMap<String, Moved>,
}

impl OnePrice {
    /// Runs the plan as it is. `None`: it is at fault.
    pub(super) fn of(runner: &Runner) -> Option<Self> {
        let Analysis { mut case, schedule, run } = runner.run(&[]).ok()?;
        // As under any override.
        case.cut_loans = true;
        let lines = line_prices(&case);
        let moved = |(place, input): (usize, &Uncertain)| {
            let Target::Values(ids) = &input.target else { return None };
            let [datum] = ids[..] else { return None };
            let moved = Moved { line: *lines.get(&datum)?, datum, uncertain: place };
            Some((input.path.clone(), moved))
        };
        let prices = case.uncertain.iter().enumerate().filter_map(moved).collect();
        Some(Self { schedule, costs: run.costs, groups: run.financing.groups, prices, case })
    }

    /// What the plan comes to with an input at one end. `None`: only a whole run can tell.
    pub(super) fn snapshot(&self, input: &UncertainInput, end: End) -> Option<Snapshot> {
        let moved = self.prices.get(&input.path)?;
        // An end of another kind is another price, and no other value of this one.
        if !alike(&parse_price(&input.value).ok()?, &parse_price(end.of(input)).ok()?) {
            return None;
        }
        let (case, schedule) = (&self.case, &self.schedule);
        let inputs = Instead(moved.datum, end.value(&case.uncertain[moved.uncertain]));
        let after = settle_line(case, &flows_of_line(case, schedule, moved.line, &inputs), &inputs);
        let before = self.costs_of(moved.line);
        let leave = before.iter().filter(|cost| !after.contains(cost)).map(|cost| (Decimal::NEGATIVE_ONE, cost));
        let enter = after.iter().filter(|cost| !before.contains(cost)).map(|cost| (Decimal::ONE, cost));
        let changes: Vec<_> = leave.chain(enter).collect();
        let groups = regroup(case, &self.groups, &changes, &inputs);
        let financing = finance(case, schedule, groups, &inputs, Confidence::All);
        let outcome = judged(case, &financing, None, &inputs).ok()?;
        let value = PresentValue::of(case, &financing);
        let figures = Figure::ALL.map(|figure| figure.among(&financing, &value, outcome.as_ref()));
        let exact = figures.iter().flatten().copied().all(is_exact);
        let doubts = Doubt::of(case, &financing, None);
        let ruling = outcome.map(|outcome| outcome.ruling());
        exact.then(|| Snapshot { doubts, ..Snapshot::with(ruling, case.unpriced.len(), figures) })
    }

    /// The price, to the cent, just below the one at which the good passes the unit-value threshold, where it does between
    /// the ends of the input: what is bought is all operating spending there, and most of it, so that neither end shows
    /// what such a price does.
    pub(super) fn below_threshold(&self, input: &UncertainInput) -> Option<String> {
        let moved = self.prices.get(&input.path)?;
        let (low, high) = (parse_price(&input.low).ok()?, parse_price(&input.high).ok()?);
        let (Price::Amount { value: least, .. }, Price::Amount { value: most, .. }) = (&low, &high) else {
            return None;
        };
        let acquired = |end: End| {
            let inputs = Instead(moved.datum, end.value(&self.case.uncertain[moved.uncertain]));
            flows_of_line(&self.case, &self.schedule, moved.line, &inputs).acquisition
        };
        let (cheap, dear) = (acquired(End::Low)?, acquired(End::High)?);
        let threshold = self.case.movable_threshold.value;
        if !alike(&low, &high) || cheap >= threshold || dear < threshold {
            return None;
        }
        // The cost of a unit is linear in its price.
        let at = half_up(least + (most - least) * ((threshold - cheap) / (dear - cheap)), 9);
        let value = ((at * Decimal::ONE_HUNDRED).ceil() - Decimal::ONE) / Decimal::ONE_HUNDRED;
        let mut below = low.clone();
        if let Price::Amount { value: of, .. } = &mut below {
            *of = value;
        }
        (value > *least).then(|| below.to_string())
    }

    fn costs_of(&self, line: usize) -> &[Cost<Decimal>] {
        let first = self.costs.partition_point(|cost| cost.line < line);
        &self.costs[first..self.costs.partition_point(|cost| cost.line <= line)]
    }
}

/// Whether two prices differ in their numbers alone.
fn alike(one: &Price, other: &Price) -> bool {
    let of = |price: &Price| match price {
        Price::Share { of, .. } => Some(of.clone()),
        _ => None,
    };
    one.kind() == other.kind() && of(one) == of(other)
}

/// The line of each value that is the one price of a component.
fn line_prices(case: &Case) -> HashMap<u32, usize> {
    let lines = case.lines.iter().enumerate();
    let components = lines.flat_map(|(place, line)| line.components.iter().map(move |component| (place, component)));
    let price = |(place, component): (usize, &Component)| match &component.pricing {
        Pricing::Flat(rate) => Some((rate.datum.id, place)),
        _ => None,
    };
    components.filter_map(price).collect()
}
