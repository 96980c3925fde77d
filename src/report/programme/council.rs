use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Beside, aid, by_name, money, name, upkeep};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explore::contingency::Contingency;
use crate::finance::{FinancingPlan, Payer, aided};
use crate::language::Arg;
use crate::programme::{Member, Programme};
use crate::report::beside::begun;
use crate::report::grid::{Grid, Value};
use crate::report::own_share;
use crate::report::study::names::month;
use crate::report::study::{Block, Credits, first_operating};
use crate::report::style::Style;
use crate::units::{Date, order};

/// What a council votes on, as the plans' own studies have it: who pays, what is to be authorised, and what is asked
/// for.
pub(super) fn council(programme: &Programme, beside: &Beside<'_>, style: Style) -> Vec<Block> {
    let mut out = vec![
        Block::Paragraph(style.say("study-programme-council-left")),
        Block::Table("financing-plan", financing(programme, style)),
    ];
    let open = |one: &Analysis| own_share::open(one, style).into_iter().collect();
    let open = by_name(programme, open, style);
    out.extend(open.into_iter().map(Block::Notice));
    let credits: Vec<Credits> = programme.members.iter().map(|member| Credits::of(&member.analysis)).collect();
    let waits = match programme.together.outcome.ruling().level {
        Some(Level::Unsustainable) => Some("study-programme-asked-past"),
        None if !programme.complete() => Some("study-programme-asked-unpriced"),
        None => Some("study-programme-asked-unseen"),
        Some(_) => None,
    };
    out.extend(waits.map(|id| Block::Notice(style.say(id))));
    out.extend(beside.date.and_then(|date| started(programme, date, style)).map(Block::Notice));
    out.push(Block::Table("decisions", decisions(programme, &credits, beside, style)));
    if credits.iter().any(|one| !one.authorised.is_zero()) {
        let years: Vec<ByYear> = credits.iter().map(|one| one.credits.iter().copied().collect()).collect();
        let mut grid = by_year(programme, "study-programme-credits-title", &years, style);
        grid.notes.push(style.say("study-programme-credits-note"));
        out.push(Block::Table("programme", grid));
    }
    if beside.set_aside.iter().any(Option::is_some) {
        out.push(Block::Table("contingency", contingency(programme, beside, style)));
    }
    out
}

/// Which plans began before the month of the study: what it asks for is voted after the fact for them.
fn started(programme: &Programme, date: Date, style: Style) -> Option<String> {
    let plans = programme.members.iter().filter_map(|member| {
        let start = begun(&member.analysis, date)?;
        Some(format!("{} ({})", name(member, style), month(start, style)))
    });
    let plans: Vec<String> = plans.collect();
    let args = [("plans", plans.join(style.semicolon()).into()), ("year", Arg::Year(i32::from(date.year())))];
    (!plans.is_empty()).then(|| style.tell("study-programme-started", &args))
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
        // The law holds for each base that public funders help, not for the whole of the investment alone.
        let least = aided(&analysis.case, &analysis.financing).iter().map(crate::finance::Aided::own).min();
        let own = least.map_or(Value::Empty, Value::Share);
        let amounts = amounts.map(|amount| money(amount, complete));
        grid.row(std::iter::once(name(member, style).into()).chain(amounts).chain([own]));
    }
    let all = sums.map(|amount| money(amount, programme.complete()));
    let title = Value::Text(style.say("study-programme-all"));
    grid.total(std::iter::once(title).chain(all).chain([Value::Empty]));
    grid.notes.extend([aid(programme, style), upkeep(programme, style)].into_iter().flatten());
    if let Some(member) = programme.members.first() {
        let least = Decimal::ONE - member.analysis.case.co_financing.value;
        grid.notes.push(style.tell("study-programme-own-share", &[("least", style.percent(least).into())]));
    }
    grid
}

