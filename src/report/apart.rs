//! Figures of one rule beside one another: with as many digits as it takes to tell apart those that differ.

use rust_decimal::Decimal;

use super::grid::Value;
use super::result_city::{level, ratio};
use super::style::Style;
use crate::city::Flag;
use crate::city::rules::{Assessment, Kind, Measure};
use crate::language::{group, money, percent};
use crate::model::Rule;

/// Digits that are added at most.
const MORE: u32 = 5;

/// What a flag says in figures: the measure without the plan and with it, and the threshold that is reached. Nothing
/// where a measure has no base.
pub(super) struct Figures {
    pub without: Option<String>,
    pub with: Option<String>,
    pub threshold: String,
    /// Whether a measure comes so near to the threshold that it takes more digits to see on which side it lies.
    pub near: bool,
}

impl Figures {
    /// Of a flag. Where the *équilibre réel* is broken, it is what is measured, and not the net savings.
    pub(super) fn of(flag: &Flag<Decimal>, style: Style) -> Self {
        let with = &flag.with;
        let balance = is_balance(with.rule, level(with));
        let value = |one: &Assessment<Decimal>| match one.measure {
            _ if balance => Some(one.to_red),
            Measure::Amount(amount) => Some(amount),
            Measure::Ratio(amount, base) => ratio(amount, base),
        };
        let at = if level(with) == "red" { with.red_at } else { with.orange_at };
        let (before, after) = (flag.without.as_ref().and_then(value), value(with));
        let kind = with.rule.kind();
        // The level that is not reached is a neighbour too: orange by a savings rate of 7,04 % is not at the red of 7 %.
        let levels = if balance { [at; 2] } else { [with.orange_at, with.red_at] };
        let beside = |one: Option<Decimal>, other: Option<Decimal>| {
            let others: Vec<Decimal> = other.into_iter().chain(levels).collect();
            one.map(|one| apart(one, &others, kind, style))
        };
        let measures: Vec<Decimal> = before.into_iter().chain(after).collect();
        // As it was set, unless a measure comes near.
        let more = decimals(at, &measures, kind, style);
        let threshold = if more == 0 { threshold(at, kind, style) } else { measured(at, kind, more, style) };
        Self { without: beside(before, after), with: beside(after, before), threshold, near: more > 0 }
    }
}

/// Whether a level of a rule is that of the *équilibre réel* (CGCT L1612-4).
pub(super) fn is_balance(rule: Rule, level: &str) -> bool {
    rule == Rule::NetSavings && level == "red"
}

/// A value with the fewest digits that tell it apart from others which differ from it.
pub(super) fn apart(value: Decimal, others: &[Decimal], kind: Kind, style: Style) -> String {
    measured(value, kind, decimals(value, others, kind, style), style)
}

/// A measure for a table that has its thresholds beside it.
pub(super) fn cell(value: Decimal, thresholds: &[Decimal], kind: Kind, style: Style) -> Value {
    match kind {
        Kind::Euros => Value::Money(value),
        Kind::Share | Kind::Years => Value::Measure(value, kind, decimals(value, thresholds, kind, style)),
    }
}

/// How many decimals more than usual that takes.
fn decimals(value: Decimal, others: &[Decimal], kind: Kind, style: Style) -> u32 {
    let differs = |digits: &u32| {
        let same = |other: &Decimal| measured(*other, kind, *digits, style) == measured(value, kind, *digits, style);
        !others.iter().any(|other| *other != value && same(other))
    };
    (0..=MORE).find(differs).unwrap_or(0)
}

/// What was measured, with the same number of decimals as what stands beside it; a threshold is written as it was set.
pub(super) fn measured(value: Decimal, kind: Kind, more: u32, style: Style) -> String {
    match kind {
        Kind::Share => match value.checked_mul(Decimal::ONE_HUNDRED) {
            Some(hundredfold) => format!("{}\u{a0}%", group(hundredfold, 1 + more, style.language)),
            None => written(value, kind, more, style),
        },
        _ => written(value, kind, more, style),
    }
}

/// A threshold as it was set: `12 ans`, not `12,0 ans`.
pub(super) fn threshold(value: Decimal, kind: Kind, style: Style) -> String {
    match kind {
        Kind::Years => {
            let value = crate::units::half_up(value, 1).normalize();
            style.tell("years", &[("years", group(value, value.scale(), style.language).into())])
        }
        _ => written(value, kind, 0, style),
    }
}

/// A measure or a threshold of a rule, with so many digits more than usual.
pub(super) fn written(value: Decimal, kind: Kind, more: u32, style: Style) -> String {
    match kind {
        Kind::Euros => money(value, more, style.language),
        Kind::Share => percent(value, 1 + more, style.language),
        Kind::Years => style.tell("years", &[("years", group(value, 1 + more, style.language).into())]),
    }
}
