use rust_decimal::Decimal;

use super::law;
use crate::analysis::{Analysis, Outcome};
use crate::city::Flag;
use crate::city::rules::Assessment;
use crate::language::Arg;
use crate::model::Rule;
use crate::report::deciding::{past_with, unborne, worst};
use crate::report::flags::threshold_name;
use crate::report::grid::{Grid, Value};
use crate::report::result_city::level;
use crate::report::style::Style;

/// The thresholds that decide the verdict: from when on, and the most that is missing in a year.
///
/// Apart from what is paid: these amounts are of several years and one cause, and do not add up.
pub(super) fn crossed(analysis: &Analysis, style: Style) -> Option<Grid> {
    let outcome = analysis.outcome.as_ref()?;
    let head = ["study-column-condition", "study-column-from", "study-column-amount", "study-column-decision"]
        .map(|id| style.say(id));
    let mut grid = Grid::new(style.say("study-table-conditions-thresholds"), head);
    let deciding = outcome.deciding();
    let mut told = Vec::new();
    for rule in Rule::ALL {
        for flag in deciding.iter().filter(|flag| flag.with.rule == rule) {
            if !told.contains(&(rule, flag.with.part)) {
                told.push((rule, flag.with.part));
                if let Some(row) = threshold(flag, outcome, analysis, style) {
                    grid.row(row);
                }
            }
        }
    }
    grid.notes.push(style.say("study-conditions-thresholds-note"));
    (!grid.rows.is_empty()).then_some(grid)
}

/// What it takes for a rule not to be past its threshold because of the plan, in any year that is judged: the most that
/// the plan adds in one, and the year that is furthest from it. `first`: the rule's first flag that decides.
fn threshold(first: &Flag<Decimal>, outcome: &Outcome, analysis: &Analysis, style: Style) -> Option<Vec<Value>> {
    let rule = first.with.rule;
    let past = past_with(first, outcome);
    // A flag that is red in one year and orange in another misses the red margin first.
    let same = |one: &&Flag<Decimal>| (one.with.rule, one.with.part) == (rule, first.with.part);
    let red = outcome.deciding().into_iter().filter(same).any(|one| level(&one.with) == "red");
    let reached = if red { "red" } else { "orange" };
    let margin = |one: &Assessment<Decimal>| if red { one.to_red } else { one.to_orange };
    // What the city lacks by itself is not the plan's to find.
    let own = |flag: &Flag<Decimal>| flag.without.as_ref().map(margin).unwrap_or_default().min(Decimal::ZERO);
    let part = |flag: &Flag<Decimal>| unborne(flag).unwrap_or_else(|| own(flag) - margin(&flag.with));
    let worst = worst(&past)?;
    let most = past.iter().copied().max_by_key(|flag| (part(flag), flag.year == worst.year))?;
    // Where nothing is saved, no debt is small enough: there is no amount to find, but savings.
    let none = rule == Rule::Deleveraging && [worst, most].into_iter().any(|flag| unborne(flag).is_some());
    let lacking = match (rule, own(most).is_zero() || unborne(most).is_some()) {
        _ if none => "none",
        (Rule::Deleveraging | Rule::DebtWeight, true) => "debt",
        (Rule::Deleveraging | Rule::DebtWeight, false) => "debt-shared",
        (Rule::Rigidity | Rule::RunCost | Rule::Envelope | Rule::RenewalWall, true) => "room",
        (Rule::Rigidity | Rule::RunCost | Rule::Envelope | Rule::RenewalWall, false) => "room-shared",
        (_, true) => "all",
        (_, false) => "shared",
    };
    let args = [
        ("rule", threshold_name(worst, reached, style).into()),
        ("level", style.say(&format!("level-{reached}")).into()),
        ("worst", Arg::Year(worst.year)),
        ("year", Arg::Year(most.year)),
        ("apart", if most.year == worst.year { "no" } else { "yes" }.into()),
        ("lacking", Arg::Word(lacking.to_owned())),
        ("own", Arg::Euros(-own(most))),
    ];
    Some(vec![
        Value::Text(style.tell("study-condition-threshold", &args)),
        Value::Text(first.year.to_string()),
        if none { Value::Empty } else { Value::Money(part(most)) },
        Value::Text(decision(none, analysis, style)),
    ])
}

/// When a plan past a threshold is to be resized: in the debate on the budget's orientation, which small communes do not have.
fn decision(none: bool, analysis: &Analysis, style: Style) -> String {
    let args = [("large", law::large(analysis)), ("law", law::debate(analysis, style))];
    style.tell(if none { "study-decision-threshold-none" } else { "study-decision-threshold" }, &args)
}
