//! The study as a Word document, for the council's secretariat: headings, paragraphs, lists and tables in the styles of
//! the file itself, charts as metafiles, without macros or a clock. Office Open XML (ECMA-376) is a zip of a few small
//! files, written here: the crates for it bring picture decoders that nothing here needs.

use std::io::{Cursor, Write};

use maud::{Markup, PreEscaped, html as markup};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::cell::{cell_of, figure_columns, large, notes, unit};
use super::columns::{ACROSS, PAGE, is_cramped, widths};
use super::{Block, Section, Study, frame, side_by_side};
use crate::language::Language;
use crate::report::charts::{Chart, emf};
use crate::report::grid::Grid;
use crate::report::style::Style;

const TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/footer-across.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/word/footer.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "</Types>\n"
);
const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
    "</Relationships>\n"
);
/// Kinds of what a document refers to begin with it.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STYLES: &str = include_str!("styles.xml");

/// English metric units of a twentieth of a point.
const EMU: usize = 635;
/// Room that a picture may take, in parts of a square as wide as the text: charts are drawn for a narrow column, and the
/// letters of all of them are then about as large as those of the text.
const ROOM: f64 = 0.28;
/// Rows of a table that stays on one page.
const KEPT_ROWS: usize = 14;
/// White between a column of figures and words beside it, which would be read as one.
const APART: usize = 170;
/// The document as a file.
///
/// # Errors
///
/// What the archive could not hold.
pub fn docx(study: &Study) -> Result<Vec<u8>, String> {
    let style = Style { language: study.language, width: usize::MAX, color: false };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock in results: every file of the archive is as old as the format allows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut pictures = Vec::new();
    let document = document(study, style, &mut pictures).into_string();
    let relations = relations(pictures.len()).into_string();
    let properties = frame::properties(study, tongue(style)).into_string();
    let [footer, across] = [PAGE, ACROSS].map(|page| frame::footer(study, page).into_string());
    let files = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", properties.as_str()),
        ("word/footer.xml", footer.as_str()),
        ("word/footer-across.xml", across.as_str()),
        ("word/_rels/document.xml.rels", relations.as_str()),
        ("word/styles.xml", STYLES),
        ("word/document.xml", document.as_str()),
    ];
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes()));
    let pictures =
        (1..).zip(&pictures).map(|(place, drawn)| (format!("word/media/chart{place}.emf"), drawn.as_slice()));
    for (name, bytes) in files.chain(pictures) {
        archive.start_file(name, options).map_err(|error| error.to_string())?;
        archive.write_all(bytes).map_err(|error| error.to_string())?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

/// What the document refers to: its styles, and its pictures.
fn relations(pictures: usize) -> Markup {
    markup! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"))
        Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships" {
            Relationship Id="rId1" Type=(format!("{RELATION}/styles")) Target="styles.xml" {}
            Relationship Id="footer" Type=(format!("{RELATION}/footer")) Target="footer.xml" {}
            Relationship Id="footer-across" Type=(format!("{RELATION}/footer")) Target="footer-across.xml" {}
            @for place in 1..=pictures {
                Relationship Id=(format!("picture{place}")) Type=(format!("{RELATION}/image"))
                    Target=(format!("media/chart{place}.emf")) {}
            }
        }
    }
}

/// The language of the document, as it is written in files.
fn tongue(style: Style) -> &'static str {
    if style.language == Language::French { "fr-FR" } else { "en-GB" }
}

/// Pictures are added to those that there are.
fn document(study: &Study, style: Style, pictures: &mut Vec<Vec<u8>>) -> Markup {
    let language = tongue(style);
    markup! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"))
        w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r=(RELATION) {
            w:body {
                (paragraph("Title", &study.title, language))
                (paragraph("Subtitle", &study.kind, language))
                @for line in &study.subtitle { (paragraph("Subtitle", line, language)) }
                (frame::contents(study, &style.say("study-contents")))
                @for (place, section) in study.sections.iter().enumerate() {
                    w:p {
                        w:pPr { w:pStyle w:val="Heading1" {} }
                        w:bookmarkStart w:id=(place) w:name=(frame::anchor(place)) {}
                        (run(&section.heading, language))
                        w:bookmarkEnd w:id=(place) {}
                    }
                    @let page = page_of(section, style);
                    @for (at, run) in side_by_side(&section.blocks).enumerate() {
                        @let announces = matches!(side_by_side(&section.blocks).nth(at + 1), Some([Block::Table(..)]));
                        (blocks(run, announces, page, style, language, pictures))
                    }
                    // Paper is turned between two sections, by the last paragraph of the first.
                    @if study.sections.get(place + 1).is_some_and(|next| page_of(next, style) != page) {
                        w:p { w:pPr { w:pStyle w:val="Gap" {} (paper(page)) } }
                    }
                }
                @if let Some(last) = study.sections.last() { (paper(page_of(last, style))) }
            }
        }
    }
}

