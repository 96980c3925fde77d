use rust_decimal::Decimal;

use super::apart::{Figures, is_balance};
use super::result_city::level;
use super::style::Style;
use super::words::{Subject, because};
use crate::analysis::Outcome;
use crate::city::{Flag, Until, Verdict};
use crate::language::{Arg, year_spans};

/// The columns of flags that count against the plan.
pub(super) const HEAD: [&str; 6] =
    ["column-year", "column-rule", "column-without", "column-with", "column-threshold", "column-counts"];

/// The flags of a verdict that count against the plan, as people read them.
pub(super) struct Counting {
    /// By year and rule, in the order of [`HEAD`]; nothing where a rule measures the plan alone.
    pub rows: Vec<[Option<String>; HEAD.len()]>,
    /// One reason a rule, level and ground: that of its first year.
    pub reasons: Vec<String>,
    /// Whether a red threshold counts as orange: the city is past it without the plan too.
    milder: bool,
    /// What is said where none counts.
    pub none: &'static str,
}

impl Counting {
    /// Of one of an outcome's verdicts.
    pub(super) fn of(verdict: &Verdict<Decimal>, outcome: &Outcome, style: Style) -> Self {
        Self::about(verdict, outcome, Subject::Plan, style)
    }

    /// The same of a verdict on a plan or on a programme.
    pub(super) fn about(verdict: &Verdict<Decimal>, outcome: &Outcome, subject: Subject, style: Style) -> Self {
        let small = verdict.flags.iter().any(Flag::is_too_small);
        let judged = verdict.flags.iter().any(|flag| flag.after_pilot);
        let none = match (outcome.complete, judged, small) {
            (_, false, _) => "no-rule-counts-unseen",
            (false, true, _) => "no-rule-counts-unpriced",
            (true, true, true) => "no-rule-counts-small",
            (true, true, false) => "no-rule-counts",
        };
        let (mut told, mut out) = (Vec::new(), Self { rows: Vec::new(), reasons: Vec::new(), milder: false, none });
        for flag in verdict.flags.iter().filter(|flag| flag.counts_red || flag.counts_orange) {
            out.milder |= level(&flag.with) == "red" && !flag.counts_red;
            let when = if flag.after_pilot { String::new() } else { format!(" {}", style.say("before-pilot-end")) };
            let figures = Figures::of(flag, style);
            out.rows.push([
                Some(format!("{}{when}", flag.year)),
                Some(threshold_name(flag, level(&flag.with), style)),
                figures.without,
                figures.with,
                Some(figures.threshold),
                Some(style.say(if flag.counts_red { "level-red" } else { "level-orange" })),
            ]);
            let half = flag.gap().is_some_and(|gap| gap.until == Until::Half);
            let reached = (flag.with.rule, flag.with.part, level(&flag.with), half);
            if !told.contains(&reached) {
                told.push(reached);
                let because = because(flag, outcome, subject, style);
                let args = [("year", Arg::Year(flag.year)), ("because", because.into())];
                out.reasons.push(style.tell("reason", &args));
            }
        }
        out
    }
}

impl Counting {
    /// Why a red threshold counts as orange, where one does.
    pub(super) fn note(&self, subject: Subject, style: Style) -> Option<String> {
        self.milder.then(|| style.tell("counts-milder", &[("subject", subject.word())]))
    }
}

/// The name of a rule, with its part.
pub(crate) fn rule_name(flag: &Flag<Decimal>, style: Style) -> String {
    let name = style.say(&format!("rule-{}", flag.with.rule.id()));
    match flag.with.part {
        Some(part) => format!("{name} ({})", style.say(&format!("part-{part}"))),
        None => name,
    }
}

/// The name of what is reached at a level: the red of net savings is the *équilibre réel*.
pub(super) fn threshold_name(flag: &Flag<Decimal>, level: &str, style: Style) -> String {
    if is_balance(flag.with.rule, level) { style.say("rule-balance") } else { rule_name(flag, style) }
}

/// Years in a sentence: `2026-2029 and 2031`.
pub(super) fn spelled_spans(years: &[i32], style: Style) -> String {
    let mut parts = year_spans(years);
    match parts.pop() {
        Some(last) if !parts.is_empty() => {
            style.tell("years-and", &[("years", parts.join(", ").into()), ("last", last.into())])
        }
        last => last.unwrap_or_default(),
    }
}
