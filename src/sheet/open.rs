use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::sheet::written;
use crate::language::Arg;
use crate::offers::{self, Unread, shown};

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
    let sheets: Vec<_> = tables.iter().map(shown).collect();
    let written = written(&sheets);
    let text: Arc<str> = written.text.as_str().into();
    let file = sources.add(name, text.clone());
    written.tell_all(file, diagnostics);
    Some(text)
}

fn fault(name: &str, unread: Unread) -> Diagnostic {
    let fault = Diagnostic::new(codes::SCHEDULE_UNREADABLE).arg("file", name);
    let fault = fault.arg("detail", unread.detail.map_or(String::new(), |detail| format!(" ({detail})")));
    fault.arg("why", Arg::Word(unread.word))
}
