//! What commands do with a programme: several plans on one city.

use std::path::Path;

use serde_json::Value;

use super::check::exit_of_level;
use super::{Exit, Format, Output, PlanArgs, cities, compare};
use crate::diagnostic::Diagnostics;
use crate::explore::batch::{Answered, Others, Several};
use crate::explore::{Faults, Vary};
use crate::language::Language;
use crate::model::Setting;
use crate::programme::{Programme, Remarks, is_programme, sweep};
use crate::report::Tone;
use crate::report::explore::brief;
use crate::report::explore::{SweepSheet, compare_json, overrides_json, overrides_text, sweep_json, sweep_text};
use crate::report::programme::{Turning, programme_json, programme_text};
use crate::session::{Options, Session};

/// Checks a programme: prints its text, or gives its machine output to be printed. `advised`: with its ways out;
/// `turning`: with the growth of the city at which the verdict turns.
pub(super) fn check(
    path: &Path,
    with: &PlanArgs,
    [advised, turning]: [bool; 2],
    separator: &str,
    output: &Output,
) -> (Exit, Option<Value>) {
    if output.format == Format::Csv {
        let told = [("form", "csv".into()), ("known", "text, json".into())];
        output.remark(&output.language.say("programme-no-form", &told));
        return (Exit::Usage, None);
    }
    let (session, programme, remarks) = match opened(path, with, output) {
        Ok(opened) => opened,
        Err(exit) => return (exit, None),
    };
    let ways = advised.then(|| programme.ways_out());
    let growth = if turning { programme.growth_turns() } else { Vec::new() };
    let replaced = programme.replaced();
    let turning = Turning { growth: &growth, replaced: replaced.as_ref() };
    let exit = exit_of(&programme);
    if output.format == Format::Json {
        output.tell_zeros(&told(&remarks), &session.sources);
        return (exit, Some(programme_json(&programme, &remarks, turning, ways.as_deref())));
    }
    let text = programme_text(&programme, &remarks, turning, ways.as_deref(), &session.sources, output.style());
    output.result(&format!("{separator}{text}"));
    (exit, None)
}

/// Reads and calculates a programme. `Err`: it is at fault, or what is asked for is a plan's alone; that has been told.
pub(super) fn opened(path: &Path, with: &PlanArgs, output: &Output) -> Result<(Session, Programme, Remarks), Exit> {
    let asked = [
        ("--set", !with.set.is_empty()),
        ("--offer", with.offer.is_some()),
        ("--scenario", with.scenario.is_some()),
        ("--horizon", with.horizon.is_some()),
    ];
    if let Some((option, _)) = asked.into_iter().find(|(_, asked)| *asked) {
        return Err(refused(option, output));
    }
    if with.city.as_deref().is_some_and(|city| cities::asked(city).is_some()) {
        output.remark(&output.language.say("programme-one-city", &[("option", "--city".into())]));
        return Err(Exit::Usage);
    }
    let mut session = Session::default();
    match Programme::open(&mut session, path, &with.options()) {
        Some((programme, remarks)) => Ok((session, programme, remarks)),
        None => {
            output.report(&session);
            Err(Exit::Faulty)
        }
    }
}

/// The programme as written, and under other values: paths begin with a plan, or with `city`.
pub(super) fn whatif(path: &Path, with: &PlanArgs, top: usize, output: &mut Output) -> Exit {
    if with.set.is_empty() {
        output.remark(&output.language.say("programme-whatif-nothing", &[]));
        return Exit::Usage;
    }
    let (before, settings) = match opened_with(path, with, output) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let after = match before.under(&settings) {
        Ok(after) => after,
        Err(faults) => return faulty(&faults, output),
    };
    let sides = [(&before, "side-before"), (&after, "side-after")];
    let names = sides.map(|(_, name)| output.language.say(name, &[]));
    // What programs read is the same in every language.
    let sides = sides.map(|(of, name)| {
        let cases = of.members.iter().map(|member| (Some(member.id()), &*member.analysis.case));
        compare::told(of.side(&Language::English.say(name, &[])), cases, output)
    });
    let overrides = after.overrides();
    match output.format {
        Format::Json => {
            let mut result = compare_json(&sides, &["before".to_owned(), "after".to_owned()]);
            result["overrides"] = overrides_json(&overrides);
            output.json(&result);
        }
        Format::Csv => compare::print(output, &sides, &names, top),
        Format::Text => {
            let style = output.style();
            let title = style.paint(after.title.get(style.language.code(), &after.id), Tone::Strong);
            output.result(&format!("{title}\n{}\n", overrides_text(&overrides, style)));
            compare::print(output, &sides, &names, top);
        }
    }
    if before.complete() && after.complete() { Exit::Done } else { Exit::Incomplete }
}

