//! One run of a plan where something that it counts on is not so.

use rust_decimal::Decimal;

use super::runner::Runner;
use crate::analysis::{Analysis, Outcome};
use crate::city::{Flag, Level};
use crate::model::Setting;

/// What a plan comes to where something it counts on is not so: one run, held against the plan as it is.
#[derive(Debug)]
pub struct Turned {
    /// The level; none where none is known.
    pub level: Option<Level>,
    /// That of the plan as it is.
    pub now: Option<Level>,
    /// The first year of what decides, and that of the plan as it is.
    pub years: [Option<i32>; 2],
    /// The flag that decides first.
    pub first: Option<Flag<Decimal>>,
    /// Its net cost, before benefits.
    pub net_cost: Decimal,
}

impl Turned {
    /// Runs the plan under settings; none where there are none, they are at fault, or no city is there to judge.
    pub(super) fn of(runner: &Runner, analysis: &Analysis, settings: &[Setting]) -> Option<Self> {
        let now = analysis.outcome.as_ref()?;
        if settings.is_empty() {
            return None;
        }
        runner.remember(analysis);
        let run = runner.try_changed(|prepared, sources, diagnostics| {
            settings.iter().for_each(|setting| prepared.set(setting, sources, diagnostics));
        })?;
        let then = run.outcome.as_ref()?;
        let first_year = |outcome: &Outcome| outcome.ruling().first_year;
        Some(Self {
            level: then.ruling().level,
            now: now.ruling().level,
            years: [first_year(then), first_year(now)],
            first: then.first().cloned(),
            net_cost: run.paid.financing().net_total(),
        })
    }
}
