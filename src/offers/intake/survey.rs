use std::collections::{BTreeSet, HashMap};
use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::open::{LARGEST_CELLS, LARGEST_COLUMNS, LARGEST_ROWS, LARGEST_UNPACKED, Unread};
use super::table::{Content, Mark};

/// What the reader of workbooks does not tell of a sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<usize>,
    /// Number formats of cells, as spreadsheets write them (not of `.xlsx`, whose reader tells them).
    pub formats: HashMap<(usize, usize), Arc<str>>,
    /// What cells of an `.ods` show that hold a number, and is none.
    pub contents: HashMap<(usize, usize), Content>,
    /// Cells with a formula, which may be that of another cell (`.xlsx`), or one that is not read (`.xls`).
    pub formulas: BTreeSet<(usize, usize)>,
    /// Cells that stand for several rows: their column, and their first and last row.
    pub merged: Vec<(usize, usize, usize)>,
    /// What an `.xlsx` says of cells beside what they hold.
    pub marks: Vec<((usize, usize), Mark)>,
    /// Cells whose formula gives a text of nothing (not of `.xlsx`, whose reader tells them).
    pub blank: Vec<(usize, usize)>,
    /// What stands above and below each printed page, as the file writes it.
    pub headers: String,
    /// What stands in boxes of text that lie on the sheet.
    pub boxes: Vec<String>,
    /// Rows and columns up to the last cell that holds something.
    size: (usize, usize),
}

impl Sheet {
    /// Its rows and columns.
    pub(super) fn size(&self) -> &(usize, usize) {
        &self.size
    }

    /// Notes a cell that holds something; fails where no price schedule is as large.
    pub(super) fn holds(&mut self, row: usize, column: usize) -> Result<(), Unread> {
        if row >= LARGEST_ROWS {
            return Err(Unread::too_many("rows", LARGEST_ROWS));
        }
        if column >= LARGEST_COLUMNS {
            return Err(Unread::too_many("columns", LARGEST_COLUMNS));
        }
        self.size = (self.size.0.max(row + 1), self.size.1.max(column + 1));
        Ok(())
    }
}

/// Fails where sheets, each full to its last row and column, would hold too much.
pub(super) fn check<'a>(sizes: impl Iterator<Item = &'a (usize, usize)>) -> Result<(), Unread> {
    let cells: usize = sizes.map(|(rows, columns)| rows * columns).sum();
    if cells > LARGEST_CELLS { Err(Unread::too_many("cells", LARGEST_CELLS)) } else { Ok(()) }
}

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;
type Xml<'a> = Reader<BufReader<&'a mut dyn Read>>;

pub(super) fn archive(bytes: &[u8]) -> Result<Archive<'_>, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unread::broken)?;
    // What a file says of its own size may be a lie: it is unpacked into nothing, and counted.
    let mut left = LARGEST_UNPACKED;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else { continue };
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(Unread::broken)?;
        left = left.checked_sub(unpacked).ok_or_else(|| Unread::too_many("bytes", LARGEST_UNPACKED))?;
    }
    Ok(archive)
}

pub(super) fn walk(
    archive: &mut Archive<'_>,
    part: &str,
    mut step: impl FnMut(&Event<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let mut file = archive.by_name(part).map_err(|_| Unread::damaged(part))?;
    let file: &mut dyn Read = &mut file;
    let mut xml: Xml<'_> = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).map_err(|_| Unread::damaged(part))? {
            Event::Eof => return Ok(()),
            // No program that makes workbooks writes one; what its names stand for would be lost.
            Event::DocType(_) => return Err(Unread::damaged("DOCTYPE")),
            event => step(&event)?,
        }
        buffer.clear();
    }
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.as_ref() == name)?;
    Some(
        found
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| found.value.clone().into_owned(), |value| value.into_owned()),
    )
}

pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}

/// `E7`, as row and column from 0; none where it is no place of any sheet.
pub(super) fn place_of(name: &str) -> Option<(usize, usize)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    let row: usize = digits.parse().ok().filter(|row| (1..=1 << 20).contains(row))?;
    Some((row - 1, super::table::column_of(letters)?))
}
