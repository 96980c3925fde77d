use rust_decimal::Decimal;

use crate::engine::{Schedule, flows};
use crate::model::{AsWritten, Case, Demand};
use crate::units::MONTHS_A_YEAR;

/// The line whose number is the volume of the tender: the first one of the need that has a number of
/// its own, not one for each of another line.
pub fn lead(case: &Case) -> Option<usize> {
    case.tender.lines.iter().copied().find(|line| peak(case, *line).is_some_and(|peak| peak > Decimal::ZERO))
}

/// The largest number that a line reaches by its phases.
pub fn peak(case: &Case, line: usize) -> Option<Decimal> {
    match &case.lines[line].demand {
        Demand::Steps(steps) => steps.iter().map(|step| step.to).max(),
        Demand::Per { .. } => None,
    }
}

/// A case with another volume: phases that reach the peak reach the new one, smaller phases (a pilot)
/// keep their number as long as it is not above it.
pub fn with_volume(case: &mut Case, lead: usize, volume: Decimal) {
    let Some(peak) = peak(case, lead) else { return };
    if let Demand::Steps(steps) = &mut case.line_mut(lead).demand {
        for step in steps {
            step.to = if step.to == peak { volume } else { step.to.min(volume) };
        }
    }
}

/// The need alone: other lines keep their numbers, which the need may refer to, and cost nothing.
pub fn need_only(case: &Case) -> Case {
    let mut need = case.clone();
    need.lines_mut().filter(|line| !line.needed).for_each(|line| line.components.clear());
    need
}

/// Life-cycle cost of all lines of a case, TTC, in euros.
pub fn cost(case: &Case) -> Decimal {
    let schedule = Schedule::of(case);
    let ledger = flows::<Decimal>(case, &schedule, &AsWritten);
    let mut twelfths = Decimal::ZERO;
    for row in &ledger.rows {
        let rates = &case.vat[case.lines[row.line].components[row.component].vat];
        for (month, amount) in row.amounts.iter() {
            twelfths += *amount + *amount * rates[*month as usize].value;
        }
    }
    twelfths / MONTHS_A_YEAR
}
