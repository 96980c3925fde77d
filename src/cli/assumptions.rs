use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs};
use crate::explain::inputs;
use crate::report;
use crate::session::Session;

/// Arguments of `assumptions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
}

/// Every value that a plan rests on.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut session = Session::default();
    let Some(analysis) = session.analyse(&args.plan, &args.with.options()) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, false);
    let values = inputs(&analysis);
    match output.format {
        Format::Text => {
            output.result(&report::assumptions_text(&values, &analysis, &session.sources, output.style()));
        }
        Format::Json => output.json(&report::assumptions_json(&values, &analysis, &session.sources)),
        Format::Csv => output.result(&report::assumptions_csv(&values, &session.sources, output.language)),
    }
    if analysis.complete() { Exit::Done } else { Exit::Incomplete }
}
