use super::column::{Column, NAMED};
use super::headings::{HEADER_ROWS, Heading, Headings};
use super::layout::Layout;
use super::mapping::{Mapping, without_column};
use super::price::unit_example;
use super::table::{Table, letters};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// The sheet that is the schedule, and its headings; none where there is none, or more than one: that is told.
pub(super) fn sheet<'t>(
    file: &str,
    tables: &'t [Table],
    mapping: &Mapping,
    diagnostics: &mut Diagnostics,
) -> Option<(&'t Table, Headings)> {
    let chosen = match &mapping.sheet {
        Some(wanted) => {
            let found = tables.iter().find(|table| table.name == wanted.value);
            // Spreadsheets tell sheets apart without regard to case.
            let found =
                found.or_else(|| tables.iter().find(|table| table.name.to_lowercase() == wanted.value.to_lowercase()));
            let Some(table) = found else {
                let known: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
                let fault = Diagnostic::at(codes::MAPPING_SHEET, wanted.span).arg("name", wanted.value.as_str());
                diagnostics.push(fault.arg("known", known.join(", ")).did_you_mean(&wanted.value, known).help("help"));
                return None;
            };
            Some((table, headings(table, mapping)))
        }
        None => {
            // What is hidden was not meant to be read; whoever wants it names it in a mapping.
            let shown = tables.iter().filter(|table| !table.hidden);
            let mut found: Vec<(&Table, Option<Headings>)> = shown
                .map(|table| (table, headings(table, mapping)))
                .filter(|(_, headings)| headings.is_some())
                .collect();
            // A schedule with headings and no prices may be the empty form that was sent along; two that are filled in may
            // be variants, between which only the buyer can choose.
            if found.iter().any(|(table, headings)| is_priced(table, headings.as_ref())) {
                found.retain(|(table, headings)| is_priced(table, headings.as_ref()));
                if found.len() > 1 {
                    let names: Vec<&str> = found.iter().map(|(table, _)| table.name.as_str()).collect();
                    let fault =
                        Diagnostic::new(codes::SCHEDULE_SHEETS).arg("file", file).arg("sheets", names.join(", "));
                    diagnostics.push(fault.arg("example", quoted(names[0])).help("help"));
                    return None;
                }
            }
            found.into_iter().next()
        }
    };
    let Some((table, Some(headings))) = chosen else {
        let hidden: Vec<&str> = tables.iter().filter(|table| table.hidden).map(|table| table.name.as_str()).collect();
        let fault = Diagnostic::new(codes::SCHEDULE_NO_HEADER).arg("file", file).arg("rows", HEADER_ROWS).help("help");
        diagnostics.push(match hidden.is_empty() {
            true => fault,
            false => fault.arg("hidden", hidden.join(", ")).help("help-hidden"),
        });
        return None;
    };
    // What is on another sheet may be discounts or options that change what this one says.
    let others = tables.iter().filter(|other| !std::ptr::eq(*other, table) && !other.rows.is_empty());
    let others: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    if !others.is_empty() {
        let unread = Diagnostic::new(codes::SCHEDULE_UNREAD_SHEETS).arg("file", file).arg("sheets", others.join(", "));
        diagnostics.push(unread.arg("sheet", table.name.as_str()));
    }
    Some((table, headings))
}

fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

fn headings(table: &Table, mapping: &Mapping) -> Option<Headings> {
    match &mapping.header_row {
        // Of two rows of headings the mapping names the last; what stands above belongs to it where it parts it.
        Some(row) if row.value == 0 => Some(Headings::none()),
        Some(row) => {
            let row = row.value - 1;
            let one = Headings::read(table, row, row);
            let two = (row > 0).then(|| Headings::read(table, row - 1, row)).filter(|two| two.kinds() > one.kinds());
            Some(two.unwrap_or(one))
        }
        None => Headings::find(table),
    }
}

