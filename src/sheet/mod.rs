//! A plan, a city or an offer as a workbook: `.xlsx` and `.ods`, in and out.
//!
//! What stands in which cell is said by `document::sheet`; here are the files. A workbook is read into a text of its own,
//! whose spans are cells, so that every command that takes a file takes it too.

mod cell;
mod ods;
mod open;
mod save;

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, SHEET, Sources};
use crate::document::edit::{Value, read};
use crate::document::sheet::{self, comments, in_words_of_sheet, is_sheet, pages, remarks, yaml};
pub(crate) use crate::document::sheet::{alike, city_beside};
use crate::document::{Found, Kind, Library, parse, read_catalog, read_parameters};
use crate::language::Language;
use crate::offers::{self, is_workbook};
use crate::units::order;

/// Faults as they are told: those of keys in a workbook by what its sheets call these.
pub fn in_words_of_sheets(faults: &Diagnostics, sources: &Sources, language: Language) -> Diagnostics {
    faults.clone().map(|one| in_words_of_sheet(one, sources, language))
}

/// The text of a workbook, or of any other file that was named.
pub fn read_file(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    if is_workbook(path) {
        return open::open(path, sources, diagnostics);
    }
    crate::document::read_file(path, sources, diagnostics)
}

/// Whether a file is a workbook that may be a plan or a city: one of its sheets is called as theirs are. One that cannot be
/// opened may be, so that it is told why.
pub(crate) fn may_be(path: &Path) -> bool {
    is_workbook(path) && offers::open(path).map_or(true, |tables| tables.iter().any(|table| is_sheet(&table.name)))
}

/// A kind of workbook that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

impl Book {
    /// The kind that a file's name says; none where it says another one.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_ascii_lowercase();
        match extension.to_str()? {
            "xlsx" => Some(Self::Xlsx),
            "ods" => Some(Self::Ods),
            _ => None,
        }
    }
}

/// Why a file is not written as a workbook.
#[derive(Debug)]
pub enum Unwritable {
    /// It is no plan, no city and no offer that can be read.
    Unread,
    /// Something in it cannot stand in a cell.
    Cell,
    /// The writer of workbooks refuses it.
    Writer(String),
}

/// YAML of a plan, a city or an offer as a workbook, with its comments as remarks. `items` are offered for a plan's lines.
///
/// # Errors
/// The text cannot be read, or not be written into cells.
pub fn workbook(text: &str, items: &[String], kind: Book, language: Language) -> Result<Vec<u8>, Unwritable> {
    let value = read(text).map_err(|_| Unwritable::Unread)?;
    let remarks_in = |text: &str| if is_text_of_workbook(text) { remarks(text) } else { comments(text) };
    let mut pages = pages(&value, &remarks_in(text), language).ok_or(Unwritable::Cell)?;
    let indices = indices(&value);
    pages.iter_mut().for_each(|page| page.indices.clone_from(&indices));
    // The city of a plan's workbook stays beside it.
    if let Some(city) = city_beside(text) {
        let value = read(city).map_err(|_| Unwritable::Unread)?;
        pages.extend(sheet::pages(&value, &remarks_in(city), language).ok_or(Unwritable::Cell)?);
    }
    let lines = pages.iter().any(|page| page.sheet.at == ["lines", "*"]);
    let items = if lines { items } else { &[] };
    match kind {
        Book::Xlsx => save::save(&pages, items, language).map_err(|error| Unwritable::Writer(error.to_string())),
        Book::Ods => ods::save(&pages, items, language).map_err(Unwritable::Writer),
    }
}

/// The text of a workbook as YAML, with its remarks as comments. `None`: it cannot be read.
pub fn as_yaml(text: &str) -> Option<String> {
    let value: Value = read(text).ok()?;
    yaml(&value, &remarks(text))
}

/// The cells of a workbook's text that have no place in YAML, nor in another workbook: titles, and what was written for readers.
pub fn left_behind(text: &str) -> Vec<String> {
    crate::document::sheet::left_behind(text, &cell::RULES)
}

/// Whether a text is that of a workbook.
pub fn is_text_of_workbook(text: &str) -> bool {
    text.starts_with(SHEET)
}

/// The indices that a plan can name: its own, and those that are shipped.
fn indices(plan: &Value) -> Vec<String> {
    let own = match plan {
        Value::Map(entries) => entries.iter().find(|(key, _)| key == "indices").map(|(_, indices)| indices),
        _ => None,
    };
    let own = match own {
        Some(Value::Map(indices)) => indices.iter().map(|(id, _)| id.clone()).collect(),
        _ => Vec::new(),
    };
    let all = order::set(shipped_indices().into_iter().chain(own));
    all.into_iter().collect()
}

/// The indices that are shipped, in the order of their names.
pub(crate) fn shipped_indices() -> Vec<String> {
    let mut unheard = Diagnostics::default();
    let of = |found: &Found| {
        let read = parse(&found.text, 0, &mut unheard).and_then(|node| read_parameters(&node, &mut unheard));
        read.into_iter().flat_map(|read| read.keys).map(|(key, _)| key.value).collect::<Vec<_>>()
    };
    let shipped: Vec<String> = Library::default_only().all(Kind::Parameters).into_iter().flat_map(of).collect();
    let all = order::set(shipped.iter().filter_map(|key| key.strip_prefix("index.")));
    all.into_iter().map(str::to_owned).collect()
}

/// The items of every catalog, as lines name them.
pub fn items(library: &Library) -> Vec<String> {
    let mut unheard = Diagnostics::default();
    let of = |found: &Found| {
        let node = parse(&found.text, 0, &mut unheard);
        let catalog = node.and_then(|node| read_catalog(&node, &mut unheard));
        let items = catalog.into_iter().flat_map(|catalog| catalog.items);
        items.map(|(id, _)| format!("{}/{}", found.head.id, id.value)).collect::<Vec<_>>()
    };
    library.all(Kind::Catalog).into_iter().flat_map(of).collect()
}
