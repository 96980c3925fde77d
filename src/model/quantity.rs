use std::sync::Arc;

use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::draft::{Draft, DraftLine};
use super::funding::find_phase;
use super::line::{Demand, Line, Step};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{LineDocument, QuantityDocument, Ramp};
use crate::units::{Quantity, in_unit, is_one, is_thousand, same_unit, three_decimals};

/// More units than any plan has; keeps exact arithmetic within what a `Decimal` holds.
const MOST_UNITS: i64 = 1_000_000_000;

/// Kilometres from which a bare number is asked for its unit: more than twice the longest municipal network of the
/// sources (42 km of ducts at Montmorency), and less than most lengths in metres.
const LONGEST_NETWORK: usize = 100;

/// The numbers in service that a line asks for.
pub(super) fn resolve_demand(
    line: &DraftLine,
    written: &LineDocument,
    draft: &Draft,
    calendar: &Calendar,
    diagnostics: &mut Diagnostics,
) -> Option<Demand> {
    let quantity = written.quantity.as_ref()?;
    match &quantity.value {
        QuantityDocument::Whole(Quantity::Number { value, unit }) => {
            let to = check(line, *value, unit.as_deref(), quantity.span, diagnostics)?;
            Some(Demand::Steps(vec![Step { first: 0, months: calendar.months, to, linear: false }]))
        }
        QuantityDocument::Whole(Quantity::Per { count, each, line: name }) => {
            let place = draft.place(name);
            let Some(other) = place.and_then(|place| draft.index(place)) else {
                // A line whose item is unknown has been reported already.
                if place.is_none() {
                    let known = || draft.plan.lines.iter().map(|(id, _)| id.value.as_str());
                    let unknown = Diagnostic::at(codes::UNKNOWN_LINE, quantity.span).arg("line", name.clone());
                    let unknown = unknown.arg("known", known().collect::<Vec<_>>().join(", ")).help("help");
                    diagnostics.push(unknown.did_you_mean(name, known()));
                }
                return None;
            };
            check(line, Decimal::ZERO, None, quantity.span, diagnostics)?;
            // `1 per 1.000 sensors` is one for each thousand of what comes whole, or nothing that anyone means.
            let whole = draft.lines.get(other).is_some_and(|other| !other.item.divisible);
            if let Some((grouped, _)) = three_decimals(&each.to_string()).filter(|_| whole) {
                let fraction = Diagnostic::at(codes::FRACTION, quantity.span).arg("what", name.clone());
                let form = format!("{} per {grouped} {name}", count.normalize());
                diagnostics.push(fraction.arg("write", form).help("help-thousands"));
                return None;
            }
            Some(Demand::Per { count: *count, each: *each, line: other })
        }
        QuantityDocument::Phases(targets) => {
            let mut wanted = vec![None; calendar.phases.len()];
            for (phase, target) in targets {
                let at = find_phase(phase, calendar, diagnostics);
                let fits = check(line, target.to.value, target.unit.as_deref(), target.to.span, diagnostics);
                if let (Some(at), Some(to)) = (at, fits) {
                    wanted[at] = Some((to, target.ramp == Ramp::Linear));
                }
            }
            let existing = written.existing.as_ref();
            let existing = existing.map(|one| number_of(line, one.quantity.value, one.unit.as_deref()));
            let mut number = existing.flatten().unwrap_or_default();
            let mut steps = Vec::new();
            for (phase, wanted) in calendar.phases.iter().zip(wanted) {
                let (to, linear) = wanted.unwrap_or((number, false));
                steps.push(Step { first: phase.first, months: phase.months, to, linear });
                number = to;
            }
            Some(Demand::Steps(steps))
        }
    }
}

/// Units in service before the plan.
pub(super) fn resolve_existing(
    line: &DraftLine,
    written: &LineDocument,
    diagnostics: &mut Diagnostics,
) -> Option<(Decimal, u32)> {
    let existing = written.existing.as_ref()?;
    let unit = existing.unit.as_deref();
    let number = check(line, existing.quantity.value, unit, existing.quantity.span, diagnostics)?;
    (!number.is_zero()).then_some((number, existing.age.value.0))
}

/// A number in the unit of the line's item; none where it is written in another.
pub(super) fn number_of(line: &DraftLine, number: Decimal, unit: Option<&str>) -> Option<Decimal> {
    unit.map_or(Some(number), |unit| in_unit(number, unit, &line.item.unit.value))
}

