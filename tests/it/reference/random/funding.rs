//! Subsidies, contributions, loans and benefits.

use super::dice::{Dice, Fields};
use super::quantities::Phases;
use crate::reference::switches::Switches;

const STATUS: [&str; 3] = ["acquired", "requested", "hoped"];

fn list(dice: &mut Dice, names: &[String]) -> String {
    let first = dice.between(0, names.len() as i64 - 1) as usize;
    let last = dice.between(first as i64, names.len() as i64 - 1) as usize;
    format!("[{}]", names[first..=last].join(", "))
}

fn scope(dice: &mut Dice, fields: &mut Fields, lines: &[String], phases: &Phases) {
    if dice.chance(70) {
        fields.set("of", dice.pick(&["investment", "operating", "all"]));
    }
    if dice.chance(30) {
        fields.set("lines", list(dice, lines));
    }
    let names: Vec<String> = phases.iter().map(|(name, _)| name.clone()).collect();
    if dice.chance(30) {
        fields.set("phases", list(dice, &names));
    }
    if dice.chance(75) {
        fields.set("status", dice.pick(&STATUS));
    }
}

/// Entries of `funding`, loans apart.
pub fn grants(dice: &mut Dice, lines: &[String], phases: &Phases, on: Switches) -> Vec<String> {
    let mut entries = Vec::new();
    for number in 0..dice.between(0, 3) {
        let mut fields = Fields::new()
            .with("id", format!("subsidy-{number}"))
            .with("name", format!("Subsidy {number}"))
            .with("rate", dice.share(5, 30));
        scope(dice, &mut fields, lines, phases);
        if dice.chance(50) {
            let cap = dice.amount(200, 15_000);
            fields.set("cap", format!("{cap} EUR"));
        }
        if dice.chance(60) {
            fields.set("lag", format!("{} months", dice.between(0, 30)));
        }
        if dice.chance(30) {
            fields.set("basis", dice.pick(&["incl_vat", "excl_vat"]));
        }
        funder(dice, &mut fields, on);
        entries.push(format!("subsidy: {}", fields.flow()));
    }
    for number in 0..dice.between(0, 1) {
        let mut fields = Fields::new()
            .with("id", format!("partner-{number}"))
            .with("name", format!("Partner {number}"))
            .with("rate", dice.share(3, 15));
        scope(dice, &mut fields, lines, phases);
        funder(dice, &mut fields, on);
        entries.push(format!("contribution: {}", fields.flow()));
    }
    entries
}

/// The State mostly: what it gives on amounts including VAT leaves them no FCTVA.
fn funder(dice: &mut Dice, fields: &mut Fields, on: Switches) {
    if on.funders && dice.chance(70) {
        fields.set("funder", dice.pick(&["state", "state", "state", "public", "private"]));
    }
}

/// Loans that stay below `ceiling` together; `investment` is the plan's, including VAT.
pub fn loans(dice: &mut Dice, ceiling: i64, investment: i64, start: i64, horizon: i64) -> Vec<String> {
    let count = if ceiling < 1000 || investment < 1000 { 0 } else { dice.between(0, 3) };
    // Of the ceiling; sometimes nearly all of it.
    let share = dice.pick(&[20, 60, 97]);
    let mut entries = Vec::new();
    for number in 0..count {
        let most = ceiling * share / 100 / count;
        let percent = most * 100 / investment;
        let amount = if percent >= 1 && dice.chance(35) {
            format!("{} % of investment", dice.between(1, percent))
        } else {
            format!("{} EUR", dice.amount(most / 4, most - 1))
        };
        let mut fields = Fields::new()
            .with("id", format!("loan-{number}"))
            .with("name", format!("Loan {number}"))
            .with("amount", amount)
            .with("rate", dice.share(0, 6));
        let (payments, period) = dice.pick(&[("yearly", 12), ("quarterly", 3), ("monthly", 1)]);
        let periods = dice.between(2, 120 / period);
        let months = periods * period;
        if months % 12 == 0 {
            fields.set("term", format!("{} years", months / 12));
        } else {
            fields.set("term", format!("{months} months"));
        }
        if period != 12 || dice.chance(50) {
            fields.set("payments", payments);
        }
        if dice.chance(70) {
            let profiles = ["annuity", "constant-capital", "bullet"];
            fields.set("profile", dice.pick(&profiles));
        }
        if dice.chance(30) {
            fields.set("deferral", dice.between(0, periods - 1).to_string());
        }
        if dice.chance(60) {
            let draw = start + dice.between(0, horizon - 1);
            fields.set("draw", format!("{}-{:02}", draw / 12, draw % 12 + 1));
        }
        entries.push(format!("loan: {}", fields.flow()));
    }
    entries
}

/// Entries of `benefits`.
pub fn benefits(dice: &mut Dice, phases: &Phases, horizon: i64, on: Switches) -> Vec<String> {
    let mut entries = Vec::new();
    if on.benefits_once && dice.chance(35) {
        entries.push(once(dice, phases, horizon));
    }
    for number in 0..dice.between(0, 2) {
        let kind = dice.pick(&["saving", "revenue"]);
        let period = dice.pick(&["year", "month"]);
        let highest = if period == "year" { 9000 } else { 700 };
        let mut fields = Fields::new()
            .with("id", format!("benefit-{number}"))
            .with("name", format!("Benefit {number}"))
            .with(kind, format!("{} EUR/{period}", dice.amount(1, highest)));
        span(dice, &mut fields, phases);
        if dice.chance(50) {
            fields.set("index", dice.pick(&["energy", "general", "custom", "none"]));
        }
        if dice.chance(70) {
            fields.set("status", dice.pick(&STATUS));
        }
        entries.push(fields.flow());
    }
    entries
}

/// A benefit that comes once.
fn once(dice: &mut Dice, phases: &Phases, horizon: i64) -> String {
    let kind = dice.pick(&["saving", "revenue", "revenue"]);
    let at = if dice.chance(50) { dice.pick(phases).0 } else { format!("{} months", dice.between(0, horizon - 1)) };
    let mut fields =
        Fields::new().with("id", "once").with(kind, format!("{} EUR", dice.amount(1, 30_000))).with("at", at);
    if dice.chance(50) {
        fields.set("name", "Once");
    }
    if kind == "revenue" && dice.chance(50) {
        fields.set("section", "investment");
    }
    if dice.chance(70) {
        fields.set("status", dice.pick(&STATUS));
    }
    fields.flow()
}

/// Sometimes `from`, sometimes `until`, in order.
pub fn span(dice: &mut Dice, fields: &mut Fields, phases: &Phases) {
    let last = phases.len() as i64 - 1;
    let first = dice.between(0, last);
    if dice.chance(50) {
        fields.set("from", phases[first as usize].0.clone());
    }
    if dice.chance(40) {
        let until = dice.between(first, last);
        fields.set("until", phases[until as usize].0.clone());
    }
}
