//! A workbook as OpenDocument: the cells, lists, notes and number formats of the `.xlsx`. No crate writes `.ods` with them;
//! the format (OASIS OpenDocument 1.3) is a zip of a few small files.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use maud::{Markup, PreEscaped, html};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::cell::{
    Cell, LISTS, READ_ME, READ_ME_WIDTHS, READY, RULES, field, lines_of, lines_of_headings, lines_of_row, usual, width,
    words,
};
use crate::document::sheet::{Column, Page, note};
use crate::language::Language;

/// Letters of a cell, in any spreadsheet.
const LONGEST_TEXT: usize = 32_767;
const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const HEAD: PreEscaped<&str> = PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

/// Pages as the bytes of an `.ods`. The same pages give the same bytes: no clock.
///
/// # Errors
/// What the archive could not hold.
pub(super) fn save(pages: &[Page], items: &[String], language: Language) -> Result<Vec<u8>, String> {
    // What no reader of workbooks takes, this one neither, is not written.
    let mut cells = pages.iter().flat_map(|page| page.rows.iter().flatten());
    if cells.any(|text| text.chars().count() > LONGEST_TEXT) {
        return Err(language.say("sheet-cell-too-long", &[("most", LONGEST_TEXT.into())]));
    }
    let content = Book { items, language, formats: BTreeMap::new(), lists: Vec::new() }.content(pages).into_string();
    let (settings, manifest) = (settings(pages, language).into_string(), manifest().into_string());
    let styles = printed().into_string();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        |method| SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
    // The kind of file stands first, as it is.
    let files = [
        ("mimetype", MIME, CompressionMethod::Stored),
        ("META-INF/manifest.xml", manifest.as_str(), CompressionMethod::Deflated),
        ("content.xml", content.as_str(), CompressionMethod::Deflated),
        ("styles.xml", styles.as_str(), CompressionMethod::Deflated),
        ("settings.xml", settings.as_str(), CompressionMethod::Deflated),
    ];
    for (name, text, method) in files {
        archive.start_file(name, options(method)).map_err(|error| error.to_string())?;
        archive.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

fn manifest() -> Markup {
    let files = [("/", MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("settings.xml", "text/xml")];
    html! {
        (HEAD)
        manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3" {
            @for (path, kind) in files { manifest:file-entry manifest:full-path=(path) manifest:media-type=(kind) {} }
        }
    }
}

/// The printed page: A4 across, one page wide.
fn printed() -> Markup {
    html! {
        (HEAD)
        office:document-styles office:version="1.3"
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" {
            office:automatic-styles {
                style:page-layout style:name="across" {
                    style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="15mm" style:scale-to-X="1" style:scale-to-Y="0" {}
                }
            }
            office:master-styles { style:master-page style:name="Default" style:page-layout-name="across" {} }
        }
    }
}

/// So many lines of a row are as high as they need; more are cut.
const MOST_LINES: usize = 20;

/// The style of a row of several lines.
fn high(lines: usize) -> Option<String> {
    (lines > 1).then(|| format!("high{}", lines.min(MOST_LINES)))
}

/// What is written, and the number formats and lists that it has used so far.
struct Book<'a> {
    items: &'a [String],
    language: Language,
    formats: BTreeMap<String, usize>,
    lists: Vec<String>,
}

/// A column: the style of its empty cells, and the list that its cells are chosen from.
struct Styled {
    empty: Option<String>,
    list: Option<String>,
}