/// A number in the item's unit, whole unless the item is divisible.
fn check(
    line: &DraftLine,
    number: Decimal,
    unit: Option<&str>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Decimal> {
    let expected = &line.item.unit;
    let Some(number) = number_of(line, number, unit) else {
        let unit = unit.unwrap_or_default();
        let wrong = Diagnostic::at(codes::WRONG_UNIT, span).label(expected.span, "unit").arg("unit", unit);
        let wrong = wrong.arg("expected", expected.value.clone());
        // A `k` of kilometres may be one of them.
        let thousands = is_thousand(unit) && expected.value != "km";
        let factor = if thousands { Decimal::ONE_THOUSAND } else { Decimal::ONE };
        let meant = thousands || is_one(unit, &expected.value) || same_unit(unit, &expected.value);
        diagnostics.push(match number.checked_mul(factor).filter(|_| meant) {
            Some(number) => wrong.arg("write", format!("{} {}", number.normalize(), expected.value)).help("help"),
            None => wrong.help("help-quantity"),
        });
        return None;
    };
    let grouped = three_decimals(&number.to_string()).map(|(grouped, _)| grouped);
    if !line.item.divisible && (grouped.is_some() || !number.fract().is_zero()) {
        let fraction = Diagnostic::at(codes::FRACTION, span).arg("what", expected.value.clone());
        diagnostics.push(match grouped {
            Some(grouped) => fraction.arg("write", grouped).help("help-thousands"),
            None => fraction.help("help"),
        });
        return None;
    }
    if unit.is_none() && expected.value == "km" && number >= Decimal::from(LONGEST_NETWORK) {
        let figure = number.normalize();
        let long = Diagnostic::at(codes::LENGTH_MAGNITUDE, span).arg("written", figure.to_string());
        let long = long.arg("limit", LONGEST_NETWORK).arg("metres", format!("{figure} m"));
        diagnostics.push(long.arg("kilometres", format!("{figure} km")));
    }
    if number > Decimal::from(MOST_UNITS) {
        beyond(span, diagnostics);
        return None;
    }
    Some(number)
}

/// The order in which lines can be counted: one after the line it refers to. A circle is a fault.
pub(super) fn count_order(lines: &[Arc<Line>], diagnostics: &mut Diagnostics) -> Option<Vec<usize>> {
    let mut order = Vec::with_capacity(lines.len());
    let mut done = vec![false; lines.len()];
    for (place, line) in lines.iter().enumerate() {
        // From the line to the first one that waits for none. A line that has faults of its own is not there.
        let mut way = Vec::new();
        let mut next = Some(place);
        while let Some(at) = next.filter(|at| done.get(*at) == Some(&false)) {
            if way.len() + order.len() == lines.len() {
                let circle = Diagnostic::at(codes::CIRCLE, line.span).arg("component", line.id.clone());
                diagnostics.push(circle.arg("line", line.id.clone()));
                return None;
            }
            way.push(at);
            next = match lines[at].demand {
                Demand::Steps(_) => None,
                Demand::Per { line, .. } => Some(line),
            };
        }
        for at in way.into_iter().rev() {
            done[at] = true;
            order.push(at);
        }
    }
    limit(lines, &order, diagnostics);
    Some(order)
}

/// Holds lines that follow others to the limit of those that are written: so many for each of so many grow fast.
fn limit(lines: &[Arc<Line>], order: &[usize], diagnostics: &mut Diagnostics) {
    let mut most = vec![Decimal::ZERO; lines.len()];
    for place in order {
        let line = &lines[*place];
        let units = match &line.demand {
            Demand::Steps(steps) => steps.iter().map(|step| step.to).max().or(Some(Decimal::ZERO)),
            Demand::Per { count, each, line: other } => {
                most.get(*other).and_then(|number| count.checked_mul(*number)?.checked_div(*each))
            }
        };
        match units.filter(|units| *units <= Decimal::from(MOST_UNITS)) {
            Some(units) => most[*place] = units,
            None => beyond(line.quantity.unwrap_or(line.span), diagnostics),
        }
    }
}

fn beyond(span: Span, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::at(codes::OUT_OF_RANGE, span).limits("0 .. 1_000_000_000").help("help"));
}
