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

fn archive(bytes: &[u8]) -> Result<Archive<'_>, Unread> {
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

fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
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
                    sheet.headers.push_str(if &**name == "amp" { "&" } else { " " });
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

/// Walks the sheets of an `.ods`, in their order.
pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, Unread> {
    let mut archive = archive(bytes)?;
    let mut ods = Ods::default();
    // Number formats stand in either file.
    if archive.index_for_name("styles.xml").is_some() {
        walk(&mut archive, "styles.xml", |event| ods.step(event))?;
    }
    walk(&mut archive, "content.xml", |event| ods.step(event))?;
    check(ods.sheets.iter().map(Sheet::size))?;
    Ok(ods.sheets)
}

/// Where in an `.ods` the walk is.
#[derive(Default)]
struct Ods {
    sheets: Vec<Sheet>,
    /// The literal words of number styles, and the number style of each cell style.
    words: HashMap<String, String>,
    styles: HashMap<String, String>,
    /// The number style that is open, and whether its characters are literal.
    style: Option<(String, bool)>,
    row: usize,
    /// Rows for which the open one stands.
    rows: usize,
    column: usize,
    /// The place and the breadth of a cell whose text is not known yet.
    cell: Option<(usize, usize)>,
}

impl Ods {
    fn step(&mut self, event: &Event<'_>) -> Result<(), Unread> {
        match event {
            Event::Start(tag) => self.open(tag, false),
            Event::Empty(tag) => self.open(tag, true),
            Event::Text(text) if self.style.as_ref().is_some_and(|(_, literal)| *literal) => {
                let name = self.style.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
                self.words.entry(name).or_default().push_str(&text.xml10_content());
                Ok(())
            }
            Event::End(tag) => {
                match tag.name().as_ref() {
                    "number:text" | "number:currency-symbol" => self.literal(false),
                    "table:table-row" => self.row += self.rows,
                    _ => {}
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn literal(&mut self, literal: bool) {
        if let Some((_, open)) = &mut self.style {
            *open = literal;
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, empty: bool) -> Result<(), Unread> {
        let name = tag.name();
        match name.as_ref() {
            "number:number-style" | "number:currency-style" | "number:percentage-style" | "number:date-style" => {
                self.style = attribute(tag, "style:name").map(|name| (name, false));
            }
            "number:text" | "number:currency-symbol" => self.literal(!empty),
            // Shown in thousands of what the cell holds.
            "number:number" => {
                let factor = attribute(tag, "number:display-factor").filter(|factor| factor != "1");
                if let Some((factor, (style, _))) = factor.zip(self.style.as_ref()) {
                    self.words.entry(style.clone()).or_default().push_str(&format!(" × {factor}"));
                }
            }
            "style:style" => {
                if let Some((style, data)) = attribute(tag, "style:name").zip(attribute(tag, "style:data-style-name")) {
                    self.styles.insert(style, data);
                }
            }
            "table:table" => {
                self.sheets.push(Sheet::default());
                (self.row, self.column) = (0, 0);
            }
            "table:table-column" => {
                let breadth = number(tag, "table:number-columns-repeated").unwrap_or(1);
                let hidden = attribute(tag, "table:visibility").is_some_and(|it| it != "visible");
                let last = self.column.saturating_add(breadth);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| hidden) {
                    sheet.hidden_columns.extend(self.column..last.min(LARGEST_COLUMNS));
                }
                self.column = last;
            }
            "table:table-row" => {
                self.rows = number(tag, "table:number-rows-repeated").unwrap_or(1);
                self.column = 0;
                let hidden = attribute(tag, "table:visibility").is_some_and(|it| it != "visible");
                let last = self.row.saturating_add(self.rows).min(LARGEST_ROWS);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| hidden) {
                    sheet.hidden_rows.extend(self.row..last);
                }
                if empty {
                    self.row += self.rows;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let breadth = number(tag, "table:number-columns-repeated").unwrap_or(1);
                self.cell = Some((self.column, breadth));
                let spanned = number(tag, "table:number-rows-spanned").filter(|rows| *rows > 1);
                if let Some((rows, sheet)) = spanned.zip(self.sheets.last_mut()) {
                    sheet.merged.push((self.column, self.row, self.row.saturating_add(rows - 1)));
                }
                self.column = self.column.saturating_add(breadth);
                let typed = attribute(tag, "office:value-type");
                if typed.is_some() || attribute(tag, "table:formula").is_some() {
                    self.hold()?;
                }
                self.format(tag, typed.as_deref());
            }
            "text:p" => self.hold()?,
            _ => {}
        }
        Ok(())
    }

    fn hold(&mut self) -> Result<(), Unread> {
        let Some((column, breadth)) = self.cell else { return Ok(()) };
        let last = (self.row.saturating_add(self.rows.max(1)) - 1, column.saturating_add(breadth.max(1)) - 1);
        self.sheets.last_mut().map_or(Ok(()), |sheet| sheet.holds(last.0, last.1))
    }

    /// A cell's number format, in the words of the other formats. Its signs are those of numbers below zero, which have the
    /// style's own name.
    fn format(&mut self, tag: &BytesStart<'_>, typed: Option<&str>) {
        let Some((column, breadth)) = self.cell else { return };
        let style = attribute(tag, "table:style-name").and_then(|style| self.styles.get(&style));
        let words = style
            .and_then(|data| self.words.get(data))
            .map(|words| words.replace(['"', '-', '−', '(', ')'], " "))
            .unwrap_or_default();
        let format = match typed {
            Some("percentage") => match words.replacen('%', "", 1).trim() {
                "" => "0%".to_owned(),
                words => format!("0%\"{words}\""),
            },
            Some("currency") => format!("0 [${}]", attribute(tag, "office:currency").unwrap_or_default()),
            Some("float") if !words.trim().is_empty() => format!("0 \"{words}\""),
            _ => return,
        };
        let format: Arc<str> = format.into();
        if let Some(sheet) = self.sheets.last_mut().filter(|_| self.rows.saturating_mul(breadth) <= LARGEST_COLUMNS) {
            let rows = self.row..self.row + self.rows;
            sheet.formats.extend(
                rows.flat_map(|row| (column..column + breadth).map(move |column| (row, column)))
                    .map(|place| (place, format.clone())),
            );
        }
    }
}