impl Book<'_> {
    fn content(mut self, pages: &[Page]) -> Markup {
        let tables: Vec<Markup> = pages.iter().map(|page| self.table(page)).collect();
        let french = usize::from(self.language == Language::French);
        html! {
            (HEAD)
            office:document-content office:version="1.3"
                xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
                xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" {
                office:automatic-styles { (self.styles()) }
                office:body { office:spreadsheet {
                    table:content-validations { @for (place, list) in self.lists.iter().enumerate() {
                        table:content-validation table:name=(format!("list{place}")) table:condition=(list) table:allow-empty-cell="true" {
                            table:error-message table:display="false" {}
                        }
                    } }
                    @for table in tables { (table) }
                    (self.read_me(pages))
                    @if !self.items.is_empty() {
                        table:table table:name=(LISTS[french]) table:style-name="hidden" {
                            table:table-column {}
                            @for item in self.items { table:table-row { (words_in(item, "words")) } }
                        }
                    }
                } }
            }
        }
    }

    fn styles(&self) -> Markup {
        let text = |name: &str, wrapped: bool| {
            html! {
                style:style style:name=(name) style:family="table-cell" style:data-style-name="text" {
                    style:table-cell-properties style:vertical-align="top" fo:wrap-option=[wrapped.then_some("wrap")] {}
                }
            }
        };
        html! {
            number:text-style style:name="text" { number:text-content {} }
            (text("words", false))
            (text("wrapped", true))
            style:style style:name="head" style:family="table-cell" {
                style:table-cell-properties fo:background-color="#dce6f1" fo:border-bottom="0.5pt solid #000000" fo:wrap-option="wrap" style:vertical-align="top" {}
                style:text-properties fo:font-weight="bold" {}
            }
            style:style style:name="shown" style:family="table" style:master-page-name="Default" { style:table-properties table:display="true" {} }
            style:style style:name="hidden" style:family="table" style:master-page-name="Default" { style:table-properties table:display="false" {} }
            @for lines in 2..=MOST_LINES {
                style:style style:name=(format!("high{lines}")) style:family="table-row" {
                    style:table-row-properties style:row-height=(format!("{}mm", lines * 5)) style:use-optimal-row-height="true" {}
                }
            }
            @for characters in [17, 18, 24, 34, 40, 60, 110] {
                style:style style:name=(format!("wide{characters}")) style:family="table-column" {
                    style:table-column-properties style:column-width=(format!("{}mm", characters * 2)) {}
                }
            }
            @for (format, place) in &self.formats {
                (number_style(format, &format!("n{place}")))
                style:style style:name=(format!("c{place}")) style:family="table-cell" style:data-style-name=(format!("n{place}")) {}
            }
        }
    }

    /// The style of a number format.
    fn style(&mut self, format: &str) -> String {
        let next = self.formats.len();
        format!("c{}", self.formats.entry(format.to_owned()).or_insert(next))
    }

    fn columns(&mut self, page: &Page) -> Vec<Styled> {
        let language = self.language;
        let styled = page.columns.iter().map(|(holds, _)| {
            let field = field(page, holds);
            let empty = match holds {
                Column::Remarks | Column::Meaning => Some("wrapped".to_owned()),
                _ => field.and_then(|field| usual(field, language)).map(|format| self.style(format)),
            };
            let item = matches!(holds, Column::Field(path) if path[..] == ["item"]) && !self.items.is_empty();
            let words = words(page, holds, field, language);
            let condition = if item {
                let french = usize::from(language == Language::French);
                let all = format!("[${}.$A$1:.$A${}]", LISTS[french], self.items.len());
                Some(format!("of:cell-content-is-in-list({all})"))
            } else {
                let quoted = words.iter().map(|word| format!("\"{}\"", word.replace('"', "\"\"")));
                (!words.is_empty())
                    .then(|| format!("of:cell-content-is-in-list({})", quoted.collect::<Vec<_>>().join(";")))
            };
            let list = condition.map(|condition| {
                self.lists.push(condition);
                format!("list{}", self.lists.len() - 1)
            });
            Styled { empty, list }
        });
        styled.collect()
    }

    fn table(&mut self, page: &Page) -> Markup {
        let (french, columns) = (usize::from(self.language == Language::French), self.columns(page));
        let rows: Vec<Markup> = page.rows.iter().map(|row| self.row(page, row, &columns)).collect();
        html! {
            table:table table:name=(page.sheet.name[french]) table:style-name="shown" {
                @for ((holds, _), styled) in page.columns.iter().zip(&columns) {
                    table:table-column table:style-name=(format!("wide{}", width(holds))) table:default-cell-style-name=[styled.empty.as_ref()] {}
                }
                table:table-header-rows { table:table-row table:style-name=[high(lines_of_headings(page))] { @for (holds, heading) in &page.columns { (self.head(page, holds, heading)) } } }
                @for row in rows { (row) }
                table:table-row table:number-rows-repeated=(READY) {
                    @for styled in &columns { table:table-cell table:style-name=[styled.empty.as_ref()] table:content-validation-name=[styled.list.as_ref()] {} }
                }
            }
        }
    }

    /// A heading, with a note of what its field means.
    fn head(&self, page: &Page, holds: &Column, heading: &str) -> Markup {
        let note = note(page.sheet, holds, self.language);
        html! {
            table:table-cell table:style-name="head" office:value-type="string" {
                @if let Some(note) = note { office:annotation { @for line in note.lines() { text:p { (clean(line)) } } } }
                text:p { (clean(heading)) }
            }
        }
    }

    fn row(&mut self, page: &Page, row: &[String], columns: &[Styled]) -> Markup {
        let cells = row.iter().enumerate().map(|(place, text)| {
            let list = columns[place].list.as_ref();
            if text.is_empty() {
                let empty = columns[place].empty.as_ref();
                return html! { table:table-cell table:style-name=[empty] table:content-validation-name=[list] {} };
            }
            let (style, kind, number, day) = match Cell::of(text, place, page, row, self.language) {
                Cell::Words { wrapped: true } => ("wrapped".to_owned(), "string", None, None),
                Cell::Words { wrapped: false } | Cell::Text => ("words".to_owned(), "string", None, None),
                Cell::Date(day, format) => (self.style(format), "date", None, Some(day.to_string())),
                Cell::Number(value, format) => {
                    let kind = if format.contains('%') { "percentage" } else { "float" };
                    (self.style(&format), kind, Some(value.to_string()), None)
                }
            };
            html! {
                table:table-cell table:style-name=(style) office:value-type=(kind) office:value=[number] office:date-value=[day] table:content-validation-name=[list] {
                    text:p { (spaced(text)) }
                }
            }
        });
        let cells: Vec<Markup> = cells.collect();
        html! { table:table-row table:style-name=[high(lines_of_row(page, row))] { @for cell in cells { (cell) } } }
    }

    fn read_me(&self, pages: &[Page]) -> Markup {
        let french = usize::from(self.language == Language::French);
        let rows = pages.iter().map(|page| (page.sheet.name[french], page.sheet.about));
        html! {
            table:table table:name=(READ_ME[french]) table:style-name="shown" {
                @for width in READ_ME_WIDTHS { table:table-column table:style-name=(format!("wide{width}")) {} }
                @for (name, about) in rows.chain(RULES.map(|rule| ("", rule))) {
                    @let words = self.language.say(about, &[]);
                    table:table-row table:style-name=[high(lines_of(&words, READ_ME_WIDTHS[1] as f64))] { (words_in(name, "head")) (words_in(&words, "wrapped")) }
                }
            }
        }
    }
}

