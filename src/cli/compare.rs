use std::path::{Path, PathBuf};

use super::{Exit, Format, Output, PlanArgs};
use crate::analysis::analyse;
use crate::document::read_file;
use crate::explore::{Side, is_result};
use crate::model::Case;
use crate::report::explore::{compare_csv, compare_json, compare_text, named, side_names};
use crate::session::Session;

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Two or more: plans (.yaml, .xlsx or .ods files, or ids of shipped plans) and results saved with --format json
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    #[command(flatten)]
    with: PlanArgs,
    /// Parts shown at most
    #[arg(long, value_name = "COUNT", default_value = "10")]
    top: usize,
}

/// Figures side by side, and what drives their difference.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut sides: Vec<Side> = Vec::new();
    for plan in &args.plans {
        match saved(plan, output) {
            Some(Ok(saved)) => sides.extend(saved),
            Some(Err(())) => return Exit::Faulty,
            None => {
                let mut session = Session::default();
                let case = session.resolve(plan, &args.with.options());
                // Told of what was read; what there is to say of its money stands beside the figures.
                let read = session.diagnostics.clone();
                let Some(analysis) = case.and_then(|case| analyse(case, &mut session.diagnostics)) else {
                    output.report(&session);
                    return Exit::Faulty;
                };
                output.tell_unused_of(&read, &session.sources, false);
                let side = Side::of(&plan.display().to_string(), &analysis);
                sides.push(told(side, [(None, &*analysis.case)], output));
            }
        }
    }
    if sides.len() < 2 {
        output.remark(&output.language.say("compare-two", &[]));
        return Exit::Usage;
    }
    let names = side_names(&sides);
    print(output, &sides, &names, args.top);
    if sides.iter().all(|side| side.snapshot.unpriced == 0) { Exit::Done } else { Exit::Incomplete }
}

/// A side whose parts have their names where people read them; machines have the ids.
pub(super) fn told<'c>(
    side: Side,
    cases: impl IntoIterator<Item = (Option<&'c str>, &'c Case)>,
    output: &Output,
) -> Side {
    if matches!(output.format, Format::Text) { named(side, cases) } else { side }
}

/// Prints sides in the form that was asked for.
pub(super) fn print(output: &Output, sides: &[Side], names: &[String], top: usize) {
    match output.format {
        Format::Json => output.json(&compare_json(sides, names)),
        Format::Csv => output.result(&compare_csv(sides, names, output.language)),
        Format::Text => output.result(&compare_text(sides, names, top, output.style())),
    }
}

/// The results that a file holds; `None` where it holds none and so is a plan's.
fn saved(file: &Path, output: &Output) -> Option<Result<Vec<Side>, ()>> {
    // What cannot be read is told where it is read as a plan.
    let mut session = Session::default();
    let text = read_file(file, &mut session.sources, &mut session.diagnostics)?;
    if !is_result(&text) {
        return None;
    }
    let name = file.display().to_string();
    Some(Side::saved(&name, &text).map_err(|why| {
        let args = [("file", name.clone().into()), ("why", why.said(output.language).into())];
        output.remark(&output.language.say("compare-unreadable", &args));
    }))
}