/// The paper of the pages up to here: upright, or across where the text is wider.
fn paper(page: usize) -> Markup {
    let across = page == ACROSS;
    let (wide, high) = if across { ("16838", "11906") } else { ("11906", "16838") };
    markup! {
        w:sectPr {
            w:footerReference w:type="default" r:id=(if across { "footer-across" } else { "footer" }) {}
            @if across { w:pgSz w:w=(wide) w:h=(high) w:orient="landscape" {} } @else { w:pgSz w:w=(wide) w:h=(high) {} }
            w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0" {}
        }
    }
}

/// How wide the text of a section is: one with a table whose heads would be high columns of single words stands across.
fn page_of(section: &Section, style: Style) -> usize {
    let grid = |block: &Block| match block {
        Block::Table(_, grid) => is_cramped(grid, style),
        Block::Chart(_, chart) => !chart.kind.repeats() && is_cramped(&chart.table, style),
        _ => false,
    };
    if section.blocks.iter().any(grid) { ACROSS } else { PAGE }
}

/// What XML cannot hold does not stand in it.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect()
}

fn run(text: &str, language: &str) -> Markup {
    markup! { w:r { w:rPr { w:lang w:val=(language) {} } w:t xml:space="preserve" { (clean(text)) } } }
}

fn paragraph(name: &str, text: &str, language: &str) -> Markup {
    markup! { w:p { w:pPr { w:pStyle w:val=(name) {} } (run(text, language)) } }
}

/// Blocks one by one, a paragraph that announces a table on the page of it; charts that follow each other share a paragraph, and so a line.
fn blocks(
    run: &[Block],
    announces: bool,
    page: usize,
    style: Style,
    language: &str,
    pictures: &mut Vec<Vec<u8>>,
) -> Markup {
    let charts: Vec<&Chart> =
        run.iter().filter_map(|one| if let Block::Chart(_, chart) = one { Some(&**chart) } else { None }).collect();
    let drawn: Vec<Markup> = charts.iter().filter_map(|chart| picture(chart, charts.len(), pictures)).collect();
    let repeats = charts.iter().all(|chart| chart.kind.repeats());
    markup! {
        @if !drawn.is_empty() {
            w:p {
                w:pPr { w:pStyle w:val="Normal" {} @if repeats { w:keepNext {} } w:jc w:val="center" {} }
                @for one in drawn { (one) }
            }
        }
        @for one in run {
            @match one {
                Block::Paragraph(text) if announces => (paragraph("LeadIn", text, language)),
                _ => (block(one, page, style, language)),
            }
        }
    }
}

/// A chart as a picture, one of some in a line; nothing where it has no metafile.
fn picture(chart: &Chart, of: usize, pictures: &mut Vec<Vec<u8>>) -> Option<Markup> {
    let (drawn, ratio) = emf(&chart.svg)?;
    pictures.push(drawn);
    let place = pictures.len();
    let wide = (PAGE * EMU) as f64 * (ROOM / ratio).sqrt().min(0.99 / of as f64);
    let (wide, high) = (wide.round().to_string(), (wide * ratio).round().to_string());
    let name = format!("chart{place}.emf");
    Some(markup! {
        w:r { w:drawing {
            wp:inline distT="0" distB="0" distL="0" distR="0"
                xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" {
                wp:extent cx=(wide) cy=(high) {}
                wp:docPr id=(place) name=(name) descr=(clean(&format!("{}. {}", chart.title, chart.description))) {}
                a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {
                    a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture" {
                        pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" {
                            pic:nvPicPr { pic:cNvPr id=(place) name=(name) {} pic:cNvPicPr {} }
                            pic:blipFill {
                                a:blip r:embed=(format!("picture{place}")) xmlns:r=(RELATION) {}
                                a:stretch { a:fillRect {} }
                            }
                            pic:spPr {
                                a:xfrm { a:off x="0" y="0" {} a:ext cx=(wide) cy=(high) {} }
                                a:prstGeom prst="rect" { a:avLst {} }
                            }
                        }
                    }
                }
            }
        } }
    })
}

