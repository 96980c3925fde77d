use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{money, name};
use crate::finance::{FinancingPlan, Payer};
use crate::language::Arg;
use crate::programme::{Member, Programme};
use crate::report::grid::{Grid, Value};
use crate::report::study::{Block, Credits};
use crate::report::style::Style;

/// What a council votes on, as the plans' own studies have it: who pays, what is to be authorised, and what is asked
/// for.
pub(super) fn council(programme: &Programme, style: Style) -> Vec<Block> {
    let mut out = vec![
        Block::Paragraph(style.say("study-programme-council-left")),
        Block::Table("financing-plan", financing(programme, style)),
    ];
    let credits: Vec<Credits> = programme.members.iter().map(|member| Credits::of(&member.analysis)).collect();
    if credits.iter().any(|one| !one.authorised.is_zero()) {
        out.push(Block::Table("programme", by_year(programme, &credits, style)));
    }
    let asked = programme.members.iter().zip(&credits).filter_map(|(member, credits)| asked(member, credits, style));
    let told: Vec<String> = asked.collect();
    out.extend((!told.is_empty()).then_some(Block::List(told)));
    out
}

/// Each plan's financing plan in a row: it balances, and so does the sum.
fn financing(programme: &Programme, style: Style) -> Grid {
    let head = [
        "column-plan",
        "column-spent",
        "column-grants",
        "column-fctva",
        "column-loans",
        "column-own-resources",
        "column-own-share",
    ];
    let mut grid = Grid::new(style.say("study-programme-plan-title"), head.map(|id| style.say(id)));
    let mut sums = [Decimal::ZERO; 5];
    for member in &programme.members {
        let (analysis, complete) = (&member.analysis, member.analysis.complete());
        let plan = FinancingPlan::of(&analysis.case, &analysis.financing);
        let sum = |wanted: fn(&Payer) -> bool| -> Decimal {
            plan.resources.iter().filter(|one| wanted(&one.payer)).map(|one| one.amount).sum()
        };
        let amounts = [
            plan.spending(),
            sum(|payer| matches!(payer, Payer::Grant(_))),
            sum(|payer| matches!(payer, Payer::Fctva)),
            sum(|payer| matches!(payer, Payer::Loan(_))),
            sum(|payer| matches!(payer, Payer::City)),
        ];
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        let (granted, shared) = analysis.financing.co_financing();
        let own = if shared > Decimal::ZERO { Value::Share((shared - granted) / shared) } else { Value::Empty };
        let amounts = amounts.map(|amount| money(amount, complete));
        grid.row(std::iter::once(name(member, style).into()).chain(amounts).chain([own]));
    }
    let all = sums.map(|amount| money(amount, programme.complete()));
    let title = Value::Text(style.say("study-programme-all"));
    grid.total(std::iter::once(title).chain(all).chain([Value::Empty]));
    if let Some(member) = programme.members.first() {
        let least = Decimal::ONE - member.analysis.case.co_financing.value;
        grid.notes.push(style.tell("study-programme-own-share", &[("least", style.percent(least).into())]));
    }
    grid
}

/// The credits of the equipment by fiscal year, a column a plan.
fn by_year(programme: &Programme, credits: &[Credits], style: Style) -> Grid {
    let names = programme.members.iter().map(|member| name(member, style));
    let head = std::iter::once(style.say("column-year")).chain(names).chain([style.say("study-programme-all")]);
    let mut grid = Grid::new(style.say("study-programme-credits-title"), head);
    let mut years: BTreeMap<i32, Vec<Decimal>> = BTreeMap::new();
    for (place, one) in credits.iter().enumerate() {
        for (year, amount) in one.credits.iter().filter(|(_, amount)| !amount.is_zero()) {
            years.entry(*year).or_insert_with(|| vec![Decimal::ZERO; credits.len()])[place] += *amount;
        }
    }
    let row = |amounts: Vec<Decimal>| {
        let sum = amounts.iter().sum();
        amounts.into_iter().chain([sum]).map(|amount| money(amount, programme.complete())).collect::<Vec<_>>()
    };
    for (year, amounts) in years {
        grid.row(std::iter::once(Value::Year(year)).chain(row(amounts)));
    }
    let whole = row(credits.iter().map(|one| one.authorised).collect());
    grid.total(std::iter::once(Value::Text(style.say("study-programme-whole"))).chain(whole));
    grid.notes.push(style.say("study-programme-credits-note"));
    grid
}

/// What is asked of the council for a plan's equipment.
fn asked(member: &Member, credits: &Credits, style: Style) -> Option<String> {
    let (year, first) = credits.first()?;
    let args = [
        ("plan", name(member, style).into()),
        ("kind", if credits.lasts_years() { "programme" } else { "equipment" }.into()),
        ("amount", Arg::Euros(credits.authorised)),
        ("credits", Arg::Euros(first)),
        ("year", Arg::Year(year)),
    ];
    Some(style.tell("study-programme-ask", &args))
}
