use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufReader, Cursor, Read};
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::marks::{self, Marks};
use super::open::{LARGEST_CELLS, LARGEST_COLUMNS, LARGEST_ROWS, LARGEST_UNPACKED, Unread};
use super::table::{Mark, letters};

/// What the reader of workbooks does not tell of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<usize>,
    /// Number formats of cells, as spreadsheets write them (not of `.xlsx`, whose reader tells them).
    pub formats: HashMap<(usize, usize), Arc<str>>,
    /// Cells that stand for several rows: their column, and their first and last row.
    pub merged: Vec<(usize, usize, usize)>,
    /// What an `.xlsx` says of cells beside what they hold.
    pub marks: Vec<((usize, usize), Mark)>,
    /// What stands above and below each printed page, as the file writes it.
    pub headers: String,
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
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unread::damaged)?;
    // What a file says of its own size may be a lie: it is unpacked into nothing, and counted.
    let mut left = LARGEST_UNPACKED;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else { continue };
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(Unread::damaged)?;
        left = left.checked_sub(unpacked).ok_or_else(|| Unread::too_many("bytes", LARGEST_UNPACKED))?;
    }
    Ok(archive)
}

pub(super) fn walk(
    archive: &mut Archive<'_>,
    part: &str,
    mut step: impl FnMut(&Event<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let mut file = archive.by_name(part).map_err(Unread::damaged)?;
    let file: &mut dyn Read = &mut file;
    let mut xml: Xml<'_> = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer).map_err(Unread::damaged)? {
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

/// The relation of a sheet to its part, whatever the prefix of its namespace.
fn relation(tag: &BytesStart<'_>) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.as_ref().ends_with(":id"))?;
    Some(found.value.into_owned())
}

pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Walks the sheets of an `.xlsx`, by the names of their parts (`xl/worksheets/sheet1.xml`).
pub(super) fn xlsx(bytes: &[u8]) -> Result<HashMap<String, Sheet>, Unread> {
    let mut archive = archive(bytes)?;
    let parts: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let parts = parts.into_iter().filter(|name| name.contains("worksheets/") && name.ends_with(".xml"));
    let marks = Marks::of(&mut archive)?;
    let mut sheets = HashMap::new();
    for part in parts {
        let mut sheet = Sheet { marks: marks::notes(&mut archive, &part)?, ..Sheet::default() };
        // A cell that is there twice has two values, of which readers take one.
        let (mut seen, mut shared) = (HashSet::new(), None);
        // Where a row, or a cell, does not say its place it is the one after the last.
        let (mut row, mut column) = (None, None);
        let (mut cell, mut of_texts, mut of_page) = (None, false, false);
        walk(&mut archive, &part, |event| {
            let tag = match event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Text(text) if of_page => {
                    sheet.headers.push_str(&text.xml10_content());
                    return Ok(());
                }
                Event::GeneralRef(name) if of_page => {
                    sheet.headers.push_str(marks::meant(name));
                    return Ok(());
                }
                Event::End(tag) if of_page => {
                    sheet.headers.push_str("&L");
                    of_page = !is_of_page(tag.local_name().as_ref());
                    return Ok(());
                }
                Event::Text(text) => {
                    let mark = shared.take().and_then(|place| Some((place, marks.of_text(&text.xml10_content())?)));
                    sheet.marks.extend(mark);
                    return Ok(());
                }
                _ => return Ok(()),
            };
            match tag.local_name().as_ref() {
                "col" if is_hidden(tag, "width") => {
                    let last = number(tag, "max").unwrap_or_default().min(LARGEST_COLUMNS);
                    sheet.hidden_columns.extend(number(tag, "min").unwrap_or(1).saturating_sub(1)..last);
                }
                "row" => {
                    let place = number(tag, "r")
                        .map_or_else(|| row.map_or(0, |row: usize| row + 1), |row| row.saturating_sub(1));
                    (row, column) = (Some(place), None);
                    if is_hidden(tag, "ht") && place < LARGEST_ROWS {
                        sheet.hidden_rows.insert(place);
                    }
                }
                "c" => {
                    let next = (row.unwrap_or_default(), column.map_or(0, |column: usize| column + 1));
                    let place = match attribute(tag, "r") {
                        Some(name) => place_of(&name).ok_or_else(|| Unread::damaged(format!("r=\"{name}\"")))?,
                        None => next,
                    };
                    column = Some(place.1);
                    cell = Some(place);
                    of_texts = attribute(tag, "t").is_some_and(|kind| kind == "s");
                    sheet.marks.extend(marks.of_style(tag).map(|mark| (place, mark)));
                }
                name if is_of_page(name) => of_page = matches!(event, Event::Start(_)),
                "mergeCell" => {
                    let range = attribute(tag, "ref").unwrap_or_default();
                    let ends = range.split_once(':').and_then(|(from, to)| place_of(from).zip(place_of(to)));
                    sheet.merged.extend(ends.map(|(from, to)| (from.1, from.0, to.0)));
                }
                "v" | "is" | "f" => {
                    let place @ (row, column) = cell.unwrap_or_default();
                    sheet.holds(row, column)?;
                    if tag.local_name().as_ref() == "v" {
                        if !seen.insert(place) {
                            return Err(Unread::damaged(format!("2 × r=\"{}{}\"", letters(column), row + 1)));
                        }
                        shared = of_texts.then_some(place);
                    }
                }
                // The letters of a text that stands in the cell itself.
                _ => sheet.marks.extend(cell.zip(marks::of_run(tag))),
            }
            Ok(())
        })?;
        sheets.insert(part, sheet);
    }
    check(sheets.values().map(Sheet::size))?;
    Ok(sheets)
}

fn is_of_page(tag: &str) -> bool {
    tag.ends_with("Header") || tag.ends_with("Footer")
}

fn is_hidden(tag: &BytesStart<'_>, size: &str) -> bool {
    let flag = attribute(tag, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"));
    flag || attribute(tag, size).and_then(|size| size.parse::<f64>().ok()) == Some(0.0)
}

/// `E7`, as row and column from 0; none where it is no place of any sheet.
pub(super) fn place_of(name: &str) -> Option<(usize, usize)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    let row: usize = digits.parse().ok().filter(|row| (1..=1 << 20).contains(row))?;
    Some((row - 1, super::table::column_of(letters)?))
}

/// Names of the parts of an `.xlsx`, by the names of its sheets.
pub(super) fn parts(bytes: &[u8]) -> Result<HashMap<String, String>, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unread::damaged)?;
    let (mut targets, mut parts) = (HashMap::new(), HashMap::new());
    walk(&mut archive, "xl/_rels/workbook.xml.rels", |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && let Some((id, target)) = attribute(tag, "Id").zip(attribute(tag, "Target"))
        {
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, target);
        }
        Ok(())
    })?;
    walk(&mut archive, "xl/workbook.xml", |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == "sheet"
            && let Some((name, id)) = attribute(tag, "name").zip(relation(tag))
            && let Some(part) = targets.get(&id)
        {
            parts.insert(name, part.clone());
        }
        Ok(())
    })?;
    Ok(parts)
}
