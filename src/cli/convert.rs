use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Exit, Output, SaveArgs};
use crate::document::{self, Kind, Library, peek};
use crate::schema;
use crate::session::{Options, Session};
use crate::sheet::{self, Book, Unwritable};

/// Arguments of `convert`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan, city or offer to convert: a .yaml, .xlsx or .ods file, or the id of a shipped one
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The city on a sheet of its own in a plan's workbook, instead of the plan
    #[arg(long)]
    city: bool,
    #[command(flatten)]
    save: SaveArgs,
}

/// Makes a workbook of a plan, a city or an offer, or YAML of a workbook. A file at fault is told as ever, and not converted.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut session = Session::default();
    let library = session.library(Some(&args.file), &Options::default());
    let id = args.file.to_str().filter(|_| !args.file.exists());
    let id = id.filter(|id| library.find(Kind::Plan, id).is_none());
    let other = id.and_then(|id| [Kind::City, Kind::Offer].into_iter().find_map(|kind| library.find(kind, id)));
    let read = match other {
        Some(found) => Some((found.name.clone(), found.text.clone())),
        None => session.read(&args.file, &library),
    };
    let Some((name, text)) = read else {
        output.report(&session);
        return Exit::Faulty;
    };
    let beside = sheet::city_beside(&text).map(Arc::<str>::from);
    if args.city && session.diagnostics.has_errors() {
        output.report(&session);
        return Exit::Faulty;
    }
    let text = match beside.clone().filter(|_| args.city) {
        Some(city) => city,
        None if args.city => return told(output, "convert-no-city", &args.file),
        None => text,
    };
    let file = session.sources.add(name, text.clone());
    let node = document::parse(&text, file, &mut session.diagnostics);
    let kind = peek(&text).map(|head| head.kind);
    match (&node, kind) {
        (Some(node), Some(Kind::Plan)) => drop(document::read_plan(node, &mut session.diagnostics)),
        (Some(node), Some(Kind::City)) => drop(document::read_city(node, &mut session.diagnostics)),
        (Some(node), Some(Kind::Offer)) => drop(document::read_offer(node, &mut session.diagnostics)),
        (Some(_), _) => return told(output, "convert-kind", &args.file),
        (None, _) => {}
    }
    output.report(&session);
    if session.diagnostics.has_errors() {
        return Exit::Faulty;
    }
    let left = if sheet::is_text_of_workbook(&text) { sheet::left_behind(&text) } else { Vec::new() };
    if !left.is_empty() {
        let words = [("count", left.len().into()), ("cells", left.join(", ").into())];
        output.remark(&output.language.say("convert-leaves", &words));
    }
    let book = args.save.file().and_then(|path| Some((path, Book::of(path)?)));
    // YAML has a file for each of the two.
    let own = beside.filter(|_| !args.city && book.is_none()).and_then(|city| Some((peek(&city)?.id, city)));
    if let Some((id, city)) = own {
        let path = ("path", args.file.display().to_string().into());
        if let Some(other) = other_city(&id, &city, args) {
            let words = [path, ("id", id.into()), ("other", other.into())];
            output.remark(&output.language.say("convert-city-other", &words));
            return Exit::Faulty;
        }
        output.remark(&output.language.say("convert-city-beside", &[path, ("id", id.into())]));
    }
    match book {
        Some(book) => workbook(&text, book, &library, &args.save, output),
        _ if sheet::is_text_of_workbook(&text) => match sheet::as_yaml(&text) {
            Some(yaml) => self::text(&for_editor(yaml, kind, &args.save), &args.save, output),
            None => told(output, "convert-cell", &args.file),
        },
        _ => told(output, "convert-to-what", &args.file),
    }
}

/// Where another city of the id of the workbook's lies, over which the plan would be laid where its YAML is written.
fn other_city(id: &str, city: &str, args: &Args) -> Option<String> {
    let file = args.save.file().unwrap_or(&args.file);
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let options = Options { catalogs: vec![folder.to_path_buf()], ..Options::default() };
    let library = Session::default().library(None, &options);
    library.find(Kind::City, id).filter(|found| !sheet::alike(&found.text, city)).map(|found| found.name.clone())
}

/// Writes the workbook of a plan's, a city's or an offer's text.
pub(super) fn workbook(
    text: &str,
    (path, book): (&Path, Book),
    library: &Library,
    save: &SaveArgs,
    output: &Output,
) -> Exit {
    match sheet::workbook(text, &sheet::items(library), book, output.language) {
        Ok(bytes) => save.save(path, &bytes, output),
        Err(Unwritable::Unread | Unwritable::Cell) => told(output, "convert-cell", path),
        Err(Unwritable::Writer(error)) => {
            let words = [("path", path.display().to_string().into()), ("why", error.into())];
            output.remark(&output.language.say("file-not-written", &words));
            Exit::Faulty
        }
    }
}

/// YAML with the line by which an editor finds the schema, where that lies beside the file: no workbook has a place for it.
fn for_editor(yaml: String, kind: Option<Kind>, save: &SaveArgs) -> String {
    let Some((kind, file)) = kind.zip(save.file()) else { return yaml };
    let name = schema::name(kind);
    let beside = file.parent().unwrap_or(Path::new(""));
    let places = [format!("schemas/{name}.json"), format!("{name}.schema.json")];
    match places.iter().find(|place| beside.join(place).is_file()) {
        Some(place) => format!("# yaml-language-server: $schema={place}\n{yaml}"),
        None => yaml,
    }
}

/// Writes YAML, where the name of the file says no other form. Workbooks are written by their names.
pub(super) fn text(yaml: &str, save: &SaveArgs, output: &Output) -> Exit {
    let forms = output.language.say("text-or-workbook", &[]);
    let named = save.file().and_then(|path| output.other_extension_than(path, &forms, &["yaml", "yml", "xlsx", "ods"]));
    named.unwrap_or_else(|| save.write(yaml, output))
}

fn told(output: &Output, words: &str, path: &Path) -> Exit {
    output.remark(&output.language.say(words, &[("path", path.display().to_string().into())]));
    Exit::Usage
}
