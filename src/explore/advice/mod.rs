//! What would make a plan last: ways out, each of them run.

mod between;
mod means;
mod search;

use std::sync::Arc;

use rust_decimal::Decimal;

use self::means::{after_pilot, outside_means, own_means, savings};
use self::search::Search;
use super::figures::Snapshot;
use super::odds::{Odds, Undrawn};
use super::runner::Runner;
use crate::analysis::{Analysis, over_financed};
use crate::city::{Flag, Horizon, Level};
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::Section;
use crate::finance::{BenefitRow, FinancingPlan, Payer, Repayment, Resource};
use crate::model::{Funding, Override, Prepared, Setting};
use crate::units::{half_up, order};

/// Ways out that are told.
const MOST_WAYS_OUT: usize = 3;
/// The step at which about half of the units are left.
const HALF: u32 = 24;
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

/// What a smaller plan is a part of, a step after the other.
fn part_left(step: u32) -> Decimal {
    Decimal::ONE - Decimal::new(5, 2) * Decimal::from(step)
}

/// A way out that was run, and that lasts.
#[derive(Debug)]
pub struct WayOut {
    /// What it changes.
    pub way: Way,
    /// How far it goes, from 1 up.
    pub step: u32,
    /// What it sets; `funding` and `benefits` are entries to be added there.
    pub changes: Vec<Override>,
    /// What the plan then comes to.
    pub snapshot: Snapshot,
    /// Its net cost after benefits then, without those to be found elsewhere: these are no benefits of the plan.
    pub net_cost: Decimal,
    /// What a new partner pays of a section and what the city keeps of it, subsidies left out, where the partner pays more: the
    /// intercommunal body may not (CGCT, art. L5214-16 V, L5215-26, L5216-5 VI).
    pub above_city: Option<(Section, [Decimal; 2])>,
    /// Whether a threshold is crossed still, by too little of the plan's doing to count.
    pub crossed: bool,
    /// Its fiscal years, where the last of them, which is not judged, crosses thresholds because of the plan.
    pub unjudged: Option<Horizon>,
    /// Its fiscal years and its level under a longer horizon, where that is another one.
    pub later: Option<(Horizon, Level)>,
    /// Draws of the plan so changed, where something is uncertain and draws were asked for.
    pub odds: Result<Option<Odds>, Undrawn>,
}

/// How far a way out can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The plan so changed lasts.
    Lasts,
    /// It does on its own figures, and not in most draws.
    OnOwnFigures,
    /// It changes the verdict, with thresholds crossed still.
    Crossed,
}

impl Standing {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Lasts, Self::OnOwnFigures, Self::Crossed];
}

impl WayOut {
    /// Where every quantity is cut alike, what is left of each.
    pub fn left(&self) -> Option<Decimal> {
        (self.way == Way::SmallerPlan).then(|| part_left(self.step))
    }

    /// Whether the plan so changed is sustainable in half of its draws at least; where none is drawn, on its own figures.
    pub fn in_most_draws(&self) -> bool {
        let odds = self.odds.as_ref().ok().and_then(Option::as_ref);
        let shares = odds.filter(|odds| odds.determined).and_then(|odds| odds.levels);
        shares.is_none_or(|shares| shares.sustainable.probability >= 0.5)
    }

