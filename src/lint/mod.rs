//! What one file shows by itself, without a city and without a verdict: every fault, and what its readers should know
//! of its figures. One file a kind. Findings are warnings with codes of their own; a fault is an error as elsewhere.

mod catalog;
mod city;
mod compared;
pub mod findings;
mod observed;
mod offer;
mod parameters;
mod plan;
mod prices;
mod programme;
mod unused;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use compared::Compared;
pub use compared::With;

use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{self, KINDS, Kind, Library, Node, NodeKind};
use crate::model::Case;
use crate::offers::wrong_file;
use crate::session::{Options, Session};
use crate::sheet;
use crate::units::Date;

/// What a run was asked for, beside the file itself.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Folders of catalogs, before all others.
    pub catalogs: Vec<PathBuf>,
    /// The day with which dates are compared.
    pub date: Option<Date>,
    /// Plans that offers may answer, before those that the folders hold.
    pub plans: Vec<PathBuf>,
}

impl Asked {
    fn library(&self, path: Option<&Path>, session: &mut Session) -> Library {
        session.library(path, &Options { catalogs: self.catalogs.clone(), ..Options::default() })
    }
}

/// A file that was judged; its diagnostics are those of the session.
#[derive(Debug, Clone)]
pub struct Linted {
    /// Its name.
    pub name: String,
    /// Its kind, where it says so.
    pub kind: Option<Kind>,
    /// Its id; empty for parameters.
    pub id: String,
    /// The day with which its dates were compared, where there was one.
    pub compared: Option<Compared>,
    /// A plan that was resolved: what findings name has its labels there.
    pub case: Option<Arc<Case>>,
}

/// A file while it is judged.
struct File<'a> {
    name: &'a str,
    path: &'a Path,
    text: Arc<str>,
    /// Its index among the sources.
    index: u32,
    asked: &'a Asked,
    /// Where its ids are looked up, where that is given with it.
    library: Cell<Option<Library>>,
}

/// Judges a file, or what is shipped under an id.
pub fn lint(path: &Path, asked: &Asked, session: &mut Session) -> Linted {
    let mut linted =
        Linted { name: path.display().to_string(), kind: None, id: String::new(), compared: None, case: None };
    let Some(text) = read(path, asked, session, &mut linted.name) else {
        return linted;
    };
    judge(&mut linted, (path, text), asked, None, session);
    linted
}

/// Judges the text of a plan, a city, a catalog or a programme; ids are looked up in a library.
pub(crate) fn lint_text(name: &str, text: Arc<str>, library: Library, session: &mut Session) -> Linted {
    let mut linted = Linted { name: name.to_owned(), kind: None, id: String::new(), compared: None, case: None };
    judge(&mut linted, (Path::new(name), text), &Asked::default(), Some(library), session);
    linted
}

fn judge(
    linted: &mut Linted,
    (path, text): (&Path, Arc<str>),
    asked: &Asked,
    library: Option<Library>,
    session: &mut Session,
) {
    let index = session.sources.add(linted.name.clone(), text.clone());
    let Some((kind, id)) = head(&text, index, session) else { return };
    (linted.kind, linted.id) = (Some(kind), id);
    let file = File { name: &linted.name, path, text, index, asked, library: Cell::new(library) };
    linted.compared = match kind {
        Kind::Catalog => catalog::lint(&file, session),
        Kind::Plan => {
            let compared = plan::lint(&file, session, &mut linted.case);
            // A plan's workbook may hold its city.
            if document::sheet::city_beside(&file.text).is_some() {
                city::lint(&file, session);
            }
            compared
        }
        Kind::City => city::lint(&file, session),
        Kind::Offer => offer::lint(&file, session),
        Kind::Parameters => parameters::lint(&file, session),
        Kind::Programme => programme::lint(&file, session),
    };
}

impl File<'_> {
    /// The place of the file as a whole: its first line.
    fn head(&self) -> Span {
        Span { file: self.index, start: 0, end: 0 }
    }

    /// Where the ids are looked up that the file names. Only plans and offers name any.
    fn library(&self, session: &mut Session) -> Library {
        self.library.take().unwrap_or_else(|| self.asked.library(Some(self.path), session))
    }

    /// Reads the file with a typed reader.
    fn read<T>(&self, session: &mut Session, read: impl FnOnce(&Node<'_>, &mut Diagnostics) -> Option<T>) -> Option<T> {
        let node = document::parse(&self.text, self.index, &mut session.diagnostics)?;
        read(&node, &mut session.diagnostics)
    }
}

/// The text of a file; a bare id finds what is shipped or in the folders.
fn read(path: &Path, asked: &Asked, session: &mut Session, name: &mut String) -> Option<Arc<str>> {
    if !path.exists()
        && let Some(id) = path.to_str().filter(|id| !id.is_empty())
    {
        let library = asked.library(None, session);
        if let Some(found) = KINDS.iter().find_map(|(kind, _, _)| library.find(*kind, id)) {
            name.clone_from(&found.name);
            return Some(found.text.clone());
        }
    }
    if sheet::may_be(path) {
        return sheet::read_file(path, &mut session.sources, &mut session.diagnostics);
    }
    if let Some(wrong) = wrong_file(path, "any") {
        session.diagnostics.push(wrong);
        return None;
    }
    sheet::read_file(path, &mut session.sources, &mut session.diagnostics)
}

/// Kind and id of a text; a fault where it names none of our schemas, or is no YAML to begin with.
fn head(text: &str, index: u32, session: &mut Session) -> Option<(Kind, String)> {
    if let Some(head) = document::peek(text) {
        return Some((head.kind, head.id));
    }
    let node = document::parse(text, index, &mut session.diagnostics)?;
    // A file in flow style shows its schema only once it is parsed.
    let first = match &node.kind {
        NodeKind::Map(entries) => entries.first().and_then(|(_, value)| value.text()),
        _ => None,
    };
    let named = KINDS.iter().find(|(_, schema, _)| Some(*schema) == first);
    let kind = named.map_or(Kind::Plan, |(kind, _, _)| *kind);
    if !matches!(node.kind, NodeKind::Map(_)) {
        session.diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
        return None;
    }
    let ours = document::begins_with_schema(&node, kind, &mut session.diagnostics);
    (ours && named.is_some()).then(|| (kind, String::new()))
}
