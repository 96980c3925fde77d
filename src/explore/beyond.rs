//! What waits beyond the horizon: renewals that fall due soon after it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::runner::Runner;
use crate::analysis::{Analysis, Outcome, judged};
use crate::city::rules::{Assessment, Kind, Measure};
use crate::city::{Flag, Level};
use crate::diagnostic::{Diagnostic, codes};
use crate::document::is_rest;
use crate::engine::{Cause, Schedule};
use crate::finance::Cost;
use crate::language::{Arg, Language, percent};
use crate::model::{AsWritten, Case, Line, Setting};
use crate::run::{Paid, Ruling};
use crate::units::{MONTHS_A_YEAR, Months, half_up};

/// Months after the horizon in which renewals are looked for.
const MONTHS: u32 = 24;
/// Renewals after the horizon are told above this part of those within it.
const PART: Decimal = Decimal::from_parts(2, 0, 0, false, 1);
/// Decimals of a percentage, at most.
const MOST_DECIMALS: u32 = 6;

/// Renewals that fall due soon after the horizon, and what the verdict becomes when the horizon covers them.
#[derive(Debug)]
pub struct Beyond {
    /// Months that were looked at.
    pub months: u32,
    /// Renewals in these months, in euros including VAT.
    pub renewals: Decimal,
    /// Renewals within the horizon, in euros including VAT.
    pub within: Decimal,
    /// The horizon that covers them, in months.
    pub horizon: u32,
    /// What decides under that horizon; none without a city.
    pub ruling: Option<Ruling>,
    /// The flag by which that horizon decides first; none where nothing does.
    pub first: Option<Flag<Decimal>>,
    /// What sets that horizon.
    pub settings: Vec<Setting>,
    now: Option<Level>,
    /// Whether everything has a price, and no year is judged as the plan is.
    unseen: bool,
}

/// Runs a plan once more with a horizon of two years more. None where the renewals of these years are no more than a
/// fifth of those within the horizon.
pub fn beyond(runner: &Runner, analysis: &Analysis) -> Option<Beyond> {
    let case = &analysis.case;
    let lives = |line: &Arc<Line>| line.components.iter().any(|component| component.life.is_some());
    if !case.lines.iter().any(lives) {
        return None;
    }
    let horizon = case.calendar.months + MONTHS;
    let settings = longer(runner, analysis, horizon);
    // A longer plan that is at fault has nothing to say.
    let longer = runner.case_changed(|prepared, sources, diagnostics| {
        settings.iter().for_each(|setting| prepared.set(setting, sources, diagnostics));
    })?;
    let schedule = Schedule::of(&longer);
    let mut later = Decimal::ZERO;
    let add = |cost: &Cost<Decimal>| later += renewals(&longer, cost, case.calendar.months);
    let paid = Paid::in_passing(&longer, &schedule, &AsWritten, add);
    let outcome = judged(&longer, paid.financing(), None, &AsWritten).ok()?;
    let twelfths: Decimal = analysis.costs.iter().map(|cost| renewals(case, cost, 0)).sum();
    let (within, renewals) = (twelfths / MONTHS_A_YEAR, later / MONTHS_A_YEAR);
    let ruling = |outcome: &Option<Outcome>| outcome.as_ref().map(Outcome::ruling);
    (renewals > within * PART).then(|| Beyond {
        months: MONTHS,
        renewals,
        within,
        horizon,
        ruling: ruling(&outcome),
        first: outcome.as_ref().and_then(Outcome::first).cloned(),
        settings,
        now: ruling(&analysis.outcome).and_then(|ruling| ruling.level),
        unseen: analysis.complete() && ruling(&analysis.outcome).is_some_and(|ruling| ruling.level.is_none()),
    })
}

/// What makes the horizon longer: its last phase takes the months that are added.
fn longer(runner: &Runner, analysis: &Analysis, horizon: u32) -> Vec<Setting> {
    let set = |path: String, value: String| Setting::new(path, value, "beyond");
    let phases = &analysis.case.calendar.phases;
    let rest = |id: &str| runner.written(&format!("phases.{id}")).is_none_or(|written| is_rest(&written));
    let mut out = vec![set("horizon".to_owned(), Months(horizon).to_string())];
    for (place, phase) in phases.iter().enumerate() {
        let last = place + 1 == phases.len();
        if last != rest(&phase.id) {
            let months = if last { phase.months + MONTHS } else { phase.months };
            out.push(set(format!("phases.{}", phase.id), Months(months).to_string()));
        }
    }
    out
}

