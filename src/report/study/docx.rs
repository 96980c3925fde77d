//! The study as a Word document, for the council's secretariat: headings, paragraphs, lists and tables in the styles of
//! the file itself, without macros, fields from elsewhere or a clock. Office Open XML (ECMA-376) is a zip of a few small
//! files, written here: the crates for it bring picture decoders that nothing here needs.

use std::io::{Cursor, Write};

use maud::{Markup, PreEscaped, html as markup};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::cell::{cell_of, figure_columns, large, unit};
use super::{Block, Study};
use crate::language::Language;
use crate::report::grid::Grid;
use crate::report::style::Style;

const TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "</Types>\n"
);
const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    "</Relationships>\n"
);
const DOCUMENT_RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>",
    "</Relationships>\n"
);
const STYLES: &str = include_str!("styles.xml");

/// Width of the text of an A4 page with margins of 20 mm, in twentieths of a point.
const PAGE: usize = 9638;

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
    let document = document(study, style).into_string();
    let files = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/document.xml", document.as_str()),
    ];
    for (name, text) in files {
        archive.start_file(name, options).map_err(|error| error.to_string())?;
        archive.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

fn document(study: &Study, style: Style) -> Markup {
    let language = if style.language == Language::French { "fr-FR" } else { "en-GB" };
    markup! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"))
        w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" {
            w:body {
                (paragraph("Title", &study.title, language))
                (paragraph("Subtitle", &study.kind, language))
                @for line in &study.subtitle { (paragraph("Subtitle", line, language)) }
                @for section in &study.sections {
                    (paragraph("Heading1", &section.heading, language))
                    @for one in &section.blocks { (block(one, style, language)) }
                }
                w:sectPr {
                    w:pgSz w:w="11906" w:h="16838" {}
                    w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0" {}
                }
            }
        }
    }
}

/// What XML cannot hold does not stand in it.
fn clean(text: &str) -> String {
    text.chars().map(|one| if one.is_control() { ' ' } else { one }).collect()
}

fn run(text: &str, language: &str) -> Markup {
    markup! { w:r { w:rPr { w:lang w:val=(language) {} } w:t xml:space="preserve" { (clean(text)) } } }
}

fn paragraph(name: &str, text: &str, language: &str) -> Markup {
    markup! { w:p { w:pPr { w:pStyle w:val=(name) {} } (run(text, language)) } }
}

fn block(one: &Block, style: Style, language: &str) -> Markup {
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
        Block::Table(_, grid) => table(grid, style, language),
        Block::Chart(_, chart) if chart.kind.repeats() => {
            let said = style.tell("study-chart-see", &[("title", format!("{}.", chart.title).into())]);
            paragraph("Normal", &said, language)
        }
        Block::Chart(_, chart) => {
            let said = style.tell("study-chart-as-table", &[("title", chart.title.clone().into())]);
            markup! { (paragraph("Normal", &said, language)) (table(&chart.table, style, language)) }
        }
    }
}

fn table(grid: &Grid, style: Style, language: &str) -> Markup {
    let figures = figure_columns(grid);
    // Words take twice the room of figures.
    let share = |place: usize| if figures.get(place) == Some(&true) { 1 } else { 2 };
    let parts: usize = (0..grid.columns.len()).map(share).sum();
    let wide = |place: usize| PAGE * share(place) / parts.max(1);
    let cell = |place: usize, text: &str, name: &str| {
        let side = if figures.get(place) == Some(&true) { "right" } else { "left" };
        markup! {
            w:tc {
                w:tcPr { w:tcW w:w=(wide(place)) w:type="dxa" {} }
                w:p { w:pPr { w:pStyle w:val=(name) {} w:jc w:val=(side) {} } (run(text, language)) }
            }
        }
    };
    markup! {
        (paragraph("Caption", &unit(&grid.title), language))
        w:tbl {
            w:tblPr { w:tblStyle w:val="TableGrid" {} w:tblW w:w=(PAGE) w:type="dxa" {} w:tblLayout w:type="fixed" {} }
            w:tblGrid { @for place in 0..grid.columns.len() { w:gridCol w:w=(wide(place)) {} } }
            w:tr {
                w:trPr { w:cantSplit {} w:tblHeader {} }
                @for (place, column) in grid.columns.iter().enumerate() { (cell(place, &unit(column), "CellHead")) }
            }
            @for row in &grid.rows {
                w:tr {
                    w:trPr { w:cantSplit {} }
                    @for (place, value) in row.cells.iter().enumerate() {
                        (cell(place, &cell_of(row, value, style), if row.total { "CellHead" } else { "Cell" }))
                    }
                }
            }
        }
        @for note in &grid.notes { (paragraph("Note", note, language)) }
        (paragraph("Normal", "", language))
    }
}
