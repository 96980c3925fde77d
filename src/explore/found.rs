//! What stands beside a verdict: all that is looked for there, once for whatever tells it.

use super::beyond::{Beyond, beyond};
use super::doubted::without_upkeep_fctva;
use super::growth::{GrowthTurn, growth_turns};
use super::odds::{Odds, Undrawn, odds};
use super::replaced::replaced;
use super::runner::Runner;
use super::turned::Turned;
use super::unaided::{Unaided, unaided};
use crate::analysis::Analysis;

/// What was found to stand beside the verdict on a plan.
#[derive(Debug)]
pub struct FoundBeside {
    /// Draws of what is uncertain; why there are none although something is.
    pub odds: Result<Option<Odds>, Undrawn>,
    /// Renewals soon after the horizon.
    pub beyond: Option<Beyond>,
    /// At which growth of the city's accounts the verdict turns.
    pub growth: Vec<GrowthTurn>,
    /// What the verdict is if posts of the accounts have to be replaced.
    pub replaced: Option<Turned>,
    /// What it is without the largest funder, where one carries much.
    pub unaided: Option<Unaided>,
    /// What it is without the FCTVA on upkeep, where the plan counts on some.
    pub undoubted: Option<Turned>,
}

impl FoundBeside {
    /// Of a plan that was run. `draws`: with how likely the verdict is and on what growth of the city it hangs.
    pub fn of(runner: &Runner, analysis: &Analysis, draws: bool) -> Self {
        Self {
            beyond: beyond(runner, analysis),
            odds: if draws { odds(runner, analysis) } else { Ok(None) },
            growth: if draws { growth_turns(analysis) } else { Vec::new() },
            replaced: replaced(runner, analysis),
            unaided: unaided(runner, analysis),
            undoubted: without_upkeep_fctva(runner, analysis),
        }
    }

    /// The draws, where there are some.
    pub fn drawn(&self) -> Option<&Odds> {
        self.odds.as_ref().ok().and_then(Option::as_ref)
    }
}
