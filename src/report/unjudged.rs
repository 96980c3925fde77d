//! The fiscal year within which a plan ends: no rule judges it (SPEC §8), and a verdict that is silent about it would be
//! read as a word on the whole plan. What the year shows with the plan's months is said beside the verdict.

use rust_decimal::Decimal;

use super::apart::Figures;
use super::deciding::missing;
use super::flags::threshold_name;
use super::result_city::level;
use super::style::Style;
use super::words::Subject;
use crate::analysis::Analysis;
use crate::city::{Flag, Horizon, Level};
use crate::language::Arg;

/// That a plan is sustainable up to a year only: a longer horizon gives a worse verdict (`later`), or the year within which
/// the plan ends, which is not judged, shows thresholds crossed because of it. It heads the verdict, whose level stays.
pub(crate) fn until(analysis: &Analysis, later: Option<Level>, style: Style) -> Option<String> {
    let outcome = analysis.outcome.as_ref()?;
    if outcome.ruling().level != Some(Level::Sustainable) {
        return None;
    }
    let horizon = Horizon::of(&analysis.case);
    if let Some(later) = later.filter(|later| *later > Level::Sustainable) {
        return Some(until_later(horizon, later, style));
    }
    (!analysis.unjudged().is_empty()).then(|| until_unjudged(horizon, style))
}

/// That a plan is sustainable up to the last year that is judged, and worse under a longer horizon.
pub(crate) fn until_later(horizon: Horizon, later: Level, style: Style) -> String {
    style.tell("verdict-until", &[("judged", Arg::Year(horizon.judged)), ("level", Level::in_sentence(Some(later)))])
}

/// That a plan is sustainable up to the last year that is judged, and the one after crosses thresholds because of it.
pub(crate) fn until_unjudged(horizon: Horizon, style: Style) -> String {
    let args = [("judged", Arg::Year(horizon.judged)), ("year", Arg::Year(horizon.last))];
    style.tell("verdict-until-unjudged", &args)
}

/// What is said of a last year that is not judged; none where the plan ends with a year, or without a city.
pub(crate) fn unjudged(analysis: &Analysis, style: Style) -> Option<String> {
    let case = &analysis.case;
    case.city.as_ref().and(analysis.outcome.as_ref())?;
    let horizon = Horizon::of(case);
    if horizon.judged >= horizon.last {
        return None;
    }
    let rules: Vec<String> = analysis.unjudged().iter().map(|flag| told(flag, style)).collect();
    let months = case.calendar.months_in_year_from(horizon.last, 0);
    let mut args = vec![("year", Arg::Year(horizon.last)), ("months", Arg::Count(months as usize))];
    if rules.is_empty() {
        // Where there is no verdict, months that show nothing are no good sign of it.
        let open = analysis.outcome.as_ref().is_some_and(|outcome| outcome.ruling().level.is_none());
        return Some(style.tell(if open { "unjudged-open" } else { "unjudged-none" }, &args));
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
