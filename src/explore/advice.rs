//! What would make a plan last: ways out, each of them run.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::figures::{Figure, Snapshot};
use super::goal::Goal;
use super::parallel;
use super::runner::Runner;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::document::{Family, Status};
use crate::engine::Cause;
use crate::model::{Demand, Funding, Override, Setting};

/// Ways out that are told.
const WANTED: usize = 3;
/// Who says so, in the overrides.
const BY: &str = "advice";

/// What a way out changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Get all expected money signed.
    SecureFunding,
    /// Fewer units of a line.
    FewerUnits,
    /// Fewer units of every line that counts more than one.
    SmallerPlan,
    /// More time for the rollout.
    LongerRollout,
    /// A lower price of a component.
    LowerPrice,
    /// A longer life of a component.
    LongerLife,
    /// A higher rate of a subsidy or a contribution.
    MoreFunding,
    /// A partner that pays a share of everything.
    PartnerShare,
    /// Savings or new revenue elsewhere.
    Savings,
}

impl Way {
    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Self::SecureFunding => "secure-funding",
            Self::FewerUnits => "fewer-units",
            Self::SmallerPlan => "smaller-plan",
            Self::LongerRollout => "longer-rollout",
            Self::LowerPrice => "lower-price",
            Self::LongerLife => "longer-life",
            Self::MoreFunding => "more-funding",
            Self::PartnerShare => "partner-share",
            Self::Savings => "savings",
        }
    }
}

/// A way out that was run, and that lasts.
#[derive(Debug)]
pub struct WayOut {
    /// What it changes.
    pub way: Way,
    /// What it sets; `funding` and `benefits` are entries to be added there.
    pub changes: Vec<Override>,
    /// What the plan then comes to.
    pub snapshot: Snapshot,
}

/// One step of a way: what is set, and what is added under a key of the plan.
#[derive(Default)]
struct Change {
    set: Vec<Setting>,
    add: Option<(&'static str, String)>,
}

impl Change {
    fn set(settings: impl IntoIterator<Item = Setting>) -> Self {
        Self { set: settings.into_iter().collect(), add: None }
    }

    fn add(key: &'static str, entry: String) -> Self {
        Self { set: Vec::new(), add: Some((key, entry)) }
    }
}

/// A way from its gentlest step, 1, to its last.
#[derive(Clone)]
struct Candidate<'c> {
    way: Way,
    steps: u32,
    change: Arc<dyn Fn(u32) -> Change + Send + Sync + 'c>,
}

/// Up to three ways in which a plan that is not sustainable would be, each with the gentlest step that is enough. A
/// plan that lasts, that has no city or that has unpriced components gets none.
pub fn advice(runner: &Runner, analysis: &Analysis) -> Vec<WayOut> {
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling.level);
    if level.is_none_or(|level| level == Level::Sustainable) || !analysis.complete() {
        return Vec::new();
    }
    let own = own_means(runner, analysis);
    let outside = outside_means(analysis);
    let both = together(&own, &outside);
    let mut found: Vec<WayOut> = Vec::new();
    for candidates in [own, outside, both] {
        let ways = parallel::map(&candidates, |candidate| gentlest(runner, analysis, candidate));
        for way in ways.into_iter().flatten() {
            if found.len() < WANTED && !found.iter().any(|known| known.way == way.way) {
                found.push(way);
            }
        }
        if found.len() == WANTED {
            break;
        }
    }
    found
}

