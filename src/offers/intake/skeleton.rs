use super::column::{Column, NAMED};
use super::headings::{HEADER_ROWS, Heading, Headings};
use super::layout::Layout;
use super::mapping::OPEN;
use super::table::{Content, Table, letters};
use crate::language::Language;
use crate::offers::schedule::{PriceRow, PriceSchedule};

/// A mapping drawn up for a schedule that is not ours, with what was found in it; what a buyer has to settle is `"?"`.
pub(super) fn skeleton(
    tables: &[Table],
    chosen: Option<(&Table, &Layout)>,
    foreign: &[(usize, String)],
    schedule: &PriceSchedule,
    language: Language,
) -> String {
    let mut out = format!("# {}\n", language.say("mapping-head", &[]));
    let shown: Vec<&Table> = tables.iter().filter(|table| !table.hidden && !table.rows.is_empty()).collect();
    let table = chosen.map(|(table, _)| table);
    if shown.len() > 1 {
        let names: Vec<&str> = shown.iter().map(|table| table.name.as_str()).collect();
        let known = table.map_or(OPEN, |table| table.name.as_str());
        out.push_str(&format!("sheet: {}  # {}\n", quoted(known), names.join(" · ")));
    }
    let Some(table) = table.or(shown.first().copied()) else { return out };
    let layout = match chosen {
        Some((_, layout)) => layout.clone(),
        None => Layout::of(table, candidate(table), &[]),
    };
    out.push_str(&format!("header_row: {}\ncolumns:\n", layout.headings.row + 1));
    for (name, kind) in NAMED.iter().filter(|(_, kind)| *kind != Column::Echo) {
        if let Some(heading) = layout.of_kind(*kind) {
            let unclear = match kind {
                Column::Price => heading.is_unclear(),
                Column::Life | Column::Warranty | Column::Failure => heading.strange(*kind).is_some(),
                _ => false,
            };
            let column = letters(heading.column);
            let said = if unclear { format!("{{column: {column}, unit: {}}}", quoted(OPEN)) } else { column };
            out.push_str(&format!("  {name}: {said}  # {}\n", heading.text));
        }
    }
    let named = |heading: &Heading| format!("{} {}", letters(heading.column), heading.text);
    let list = |all: &[Heading]| all.iter().map(named).collect::<Vec<_>>().join(" · ");
    let missing = [("designation", Column::Designation), ("price", Column::Price)];
    let open = layout.open.iter().filter(|(kind, _)| !matches!(kind, Column::Discount | Column::Part));
    for (kind, found) in open {
        let name = NAMED.iter().find(|(_, known)| known == kind).map_or("ignored", |(name, _)| name);
        out.push_str(&format!("  {name}: {}  # {}\n", quoted(OPEN), list(found)));
    }
    for (name, kind) in missing {
        if layout.of_kind(kind).is_none() && !layout.open.iter().any(|(known, _)| *known == kind) {
            out.push_str(&format!("  {name}: {}  # {}\n", quoted(OPEN), list(&layout.headings.all)));
        }
    }
    let altering: Vec<&Heading> = layout
        .open
        .iter()
        .filter(|(kind, _)| matches!(kind, Column::Discount | Column::Part))
        .flat_map(|(_, found)| found)
        .collect();
    if !altering.is_empty() {
        let all: Vec<String> = altering.iter().map(|_| quoted(OPEN)).collect();
        let names: Vec<String> = altering.iter().map(|heading| named(heading)).collect();
        out.push_str(&format!("  ignored: [{}]  # {}\n", all.join(", "), names.join(" · ")));
    }
    if !foreign.is_empty() {
        out.push_str("rows:\n");
        let said = |name: &str| {
            foreign.iter().filter(|(_, other)| super::headings::plain(other) == super::headings::plain(name)).count()
        };
        for (row, name) in foreign {
            // A name that several rows have, or none that can be told, is that of its place.
            let plain = !super::headings::plain(name).is_empty() && said(name) == 1;
            let (key, remark) =
                if plain { (name.clone(), String::new()) } else { (format!("row {}", row + 1), format!("  # {name}")) };
            out.push_str(&format!("  {}: {}{remark}\n", quoted(&key), quoted(OPEN)));
        }
        let keys: Vec<String> = schedule.rows.iter().map(PriceRow::key).collect();
        out.push_str(&format!("# {} {}\n", language.say("mapping-values", &[]), keys.join(", ")));
    }
    out
}

/// The row that looks most like one of headings where none is known: that with most texts before the first row of figures.
fn candidate(table: &Table) -> Headings {
    let texts = |row: usize| table.filled(row).filter(|(_, cell)| matches!(cell.content, Content::Text(_))).count();
    let kinds = |row: usize| Headings::read(table, row, row).kinds();
    let rows = 0..table.rows.len().min(HEADER_ROWS);
    let best = rows.rev().max_by_key(|row| (kinds(*row), texts(*row))).unwrap_or_default();
    Headings::read(table, best, best)
}

/// Text as a scalar of YAML, whatever quotes it holds.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
