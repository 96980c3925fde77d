use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs};
use crate::explain::{ExplainedFigure, Explainer, Figures, Run};
use crate::report::{self, Cell, Sheet};
use crate::session::Session;

/// Unless a depth is asked for, as many levels are told as fit into so many lines.
const LINES: usize = 60;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan: a file, or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// The figure: a path of the JSON result, such as tco.incl_vat
    #[arg(value_name = "PATH", required_unless_present = "list")]
    path: Option<String>,
    /// The fiscal year, where the path has none
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// How many levels are told
    #[arg(long, value_name = "LEVELS", conflicts_with = "all")]
    depth: Option<usize>,
    /// Everything, however deep and long
    #[arg(long)]
    all: bool,
    /// All paths, or those that begin with the given one, with their figures
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    with: PlanArgs,
}

/// How a figure came about.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut session = Session::default();
    let Some(analysis) = session.analyse(&args.plan, &args.with.options()) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, false);
    let done = if analysis.complete() { Exit::Done } else { Exit::Incomplete };
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let Some(path) = args.path.as_ref().filter(|_| !args.list) else {
        let start = args.path.as_deref().unwrap_or_default();
        match output.format {
            Format::Text => {
                output.result(&report::figures_text(figures.under(start), &analysis, &session.sources, output.style()));
            }
            Format::Json => output.json(&report::figures_json(figures.under(start))),
            Format::Csv => output.result(&list_csv(figures.under(start), output)),
        }
        return done;
    };
    let Some(figure) = figures.find(path, args.year) else {
        unknown(path, args.year, &figures, output);
        return Exit::Usage;
    };
    let mut explainer = Explainer::new(&run, &figures, &session.sources);
    if output.format == Format::Json {
        // Programs get everything unless they ask for less.
        let step = explainer.explain(figure, args.depth);
        output.json(&report::explain_json(&step, &analysis, &session.sources));
        return done;
    }
    let mut text = |depth| {
        let step = explainer.explain(figure, depth);
        report::explain_text(&step, &analysis, &session.sources, depth, output.style())
    };
    let shown = match args.depth {
        Some(depth) => text(Some(depth)),
        None if args.all => text(None),
        None => {
            let mut shown = text(Some(1));
            for depth in 2..8 {
                let deeper = text(Some(depth));
                if deeper.lines().count() > LINES {
                    break;
                }
                shown = deeper;
            }
            shown
        }
    };
    output.result(&shown);
    done
}

/// Says that there is no such figure, and which ones are near.
fn unknown(path: &str, year: Option<i32>, figures: &Figures, output: &Output) {
    let mut args = vec![("path", path.into())];
    let id = match year {
        Some(year) => {
            args.push(("year", crate::language::Arg::Year(year)));
            "explain-unknown-year"
        }
        None => "explain-unknown",
    };
    output.remark(&output.language.say(id, &args));
    let meant = figures.of_input(path);
    let similar = if meant.is_empty() { figures.similar(path) } else { meant };
    let similar: Vec<String> = similar.iter().map(|path| format!("`{path}`")).collect();
    if similar.is_empty() {
        let mut known: Vec<&str> = figures.iter().filter_map(|figure| figure.path.split('.').next()).collect();
        known.sort_unstable();
        known.dedup();
        output.remark(&output.language.say("explain-known", &[("known", known.join(", ").into())]));
    } else {
        output.remark(&output.language.say("explain-similar", &[("list", similar.join(", ").into())]));
    }
}

fn list_csv<'f>(figures: impl Iterator<Item = &'f ExplainedFigure>, output: &Output) -> String {
    let head = ["column-path", "column-value"].map(|id| output.language.say(id, &[]));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), output.language);
    for figure in figures {
        let value = crate::units::half_up(figure.number.value(), figure.kind.digits());
        sheet.row(&[Cell::Text(&figure.path), Cell::Exact(value)]);
    }
    sheet.finish()
}