fn block(one: &Block, page: usize, style: Style, language: &str) -> Markup {
    let colon = if style.language == Language::French { "\u{a0}: " } else { ": " };
    match one {
        Block::Heading(text) => paragraph("Heading2", text, language),
        Block::Verdict { word, sentence, .. } => markup! {
            (paragraph("Verdict", word, language)) (paragraph("Normal", sentence, language))
        },
        Block::Paragraph(text) => paragraph("Normal", text, language),
        Block::Notice(text) => paragraph("Notice", text, language),
        Block::List(items) => {
            markup! { @for item in items { (paragraph("ListBullet", &format!("•\u{a0}{item}"), language)) } }
        }
        Block::Terms(terms) => markup! {
            @for (term, meaning) in terms { (paragraph("Normal", &format!("{term}{colon}{meaning}"), language)) }
        },
        Block::Figures(figures) => markup! {
            @for one in figures {
                (paragraph("Figure", &format!("{}{colon}{}", one.label, large(&one.value, style)), language))
                (paragraph("Note", &one.note, language))
            }
        },
        Block::Table(_, grid) => table(grid, page, style, language),
        Block::Chart(_, chart) if chart.kind.repeats() => {
            let said = style.tell("study-chart-see", &[("title", format!("{}.", chart.title).into())]);
            paragraph("Note", &said, language)
        }
        Block::Chart(_, chart) => table(&chart.table, page, style, language),
    }
}

fn table(grid: &Grid, page: usize, style: Style, language: &str) -> Markup {
    let figures = figure_columns(grid);
    let widths = widths(grid, &figures, page, style);
    // A head does not stand without rows, nor a note, and a short table is not broken.
    let notes = notes(grid, style);
    let (rows, noted) = (grid.rows.len(), !notes.is_empty());
    let kept = |at: usize| {
        let last = at + 1 == rows;
        if last { noted } else { rows <= KEPT_ROWS || at < 2 || at + 2 == rows }
    };
    let cell = |place: usize, text: &str, name: &str, keep: bool| {
        let figure = |place: usize| figures.get(place) == Some(&true);
        let side = if figure(place) { "right" } else { "left" };
        let apart = !figure(place) && place.checked_sub(1).is_some_and(figure);
        markup! {
            w:tc {
                w:tcPr { w:tcW w:w=(widths[place]) w:type="dxa" {} }
                w:p {
                    w:pPr { w:pStyle w:val=(name) {} @if keep { w:keepNext {} } @if apart { w:ind w:left=(APART) {} } w:jc w:val=(side) {} }
                    (run(text, language))
                }
            }
        }
    };
    markup! {
        (paragraph("Caption", &unit(&grid.title, grid.unit), language))
        w:tbl {
            w:tblPr { w:tblStyle w:val="TableGrid" {} w:tblW w:w=(page) w:type="dxa" {} w:tblLayout w:type="fixed" {} }
            w:tblGrid { @for place in 0..grid.columns.len() { w:gridCol w:w=(widths[place]) {} } }
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                @for (place, column) in grid.columns.iter().enumerate() {
                    (cell(place, &unit(column, grid.unit), "CellHead", true))
                }
            }
            @for (at, row) in grid.rows.iter().enumerate() {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    @for (place, value) in row.cells.iter().enumerate().take(widths.len()) {
                        (cell(place, &cell_of(grid, row, value, style), if row.total { "CellHead" } else { "Cell" }, kept(at)))
                    }
                }
            }
        }
        @for (at, note) in notes.iter().enumerate() {
            (paragraph(if at + 1 < notes.len() { "NoteOn" } else { "Note" }, note, language))
        }
        (paragraph("Gap", "", language))
    }
}
