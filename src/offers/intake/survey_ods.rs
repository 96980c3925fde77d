//! What the reader of workbooks does not tell of an `.ods`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::marks::meant;
use super::ods_seen;
use super::ods_styles::Styles;
use super::open::{LARGEST_COLUMNS, LARGEST_ROWS, Unread};
use super::survey::{Sheet, archive, attribute, check, number, walk};
use super::table::{Mark, tame};

/// Walks the sheets of an `.ods`, in their order.
pub(super) fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, Unread> {
    let mut archive = archive(bytes)?;
    let mut ods = Ods::default();
    // Styles stand in either file.
    if archive.index_for_name("styles.xml").is_some() {
        walk(&mut archive, "styles.xml", |event| ods.step(event))?;
    }
    walk(&mut archive, "content.xml", |event| ods.step(event))?;
    check(ods.sheets.iter().map(Sheet::size))?;
    Ok(ods.sheets)
}

/// What stands above and below printed pages.
const HEADERS: [&str; 6] = [
    "style:header",
    "style:footer",
    "style:header-left",
    "style:footer-left",
    "style:header-first",
    "style:footer-first",
];

/// Where in an `.ods` the walk is.
#[derive(Default)]
struct Ods {
    sheets: Vec<Sheet>,
    styles: Styles,
    /// The style of cells without one of their own: of columns, by their first and last, and of the row that is open.
    of_columns: Vec<(usize, usize, String)>,
    of_row: Option<String>,
    /// What stands above and below the printed pages of a name, as an `.xlsx` writes it; the name that is open, and whether
    /// what follows stands there.
    pages: HashMap<String, String>,
    page: Option<String>,
    on_page: bool,
    /// The note that is open, and whether its text is.
    note: Option<(String, bool)>,
    /// The text of the box that is open.
    drawn: Option<String>,
    row: usize,
    /// Rows for which the open one stands.
    rows: usize,
    column: usize,
    /// The place and the breadth of a cell whose text is not known yet.
    cell: Option<(usize, usize)>,
    /// Where that cell has a formula and no kind of value: whether a paragraph stands in it. One without a word is a text of
    /// nothing; no paragraph, no result.
    untyped: Option<bool>,
    /// The number that the open cell holds, with how often it is shown divided by a thousand, and its text as far as it is read.
    number: Option<(String, usize)>,
    seen: String,
}

