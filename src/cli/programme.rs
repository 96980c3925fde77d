//! What commands do with a programme: several plans on one city.

use std::path::Path;

use serde_json::Value;

use super::check::exit_of_level;
use super::{Exit, Format, Output, PlanArgs, cities};
use crate::programme::{Programme, Remarks};
use crate::report::programme::{programme_json, programme_text};
use crate::session::Session;

/// Checks a programme: prints its text, or gives its machine output to be printed.
pub(super) fn check(
    path: &Path,
    with: &PlanArgs,
    advised: bool,
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
    let exit = exit_of(&programme);
    if output.format == Format::Json {
        return (exit, Some(programme_json(&programme, &remarks, ways.as_deref())));
    }
    let text = programme_text(&programme, &remarks, ways.as_deref(), &session.sources, output.style());
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