/// Renewals of a row from a month on, in twelfths of a euro including VAT.
fn renewals(case: &Case, cost: &Cost<Decimal>, from: u32) -> Decimal {
    if cost.cause != Cause::Renewal {
        return Decimal::ZERO;
    }
    cost.both(case, &AsWritten).filter(|(month, ..)| *month >= from).map(|(_, _, amount)| amount).sum()
}

impl Beyond {
    /// The level under that horizon; none where none is known.
    pub fn level(&self) -> Option<Level> {
        self.ruling.as_ref().and_then(|ruling| ruling.level)
    }

    /// Whether it is another one than that of the plan as it is.
    pub fn turns(&self) -> bool {
        self.level() != self.now
    }

    /// Why it is another one, in a word for sentences: a year is judged that was not, or what the plan and the city come to
    /// goes on; `none` where nothing decides any more.
    pub(crate) fn reason(&self) -> &'static str {
        match (self.unseen, &self.first) {
            (true, _) => "seen",
            (false, Some(_)) => "course",
            (false, None) => "none",
        }
    }

    /// The warning that tells of it.
    pub fn warning(&self) -> Diagnostic {
        let set: Vec<String> =
            self.settings.iter().map(|one| format!("--set \"{}={}\"", one.path, one.value)).collect();
        let told = Diagnostic::new(codes::RENEWALS_BEYOND)
            .arg("months", self.months as usize)
            .arg("renewals", Arg::Euros(self.renewals))
            .arg("within", Arg::Euros(self.within))
            .arg("same", if self.turns() { "no" } else { "yes" })
            .arg("now", Level::in_sentence(self.now))
            .arg("then", Level::in_sentence(self.level()))
            .arg("reason", self.reason())
            .arg("horizon", Months(self.horizon).to_string())
            .arg("set", set.join(" "))
            .help("help");
        self.why().into_iter().fold(told, |told, (name, arg)| told.arg(name, arg))
    }

    /// The rule that decides first under that horizon, with its figures with the plan and without it: what the city's own
    /// course does alone.
    fn why(&self) -> Vec<(&'static str, Arg)> {
        let Some(flag) = self.first.as_ref().filter(|_| self.turns()) else { return vec![("why", "none".into())] };
        let without = flag.without.as_ref().and_then(measured);
        let mut args = vec![
            ("why", if without.is_some() { "beside" } else { "alone" }.into()),
            ("rule", Arg::Word(format!("rule-{}", flag.with.rule.id()))),
            ("year", Arg::Year(flag.year)),
            ("with", measured(&flag.with).unwrap_or_else(|| Arg::Word("no-measure".to_owned()))),
        ];
        args.extend(without.map(|without| ("without", without)));
        args
    }
}

/// What a rule measures, as words take it; none without a base.
fn measured(one: &Assessment<Decimal>) -> Option<Arg> {
    let thresholds = [one.orange_at, one.red_at];
    let value = match one.measure {
        Measure::Amount(amount) => amount,
        Measure::Ratio(amount, base) => (base > Decimal::ZERO).then(|| amount.checked_div(base)).flatten()?,
    };
    Some(match one.rule.kind() {
        Kind::Euros => Arg::Euros(value),
        Kind::Share => Arg::Each([Language::English, Language::French].map(|one| apart(value, thresholds, one))),
        Kind::Years => Arg::Number(half_up(value, 1)),
    })
}

/// A share in percent, with the decimals that tell it apart from its thresholds.
fn apart(value: Decimal, thresholds: [Decimal; 2], language: Language) -> String {
    let told = |decimals: &u32| {
        let shown = |one: Decimal| half_up(one, decimals + 2);
        thresholds.iter().all(|one| *one == value || shown(*one) != shown(value))
    };
    percent(value, (1..=MOST_DECIMALS).find(told).unwrap_or(1), language)
}
