//! The same figures in every format: the JSON tells what each cell is, the others are read back and held against it.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::report::files::{bytes, json, report, shipped_json, unpriced};
use crate::report::readers::{self, Table};
use crate::support::shipped;

/// A figure as people write it.
fn number(text: &str) -> Option<(Decimal, u32)> {
    let plain: String = text.chars().filter(|one| !matches!(one, '\u{202f}' | '\u{a0}' | ' ')).collect();
    let plain = plain.replace('−', "-").replace(',', ".");
    let number = Decimal::from_str_exact(plain.trim_start_matches(['≥', '>', '='])).ok()?;
    Some((number, number.scale()))
}

/// Whether a shown figure is the exact one, as far as it is shown.
fn shows(shown: &str, exact: Decimal, hundredfold: bool) -> bool {
    let Some((value, digits)) = number(shown) else { return false };
    let factor = if hundredfold { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    // The exact one was rounded to six decimals itself.
    let half = Decimal::new(5, digits + 1) + Decimal::new(1, 4);
    (exact * factor - value).abs() <= half
}

fn exact(cell: &Value, key: &str) -> Option<Decimal> {
    cell.get(key).map(|text| Decimal::from_str_exact(text.as_str().unwrap()).unwrap())
}

/// Whether a cell shows what the JSON says.
fn same(cell: &Value, shown: &str, total: bool, sheet: bool) -> bool {
    if cell.is_null() {
        return if total || sheet { shown.is_empty() } else { shown == "–" };
    }
    if let Some(text) = cell.get("text").and_then(Value::as_str) {
        let quoted = sheet && text.starts_with(['=', '+', '-', '@']);
        // A number that is shown keeps its unit on its line.
        let plain = |text: &str| text.replace('\u{a0}', " ");
        return if quoted { shown.strip_prefix('\'') == Some(text) } else { plain(shown) == plain(text) };
    }
    if let Some(year) = cell.get("year") {
        return shown.parse().ok() == year.as_i64();
    }
    // People read thousands of euros with one decimal, sheets have the cents.
    let amount = |amount: Decimal| match sheet {
        true => number(shown) == Some((amount, 2)),
        false => {
            number(shown).is_some_and(|(_, digits)| digits == 1) && shows(shown, amount / Decimal::from(1000), false)
        }
    };
    if let Some(exact) = exact(cell, "money") {
        return amount(exact);
    }
    if let Some(exact) = exact(cell, "at_least") {
        return shown.starts_with('≥') && amount(exact);
    }
    if let Some(share) = exact(cell, "share") {
        return if sheet {
            number(shown).map(|(value, _)| value) == Some(share)
        } else {
            shown.strip_suffix("\u{a0}%").is_some_and(|shown| shows(shown, share, true))
        };
    }
    if let Some(years) = exact(cell, "years") {
        let bare = shown.trim_end_matches(|last: char| !last.is_ascii_digit());
        return shows(bare, years, false);
    }
    let exact = exact(cell, "number").unwrap_or_else(|| panic!("{cell}"));
    shows(shown, exact, false)
}

fn tables(study: &Value) -> Vec<&Value> {
    let blocks = study["sections"].as_array().unwrap().iter().flat_map(|section| section["blocks"].as_array().unwrap());
    blocks.filter_map(|block| block.get("table").or_else(|| block.pointer("/chart/table"))).collect()
}

/// A title or a head as this kind of format shows it.
fn unit(text: &str, sheet: bool) -> String {
    if sheet { text.to_owned() } else { text.replace("(€", "(k€").replace("(EUR", "(kEUR") }
}

fn held(study: &Value, read: &[Table], sheet: bool, place: &str) {
    // Markdown leaves out tables of charts whose figures stand in others.
    let repeated = ["chart-city", "chart-waterfall", "chart-tornado"].map(Value::from);
    let markdown = read.iter().all(|table| table.id.is_empty());
    let mut tables = tables(study);
    tables.retain(|table| !markdown || !repeated.contains(&table["id"]));
    assert_eq!(tables.len(), read.len(), "{place}");
    for (table, read) in tables.into_iter().zip(read) {
        let id = table["id"].as_str().unwrap();
        assert!(read.id.is_empty() || read.id == id, "{place}: {id}, {}", read.id);
        assert_eq!(read.title, unit(table["title"].as_str().unwrap(), sheet), "{place}");
        let columns = table["columns"].as_array().unwrap().iter();
        let head: Vec<String> = columns.map(|one| unit(one.as_str().unwrap(), sheet)).collect();
        assert_eq!(read.head, head, "{place}: {id}");
        let rows = table["rows"].as_array().unwrap();
        assert_eq!(rows.len(), read.rows.len(), "{place}: {id}");
        for (row, read) in rows.iter().zip(&read.rows) {
            let (cells, total) = (row["cells"].as_array().unwrap(), row["total"].as_bool().unwrap());
            assert_eq!(cells.len(), read.len(), "{place}: {id}");
            for (cell, shown) in cells.iter().zip(read) {
                assert!(same(cell, shown, total, sheet), "{place}: {id}: {cell} is shown as {shown:?}");
            }
        }
    }
}

/// The last sheet of the workbook holds every table; its figures are numbers.
fn held_in_workbook(study: &Value, bytes: Vec<u8>, place: &str) {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names().last().unwrap().clone();
    let sheet = book.worksheet_range(&name).unwrap();
    let cell = |row: u32, column: usize| sheet.get_value((row, u32::try_from(column).unwrap())).unwrap_or(&Data::Empty);
    let mut at = 3;
    for table in tables(study) {
        let text = |value: &Value| Data::String(value.as_str().unwrap().to_owned());
        assert_eq!(*cell(at, 0), text(&table["title"]), "{place}");
        for (column, head) in table["columns"].as_array().unwrap().iter().enumerate() {
            assert_eq!(*cell(at + 1, column), text(head), "{place}");
        }
        at += 2;
        for row in table["rows"].as_array().unwrap() {
            for (column, value) in row["cells"].as_array().unwrap().iter().enumerate() {
                let shown = cell(at, column);
                let keys = ["money", "share", "years", "number"];
                let figure = keys.iter().find_map(|key| exact(value, key));
                let known = match (figure, shown) {
                    (Some(figure), Data::Float(shown)) => {
                        let figure: f64 = figure.to_string().parse().unwrap();
                        (figure - shown).abs() <= 1e-6 * figure.abs().max(1.0)
                    }
                    (Some(_), _) => false,
                    (None, Data::Float(year)) => value["year"].as_i64().is_some_and(|known| known as f64 == *year),
                    (None, Data::Empty) => value.is_null() || value["text"] == "",
                    (None, Data::String(shown)) => {
                        value["text"] == shown.as_str() || value.get("at_least").is_some() && shown.starts_with("≥ ")
                    }
                    _ => false,
                };
                assert!(known, "{place}: {value} is shown as {shown:?}");
            }
            at += 1;
        }
        at += u32::try_from(table["notes"].as_array().map_or(0, Vec::len)).unwrap() + 1;
    }
}

fn all_the_same(plan: &Path, langs: &[&str], more: &[&str]) {
    for lang in langs {
        let study = json(plan, lang, more);
        assert_eq!(study["schema"], "perenne/report/v1");
        let read = |extension: &str| report(plan, extension, lang, more);
        let place = |extension: &str| format!("{} {lang} {extension}", plan.display());
        held(&study, &readers::html(&read("html")), false, &place("html"));
        held(&study, &readers::markdown(&read("md")), false, &place("md"));
        held(&study, &readers::docx(&bytes(plan, "docx", lang, more)), false, &place("docx"));
        held_in_workbook(&study, bytes(plan, "xlsx", lang, more), &place("xlsx"));
        held(&study, &readers::csv(&read("csv"), *lang == "fr"), true, &place("csv"));
    }
}

#[test]
fn every_format_shows_the_same_figures() {
    all_the_same(Path::new("plans/bethune-sensors.yaml"), &["fr", "en"], &["--scenarios", "all"]);
    all_the_same(Path::new("plans/supervision-centre.yaml"), &["en"], &["--simulate", "500"]);
}

#[test]
fn offers_too() {
    let offers: Vec<String> = ["a", "b", "c", "d"].iter().map(|id| format!("plans/offers/vendor-{id}.yaml")).collect();
    // Every volume up to twice the plan's is run for each offer: few sensors make it quick.
    let mut more = vec!["--set", "sensors.quantity.rollout=150", "--offers"];
    more.extend(offers.iter().map(String::as_str));
    all_the_same(Path::new("plans/bethune-sensors.yaml"), &["fr"], &more);
    more.push("--anonymous");
    let text = report(Path::new("plans/bethune-sensors.yaml"), "html", "fr", &more);
    assert!(
        text.contains("Offre A") && !text.contains("vendor-a") && !text.contains("Vendor A"),
        "vendors stay unnamed"
    );
    // While the procedure runs no amount of an offer is told either (CCP L2132-1), in any form.
    let study = json(Path::new("plans/bethune-sensors.yaml"), "fr", &more);
    let sections = study["sections"].as_array().unwrap();
    let offers = sections.iter().find(|section| section["id"] == "offers").unwrap().to_string();
    assert!(offers.contains("Confidentiel jusqu'à l'attribution"), "{offers}");
    assert!(!offers.contains("money") && !offers.contains("at_least") && !offers.contains("chart"), "{offers}");
}

#[test]
fn what_has_no_price_makes_lower_bounds_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let plan = unpriced(folder.path());
    all_the_same(&plan, &["fr"], &[]);
    let study = json(&plan, "fr", &[]);
    for table in tables(&study) {
        let id = table["id"].as_str().unwrap();
        if ["totals", "cost-by-phase", "cost-by-family", "spending", "financing-plan", "ppi"].contains(&id) {
            let rows = table["rows"].as_array().unwrap();
            let sum = rows.iter().rfind(|row| row["total"] == true).unwrap();
            assert!(sum["cells"].as_array().unwrap().iter().any(|cell| cell.get("at_least").is_some()), "{id}: {sum}");
            let notes = table["notes"].to_string();
            assert!(notes.contains("fourniture de l'équipement"), "{id}: {notes}");
        }
    }
    let blocks = study["sections"][0]["blocks"].as_array().unwrap();
    let verdict = blocks.iter().find_map(|block| block.get("verdict")).unwrap();
    assert_eq!(verdict["level"], "undetermined");
}

#[test]
fn every_shipped_plan_has_a_study() {
    for plan in shipped() {
        let study = shipped_json(&plan);
        held(&study, &readers::html(&report(&plan, "html", "fr", &[])), false, &plan.display().to_string());
        // Every message has its words: a name that is not found would show as itself.
        let text = study["sections"].to_string();
        for id in ["study-", "column-", "row-", "heading-", "rule-", "figure-"] {
            assert!(!text.contains(&format!("\"{id}")), "{}: {id}", plan.display());
        }
    }
}