/// What XML cannot hold does not stand in it.
fn clean(text: &str) -> String {
    text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect()
}

/// A text with every space of it: OpenDocument makes one of several.
fn spaced(text: &str) -> Markup {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    html! { (clean(first)) @for word in words { text:s {} (clean(word)) } }
}

fn words_in(text: &str, style: &str) -> Markup {
    html! {
        @if text.is_empty() { table:table-cell {} } @else {
            table:table-cell table:style-name=(style) office:value-type="string" { text:p { (spaced(text)) } }
        }
    }
}

/// A number format such as `#,##0.00" €"`, `0.0#%"/an"` or `yyyy-mm` in the words of OpenDocument.
fn number_style(format: &str, name: &str) -> Markup {
    if format.starts_with("yyyy") {
        return html! {
            number:date-style style:name=(name) {
                number:year number:style="long" {} number:text { "-" } number:month number:style="long" {}
                @if format.ends_with("dd") { number:text { "-" } number:day number:style="long" {} }
            }
        };
    }
    let (digits, unit) = format.split_once('"').unwrap_or((format, ""));
    let unit = unit.trim_end_matches('"');
    let places = digits.split_once('.').map_or("", |(_, places)| places).trim_end_matches('%');
    let least = places.bytes().filter(|place| *place == b'0').count();
    let number = html! {
        number:number number:decimal-places=(places.len()) number:min-decimal-places=(least) number:min-integer-digits="1"
            number:grouping=[digits.contains(',').then_some("true")] {}
    };
    html! {
        @if digits.contains('%') {
            number:percentage-style style:name=(name) { (number) number:text { "%" (unit) } }
        } @else {
            number:number-style style:name=(name) { (number) @if !unit.is_empty() { number:text { (unit) } } }
        }
    }
}

/// Headings and keys stay in sight while the rest is scrolled.
fn settings(pages: &[Page], language: Language) -> Markup {
    let french = usize::from(language == Language::French);
    let item = |name: &str, kind: &str, value: usize| html! { config:config-item config:name=(name) config:type=(kind) { (value) } };
    html! {
        (HEAD)
        office:document-settings office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" {
            office:settings { config:config-item-set config:name="ooo:view-settings" { config:config-item-map-indexed config:name="Views" { config:config-item-map-entry {
                config:config-item config:name="ViewId" config:type="string" { "view1" }
                config:config-item-map-named config:name="Tables" { @for page in pages {
                    @let keys = page.sheet.keys.len().max(1);
                    config:config-item-map-entry config:name=(page.sheet.name[french]) {
                        (item("HorizontalSplitMode", "short", 2)) (item("VerticalSplitMode", "short", 2))
                        (item("HorizontalSplitPosition", "int", keys)) (item("VerticalSplitPosition", "int", 1))
                        (item("PositionRight", "int", keys)) (item("PositionBottom", "int", 1))
                    }
                } }
            } } } }
        }
    }
}