impl Ods {
    fn step(&mut self, event: &Event<'_>) -> Result<(), Unread> {
        match event {
            Event::Start(tag) => self.open(tag, false),
            Event::Empty(tag) => self.open(tag, true),
            Event::Text(text) => {
                let text = text.xml10_content();
                if let Some(drawn) = self.drawn.as_mut().filter(|_| self.note.is_none()) {
                    drawn.push_str(&text);
                    return Ok(());
                }
                if self.note.is_none() && !text.trim().is_empty() {
                    self.untyped = None;
                }
                match (self.styles.text(&text), &mut self.note) {
                    (false, Some((note, true))) => note.push_str(&text),
                    (false, None) if self.number.is_some() => self.seen.push_str(&text),
                    _ => {}
                }
                self.of_page(&text);
                Ok(())
            }
            Event::GeneralRef(name) => {
                if let Some(drawn) = self.drawn.as_mut().filter(|_| self.note.is_none()) {
                    drawn.push_str(meant(name));
                    return Ok(());
                }
                match &mut self.note {
                    Some((note, true)) => note.push_str(meant(name)),
                    None if self.number.is_some() => self.seen.push_str(meant(name)),
                    _ => {}
                }
                self.of_page(meant(name));
                Ok(())
            }
            Event::End(tag) => {
                match tag.name().as_ref() {
                    name if HEADERS.contains(&name) => self.on_page = false,
                    "text:p" if self.on_page => self.of_page("&L"),
                    "table:table" => self.of_columns.clear(),
                    name if is_drawn(name) => {
                        if let Some((text, sheet)) = self.drawn.take().zip(self.sheets.last_mut()) {
                            sheet.boxes.push(text);
                        }
                    }
                    "text:p" if self.note.is_none() && self.drawn.is_some() => {
                        self.drawn.iter_mut().for_each(|text| text.push(' '));
                    }
                    "text:p" => {
                        if let Some((note, open)) = &mut self.note {
                            note.push(' ');
                            *open = false;
                        }
                    }
                    "office:annotation" => {
                        let note = self.note.take().map(|(note, _)| Mark::Note(tame(&note)));
                        note.into_iter().for_each(|note| self.mark(note));
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        if self.untyped.take() == Some(true) {
                            self.blank();
                        }
                        self.see();
                    }
                    "table:table-row" => self.row += self.rows,
                    name => self.styles.end(name),
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Notes what stands above or below the pages that are open.
    fn of_page(&mut self, words: &str) {
        if let Some(page) = self.page.clone().filter(|_| self.on_page) {
            let words = if words == "&L" { words.to_owned() } else { words.replace('&', "&&") };
            self.pages.entry(page).or_default().push_str(&words);
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, empty: bool) -> Result<(), Unread> {
        let name = tag.name();
        match name.as_ref() {
            "style:master-page" => self.page = attribute(tag, "style:name"),
            // A page may be without what stands in its file.
            name if HEADERS.contains(&name) => {
                self.on_page = !empty && attribute(tag, "style:display").is_none_or(|shown| shown != "false");
            }
            name if name.starts_with("number:") || name.starts_with("style:") => self.styles.open(tag, empty),
            name if is_drawn(name) && !empty => self.drawn = Some(String::new()),
            "text:p" | "text:span" if self.note.is_none() && self.drawn.is_some() => {}
            "text:span" => {
                let style = attribute(tag, "text:style-name");
                self.looks(style.as_deref());
            }
            "office:annotation" => self.note = Some((String::new(), false)),
            "text:p" if self.note.is_some() => self.note.iter_mut().for_each(|(_, open)| *open = !empty),
            "table:table" => {
                let style = attribute(tag, "table:style-name");
                let page = self.styles.page(style.as_deref()).unwrap_or("Default");
                let headers = self.pages.get(page).cloned().unwrap_or_default();
                let mut sheet = Sheet::default();
                sheet.headers = headers;
                self.sheets.push(sheet);
                (self.row, self.column) = (0, 0);
            }
            "table:table-column" => {
                let breadth = number(tag, "table:number-columns-repeated").unwrap_or(1);
                let last = self.column.saturating_add(breadth);
                let style = attribute(tag, "table:default-cell-style-name");
                self.of_columns.extend(style.map(|style| (self.column, last, style)));
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden(tag)) {
                    sheet.hidden_columns.extend(self.column..last.min(LARGEST_COLUMNS));
                }
                self.column = last;
            }
            "table:table-row" => {
                self.rows = number(tag, "table:number-rows-repeated").unwrap_or(1);
                self.column = 0;
                self.of_row = attribute(tag, "table:default-cell-style-name");
                let last = self.row.saturating_add(self.rows).min(LARGEST_ROWS);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden(tag)) {
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
                let formula = attribute(tag, "table:formula").is_some();
                self.untyped = (formula && typed.is_none()).then_some(false);
                if typed.is_some() || formula {
                    self.hold()?;
                }
                let style = self.style_of(tag);
                // An empty cell has no letters to be struck out.
                if typed.is_some() {
                    self.looks(style.as_deref());
                }
                self.format(tag, typed.as_deref(), style.as_deref(), empty);
            }
            "text:p" => {
                self.hold()?;
                self.untyped = self.untyped.map(|_| true);
            }
            _ => {}
        }
        Ok(())
    }

    /// The style of a cell: its own, or that of its row or column.
    fn style_of(&self, tag: &BytesStart<'_>) -> Option<String> {
        let (column, _) = self.cell?;
        let of_column = || self.of_columns.iter().find(|(first, last, _)| (*first..*last).contains(&column));
        let own = attribute(tag, "table:style-name").or_else(|| self.of_row.clone());
        own.or_else(|| of_column().map(|(_, _, style)| style.clone()))
    }

    /// Notes letters that are struck out, raised or lowered in the cell that is open.
    fn looks(&mut self, style: Option<&str>) {
        let mark = self.styles.mark(style);
        mark.into_iter().for_each(|mark| self.mark(mark));
    }

    /// Notes a mark of the cell that is open, and of those for which it stands.
    fn mark(&mut self, mark: Mark) {
        let Some((column, breadth)) = self.cell else { return };
        let Some(sheet) = self.sheets.last_mut() else { return };
        // No one strikes out as many cells of a price schedule as a repeated one can stand for.
        let rows = self.row..self.row + self.rows.clamp(1, LARGEST_COLUMNS);
        for row in rows {
            sheet.marks.extend((column..column + breadth.clamp(1, 64)).map(|column| ((row, column), mark.clone())));
        }
    }

    /// Notes that the formula of the cell that is open, and of those for which it stands, gives a text of nothing.
    fn blank(&mut self) {
        let Some(((column, breadth), sheet)) = self.cell.zip(self.sheets.last_mut()) else { return };
        for row in self.row..self.row + self.rows.clamp(1, LARGEST_COLUMNS) {
            sheet.blank.extend((column..column + breadth.clamp(1, 64)).map(|column| (row, column)));
        }
    }

    fn hold(&mut self) -> Result<(), Unread> {
        let Some((column, breadth)) = self.cell else { return Ok(()) };
        let last = (self.row.saturating_add(self.rows.max(1)) - 1, column.saturating_add(breadth.max(1)) - 1);
        self.sheets.last_mut().map_or(Ok(()), |sheet| sheet.holds(last.0, last.1))
    }

    /// A cell's number format, in the words of the other formats. Its signs are those of numbers below zero, which have the
    /// style's own name.
    fn format(&mut self, tag: &BytesStart<'_>, typed: Option<&str>, style: Option<&str>, empty: bool) {
        (self.number, self.seen) = (None, String::new());
        let Some((column, breadth)) = self.cell else { return };
        let positive = attribute(tag, "office:value")
            .is_some_and(|value| !value.starts_with('-') && value.contains(|c| ('1'..='9').contains(&c)));
        let (words, thousands) = self.styles.shown(style, positive);
        let held = attribute(tag, "office:value").filter(|_| !empty && matches!(typed, Some("float" | "currency")));
        self.number = held.map(|held| (held, thousands));
        let format = match typed {
            Some("percentage") => match words.replacen('%', "", 1).trim() {
                "" => "0%".to_owned(),
                words => format!("0%\"{words}\""),
            },
            // A comma behind the digits divides by a thousand.
            Some("currency") => {
                let currency = attribute(tag, "office:currency").unwrap_or_default();
                format!("0{} [${currency}]", ",".repeat(thousands))
            }
            Some("float") if thousands > 0 => format!("#,##0{}\"{}\"", ",".repeat(thousands), words.trim()),
            Some("float") if !words.trim().is_empty() => format!("0 \"{words}\""),
            _ => return,
        };
        let format: Arc<str> = format.into();
        if let Some(sheet) = self.sheets.last_mut().filter(|_| self.rows.saturating_mul(breadth) <= LARGEST_COLUMNS) {
            let places = places(self.row..self.row + self.rows, column..column + breadth);
            sheet.formats.extend(places.map(|place| (place, format.clone())));
        }
    }

    /// Notes what the cell that ends shows, where that is not the number that it holds.
    fn see(&mut self) {
        let Some((column, breadth)) = self.cell else { return };
        let Some((held, thousands)) = self.number.take() else { return };
        let Some(seen) = ods_seen::seen(&held, &self.seen, thousands) else { return };
        if let Some(sheet) = self.sheets.last_mut().filter(|_| self.rows.saturating_mul(breadth) <= LARGEST_COLUMNS) {
            ods_seen::note(sheet, &seen, places(self.row..self.row + self.rows, column..column + breadth));
        }
    }
}

/// The cells of some rows and columns.
fn places(rows: Range<usize>, columns: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
    rows.flat_map(move |row| columns.clone().map(move |column| (row, column)))
}

/// Whether a tag is that of something that lies on the sheet and may hold text.
fn is_drawn(name: &str) -> bool {
    matches!(name, "draw:frame" | "draw:custom-shape" | "draw:rect" | "draw:ellipse" | "draw:caption")
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "table:visibility").is_some_and(|it| it != "visible")
}
