//! What becomes of a verdict if people whom the city's accounts hold already have to be replaced where they are.

use super::runner::Runner;
use super::turned::Turned;
use crate::analysis::Analysis;
use crate::model::Setting;

/// The plan run once with these posts counted as new ones; none where the accounts hold none, or without a verdict.
pub fn replaced(runner: &Runner, analysis: &Analysis) -> Option<Turned> {
    let held = analysis.case.lines.iter().filter(|line| line.is_post() && line.in_accounts);
    let settings: Vec<Setting> =
        held.map(|line| Setting::new(format!("{}.in_accounts", line.id), "false", "replaced")).collect();
    Turned::of(runner, analysis, &settings)
}
