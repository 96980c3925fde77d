//! The fiscal years of a programme that give no flags: they stand in its tables, and a verdict that is silent about them
//! would be read as a word on them.

use rust_decimal::Decimal;

use crate::city::{Flag, Level};
use crate::language::Arg;
use crate::programme::Programme;
use crate::report::apart::Figures;
use crate::report::deciding::{missing, worst};
use crate::report::flags::{spelled_spans, threshold_name};
use crate::report::result_city::level;
use crate::report::standing::listed;
use crate::report::style::Style;
use crate::report::words::Subject;

/// That a programme is sustainable up to a year only, since later ones cross thresholds because of it. It heads the
/// verdict, whose level stays.
pub(super) fn until(programme: &Programme, style: Style) -> Option<String> {
    let lasts = programme.together.outcome.ruling().level == Some(Level::Sustainable);
    let judged = [("judged", Arg::Year(programme.together.horizon.judged))];
    (lasts && !programme.unjudged().is_empty()).then(|| style.tell("programme-until", &judged))
}

/// What is said of the years that are not judged; none where all are.
pub(super) fn unjudged(programme: &Programme, style: Style) -> Option<String> {
    let horizon = programme.together.horizon;
    if horizon.judged >= horizon.last {
        return None;
    }
    let years: Vec<i32> = (horizon.judged + 1..=horizon.last).collect();
    let mut args = vec![("years", spelled_spans(&years, style).into()), ("count", Arg::Count(years.len()))];
    let flags = programme.unjudged();
    if flags.is_empty() {
        return Some(style.tell("programme-unjudged-none", &args));
    }
    let mut rules: Vec<Vec<&Flag<Decimal>>> = Vec::new();
    for flag in &flags {
        let of = |one: &Flag<Decimal>| (one.with.rule, one.with.part);
        match rules.iter_mut().find(|known| of(known[0]) == of(flag)) {
            Some(known) => known.push(flag),
            None => rules.push(vec![flag]),
        }
    }
    // Where red is reached, its figures are told and what is orange is named.
    let red = |flags: &[&Flag<Decimal>]| flags.iter().any(|flag| level(&flag.with) == "red");
    let (grave, rest): (Vec<_>, Vec<_>) = rules.iter().partition(|flags| red(flags));
    let (told_of, named) = if grave.is_empty() { (rest, Vec::new()) } else { (grave, rest) };
    let mut told: Vec<String> = told_of.into_iter().filter_map(|flags| told(flags, style)).collect();
    if let Some(rules) = listed(named.into_iter().flatten().copied(), "orange", style) {
        told.push(style.tell("programme-unjudged-orange", &[("rules", rules.into())]));
    }
    args.push(("rules", told.join(style.semicolon()).into()));
    Some(style.tell("programme-unjudged", &args))
}

/// A rule with the years in which it is reached, and the figures of the worst.
fn told(flags: &[&Flag<Decimal>], style: Style) -> Option<String> {
    let worst = worst(flags)?;
    let figures = Figures::of(worst, style);
    let years: Vec<i32> = flags.iter().map(|flag| flag.year).collect();
    let reached = level(&worst.with);
    let mut args = vec![
        ("rule", threshold_name(worst, reached, style).into()),
        ("years", spelled_spans(&years, style).into()),
        ("count", Arg::Count(years.len())),
        ("year", Arg::Year(worst.year)),
        ("level", style.say(&format!("level-{reached}")).into()),
        ("with", figures.with.unwrap_or_else(|| style.say("no-measure")).into()),
        ("threshold", figures.threshold.into()),
        ("short", missing(worst, Subject::Programme, style).into()),
    ];
    Some(match figures.without {
        Some(without) => {
            args.push(("without", without.into()));
            style.tell("programme-unjudged-rule", &args)
        }
        None => style.tell("programme-unjudged-rule-alone", &args),
    })
}
