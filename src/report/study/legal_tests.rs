//! The tests that the law asks for, apart from practice and policy.

use rust_decimal::Decimal;

use super::Block;
use crate::analysis::{Analysis, Outcome};
use crate::city::{Fctva, Flag, other_revenue};
use crate::language::Arg;
use crate::model::Rule;
use crate::report::flags::rule_name;
use crate::report::grid::{Grid, Value};
use crate::report::legal::{by_law, on_acquired_money};
use crate::report::own_share;
use crate::report::reserve::by_convention;
use crate::report::result_city::level;
use crate::report::section::Deficit;
use crate::report::style::Style;

/// Each in its tightest year since the plan began, and in the first one in which it fails, before the end of the pilot too.
pub(super) fn legal_tests(analysis: &Analysis, outcome: &Outcome, style: Style) -> Vec<Block> {
    let limit = analysis.case.co_financing.value;
    let (start, (_, verdict)) = (analysis.case.calendar.start.year(), outcome.deciding_side());
    let head =
        ["study-column-test", "column-year", "study-column-left", "study-column-left-with", "study-column-result"];
    let mut grid = Grid::new(style.say("study-table-legal"), head.map(|id| style.say(id)));
    if let Some(deficit) = Deficit::of(verdict, start) {
        grid.row([
            Value::Text(style.say("study-legal-section")),
            Value::Year(deficit.worst),
            Value::Money(deficit.without),
            Value::Money(deficit.with),
            Value::Text(style.say("study-legal-section-broken")),
        ]);
    }
    for rule in Rule::ALL {
        let tightest = by_law(verdict, rule, start).min_by_key(|flag| flag.with.to_red);
        let first = by_law(verdict, rule, start).find(|flag| level(&flag.with) == "red");
        let first = first.filter(|first| tightest.is_some_and(|flag| flag.year != first.year));
        for flag in first.into_iter().chain(tightest) {
            let name = match rule {
                Rule::NetSavings => style.say("study-legal-net-savings"),
                _ => {
                    let args = [("rule", rule_name(flag, style).into()), ("id", rule.id().into())];
                    style.tell("study-legal-other", &args)
                }
            };
            grid.row([
                Value::Text(name),
                Value::Year(flag.year),
                flag.without.as_ref().map_or(Value::Empty, |without| Value::Money(without.to_red)),
                Value::Money(flag.with.to_red),
                Value::Text(style.say(result(flag, analysis, outcome))),
            ]);
            if let Some(cells) = bare(flag, analysis, outcome, style) {
                grid.row(cells);
            }
        }
    }
    let tightest = analysis.public_aid().into_iter().min_by_key(|one| one.left(limit));
    if let Some(aid) = &tightest {
        grid.row([
            Value::Text(own_share::tell("study-legal-own-share", aid, analysis, style)),
            Value::Empty,
            Value::Empty,
            Value::Money(aid.left(limit)),
            Value::Text(style.say(if aid.above(limit).is_zero() { "study-legal-kept" } else { "study-legal-broken" })),
        ]);
    }
    let heading = Block::Heading(style.say("study-legal-heading"));
    if grid.rows.is_empty() {
        return vec![heading, Block::Paragraph(style.say("study-legal-none"))];
    }
    if outcome.by_secured().is_some() {
        grid.notes.push(style.say("study-legal-by-secured"));
    }
    let acquired = on_acquired_money(outcome, style);
    grid.notes.extend(acquired.map(|tests| style.tell("study-legal-acquired", &[("tests", tests.into())])));
    grid.notes.extend(balance_sum(analysis, outcome, style));
    grid.notes.extend(tightest.map(|aid| own_share::tell("study-legal-own-share-sum", &aid, analysis, style)));
    vec![heading, Block::Paragraph(style.say("study-legal-intro")), Block::Table("legal", grid)]
}

/// The row of a test that is kept subject to other revenue of investment: the same margins without it, loans being the same.
fn bare(flag: &Flag<Decimal>, analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<[Value; 5]> {
    if result(flag, analysis, outcome) != SUBJECT {
        return None;
    }
    let once = other_revenue(analysis.case.city.as_ref()?, flag.year);
    let left = flag.with.to_red - once;
    let id = if left < Decimal::ZERO { "study-legal-broken" } else { "study-legal-kept" };
    Some([
        Value::Text(style.tell("study-legal-bare", &[("once", Arg::Euros(once))])),
        Value::Year(flag.year),
        flag.without.as_ref().map_or(Value::Empty, |without| Value::Money(without.to_red - once)),
        Value::Money(left),
        Value::Text(style.say(id)),
    ])
}

/// Whether the legal balance, in its tightest year, is kept subject to other revenue of investment.
pub(super) fn hangs_on_other(analysis: &Analysis, outcome: &Outcome) -> bool {
    let (start, (_, verdict)) = (analysis.case.calendar.start.year(), outcome.deciding_side());
    let tightest = by_law(verdict, Rule::NetSavings, start).min_by_key(|flag| flag.with.to_red);
    tightest.is_some_and(|flag| result(flag, analysis, outcome) == SUBJECT)
}

/// What is said of a test that half of its margin or more hangs on other revenue of investment.
const SUBJECT: &str = "study-legal-kept-other";

/// What a test gives, with what it hangs on: no accounts show FCTVA that is computed, and other revenue of investment may
/// be what comes once.
fn result(flag: &Flag<Decimal>, analysis: &Analysis, outcome: &Outcome) -> &'static str {
    let Some(city) = &analysis.case.city else { return "study-legal-kept" };
    let kept = level(&flag.with) != "red";
    let other = || other_revenue(city, flag.year);
    match flag.with.rule {
        Rule::NetSavings if kept && other() * Decimal::TWO > flag.with.to_red => SUBJECT,
        _ if kept => "study-legal-kept",
        _ if by_convention(flag, city, outcome) => "study-legal-computed",
        _ => "study-legal-broken",
    }
}

/// What the margin of the legal balance is made of, in its tightest year: net savings, and what stands beside them.
fn balance_sum(analysis: &Analysis, outcome: &Outcome, style: Style) -> Option<String> {
    let (city, (outlook, verdict)) = (analysis.case.city.as_ref()?, outcome.deciding_side());
    let start = analysis.case.calendar.start.year();
    let flag = by_law(verdict, Rule::NetSavings, start).min_by_key(|flag| flag.with.to_red)?;
    let year = outlook.with.iter().find(|year| year.year == flag.year)?;
    // At constant debt FCTVA follows the investment that is computed, and not the accounts.
    let fctva = Fctva::of(city, outlook).and_then(|fctva| fctva.year(flag.year));
    let (computed, carried) = fctva.map_or_else(Default::default, |year| (year.computed, year.carried));
    let once = other_revenue(city, flag.year);
    let args = [
        ("fctva", if fctva.is_some() { "computed" } else { "carried" }.into()),
        ("computed", Arg::Euros(computed)),
        ("carried", Arg::Euros(carried)),
        ("year", Arg::Year(flag.year)),
        ("net", Arg::Euros(year.net_savings)),
        ("other", Arg::Euros(flag.with.to_red - year.net_savings)),
        ("margin", Arg::Euros(flag.with.to_red)),
        ("some", if once > Decimal::ZERO { "yes" } else { "no" }.into()),
        ("once", Arg::Euros(once)),
        ("bare", Arg::Euros(flag.with.to_red - once)),
    ];
    Some(style.tell("study-legal-sum", &args))
}
