use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::kind::FileKind;
use super::table::{Content, Mark, Table};
use super::{text, workbook};
use crate::document::{STDIN, stdin};

/// No file of a bidder is larger, packed.
pub(crate) const LARGEST_FILE: usize = 64_000_000;
/// Nor unpacked.
pub(crate) const LARGEST_UNPACKED: u64 = 256_000_000;
/// Rows of a sheet, empty ones above the last included.
pub(crate) const LARGEST_ROWS: usize = 200_000;
/// Columns of a sheet.
pub(crate) const LARGEST_COLUMNS: usize = 2_000;
/// Cells of a file, were its sheets full to their last row and column.
pub(crate) const LARGEST_CELLS: usize = 1_000_000;
/// Letters of a cell or of a note, as many as a cell of Excel holds.
pub(crate) const LARGEST_TEXT: usize = 32_767;

/// Why a file is not read: the name of words, and the figure in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The name of the words.
    pub word: String,
    /// What is beside them: a figure, a place in the file.
    pub detail: Option<String>,
}

impl Unread {
    /// A reason that needs no more than its words.
    pub(crate) fn because(word: impl Into<String>) -> Self {
        Self { word: word.into(), detail: None }
    }

    /// More `rows`, `columns`, `cells` or `bytes` than are read.
    pub(crate) fn too_many(of: &str, most: impl ToString) -> Self {
        Self { word: format!("too-many-{of}"), detail: Some(most.to_string()) }
    }

    /// A file that does not keep to its format, with the place: what its reader says of it is English in any language.
    pub(crate) fn damaged(place: &str) -> Self {
        Self { word: "file-damaged".to_owned(), detail: Some(super::table::tame(place)) }
    }

    /// The same where the place is not known.
    pub(crate) fn broken<E>(_: E) -> Self {
        Self::because("file-damaged")
    }
}

/// Reads the sheets of a workbook, or a text table. Nothing is made of a file before its size and that of its sheets
/// are known to be those of a price schedule.
pub(crate) fn open(path: &Path) -> Result<Vec<Table>, Unread> {
    let bytes = bytes(path)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unread::because("file-empty"));
    }
    let tables = tables(path, &bytes)?;
    match tables.iter().find_map(too_long) {
        Some(place) => Err(Unread::too_many("letters", format!("{LARGEST_TEXT} ({place})"))),
        None => Ok(tables),
    }
}

/// Where more text stands than a cell of a spreadsheet holds: no words of a schedule are as long.
pub(super) fn too_long(table: &Table) -> Option<String> {
    let long = |text: &str| text.len() > LARGEST_TEXT && text.chars().nth(LARGEST_TEXT).is_some();
    let cells =
        table.rows.iter().enumerate().flat_map(|(row, cells)| cells.iter().enumerate().map(move |it| (row, it)));
    let mut cells = cells.filter(|(_, (_, cell))| matches!(&cell.content, Content::Text(text) if long(text)));
    let noted = |marks: &Vec<Mark>| marks.iter().any(|mark| matches!(mark, Mark::Note(note) if long(note)));
    let mut notes = table.marks.iter().filter(|(_, marks)| noted(marks));
    let place = cells.next().map(|(row, (column, _))| (row, column)).or_else(|| Some(*notes.next()?.0));
    place.map(|(row, column)| table.place(row, column))
}

fn tables(path: &Path, bytes: &[u8]) -> Result<Vec<Table>, Unread> {
    match FileKind::of(bytes) {
        FileKind::Xlsx => workbook::xlsx(bytes),
        FileKind::Ods => workbook::ods(bytes),
        FileKind::Xls => workbook::xls(bytes),
        // A workbook by its name is none by its bytes: a text was renamed, or something else.
        FileKind::Text | FileKind::Table
            if path
                .extension()
                .is_some_and(|it| ["xlsx", "ods", "xls"].iter().any(|name| it.eq_ignore_ascii_case(name))) =>
        {
            Err(Unread::because("file-text"))
        }
        FileKind::Text | FileKind::Table | FileKind::Schedule => match text::decode(bytes) {
            Some(text) => Ok(vec![text::table(&text)?]),
            None => Err(Unread::because("file-binary")),
        },
        other => Err(Unread::because(other.word())),
    }
}

/// The bytes of a regular file, up to the most that is read: a device has no end, a pipe no beginning.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Unread> {
    let fault = |error: std::io::Error| {
        Unread::because(match error.kind() {
            std::io::ErrorKind::NotFound => "file-missing",
            std::io::ErrorKind::PermissionDenied => "file-denied",
            _ => "file-unreadable",
        })
    };
    let mut bytes = Vec::new();
    let most = LARGEST_FILE as u64;
    if path == Path::new(STDIN) {
        bytes.extend(stdin().map_err(fault)?.iter().take(LARGEST_FILE + 1));
    } else {
        let about = std::fs::metadata(path).map_err(fault)?;
        if !about.is_file() {
            return Err(Unread::because("file-special"));
        }
        File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(fault)?;
    }
    if bytes.len() > LARGEST_FILE {
        return Err(Unread::too_many("bytes", LARGEST_FILE));
    }
    Ok(bytes)
}
