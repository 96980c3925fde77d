//! Flags, what counts against the plan, and the verdict.

use super::city::{BudgetYear, City, PlanYear};
use super::funding::Receipt;
use super::law::Law;
use super::ledger::Ledger;
use super::plan::Plan;
use super::rules::{Level, Outcome, RULES, Thresholds};
use super::units::Cause;
use super::values::below_zero;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub struct Flag {
    pub rule: &'static str,
    pub part: Option<&'static str>,
    pub year: i32,
    pub with: Outcome,
    pub without: Option<Outcome>,
    pub counts: Option<Level>,
    pub after_pilot: bool,
}

/// The city with and without the plan.
pub struct Judgement {
    pub without: BTreeMap<i32, BudgetYear>,
    pub with: BTreeMap<i32, BudgetYear>,
    pub flags: Vec<Flag>,
}

pub fn judge(plan: &Plan, law: &Law, city: &City, years: &BTreeMap<i32, PlanYear>) -> Judgement {
    let mut judgement = Judgement {
        without: city.project(&BTreeMap::new(), plan.last_year()),
        with: city.project(years, plan.last_year()),
        flags: Vec::new(),
    };
    let thresholds = Thresholds { law, city, start: plan.start };
    let last_is_whole = (plan.start + plan.horizon) % 12 == 0;
    for year in city.year + 1..=plan.last_year() {
        if year < plan.last_year() || last_is_whole {
            let flags = flags_of(plan, &thresholds, &judgement, years, year);
            judgement.flags.extend(flags);
        }
    }
    judgement
}

fn flags_of(
    plan: &Plan,
    thresholds: &Thresholds,
    judgement: &Judgement,
    years: &BTreeMap<i32, PlanYear>,
    year: i32,
) -> Vec<Flag> {
    let after_pilot = after_pilot(plan, year);
    let without = &judgement.without[&year];
    let material = material(plan, thresholds, years, year, without.revenue);
    let mut flags = Vec::new();
    for rule in &RULES[..6] {
        let with = thresholds.city_rule(rule, &judgement.with[&year]);
        let without = thresholds.city_rule(rule, without);
        let red_before = red_at_first(thresholds, judgement, rule);
        let counts = counts(&with, &without, red_before).filter(|_| material);
        flags.push(Flag { rule, part: None, year, with, without: Some(without), counts, after_pilot });
    }
    let added = years.get(&year).cloned().unwrap_or_default();
    for (rule, part, with) in thresholds.plan_rules(&added, without) {
        if after_pilot || rule == "envelope" {
            let counts = Some(with.level);
            flags.push(Flag { rule, part, year, with, without: None, counts, after_pilot });
        }
    }
    flags.retain(|flag| flag.with.level != Level::Ok);
    flags
}

/// How a city's rule counts against the plan, where the plan is material.
fn counts(with: &Outcome, without: &Outcome, red_before: bool) -> Option<Level> {
    if with.level > without.level {
        return Some(with.level);
    }
    if with.level != without.level {
        return None;
    }
    match with.level {
        Level::Red if below_zero(with.before_red - without.before_red) => {
            Some(if red_before { Level::Red } else { Level::Orange })
        }
        Level::Orange if below_zero(with.before_red - without.before_red / Decimal::TWO) => Some(Level::Orange),
        _ => None,
    }
}

/// Whether the city is red on a rule in its accounts' year or the first projected one.
fn red_at_first(thresholds: &Thresholds, judgement: &Judgement, rule: &str) -> bool {
    let accounts = thresholds.city.base_year();
    let first = judgement.without.values().next();
    std::iter::once(&accounts).chain(first).any(|year| thresholds.city_rule(rule, year).level == Level::Red)
}

/// Whether the plan's mean net cost from its first fiscal year weighs on the year's revenue.
fn material(
    plan: &Plan,
    thresholds: &Thresholds,
    years: &BTreeMap<i32, PlanYear>,
    year: i32,
    revenue: Decimal,
) -> bool {
    if year < plan.first_year() {
        return false;
    }
    let total: Decimal = years.range(..=year).map(|(_, y)| y.net_cost()).sum();
    let mean = total / Decimal::from(year - plan.first_year() + 1);
    !below_zero(mean - thresholds.get("materiality") * revenue)
}

