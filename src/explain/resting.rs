use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::inputs::{Basis, driving_terms};
use crate::analysis::Analysis;
use crate::engine::{LineFlows, flows_by_line, twins};
use crate::finance::Cost;
use crate::model::{Case, Datum, Inputs};
use crate::number::Number;

/// Whether a number rests on a value that nothing backs: on an assumption, or on a figure without a source. What it comes to
/// the exact run has said.
#[derive(Debug, Clone, Copy)]
struct Unfounded(bool);

impl Unfounded {
    fn with(self, other: Self) -> Self {
        Self(self.0 || other.0)
    }
}

impl Number for Unfounded {
    fn constant(_: Decimal) -> Self {
        Self(false)
    }
    fn add(&self, other: &Self) -> Self {
        self.with(*other)
    }
    fn sub(&self, other: &Self) -> Self {
        self.with(*other)
    }
    fn mul(&self, other: &Self) -> Self {
        self.with(*other)
    }
    fn scale(&self, _: Decimal) -> Self {
        *self
    }
    fn twelfth(&self) -> Self {
        *self
    }
}

/// Of every value, whether nothing backs it.
struct Backing<'c>(&'c Case);

impl Inputs<Unfounded> for Backing<'_> {
    fn of(&self, datum: Datum) -> Unfounded {
        let basis =
            self.0.data.get(datum.id).map(|one| Basis::of_value(&one.path, one.span, one.source.as_ref(), self.0));
        Unfounded(basis.is_some_and(Basis::is_unfounded))
    }
}

impl Backing<'_> {
    /// Of the values that are a line's own.
    fn of_line(&self, line: usize) -> Vec<bool> {
        let components = self.0.lines[line].components.iter();
        let own = components.flat_map(|one| {
            let rates = one.rates().map(|rate| rate.datum);
            rates.chain(one.failure).chain(one.fixed_part)
        });
        own.map(|datum| self.of(datum).0).collect()
    }
}

/// The share of the TCO excluding VAT that rests on a value graded `assumption` or without a source, as
/// [`inputs`](super::inputs) counts it; 0 where nothing costs anything.
pub fn resting_on_assumptions(analysis: &Analysis) -> Decimal {
    let case = &analysis.case;
    let inputs = Backing(case);
    // Lines that come to the same, and whose values are backed alike, are asked once.
    let mut alike: IndexMap<(usize, Vec<bool>), (usize, u32)> = IndexMap::new();
    for (line, first) in twins(case, &analysis.schedule).into_iter().enumerate() {
        alike.entry((first, inputs.of_line(line))).or_insert((line, 0)).1 += 1;
    }
    let (mut resting, mut total) = (Decimal::ZERO, Decimal::ZERO);
    let flows = flows_by_line(case, &analysis.schedule, alike.values().map(|(line, _)| *line), &inputs);
    for (flows, (line, times)) in flows.zip(alike.values()) {
        let sums = of_line(analysis, *line, &flows);
        resting += sums[0] * Decimal::from(*times);
        total += sums[1] * Decimal::from(*times);
    }
    if total.is_zero() { Decimal::ZERO } else { resting / total }
}

/// What a line comes to: as far as it rests on such values, and in all.
fn of_line(analysis: &Analysis, line: usize, flows: &LineFlows<Unfounded>) -> [Decimal; 2] {
    let case = &analysis.case;
    let (mut resting, mut total) = (Decimal::ZERO, Decimal::ZERO);
    let mut costs = analysis.costs_of(line).iter().peekable();
    for row in &flows.rows {
        // The exact run leaves out amounts of nothing.
        let same = |cost: &&Cost<Decimal>| (cost.component, cost.cause) == (row.component, row.cause);
        let Some(cost) = costs.next_if(same) else { continue };
        let line = &case.lines[line];
        // No number holds a life or a warranty: they decide when there is an amount at all.
        let assumed = driving_terms(line, &line.components[row.component], row.cause).any(|(one, term)| {
            let path = format!("{}.{}.{}", line.id, one.id, term.path);
            Basis::of_value(&path, Some(term.span), term.source.as_ref(), case).is_unfounded()
        });
        let mut months = row.amounts.iter();
        for (month, amount) in cost.amounts.iter() {
            total += amount;
            if assumed || months.find(|(other, _)| other == month).is_some_and(|(_, on)| on.0) {
                resting += amount;
            }
        }
    }
    [resting, total]
}
