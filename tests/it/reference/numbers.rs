//! The number of units in service, month by month.

use super::plan::{Line, Plan, Quantity};
use super::values::rounded;
use rust_decimal::Decimal;

/// `numbers[line][month]`.
pub fn in_service(plan: &Plan) -> Vec<Vec<Decimal>> {
    plan.lines.iter().map(|line| (0..plan.horizon).map(|month| number(plan, line, month)).collect()).collect()
}

fn number(plan: &Plan, line: &Line, month: i32) -> Decimal {
    match &line.quantity {
        Quantity::Number(number) => *number,
        Quantity::Phases(targets) => by_phase(plan, line, targets, month),
        Quantity::Per { count, each, line: other } => {
            let base = plan
                .lines
                .iter()
                .find(|candidate| candidate.name == *other)
                .unwrap_or_else(|| panic!("no line {other}"));
            let exact = kept(count * number(plan, base, month) / each);
            if line.divisible { exact } else { exact.ceil() }
        }
    }
}

/// Walks through the phases up to the one of `month`.
fn by_phase(plan: &Plan, line: &Line, targets: &[(String, Decimal, bool)], month: i32) -> Decimal {
    let mut before = line.existing;
    for phase in &plan.phases {
        let target = targets.iter().find(|(name, ..)| *name == phase.name);
        let (to, linear) = target.map_or((before, false), |(_, to, linear)| (*to, *linear));
        if month <= phase.last {
            if !linear {
                return to;
            }
            let k = Decimal::from(month - phase.first + 1);
            let months = Decimal::from(phase.last - phase.first + 1);
            let step = (to - before) * k / months;
            return before + if line.divisible { kept(step) } else { step.trunc() };
        }
        before = to;
    }
    before
}

/// Numbers in service are kept to 12 decimals.
fn kept(number: Decimal) -> Decimal {
    rounded(number, 12).normalize()
}
