use rust_decimal::Decimal;

use super::names;
use super::value::written;
use crate::analysis::Analysis;
use crate::explore::advice::{Standing, Way, WayOut};
use crate::explore::{Figure, Snapshot};
use crate::language::Arg;
use crate::model::{Case, Demand, Funding, Override};
use crate::report::burden::heaviest_run;
use crate::report::odds::of_way;
use crate::report::style::Style;
use crate::report::unjudged::{until_later, until_unjudged};
use crate::units::parse_duration;

/// Changes of one way out that are told one by one.
const MOST_CHANGES_TOLD: usize = 3;

/// A way out in plain words, with how long it lasts: what a longer horizon makes of it, or what it leaves crossed in a year
/// that no verdict judges.
pub(super) fn way_out(way: &WayOut, now: &Snapshot, analysis: &Analysis, style: Style) -> String {
    let later = way.later.map(|(horizon, level)| until_later(horizon, level, style));
    let until = later.or_else(|| way.unjudged.map(|horizon| until_unjudged(horizon, style)));
    [Some(told(way, now, analysis, style)), until, drawn(way, style)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// How often draws of the plan so changed give each verdict.
fn drawn(way: &WayOut, style: Style) -> Option<String> {
    match &way.odds {
        Ok(odds) => {
            let told = of_way(odds.as_ref()?, style)?;
            // No heading says so of what leaves thresholds crossed.
            let few = way.standing() == Standing::Crossed && !way.in_most_draws();
            Some(if few { format!("{told} {}", style.say("advice-own")) } else { told })
        }
        Err(undrawn) => Some(style.tell("advice-undrawn", &[("why", undrawn.say(style.language).into())])),
    }
}

/// What it changes, and what the plan then costs.
fn told(way: &WayOut, now: &Snapshot, analysis: &Analysis, style: Style) -> String {
    let case = &analysis.case;
    let before = now.get(Figure::NetAfterBenefits).unwrap_or_default();
    // Benefits that shrink with the units are told in a word.
    let gained = |one: &&Override| {
        one.path.starts_with("benefits.") && (one.path.ends_with(".saving") || one.path.ends_with(".revenue"))
    };
    let (less, told): (Vec<&Override>, Vec<&Override>) = way.changes.iter().partition(gained);
    let mut changes: Vec<String> = match way.left() {
        Some(left) => {
            let quantities = style.tell("advice-all-quantities", &[("left", style.percent(left).into())]);
            let others = told.into_iter().filter(|one| quantity_of(one).is_none());
            let said = [Some(quantities), posts(way, case, style), dropped(way, case, style)].into_iter().flatten();
            said.chain(others.map(|one| change(way, one, case, style))).collect()
        }
        None if told.len() > MOST_CHANGES_TOLD => {
            vec![style.tell("advice-many", &[("count", Arg::Count(told.len()))])]
        }
        None => told.into_iter().map(|one| change(way, one, case, style)).collect(),
    };
    changes.extend((!less.is_empty()).then(|| style.say("advice-less-gained")));
    let changes = changes.join(style.semicolon());
    let gained = !analysis.financing.benefit.is_zero();
    let args = [
        ("way", style.say(name(way, case)).into()),
        ("changes", changes.into()),
        ("before", Arg::Euros(before)),
        ("after", Arg::Euros(way.net_cost)),
        ("gained", if gained { "yes" } else { "no" }.into()),
        ("net", style.say(if gained { "row-net-after" } else { "row-net-cost" }).into()),
    ];
    // What is found elsewhere is no benefit of this plan; what the way changes in the plan beside it may move its cost.
    let id = match (way.way == Way::Savings, style.euros(before) == style.euros(way.net_cost)) {
        (true, true) => "advice-savings-same",
        (true, false) => "advice-savings",
        (false, true) => "advice-way-same",
        (false, false) => "advice-way",
    };
    let dearer = (way.way == Way::Savings).then(|| dearer(way, analysis, style)).flatten();
    // More of what nobody has signed is a promise more, and no money.
    let path = |id: &str| format!("funding.{id}.status");
    let signed = |id: &str| way.way == Way::MoreFunding && way.changes.iter().any(|one| one.path == path(id));
    let grants = case.funding.iter().filter_map(|funding| funding.grant());
    let unsigned = grants
        .filter(|grant| signed(&grant.id))
        .map(|grant| style.tell("advice-promised", &[("status", style.say(grant.status.word()).into())]));
    // Loans that would be more than there is left to pay are cut to all of it.
    let loans = || case.funding.iter().filter(|funding| matches!(funding, Funding::Loan(_)));
    let is_loan = |one: &Override| loans().any(|loan| one.path == format!("funding.{}.amount", loan.id()));
    let borrowed = way.changes.iter().any(is_loan).then(|| style.say("advice-borrowed-whole"));
    let above_city = way.above_city.map(|(section, [given, kept])| {
        let args = [("section", section.to_string().into()), ("given", Arg::Euros(given)), ("kept", Arg::Euros(kept))];
        style.tell("advice-above-city", &args)
    });
    let first = style.tell(id, &args);
    std::iter::once(first).chain(dearer).chain(borrowed).chain(above_city).chain(unsigned).collect::<Vec<_>>().join(" ")
}

/// The name of a way out in words. Fewer units than the pilot was to have, or as many, are a rollout given up, and are
/// called so.
fn name(way: &WayOut, case: &Case) -> &'static str {
    match way.way {
        Way::SecureFunding => "way-secure-funding",
        Way::FewerUnits => match left_of_pilot(way, case) {
            Some((left, pilot)) if left == pilot => "way-pilot-alone",
            _ => "way-fewer-units",
        },
        Way::SmallerPlan => "way-smaller-plan",
        Way::LongerRollout => "way-longer-rollout",
        Way::LowerPrice => "way-lower-price",
        Way::MoreFunding => "way-more-funding",
        Way::PartnerShare => "way-partner-share",
        Way::Savings => "way-savings",
    }
}

/// How many units a way out leaves of a line at the most, and how many the pilot was to have; none without a pilot.
fn left_of_pilot(way: &WayOut, case: &Case) -> Option<(Decimal, Decimal)> {
    let (line, left) = way.changes.iter().find_map(|one| {
        let (line, _) = one.path.split_once(".quantity")?;
        Some((line, numbers(&one.to).into_iter().map(|(_, number)| number).max()?))
    })?;
    let pilot = case.calendar.phases.iter().position(|phase| phase.id == "pilot")?;
    match &case.named(line)?.demand {
        Demand::Steps(steps) => {
            let number = steps.get(pilot)?.to;
            // Without a rollout there is none to give up.
            steps.iter().any(|step| step.to > number).then_some((left, number))
        }
        Demand::Per { .. } => None,
    }
}

/// The line whose quantity is changed, in all phases or in one.
fn quantity_of(one: &Override) -> Option<&str> {
    let (line, phase) = one.path.split_once(".quantity")?;
    (phase.is_empty() || phase.starts_with('.')).then_some(line)
}

/// What is left of each post at its most: working time, where that is less than one person's.
fn posts(way: &WayOut, case: &Case, style: Style) -> Option<String> {
    let said = case.lines.iter().filter(|line| line.is_post()).filter_map(|line| {
        let changed = way.changes.iter().filter(|one| quantity_of(one) == Some(&line.id));
        let left = changed.flat_map(|one| numbers(&one.to)).map(|(_, number)| number).max()?;
        let time = if left < Decimal::ONE {
            style.tell("advice-working-time", &[("share", style.percent(left).into())])
        } else {
            style.tell("advice-posts-left", &[("count", Arg::Number(left))])
        };
        Some(style.tell("named", &[("name", names::line(line, style).into()), ("value", time.into())]))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| style.tell("advice-posts", &[("list", said.join(", ").into())]))
}

/// What a smaller plan has none of any more, where it had some.
fn dropped(way: &WayOut, case: &Case, style: Style) -> Option<String> {
    let quantities = way.changes.iter().filter(|one| one.path.ends_with(".quantity"));
    let gone = quantities.filter_map(|one| {
        let (before, after) = (numbers(&one.from), numbers(&one.to));
        let nothing = after.iter().filter(|(_, now)| now.is_zero());
        let lost: Vec<&str> = nothing
            .filter(|(phase, _)| before.iter().any(|(of, amount)| (of == phase || of.is_empty()) && !amount.is_zero()))
            .map(|(phase, _)| phase.as_str())
            .collect();
        if lost.is_empty() {
            return None;
        }
        let id = one.path.trim_end_matches(".quantity").trim_start_matches("lines.");
        let name = names::line(case.named(id)?, style);
        // What is there in no phase any more needs no phases.
        let all = after.iter().all(|(_, now)| now.is_zero()) || lost.iter().all(|phase| phase.is_empty());
        let phases: Vec<String> = lost.into_iter().map(|phase| names::phase(phase, style)).collect();
        Some(if all { name } else { format!("{name} ({})", phases.join(", ")) })
    });
    let gone: Vec<String> = gone.collect();
    (!gone.is_empty()).then(|| style.tell("advice-dropped", &[("list", gone.join(", ").into())]))
}

/// The numbers of a quantity, each with its phase; no phase where there is but one number.
fn numbers(text: &str) -> Vec<(String, Decimal)> {
    let parts = text.trim().trim_matches(['{', '}']).split(',');
    let number = |part: &str| {
        let (phase, number) = part.split_once(':').unwrap_or(("", part));
        let number = number.trim().split(' ').next().unwrap_or_default().replace('_', "");
        Some((phase.trim().to_owned(), Decimal::from_str_exact(&number).ok()?))
    };
    parts.filter_map(number).collect()
}

/// That more is to be found elsewhere than the plan itself costs to run: the rest pays loans, then, or does no more than
/// make the plan too small to count.
fn dearer(way: &WayOut, analysis: &Analysis, style: Style) -> Option<String> {
    let saved = way.changes.iter().find_map(|one| added(one, "saving: "))?;
    let saved = Decimal::from_str_exact(saved.split(' ').next()?).ok()?;
    let run = heaviest_run(analysis).filter(|run| saved > run.cost)?;
    let loans = if analysis.financing.loans.is_empty() { "no" } else { "yes" };
    let share = analysis.case.city.as_ref()?.thresholds.materiality.value;
    let args = [
        ("cost", Arg::Euros(run.cost)),
        ("year", Arg::Year(run.year)),
        ("share", style.percent(share).into()),
        ("loans", loans.into()),
    ];
    Some(style.tell(if way.crossed { "advice-savings-dearer-crossed" } else { "advice-savings-dearer" }, &args))
}

/// What an entry that is added to the plan says under a key.
fn added<'o>(one: &'o Override, key: &str) -> Option<&'o str> {
    one.to.split(key).nth(1).and_then(|rest| rest.split([',', '}']).next())
}

