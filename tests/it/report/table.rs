use std::path::Path;

use perenne::language::Language;
use perenne::report::{Style, Table};

use crate::report::files::bytes;

/// Two columns of numbers do not fit beside the years: they stand below each other, each with the years.
#[test]
fn what_is_too_wide_goes_on_below() {
    let mut table = Table::new(["Year", "Savings", "Debt"].map(str::to_owned).to_vec(), 1);
    table.row(["2030", "1\u{a0}234\u{a0}567", "7\u{a0}654\u{a0}321"].map(str::to_owned).to_vec());
    let style = |width| Style { language: Language::English, width, color: false };
    assert_eq!(table.print(style(40)).matches("Year").count(), 1);
    let narrow = table.print(style(22));
    assert_eq!(narrow.matches("Year").count(), 2);
    assert!(narrow.contains("1\u{a0}234\u{a0}567") && narrow.contains("7\u{a0}654\u{a0}321"), "{narrow}");
}

/// A cell that is painted is as wide as one that is not.
#[test]
fn colors_take_no_columns() {
    let wide = |cell: &str| {
        let mut table = Table::new(["Year", "Share"].map(str::to_owned).to_vec(), 1);
        table.row(vec!["2030".to_owned(), cell.to_owned()]);
        table.needs()
    };
    assert_eq!(wide("\u{1b}[1;31m12 345,5 %\u{1b}[0m"), wide("12 345,5 %"));
}

/// How wide a word is in bold Arial of 7.5 points at the least, in twentieths of a point: what is narrow and what is wide told
/// apart, the rest half as wide as high.
fn width(word: &str) -> usize {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '\'' | ' ' | '\u{a0}' | '\u{202f}' => 22,
        'f' | 't' | 'r' | '(' | ')' | '/' | '-' => 28,
        'm' | 'M' | 'W' | '%' => 83,
        _ => 50,
    };
    word.chars().map(of).sum::<usize>() * 150 * 106 / 10_000
}

/// In Word the heads of tables, titles of plans among them, stand on three lines at most and no word of theirs is broken: where
/// many columns leave no room for that, the pages of the section stand across. What is read from page to page stands upright.
#[test]
fn heads_of_tables_in_word_take_few_lines() {
    let plans = ["plans/programmes/four-projects.yaml", "plans/lighting.yaml", "plans/reference.yaml"];
    for (plan, lang) in plans.into_iter().flat_map(|plan| [(plan, "en"), (plan, "fr")]) {
        let book = bytes(Path::new(plan), "docx", lang, &[]);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let named = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
        let value = |node: &roxmltree::Node<'_, '_>, name: &str| {
            node.attributes().find(|one| one.name() == name).map(|one| one.value().to_owned())
        };
        let words = |node: &roxmltree::Node<'_, '_>| -> String {
            node.descendants().filter(|node| named(node, "t")).filter_map(|node| node.text()).collect()
        };
        let heads = document.descendants().filter(|node| named(node, "tbl"));
        let heads = heads.filter_map(|table| table.children().find(|row| named(row, "tr")));
        let mut seen = 0;
        for cell in heads.flat_map(|row| row.children().filter(|cell| named(cell, "tc")).collect::<Vec<_>>()) {
            let wide = cell.descendants().find(|node| named(node, "tcW")).unwrap();
            let room = value(&wide, "w").unwrap().parse::<usize>().unwrap() - 120;
            let words = words(&cell);
            let (mut lines, mut line) = (1, 0);
            for word in words.split(' ').map(width) {
                let on = if line == 0 { word } else { line + width(" ") + word };
                (lines, line) = if on > room && line > 0 { (lines + 1, word) } else { (lines, on) };
            }
            assert!(lines <= 3, "{plan} {lang}: {lines} lines of {words} in {room}");
            assert!(words.split(' ').all(|word| width(word) <= room), "{plan} {lang}: {words} in {room}");
            seen += 1;
        }
        assert!(seen > 40, "{seen}");
        // Paper is turned at the end of a section: the heading before it is the section's.
        let mut heading = String::new();
        let mut upright = 0;
        for node in document.descendants() {
            let style = node.descendants().find(|node| named(node, "pStyle")).and_then(|style| value(&style, "val"));
            if named(&node, "p") && style.as_deref() == Some("Heading1") {
                heading = words(&node);
            }
            let Some(paper) = Some(node).filter(|node| named(node, "pgSz")) else { continue };
            let annex = heading.starts_with("Annex") || plan.contains("programmes");
            upright += usize::from(value(&paper, "orient").is_none());
            assert!(annex || value(&paper, "orient").is_none(), "{plan} {lang}: {heading} lies on its side");
        }
        assert!(upright > 0, "{plan} {lang}");
    }
}
