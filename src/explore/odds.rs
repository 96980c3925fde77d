//! How likely a verdict is: draws of what is uncertain, beside it.

use rust_decimal::prelude::ToPrimitive;

use super::runner::Runner;
use super::simulate::{self, Request};
use crate::analysis::Analysis;

pub use super::simulate::{Odds, Refused};

/// Scenarios that are drawn beside a verdict.
pub const SCENARIOS: u64 = 10_000;
/// Their seed.
pub const SEED: u64 = 1;

/// How likely each verdict on a plan is and how far its cost spreads: [`SCENARIOS`] draws of what is uncertain, the same
/// that `simulate` draws. None where nothing is uncertain. `Err`: a drawn value makes a plan that is at fault.
pub fn odds(runner: &Runner, analysis: &Analysis) -> Result<Option<Odds>, Refused> {
    let case = &analysis.case;
    if case.uncertain.is_empty() {
        return Ok(None);
    }
    // So few are one worker's share, whatever the machine.
    let request = Request { scenarios: SCENARIOS, seed: SEED, threads: 1 };
    let net_cost = analysis.financing.net_total().to_f64().unwrap_or(f64::NAN);
    simulate::odds(case, &|settings| runner.case(&settings), net_cost, request).map(Some)
}