/// Where no single change is enough: half as many units, or lives twice as long, and money from outside as well.
fn together<'c>(own: &[Candidate<'c>], outside: &[Candidate<'c>]) -> Vec<Candidate<'c>> {
    let mut out = Vec::new();
    for first in own.iter().filter(|one| matches!(one.way, Way::FewerUnits | Way::LongerLife)) {
        let step = if first.way == Way::FewerUnits { first.steps / 2 } else { first.steps };
        for second in outside.iter().filter(|one| matches!(one.way, Way::PartnerShare | Way::Savings)) {
            let (first, more) = (first.change.clone(), second.change.clone());
            let change = move |varied: u32| Change { set: first(step).set, add: more(varied).add };
            out.push(Candidate { way: second.way, steps: second.steps, change: Arc::new(change) });
        }
    }
    out
}

/// The gentlest step of a way that makes the plan last.
fn gentlest(runner: &Runner, analysis: &Analysis, candidate: &Candidate<'_>) -> Option<WayOut> {
    let run_with = |step: u32, loans: &[Setting]| {
        let changed = runner.changed(|prepared, sources, diagnostics| {
            let change = (candidate.change)(step);
            change.set.iter().chain(loans).for_each(|setting| prepared.set(setting, sources, diagnostics));
            if let Some((key, entry)) = change.add {
                prepared.add(key, &entry, BY, sources, diagnostics);
            }
        });
        let changed = changed.ok()?;
        let snapshot = Snapshot::of(&changed);
        let changes = changed.case.overrides[analysis.case.overrides.len()..].to_vec();
        // A plan that brings the city more than it costs is not what funders pay for.
        let paid = snapshot.get(Figure::NetCost) >= Figure::NetCost.of(analysis).min(Some(Decimal::ZERO));
        let lasts = paid && Goal::AtWorst(Level::Sustainable).holds(&snapshot);
        lasts.then_some((WayOut { way: candidate.way, changes, snapshot }, smaller_loans(&changed)))
    };
    // An override cuts loans that are above what they may pay for; written into the plan they would be a fault. So the
    // smaller loans are part of the way.
    let run = |step: u32| match run_with(step, &[])? {
        (_, loans) if !loans.is_empty() => {
            run_with(step, &loans).filter(|(_, left)| left.is_empty()).map(|(way, _)| way)
        }
        (way, _) => Some(way),
    };
    let mut best = run(candidate.steps)?;
    let (mut fails, mut holds) = (0, candidate.steps);
    while holds - fails > 1 {
        let middle = holds.midpoint(fails);
        match run(middle) {
            Some(way) => (holds, best) = (middle, way),
            None => fails = middle,
        }
    }
    Some(best)
}

/// What sets the loans to what is left of them, where they were cut; down to the cent, so that they stay below.
fn smaller_loans(analysis: &Analysis) -> Vec<Setting> {
    let financing = &analysis.financing;
    if financing.loans_above() <= Decimal::new(1, 9) {
        return Vec::new();
    }
    let cut: Decimal = financing.loans.iter().map(|loan| loan.amount).sum();
    let mut above = (cut - financing.loan_ceiling.max(Decimal::ZERO)).max(Decimal::ZERO);
    let mut out = Vec::new();
    for loan in &financing.loans {
        let Funding::Loan(written) = &analysis.case.funding[loan.funding] else { continue };
        let less = above.min(loan.amount);
        above -= less;
        let amount = (loan.amount - less).round_dp_with_strategy(2, RoundingStrategy::ToZero);
        out.push(Setting::new(format!("funding.{}.amount", written.id), format!("{} EUR", amount.normalize()), BY));
    }
    out
}

/// What can be changed in the plan itself.
fn own_means<'c>(runner: &'c Runner, analysis: &'c Analysis) -> Vec<Candidate<'c>> {
    let mut out = Vec::new();
    let unsecured = unsecured(analysis);
    if !unsecured.is_empty() {
        let change = move |_| {
            let acquired = unsecured.iter().map(|path| Setting::new(path, "acquired", BY));
            Change::set(acquired)
        };
        out.push(Candidate { way: Way::SecureFunding, steps: 1, change: Arc::new(change) });
    }
    out.extend(fewer_units(runner, analysis));
    out.extend(longer_rollout(analysis));
    let costs = component_costs(analysis);
    let dearest = |runs: bool| {
        let part = move |(_, all, run, _): &(String, Decimal, Decimal, Decimal)| if runs { *run } else { *all };
        costs.iter().filter(|one| !part(one).is_zero()).max_by_key(|one| part(one)).map(|one| one.0.clone())
    };
    for path in [dearest(true), dearest(false)].into_iter().flatten() {
        // Down to less than a third of the price, by steps of 5 %.
        let change = move |step: u32| {
            let factor = Decimal::ONE - Decimal::new(5, 2) * Decimal::from(step);
            Change::set([Setting::new(format!("{path}.price"), format!("x {}", factor.normalize()), BY)])
        };
        out.push(Candidate { way: Way::LowerPrice, steps: 14, change: Arc::new(change) });
    }
    let renewed = costs.iter().filter(|(_, _, _, renewal)| !renewal.is_zero());
    if let Some((path, _, _, _)) = renewed.max_by_key(|(_, _, _, renewal)| *renewal).cloned() {
        let change = move |step: u32| {
            let factor = Decimal::ONE + Decimal::new(25, 2) * Decimal::from(step);
            Change::set([Setting::new(format!("{path}.life"), format!("x {}", factor.normalize()), BY)])
        };
        out.push(Candidate { way: Way::LongerLife, steps: 4, change: Arc::new(change) });
    }
    out.extend(more_funding(analysis));
    out
}

/// The status of all that is expected and not acquired.
fn unsecured(analysis: &Analysis) -> Vec<String> {
    let case = &analysis.case;
    let funding = case.funding.iter().filter_map(|funding| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => {
            (grant.status != Status::Acquired).then(|| format!("funding.{}.status", grant.id))
        }
        Funding::Loan(_) => None,
    });
    let benefits = case.benefits.iter().filter(|benefit| benefit.status != Status::Acquired);
    funding.chain(benefits.map(|benefit| format!("benefits.{}.status", benefit.id))).collect()
}

