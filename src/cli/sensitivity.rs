use std::path::PathBuf;

use clap::ValueEnum;

use super::{Exit, Format, Output, PlanArgs, programme};
use crate::explore::sensitivity::sensitivity;
use crate::explore::{Figure, Runner, Snapshot};
use crate::programme::is_programme;
use crate::report::explore::{Tornado, sensitivity_csv, sensitivity_text};
use crate::session::Session;

/// Arguments of `sensitivity`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A plan: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
    /// Figure whose swing orders the inputs
    #[arg(long, value_enum, default_value = "tco")]
    by: By,
}

/// Figures that can order a tornado.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Tco,
    Net,
    Run,
}

/// The tornado: the widest swing first.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    if is_programme(&args.plan, &args.with.options()) {
        return programme::not_drawn("sensitivity", output);
    }
    let mut session = Session::default();
    let Some(runner) = Runner::open(&mut session, &args.plan, &args.with.options()) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, true);
    let analysis = match runner.run(&[]) {
        Ok(analysis) => analysis,
        Err(faults) => {
            output.report_all(&faults.diagnostics, &faults.sources);
            return Exit::Faulty;
        }
    };
    let by = match args.by {
        By::Tco => Figure::TcoInclVat,
        By::Net => Figure::NetAfterBenefits,
        By::Run => Figure::PostPilotCost,
    };
    let base = Snapshot::of(&analysis);
    let swings = sensitivity(&runner, by);
    let case = &analysis.case;
    match output.format {
        Format::Json => output.json(&Tornado { plan: &case.plan, base: &base, swings: &swings, by }),
        Format::Csv => output.result(&sensitivity_csv(&base, &swings, output.language)),
        Format::Text => {
            output.result(&sensitivity_text(case, &base, &swings, by, output.style()));
        }
    }
    let mut faults = swings.iter().flat_map(|swing| [&swing.low, &swing.high]);
    match (faults.any(Result::is_err), base.unpriced) {
        (true, _) => Exit::Faulty,
        (false, 0) => Exit::Done,
        (false, _) => Exit::Incomplete,
    }
}
