use std::path::{Path, PathBuf};

use super::{Exit, Output, SaveArgs};
use crate::document::{self, Kind, Library, peek};
use crate::session::{Options, Session};
use crate::sheet::{self, Unwritable};

/// Arguments of `convert`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Plan or city to convert: a .yaml, .xlsx or .ods file, or the id of a shipped one
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    save: SaveArgs,
}

/// Makes a workbook of a plan or a city, or YAML of a workbook. A file at fault is told as ever, and not converted.
pub(super) fn run(args: &Args, output: &mut Output) -> Exit {
    let mut session = Session::default();
    let library = session.library(Some(&args.file), &Options::default());
    let id = args.file.to_str().filter(|_| !args.file.exists());
    let id = id.filter(|id| library.find(Kind::Plan, id).is_none());
    let city = id.and_then(|id| library.find(Kind::City, id));
    let read = match city {
        Some(city) => Some((city.name.clone(), city.text.clone())),
        None => session.read(&args.file, &library),
    };
    let Some((name, text)) = read else {
        output.report(&session);
        return Exit::Faulty;
    };
    let file = session.sources.add(name, text.clone());
    let node = document::parse(&text, file, &mut session.diagnostics);
    let kind = peek(&text).map(|head| head.kind);
    match (&node, kind) {
        (Some(node), Some(Kind::Plan)) => drop(document::read_plan(node, &mut session.diagnostics)),
        (Some(node), Some(Kind::City)) => drop(document::read_city(node, &mut session.diagnostics)),
        (Some(_), _) => return told(output, "convert-kind", &args.file),
        (None, _) => {}
    }
    output.report(&session);
    if session.diagnostics.has_errors() {
        return Exit::Faulty;
    }
    match &args.save.output_file {
        Some(path) if is_workbook(path) => workbook(&text, path, &library, &args.save, output),
        _ if sheet::is_text_of_workbook(&text) => match sheet::as_yaml(&text) {
            Some(yaml) => args.save.write(&yaml, output),
            None => told(output, "convert-cell", &args.file),
        },
        _ => told(output, "convert-to-what", &args.file),
    }
}

/// Whether a file that is to be written is a workbook by its name.
pub(super) fn is_workbook(path: &Path) -> bool {
    let extension = path.extension().map(|it| it.to_ascii_lowercase());
    extension.is_some_and(|it| it == "xlsx" || it == "ods")
}

/// Writes the workbook of a plan's or a city's text.
pub(super) fn workbook(text: &str, path: &Path, library: &Library, save: &SaveArgs, output: &Output) -> Exit {
    if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("ods")) {
        return told(output, "convert-no-ods", path);
    }
    match sheet::workbook(text, &sheet::items(library), output.language) {
        Ok(bytes) => save.save(path, &bytes, output),
        Err(Unwritable::Unread | Unwritable::Cell) => told(output, "convert-cell", path),
        Err(Unwritable::Writer(error)) => {
            let words = [("path", path.display().to_string().into()), ("why", error.to_string().into())];
            output.remark(&output.language.say("file-not-written", &words));
            Exit::Faulty
        }
    }
}

fn told(output: &Output, words: &str, path: &Path) -> Exit {
    output.remark(&output.language.say(words, &[("path", path.display().to_string().into())]));
    Exit::Usage
}