/// Fewer units of the line on which most of the cost hangs, its followers included.
fn fewer_units<'c>(runner: &'c Runner, analysis: &'c Analysis) -> Option<Candidate<'c>> {
    let case = &analysis.case;
    let mut weight = vec![Decimal::ZERO; case.lines.len()];
    for cost in &analysis.costs {
        let leader = match case.lines[cost.line].demand {
            Demand::Per { line, .. } => line,
            Demand::Steps(_) => cost.line,
        };
        weight[leader] += cost.amounts.iter().map(|(_, amount)| amount).sum::<Decimal>();
    }
    let eligible = |(_, line): &(usize, &crate::model::Line)| {
        line.family != Family::Staff && !line.in_accounts && matches!(line.demand, Demand::Steps(_))
    };
    let lines = case.lines.iter().enumerate().filter(eligible);
    let peak = |line: usize| analysis.schedule.lines[line].number.iter().max().copied().unwrap_or_default();
    let (place, line) =
        lines.filter(|(place, _)| peak(*place) > Decimal::ONE).max_by_key(|(place, _)| weight[*place])?;
    let (peak, Demand::Steps(steps)) = (peak(place), &line.demand) else { return None };
    // Phases that the plan gives a number to, and that it gives beyond the new one.
    let targets: Vec<(String, Decimal)> = (case.calendar.phases.iter().zip(steps))
        .map(|(phase, step)| (format!("{}.quantity.{}", line.id, phase.id), step.to))
        .filter(|(path, _)| runner.written(path).is_some())
        .collect();
    let change = move |step: u32| {
        let number = round_down(peak * Decimal::from(50 - step) / Decimal::from(50));
        let above = targets.iter().filter(|(_, to)| *to > number);
        Change::set(above.map(|(path, _)| Setting::new(path, number.normalize().to_string(), BY)))
    };
    Some(Candidate { way: Way::FewerUnits, steps: 49, change: Arc::new(change) })
}

/// A number of two significant digits, at least 1.
fn round_down(number: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    while number / unit >= Decimal::ONE_HUNDRED {
        unit *= Decimal::TEN;
    }
    ((number / unit).floor() * unit).max(Decimal::ONE)
}

/// Up to three times as long for the phase that follows the pilot, where the last phase takes the rest.
fn longer_rollout(analysis: &Analysis) -> Option<Candidate<'_>> {
    let calendar = &analysis.case.calendar;
    let pilot = calendar.phases.iter().position(|phase| phase.id == "pilot")?;
    let rollout = calendar.phases.get(pilot + 1)?;
    let path = format!("phases.{}", rollout.id);
    let months = rollout.months;
    let change = move |step: u32| {
        let longer = months + months * step / 2;
        Change::set([Setting::new(&path, format!("{longer} months"), BY)])
    };
    let room = calendar.months.saturating_sub(rollout.first + 12);
    let steps = (1..=4).rev().find(|step| months + months * step / 2 <= room)?;
    Some(Candidate { way: Way::LongerRollout, steps, change: Arc::new(change) })
}

/// Each component with its whole cost, what it costs to run and what its renewals cost.
fn component_costs(analysis: &Analysis) -> Vec<(String, Decimal, Decimal, Decimal)> {
    let mut out: Vec<(String, Decimal, Decimal, Decimal)> = Vec::new();
    for cost in &analysis.costs {
        let line = &analysis.case.lines[cost.line];
        if line.in_accounts || line.family == Family::Staff {
            continue;
        }
        let path = format!("{}.{}", line.id, line.components[cost.component].id);
        let amount: Decimal = cost.amounts.iter().map(|(_, amount)| amount).sum();
        let place = out.iter().position(|(known, ..)| *known == path).unwrap_or_else(|| {
            out.push((path, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO));
            out.len() - 1
        });
        let sums = &mut out[place];
        sums.1 += amount;
        match cost.cause {
            Cause::Renewal => (sums.2, sums.3) = (sums.2 + amount, sums.3 + amount),
            Cause::Recurring | Cause::Failure => sums.2 += amount,
            Cause::Entry | Cause::Exit => {}
        }
    }
    out
}

