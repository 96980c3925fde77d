//! What files bring along stays words, in every format.

use std::path::PathBuf;

use scraper::Html;

use crate::report::files::{json, report};
use crate::report::readers::{self, select};

const TITLE: &str =
    r##"</title></style><script>alert(1)</script> "><img src=x onerror=alert(2)> | `a` *b* [c](http://d)"##;
const NAME: &str = r##"=HYPERLINK("http://x";"y")|<b>`&amp;\"##;
const FUNDER: &str = "@SUM(1+1)*cmd|'/c calc'!A0";

/// A plan full of markup, in a folder of its own.
fn plan(folder: &std::path::Path) -> PathBuf {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let catalog = format!(
        "schema: perenne/catalog/v1\ncatalog: hostile\nsources:\n  odd: {{title: {}, date: 2026-01-01, grade: primary}}\n\
         items:\n  thing:\n    label: {{en: {}, fr: {}}}\n    family: sensor\n    unit: thing\n    costs:\n      \
         device: {{price: 700 EUR/thing, source: odd, life: 5 years}}\n      care: {{price: 50 EUR/thing/year, source: odd}}\n",
        quoted(TITLE),
        quoted(NAME),
        quoted(NAME),
    );
    std::fs::write(folder.join("hostile.yaml"), catalog).unwrap();
    let plan = format!(
        "schema: perenne/plan/v1\nplan: hostile-plan\ntitle: {{en: {title}, fr: {title}}}\ncity: medium-city\nstart: 2026-09\n\
         horizon: 10 years\nphases: {{pilot: 12 months, run: rest}}\nlines:\n  things: {{item: hostile/thing, quantity: \
         {{pilot: 10, run: 500}}}}\nfunding:\n  - subsidy: {{id: odd, name: {name}, rate: 20 %, of: investment}}\n  \
         - loan: {{id: bank, name: {funder}, amount: 10_000 EUR, rate: 3 %, term: 5 years}}\nbenefits:\n  \
         - {{id: gain, name: {name}, saving: 100 EUR/year}}\n",
        title = quoted(TITLE),
        name = quoted(NAME),
        funder = quoted(FUNDER),
    );
    let path = folder.join("plan.yaml");
    std::fs::write(&path, plan).unwrap();
    path
}

#[test]
fn a_page_shows_markup_and_does_not_run_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = report(&plan(folder.path()), "html", "fr", &[]);
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert!(select(&page, "script, img, b").is_empty());
    assert_eq!(select(&page, "style").len(), 1);
    let words = |selector: &str| select(&page, selector)[0].text().collect::<String>();
    assert_eq!(words("h1"), TITLE);
    assert!(words("title").starts_with(TITLE));
    // The running title of paper stands in the style sheet: nothing in it may end the string.
    let sheet = words("style");
    let (_, running) = sheet.rsplit_once("content: \"").unwrap();
    assert!(running.ends_with("\"; } }\n"), "{running}");
    assert_eq!(running.matches('"').count(), 1, "{running}");
    assert!(!running.contains('<') && !running.contains('>'));
    assert!(readers::html(&text).iter().flat_map(|table| &table.rows).flatten().any(|cell| cell == NAME));
}

#[test]
fn markdown_shows_markup_as_words() {
    let folder = tempfile::tempdir().unwrap();
    let text = report(&plan(folder.path()), "md", "en", &[]);
    // The reader fails on any markup or link.
    let tables = readers::markdown(&text);
    assert!(tables.iter().flat_map(|table| &table.rows).flatten().any(|cell| cell == NAME));
    assert!(tables.iter().all(|table| table.rows.iter().all(|row| row.len() == table.head.len())));
}

#[test]
fn a_sheet_holds_no_formula() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(folder.path());
    for lang in ["fr", "en"] {
        let text = report(&plan, "csv", lang, &[]);
        let delimiter = if lang == "fr" { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let numeric = cell.trim_start_matches('-').replace(',', ".").parse::<f64>().is_ok();
                assert!(numeric || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
        assert!(text.contains("'=HYPERLINK"), "the words are there");
        assert!(text.contains("'@SUM"));
    }
}

#[test]
fn machine_output_keeps_the_words() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(json(&plan(folder.path()), "fr", &[])["title"], TITLE);
}