/// Whether at least 6 months of a fiscal year follow the pilot; without one, from the first full year.
fn after_pilot(plan: &Plan, year: i32) -> bool {
    match plan.pilot() {
        Some(pilot) => {
            let end = plan.start + pilot.last + 1;
            (12 * year..12 * year + 12).filter(|m| *m >= end).count() >= 6
        }
        None => 12 * year >= plan.start,
    }
}

pub struct Verdict {
    pub level: Level,
    pub first_year: Option<i32>,
    pub rules: Vec<&'static str>,
}

impl Verdict {
    /// `Level` read as a verdict.
    pub fn name(&self) -> &'static str {
        match self.level {
            Level::Ok => "sustainable",
            Level::Orange => "fragile",
            Level::Red => "unsustainable",
        }
    }
}

/// The verdict of these flags alone.
pub fn verdict(flags: &[Flag]) -> Verdict {
    let reds_after = |flag: &&Flag| flag.after_pilot && flag.counts == Some(Level::Red);
    let fragile = |flag: &&Flag| {
        (flag.after_pilot && flag.counts == Some(Level::Orange))
            || (!flag.after_pilot && flag.counts == Some(Level::Red))
    };
    let reds: Vec<&Flag> = flags.iter().filter(reds_after).collect();
    let oranges: Vec<&Flag> = flags.iter().filter(fragile).collect();
    let (level, deciding) = if !reds.is_empty() {
        (Level::Red, reds)
    } else if !oranges.is_empty() {
        (Level::Orange, oranges)
    } else {
        (Level::Ok, Vec::new())
    };
    Verdict {
        level,
        first_year: deciding.iter().map(|flag| flag.year).min(),
        rules: RULES.into_iter().filter(|rule| deciding.iter().any(|flag| flag.rule == *rule)).collect(),
    }
}

/// The verdict, given the one on secured funding.
pub fn with_secured(verdict: Verdict, secured: &Verdict) -> Verdict {
    if verdict.level == Level::Ok && secured.level > Level::Ok {
        return Verdict { level: Level::Orange, first_year: secured.first_year, rules: secured.rules.clone() };
    }
    verdict
}

/// The city's yearly run cost in the pilot and after, in euros; `None` without a pilot.
pub fn cliff(plan: &Plan, ledger: &Ledger, receipts: &[Receipt]) -> Option<(Decimal, Option<Decimal>)> {
    let pilot = plan.pilot()?;
    let end = pilot.last + 1;
    let grows = |month: i32| {
        plan.lines.iter().zip(&ledger.numbers).any(|(line, numbers)| {
            let month = month as usize;
            let before = if month == 0 { line.existing } else { numbers[month - 1] };
            numbers[month] > before
        })
    };
    let after = (end..plan.horizon).rev().find(|month| grows(*month)).map_or(end, |last_growth| last_growth + 1);
    let mean = |first: i32, last: i32| {
        let months = last - first + 1;
        let counts = |of: usize| {
            let spending = &ledger.spending[of];
            let running = matches!(spending.cause, Cause::Recurring | Cause::Failure | Cause::Renewal);
            running && first <= spending.month && spending.month <= last
        };
        let costs: Decimal =
            (0..ledger.spending.len()).filter(|of| counts(*of)).map(|of| ledger.spending[of].incl_vat).sum();
        let received: Decimal =
            receipts.iter().filter(|receipt| counts(receipt.of)).map(|receipt| receipt.twelfths).sum();
        // Twelfths of a euro a month, times twelve months a year.
        (costs - received) / Decimal::from(months)
    };
    let last = (after + 11).min(plan.horizon - 1);
    let after = (after < plan.horizon).then(|| mean(after, last));
    Some((mean(pilot.first, pilot.last), after))
}