/// A higher rate of each subsidy, up to 80 %, and contribution, up to 100 %, by steps of 5 points.
fn more_funding(analysis: &Analysis) -> Vec<Candidate<'_>> {
    let mut out = Vec::new();
    for funding in &analysis.case.funding {
        let (grant, most) = match funding {
            Funding::Subsidy(grant) => (grant, 80),
            Funding::Contribution(grant) => (grant, 100),
            Funding::Loan(_) => continue,
        };
        let now = (grant.rate.value * Decimal::ONE_HUNDRED).floor();
        let steps = ((Decimal::from(most) - now) / Decimal::from(5)).floor();
        let Some(steps) = u32::try_from(steps).ok().filter(|steps| *steps > 0) else { continue };
        let change = move |step: u32| {
            let rate = format!("{} %", (now + Decimal::from(5 * step)).normalize());
            let mut settings = vec![Setting::new(format!("funding.{}.rate", grant.id), rate, BY)];
            if grant.status != Status::Acquired {
                settings.push(Setting::new(format!("funding.{}.status", grant.id), "acquired", BY));
            }
            Change::set(settings)
        };
        out.push(Candidate { way: Way::MoreFunding, steps, change: Arc::new(change) });
    }
    out
}

/// What can be found outside the plan.
fn outside_means(analysis: &Analysis) -> Vec<Candidate<'_>> {
    let case = &analysis.case;
    let taken = |id: &str| {
        let grants = case.funding.iter().map(|funding| match funding {
            Funding::Subsidy(grant) | Funding::Contribution(grant) => &grant.id,
            Funding::Loan(loan) => &loan.id,
        });
        grants.chain(case.benefits.iter().map(|benefit| &benefit.id)).any(|known| known == id)
    };
    let id = |base: &str| {
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        std::iter::once(base.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
    };
    let partner = id("partner");
    // No more than what others leave to be paid.
    let (cost, received) = (analysis.financing.cost_incl_vat, analysis.financing.received);
    let left = if cost.is_zero() { Decimal::ZERO } else { (cost - received) / cost };
    let shares = u32::try_from((left * Decimal::from(20)).floor()).unwrap_or(0).max(1);
    let share = move |step: u32| {
        let rate = 5 * step;
        let entry = format!("- contribution: {{id: {partner}, rate: {rate} %, of: all, status: acquired}}");
        Change::add("funding", entry)
    };
    // Savings of up to twice what the plan costs to run, from the end of the pilot on.
    let yearly = Figure::RunCost.of(analysis).filter(|cost| *cost > Decimal::ZERO);
    let yearly = yearly
        .or_else(|| Some(Figure::NetCost.of(analysis)? * Decimal::from(12) / Decimal::from(case.calendar.months)));
    let yearly = yearly.unwrap_or_default();
    let saving = id("saving");
    let after = case.calendar.pilot().and_then(|pilot| {
        case.calendar
            .phases
            .iter()
            .find(|phase| phase.first == pilot.first + pilot.months)
            .map(|phase| phase.id.clone())
    });
    let from = after.map_or(String::new(), |phase| format!(", from: {phase}"));
    let savings = move |step: u32| {
        let thousands = (yearly * Decimal::from(step) / Decimal::from(20_000)).ceil();
        let amount = (thousands * Decimal::ONE_THOUSAND).normalize();
        Change::add("benefits", format!("- {{id: {saving}, saving: {amount} EUR/year{from}, status: acquired}}"))
    };
    let counted = |(place, line): &(usize, &crate::model::Line)| {
        let number = analysis.schedule.lines[*place].number.iter().max().copied().unwrap_or_default();
        matches!(line.demand, Demand::Steps(_)) && !line.in_accounts && (line.divisible || number > Decimal::ONE)
    };
    let lines: Vec<String> =
        case.lines.iter().enumerate().filter(counted).map(|(_, line)| format!("{}.quantity", line.id)).collect();
    let smaller = move |step: u32| {
        let factor = format!("x {}", (Decimal::ONE - Decimal::new(5, 2) * Decimal::from(step)).normalize());
        Change::set(lines.iter().map(|path| Setting::new(path, &factor, BY)))
    };
    vec![
        Candidate { way: Way::PartnerShare, steps: shares, change: Arc::new(share) },
        Candidate { way: Way::Savings, steps: 40, change: Arc::new(savings) },
        Candidate { way: Way::SmallerPlan, steps: 19, change: Arc::new(smaller) },
    ]
}
