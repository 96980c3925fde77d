use rust_decimal::Decimal;

use super::law;
use crate::analysis::{Analysis, Outcome};
use crate::city::rules::Lever;
use crate::city::{Flag, Gap, Until};
use crate::language::Arg;
use crate::model::Rule;
use crate::report::flags::threshold_name;
use crate::report::grid::{Grid, Value};
use crate::report::net_savings::below_zero;
use crate::report::style::Style;
use crate::report::tally::unsecured;

/// The thresholds that decide the verdict: from when on, the most that is missing in one of the years that decide, and what
/// closes that.
///
/// Apart from what is paid: these amounts are of several years and one cause, and do not add up.
pub(super) fn crossed(analysis: &Analysis, style: Style) -> Option<Grid> {
    let outcome = analysis.outcome.as_ref()?;
    let head = ["study-column-condition", "study-column-from", "study-column-amount", "study-column-decision"]
        .map(|id| style.say(id));
    let mut grid = Grid::new(style.say("study-table-conditions-thresholds"), head);
    for group in groups(outcome) {
        grid.row(row(&group, outcome, style)?);
    }
    // When it is decided: small communes have no debate on the budget's orientation.
    let hoped = if unsecured(analysis).next().is_some() { "yes" } else { "no" };
    let below = if below_zero(outcome).is_empty() { "no" } else { "yes" };
    let args = [
        ("large", law::large(analysis)),
        ("law", law::debate(analysis, style)),
        ("hoped", hoped.into()),
        ("below", below.into()),
    ];
    grid.notes.push(style.tell("study-conditions-thresholds-note", &args));
    (!grid.rows.is_empty()).then_some(grid)
}

/// Flags of one rule that miss the same threshold, each with what it lacks, the first year first.
type Group<'f> = Vec<(&'f Flag<Decimal>, Gap)>;

/// Those that decide, rule by rule, and net savings below zero, of which the first page says that they matter first.
fn groups(outcome: &Outcome) -> Vec<Group<'_>> {
    let mut deciding = outcome.deciding();
    let below = below_zero(outcome).into_iter();
    deciding.extend(below.filter(|one| outcome.deciding().iter().all(|known| !std::ptr::eq(*known, *one))));
    let mut out: Vec<Group<'_>> = Vec::new();
    for rule in Rule::ALL {
        for flag in deciding.iter().copied().filter(|flag| flag.with.rule == rule) {
            let Some(gap) = flag.gap() else { continue };
            let same = |group: &&mut Group<'_>| {
                group.first().is_some_and(|(first, of)| {
                    let half = |gap: &Gap| gap.until == Until::Half;
                    (first.with.rule, first.with.part, of.red, half(of)) == (rule, flag.with.part, gap.red, half(&gap))
                })
            };
            match out.iter_mut().find(same) {
                Some(group) => group.push((flag, gap)),
                None => out.push(vec![(flag, gap)]),
            }
        }
    }
    out
}

/// What a threshold takes: the year in which most is missing, or one in which nothing is enough.
fn row(group: &Group<'_>, outcome: &Outcome, style: Style) -> Option<Vec<Value>> {
    let (first, _) = group.first()?;
    let more = |one: &Gap| (one.amount.is_none(), one.amount.unwrap_or_default());
    let (flag, gap) = group.iter().max_by_key(|(flag, gap)| (more(gap), -flag.year))?;
    let own = match gap.until {
        Until::Own(own) => Some(own),
        Until::Threshold | Until::Half => None,
    };
    let lacking = match (gap.until, gap.amount) {
        (_, None) => "none",
        (Until::Threshold, _) => "all",
        (Until::Own(_), _) => "shared",
        (Until::Half, _) => "half",
    };
    let level = if gap.red { "red" } else { "orange" };
    let args = [
        ("rule", threshold_name(flag, if lacking == "half" { "red" } else { level }, style).into()),
        ("level", style.say(&format!("level-{level}")).into()),
        ("year", Arg::Year(flag.year)),
        ("several", if group.len() > 1 { "yes" } else { "no" }.into()),
        ("lacking", lacking.into()),
        ("own", Arg::Euros(own.unwrap_or_default())),
    ];
    Some(vec![
        Value::Text(style.tell("study-condition-threshold", &args)),
        Value::Text(first.year.to_string()),
        asked(gap).map_or(Value::Empty, Value::Money),
        Value::Text(beyond_the_plan(remedy(gap, style), flag.year, gap, outcome, style)),
    ])
}

/// What a gap asks for: where the plan's own debt is less than what is missing, the savings that close it.
fn asked(gap: &Gap) -> Option<Decimal> {
    let amount = gap.amount?;
    if gap.added.is_some_and(|added| added < amount) {
        amount.checked_div(gap.remedy.of_revenue?)
    } else {
        Some(amount)
    }
}

/// A remedy, and that it asks for more than what the plan costs: the rest is not the plan's to find.
fn beyond_the_plan(remedy: String, year: i32, gap: &Gap, outcome: &Outcome, style: Style) -> String {
    let effects = outcome.deciding_side().0.with.iter().zip(&outcome.deciding_side().0.effects);
    let own = effects.filter(|(one, _)| one.year == year).find_map(|(_, of)| match gap.remedy.lever {
        Lever::Spending | Lever::Savings => Some(("run", of.run_cost())),
        Lever::Fixed => Some(("fixed", of.staff + of.interest + of.principal)),
        _ => None,
    });
    match own.zip(gap.amount) {
        Some(((what, own), amount)) if own < amount => {
            let args = [("remedy", remedy.into()), ("what", what.into()), ("own", Arg::Euros(own))];
            style.tell("study-remedy-beyond", &args)
        }
        _ => remedy,
    }
}

/// What closes a gap, to the euro above.
fn remedy(gap: &Gap, style: Style) -> String {
    let Some(amount) = gap.amount else { return style.say("study-remedy-none") };
    let revenue = gap.remedy.of_revenue.and_then(|part| amount.checked_div(part));
    let added = gap.added.unwrap_or_default();
    let debt = match (added >= amount, added > Decimal::ZERO) {
        (true, _) => "enough",
        (false, true) => "part",
        (false, false) => "none",
    };
    let args = [
        ("amount", Arg::Euros(amount.ceil())),
        ("revenue", Arg::Euros(revenue.unwrap_or(amount).ceil())),
        ("added", Arg::Euros(added)),
        ("debt", debt.into()),
    ];
    style.tell(&format!("study-remedy-{}", gap.remedy.lever.id()), &args)
}
