//! Which articles of the CGCT a study cites for what the council votes, by the plan's first day and the city's size.

use crate::analysis::Analysis;
use crate::language::Arg;
use crate::model::depreciates;
use crate::report::style::Style;

/// From this year on the rules on budgets are those of ordinance 2025-526, which gave them new numbers.
const ORDINANCE: i32 = 2026;
/// From this year on communes keep their accounts in M57.
const M57: i32 = 2024;

/// Whether the rules of larger communes hold: a debate on the budget's orientation, and in M57 rules on budgets and finance of
/// the council's own before any programme authorisation. From as many inhabitants on as depreciation.
pub(super) fn is_large(analysis: &Analysis) -> bool {
    analysis.case.city.as_ref().is_none_or(|city| depreciates(city.population))
}

/// The same in a word for sentences.
pub(super) fn large(analysis: &Analysis) -> Arg {
    if is_large(analysis) { "yes" } else { "no" }.into()
}

/// Whether the study cites the code as it was before that ordinance for what falls under it.
pub(super) fn renumbered(analysis: &Analysis) -> bool {
    analysis.case.calendar.month(analysis.case.calendar.months.saturating_sub(1)).year() >= ORDINANCE
}

/// What a programme authorisation and its payment appropriations rest on.
pub(super) fn programme(analysis: &Analysis, style: Style) -> Arg {
    let year = analysis.case.calendar.start.year();
    let id = match (year, is_large(analysis)) {
        (ORDINANCE.., _) => "study-law-ordinance",
        (_, false) => "study-law-programme-small",
        (M57.., true) => "study-law-programme",
        (_, true) => "study-law-programme-either",
    };
    style.say(id).into()
}

/// Whether accounts are kept in M57, a word for sentences.
pub(super) fn m57(analysis: &Analysis) -> Arg {
    if analysis.case.calendar.start.year() >= M57 { "yes" } else { "no" }.into()
}

/// What the debate on the budget's orientation rests on, in a commune that has one.
pub(super) fn debate(analysis: &Analysis, style: Style) -> Arg {
    let year = analysis.case.calendar.start.year();
    style.say(if year >= ORDINANCE { "study-law-ordinance" } else { "study-law-debate" }).into()
}