/// What is asked of the council for each plan: equipment, the first year's operating credits, the contingency.
fn decisions(programme: &Programme, credits: &[Credits], beside: &Beside<'_>, style: Style) -> Grid {
    let head = [
        "column-plan",
        "column-decision",
        "column-first-year",
        "column-equipment",
        "column-equipment-first",
        "column-operating-first",
        "column-contingency",
    ];
    let mut grid = Grid::new(style.say("study-programme-decisions-title"), head.map(|id| style.say(id)));
    let mut sums = [Decimal::ZERO; 4];
    for (place, (member, credits)) in programme.members.iter().zip(credits).enumerate() {
        let year = member.analysis.case.calendar.start.year();
        let aside = beside.set_aside.get(place).and_then(Option::as_ref);
        let amounts = [
            credits.authorised,
            credits.credits.iter().filter(|(of, _)| *of == year).map(|(_, amount)| amount).sum(),
            first_operating(&member.analysis).unwrap_or_default(),
            aside.map(Contingency::total).unwrap_or_default(),
        ];
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        let [equipment, first, operating, aside] = amounts;
        let complete = member.analysis.complete();
        grid.row([
            name(member, style).into(),
            decision(member, credits, style),
            Value::Year(year),
            money(equipment, complete),
            money(first, complete),
            money(operating, complete),
            Value::Money(aside),
        ]);
    }
    let [equipment, first, operating, aside] = sums;
    let complete = programme.complete();
    // First years of plans that start in different ones are of no budget together.
    let starts = order::set(programme.members.iter().map(|member| member.analysis.case.calendar.start.year()));
    let first_year = |amount: Decimal| if starts.len() > 1 { Value::Empty } else { money(amount, complete) };
    grid.total([
        Value::Text(style.say("study-programme-all")),
        Value::Empty,
        Value::Empty,
        money(equipment, complete),
        first_year(first),
        first_year(operating),
        Value::Money(aside),
    ]);
    grid.notes.push(style.say("study-programme-decisions-note"));
    grid
}

/// What is opened for the equipment of a plan.
fn decision(member: &Member, credits: &Credits, style: Style) -> Value {
    let id = match (credits.authorised.is_zero(), credits.lasts_years()) {
        (true, _) => return Value::Empty,
        (false, true) => "study-programme-decision-programme",
        (false, false) => "study-programme-decision-equipment",
    };
    let first =
        credits.first().map(|(year, _)| year).filter(|year| *year != member.analysis.case.calendar.start.year());
    let said = match first {
        Some(year) => {
            style.tell("study-programme-decision-later", &[("said", style.say(id).into()), ("year", Arg::Year(year))])
        }
        None => style.say(id),
    };
    // Nothing is voted on a financing plan that is to be corrected.
    Value::Text(match own_share::at_fault(&member.analysis) {
        Some(why) => style.tell("study-programme-decision-at-fault", &[("said", said.into()), ("why", why.into())]),
        None => said,
    })
}

/// Amounts by fiscal year, in euros.
type ByYear = BTreeMap<i32, Decimal>;

/// Amounts of each plan by fiscal year, a column a plan, with the sum of all.
fn by_year(programme: &Programme, title: &str, plans: &[ByYear], style: Style) -> Grid {
    let names = programme.members.iter().map(|member| name(member, style));
    let head = std::iter::once(style.say("column-year")).chain(names).chain([style.say("study-programme-all")]);
    let mut grid = Grid::new(style.say(title), head);
    let row = |of: &dyn Fn(&ByYear) -> Decimal| {
        let amounts: Vec<Decimal> = plans.iter().map(of).collect();
        let sum = amounts.iter().sum();
        amounts.into_iter().chain([sum]).map(|amount| money(amount, programme.complete())).collect::<Vec<_>>()
    };
    let of = |year: i32| move |plan: &ByYear| plan.get(&year).copied().unwrap_or_default();
    let years = order::set(plans.iter().flatten().filter(|(_, amount)| !amount.is_zero()).map(|(year, _)| *year));
    for year in years {
        grid.row(std::iter::once(Value::Year(year)).chain(row(&of(year))));
    }
    let whole = row(&|plan| plan.values().sum());
    grid.total(std::iter::once(Value::Text(style.say("study-programme-whole"))).chain(whole));
    grid
}

/// What is set aside by fiscal year, a column a plan, with the part of the investment section.
fn contingency(programme: &Programme, beside: &Beside<'_>, style: Style) -> Grid {
    let of = |aside: &Option<Contingency>, pick: fn(&[Decimal; 2]) -> Decimal| -> ByYear {
        aside.iter().flat_map(|aside| aside.years.iter().map(|(year, amounts)| (*year, pick(amounts)))).collect()
    };
    let plans: Vec<ByYear> = beside.set_aside.iter().map(|aside| of(aside, |both| both[0] + both[1])).collect();
    let mut grid = by_year(programme, "study-programme-contingency-title", &plans, style);
    let invested: Vec<ByYear> = beside.set_aside.iter().map(|aside| of(aside, |both| both[0])).collect();
    grid.columns.push(style.say("column-contingency-investment"));
    for row in &mut grid.rows {
        let part: Decimal = match row.cells.first() {
            Some(Value::Year(year)) => invested.iter().filter_map(|plan| plan.get(year)).sum(),
            _ => invested.iter().flat_map(BTreeMap::values).sum(),
        };
        row.cells.push(Value::Money(part));
    }
    grid.notes.push(style.say("study-programme-contingency-note"));
    grid
}
