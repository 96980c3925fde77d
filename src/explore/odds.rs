//! How likely a verdict is: draws of what is uncertain, beside it.

use rust_decimal::prelude::ToPrimitive;

use super::runner::Runner;
use super::simulate::{self, Refused, Request, Resolve};
use crate::analysis::Analysis;
use crate::language::Language;

pub use super::simulate::Odds;

/// Scenarios that are drawn beside a verdict.
pub const SCENARIOS: u64 = 10_000;
/// Their seed.
pub const SEED: u64 = 1;
/// Scenarios that are drawn of each way out.
pub const SCENARIOS_OF_WAY: u64 = 1_000;
/// Cases that are compiled beside a verdict, at most.
const CASES: usize = 256;
/// Cases that are compiled for each way out, at most.
const CASES_OF_WAY: usize = 64;
/// Uncertain inputs that are drawn beside a verdict, at most: those of some hundred lines, which take a second.
const MOST_INPUTS: usize = 1_000;

/// Why nothing is drawn beside a verdict although something is uncertain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undrawn {
    /// A drawn value makes a plan that is at fault.
    Refused(Refused),
    /// So many uncertain inputs are too many to be drawn in passing.
    TooMany(usize),
}

impl Undrawn {
    /// The same in words.
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::Refused(refused) => language.say("odds-refused", &[("settings", refused.text().into())]),
            Self::TooMany(inputs) => {
                language.say("odds-too-many", &[("inputs", (*inputs).into()), ("most", MOST_INPUTS.into())])
            }
        }
    }
}

/// How likely each verdict on a plan is and how far its cost spreads: [`SCENARIOS`] draws of what is uncertain, the same
/// that `simulate` draws. None where nothing is uncertain.
pub fn odds(runner: &Runner, analysis: &Analysis) -> Result<Option<Odds>, Undrawn> {
    drawn(analysis, &|settings| runner.case(&settings), SCENARIOS, CASES)
}

/// The same of a plan as a way out changes it: fewer draws, for there are several of them.
pub(super) fn odds_of_way(analysis: &Analysis, resolve: &Resolve<'_>) -> Result<Option<Odds>, Undrawn> {
    drawn(analysis, resolve, SCENARIOS_OF_WAY, CASES_OF_WAY)
}

fn drawn(analysis: &Analysis, resolve: &Resolve<'_>, scenarios: u64, cases: usize) -> Result<Option<Odds>, Undrawn> {
    let case = &analysis.case;
    match case.uncertain.len() {
        0 => return Ok(None),
        inputs if inputs > MOST_INPUTS => return Err(Undrawn::TooMany(inputs)),
        _ => {}
    }
    // So few are one worker's share, whatever the machine.
    let request = Request { scenarios, seed: SEED, threads: 1 };
    let net_cost = analysis.financing.net_total().to_f64().unwrap_or(f64::NAN);
    simulate::odds(case, resolve, net_cost, request, cases).map(Some).map_err(Undrawn::Refused)
}
