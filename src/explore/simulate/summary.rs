use std::collections::BTreeMap;

use super::compile::{DrawnFigure, RuleYear};
use super::run::{Request, Run};
use crate::model::{Case, Uncertain};

/// The quantiles that are given.
pub(crate) const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// What came out of a simulation.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// Id of the plan.
    pub plan: String,
    /// Id of the city, where there is one.
    pub city: Option<String>,
    /// Components without a price.
    pub unpriced: Vec<String>,
    /// Whether a year after the pilot gives flags; elsewhere no level but the worst is known.
    pub seen: bool,
    /// Seed of the draws.
    pub seed: u64,
    /// Scenarios that were run.
    pub scenarios: u64,
    /// Scenarios that were asked for; more than were run where it was stopped.
    pub asked: u64,
    /// Different cases that had to be compiled; one where no input makes the calculation branch.
    pub compilations: usize,
    /// Uncertain inputs, in order.
    pub inputs: Vec<Input>,
    /// Names of the outcomes whose drivers were looked for.
    pub driven: Vec<&'static str>,
    /// The verdict, where there is a city.
    pub verdict: Option<Levels>,
    /// The verdict on secured funding alone.
    pub secured: Option<Levels>,
    /// Scenarios in which the verdict on secured funding is the one that decides.
    pub by_secured: Share,
    /// Rules and years in which something is reached in any scenario, in the verdict that decides.
    pub rules: Vec<RuleShare>,
    /// Scenarios in which loans are cut to what they may pay for.
    pub loans_cut: Share,
    /// Figures of the whole plan.
    pub figures: Vec<Distribution>,
    /// Lines of the city's budget with the plan, by year.
    pub budget: BTreeMap<i32, Vec<Distribution>>,
}

/// A probability, with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share of scenarios.
    pub probability: f64,
    /// Its standard error; not a number where a single scenario says nothing of it.
    pub error: f64,
}

impl Share {
    /// So many scenarios of all.
    pub(super) fn of(count: u64, scenarios: u64) -> Self {
        let probability = if scenarios == 0 { 0.0 } else { count as f64 / scenarios as f64 };
        let error = match scenarios {
            0 | 1 => f64::NAN,
            _ => (probability * (1.0 - probability) / scenarios as f64).sqrt(),
        };
        Self { probability, error }
    }
}

/// Probabilities of the levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    /// Sustainable; of an incomplete plan, not known to be unsustainable.
    pub sustainable: Share,
    /// Fragile.
    pub fragile: Share,
    /// Unsustainable.
    pub unsustainable: Share,
}

impl Levels {
    pub(super) fn of(unsustainable: u64, fragile: u64, scenarios: u64) -> Self {
        Self {
            sustainable: Share::of(scenarios.saturating_sub(unsustainable + fragile), scenarios),
            fragile: Share::of(fragile, scenarios),
            unsustainable: Share::of(unsustainable, scenarios),
        }
    }
}

/// How often a rule is reached in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleShare {
    /// The rule and the year.
    pub rule: RuleYear,
    /// Orange or red with the plan.
    pub reached: Share,
    /// Red with the plan.
    pub red: Share,
    /// Counts as orange against the plan.
    pub counts_orange: Share,
    /// Counts as red against the plan.
    pub counts_red: Share,
}

/// How a figure is distributed, in euros.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Its name.
    pub name: &'static str,
    /// Scenarios in which there is such a figure.
    pub count: u64,
    /// Mean.
    pub mean: f64,
    /// Standard error of the mean; like the others not a number where there is a single scenario.
    pub error: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Quantiles with their standard errors, as in [`SHARES`].
    pub quantiles: [(f64, f64); SHARES.len()],
    /// Values below and above the histogram's range, in which quantiles are less exact.
    pub outside: (u64, u64),
}

/// An uncertain input, and how far it drives each outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// The input.
    pub input: Uncertain,
    /// Correlation with each driven outcome; its square is the share of the variance that it explains alone.
    pub correlations: Vec<Option<f64>>,
}

