use std::path::PathBuf;

use serde_json::Value;

use super::{Exit, Format, Output, PlanArgs, cities, programme};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::diagnostic::Diagnostics;
use crate::explore::Runner;
use crate::explore::advice::advice;
use crate::explore::beyond::{Beyond, beyond};
use crate::explore::growth::{GrowthTurn, growth_turns};
use crate::explore::odds::{Odds, odds};
use crate::explore::replaced::replaced;
use crate::explore::turned::Turned;
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
            let (exit, result) = programme::check(plan, &args.with, !args.no_advice, separator, output);
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
        let found = Found::of(&runner, &analysis, !args.no_draws, &mut session, output);
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
                output.result(&report::check_csv(&analysis, found.odds.as_ref(), output.language));
            }
            Format::Text => {
                let separator = if place > 0 { "\n" } else { "" };
                let text = report::check_text_beside(&analysis, &session, found.beside(), output.style());
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
    Plan(Box<(Analysis, Diagnostics, Option<Value>, Found)>),
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
                let beside = Some(found.beside());
                Printed::Plan(Document { analysis, diagnostics, advice: advice.as_ref(), beside })
            }
            Self::Programme(result) => Printed::Programme(result),
        }
    }
}

/// What was found to stand beside a verdict.
pub(super) struct Found {
    pub odds: Option<Odds>,
    pub beyond: Option<Beyond>,
    pub growth: Vec<GrowthTurn>,
    pub replaced: Option<Turned>,
}

impl Found {
    /// Of a plan that was run. `draws`: with how likely the verdict is and on what growth of the city it hangs.
    pub(super) fn of(
        runner: &Runner,
        analysis: &Analysis,
        draws: bool,
        session: &mut Session,
        output: &Output,
    ) -> Self {
        Self {
            beyond: beyond_told(runner, analysis, session),
            odds: if draws { odds_told(runner, analysis, output) } else { None },
            growth: if draws { growth_turns(analysis) } else { Vec::new() },
            replaced: replaced(runner, analysis),
        }
    }

    pub(super) fn beside(&self) -> Beside<'_> {
        let (odds, beyond, replaced) = (self.odds.as_ref(), self.beyond.as_ref(), self.replaced.as_ref());
        Beside { odds, beyond, growth: &self.growth, replaced }
    }
}

/// Renewals soon after the horizon, which are warned of.
fn beyond_told(runner: &Runner, analysis: &Analysis, session: &mut Session) -> Option<Beyond> {
    let beyond = beyond(runner, analysis)?;
    session.diagnostics.push(beyond.warning());
    Some(beyond)
}

/// Draws of what is uncertain. Why there are none although something is, is told.
fn odds_told(runner: &Runner, analysis: &Analysis, output: &Output) -> Option<Odds> {
    odds(runner, analysis).unwrap_or_else(|undrawn| {
        output.remark(&undrawn.say(output.language));
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
