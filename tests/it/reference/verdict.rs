//! Flags, what counts against the plan, and the verdict.

use super::city::{BudgetYear, City, PlanYear};
use super::funding::Receipt;
use super::law::Law;
use super::ledger::Ledger;
use super::plan::Plan;
use super::rules::{CITY_RULES, Level, Nature, Outcome, RULES, Thresholds};
use super::switches::Switches;
use super::units::Cause;
use super::values::below_zero;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

#[derive(Clone)]
pub struct Flag {
    pub rule: &'static str,
    pub part: Option<&'static str>,
    pub year: i32,
    pub with: Outcome,
    pub without: Option<Outcome>,
    pub nature: Nature,
    pub counts: Option<Level>,
    pub after_pilot: bool,
}

/// A plan, and what it adds to the city by fiscal year.
pub struct Member<'a> {
    pub plan: &'a Plan,
    pub years: BTreeMap<i32, PlanYear>,
}

/// What all members, or those past their own pilot, add in one year.
fn sum<'a>(members: impl Iterator<Item = &'a Member<'a>>, year: i32) -> PlanYear {
    let mut sum = PlanYear::default();
    for member in members {
        sum.add(member.years.get(&year).unwrap_or(&PlanYear::default()));
    }
    sum
}

/// The city and the plans on it: one plan, or a programme of several.
pub struct Case<'a> {
    pub members: Vec<Member<'a>>,
    pub city: &'a City,
    pub law: &'a Law,
    pub switches: Switches,
}

/// The city with and without the plans.
pub struct Judgement {
    pub without: BTreeMap<i32, BudgetYear>,
    pub with: BTreeMap<i32, BudgetYear>,
    pub flags: Vec<Flag>,
}

impl Case<'_> {
    fn plans(&self) -> impl Iterator<Item = &Plan> {
        self.members.iter().map(|member| member.plan)
    }

    pub fn first_year(&self) -> i32 {
        self.plans().map(Plan::first_year).min().expect("a plan")
    }

    pub fn last_year(&self) -> i32 {
        self.plans().map(Plan::last_year).max().expect("a plan")
    }

    /// The last fiscal year whose December every plan still holds: later ones give no flags.
    pub fn last_judged(&self) -> i32 {
        self.plans().map(|plan| (plan.start + plan.horizon) / 12 - 1).min().expect("a plan")
    }

    fn thresholds(&self) -> Thresholds<'_> {
        let start = self.plans().map(|plan| plan.start).min().expect("a plan");
        Thresholds { law: self.law, city: self.city, start }
    }

    /// What all plans add to the city; `left_out` leaves one of them out.
    fn added(&self, left_out: Option<usize>) -> BTreeMap<i32, PlanYear> {
        let kept = |index: usize| Some(index) != left_out;
        (self.first_year()..=self.last_year())
            .map(|year| {
                let members = self.members.iter().enumerate().filter(|(index, _)| kept(*index));
                (year, sum(members.map(|(_, member)| member), year))
            })
            .collect()
    }

    /// What those add that are past their own pilot in `year`.
    fn past_pilot(&self, year: i32, left_out: Option<usize>) -> PlanYear {
        let members = self.members.iter().enumerate();
        let counted = members.filter(|(index, member)| Some(*index) != left_out && after_pilot(member.plan, year));
        sum(counted.map(|(_, member)| member), year)
    }

    pub fn judge(&self) -> Judgement {
        let mut judgement = Judgement {
            without: self.city.project(&BTreeMap::new(), self.last_year()),
            with: self.city.project(&self.added(None), self.last_year()),
            flags: Vec::new(),
        };
        for year in self.city.year + 1..=self.last_judged() {
            let flags = self.flags_of(&judgement, year);
            judgement.flags.extend(flags);
        }
        judgement
    }

    fn flags_of(&self, judgement: &Judgement, year: i32) -> Vec<Flag> {
        let thresholds = self.thresholds();
        let after_pilot = self.plans().any(|plan| after_pilot(plan, year));
        let without = &judgement.without[&year];
        let material = self.material(&thresholds, year, without.revenue);
        let mut flags = Vec::new();
        for rule in CITY_RULES {
            if *rule == "depreciation" && without.depreciation.is_none() {
                continue;
            }
            let with = thresholds.city_rule(rule, &judgement.with[&year]);
            let without = thresholds.city_rule(rule, without);
            let red_before = red_at_first(&thresholds, judgement, rule);
            let counts = counts(&with, &without, red_before).filter(|_| material);
            let nature = thresholds.nature(rule, with.level);
            flags.push(Flag { rule, part: None, year, with, without: Some(without), nature, counts, after_pilot });
        }
        let added = sum(self.members.iter(), year);
        for (rule, part, with) in thresholds.plan_rules(&added, &self.past_pilot(year, None), without) {
            let envelope = rule == "envelope";
            let no_wall = rule == "renewal-wall" && without.net_savings() <= Decimal::ZERO;
            if !(envelope || after_pilot) || no_wall && self.switches.material_plan_rules {
                continue;
            }
            let told = envelope || material || !self.switches.material_plan_rules;
            let counts = told.then_some(with.level);
            let nature = thresholds.nature(rule, with.level);
            flags.push(Flag { rule, part, year, with, without: None, nature, counts, after_pilot });
        }
        flags.retain(|flag| flag.with.level != Level::Ok);
        flags
    }

    /// Whether the mean net cost from the first fiscal year on weighs on the year's revenue.
    fn material(&self, thresholds: &Thresholds, year: i32, revenue: Decimal) -> bool {
        let first = self.first_year();
        if year < first {
            return false;
        }
        let total: Decimal = (first..=year).map(|year| sum(self.members.iter(), year).net_cost()).sum();
        let mean = total / Decimal::from(year - first + 1);
        !below_zero(mean - thresholds.get("materiality") * revenue)
    }

    /// The plans of which no year after their own pilot gives flags.
    pub fn not_seen(&self) -> Vec<&Plan> {
        let judged = || self.city.year + 1..=self.last_judged();
        self.plans().filter(|plan| !judged().any(|year| after_pilot(plan, year))).collect()
    }

    /// What a plan takes of the margin before red of a flag: that without it less that with all.
    pub fn part_of(&self, member: usize, judgement: &Judgement, flag: &Flag) -> Decimal {
        let thresholds = self.thresholds();
        let left_out = self.added(Some(member));
        let margin = if CITY_RULES.contains(&flag.rule) {
            let budget = self.city.project(&left_out, self.last_year());
            thresholds.city_rule(flag.rule, &budget[&flag.year]).before_red
        } else {
            let added = left_out.get(&flag.year).cloned().unwrap_or_default();
            let past_pilot = self.past_pilot(flag.year, Some(member));
            thresholds
                .plan_rules(&added, &past_pilot, &judgement.without[&flag.year])
                .into_iter()
                .find(|(rule, part, _)| *rule == flag.rule && *part == flag.part)
                .map(|(.., outcome)| outcome.before_red)
                .expect("the rule of a flag")
        };
        margin - flag.with.before_red
    }
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

