use std::path::PathBuf;

use serde_json::Value;

use super::{Exit, Format, Output, PlanArgs, cities, programme};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::diagnostic::Diagnostics;
use crate::explore::Runner;
use crate::explore::advice::advice;
use crate::explore::found::FoundBeside;
use crate::programme::is_programme;
use crate::report::explore::{advice_json, advice_text};
use crate::report::{self, Beside, Document};
use crate::session::Session;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plans or programmes: .yaml, .xlsx or .ods files (- is standard input), or ids of shipped ones
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    #[command(flatten)]
    with: PlanArgs,
    /// Leave out what would make the plan last
    #[arg(long)]
    no_advice: bool,
    /// Leave out the draws of what is uncertain, and at which growth of the city the verdict turns
    #[arg(long)]
    no_draws: bool,
}

/// The verdict first, then what it rests on.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let several = args.with.city.as_deref().and_then(cities::asked);
    let programmes = || args.plans.iter().any(|plan| is_programme(plan, &args.with.options()));
    if let Some(cities) = several.filter(|_| !programmes()) {
        return cities::run(&args.plans, &cities, &args.with.options(), output);
    }
    let mut worst = Exit::Done;
    let mut results = Vec::new();
    for (place, plan) in args.plans.iter().enumerate() {
        if is_programme(plan, &args.with.options()) {
            let separator = if place > 0 { "\n" } else { "" };
            let (exit, result) =
                programme::check(plan, &args.with, [!args.no_advice, !args.no_draws], separator, output);
            worst = worst.max(exit);
            results.extend(result.map(Checked::Programme));
            continue;
        }
        let mut session = Session::default();
        let prepared = session.prepare(plan, &args.with.options());
        let checked = prepared.and_then(|prepared| Some((session.check_prepared(&prepared)?, prepared)));
        let Some((analysis, prepared)) = checked else {
            output.report(&session);
            worst = worst.max(Exit::Faulty);
            continue;
        };
        worst = worst.max(exit_of(&analysis));
        let runner = Runner::new(prepared, session.sources.clone());
        let found = found(&runner, &analysis, !args.no_draws, &mut session, output);
        let lasting = analysis.outcome.as_ref().is_none_or(|it| it.ruling().level <= Some(Level::Sustainable));
        let wanted = !args.no_advice && output.format != Format::Csv && !lasting && analysis.complete();
        let ways = wanted.then(|| advice(&runner, &analysis, !args.no_draws));
        match output.format {
            Format::Json => {
                output.tell_zeros(&session.diagnostics, &session.sources);
                let advice = ways.as_ref().map(|ways| advice_json(ways));
                results.push(Checked::Plan(Box::new((analysis, session.diagnostics, advice, found))));
            }
            Format::Csv => {
                output.tell_unused(&session, false);
                output.result(&report::check_csv(&analysis, Beside::from(&found), output.language));
            }
            Format::Text => {
                let separator = if place > 0 { "\n" } else { "" };
                let text = report::check_text_beside(&analysis, &session, Beside::from(&found), output.style());
                let advice = ways.map(|ways| advice_text(&ways, &analysis, output.style()));
                output.result(&format!("{separator}{text}{}", advice.unwrap_or_default()));
            }
        }
    }
    let documents: Vec<Printed<'_>> = results.iter().map(Checked::printed).collect();
    print_json(output, &documents, args.plans.len());
    worst
}

/// What was checked, to be printed once all is.
enum Checked {
    Plan(Box<(Analysis, Diagnostics, Option<Value>, FoundBeside)>),
    Programme(Value),
}

/// The machine output of one of them.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Printed<'a> {
    Plan(Document<'a>),
    Programme(&'a Value),
}

impl Checked {
    fn printed(&self) -> Printed<'_> {
        match self {
            Self::Plan(checked) => {
                let (analysis, diagnostics, advice, found) = checked.as_ref();
                let beside = Some(Beside::from(found));
                Printed::Plan(Document { analysis, diagnostics, advice: advice.as_ref(), beside })
            }
            Self::Programme(result) => Printed::Programme(result),
        }
    }
}

/// What stands beside the verdict on a plan. Renewals soon after the horizon are warned of, and why nothing is drawn
/// although something is uncertain is told.
pub(super) fn found(
    runner: &Runner,
    analysis: &Analysis,
    draws: bool,
    session: &mut Session,
    output: &Output,
) -> FoundBeside {
    let found = FoundBeside::of(runner, analysis, draws);
    if let Some(beyond) = &found.beyond {
        session.diagnostics.push(beyond.warning());
    }
    if let Err(undrawn) = &found.odds {
        output.remark(&undrawn.say(output.language));
    }
    found
}

/// One document for one plan, a list for several.
pub(super) fn print_json(output: &Output, results: &[impl serde::Serialize], asked: usize) {
    match (asked, results) {
        _ if output.format != Format::Json => {}
        (1, [only]) => output.json(only),
        (1, _) => {}
        (_, results) => output.json(&results),
    }
}

/// What a plan's verdict means for the exit code.
pub(super) fn exit_of(analysis: &Analysis) -> Exit {
    let verdict = analysis.outcome.as_ref().map_or(Exit::Done, |outcome| exit_of_level(outcome.ruling().level));
    if analysis.complete() { verdict } else { verdict.max(Exit::Incomplete) }
}

/// What a level means for the exit code; none where it is not known.
pub(super) fn exit_of_level(level: Option<Level>) -> Exit {
    match level {
        Some(Level::Unsustainable) => Exit::Unsustainable,
        Some(Level::Fragile) => Exit::Fragile,
        Some(Level::Sustainable) => Exit::Done,
        None => Exit::Incomplete,
    }
}
