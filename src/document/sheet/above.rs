//! Rows above the headings: titles, or rows that would not be read where they stand, as after a sheet was sorted with its headings.

use super::super::ids::slug;
use super::layout::{Column, Layout, field_path};
use super::table::{SheetRow, columns_of, word_meant};
use super::text::{CellText, SheetText};
use crate::diagnostic::{Diagnostic, codes};

/// The rows above the headings that may be more than titles, each with its number from 1.
pub(super) fn above<'a, 's>(
    sheet: &SheetRow,
    layout: &Layout,
    text: &'a SheetText<'s>,
) -> Vec<(usize, &'a [CellText<'s>])> {
    let rows = (1..).zip(text.rows.iter().map(Vec::as_slice)).take(layout.row);
    rows.filter(|(_, cells)| !cells.is_empty() && !is_title(sheet, text.name, cells)).collect()
}

/// The fault of such rows, at the first.
pub(super) fn fault(layout: &Layout, text: &SheetText<'_>, rows: &[(usize, &[CellText<'_>])]) -> Option<Diagnostic> {
    let first = rows.first()?.1.first()?;
    let numbers: Vec<String> = rows.iter().map(|(row, _)| row.to_string()).collect();
    let fault = Diagnostic::at(codes::SHEET_ABOVE, first.span).arg("sheet", text.name).arg("count", rows.len());
    let fault = fault.arg("rows", numbers.join(", ")).arg("heading", layout.row + 1);
    Some(fault.arg("shown", first.text).help("help"))
}

/// The field of the file that a row above the headings would say, where rows are fields.
pub(super) fn field_of(sheet: &SheetRow, layout: &Layout, cells: &[CellText<'_>]) -> Option<Vec<String>> {
    let name = cells.iter().find(|cell| layout.column(cell.column) == Some(&Column::Key(0)))?;
    let path = field_path(sheet, name.text);
    columns_of(sheet).iter().any(|field| field.path.first() == path.first()).then_some(path)
}

/// Whether a row can be nothing but a title: one cell of free words.
fn is_title(sheet: &SheetRow, name: &str, cells: &[CellText<'_>]) -> bool {
    let [only] = cells else { return false };
    let words = only.text;
    if slug(words) == slug(name) {
        return true;
    }
    let fields = columns_of(sheet);
    let field = fields.iter().any(|field| field.is(words));
    let kind = word_meant(words, sheet.words).is_some()
        || fields.iter().any(|field| word_meant(words, &field.words()).is_some());
    // Ids, items and paths, numbers and dates, values between braces.
    let of_files = words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_./:,*".contains(c));
    !(field || kind || of_files || is_value(words) || words.starts_with(['{', '[', '"']))
}

/// Whether words are a number, perhaps with its unit, or a date: `2000 EUR/bin`, `30 %`, `1 pour 3 bins`, `1er janvier 2027`.
fn is_value(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let number = |word: &str| word.trim_start_matches(['-', '+', '€']).starts_with(|c: char| c.is_ascii_digit());
    let unit = |word: &str| word.starts_with("EUR") || !word.starts_with(char::is_uppercase);
    match words.as_slice() {
        [first] => number(first),
        [first, second] => number(first) && unit(second),
        [first, second, .., last] => number(first) && (number(last) || matches!(*second, "pour" | "per" | "par")),
        [] => false,
    }
}