/// One row for each point of a grid.
pub(super) fn swept(path: &Path, with: &PlanArgs, vary: &[Vary], output: &mut Output) -> Exit {
    let programme = match opened_with(path, with, output) {
        Ok((programme, settings)) => programme.under(&settings),
        Err(exit) => return exit,
    };
    let programme = match programme {
        Ok(programme) => programme,
        Err(faults) => return faulty(&faults, output),
    };
    // A path or a unit that is wrong is told once, before a thousand points fail on it.
    for one in vary {
        let first = one.values.first().map(|value| Setting::new(&one.path, value, "--vary"));
        if let Err(faults) = programme.check(first.as_slice()) {
            return faulty(&faults, output);
        }
    }
    let (mut exit, mut points) = (Exit::Done, Vec::new());
    let mut sheet = SweepSheet::new(vary, output.language);
    sweep(&programme, vary, |point| {
        exit = exit.max(match &point.outcome {
            Ok(snapshot) if snapshot.unpriced == 0 => Exit::Done,
            Ok(_) => Exit::Incomplete,
            Err(_) => Exit::Faulty,
        });
        match output.format {
            Format::Json => output.result(&sweep_json(vary, &point).to_string()),
            Format::Csv => output.result(&sheet.rows(&[point])),
            Format::Text => points.push(point),
        }
        true
    });
    if output.format == Format::Text {
        output.result(&sweep_text(vary, &points, output.style()));
    }
    exit
}

/// Programmes that lines of a batch name.
#[derive(Debug)]
pub(super) struct InBatch;

impl Others for InBatch {
    fn open(&self, name: &str, options: &Options) -> Option<Result<Box<dyn Several>, Box<Faults>>> {
        let path = Path::new(name);
        is_programme(path, options).then(|| {
            let mut session = Session::default();
            match Programme::open(&mut session, path, options) {
                Some((programme, _)) => Ok(Box::new(Line(programme)) as Box<dyn Several>),
                None => Err(Box::new(Faults { diagnostics: session.diagnostics, sources: session.sources })),
            }
        })
    }
}

/// A programme that answers lines of a batch.
#[derive(Debug)]
struct Line(Programme);

impl Several for Line {
    fn answer(&self, settings: &[Setting], full: bool) -> Result<Answered, Box<Faults>> {
        let changed = self.0.trying(settings)?;
        let result = if full {
            programme_json(&changed, &changed.remarks(), Turning::default(), None)
        } else {
            brief(&changed.brief())
        };
        Ok((result, changed.complete()))
    }
}

/// Reads a programme for commands that lay values over it.
fn opened_with(path: &Path, with: &PlanArgs, output: &Output) -> Result<(Programme, Vec<Setting>), Exit> {
    let written = PlanArgs { set: Vec::new(), ..with.clone() };
    let (session, programme, remarks) = opened(path, &written, output)?;
    output.tell_unused_of(&told(&remarks), &session.sources, false);
    Ok((programme, with.set.clone()))
}

/// What there is to say of a programme, but for what its figures say themselves.
fn told(remarks: &Remarks) -> Diagnostics {
    let mut told = Diagnostics::default();
    let silent = remarks.warnings().filter(|(_, one)| !one.code.doubts_money());
    silent.for_each(|(_, one)| told.push(one.clone()));
    told
}

fn faulty(faults: &Faults, output: &Output) -> Exit {
    output.report_all(&faults.diagnostics, &faults.sources);
    Exit::Faulty
}

/// Tells that a command draws, which is done plan by plan.
pub(super) fn not_drawn(command: &str, output: &Output) -> Exit {
    output.remark(&output.language.say("programme-not-drawn", &[("command", command.into())]));
    Exit::Usage
}

/// Tells that a value is not looked for in a programme.
pub(super) fn not_solved(output: &Output) -> Exit {
    output.remark(&output.language.say("programme-not-solved", &[]));
    Exit::Usage
}

/// Tells that an option is a plan's alone.
pub(super) fn refused(option: &str, output: &Output) -> Exit {
    output.remark(&output.language.say("programme-takes-no", &[("option", option.into())]));
    Exit::Usage
}

/// What the verdict on a programme means for the exit code.
pub(super) fn exit_of(programme: &Programme) -> Exit {
    let verdict = exit_of_level(programme.together.outcome.ruling().level);
    if programme.complete() { verdict } else { verdict.max(Exit::Incomplete) }
}
