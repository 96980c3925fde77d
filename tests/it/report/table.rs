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

/// In Word the heads of tables, titles of plans among them, stand on three lines at most and no word of theirs is broken: where
/// nine columns leave no room for that, the pages of the section stand across. Letters are 88 twentieths of a point wide, bold ones a little more, beside 140 of white.
#[test]
fn heads_of_tables_in_word_take_few_lines() {
    let plans = ["plans/programmes/four-projects.yaml", "plans/lighting.yaml"];
    for (plan, lang) in plans.into_iter().flat_map(|plan| [(plan, "en"), (plan, "fr")]) {
        let book = bytes(Path::new(plan), "docx", lang, &[]);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let named = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
        let heads = document.descendants().filter(|node| named(node, "tbl"));
        let heads = heads.filter_map(|table| table.children().find(|row| named(row, "tr")));
        let mut seen = 0;
        for cell in heads.flat_map(|row| row.children().filter(|cell| named(cell, "tc")).collect::<Vec<_>>()) {
            let wide = cell.descendants().find(|node| named(node, "tcW")).unwrap();
            let wide = wide.attributes().find(|one| one.name() == "w").unwrap().value().parse::<usize>().unwrap();
            let words: String =
                cell.descendants().filter(|node| named(node, "t")).filter_map(|node| node.text()).collect();
            let room = (wide - 140) / 88;
            let (mut lines, mut line) = (1, 0);
            for word in words.split(' ').map(|word| word.chars().count()) {
                let on = if line == 0 { word } else { line + 1 + word };
                (lines, line) = if on > room && line > 0 { (lines + 1, word) } else { (lines, on) };
            }
            assert!(lines <= 3, "{plan} {lang}: {lines} lines of {words} in {wide}");
            assert!(words.split(' ').all(|word| word.chars().count() <= room), "{plan} {lang}: {words} in {wide}");
            seen += 1;
        }
        assert!(seen > 40, "{seen}");
        // Upright where there is room, across where there is none.
        let across = |paper: &roxmltree::Node<'_, '_>| paper.attributes().any(|one| one.name() == "orient");
        let (turned, upright): (Vec<_>, Vec<_>) =
            document.descendants().filter(|node| named(node, "pgSz")).partition(across);
        assert!(!turned.is_empty() && !upright.is_empty(), "{plan} {lang}");
    }
}
