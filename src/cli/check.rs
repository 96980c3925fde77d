use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs, cities};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explore::advice::advice;
use crate::explore::{Runner, Snapshot};
use crate::report::explore::{advice_json, advice_text};
use crate::report::{self, Document};
use crate::session::Session;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plans: files, or ids of shipped plans
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    #[command(flatten)]
    with: PlanArgs,
    /// Leave out what would make the plan last
    #[arg(long)]
    no_advice: bool,
}

/// The verdict first, then what it rests on.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    if let Some(cities) = args.with.city.as_deref().and_then(cities::asked) {
        return cities::run(&args.plans, &cities, &args.with.options(), output);
    }
    let mut worst = Exit::Done;
    let mut results = Vec::new();
    for (place, plan) in args.plans.iter().enumerate() {
        let mut session = Session::default();
        let prepared = session.prepare(plan, &args.with.options());
        let analysis = prepared.as_ref().and_then(|prepared| session.check_prepared(prepared));
        let Some(analysis) = analysis else {
            output.report(&session);
            worst = worst.max(Exit::Faulty);
            continue;
        };
        worst = worst.max(exit_of(&analysis));
        let ways = prepared.filter(|_| !args.no_advice && output.format != Format::Csv).and_then(|prepared| {
            let lasting = analysis.outcome.as_ref().is_none_or(|it| it.ruling().level <= Some(Level::Sustainable));
            (!lasting && analysis.complete())
                .then(|| advice(&Runner::new(prepared, session.sources.clone()), &analysis))
        });
        match output.format {
            Format::Json => {
                let advice = ways.as_ref().map(|ways| advice_json(ways));
                results.push((analysis, session.diagnostics, advice));
            }
            Format::Csv => output.result(&report::check_csv(&analysis, output.language)),
            Format::Text => {
                let separator = if place > 0 { "\n" } else { "" };
                let text = report::check_text(&analysis, &session, output.style());
                let advice = ways.map(|ways| advice_text(&ways, &Snapshot::of(&analysis), output.style()));
                output.result(&format!("{separator}{text}{}", advice.unwrap_or_default()));
            }
        }
    }
    let documents: Vec<Document<'_>> = results
        .iter()
        .map(|(analysis, diagnostics, advice)| Document { analysis, diagnostics, advice: advice.as_ref() })
        .collect();
    print_json(output, &documents, args.plans.len());
    worst
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
    let level = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level);
    let verdict = match level {
        Some(Level::Unsustainable) => Exit::Unsustainable,
        Some(Level::Fragile) => Exit::Fragile,
        None if analysis.outcome.is_some() => Exit::Incomplete,
        Some(Level::Sustainable) | None => Exit::Done,
    };
    if analysis.complete() { verdict } else { verdict.max(Exit::Incomplete) }
}
