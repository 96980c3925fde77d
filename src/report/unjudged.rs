//! The fiscal year within which a plan ends: no rule judges it (SPEC §8), and a verdict that is silent about it would be
//! read as a word on the whole plan. What the year shows with the plan's months is said beside the verdict.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::apart::Figures;
use super::deciding::missing;
use super::flags::threshold_name;
use super::result_city::level;
use super::style::Style;
use super::words::Subject;
use crate::analysis::Analysis;
use crate::city::{Flag, Horizon, judge};
use crate::language::Arg;
use crate::model::AsWritten;

/// What is said of a last year that is not judged; none where the plan ends with a year, or without a city.
pub(crate) fn unjudged(analysis: &Analysis, style: Style) -> Option<String> {
    let (case, outcome) = (&analysis.case, analysis.outcome.as_ref()?);
    let horizon = Horizon::of(case);
    if horizon.judged >= horizon.last {
        return None;
    }
    let (outlook, city) = (outcome.deciding_side().0, case.city.as_ref()?);
    let all = judge(Horizon { judged: horizon.last, ..horizon }, city, outlook, None, &AsWritten).flags;
    let counts = |flag: &&Flag<Decimal>| flag.year == horizon.last && (flag.counts_red || flag.counts_orange);
    let (mut seen, mut rules) = (BTreeSet::new(), Vec::new());
    for flag in all.iter().filter(counts) {
        if seen.insert((flag.with.rule, flag.with.part)) {
            rules.push(told(flag, style));
        }
    }
    let months = case.calendar.months_in_year_from(horizon.last, 0);
    let mut args = vec![("year", Arg::Year(horizon.last)), ("months", Arg::Count(months as usize))];
    if rules.is_empty() {
        return Some(style.tell("unjudged-none", &args));
    }
    args.push(("rules", rules.join(style.semicolon()).into()));
    Some(style.tell("unjudged", &args))
}

/// A threshold that the year reaches, with its figures.
fn told(flag: &Flag<Decimal>, style: Style) -> String {
    let figures = Figures::of(flag, style);
    let none = || style.say("no-measure");
    let mut args = vec![
        ("rule", threshold_name(flag, level(&flag.with), style).into()),
        ("with", figures.with.unwrap_or_else(none).into()),
        ("threshold", figures.threshold.into()),
        ("short", missing(flag, Subject::Plan, style).into()),
    ];
    match figures.without {
        Some(without) => {
            args.push(("without", without.into()));
            style.tell("unjudged-rule", &args)
        }
        None => style.tell("unjudged-rule-alone", &args),
    }
}