impl Simulation {
    /// Whether each scenario has a level.
    pub fn determined(&self) -> bool {
        self.unpriced.is_empty() && self.seen
    }

    /// Reads the figures off a run.
    pub fn of(case: &Case, run: &Run, request: Request) -> Self {
        let scenarios = run.counts.scenarios;
        let share = |count: u64| Share::of(count, scenarios);
        let levels = |unsustainable: u64, fragile: u64| Levels::of(unsustainable, fragile, scenarios);
        let [unsustainable, fragile, secured_unsustainable, secured_fragile] = run.counts.levels;
        let rules = run.rules.iter().zip(&run.counts.rules).filter(|(_, counts)| counts[0] > 0);
        let rule = |(rule, counts): (&RuleYear, &[u64; 4])| {
            let [reached, red, counts_orange, counts_red] = counts.map(share);
            RuleShare { rule: *rule, reached, red, counts_orange, counts_red }
        };
        let mut figures = Vec::new();
        let mut budget: BTreeMap<i32, Vec<Distribution>> = BTreeMap::new();
        for (place, figure) in run.figures.iter().enumerate() {
            let distribution = distribution(run, place, figure);
            match figure.year {
                None => figures.push(distribution),
                Some(year) => budget.entry(year).or_default().push(distribution),
            }
        }
        let outcomes = run.driven.len() + usize::from(case.city.is_some());
        let input = |(place, input): (usize, &Uncertain)| Input {
            input: input.clone(),
            correlations: (0..outcomes).map(|outcome| run.sums.correlation(place, outcome)).collect(),
        };
        let named = run.driven.iter().map(|place| run.figures[*place].name);
        Self {
            plan: case.plan.clone(),
            city: case.city.as_ref().map(|city| city.id.clone()),
            unpriced: case.unpriced.clone(),
            seen: case.city.is_none() || crate::city::Horizon::of(case).seen(),
            seed: request.seed,
            scenarios,
            asked: request.scenarios,
            compilations: run.compilations,
            inputs: run.inputs.iter().enumerate().map(input).collect(),
            driven: named.chain(case.city.as_ref().map(|_| "verdict")).collect(),
            verdict: case.city.as_ref().map(|_| levels(unsustainable, fragile)),
            secured: case.city.as_ref().map(|_| levels(secured_unsustainable, secured_fragile)),
            by_secured: share(run.counts.by_secured),
            rules: rules.map(rule).collect(),
            loans_cut: share(run.counts.loans_cut),
            figures,
            budget,
        }
    }

    /// Whether it was stopped before its end.
    pub fn partial(&self) -> bool {
        self.scenarios < self.asked
    }
}

pub(super) fn distribution(run: &Run, place: usize, figure: &DrawnFigure) -> Distribution {
    let name = figure.name;
    if let Some(value) = run.constants[place] {
        let quantiles = [(value, 0.0); SHARES.len()];
        let count = run.counts.scenarios;
        let (mean, min, max) = (value, value, value);
        return Distribution { name, count, mean, error: 0.0, deviation: 0.0, min, max, quantiles, outside: (0, 0) };
    }
    let (moments, scale) = (&run.sums.moments[place], &run.scales[place]);
    let histogram = &run.counts.histograms[place];
    let count = moments.count.max(1) as f64;
    let spread = |error: f64| if moments.count < 2 { f64::NAN } else { error };
    let quantile = |share: f64| histogram.quantile(scale, share, moments.min(), moments.max());
    let quantiles = SHARES.map(|share| {
        // A quantile is off by as much as the share of scenarios below it is.
        let step = (share * (1.0 - share) / count).sqrt();
        (quantile(share), spread((quantile(share + step) - quantile(share - step)) / 2.0))
    });
    let deviation = spread(moments.deviation());
    Distribution {
        name,
        count: moments.count,
        mean: moments.mean(scale.centre),
        error: deviation / count.sqrt(),
        deviation,
        min: moments.min(),
        max: moments.max(),
        quantiles,
        outside: histogram.outside(),
    }
}
