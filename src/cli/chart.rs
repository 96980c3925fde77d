use std::path::PathBuf;

use super::plan_args::MOST_SCENARIOS;
use super::simulate::simulated;
use super::{Exit, Format, Output, PlanArgs, SaveArgs, programme};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, codes};
use crate::explore::sensitivity::{Swing, sensitivity};
use crate::explore::simulate::Simulation;
use crate::explore::{Figure, Runner};
use crate::language::{Arg, Language, escaped};
use crate::offers::{self, Comparison};
use crate::programme::is_programme;
use crate::report::charts::{Chart, Kind, Material, chart, plans_chart, table_csv, table_json};
use crate::session::Session;

/// Arguments of `chart`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or programme: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped one
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// What to draw
    #[arg(value_name = "KIND", value_enum)]
    kind: Kind,
    /// Offers to draw, for `offers` (repeatable)
    #[arg(long = "offers", value_name = "FILE", num_args = 1..)]
    offers: Vec<PathBuf>,
    /// Number of scenarios, for `fan`
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(1..=MOST_SCENARIOS))]
    scenarios: u64,
    /// Seed of the draws, for `fan`
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    with: PlanArgs,
    #[command(flatten)]
    save: SaveArgs,
}

/// What a kind is drawn from.
struct Found {
    analysis: Analysis,
    offers: Option<Comparison>,
    sensitivity: Option<Vec<Swing>>,
    simulation: Option<Simulation>,
}

/// Draws a chart of a plan: SVG, or the figures that it shows.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let form = match output.format {
        Format::Text => "svg",
        Format::Json => "json",
        Format::Csv => "csv",
    };
    if let Some(exit) = args.save.file().and_then(|path| output.other_extension(path, form)) {
        return exit;
    }
    if is_programme(&args.plan, &args.with.options()) {
        return of_programme(args, output);
    }
    let Some(found) = find(args, output) else { return Exit::Faulty };
    let material = Material {
        analysis: &found.analysis,
        offers: found.offers.as_ref(),
        sensitivity: found.sensitivity.as_deref(),
        simulation: found.simulation.as_ref(),
    };
    let Some(drawn) = chart(args.kind, &material, language(output)) else {
        return nothing(args.kind, args.kind.id(), output);
    };
    written(args, drawn, ("plan", &found.analysis.case.plan), found.analysis.complete(), output)
}

/// Machine output is English whatever the language.
fn language(output: &Output) -> Language {
    if output.format == Format::Json { Language::English } else { output.language }
}

/// Writes a chart, or its figures under what it is `of`.
fn written(args: &Args, drawn: Chart, of: (&str, &str), complete: bool, output: &Output) -> Exit {
    let text = match output.format {
        Format::Text => drawn.svg,
        Format::Json => escaped(&table_json(&drawn, of)).into_owned(),
        Format::Csv => table_csv(&drawn.table, output.language),
    };
    match args.save.write(&text, output) {
        Exit::Done if !complete => Exit::Incomplete,
        exit => exit,
    }
}

/// Tells that there is nothing of the kind to draw, and why.
fn nothing(kind: Kind, why: &str, output: &Output) -> Exit {
    let mut session = Session::default();
    let why = Arg::Word(format!("nothing-of-{why}"));
    session.diagnostics.push(Diagnostic::new(codes::NOTHING_TO_DRAW).arg("kind", kind.id()).arg("why", why));
    output.report(&session);
    Exit::Faulty
}

/// The plans of a programme, one on the other.
fn of_programme(args: &Args, output: &Output) -> Exit {
    if args.kind != Kind::Plans {
        return nothing(args.kind, "programme", output);
    }
    let programme = match programme::opened(&args.plan, &args.with, output) {
        Ok((_, programme, _)) => programme,
        Err(exit) => return exit,
    };
    let drawn = plans_chart(&programme, language(output));
    written(args, drawn, ("programme", &programme.id), programme.complete(), output)
}

/// Calculates the plan, and what the kind needs besides. `None`: a fault, which is told.
fn find(args: &Args, output: &Output) -> Option<Found> {
    let options = args.with.options();
    let mut session = Session::default();
    let Some(analysis) = session.analyse(&args.plan, &options) else {
        output.report(&session);
        return None;
    };
    // Warnings of the plan concern its charts too.
    output.report(&session);
    let mut found = Found { analysis, offers: None, sensitivity: None, simulation: None };
    match args.kind {
        Kind::Offers if !args.offers.is_empty() => match offers::compare(&args.plan, &args.offers, &options) {
            Ok(comparison) => found.offers = Some(comparison),
            Err(failed) => {
                failed.iter().for_each(|session| output.report(session));
                return None;
            }
        },
        Kind::Tornado => {
            let mut session = Session::default();
            let Some(runner) = Runner::open(&mut session, &args.plan, &options) else {
                output.report(&session);
                return None;
            };
            found.sensitivity = Some(sensitivity(&runner, Figure::TcoInclVat));
        }
        Kind::Fan => {
            // Ctrl-C keeps what is done; the chart says so.
            let drawn = simulated((&args.plan, &options), &found.analysis.case, args.scenarios, args.seed, output);
            found.simulation = Some(drawn.ok()?);
        }
        _ => {}
    }
    Some(found)
}
