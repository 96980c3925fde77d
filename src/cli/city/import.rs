use std::path::PathBuf;

use super::super::{Exit, Format, Output, SaveArgs};
use super::progress::Bar;
use crate::accounts::{self, Accounts, Habits};
use crate::diagnostic::{Diagnostics, Sources};
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
    let faults =
        if complete { accounts::faults_by_cell(&text, &imported.source.file, output.language) } else { Vec::new() };
    if !faults.is_empty() {
        faults.iter().for_each(|fault| output.remark(fault));
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
