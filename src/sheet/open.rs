use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::sheet::{Content, Shown, written};
use crate::language::Arg;
use crate::offers::{self, Table, Unread};

/// Reads a workbook into its text; what has to be said of single cells is said at once.
pub(super) fn open(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    let name = path.display().to_string();
    let tables = match offers::open(path) {
        Ok(tables) => tables,
        Err(unread) => {
            diagnostics.push(fault(&name, unread));
            return None;
        }
    };
    let sheets: Vec<_> = tables.iter().map(|table| (table.name.clone(), rows(table))).collect();
    let written = written(&sheets);
    let text: Arc<str> = written.text.as_str().into();
    let file = sources.add(name, text.clone());
    written.tell(file, diagnostics);
    Some(text)
}

fn fault(name: &str, unread: Unread) -> Diagnostic {
    let fault = Diagnostic::new(codes::SCHEDULE_UNREADABLE).arg("file", name);
    let fault = fault.arg("detail", unread.detail.map_or(String::new(), |detail| format!(" ({detail})")));
    fault.arg("why", Arg::Word(unread.word))
}

fn rows(table: &Table) -> Vec<Vec<Shown>> {
    let shown = |cell: &offers::TableCell| Shown {
        content: match &cell.content {
            offers::Content::Empty => Content::Empty,
            offers::Content::Text(text) => Content::Text(text.clone()),
            offers::Content::Number(number) => Content::Number(*number, cell.format.as_deref().map(str::to_owned)),
            offers::Content::Date(date) => Content::Date(date.clone()),
            // A time of day is no value of any field.
            offers::Content::Time(text) | offers::Content::Error(text) => Content::Error(text.clone()),
            offers::Content::Truth(value) => Content::Truth(*value),
        },
        formula: cell.formula.is_some(),
    };
    table.rows.iter().map(|row| row.iter().map(shown).collect()).collect()
}
