use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs};
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::explore::solve::{Direction, Lever, solve};
use crate::explore::{Figure, Goal, Runner};
use crate::report::explore::{solve_csv, solve_json, solve_text};
use crate::session::Session;

/// Arguments of `solve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A plan: a file, or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
    /// The input to move, such as sensors.quantity.rollout
    #[arg(long = "for", value_name = "PATH")]
    path: String,
    /// sustainable, fragile, or a condition such as 'net_cost <= 500_000 EUR'
    #[arg(long, value_name = "GOAL", default_value = "sustainable")]
    until: String,
    /// Look for the largest value
    #[arg(long, conflicts_with = "smallest")]
    largest: bool,
    /// Look for the smallest value
    #[arg(long)]
    smallest: bool,
    /// Lowest value to try
    #[arg(long, value_name = "VALUE")]
    from: Option<String>,
    /// Highest value to try
    #[arg(long, value_name = "VALUE")]
    to: Option<String>,
}

/// The value at which the plan still reaches the goal, or that there is none.
pub fn run(args: &Args, output: &mut Output) -> Exit {
    let Some(goal) = Goal::parse(&args.until) else {
        let known = Figure::ALL.map(Figure::id).join(", ");
        let words = [("text", args.until.clone().into()), ("known", known.into())];
        output.remark(&output.language.say("bad-goal", &words));
        return Exit::Usage;
    };
    let mut session = Session::default();
    let options = args.with.options();
    let runner = Runner::open(&mut session, &args.plan, &options);
    let case = runner.as_ref().and_then(|runner| runner.prepared().build(&mut session.diagnostics));
    let (Some(runner), Some(case)) = (runner, case) else {
        output.report(&session);
        return Exit::Faulty;
    };
    if goal.needs_city() && case.city.is_none() {
        let span = Span { file: case.file, start: 0, end: 0 };
        session.diagnostics.push(Diagnostic::at(codes::NO_CITY, span).help("help"));
        output.report(&session);
        return Exit::Faulty;
    }
    let Some(lever) = Lever::at(&runner, &args.path, args.from.as_deref(), args.to.as_deref()) else {
        if runner.written(&args.path).is_none() && args.from.is_none() {
            let faults = runner.not_a_figure(&args.path, "--for");
            output.report_all(&faults.diagnostics, &faults.sources);
            return Exit::Faulty;
        }
        output.remark(&output.language.say("no-lever", &[("path", args.path.clone().into())]));
        return Exit::Usage;
    };
    // Both ends must at least be readable: a wrong unit is told, not counted as a thousand failures.
    let low = crate::model::Setting::new(&args.path, lever.range.value(lever.range.steps), "--for");
    if let Err(faults) = runner.check(&[low]) {
        output.report_all(&faults.diagnostics, &faults.sources);
        return Exit::Faulty;
    }
    let direction = match (args.largest, args.smallest) {
        (true, _) => Direction::Largest,
        (_, true) => Direction::Smallest,
        _ => lever.usual,
    };
    let now = runner.written(&args.path).unwrap_or_default();
    let solution = solve(&runner, lever, &goal, direction);
    match output.format {
        Format::Json => output.json(&solve_json(&case.plan, &now, &solution, &goal)),
        Format::Csv => output.result(&solve_csv(&solution, &goal, output.language)),
        Format::Text => {
            let title = case.title.get(output.language.code(), &case.plan);
            output.result(&solve_text(title, &now, &solution, &goal, output.style()));
        }
    }
    if case.unpriced.is_empty() { Exit::Done } else { Exit::Incomplete }
}
