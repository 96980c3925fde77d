//! At which growth of the city's accounts a verdict turns, said beside the draws, which do not vary it.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::study::names;
use super::study::written;
use super::style::Style;
use super::words::Subject;
use crate::city::Level;
use crate::explore::growth::{GrowthTurn, Turn};
use crate::language::Arg;
use crate::model::{Case, Rule};
use crate::units::{display, order};

/// What turns the verdict, with why a city that does better makes it worse, or that nothing turns it within a point; none
/// where no rate was moved.
pub(crate) fn said(growth: &[GrowthTurn], subject: Subject, case: &Case, style: Style) -> Option<String> {
    let list = |parts: Vec<String>| -> Arg { parts.join(style.semicolon()).into() };
    let all = || growth.iter().flat_map(|one| one.turns.iter().map(move |turn| (one, turn)));
    if all().next().is_none() {
        let kept = growth.iter().map(|one| style.tell("growth-rate", &named(one, case, style)));
        return (!growth.is_empty()).then(|| style.tell("growth-kept", &[("list", list(kept.collect()))]));
    }
    let turns = all().map(|(one, turn)| told("growth-turn", one, turn, subject, case, style)).collect();
    let turns = style.tell("growth-turns", &[("list", list(turns))]);
    let mut uncovered: Vec<(Rule, i32)> = all().filter_map(|(_, turn)| turn.uncovered).collect();
    order::distinct(&mut uncovered);
    if uncovered.is_empty() {
        return Some(turns);
    }
    let rules = uncovered.into_iter().map(|one| uncovered_said(one, style)).collect();
    let args = [("list", list(rules)), ("subject", subject.word())];
    Some(format!("{turns} {}", style.tell("growth-uncovered", &args)))
}

/// The threshold and the year that a city which does better no longer passes by itself.
fn uncovered_said((rule, year): (Rule, i32), style: Style) -> String {
    let args = [("rule", style.say(&format!("rule-{}", rule.id())).into()), ("year", Arg::Year(year))];
    style.tell("growth-uncovered-rule", &args)
}

/// Rate by rate, each with why a city that does better makes the verdict worse.
pub(super) fn each(growth: &[GrowthTurn], case: &Case, style: Style) -> Vec<String> {
    let of = |one: &GrowthTurn| {
        if one.turns.is_empty() {
            return vec![style.tell("study-growth-same", &named(one, case, style))];
        }
        let turn = |turn: &Turn| {
            let told = told("study-growth-turn", one, turn, Subject::Plan, case, style);
            let Some(uncovered) = turn.uncovered else { return told };
            let args = [("list", uncovered_said(uncovered, style).into()), ("subject", Subject::Plan.word())];
            format!("{told} {}", style.tell("growth-uncovered", &args))
        };
        one.turns.iter().map(turn).collect()
    };
    growth.iter().flat_map(of).collect()
}

/// Whether any of it makes the verdict a worse one.
pub(super) fn upsets(growth: &[GrowthTurn]) -> bool {
    growth.iter().flat_map(|one| &one.turns).any(|turn| turn.worse)
}

/// For programs.
pub(super) fn growth_json(growth: &[GrowthTurn]) -> Value {
    let turn = |turn: &Turn| {
        let uncovered = turn.uncovered.map(|(rule, year)| json!({"rule": rule.id(), "year": year}));
        json!({"value": display(turn.rate, 6), "level": turn.level.word(), "uncovered": uncovered})
    };
    let one = |one: &GrowthTurn| {
        let turns: Vec<Value> = one.turns.iter().map(turn).collect();
        json!({"path": one.path, "now": display(one.now, 6), "turns": turns})
    };
    growth.iter().map(one).collect()
}

fn named(one: &GrowthTurn, case: &Case, style: Style) -> Vec<(&'static str, Arg)> {
    vec![("account", names::growing(one.path, style).into()), ("now", rate(one.now, case, style))]
}

fn told(id: &str, one: &GrowthTurn, turn: &Turn, subject: Subject, case: &Case, style: Style) -> String {
    let mut args = named(one, case, style);
    args.push(("subject", subject.word()));
    args.push(("value", rate(turn.rate, case, style)));
    args.push(("level", Level::in_sentence(Some(turn.level))));
    style.tell(id, &args)
}

/// A rate with all of its decimals.
fn rate(rate: Decimal, case: &Case, style: Style) -> Arg {
    written(&format!("{} %/year", (rate * Decimal::ONE_HUNDRED).normalize()), case, style).into()
}
