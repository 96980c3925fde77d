//! What becomes of a verdict without the FCTVA on upkeep, whose right is told as uncertain.

use super::runner::Runner;
use super::turned::Turned;
use crate::analysis::Analysis;

/// The plan run without it; none where no component gives a right to it, or without a verdict.
pub fn without_upkeep_fctva(runner: &Runner, analysis: &Analysis) -> Option<Turned> {
    Turned::of(runner, analysis, &analysis.without_upkeep_fctva())
}
