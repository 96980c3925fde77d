use std::path::{Path, PathBuf};

use serde_json::json;

use super::{Exit, Format, Output, PlanArgs};
use crate::diagnostic::{Diagnostic, codes, message};
use crate::language::{Language, visible};
use crate::offers::{self, Import, PriceSchedule, wrong_file};
use crate::report;
use crate::session::Session;
use crate::sheet;
use crate::start::save;
use crate::units::{Date, parse_date};

/// Arguments of `offers`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Compare offers by what they cost over their whole life
    Compare(Compare),
    /// Write the price schedule (BPU/DQE) that vendors fill
    Template(Template),
    /// Read a filled schedule back and make an offer of it
    Import(Read),
}

#[derive(Debug, clap::Args)]
struct Compare {
    /// Plan: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// Files of offers
    #[arg(required = true, value_name = "OFFER")]
    offers: Vec<PathBuf>,
    /// Without the names of the vendors; their amounts are in it
    #[arg(long)]
    anonymous: bool,
    #[command(flatten)]
    with: PlanArgs,
}

#[derive(Debug, clap::Args)]
struct Template {
    /// Plan: a .yaml, .xlsx or .ods file (- is standard input), or the id of a shipped plan
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    /// Workbook to write
    #[arg(short, long, value_name = "FILE.xlsx")]
    output: PathBuf,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    with: PlanArgs,
}

#[derive(Debug, clap::Args)]
struct Read {
    /// Filled schedule: .xlsx, .ods, .xls or .csv
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Plan whose need it answers
    #[arg(long, value_name = "PLAN")]
    plan: PathBuf,
    /// Offer to write
    #[arg(short, long, value_name = "OFFER.yaml")]
    output: PathBuf,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
    /// What a schedule that is not ours means: sheet, columns, units, rows
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Day on which the offer was received, 2026-03-02
    #[arg(long, value_name = "DATE", value_parser = day)]
    received: Option<Date>,
    /// Name of the vendor
    #[arg(long, value_name = "NAME")]
    vendor: Option<String>,
    /// A folder where catalogs, cities and parameters are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
}

fn day(text: &str) -> Result<Date, String> {
    parse_date(text).map_err(|fault| fault.example.to_string())
}

/// Offers: compared, asked for, read back.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    match &args.action {
        Action::Compare(args) => compare(args, output),
        Action::Template(args) => template(args, output),
        Action::Import(args) => import(args, output),
    }
}

fn compare(args: &Compare, output: &Output) -> Exit {
    let files: Vec<PathBuf> = args.offers.iter().chain(&args.with.offer).cloned().collect();
    let asked = files.iter().map(|file| (file.as_path(), "offer")).chain([(args.plan.as_path(), "plan")]);
    if let Some(exit) = wrong_files(asked, output) {
        return exit;
    }
    let comparison = match offers::compare(&args.plan, &files, &args.with.options()) {
        Ok(comparison) => comparison,
        Err(failed) => {
            failed.iter().for_each(|session| output.report(session));
            return Exit::Faulty;
        }
    };
    match output.format {
        Format::Json => output.json(&report::offers_json(&comparison, args.anonymous)),
        Format::Csv => output.result(&report::offers_csv(&comparison, args.anonymous, output.language)),
        Format::Text => output.result(&report::offers_text(&comparison, args.anonymous, output.style())),
    }
    let complete = comparison.bids.iter().all(offers::Bid::needs_are_priced);
    if complete { Exit::Done } else { Exit::Incomplete }
}

/// Tells files of another kind than a command takes, all of them at once.
fn wrong_files<'p>(asked: impl Iterator<Item = (&'p Path, &'static str)>, output: &Output) -> Option<Exit> {
    let mut session = Session::default();
    let asked = asked.filter(|(path, wanted)| *wanted != "plan" || !sheet::may_be(path));
    asked.filter_map(|(path, wanted)| wrong_file(path, wanted)).for_each(|fault| session.diagnostics.push(fault));
    let wrong = session.diagnostics.has_errors();
    output.report(&session);
    wrong.then_some(Exit::Faulty)
}

