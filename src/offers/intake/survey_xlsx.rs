//! What the reader of workbooks does not tell of an `.xlsx`.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::boxes::boxes;
use super::marks::{self, Marks};
use super::open::{LARGEST_COLUMNS, LARGEST_ROWS, Unread};
use super::survey::{Sheet, archive, attribute, check, number, place_of, walk};
use super::table::letters;

/// Walks the sheets of an `.xlsx`, by the names of their parts (`xl/worksheets/sheet1.xml`).
pub(super) fn xlsx(bytes: &[u8]) -> Result<HashMap<String, Sheet>, Unread> {
    let mut archive = archive(bytes)?;
    let parts: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let parts = parts.into_iter().filter(|name| name.contains("worksheets/") && name.ends_with(".xml"));
    let marks = Marks::of(&mut archive)?;
    let mut sheets = HashMap::new();
    for part in parts {
        let mut xlsx = Xlsx::of(&marks);
        xlsx.sheet.marks = marks::notes(&mut archive, &part)?;
        xlsx.sheet.boxes = boxes(&mut archive, &part)?;
        walk(&mut archive, &part, |event| xlsx.step(event))?;
        sheets.insert(part, xlsx.sheet);
    }
    check(sheets.values().map(Sheet::size))?;
    Ok(sheets)
}

/// Where in a sheet of an `.xlsx` the walk is.
struct Xlsx<'m> {
    marks: &'m Marks,
    sheet: Sheet,
    /// Cells that have a value: one that is there twice has two, of which readers take one.
    seen: HashSet<(usize, usize)>,
    /// Where a row, or a cell, does not say its place it is the one after the last.
    row: Option<usize>,
    column: Option<usize>,
    /// The cell that is open, and whether its value is the number of a shared text.
    cell: Option<(usize, usize)>,
    of_texts: bool,
    /// The cell whose shared text comes next.
    shared: Option<(usize, usize)>,
    /// Whether what stands above or below a printed page is open.
    of_page: bool,
}

impl<'m> Xlsx<'m> {
    fn of(marks: &'m Marks) -> Self {
        let (sheet, seen) = (Sheet::default(), HashSet::new());
        Self { marks, sheet, seen, row: None, column: None, cell: None, of_texts: false, shared: None, of_page: false }
    }

    fn step(&mut self, event: &Event<'_>) -> Result<(), Unread> {
        match event {
            Event::Start(tag) => self.open(tag, false)?,
            Event::Empty(tag) => self.open(tag, true)?,
            Event::Text(text) if self.of_page => self.sheet.headers.push_str(&text.xml10_content()),
            Event::Text(text) => {
                let of_text = |place| Some((place, self.marks.of_text(&text.xml10_content())?));
                self.sheet.marks.extend(self.shared.take().and_then(of_text));
            }
            Event::GeneralRef(name) if self.of_page => {
                self.sheet.headers.push_str(marks::meant(name));
            }
            Event::End(tag) if self.of_page => {
                self.sheet.headers.push_str("&L");
                self.of_page = !is_of_page(tag.local_name().as_ref());
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart<'_>, empty: bool) -> Result<(), Unread> {
        match tag.local_name().as_ref() {
            "col" if is_hidden(tag, "width") => {
                let last = number(tag, "max").unwrap_or_default().min(LARGEST_COLUMNS);
                self.sheet.hidden_columns.extend(number(tag, "min").unwrap_or(1).saturating_sub(1)..last);
            }
            "row" => {
                let next = self.row.map_or(0, |row| row + 1);
                let place = number(tag, "r").map_or(next, |row| row.saturating_sub(1));
                (self.row, self.column) = (Some(place), None);
                if is_hidden(tag, "ht") && place < LARGEST_ROWS {
                    self.sheet.hidden_rows.insert(place);
                }
            }
            "c" => {
                let next = (self.row.unwrap_or_default(), self.column.map_or(0, |column| column + 1));
                let place = match attribute(tag, "r") {
                    Some(name) => place_of(&name).ok_or_else(|| Unread::damaged(&format!("r=\"{name}\"")))?,
                    None => next,
                };
                (self.column, self.cell) = (Some(place.1), Some(place));
                self.of_texts = attribute(tag, "t").is_some_and(|kind| kind == "s");
                self.sheet.marks.extend(self.marks.of_style(tag).map(|mark| (place, mark)));
            }
            name if is_of_page(name) => self.of_page = !empty,
            "mergeCell" => {
                let range = attribute(tag, "ref").unwrap_or_default();
                let ends = range.split_once(':').and_then(|(from, to)| place_of(from).zip(place_of(to)));
                self.sheet.merged.extend(ends.map(|(from, to)| (from.1, from.0, to.0)));
            }
            "is" => drop(self.hold()?),
            "f" => {
                let place = self.hold()?;
                self.sheet.formulas.insert(place);
            }
            "v" => {
                let place @ (row, column) = self.hold()?;
                if !self.seen.insert(place) {
                    return Err(Unread::damaged(&format!("2 × r=\"{}{}\"", letters(column), row + 1)));
                }
                self.shared = self.of_texts.then_some(place);
            }
            // The letters of a text that stands in the cell itself.
            _ => self.sheet.marks.extend(self.cell.zip(marks::of_run(tag))),
        }
        Ok(())
    }

    /// The place of the open cell, which holds something.
    fn hold(&mut self) -> Result<(usize, usize), Unread> {
        let place @ (row, column) = self.cell.unwrap_or_default();
        self.sheet.holds(row, column)?;
        Ok(place)
    }
}

fn is_of_page(tag: &str) -> bool {
    tag.ends_with("Header") || tag.ends_with("Footer")
}

fn is_hidden(tag: &BytesStart<'_>, size: &str) -> bool {
    let flag = attribute(tag, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"));
    flag || attribute(tag, size).and_then(|size| size.parse::<f64>().ok()) == Some(0.0)
}

/// Names of the parts of an `.xlsx`, by the names of its sheets.
pub(super) fn parts(bytes: &[u8]) -> Result<HashMap<String, String>, Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unread::broken)?;
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

/// The relation of a sheet to its part, whatever the prefix of its namespace.
fn relation(tag: &BytesStart<'_>) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.as_ref().ends_with(":id"))?;
    Some(found.value.into_owned())
}
