//! What would make a plan last: ways out, each of them run.

mod means;

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use self::means::{outside_means, own_means};
use super::figures::Snapshot;
use super::goal::Goal;
use super::parallel;
use super::runner::Runner;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::diagnostic::{Diagnostics, Sources};
use crate::model::{Funding, Override, Prepared, Setting};
use crate::run::Figure;

/// Ways out that are told.
const MOST_WAYS_OUT: usize = 3;
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

impl Way {
    /// Whether each step of it takes more money from funders.
    fn brings_money(self) -> bool {
        matches!(self, Self::MoreFunding | Self::PartnerShare)
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
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
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
            if found.len() < MOST_WAYS_OUT && !found.iter().any(|known| known.way == way.way) {
                found.push(way);
            }
        }
        if found.len() == MOST_WAYS_OUT {
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

/// Lays a change over a plan.
fn apply(
    change: Change,
    loans: &[Setting],
    prepared: &mut Prepared,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    change.set.iter().chain(loans).for_each(|setting| prepared.set(setting, sources, diagnostics));
    if let Some((key, entry)) = change.add {
        prepared.add(key, &entry, BY, sources, diagnostics);
    }
}

/// The last step up to which something holds, where it holds at the first.
fn last(steps: u32, holds: impl Fn(u32) -> bool) -> Option<u32> {
    if holds(steps) {
        return Some(steps);
    }
    let (mut good, mut bad) = (0, steps);
    while bad - good > 1 {
        let middle = good.midpoint(bad);
        if holds(middle) { good = middle } else { bad = middle }
    }
    (good > 0).then_some(good)
}

/// The gentlest step of a way that makes the plan last.
fn gentlest(runner: &Runner, analysis: &Analysis, candidate: &Candidate<'_>) -> Option<WayOut> {
    // Nor is it advice to take more from public funders than they may give.
    let raised = |changed: &Analysis| changed.over_financed() > analysis.over_financed();
    let lawful = |step: u32| {
        let changed = runner.run_changed(|prepared, sources, diagnostics| {
            apply((candidate.change)(step), &[], prepared, sources, diagnostics);
        });
        changed.is_ok_and(|changed| !raised(&changed))
    };
    let most = if candidate.way.brings_money() { last(candidate.steps, lawful)? } else { candidate.steps };
    let run_with = |step: u32, loans: &[Setting]| {
        let changed = runner.run_changed(|prepared, sources, diagnostics| {
            apply((candidate.change)(step), loans, prepared, sources, diagnostics);
        });
        let changed = changed.ok()?;
        if raised(&changed) {
            return None;
        }
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
    let mut best = run(most)?;
    let (mut fails, mut holds) = (0, most);
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
