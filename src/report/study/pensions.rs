use std::sync::Arc;

use rust_decimal::Decimal;

use super::names;
use crate::analysis::Analysis;
use crate::language::Arg;
use crate::model::{Case, Line};
use crate::report::style::Style;
use crate::units::half_up;

/// Between the first of these years and the last, the employer's rate of pensions rises by so much each January
/// (decree 2025-86), from this rate on.
const PENSIONS_RISE: (i32, i32) = (2025, 2028);
const PENSIONS_RATE: Decimal = Decimal::from_parts(3465, 0, 0, false, 4);
const PENSIONS_STEP: Decimal = Decimal::from_parts(3, 0, 0, false, 2);

/// Whether an index rises by the steps of the decree at least, on the plan's anniversaries of their years: a plan that begins
/// before them may have one that does not know them.
fn holds_steps(case: &Case, index: usize) -> bool {
    let (start, last) = (case.calendar.start.year(), *case.calendar.years().end());
    let rates = &case.indices[index].1;
    let rate = |year: i32| {
        let place = usize::try_from(year - 1 - start).ok()?;
        rates.get(place).or(rates.last()).map(|rate| rate.value)
    };
    let years = (start.max(PENSIONS_RISE.0) + 1)..=last.min(PENSIONS_RISE.1);
    let of = |year: i32| PENSIONS_RATE + PENSIONS_STEP * Decimal::from(year - PENSIONS_RISE.0);
    // The catalog's rates are rounded to a hundredth of a point.
    years
        .into_iter()
        .all(|year| rate(year).is_some_and(|rate| half_up(of(year) / of(year - 1) - Decimal::ONE, 4) <= rate))
}

/// Which posts follow the employer's rate of pensions, which rises year by year, and which do not.
pub(super) fn pensions(analysis: &Analysis, style: Style) -> Vec<String> {
    let case = &analysis.case;
    let mut notes = vec![style.say("study-staff-note")];
    let first = case.calendar.start.year().max(PENSIONS_RISE.0);
    if *case.calendar.years().end() <= PENSIONS_RISE.0 || first >= PENSIONS_RISE.1 {
        return notes;
    }
    let steps = |years: i32| PENSIONS_STEP * Decimal::from(years);
    let pension = case.indices.iter().position(|(name, _)| name == "pension");
    let follows = |line: &&Arc<Line>| line.components.iter().any(|one| one.index.is_some() && one.index == pension);
    let posts = case.lines.iter().filter(|line| line.is_post() && !line.in_accounts);
    let (with, without): (Vec<&Arc<Line>>, Vec<&Arc<Line>>) = posts.partition(follows);
    let with_id = if pension.is_some_and(|place| holds_steps(case, place)) {
        "study-staff-pension"
    } else {
        "study-staff-pension-flat"
    };
    for (id, lines) in [(with_id, with), ("study-staff-no-pension", without)] {
        let mut names: Vec<String> = Vec::new();
        for name in lines.into_iter().map(|line| names::line(line, style)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            let args = [
                ("posts", names.join(style.semicolon()).into()),
                ("year", Arg::Year(first)),
                ("rate", Arg::Percent(PENSIONS_RATE + steps(first - PENSIONS_RISE.0))),
                ("points", Arg::Number(steps(PENSIONS_RISE.1 - first) * Decimal::ONE_HUNDRED)),
            ];
            notes.push(style.tell(id, &args));
        }
    }
    notes
}
