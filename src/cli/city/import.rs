use std::path::PathBuf;

use super::super::{Exit, Format, Output, SaveArgs};
use super::progress::Bar;
use crate::accounts::{self, Accounts, Habits};
use crate::diagnostic::{Diagnostics, Sources, codes};
use crate::language::Arg;
use crate::{offers, report};

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
    let written = args.save.file();
    if let Some(exit) = written.and_then(|path| output.overwrites(path, args.files.iter().map(PathBuf::as_path))) {
        return exit;
    }
    let Some(insee) = &args.insee else { return table(args, output) };
    let habits = args.habits();
    let ask = accounts::Import { files: args.files.clone(), insee: insee.clone(), year: args.year };
    let mut diagnostics = Diagnostics::default();
    let mut bar = Bar::over(&args.files);
    let imported = accounts::import(&ask, &mut diagnostics, &mut |file, bytes| bar.show(file, bytes));
    bar.finish();
    // What is no table of accounts may be something else that is known.
    if diagnostics.sorted().iter().any(|one| one.code == codes::ACCOUNTS_FORMAT) {
        let wrong: Vec<_> = args.files.iter().filter_map(|file| offers::wrong_file(file, "accounts")).collect();
        if !wrong.is_empty() {
            diagnostics = Diagnostics::default();
            wrong.into_iter().for_each(|fault| diagnostics.push(fault));
        }
    }
    if let Some(imported) = &imported {
        tell(args, imported, &mut diagnostics);
    }
    output.report_all(&diagnostics, &Sources::default());
    match imported {
        Some(imported) if !diagnostics.has_errors() => {
            write(args, &imported, &accounts::city_yaml(&imported, habits, output.language), output)
        }
        _ => Exit::Faulty,
    }
}

/// Makes a city file of the table that a finance department filled in. What comes out is read as any city file before it is
/// written.
fn table(args: &Args, output: &Output) -> Exit {
    if let Some(published) = args.files.iter().find_map(|file| accounts::which(file)) {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(published);
        output.report_all(&diagnostics, &Sources::default());
        return Exit::Faulty;
    }
    let ([file], None) = (args.files.as_slice(), args.year) else {
        output.remark(&output.language.say("accounts-table-one", &[]));
        return Exit::Usage;
    };
    let mut diagnostics = Diagnostics::default();
    let found = offers::forecast(file, &mut diagnostics);
    let found = found.and_then(|table| Some((table.accounts()?, table)));
    if let Some((imported, table)) = &found {
        accounts::warn_of_table(imported, table, &mut diagnostics);
        tell(args, imported, &mut diagnostics);
    }
    output.report_all(&diagnostics, &Sources::default());
    let Some((imported, table)) = found.filter(|_| !diagnostics.has_errors()) else { return Exit::Faulty };
    let text = table.yaml(&imported, args.habits(), output.language);
    let complete = imported.is_complete();
    let faults =
        if complete { accounts::faults_by_cell(&text, &imported.source.file, output.language) } else { Vec::new() };
    if !faults.is_empty() {
        faults.iter().for_each(|fault| output.remark(fault));
        return Exit::Faulty;
    }
    write(args, &imported, &text, output)
}

impl Args {
    fn habits(&self) -> Habits {
        if self.assume { Habits::Assumed } else { Habits::Left }
    }
}

/// Tells what is left to be written, and an id that is taken where the file is to lie.
fn tell(args: &Args, imported: &Accounts, diagnostics: &mut Diagnostics) {
    if let Some(path) = args.save.file() {
        accounts::taken(&imported.id(), path).into_iter().for_each(|taken| diagnostics.push(taken));
    }
    accounts::left(imported, args.habits()).into_iter().for_each(|left| diagnostics.push(left));
}

/// Writes the city file; incomplete where anything is left to be written.
fn write(args: &Args, imported: &Accounts, text: &str, output: &Output) -> Exit {
    let written = match output.format {
        Format::Json if args.save.file().is_none() => {
            output.json(&report::accounts_json(imported));
            Exit::Done
        }
        _ => args.save.write(text, output),
    };
    output.remark(&summary(imported, output));
    let complete = imported.is_complete() && accounts::left(imported, args.habits()).is_none();
    if written == Exit::Done && !complete { Exit::Incomplete } else { written }
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
