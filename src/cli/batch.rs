use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::programme::InBatch;
use super::{Exit, Output};
use crate::document::open_file;
use crate::explore::batch::{Render, Tally, batch_of_all};
use crate::offers::wrong_file;
use crate::report::{self, explore::brief};
use crate::session::{Options, Session};

/// Arguments of `batch`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// File of lines; - reads standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// Plan, or programme, of the lines that name none
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// A folder where catalogs, cities and parameters are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
    /// The whole result in each line, as check --format json gives it
    #[arg(long)]
    full: bool,
}

/// One result or error a line, whatever the format asked for.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let input: Box<dyn BufRead + Send> = if args.file == Path::new("-") {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let mut session = Session::default();
        let Some(file) = open_file(&args.file, &mut session.sources, &mut session.diagnostics) else {
            output.report(&session);
            return Exit::Faulty;
        };
        let mut lines = BufReader::new(file);
        // Lines that begin as JSON does are read as they come, however many there are.
        let wrong = (!begins_with_a_map(&mut lines)).then(|| wrong_file(&args.file, "lines")).flatten();
        if let Some(wrong) = wrong {
            session.diagnostics.push(wrong);
            output.report(&session);
            return Exit::Faulty;
        }
        Box::new(lines)
    };
    let options = Options { catalogs: args.catalogs.clone(), ..Options::default() };
    // Lines hold no warnings: what is passed over in the folders is told once, beside them.
    let mut session = Session::default();
    session.library(None, &options);
    output.tell_unused(&session, false);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let render = if args.full { Render::Full(&report::json) } else { Render::Brief(&brief) };
    let tally = batch_of_all(input, &mut out, args.plan.as_deref(), options, render, Some(&InBatch));
    output.wrote(tally.cut.map_or(Ok(()), |kind| Err(kind.into())));
    match tally {
        Tally { bugs: 1.., .. } => Exit::Bug,
        Tally { failed: 1.., .. } => Exit::Faulty,
        Tally { incomplete: 1.., .. } => Exit::Incomplete,
        Tally { .. } => Exit::Done,
    }
}

/// Whether lines begin as JSON does, without a byte of them taken.
fn begins_with_a_map(lines: &mut impl BufRead) -> bool {
    let begun = lines.fill_buf().unwrap_or_default();
    begun.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}
