use std::path::PathBuf;

use super::argument::argument;
use super::{Exit, Format, Output, PlanArgs, programme};
use crate::explore::sweep::{MOST_POINTS, Point, size, sweep};
use crate::explore::{Runner, Vary};
use crate::language::Arg;
use crate::model::Setting;
use crate::programme::is_programme;
use crate::report::explore::{SweepSheet, sweep_json, sweep_text};
use crate::session::Session;

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or programme: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped one
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    with: PlanArgs,
    /// An input and its values: path=a..b step s, or path=a, b, c (repeatable: every combination)
    #[arg(long, value_name = "PATH=VALUES", required = true)]
    vary: Vec<String>,
}

/// One row a point. JSON comes as lines, one object a point.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut vary = Vec::new();
    for text in &args.vary {
        match Vary::parse(text) {
            Some(one) => vary.push(one),
            None => {
                let meant: Vec<String> = Vary::meant(text).iter().map(|one| argument(one)).collect();
                if let [one, two] = meant.as_slice() {
                    let words =
                        [("text", text.clone().into()), ("one", one.as_str().into()), ("two", two.as_str().into())];
                    output.remark(&output.language.say("bad-vary-two", &words));
                    return Exit::Usage;
                }
                let words = [("text", text.clone().into()), ("most", Arg::Number(100_000.into()))];
                let id = if Vary::lacks_unit(text) { "bad-vary-unit" } else { "bad-vary" };
                output.remark(&output.language.say(id, &words));
                if let ([meant], Some(unit)) = (meant.as_slice(), Vary::unit_of_last(text)) {
                    let words = [("unit", unit.into()), ("meant", meant.as_str().into())];
                    output.remark(&output.language.say("bad-vary-each", &words));
                } else if let [meant] = meant.as_slice() {
                    output.remark(&output.language.say("bad-vary-comma", &[("meant", meant.as_str().into())]));
                }
                return Exit::Usage;
            }
        }
    }
    output.tell_marks(args.vary.iter().map(|text| ("--vary", text.as_str())));
    if let Some((_, again)) = vary.iter().enumerate().find(|(at, one)| vary[..*at].iter().any(|it| it.path == one.path))
    {
        output.remark(&output.language.say("varied-twice", &[("path", again.path.clone().into())]));
        return Exit::Usage;
    }
    if size(&vary).is_none() {
        output.remark(&output.language.say("too-many-points", &[("most", Arg::Number(MOST_POINTS.into()))]));
        return Exit::Usage;
    }
    if is_programme(&args.plan, &args.with.options()) {
        return programme::swept(&args.plan, &args.with, &vary, output);
    }
    let mut session = Session::default();
    let Some(runner) = Runner::open(&mut session, &args.plan, &args.with.options()) else {
        output.report(&session);
        return Exit::Faulty;
    };
    output.tell_unused(&session, false);
    // A path or a unit that is wrong is told once, before a thousand points fail on it.
    for one in &vary {
        let first = one.values.first().map(|value| Setting::new(&one.path, value, "--vary"));
        if let Err(faults) = runner.check(&first.into_iter().collect::<Vec<_>>()) {
            output.report_all(&faults.diagnostics, &faults.sources);
            return Exit::Faulty;
        }
        let slips = runner.slips(one);
        output.report_all(&slips.diagnostics, &slips.sources);
    }
    let mut exit = Exit::Done;
    let mut sheet = SweepSheet::new(&vary, output.language);
    let mut points: Vec<Point> = Vec::new();
    sweep(&runner, &vary, |point| {
        exit = exit.max(match &point.outcome {
            Ok(snapshot) if snapshot.unpriced == 0 => Exit::Done,
            Ok(_) => Exit::Incomplete,
            Err(_) => Exit::Faulty,
        });
        match output.format {
            Format::Json => output.result(&sweep_json(&vary, &point).to_string()),
            Format::Csv => output.result(&sheet.rows(&[point])),
            Format::Text => {
                points.push(point);
                return true;
            }
        }
        true
    });
    if output.format == Format::Text {
        output.result(&sweep_text(&vary, &points, output.style()));
    }
    exit
}