    /// How far it can be relied on.
    pub fn standing(&self) -> Standing {
        match (self.crossed, self.in_most_draws()) {
            (true, _) => Standing::Crossed,
            (false, true) => Standing::Lasts,
            (false, false) => Standing::OnOwnFigures,
        }
    }
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
/// plan that lasts, that has no city or that has unpriced components gets none. `draws`: each with draws of the plan so
/// changed.
pub fn advice(runner: &Runner, analysis: &Analysis, draws: bool) -> Vec<WayOut> {
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    if level.is_none_or(|level| level == Level::Sustainable) || !analysis.complete() {
        return Vec::new();
    }
    runner.remember(analysis);
    let own = own_means(runner, analysis);
    let outside = outside_means(runner, analysis);
    let both = together(&own, &outside);
    // In a city that is past a red threshold by itself the pilot's years count too: savings after it come too late.
    let at_once = after_pilot(analysis).map(|_| savings(analysis, None));
    let over_financed = over_financed(&analysis.case, &analysis.financing);
    let mut found: Vec<WayOut> = Vec::new();
    // One after the other: what was found spares the search for what would not be told.
    for candidate in own.iter().chain(&outside).chain(&both).chain(&at_once) {
        if found.len() == MOST_WAYS_OUT {
            break;
        }
        if !found.iter().any(|known| known.way == candidate.way) {
            let search = Search { runner, analysis, over_financed, candidate, draws };
            // A smaller plan of one line is fewer units of it.
            let new = |way: &WayOut| !found.iter().any(|known| same(known, way));
            let gentlest = search.gentlest().filter(new);
            found.extend(gentlest);
        }
    }
    found
}

/// Whether two ways write the same into the plan.
fn same(one: &WayOut, other: &WayOut) -> bool {
    let written = |way: &WayOut| order::set(way.changes.iter().map(|one| (one.path.clone(), one.to.clone())));
    written(one) == written(other)
}

/// Where no single change is enough: half as many units, and money from outside as well.
fn together<'c>(own: &[Candidate<'c>], outside: &[Candidate<'c>]) -> Vec<Candidate<'c>> {
    let mut out = Vec::new();
    for first in own.iter().filter(|one| one.way == Way::FewerUnits) {
        let step = HALF.min(first.steps);
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

/// Whether thresholds are passed because of the plan for all that, or passed further, by too little to count.
fn crossed(changed: &Analysis) -> bool {
    let further = |flag: &Flag<Decimal>| {
        let red = flag.without.as_ref().filter(|without| without.to_red < Decimal::ZERO);
        red.is_some_and(|without| flag.with.to_red < without.to_red) && !flag.counts_red && !flag.counts_orange
    };
    let verdict = changed.outcome.as_ref().map(|outcome| outcome.deciding_side().1);
    verdict.is_some_and(|verdict| verdict.flags.iter().any(|flag| flag.is_too_small() || further(flag)))
}

/// What funders that a way adds pay of a section and what the city keeps of it, where the first is more; nothing of a way
/// that adds none, whatever the plan's own funders pay.
fn above_city(changed: &Analysis, own: usize) -> Option<(Section, [Decimal; 2])> {
    let plan = FinancingPlan::of(&changed.case, &changed.financing);
    let paid = |section: Section, least: usize| -> Decimal {
        let given = |one: &&Resource| one.section == section && matches!(one.payer, Payer::Grant(at) if at >= least);
        plan.resources.iter().filter(given).map(|one| one.amount).sum()
    };
    let of = |(section, spent): (Section, Decimal)| (section, [paid(section, own), spent - paid(section, 0)]);
    let sections = [(Section::Investment, plan.investment), (Section::Operating, plan.operating)];
    sections.map(of).into_iter().find(|(_, [given, kept])| *given > Decimal::ZERO && given > kept)
}

/// Net cost after the benefits that a plan has itself; those that a way adds follow them.
fn own_net_cost(changed: &Analysis, own: usize) -> Decimal {
    let financing = &changed.financing;
    let elsewhere = financing.benefits.iter().filter(|row| row.benefit >= own);
    financing.net_total() - financing.benefit + elsewhere.map(BenefitRow::total).sum::<Decimal>()
}

/// What a way changes beside the plan under way, in which a loan may be cut already (`loans-cut`): from what is left of
/// it, and nothing where that stays, to the cent.
fn beside_cut(one: &Override, now: &Analysis) -> Option<Override> {
    let amount = || Decimal::from_str_exact(one.to.strip_suffix(" EUR")?).ok();
    let loan = |repayment: &&Repayment<Decimal>| match &now.case.funding[repayment.funding] {
        Funding::Loan(loan) => one.path == format!("funding.{}.amount", loan.id),
        _ => false,
    };
    let Some((left, to)) = now.financing.loans.iter().find(loan).filter(|_| now.case.cut_loans).zip(amount()) else {
        return Some(one.clone());
    };
    let from = format!("{} EUR", half_up(left.amount, 2).normalize());
    ((left.amount - to).abs() > Decimal::new(1, 2)).then(|| Override { from, ..one.clone() })
}
