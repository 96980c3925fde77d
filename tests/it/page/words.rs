//! Every word that the page asks for is there, in both languages.

use std::collections::BTreeSet;
use std::fs;

use perenne::language::Language;
use scraper::{Html, Selector};

use super::support::{Page, folder};

/// The values that stand in the names of words which the page puts together.
const MADE: &[(&str, &[&str])] = &[
    ("family-{}", &["sensor", "connectivity", "platform", "fiber", "service", "staff"]),
    ("study-field-index-{}", &["general", "labour", "services", "energy"]),
    ("page-add-{}", &["subsidy", "contribution", "loan", "benefit", "band", "date"]),
    ("page-new-{}", &["subsidy", "contribution", "loan", "benefit"]),
    ("page-grid-{}", &["a", "b"]),
    ("page-grade-{}", &["primary", "trade", "weak", "assumption"]),
    ("page-group-{}", &["revenue", "spending", "investment", "investment_revenue"]),
    ("page-city-{}", &["outlook", "debt_schedule"]),
    ("page-section-{}", &["investment", "operating"]),
    ("page-part-{}", &["revenue", "spending", "investment", "investment_revenue"]),
    ("page-chart-as-{}", &["svg", "csv"]),
    ("page-chart-{}", &["cliff", "waterfall", "city", "tornado", "fan", "thresholds", "offers"]),
    ("page-solve-{}", &["sustainable", "fragile", "smallest", "largest"]),
    ("page-option-{}", &["held", "left"]),
    (
        "page-role-{}",
        &[
            "ignored",
            "designation",
            "quantity",
            "unit",
            "price",
            "price-month",
            "price-year",
            "more",
            "more-month",
            "more-year",
            "amount",
            "discount",
            "vat-rate",
            "vat-unit",
            "vat-line",
            "life",
        ],
    ),
    ("page-worth-{}", &["free", "unknown", "blank"]),
    ("page-hidden-{}", &["read", "ignored"]),
    ("page-form-{}", &["html", "docx", "pdf", "xlsx", "md"]),
    (
        "page-column-{}",
        &[
            "number",
            "designation",
            "unit",
            "quantity",
            "price",
            "amount",
            "vat",
            "life",
            "warranty",
            "failure",
            "included",
            "component",
            "currency",
            "ignored",
        ],
    ),
    ("page-times-{}", &["start", "horizon"]),
    ("page-{}", &["designation", "quantity", "unit", "unit-price", "recurs", "family", "life"]),
];
/// Names that are asked for only where they are there.
const WHERE_KNOWN: &[&str] = &["page-word-{}", "study-value-{}"];

/// The texts in quotes of a source file.
fn quoted(source: &str) -> Vec<String> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_word_that_the_page_asks_for_is_there_in_both_languages() {
    let missing = |id: &str| [Language::English, Language::French].into_iter().any(|language| !language.knows(id));
    let mut unknown = BTreeSet::new();
    for entry in fs::read_dir("src/page").unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        for text in quoted(&fs::read_to_string(&entry).unwrap()) {
            let Some((first, _)) = text.split_once('-') else { continue };
            let id = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'{' | b'}'));
            if !id || !matches!(first, "page" | "family" | "study") {
                continue;
            }
            match text.split_once('{') {
                None if first == "page" && missing(&text) => drop(unknown.insert(text)),
                None => {}
                Some((start, _)) => {
                    let name = format!("{start}{{}}");
                    let values = MADE.iter().find(|(known, _)| *known == name);
                    assert!(values.is_some() || WHERE_KNOWN.contains(&name.as_str()), "{text}: say what stands in it");
                    let ids = values.into_iter().flat_map(|(_, values)| *values).map(|value| format!("{start}{value}"));
                    unknown.extend(ids.filter(|id| missing(id)));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// No name of a word is seen in the place of the word, the form of a schedule's layout included.
#[test]
fn no_page_shows_the_name_of_a_word() {
    let folder = folder();
    let page = Page::open(folder.path(), false);
    let schedule = "Notre offre;\n;\nLibellé;Tarif\nSonomètre;980,00\n";
    let mut pages: Vec<(String, String)> =
        ["/", "/new", "/city/new", "/quit", "/plan?p=mine.yaml", "/plan/offers?p=mine.yaml"]
            .map(|path| (path.to_owned(), page.get(path).body))
            .into();
    let asked = page.send("/plan/offers/read?p=mine.yaml", &[("vendor", "D")], ("offre.csv", schedule)).body;
    assert!(asked.contains("id=\"column-currency\""), "{asked}");
    pages.push(("the layout".to_owned(), asked));
    for (path, body) in pages {
        for text in Html::parse_document(&body).select(&Selector::parse("main").unwrap()).flat_map(|main| main.text()) {
            assert!(!text.split_whitespace().any(|word| word.starts_with("page-")), "{path}: {text}");
        }
    }
}
