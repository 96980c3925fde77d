use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs};
use crate::explain::{Explainer, Figures, Run};
use crate::report::{self, Cell, Sheet};
use crate::session::Session;

/// Levels that are told unless others are asked for.
const DEPTH: usize = 4;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
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
    /// All paths, with their figures
    #[arg(long, conflicts_with = "path")]
    list: bool,
    #[command(flatten)]
    with: PlanArgs,
}

/// How a figure came about.
pub fn run(args: &Args, output: &mut Output) -> Exit {
    let mut session = Session::default();
    let Some(analysis) = session.analyse(&args.plan, &args.with.options()) else {
        output.report(&session);
        return Exit::Faulty;
    };
    let run = Run::of(&analysis);
    let figures = Figures::of(&run);
    let Some(path) = args.path.as_ref().filter(|_| !args.list) else {
        match output.format {
            Format::Text => {
                output.result(&report::figures_text(&figures, &analysis, &session.sources, output.style()));
            }
            Format::Json => output.json(&report::figures_json(&figures)),
            Format::Csv => output.result(&list_csv(&figures, output)),
        }
        return Exit::Done;
    };
    let Some(figure) = figures.find(path, args.year) else {
        unknown(path, args.year, &figures, output);
        return Exit::Usage;
    };
    // Programs get everything unless they ask for less.
    let depth = match (args.depth, output.format) {
        (Some(depth), _) => Some(depth),
        (None, Format::Text) if !args.all => Some(DEPTH),
        (None, _) => None,
    };
    let mut explainer = Explainer::new(&run, &figures, &session.sources);
    let step = explainer.explain(figure, depth);
    match output.format {
        Format::Json => output.json(&report::explain_json(&step, &analysis, &session.sources)),
        Format::Text | Format::Csv => {
            let style = output.style();
            output.result(&report::explain_text(&step, &analysis, &session.sources, depth, style));
        }
    }
    Exit::Done
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
    let similar: Vec<String> = figures.similar(path).iter().map(|path| format!("`{path}`")).collect();
    if similar.is_empty() {
        let mut known: Vec<&str> = figures.iter().filter_map(|figure| figure.path.split('.').next()).collect();
        known.dedup();
        output.remark(&output.language.say("explain-known", &[("known", known.join(", ").into())]));
    } else {
        output.remark(&output.language.say("explain-similar", &[("list", similar.join(", ").into())]));
    }
}

fn list_csv(figures: &Figures, output: &Output) -> String {
    let head = ["column-path", "column-value"].map(|id| output.language.say(id, &[]));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), output.language);
    for figure in figures.iter() {
        let value = crate::units::half_up(figure.number.value(), figure.kind.digits());
        sheet.row(&[Cell::Text(&figure.path), Cell::Exact(value)]);
    }
    sheet.finish()
}
