//! The city's part of a result: budget, flags and verdict.

use super::city::{BudgetYear, City};
use super::law::Law;
use super::result::{amount, ratio};
use super::rules::Level;
use super::verdict::{Flag, Judgement, Verdict, cliff, secured_decides, verdicts};
use super::work::{Work, case};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A plan by itself on the budget of a city.
pub struct Judged {
    pub all: Judgement,
    pub verdict: Verdict,
    secured: Verdict,
    /// The projection with secured funding only, where it decides.
    secured_decides: Option<Judgement>,
    pub not_seen: bool,
}

pub fn judged(work: &Work, law: &Law, city: &City) -> Judged {
    let works = &[work];
    let case_of_all = case(works, law, city, false);
    let all = case_of_all.judge();
    let of_secured = case(works, law, city, true).judge();
    let (verdict, secured) = verdicts(&all, &of_secured);
    let secured_decides = secured_decides(&all, &of_secured).then_some(of_secured);
    Judged { all, verdict, secured, secured_decides, not_seen: !case_of_all.not_seen().is_empty() }
}

/// Rows after `last_judged`, where there is one, are marked as partial.
pub fn budget(judgement: &Judgement, last_judged: Option<i32>) -> Value {
    let rows = judgement.without.iter().map(|(year, without)| {
        let mut row = json!({
            "year": year,
            "without": budget_year(without),
            "with": budget_year(&judgement.with[year]),
        });
        if last_judged.is_some_and(|last| *year > last) {
            row["partial"] = json!(true);
        }
        row
    });
    rows.collect()
}

fn budget_year(year: &BudgetYear) -> Value {
    let savings = year.gross_savings();
    json!({
        "revenue": amount(year.revenue),
        "spending": amount(year.spending),
        "interest": amount(year.interest),
        "principal": amount(year.principal),
        "gross_savings": amount(savings),
        "net_savings": amount(year.net_savings()),
        "investment": amount(year.investment),
        "borrowing": amount(year.borrowing),
        "working_capital": amount(year.working_capital),
        "debt": amount(year.debt),
        "deleveraging_years":
            (savings > Decimal::ZERO).then(|| ratio(year.debt / savings)),
        "depreciation": year.depreciation.map(amount),
    })
}

pub fn flag_row(flag: &Flag) -> Value {
    let written = |value: Decimal| {
        if flag.with.money { amount(value) } else { ratio(value) }
    };
    let counts = flag.counts.filter(|level| *level > Level::Ok);
    let mut row = json!({
        "rule": flag.rule,
        "year": flag.year,
        "level": flag.with.level.name(),
        "nature": flag.nature.name(),
        "level_without": flag.without.as_ref().map(|without| without.level.name()),
        "without": flag.without.as_ref().and_then(|without| without.measure).map(written),
        "with": flag.with.measure.map(written),
        "threshold": written(flag.with.threshold()),
        "counts": counts.map(Level::name),
        "after_pilot": flag.after_pilot,
    });
    if let Some(part) = flag.part {
        row["part"] = json!(part);
    }
    row
}

pub fn verdict_row(work: &Work, judged: &Judged) -> Value {
    let undetermined = !work.unpriced().is_empty() || judged.not_seen && work.plan.switches.plan_not_seen;
    let mut row = determined(&judged.verdict, &judged.secured, undetermined);
    if let Some(secured) = judged.secured_decides.as_ref().filter(|_| !undetermined) {
        row["secured_flags"] = secured.flags.iter().map(flag_row).collect();
    }
    row["cliff"] = cliff(&work.plan, &work.ledger, &work.receipts)
        .map(|(pilot, after)| json!({"pilot": amount(pilot), "after": after.map(amount)}))
        .into();
    row
}

/// A verdict; where not all is known or seen, only the worst can be said.
pub fn determined(verdict: &Verdict, secured: &Verdict, undetermined: bool) -> Value {
    let known = |level: Level| !undetermined || level == Level::Red;
    let named = known(verdict.level);
    json!({
        "level": named.then(|| verdict.name()),
        "secured": known(secured.level).then(|| secured.name()),
        "first_year": verdict.first_year.filter(|_| named),
        "rules": if named { verdict.rules.clone() } else { Vec::new() },
        "nature": verdict.nature.filter(|_| named).map(|nature| nature.name()),
    })
}
