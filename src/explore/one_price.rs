//! A plan of which one price moves at a time: the line in which it stands is run, all others stay in the sums. What a
//! tornado takes is then in proportion to its inputs, and not to inputs times lines.
//!
//! Sums from which a line is taken out differ from those of a whole run in the last of 28 digits at most. What is no
//! price of a single line, and what comes out at fault, is left to the whole run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rust_decimal::Decimal;

use super::doubt::Doubt;
use super::figures::Snapshot;
use super::runner::Runner;
use crate::analysis::{Analysis, is_exact, judged};
use crate::city::{Alone, Horizon};
use crate::engine::{Schedule, acquisition_of_line, flows_of_parts, twins};
use crate::finance::{Cost, Discount, Financing, PresentValue, is_below_threshold, settle_line};
use crate::model::{AsWritten, Case, Datum, Funding, Inputs, Pricing, Target, Uncertain, UncertainInput};
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
    /// The component of the line.
    component: usize,
    /// Its value among the case's.
    datum: u32,
    /// Its place among the uncertain inputs of the case.
    uncertain: usize,
}

/// A plan that was run as it is, of which any one price can be moved.
pub(super) struct OnePrice {
    case: Arc<Case>,
    schedule: Schedule,
    costs: Vec<Cost<Decimal>>,
    /// By line that the unit-value threshold can move, what it is compared with.
    acquired: Vec<Option<Decimal>>,
    financing: Financing<Decimal>,
    value: PresentValue<Decimal>,
    discount: Discount,
    /// The city by itself, where there is one.
    alone: Option<Alone<Decimal>>,
    /// By path.
    prices: HashMap<String, Moved>,
    /// By line, the first that comes to the same and is financed alike, where there are several: an end of its price does
    /// the same.
    alike: Vec<Option<usize>>,
    /// What such an end came to, by that line, the component and the price.
    known: Mutex<HashMap<(usize, usize, Decimal), Option<Snapshot>>>,
}

impl OnePrice {
    /// Runs the plan as it is. `None`: it is at fault.
    pub(super) fn of(runner: &Runner) -> Option<Self> {
        let Analysis { mut case, schedule, run } = runner.run(&[]).ok()?;
        // As under any override.
        Arc::make_mut(&mut case).cut_loans = true;
        let lines = line_prices(&case);
        let moved = |(place, input): (usize, &Uncertain)| {
            let Target::Values(ids) = &input.target else { return None };
            let [datum] = ids[..] else { return None };
            let (line, component) = *lines.get(&datum)?;
            let moved = Moved { line, component, datum, uncertain: place };
            Some((input.path.clone(), moved))
        };
        let prices = case.uncertain.iter().enumerate().filter_map(moved).collect();
        let alone = case.city.as_ref().map(|city| Alone::of(city, Horizon::of(&case).last, &AsWritten));
        let (financing, discount) = (run.financing.kept(&case), Discount::of(&case));
        let (acquired, value) = (run.ledger.acquisition, run.present_value);
        let (alike, known) = (alike_lines(&case, &schedule), Mutex::default());
        let costs = run.costs;
        Some(Self { case, schedule, costs, acquired, financing, value, discount, alone, prices, alike, known })
    }

    /// What the plan comes to with an input at one end. `None`: only a whole run can tell.
    pub(super) fn snapshot(&self, input: &UncertainInput, end: End) -> Option<Snapshot> {
        let moved = self.prices.get(&input.path)?;
        // An end of another kind is another price, and no other value of this one.
        if !alike(&parse_price(&input.value).ok()?, &parse_price(end.of(input)).ok()?) {
            return None;
        }
        self.with(moved, end.value(&self.case.uncertain[moved.uncertain]))
    }

    /// What the plan comes to with another value of a price.
    fn with(&self, moved: &Moved, value: Decimal) -> Option<Snapshot> {
        let Some(first) = self.alike[moved.line] else { return self.run_with(moved, value) };
        let key = (first, moved.component, value);
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known().get(&key) {
            return known.clone();
        }
        let came_to = self.run_with(moved, value);
        known().insert(key, came_to.clone());
        came_to
    }

