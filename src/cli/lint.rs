use std::path::PathBuf;

use super::check::print_json;
use super::{Exit, Format, Output};
use crate::lint::{Asked, lint};
use crate::report;
use crate::session::Session;
use crate::units::parse_date;

/// Arguments of `lint`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files of any kind, or ids of shipped ones
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Day with which the dates of catalogs and cities are compared; else the newest date of the file. Plans and offers
    /// are compared with the plan's start
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// A folder where catalogs are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
}

/// What is wrong, old, unsourced, assumed or unused in files, without a city.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut asked = Asked { catalogs: args.catalogs.clone(), date: None, plans: args.files.clone() };
    if let Some(text) = &args.date {
        let Ok(date) = parse_date(text) else {
            output.remark(&output.language.say("bad-date", &[("date", text.as_str().into())]));
            return Exit::Usage;
        };
        asked.date = Some(date);
    }
    let mut judged = Vec::new();
    for path in &args.files {
        let mut session = Session::default();
        judged.push((lint(path, &asked, &mut session), session));
    }
    match output.format {
        Format::Text => {
            let texts = judged.iter().map(|(linted, session)| report::lint_text(linted, session, output.style()));
            output.result(&texts.collect::<Vec<_>>().join("\n"));
        }
        Format::Json => {
            let results: Vec<_> = judged.iter().map(|(linted, session)| report::lint_json(linted, session)).collect();
            print_json(output, &results, judged.len());
        }
        Format::Csv => output.result(&report::lint_csv(&judged, output.language)),
    }
    let faulty = judged.iter().any(|(_, session)| session.diagnostics.has_errors());
    if faulty { Exit::Faulty } else { Exit::Done }
}
