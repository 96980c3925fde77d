use super::column::{Column, NAMED};
use super::headings::{HEADER_ROWS, Heading, Headings, plain};
use super::layout::Layout;
use super::mapping::OPEN;
use super::number_text;
use super::table::{Cell, Content, Table, letters};
use crate::language::Language;
use crate::offers::schedule::{PriceRow, PriceSchedule};

/// A mapping drawn up for a schedule that is not ours, with what was found in it; what a buyer has to settle is `"?"`.
#[derive(Debug, Clone, Default)]
pub(super) struct Drawn {
    /// Its sheet and its columns.
    columns: String,
    /// Its rows; nothing where there are none to be settled.
    rows: String,
}

impl Drawn {
    /// The whole of it.
    pub(super) fn whole(&self) -> String {
        format!("{}{}", self.columns, self.rows)
    }

    /// Its rows alone, for a mapping that has the rest; none where there are none.
    pub(super) fn rows(&self, language: Language) -> Option<String> {
        let head = || format!("# {}\n", language.say("mapping-more", &[]));
        (!self.rows.is_empty()).then(|| head() + &self.rows)
    }
}

/// What is open beside the columns that have a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open<'a> {
    /// Rows that no row of the need is, and remarks, with their row in the sheet; other remarks have none.
    pub rows: &'a [(Option<usize>, String)],
    /// Columns with remarks.
    pub columns: &'a [usize],
}

/// Draws up a mapping.
pub(super) fn skeleton(
    tables: &[Table],
    chosen: Option<(&Table, &Layout)>,
    open: Open<'_>,
    schedule: &PriceSchedule,
    language: Language,
) -> Drawn {
    let columns = columns(tables, chosen, open.columns, language);
    Drawn { columns, rows: rows(open.rows, schedule, language) }
}

fn columns(tables: &[Table], chosen: Option<(&Table, &Layout)>, remarks: &[usize], language: Language) -> String {
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
    out.push_str(&format!("header_row: {}\ncolumns:\n", layout.headings.below));
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
            out.push_str(&format!("  {name}: {}  # {}\n", quoted(OPEN), list(&all_columns(table, &layout))));
        }
    }
    let altering = layout.open.iter().filter(|(kind, _)| matches!(kind, Column::Discount | Column::Part));
    let mut altering: Vec<Heading> = altering.flat_map(|(_, found)| found.clone()).collect();
    altering.extend(layout.unread.iter().filter(|heading| remarks.contains(&heading.column)).cloned());
    if !altering.is_empty() {
        let all: Vec<String> = altering.iter().map(|_| quoted(OPEN)).collect();
        out.push_str(&format!("  ignored: [{}]  # {}\n", all.join(", "), list(&altering)));
    }
    out
}

/// Every column of a sheet by its heading, or by the first that stands in it.
fn all_columns(table: &Table, layout: &Layout) -> Vec<Heading> {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let first = |column: usize| {
        let cells = (layout.headings.below..table.rows.len()).map(|row| table.cell(row, column));
        cells.filter(|cell| !cell.is_empty()).map(Cell::text).next()
    };
    let headed = |column: usize| layout.headings.at(column).cloned();
    (0..width).filter_map(|column| headed(column).or_else(|| Some(Heading::of(column, first(column)?)))).collect()
}

fn rows(foreign: &[(Option<usize>, String)], schedule: &PriceSchedule, language: Language) -> String {
    if foreign.is_empty() {
        return String::new();
    }
    let mut out = "rows:\n".to_owned();
    // A row may be one that the need has not, and hold a remark in the same words.
    let mut all: Vec<(Option<usize>, String, &str)> = Vec::new();
    for (row, name) in foreign {
        let plain = plain(name);
        if !all.iter().any(|(known, words, _)| known == row && *words == plain) {
            all.push((*row, plain, name));
        }
    }
    let mut keys: Vec<String> = Vec::new();
    for (row, words, name) in &all {
        let said = all.iter().filter(|(_, other, _)| other == words).count();
        // A name that several rows have, or none that can be told, is that of its place.
        let by_name = !words.is_empty() && said == 1;
        let (key, remark) = match row {
            Some(row) if !by_name => (format!("row {}", row + 1), format!("  # {name}")),
            _ => ((*name).to_owned(), String::new()),
        };
        if !keys.contains(&key) {
            out.push_str(&format!("  {}: {}{remark}\n", quoted(&key), quoted(OPEN)));
            keys.push(key);
        }
    }
    let lines: Vec<String> = schedule.rows.iter().map(PriceRow::key).collect();
    out.push_str(&format!("# {} {}\n", language.say("mapping-values", &[]), lines.join(", ")));
    out
}

/// The row that looks most like one of headings where none is known: that without figures whose words name most kinds of column,
/// or else that above the first row of figures. None where the table begins with figures.
fn candidate(table: &Table) -> Headings {
    let texts = |row: usize| table.filled(row).filter(|(_, cell)| matches!(cell.content, Content::Text(_))).count();
    let kinds = |row: usize| Headings::read(table, row, row).kinds();
    let figures = |row: usize| {
        table.filled(row).any(|(_, cell)| match &cell.content {
            Content::Number(_) => true,
            Content::Text(text) => !table.typed && number_text::read(text).is_some(),
            _ => false,
        })
    };
    let rows = 0..table.rows.len().min(HEADER_ROWS);
    let named = rows.clone().rev().filter(|row| !figures(*row) && kinds(*row) > 1);
    let named = named.max_by_key(|row| (kinds(*row), texts(*row)));
    let first = || rows.clone().find(|row| figures(*row) && texts(*row) > 0);
    let above = || first()?.checked_sub(1).filter(|row| texts(*row) > 1 && !figures(*row));
    named.or_else(above).map_or_else(Headings::none, |row| Headings::read(table, row, row))
}

/// Text as a scalar of YAML, whatever quotes it holds.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