    fn run_with(&self, moved: &Moved, value: Decimal) -> Option<Snapshot> {
        let (case, schedule) = (&self.case, &self.schedule);
        let inputs = Instead(moved.datum, value);
        let acquired = acquisition_of_line(case, schedule, moved.line, &inputs);
        let is_below = |cost: &Option<Decimal>| is_below_threshold(case, cost, &inputs);
        // Where the good passes the unit-value threshold, all that it costs moves with it.
        let moves = is_below(&acquired) != is_below(&self.acquired[moved.line]);
        let priced = case.lines[moved.line].priced_by(moved.datum);
        let wanted = |component: usize| moves || priced[component];
        let after = settle_line(case, &flows_of_parts(case, schedule, moved.line, &inputs, wanted), &inputs);
        let before: Vec<_> = self.costs_of(moved.line).iter().filter(|cost| wanted(cost.component)).collect();
        let leave = before.iter().filter(|cost| !after.contains(**cost)).map(|cost| (Decimal::NEGATIVE_ONE, *cost));
        let enter = after.iter().filter(|cost| !before.contains(cost)).map(|cost| (Decimal::ONE, cost));
        let changes: Vec<_> = leave.chain(enter).collect();
        let financing = self.financing.after(case, schedule, &changes, &inputs);
        let outcome = judged(case, &financing, self.alone.as_ref(), &inputs).ok()?;
        let [value, a_year] = self.value.net_after(&self.discount, case, [&self.financing, &financing]);
        let figures = Figure::ALL.map(|figure| figure.among(&financing, [&value, &a_year], outcome.as_ref()));
        let exact = figures.iter().flatten().copied().all(is_exact);
        let doubts = Doubt::of(case, &financing, None);
        let ruling = outcome.map(|outcome| outcome.ruling());
        exact.then(|| Snapshot { doubts, ..Snapshot::with(ruling, case.unpriced.len(), figures) })
    }

    /// The price, to the cent, just below the one at which the good passes the unit-value threshold, where it does between
    /// the ends of the input: what is bought is all operating spending there, and most of it, so that neither end shows
    /// what such a price does. With it what the plan comes to there; none: only a whole run can tell.
    pub(super) fn below_threshold(&self, input: &UncertainInput) -> Option<(String, Option<Snapshot>)> {
        let moved = self.prices.get(&input.path)?;
        let (low, high) = (parse_price(&input.low).ok()?, parse_price(&input.high).ok()?);
        let (Price::Amount { value: least, .. }, Price::Amount { value: most, .. }) = (&low, &high) else {
            return None;
        };
        let ends = &self.case.uncertain[moved.uncertain];
        let acquired = |end: End| {
            let inputs = Instead(moved.datum, end.value(ends));
            acquisition_of_line(&self.case, &self.schedule, moved.line, &inputs)
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
        // Elsewhere what is calculated with is another number than the one that is written.
        let as_written = (ends.low, ends.high) == (*least, *most);
        (value > *least).then(|| (below.to_string(), as_written.then(|| self.with(moved, value)).flatten()))
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

/// For each line the first that comes to the same and is financed alike, where there are several.
fn alike_lines(case: &Case, schedule: &Schedule) -> Vec<Option<usize>> {
    let financed = |line: usize| {
        let grants = case.funding.iter().filter_map(Funding::grant).map(move |grant| grant.lines[line]);
        (case.lines[line].in_accounts, case.lines[line].family, grants)
    };
    let same = |a: usize, b: usize| {
        let ((accounts, family, grants), (others, other, others_grants)) = (financed(a), financed(b));
        (accounts, family) == (others, other) && grants.eq(others_grants)
    };
    let first = twins(case, schedule).into_iter().enumerate();
    let first: Vec<usize> = first.map(|(line, first)| if same(first, line) { first } else { line }).collect();
    let mut count = vec![0; first.len()];
    first.iter().for_each(|line| count[*line] += 1);
    first.into_iter().map(|line| (count[line] > 1).then_some(line)).collect()
}

/// The line and the component of each value that is the one price of a component.
fn line_prices(case: &Case) -> HashMap<u32, (usize, usize)> {
    let mut prices = HashMap::new();
    for (line, of) in case.lines.iter().enumerate() {
        for (component, of) in of.components.iter().enumerate() {
            if let Pricing::Flat(rate) = &of.pricing {
                prices.insert(rate.datum.id, (line, component));
            }
        }
    }
    prices
}
