use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs, programme};
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::explore::solve::{Direction, Lever, solve};
use crate::explore::{Figure, Goal, Runner};
use crate::language::Language;
use crate::programme::is_programme;
use crate::report::explore::{complete, solve_csv, solve_json, solve_text};
use crate::session::Session;

/// Arguments of `solve`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A plan: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped plan
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
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    if is_programme(&args.plan, &args.with.options()) {
        return programme::not_solved(output);
    }
    let Some(goal) = Goal::parse(&args.until) else {
        let known = Figure::ALL.map(Figure::id).join(", ");
        let words = [("text", args.until.clone().into()), ("known", known.into())];
        output.remark(&output.language.say("bad-goal", &words));
        return Exit::Usage;
    };
    let ends = [("--from", &args.from), ("--to", &args.to)];
    let ends = ends.into_iter().filter_map(|(name, end)| Some((name, end.as_deref()?)));
    output.tell_marks(ends.chain([("--until", args.until.as_str())]));
    if let (Some(from), Some(to)) = (&args.from, &args.to)
        && !Lever::alike(from, to)
    {
        let words = [("from", from.clone().into()), ("to", to.clone().into())];
        output.remark(&output.language.say("ends-differ", &words));
        return Exit::Usage;
    }
    let mut session = Session::default();
    let options = args.with.options();
    let runner = Runner::open(&mut session, &args.plan, &options);
    let case = runner.as_ref().and_then(|runner| runner.prepared().build(&mut session.diagnostics));
    let (Some(runner), Some(case)) = (runner, case) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, false);
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
        output.remark(&no_lever(&runner, &args.path, output.language));
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
        Format::Json => output.json(&solve_json(&case.plan, &now, &case.unpriced, &solution, &goal)),
        Format::Csv => output.result(&solve_csv(&solution, &goal, output.language)),
        Format::Text => {
            let title = case.title.get(output.language.code(), &case.plan);
            output.result(&solve_text(title, &now, &case.unpriced, &solution, &goal, output.style()));
        }
    }
    if complete(&solution) { Exit::Done } else { Exit::Incomplete }
}

/// Why there is nothing to move at a path: what stands there, and which paths could be moved instead.
fn no_lever(runner: &Runner, path: &str, language: Language) -> String {
    let Some(now) = runner.written(path).filter(|now| Lever::number(now).is_none()) else {
        return language.say("no-lever", &[("path", path.into())]);
    };
    let words = [("path", path.into()), ("now", now.into())];
    let near = Lever::near(runner, path);
    if near.is_empty() {
        // A price by volume gives way to a single price; most else that is no number cannot become one.
        let id = if path.ends_with(".price") { "no-lever-price" } else { "no-lever-number" };
        return language.say(id, &words);
    }
    let near: Vec<String> = near.iter().map(|path| format!("`{path}`")).collect();
    let [path, now] = words;
    language.say("no-lever-near", &[path, now, ("near", near.join(", ").into())])
}
