//! Cells below no heading: nobody can tell what they are, so that none is passed over.

use std::collections::BTreeMap;

use super::layout::Layout;
use super::text::{CellText, SheetText};
use crate::diagnostic::{Diagnostic, codes, letters};

/// The columns without a heading whose cells hold something, each with its fault: where the heading would stand, and how many
/// there are.
pub(super) fn unheaded(layout: &Layout, text: &SheetText<'_>) -> Vec<(usize, Diagnostic)> {
    let headings = text.rows.get(layout.row).map(Vec::as_slice).unwrap_or_default();
    let mut columns: BTreeMap<usize, Vec<(usize, &CellText<'_>)>> = BTreeMap::new();
    for (row, cells) in (1..).zip(&text.rows).skip(layout.row + 1) {
        for cell in cells.iter().filter(|cell| headings.iter().all(|heading| heading.column != cell.column)) {
            columns.entry(cell.column).or_default().push((row, cell));
        }
    }
    let fault = |(column, cells): (usize, Vec<(usize, &CellText<'_>)>)| {
        let (row, first) = cells.first().copied()?;
        let at = |row: usize| format!("{}{row}", letters(column));
        let fault = Diagnostic::at(codes::SHEET_UNHEADED, first.span).arg("heading", at(layout.row + 1));
        let fault = fault.arg("sheet", text.name).arg("count", cells.len()).arg("first", at(row));
        Some((column, fault.arg("shown", first.text).help("help")))
    };
    columns.into_iter().filter_map(fault).collect()
}
