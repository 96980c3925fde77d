use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::plan_args::MOST_SCENARIOS;
use super::{Exit, Format, Output, PlanArgs, programme};
use crate::analysis::analyse;
use crate::explore::simulate::{Progress, Request, Simulation, simulate};
use crate::model::{Case, Setting};
use crate::programme::is_programme;
use crate::report;
use crate::session::{Options, Session};

/// Runs that take less show no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Arguments of `simulate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
    /// Number of scenarios
    #[arg(short = 'n', long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1..=MOST_SCENARIOS))]
    scenarios: u64,
    /// Seed of the draws: the same seed gives the same bytes
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// Threads; those of the machine by default
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// Draws every uncertain input, many times.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    if is_programme(&args.plan, &args.with.options()) {
        return programme::not_drawn("simulate", output);
    }
    let mut session = Session::default();
    let options = args.with.options();
    let Some(case) = session.resolve(&args.plan, &options) else {
        output.report(&session);
        return Exit::Faulty;
    };
    // The plan that is drawn is a verdict's plan like any other.
    analyse(case.clone(), &mut session.diagnostics);
    output.tell_unused(&session, true);
    let threads = args.threads.map_or_else(machine_threads, usize::from);
    let request = Request { scenarios: args.scenarios, seed: args.seed, threads };
    let simulation = match drawn((&args.plan, &options), &case, request, output) {
        Ok(simulation) => simulation,
        Err(exit) => return exit,
    };
    match output.format {
        Format::Json => output.json(&report::simulate_json(&simulation)),
        Format::Csv => output.result(&report::simulate_csv(&simulation, output.language)),
        Format::Text => output.result(&report::simulate_text(&simulation, &case, output.style())),
    }
    if simulation.determined() { Exit::Done } else { Exit::Incomplete }
}

/// Draws a plan's uncertain inputs on all threads of the machine.
pub(super) fn simulated(
    plan: (&Path, &Options),
    case: &Case,
    scenarios: u64,
    seed: u64,
    output: &Output,
) -> Result<Simulation, Exit> {
    drawn(plan, case, Request { scenarios, seed, threads: machine_threads() }, output)
}

fn machine_threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get)
}

/// Runs the draws; Ctrl-C stops them, and what was drawn until then counts. A refused draw is told.
fn drawn(
    (plan, options): (&Path, &Options),
    case: &Case,
    request: Request,
    output: &Output,
) -> Result<Simulation, Exit> {
    let progress = Arc::new(Progress::default());
    let stop = progress.clone();
    // Where signals cannot be caught, Ctrl-C ends the program as it always does.
    let _ = ctrlc::set_handler(move || stop.stop.store(true, Ordering::Relaxed));
    let resolve = |settings: Vec<Setting>| {
        let mut options = options.clone();
        options.settings.extend(settings);
        Session::default().resolve(plan, &options)
    };
    match watched(&progress, request.scenarios, || simulate(case, &resolve, request, &progress)) {
        Ok(run) => Ok(Simulation::of(case, &run, request)),
        Err(refused) => {
            let said = refused.text();
            let mut again = options.clone();
            again.settings.extend(refused.settings);
            let mut session = Session::default();
            session.resolve(plan, &again);
            output.report(&session);
            output.remark(&output.language.say("simulate-refused", &[("settings", said.into())]));
            Err(Exit::Faulty)
        }
    }
}

/// Runs the work; on a terminal, with a bar once it takes more than a second.
fn watched<T>(progress: &Progress, scenarios: u64, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let finished = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let start = Instant::now();
            let mut bar: Option<ProgressBar> = None;
            while !finished.load(Ordering::Acquire) {
                std::thread::park_timeout(Duration::from_millis(100));
                if start.elapsed() > PATIENCE {
                    let bar = bar.get_or_insert_with(|| drawn_bar(scenarios));
                    bar.set_position(progress.done.load(Ordering::Relaxed));
                }
            }
            if let Some(bar) = bar {
                bar.finish_and_clear();
            }
        });
        let result = work();
        finished.store(true, Ordering::Release);
        watcher.thread().unpark();
        result
    })
}

fn drawn_bar(scenarios: u64) -> ProgressBar {
    let bar = ProgressBar::new(scenarios);
    let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}  {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}
