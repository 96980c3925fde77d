use rust_decimal::Decimal;

use super::inputs::{Basis, driving_terms};
use crate::analysis::Analysis;
use crate::engine::flows_by_line;
use crate::model::{Case, Datum, Inputs};
use crate::number::Resting;

/// Values that nothing backs are marked: assumptions, and figures without a source.
struct Unfounded<'c>(&'c Case);

impl Inputs<Resting<bool>> for Unfounded<'_> {
    fn of(&self, datum: Datum) -> Resting<bool> {
        let basis =
            self.0.data.get(datum.id).map(|one| Basis::of_value(&one.path, one.span, one.source.as_ref(), self.0));
        Resting { value: datum.value, on: basis.is_some_and(Basis::is_unfounded) }
    }
}

/// The share of the TCO excluding VAT that rests on a value graded `assumption` or without a source, as
/// [`inputs`](super::inputs) counts it; 0 where nothing costs anything.
pub fn resting_on_assumptions(analysis: &Analysis) -> Decimal {
    let case = &analysis.case;
    let (mut resting, mut total) = (Decimal::ZERO, Decimal::ZERO);
    let inputs = Unfounded(case);
    let flows = flows_by_line(case, &analysis.schedule, 0..case.lines.len(), &inputs);
    for row in flows.flat_map(|flows| flows.rows) {
        let line = &case.lines[row.line];
        // No number holds a life or a warranty: they decide when there is an amount at all.
        let assumed = driving_terms(line, &line.components[row.component], row.cause).any(|(one, term)| {
            let path = format!("{}.{}.{}", line.id, one.id, term.path);
            Basis::of_value(&path, Some(term.span), term.source.as_ref(), case).is_unfounded()
        });
        for (_, amount) in row.amounts.iter() {
            total += amount.value;
            if assumed || amount.on {
                resting += amount.value;
            }
        }
    }
    if total.is_zero() { Decimal::ZERO } else { resting / total }
}