fn template(args: &Template, output: &Output) -> Exit {
    let options = args.with.options();
    if let Some(exit) = output.other_extension(&args.output, "xlsx") {
        return exit;
    }
    let offers = options.offer.iter().map(|file| (file.as_path(), "offer"));
    if let Some(exit) = wrong_files(offers.chain([(args.plan.as_path(), "plan")]), output) {
        return exit;
    }
    let mut session = Session::default();
    let reference = session.analyse(&args.plan, &crate::session::Options { offer: None, ..options.clone() });
    let Some(reference) = reference else {
        output.report(&session);
        return Exit::Faulty;
    };
    let mut offered = None;
    if options.offer.is_some() {
        let mut session = Session::default();
        offered = session.analyse(&args.plan, &options);
        if offered.is_none() {
            output.report(&session);
            return Exit::Faulty;
        }
    }
    let mut schedule = PriceSchedule::of(&reference, offered.as_ref());
    if let Some(offer) = options.offer.as_ref().and_then(|file| Session::default().offer(file)) {
        schedule = schedule.headed(&offer);
    }
    let book = match offers::workbook(&schedule) {
        Ok(book) => book,
        Err(error) => return unwritten(&args.output, &error.to_string(), output),
    };
    if let Err(exit) = store(&args.output, &book, args.force, output) {
        return exit;
    }
    let file = args.output.display().to_string();
    let mut lost = Session::default();
    schedule.warning(&file).into_iter().for_each(|warning| lost.diagnostics.push(warning));
    output.report(&lost);
    let words = [("rows", schedule.rows.len().into()), ("file", file.clone().into())];
    match output.format {
        Format::Json => {
            output.json(&json!({
                "schema": "perenne/template/v1",
                "file": file,
                "rows": schedule.rows.len(),
                "lost": schedule.lost,
            }));
        }
        Format::Text | Format::Csv => output.remark(&output.language.say("template-written", &words)),
    }
    Exit::Done
}

/// Writes a file. One that is there already may be a schedule that was filled: it is kept unless told otherwise.
fn store(path: &Path, contents: &[u8], force: bool, output: &Output) -> Result<(), Exit> {
    match save(path, contents, force) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            output.remark(&output.language.say("file-exists", &[("path", path.display().to_string().into())]));
            Err(Exit::Usage)
        }
        Err(error) => Err(unwritten(path, &error.to_string(), output)),
    }
}

/// A file that cannot be written is a fault of its own.
fn unwritten(path: &Path, why: &str, output: &Output) -> Exit {
    let mut session = Session::default();
    let fault = Diagnostic::new(codes::UNWRITABLE).arg("file", path.display().to_string()).arg("why", why);
    session.diagnostics.push(fault);
    output.report(&session);
    Exit::Faulty
}

/// The id of an offer, from the name of its file: what ids may hold, and nothing else.
fn id_of(path: &Path) -> String {
    let stem = path.file_stem().map_or(String::new(), |stem| stem.to_string_lossy().to_lowercase());
    let id: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let id = id.trim_matches('-').to_owned();
    if id.is_empty() { "offer".to_owned() } else { id }
}

fn import(args: &Read, output: &Output) -> Exit {
    let mapping = args.mapping.iter().map(|file| (file.as_path(), "mapping"));
    let asked = mapping.chain([(args.file.as_path(), "schedule"), (args.plan.as_path(), "plan")]);
    if let Some(exit) = wrong_files(asked, output) {
        return exit;
    }
    let inputs = [Some(&args.file), Some(&args.plan), args.mapping.as_ref()];
    if let Some(exit) = output.overwrites(&args.output, inputs.into_iter().flatten().map(PathBuf::as_path)) {
        return exit;
    }
    let ask = Import {
        file: args.file.clone(),
        plan: args.plan.clone(),
        mapping: args.mapping.clone(),
        vendor: args.vendor.clone(),
        received: args.received,
        id: id_of(&args.output),
        language: output.language,
    };
    let mut session = Session::default();
    let options = crate::session::Options { catalogs: args.catalogs.clone(), ..crate::session::Options::default() };
    let (imported, drawn) = match offers::import(&mut session, &ask, &options) {
        Ok(imported) => (Some(imported), None),
        Err(refused) => (None, refused.mapping),
    };
    if let Some(imported) = &imported
        && let Err(exit) = store(&args.output, visible(&imported.yaml, false).as_bytes(), args.force, output)
    {
        return exit;
    }
    output.report(&session);
    let file = args.output.display().to_string();
    if output.format == Format::Json {
        let fault = |one: &&Diagnostic| {
            let cell = one.args.iter().find(|(name, _)| *name == "cell").map(|(_, cell)| match cell {
                crate::language::Arg::Text(cell) => cell.clone(),
                _ => String::new(),
            });
            json!({"code": one.code.id, "cell": cell, "message": message(one, Language::English)})
        };
        let all = session.diagnostics.sorted();
        output.json(&json!({
            "schema": "perenne/import/v1",
            "file": args.file.display().to_string(),
            "offer": imported.as_ref().map(|_| file),
            "vendor": imported.as_ref().map(|imported| imported.vendor.clone()),
            "priced": imported.as_ref().map(|imported| imported.priced),
            "included": imported.as_ref().map(|imported| imported.included),
            "valid_until": imported.as_ref().and_then(|imported| imported.valid_until).map(|until| until.to_string()),
            "mapping": drawn,
            "not_quoted": imported.as_ref().map(|imported| imported.missing),
            "faults": all.iter().map(fault).collect::<serde_json::Value>(),
        }));
    } else {
        let text = imported.as_ref().map_or_else(
            || output.language.say("import-refused", &[]),
            |imported| imported.told(&file, output.language),
        );
        output.remark(&text);
        if let Some(drawn) = drawn {
            output.remark(&output.language.say("mapping-offered", &[]));
            output.result(&drawn);
        }
    }
    if imported.is_some() { Exit::Done } else { Exit::Faulty }
}