/// Lengths of time in the same unit on both sides: years where both are whole, else months.
fn alike(from: &str, to: &str) -> (String, String) {
    let months = |text: &str| parse_duration(text).ok().map(|months| months.0);
    let Some((before, after)) = months(from).zip(months(to)) else { return (from.to_owned(), to.to_owned()) };
    let whole = before.is_multiple_of(12) && after.is_multiple_of(12);
    let told = |months: u32| if whole { format!("{} years", months / 12) } else { format!("{months} months") };
    (told(before), told(after))
}

/// An amount of thousands as it is told, to the euro: the setting itself has the cents.
fn rounded(text: &str, style: Style) -> Option<String> {
    let amount = Decimal::from_str_exact(&text.strip_suffix(" EUR")?.replace('_', "")).ok()?;
    (amount.abs() >= Decimal::ONE_THOUSAND).then(|| style.euros(amount))
}

fn change(way: &WayOut, one: &Override, case: &Case, style: Style) -> String {
    // What is signed may have had no status before: what it was taken for is not what somebody wrote.
    if one.from.is_empty() && one.path.ends_with(".status") {
        let args = [("path", names::path(&one.path, case, style).into()), ("to", written(&one.to, case, style).into())];
        return style.tell("advice-signed-first", &args);
    }
    if one.from.is_empty() {
        // An entry that is added to the plan: its figure is what matters here.
        let (key, id) = match way.way {
            Way::Savings => ("saving: ", "study-way-saving"),
            _ => ("rate: ", "study-way-share"),
        };
        let since = if added(one, "from: ").is_some() { "after" } else { "start" };
        return added(one, key).map_or_else(
            || one.to.clone(),
            |figure| style.tell(id, &[("figure", written(figure, case, style).into()), ("since", since.into())]),
        );
    }
    let (from, to) = alike(&one.from, &one.to);
    let told = |text: &str| rounded(text, style).unwrap_or_else(|| written(text, case, style));
    let (from, to) = (told(&from), told(&to));
    let args = [("path", names::path(&one.path, case, style).into()), ("from", from.into()), ("to", to.into())];
    style.tell(if one.path.ends_with(".status") { "advice-signed" } else { "advice-change" }, &args)
}
