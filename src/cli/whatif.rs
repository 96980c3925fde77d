use std::path::PathBuf;

use super::{Exit, Format, Output, PlanArgs, compare, programme};
use crate::analysis::analyse;
use crate::explore::Side;
use crate::language::Language;
use crate::programme::is_programme;
use crate::report::explore::{compare_json, overrides_json, overrides_text};
use crate::report::{Style, Tone};
use crate::session::{Options, Session};

/// Arguments of `whatif`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or programme: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped one
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
    /// Parts shown at most
    #[arg(long, value_name = "COUNT", default_value = "10")]
    top: usize,
}

/// The plan as written, and the plan with every override: offer, scenario, settings.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let with = args.with.options();
    if is_programme(&args.plan, &with) {
        return programme::whatif(&args.plan, &args.with, args.top, output);
    }
    if with.settings.is_empty() && with.offer.is_none() && with.scenario.is_none() {
        output.remark(&output.language.say("whatif-nothing", &[]));
        return Exit::Usage;
    }
    let written = Options { catalogs: with.catalogs.clone(), city: with.city.clone(), ..Options::default() };
    let (mut sides, mut names) = (Vec::new(), Vec::new());
    let mut overrides = Vec::new();
    let mut title = String::new();
    let style = output.style();
    for (options, name) in [(&written, "side-before"), (&with, "side-after")] {
        let mut session = Session::default();
        let case = session.resolve(&args.plan, options);
        // Told of what was read; what there is to say of its money stands beside the figures.
        let read = session.diagnostics.clone();
        let Some(analysis) = case.and_then(|case| analyse(case, &mut session.diagnostics)) else {
            output.report(&session);
            return Exit::Faulty;
        };
        if name == "side-after" {
            output.tell_unused_of(&read, &session.sources, false);
        }
        // What programs read is the same in every language.
        let side = Side::of(&Language::English.say(name, &[]), &analysis);
        sides.push(compare::told(side, [(None, &*analysis.case)], output));
        names.push(output.language.say(name, &[]));
        title = analysis.case.title.get(style.language.code(), &analysis.case.plan).to_owned();
        overrides.clone_from(&analysis.case.overrides);
    }
    match output.format {
        Format::Json => {
            let mut result = compare_json(&sides, &["before".to_owned(), "after".to_owned()]);
            if let Some(result) = result.as_object_mut() {
                result.insert("overrides".into(), overrides_json(&overrides));
            }
            output.json(&result);
        }
        Format::Csv => compare::print(output, &sides, &names, args.top),
        Format::Text => {
            let plain = Style { color: output.color, ..style };
            output.result(&format!("{}\n{}\n", plain.paint(&title, Tone::Strong), overrides_text(&overrides, style)));
            compare::print(output, &sides, &names, args.top);
        }
    }
    if sides.iter().all(|side| side.snapshot.unpriced == 0) { Exit::Done } else { Exit::Incomplete }
}
