//! What each uncertain input does by itself, from its low end to its high end, and just below the unit-value threshold
//! where a price passes it between them.

use rust_decimal::Decimal;

use super::figures::Snapshot;
use super::one_price::{End, OnePrice};
use super::parallel;
use super::runner::{Faults, Runner};
use crate::model::{Setting, UncertainInput};
use crate::run::Figure;
use crate::units::{half_up, order};

/// An uncertain input with a run at each end, all others at their values.
#[derive(Debug)]
pub struct Swing {
    /// The input.
    pub input: UncertainInput,
    /// At its low end.
    pub low: Result<Snapshot, Box<Faults>>,
    /// At its high end.
    pub high: Result<Snapshot, Box<Faults>>,
    /// Between both, just below the unit-value threshold, where a price passes it there: the value, and the run.
    pub below_threshold: Option<(String, Snapshot)>,
}

impl Swing {
    /// How far a figure moves between the ends: high less low.
    pub fn of(&self, figure: Figure) -> Option<Decimal> {
        let (low, high) = (self.low.as_ref().ok()?, self.high.as_ref().ok()?);
        Some(high.get(figure)? - low.get(figure)?)
    }

    /// Whether one end, or what lies just below the unit-value threshold, changes the verdict of the plan as it is.
    pub fn turns(&self, base: &Snapshot) -> bool {
        let ends = [&self.low, &self.high].into_iter().flatten();
        ends.chain(self.between().map(|(_, run)| run)).any(|run| run.level != base.level)
    }

    /// What lies between the ends and has a verdict that neither of them has.
    pub fn between(&self) -> Option<(&str, &Snapshot)> {
        let (value, run) = self.below_threshold.as_ref()?;
        let ends = [&self.low, &self.high].into_iter().flatten();
        ends.into_iter().all(|end| end.level != run.level).then_some((value.as_str(), run))
    }
}

/// Runs every uncertain input at both ends; the widest swing of a figure comes first, then of the net cost.
pub fn sensitivity(runner: &Runner, by: Figure) -> Vec<Swing> {
    let inputs = runner.uncertain();
    let prices = OnePrice::of(runner);
    let end = |input: &UncertainInput, end: End| {
        let quick = prices.as_ref().and_then(|prices| prices.snapshot(input, end));
        quick.map_or_else(|| by_run(runner, &input.path, end.of(input)), Ok)
    };
    let below = |input: &UncertainInput| {
        let (value, quick) = prices.as_ref()?.below_threshold(input)?;
        let run = quick.map_or_else(|| by_run(runner, &input.path, &value), Ok).ok()?;
        Some((value, run))
    };
    let swings = parallel::map(&inputs, |input| Swing {
        input: input.clone(),
        low: end(input, End::Low),
        high: end(input, End::High),
        below_threshold: below(input),
    });
    // Swings that are the same stand in the order of their paths, whatever their last digits.
    let width = |swing: &Swing, figure| half_up(swing.of(figure).unwrap_or_default().abs(), 9);
    order::by_cached_key(swings, |swing| {
        let widths = (width(swing, by), width(swing, Figure::NetAfterBenefits));
        (std::cmp::Reverse(widths), swing.input.path.clone())
    })
}

/// A whole run at one end: also where the end is a fault, which it tells.
fn by_run(runner: &Runner, path: &str, value: &str) -> Result<Snapshot, Box<Faults>> {
    runner.snapshot(&[Setting::new(path, value, "uncertainty")])
}
