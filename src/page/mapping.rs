//! The mapping of a schedule that a form says, as its file.

use std::fmt::Write;

use super::answers::{OPEN, TIMED, pairs};
use super::ask::Ask;
use super::new::quoted;
use crate::offers::COLUMNS;
use crate::units::order;

/// What is written of a form.
pub(super) fn mapping_of(ask: &Ask) -> String {
    let field = |name: &str| ask.field(name).map(str::trim).filter(|value| !value.is_empty());
    let mut out = String::new();
    if let Some(sheet) = field("sheet") {
        let _ = writeln!(out, "sheet: {}", quoted(sheet));
    }
    let row = field("header_row").and_then(|row| row.parse::<usize>().ok()).unwrap_or(1);
    let _ = writeln!(out, "header_row: {row}");
    if let Some(mark) = field("decimal") {
        let _ = writeln!(out, "decimal: {}", quoted(mark));
    }
    if let Some(hidden) = field("hidden-rows").filter(|hidden| *hidden != OPEN) {
        let _ = writeln!(out, "hidden: {hidden}");
    }
    let columns = columns(ask);
    if !columns.is_empty() {
        let _ = write!(out, "columns:\n{columns}");
    }
    let settled = |all: Vec<(String, String)>| all.into_iter().filter(|(_, means)| means != OPEN).collect::<Vec<_>>();
    let parts = [
        ("units", settled(pairs(ask, "unit", "unit-is"))),
        ("words", settled(pairs(ask, "word", "worth"))),
        ("rows", pairs(ask, "row", "means")),
    ];
    for (part, all) in parts.into_iter().filter(|(_, all)| !all.is_empty()) {
        let _ = writeln!(out, "{part}:");
        for (name, means) in all {
            let _ = writeln!(out, "  {}: {}", quoted(&name), quoted(&means));
        }
    }
    out
}

fn columns(ask: &Ask) -> String {
    let field = |name: &str| ask.field(name).map(str::trim).filter(|value| !value.is_empty());
    let mut out = String::new();
    // Passed over is said of the column itself, and counts before what it was taken for.
    let passed: Vec<&str> = ask.fields("ignored").collect();
    let chosen = |kind: &str| field(&format!("column-{kind}")).filter(|column| !passed.contains(column));
    let kinds = || COLUMNS.iter().filter(|kind| **kind != "ignored");
    for kind in kinds() {
        let Some(column) = chosen(kind) else { continue };
        let unit = match *kind {
            "price" => field("price-unit"),
            kind if TIMED.contains(&kind) => field(&format!("unit-{kind}")),
            _ => None,
        };
        let _ = match unit {
            Some(unit) => writeln!(out, "  {kind}: {{column: {}, unit: {}}}", quoted(column), quoted(unit)),
            None => writeln!(out, "  {kind}: {}", quoted(column)),
        };
    }
    // A column that was found, and is said to be none of that kind, is not read as one all the same.
    let taken: Vec<&str> = kinds().filter_map(|kind| chosen(kind)).collect();
    let dropped = kinds().filter(|kind| chosen(kind).is_none()).filter_map(|kind| field(&format!("found-{kind}")));
    let mut ignored: Vec<&str> = passed.iter().copied().chain(dropped).filter(|one| !taken.contains(one)).collect();
    order::distinct(&mut ignored);
    if !ignored.is_empty() {
        let all: Vec<String> = ignored.into_iter().map(quoted).collect();
        let _ = writeln!(out, "  ignored: [{}]", all.join(", "));
    }
    out
}
