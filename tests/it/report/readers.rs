//! Readers of each format: they give a table as a list of rows of cells, under its name where the format has one.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Selector};

/// A table as a reader of the format finds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name, where the format tells it.
    pub id: String,
    /// The words above it.
    pub title: String,
    /// Its head.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Elements that a selector finds.
pub fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The tables of a page.
pub fn html(page: &str) -> Vec<Table> {
    let page = Html::parse_document(page);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let inside = |element: ElementRef<'_>, selector: &str| {
        element.select(&Selector::parse(selector).unwrap()).map(text).collect::<Vec<String>>()
    };
    let table = |element: ElementRef<'_>| {
        let caption = element.select(&Selector::parse("caption").unwrap()).next().unwrap();
        let selector = Selector::parse("tbody tr").unwrap();
        let rows = element.select(&selector);
        Table {
            id: caption.value().attr("id").unwrap().trim_start_matches("table-").to_owned(),
            title: text(caption),
            head: inside(element, "thead th[scope=col]"),
            rows: rows.map(|row| inside(row, "th[scope=row], td")).collect(),
        }
    };
    // What is folded on a screen stands once more, for paper alone.
    let all = select(&page, "table").into_iter().map(table);
    let (paper, shown): (Vec<Table>, Vec<Table>) = all.partition(|table| table.id.starts_with("paper-"));
    for one in paper {
        let folded = shown.iter().find(|table| format!("paper-{}", table.id) == one.id).unwrap();
        assert_eq!((&one.title, &one.head, &one.rows), (&folded.title, &folded.head, &folded.rows), "{}", one.id);
    }
    shown
}

/// The tables of a Markdown text; the bold paragraph before each is its title.
pub fn markdown(text: &str) -> Vec<Table> {
    let mut out: Vec<Table> = Vec::new();
    let (mut said, mut cell, mut row) = (String::new(), None::<String>, Vec::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("markup: {html}"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => panic!("a link: {dest_url}"),
            Event::Start(Tag::Paragraph) => said.clear(),
            Event::Start(Tag::Table(_)) => {
                out.push(Table { id: String::new(), title: said.clone(), head: Vec::new(), rows: Vec::new() })
            }
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::Text(text) | Event::Code(text) => match &mut cell {
                Some(cell) => cell.push_str(&text),
                None => said.push_str(&text),
            },
            Event::End(TagEnd::TableCell) => row.extend(cell.take()),
            Event::End(TagEnd::TableHead) => out.last_mut().unwrap().head = std::mem::take(&mut row),
            Event::End(TagEnd::TableRow) => out.last_mut().unwrap().rows.push(std::mem::take(&mut row)),
            _ => {}
        }
    }
    out
}

/// The tables of a sheet. French sheets have a byte order mark and `;`.
pub fn csv(text: &str, french: bool) -> Vec<Table> {
    assert_eq!(text.starts_with('\u{feff}'), french);
    let delimiter = if french { b';' } else { b',' };
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut out: Vec<Table> = Vec::new();
    for record in reader.records() {
        let cells: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        let rest = cells[2..].to_vec();
        match cells[1].as_str() {
            "title" => {
                out.push(Table { id: cells[0].clone(), title: cells[2].clone(), head: Vec::new(), rows: Vec::new() })
            }
            "head" => {
                let width = rest.iter().rposition(|cell| !cell.is_empty()).map_or(0, |place| place + 1);
                out.last_mut().unwrap().head = rest[..width].to_vec();
            }
            "row" | "total" => {
                let table = out.last_mut().unwrap();
                assert_eq!(table.id, cells[0]);
                assert!(rest[table.head.len()..].iter().all(String::is_empty));
                table.rows.push(rest[..table.head.len()].to_vec());
            }
            "note" => {}
            other => panic!("{other}"),
        }
    }
    out
}

/// The tables of a Word document; the paragraph of style `Caption` before each is its title. Every file in it is XML or
/// a chart that is shown, and none is a macro or leads elsewhere.
pub fn docx(bytes: &[u8]) -> Vec<Table> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let (mut text, mut pictures) = (String::new(), 0);
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let (name, mut part) = (file.name().unwrap().into_owned(), String::new());
        if name.ends_with(".emf") {
            let mut drawn = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut drawn).unwrap();
            assert_eq!(&drawn[40..44], b" EMF", "{name}");
            pictures += 1;
            continue;
        }
        std::io::Read::read_to_string(&mut file, &mut part).unwrap();
        let document = roxmltree::Document::parse(&part).unwrap();
        assert!(document.descendants().all(|node| node.attribute("TargetMode").is_none()), "{}", name);
        assert!(!name.contains("vba"), "{}", name);
        if name == "word/document.xml" {
            text = part;
        }
    }
    let document = roxmltree::Document::parse(&text).unwrap();
    let drawn = document.descendants().filter(|node| node.tag_name().name() == "blip").count();
    assert!(drawn == pictures && pictures > 2, "{drawn} of {pictures} pictures are shown");
    let body = document.root_element().first_element_child().unwrap();
    let words = |node: roxmltree::Node<'_, '_>| {
        node.descendants()
            .filter(|one| one.has_tag_name((node.tag_name().namespace().unwrap(), "t")))
            .filter_map(|t| t.text())
            .collect::<String>()
    };
    let named = |node: roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let (mut out, mut said): (Vec<Table>, String) = (Vec::new(), String::new());
    for node in body.children().filter(roxmltree::Node::is_element) {
        if named(node, "p") {
            said = words(node);
        } else if named(node, "tbl") {
            let rows = node.children().filter(|row| named(*row, "tr"));
            let cells = rows.map(|row| row.children().filter(|cell| named(*cell, "tc")).map(words).collect());
            let mut rows: Vec<Vec<String>> = cells.collect();
            let head = rows.remove(0);
            out.push(Table { id: String::new(), title: said.clone(), head, rows });
        }
    }
    out
}
