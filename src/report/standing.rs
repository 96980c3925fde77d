//! What is said beside the verdict on a plan: the city's own state, what is too small to count.

use rust_decimal::Decimal;

use super::flags::{spans, threshold_name};
use super::result_city::level;
use super::style::Style;
use super::words::Subject;
use crate::analysis::{Analysis, Outcome};
use crate::city::Flag;

/// The city's own state, told first and apart: the levels that it reaches without the plan, with their years.
pub(crate) fn standing(outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
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
    told.push(style.tell("standing-apart", &[("subject", subject.word())]));
    Some(told.join(" "))
}

/// Levels that are reached because of the plan, and by too little to count.
pub(crate) fn too_small(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let city = analysis.case.city.as_ref()?;
    let own = |flag: &&Flag<Decimal>| flag.without.as_ref().is_none_or(|without| level(without) == "ok");
    let small = |flag: &&Flag<Decimal>| level(&flag.with) != "ok" && !flag.counts_red && !flag.counts_orange;
    let small = || outcome.verdict.flags.iter().filter(small).filter(own);
    let of = |wanted: &str| listed(small().filter(|flag| level(&flag.with) == wanted), wanted, style);
    let rules: Vec<String> = ["red", "orange"].into_iter().filter_map(of).collect();
    let rules = (!rules.is_empty()).then(|| rules.join(style.semicolon()))?;
    let share = style.percent(city.thresholds.materiality.value);
    Some(style.tell("too-small", &[("rules", rules.into()), ("share", share.into())]))
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
