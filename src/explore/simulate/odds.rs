use super::models::{Refused, Resolve, scenarios_within};
use super::run::{Request, simulate_verdict};
use super::summary::{Distribution, Levels, Share, distribution};
use crate::model::Case;
use crate::run::Figure;

/// What a draw may be off by: no more than half a cent is a difference.
const SAME: f64 = 0.005;

/// What is drawn beside a verdict.
#[derive(Debug, Clone)]
pub struct Odds {
    /// Scenarios.
    pub scenarios: u64,
    /// Scenarios that were asked for: more, where these would take too many compiled cases.
    pub asked: u64,
    /// Seed of the draws.
    pub seed: u64,
    /// Uncertain inputs.
    pub inputs: usize,
    /// Probability of each level, of the verdict that decides; none without a city.
    pub levels: Option<Levels>,
    /// Whether each scenario has a level; elsewhere only unsustainable is known.
    pub determined: bool,
    /// Whether everything has a price; elsewhere the figures are of what has one.
    pub complete: bool,
    /// Net cost.
    pub net_cost: Option<Distribution>,
    /// Run cost after the pilot, a year; none without a pilot.
    pub after_pilot: Option<Distribution>,
    /// Scenarios whose net cost is above the plan's own.
    pub above_plan: Share,
}

/// Draws what stands beside a verdict, the plan's own net cost being known, in euros; no more than take so many compiled
/// cases, each of which takes some milliseconds.
pub(crate) fn odds(
    case: &Case,
    resolve: &Resolve<'_>,
    net_cost: f64,
    request: Request,
    cases: usize,
) -> Result<Odds, Refused> {
    let few = Request { scenarios: scenarios_within(case, request, cases), ..request };
    let run = simulate_verdict(case, resolve, (Figure::NetCost, net_cost + SAME), few)?;
    let scenarios = run.counts.scenarios;
    let figure = |wanted: Figure| {
        let place = run.figures.iter().position(|figure| figure.name == wanted.id())?;
        Some(distribution(&run, place, &run.figures[place]))
    };
    let [unsustainable, fragile, ..] = run.counts.levels;
    let complete = case.unpriced.is_empty();
    Ok(Odds {
        scenarios,
        asked: request.scenarios,
        seed: request.seed,
        inputs: run.inputs.len(),
        levels: case.city.as_ref().map(|_| Levels::of(unsustainable, fragile, scenarios)),
        determined: complete && crate::city::Horizon::of(case).seen(),
        complete,
        net_cost: figure(Figure::NetCost),
        after_pilot: figure(Figure::PostPilotCost),
        above_plan: Share::of(run.counts.above, scenarios),
    })
}
