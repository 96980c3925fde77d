use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs, cities};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explore::Runner;
use crate::explore::advice::advice;
use crate::explore::beyond::{Beyond, beyond};
use crate::explore::odds::{Odds, odds};
use crate::report::explore::{advice_json, advice_text};
use crate::report::{self, Beside, Document};
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
    /// Leave out the draws of what is uncertain
    #[arg(long)]
    no_draws: bool,
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
        let checked = prepared.and_then(|prepared| Some((session.check_prepared(&prepared)?, prepared)));
        let Some((analysis, prepared)) = checked else {
            output.report(&session);
            worst = worst.max(Exit::Faulty);
            continue;
        };
        worst = worst.max(exit_of(&analysis));
        let runner = Runner::beside(prepared, session.sources.clone(), &analysis);
        let beyond = beyond_told(&runner, &analysis, &mut session);
        let odds = if args.no_draws { None } else { odds_told(&runner, &analysis, output) };
        let lasting = analysis.outcome.as_ref().is_none_or(|it| it.ruling().level <= Some(Level::Sustainable));
        let wanted = !args.no_advice && output.format != Format::Csv && !lasting && analysis.complete();
        let ways = wanted.then(|| advice(&runner, &analysis));
        match output.format {
            Format::Json => {
                let advice = ways.as_ref().map(|ways| advice_json(ways));
                results.push((analysis, session.diagnostics, advice, odds, beyond));
            }
            Format::Csv => output.result(&report::check_csv_beside(&analysis, odds.as_ref(), output.language)),
            Format::Text => {
                let separator = if place > 0 { "\n" } else { "" };
                let text = report::check_text_beside(&analysis, &session, odds.as_ref(), output.style());
                let advice = ways.map(|ways| advice_text(&ways, &analysis, output.style()));
                output.result(&format!("{separator}{text}{}", advice.unwrap_or_default()));
            }
        }
    }
    let documents = results.iter().map(|(analysis, diagnostics, advice, odds, beyond)| Document {
        analysis,
        diagnostics,
        advice: advice.as_ref(),
        beside: Some(Beside { odds: odds.as_ref(), beyond: beyond.as_ref() }),
    });
    let documents: Vec<Document<'_>> = documents.collect();
    print_json(output, &documents, args.plans.len());
    worst
}

/// Renewals soon after the horizon, which are warned of.
pub(super) fn beyond_told(runner: &Runner, analysis: &Analysis, session: &mut Session) -> Option<Beyond> {
    let beyond = beyond(runner, analysis)?;
    session.diagnostics.push(beyond.warning());
    Some(beyond)
}

/// Draws of what is uncertain. Where a drawn value makes a plan that is at fault, there are none, and that is told.
pub(super) fn odds_told(runner: &Runner, analysis: &Analysis, output: &Output) -> Option<Odds> {
    odds(runner, analysis).unwrap_or_else(|refused| {
        output.remark(&output.language.say("odds-refused", &[("settings", refused.text().into())]));
        None
    })
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
