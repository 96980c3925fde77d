//! What becomes of a verdict without the FCTVA on upkeep, whose right is told as uncertain.

use super::figures::Snapshot;
use super::runner::Runner;
use crate::analysis::Analysis;

/// The plan run without it; none where no component gives a right to it.
pub fn without_upkeep_fctva(runner: &Runner, analysis: &Analysis) -> Option<Snapshot> {
    let settings = analysis.without_upkeep_fctva();
    if settings.is_empty() { None } else { runner.snapshot(&settings).ok() }
}
