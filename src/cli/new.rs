use std::path::PathBuf;

use clap::ValueEnum;

use super::{Exit, Output, SaveArgs, convert};
use crate::document::Kind;
use crate::document::edit::{Edit, Value, edit, read};
use crate::language::Language;
use crate::session::{Options, Session};
use crate::sheet::Book;
use crate::start;

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Kind of file
    #[arg(value_enum, value_name = "KIND")]
    kind: KindName,
    /// Items of catalogs that become lines of the plan: sensors/noise connectivity/nb-iot (repeatable)
    #[arg(long, value_name = "ITEM", num_args = 1..)]
    from: Vec<String>,
    /// A folder where catalogs are looked up first (repeatable)
    #[arg(long, value_name = "FOLDER")]
    catalogs: Vec<PathBuf>,
    #[command(flatten)]
    save: SaveArgs,
}

/// The kinds of file that have a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Plan,
    City,
    Catalog,
    Offer,
    Programme,
}

/// Writes a commented template that `check` and `lint` accept as it is.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let kind = match args.kind {
        KindName::Plan => Kind::Plan,
        KindName::City => Kind::City,
        KindName::Catalog => Kind::Catalog,
        KindName::Offer => Kind::Offer,
        KindName::Programme => Kind::Programme,
    };
    if args.from.is_empty() {
        return write(start::template(kind, output.language).unwrap_or_default(), kind, args, output);
    }
    if kind != Kind::Plan {
        output.remark(&output.language.say("from-is-for-plans", &[]));
        return Exit::Usage;
    }
    let mut session = Session::default();
    let library = session.library(None, &Options { catalogs: args.catalogs.clone(), ..Options::default() });
    match start::plan_from_items(&args.from, &library, &mut session, output.language) {
        Some(text) if !session.diagnostics.has_errors() => {
            output.tell_unused(&session, false);
            write(&text, kind, args, output)
        }
        _ => {
            output.report(&session);
            Exit::Faulty
        }
    }
}

/// Writes a template as text, or as a workbook where the file's name says so.
fn write(text: &str, kind: Kind, args: &Args, output: &Output) -> Exit {
    let book = args.save.file().and_then(|path| Some((path, Book::of(path)?)));
    match book {
        Some(book) if matches!(kind, Kind::Plan | Kind::City | Kind::Offer) => {
            let options = Options { catalogs: args.catalogs.clone(), ..Options::default() };
            let library = Session::default().library(None, &options);
            convert::workbook(&for_workbook(text, output.language), book, &library, &args.save, output)
        }
        // A workbook by its name that no spreadsheet could open is none.
        Some(_) => {
            output.remark(&output.language.say("workbook-is-for-plans", &[]));
            Exit::Usage
        }
        None if matches!(kind, Kind::Plan | Kind::City | Kind::Offer) => convert::text(text, &args.save, output),
        None => {
            let named = args.save.file().and_then(|path| output.other_extension_than(path, "YAML", &["yaml", "yml"]));
            named.unwrap_or_else(|| args.save.write(text, output))
        }
    }
}

/// A template without what it says of YAML: comments that stand on lines of their own, which a workbook's sheets explain
/// themselves, and a title in two languages.
fn for_workbook(text: &str, language: Language) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let title = read(&text).ok().and_then(|it| match it.at(&["title".into(), language.code().into()])? {
        Value::Scalar(title) => Some(title.clone()),
        _ => None,
    });
    let title = title.map(|title| Edit::set(["title"], title));
    edit(&text, &title.into_iter().collect::<Vec<_>>()).unwrap_or(text)
}
