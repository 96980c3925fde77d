use std::path::PathBuf;

use super::super::{Exit, Format, Output, SaveArgs};
use super::progress::Bar;
use crate::accounts::{self, Accounts, Habits};
use crate::diagnostic::{Diagnostics, Sources, message};
use crate::language::Arg;
use crate::session::Session;
use crate::{document, model, offers, report};

/// Arguments of `city import`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files of accounts: CSV of the DGFiP or of the OFGL; or one filled table of `city template`
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// INSEE code of the municipality, in published accounts
    #[arg(long, value_name = "CODE")]
    insee: Option<String>,
    /// Year to take; the latest of the files otherwise
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// Write usual assumptions for growth, loans and the FCTVA's lag, instead of leaving them to be written
    #[arg(long)]
    assume: bool,
    #[command(flatten)]
    save: SaveArgs,
}

/// Makes a city file of published accounts.
pub(super) fn run(args: &Args, output: &Output) -> Exit {
    let written = args.save.output_file.as_deref();
    if let Some(exit) = written.and_then(|path| output.overwrites(path, args.files.iter().map(PathBuf::as_path))) {
        return exit;
    }
    let Some(insee) = &args.insee else { return table(args, output) };
    let ask = accounts::Import { files: args.files.clone(), insee: insee.clone(), year: args.year };
    let mut diagnostics = Diagnostics::default();
    let mut bar = Bar::over(&args.files);
    let imported = accounts::import(&ask, &mut diagnostics, &mut |file, bytes| bar.show(file, bytes));
    bar.finish();
    output.report_all(&diagnostics, &Sources::default());
    let Some(imported) = imported else { return Exit::Faulty };
    let written = match output.format {
        Format::Json if args.save.output_file.is_none() => {
            output.json(&report::accounts_json(&imported));
            Exit::Done
        }
        _ => {
            let habits = if args.assume { Habits::Assumed } else { Habits::Left };
            args.save.write(&accounts::city_yaml(&imported, habits, output.language), output)
        }
    };
    output.remark(&summary(&imported, output));
    if written == Exit::Done && !imported.is_complete() { Exit::Incomplete } else { written }
}

/// Makes a city file of the table that a finance department filled in. What comes out is read as any city file before it is
/// written.
fn table(args: &Args, output: &Output) -> Exit {
    let ([file], None) = (args.files.as_slice(), args.year) else {
        output.remark(&output.language.say("accounts-table-one", &[]));
        return Exit::Usage;
    };
    let mut diagnostics = Diagnostics::default();
    let found = offers::forecast(file, &mut diagnostics);
    let found = found.and_then(|table| Some((table.accounts()?, table)));
    if let Some((imported, _)) = &found {
        accounts::warn_of_unit(imported, &mut diagnostics);
    }
    output.report_all(&diagnostics, &Sources::default());
    let Some((imported, table)) = found else { return Exit::Faulty };
    let habits = if args.assume { Habits::Assumed } else { Habits::Left };
    let text = table.yaml(&imported, habits, output.language);
    let complete = imported.is_complete();
    let mut session = Session::default();
    if complete && !holds(&text, &mut session) {
        tell_cells(&text, &imported.source.file, &session, output);
        return Exit::Faulty;
    }
    let written = match output.format {
        Format::Json if args.save.output_file.is_none() => {
            output.json(&report::accounts_json(&imported));
            Exit::Done
        }
        _ => args.save.write(&text, output),
    };
    output.remark(&summary(&imported, output));
    if written == Exit::Done && !complete { Exit::Incomplete } else { written }
}

/// Whether a city file is read without a fault, its forecast and its debt too.
fn holds(text: &str, session: &mut Session) -> bool {
    let file = session.sources.add("city.yaml", text);
    let node = document::parse(text, file, &mut session.diagnostics);
    let city = node.and_then(|node| document::read_city(&node, &mut session.diagnostics));
    let holds = city.is_some_and(|city| model::check_forecast(&city, &mut session.diagnostics));
    holds && !session.diagnostics.has_errors()
}

/// Tells what is wrong with a city file that was made of a table by the cells of the table.
fn tell_cells(text: &str, file: &str, session: &Session, output: &Output) {
    for one in session.diagnostics.to_mend().sorted() {
        let start = one.labels.first().map_or(0, |(span, _)| span.start as usize);
        let before = text.get(..start).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let of_line = text.get(line..).unwrap_or_default().lines().next().unwrap_or_default();
        // The cells of a line stand behind it, in the order of its amounts.
        let cells = of_line.rsplit_once(" # ").map_or("", |(_, cells)| cells);
        let cells: Vec<&str> = cells.split(", ").filter_map(|cell| cell.split(' ').next()).collect();
        let place = text.get(line..start).unwrap_or_default().matches(" EUR").count();
        let cell = cells.get(place).or(cells.last()).copied().unwrap_or_default();
        let args = [
            ("file", file.into()),
            ("cell", cell.into()),
            ("code", one.code.id.into()),
            ("why", message(one, output.language).into()),
        ];
        output.remark(&output.language.say("forecast-at", &args));
        for help in &one.help {
            if let Some(help) = output.language.attribute(one.code.id, help, &one.args) {
                output.remark(&format!("  {help}"));
            }
        }
    }
}

fn summary(imported: &Accounts, output: &Output) -> String {
    let known = imported.figures.iter().filter(|figure| figure.amount().is_some()).count();
    let args = [
        ("name", imported.name().into()),
        ("year", Arg::Year(imported.year)),
        ("known", known.into()),
        ("all", imported.figures.len().into()),
        ("file", imported.source.file.clone().into()),
        ("line", imported.source.line.to_string().into()),
    ];
    output.language.say("accounts-imported", &args)
}
