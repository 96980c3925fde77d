use rust_decimal::Decimal;

use super::inputs::driving_terms;
use crate::analysis::Analysis;
use crate::document::Grade;
use crate::engine::flows_of_line;
use crate::model::{Citation, Data, Datum, Inputs};
use crate::number::Resting;

/// Values graded `assumption` are marked.
struct Assumptions<'c>(&'c Data);

impl Inputs<Resting<bool>> for Assumptions<'_> {
    fn of(&self, datum: Datum) -> Resting<bool> {
        let source = self.0.get(datum.id).and_then(|provenance| provenance.source.as_ref());
        Resting { value: datum.value, on: is_assumed(source) }
    }
}

fn is_assumed(source: Option<&Citation>) -> bool {
    source.and_then(|source| source.grade) == Some(Grade::Assumption)
}

/// The share of the TCO excluding VAT that rests on a value graded `assumption`, as [`inputs`](super::inputs) counts
/// it; 0 where nothing costs anything.
pub fn resting_on_assumptions(analysis: &Analysis) -> Decimal {
    let case = &analysis.case;
    let (mut resting, mut total) = (Decimal::ZERO, Decimal::ZERO);
    // Line after line, so that the amounts of no more than one are held.
    let flows = |line| flows_of_line(case, &analysis.schedule, line, &Assumptions(&case.data)).rows;
    for row in (0..case.lines.len()).flat_map(flows) {
        let line = &case.lines[row.line];
        let mut terms = driving_terms(line, &line.components[row.component], row.cause);
        // No number holds a life or a warranty: they decide when there is an amount at all.
        let assumed = terms.any(|(_, term)| is_assumed(term.source.as_ref()));
        for (_, amount) in row.amounts.iter() {
            total += amount.value;
            if assumed || amount.on {
                resting += amount.value;
            }
        }
    }
    if total.is_zero() { Decimal::ZERO } else { resting / total }
}