fn is_priced(table: &Table, headings: Option<&Headings>) -> bool {
    headings.is_some_and(|headings| {
        let mut columns = headings.of(Column::Price).map(|heading| heading.column);
        columns.any(|column| (headings.below..table.rows.len()).any(|row| !table.cell(row, column).is_empty()))
    })
}

/// Tells columns that are not settled, and those that are not read.
pub(super) fn columns(file: &str, table: &Table, layout: &Layout, diagnostics: &mut Diagnostics) {
    let row = layout.headings.row;
    let named = |heading: &Heading| match heading.text.as_str() {
        "" => letters(heading.column),
        text => format!("{} `{text}`", letters(heading.column)),
    };
    let list = |all: &[Heading]| all.iter().map(named).collect::<Vec<_>>().join(", ");
    let name = |kind: Column| NAMED.iter().find(|(_, known)| *known == kind).map_or("ignored", |(name, _)| name);
    for (kind, found) in &layout.open {
        let first = found.first().map_or(0, |heading| heading.column);
        // A discount or a part not read would make the price another one: that is no matter of which column is meant.
        let code = if matches!(kind, Column::Discount | Column::Part) {
            codes::SCHEDULE_ALTERS
        } else {
            codes::SCHEDULE_COLUMNS
        };
        let fault = Diagnostic::new(code).arg("file", file).arg("cell", table.place(row, first));
        let fault =
            fault.arg("columns", list(found)).arg("kind", crate::language::Arg::Word(format!("holds-{}", name(*kind))));
        let only = found.first().filter(|one| *kind == Column::Price && found.len() == 1 && one.is_unclear());
        let example = match (code, only) {
            (codes::SCHEDULE_ALTERS, _) => without_column(first),
            // What else its heading says would be the next question.
            (_, Some(only)) if !only.is_odd() => unit_example(first, &only.stated),
            _ => format!("columns: {{{}: {}}}", name(*kind), letters(first)),
        };
        diagnostics.push(fault.arg("example", example).help("help"));
    }
    if let Some((empty, taxed)) = &layout.lacking {
        let kind = crate::language::Arg::Word(format!("holds-{}", name(Column::Price)));
        let fault =
            Diagnostic::new(codes::SCHEDULE_COLUMNS).arg("file", file).arg("cell", table.place(row, empty.column));
        let all: Vec<Heading> = std::iter::once(empty).chain(taxed).cloned().collect();
        let fault = fault.arg("columns", list(&all)).arg("kind", kind).arg("empty", list(&all[..1]));
        diagnostics.push(fault.arg("taxed", list(taxed)).help("help-empty"));
    }
    let named = [Column::Designation, Column::Key].iter().any(|kind| layout.column(*kind).is_some());
    let settled = |kind: Column| layout.column(kind).is_some() || layout.open.iter().any(|(known, _)| *known == kind);
    let priced = settled(Column::Price) || layout.lacking.is_some();
    if !priced || !(named || settled(Column::Designation)) {
        let fault = Diagnostic::new(codes::SCHEDULE_NO_HEADER).arg("file", file).arg("rows", row + 1);
        let hidden: Vec<Heading> =
            layout.unread.iter().filter(|one| table.hidden_columns.contains(&one.column)).cloned().collect();
        let fault = fault.help("help");
        diagnostics.push(match hidden.is_empty() {
            true => fault,
            false => fault.arg("hidden", list(&hidden)).help("help-hidden-columns"),
        });
    }
    let (hidden, shown): (Vec<Heading>, Vec<Heading>) =
        layout.unread.iter().cloned().partition(|one| table.hidden_columns.contains(&one.column));
    for (code, unread) in [(codes::SCHEDULE_UNREAD_COLUMNS, shown), (codes::SCHEDULE_HIDDEN_COLUMNS, hidden)] {
        if let Some(first) = unread.first() {
            let told = Diagnostic::new(code).arg("file", file).arg("cell", table.place(row, first.column));
            diagnostics.push(told.arg("columns", list(&unread)));
        }
    }
}
