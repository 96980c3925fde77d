//! What is said beside the verdict on a plan: the city's own state, what is too small to count.

use rust_decimal::Decimal;

use super::flags::{spelled_spans, threshold_name};
use super::result_city::level;
use super::style::Style;
use super::words::Subject;
use crate::analysis::Outcome;
use crate::city::{Flag, by_computed_fctva};
use crate::language::{Arg, spans};
use crate::model::City;

/// The city's own state, told first and apart: the levels that it reaches without the plan, with their years.
pub(crate) fn standing(city: Option<&City>, outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let at = |wanted: &str| {
        let flags = outcome.verdict.flags.iter();
        listed(
            flags.filter(|flag| flag.without.as_ref().is_some_and(|without| level(without) == wanted)),
            wanted,
            style,
        )
    };
    let (red, orange) = (at("red"), at("orange"));
    let after = if red.is_some() { "standing-also" } else { "standing-orange" };
    let told = [("standing-red", red), (after, orange)];
    let told = told
        .into_iter()
        .filter_map(|(id, rules)| Some(style.tell(id, &[("rules", rules?.into()), ("subject", subject.word())])));
    let mut told: Vec<String> = told.collect();
    if told.is_empty() {
        return None;
    }
    let flags = outcome.verdict.flags.iter();
    let without = flags.filter_map(|flag| Some((flag.year, flag.without.as_ref()?)));
    told.extend(
        city.and_then(|city| balance_reserve(city, &by_computed_fctva(city, &outcome.outlook, without), style)),
    );
    told.push(style.tell("standing-apart", &[("subject", subject.word())]));
    Some(told.join(" "))
}

/// That the city's own legal balance is broken, in these years, for want of FCTVA alone.
pub(super) fn balance_reserve(city: &City, years: &[i32], style: Style) -> Option<String> {
    let args = [("base", Arg::Year(city.year)), ("years", spelled_spans(years, style).into())];
    (!years.is_empty()).then(|| style.tell("standing-computed-fctva", &args))
}

/// Levels that are reached because of the plan, and by too little to count.
pub(crate) fn too_small(city: &City, outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    let small = || outcome.verdict.flags.iter().filter(|flag| flag.is_too_small());
    let of = |wanted: &str| listed(small().filter(|flag| level(&flag.with) == wanted), wanted, style);
    let rules: Vec<String> = ["red", "orange"].into_iter().filter_map(of).collect();
    let rules = (!rules.is_empty()).then(|| rules.join(style.semicolon()))?;
    let share = style.percent(city.thresholds.materiality.value);
    Some(style.tell("too-small", &[("rules", rules.into()), ("share", share.into()), ("subject", subject.word())]))
}

/// What is reached at a level by name, each with its years.
pub(super) fn listed<'a>(flags: impl Iterator<Item = &'a Flag<Decimal>>, level: &str, style: Style) -> Option<String> {
    let mut rules: Vec<(String, Vec<i32>)> = Vec::new();
    for flag in flags {
        let name = threshold_name(flag, level, style);
        match rules.iter_mut().find(|(known, _)| *known == name) {
            Some((_, years)) => years.push(flag.year),
            None => rules.push((name, vec![flag.year])),
        }
    }
    let list: Vec<String> = rules.iter().map(|(name, years)| format!("{name} ({})", spans(years))).collect();
    (!list.is_empty()).then(|| list.join(style.semicolon()))
}