#[derive(Clone)]
pub struct Verdict {
    pub level: Level,
    pub first_year: Option<i32>,
    pub rules: Vec<&'static str>,
    pub nature: Option<Nature>,
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

/// The level of these flags alone, and the flags that decide it.
pub fn deciding(flags: &[Flag]) -> (Level, Vec<&Flag>) {
    let reds_after = |flag: &&Flag| flag.after_pilot && flag.counts == Some(Level::Red);
    let fragile = |flag: &&Flag| {
        (flag.after_pilot && flag.counts == Some(Level::Orange))
            || (!flag.after_pilot && flag.counts == Some(Level::Red))
    };
    let reds: Vec<&Flag> = flags.iter().filter(reds_after).collect();
    let oranges: Vec<&Flag> = flags.iter().filter(fragile).collect();
    if !reds.is_empty() {
        (Level::Red, reds)
    } else if !oranges.is_empty() {
        (Level::Orange, oranges)
    } else {
        (Level::Ok, Vec::new())
    }
}

/// The verdict of these flags alone.
fn of_flags(flags: &[Flag]) -> Verdict {
    let (level, deciding) = deciding(flags);
    Verdict {
        level,
        first_year: deciding.iter().map(|flag| flag.year).min(),
        rules: RULES.into_iter().filter(|rule| deciding.iter().any(|flag| flag.rule == *rule)).collect(),
        nature: deciding.iter().map(|flag| flag.nature).max(),
    }
}

/// The verdict with all funding and benefits, and the one with those that are secured.
pub fn verdicts(all: &Judgement, secured: &Judgement) -> (Verdict, Verdict) {
    let (verdict, secured_verdict) = (of_flags(&all.flags), of_flags(&secured.flags));
    if secured_decides(all, secured) {
        let fragile = Verdict { level: Level::Orange, ..secured_verdict.clone() };
        return (fragile, secured_verdict);
    }
    (verdict, secured_verdict)
}

/// Whether what is secured does not carry what all would.
pub fn secured_decides(all: &Judgement, secured: &Judgement) -> bool {
    of_flags(&all.flags).level == Level::Ok && of_flags(&secured.flags).level > Level::Ok
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
