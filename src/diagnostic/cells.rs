//! Texts that are cells of a workbook, and where a byte of one stands there.
//!
//! A workbook is read as a text of its own: a line that names a sheet, then a line a row, its cells apart. A span into it is
//! a cell, so that every reader, and whatever tells a place, treats it as any other file.

/// Begins the line that names a sheet, and so the text of a workbook: no file that people write begins so.
pub(crate) const SHEET: char = '\u{2}';
/// Between two cells of a row; no cell holds it.
pub(crate) const BETWEEN: &str = " │ ";

/// A place in a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell<'t> {
    /// Name of the sheet.
    pub sheet: &'t str,
    /// Row, from 1.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// The byte at which the sheet's first row begins.
    pub first: usize,
}

impl<'t> Cell<'t> {
    /// The cell at a byte; none where the text is no workbook's. The name of a sheet counts as its first cell.
    pub(crate) fn at(text: &'t str, at: usize) -> Option<Self> {
        if !text.starts_with(SHEET) {
            return None;
        }
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let head = text[..at].rfind(SHEET).unwrap_or(0);
        let (sheet, first) = match text[head..].find('\n') {
            Some(end) => (&text[head + 1..head + end], head + end + 1),
            None => (&text[head + 1..], text.len()),
        };
        let before = &text[first..at.max(first)];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let row = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Some(Self { sheet, row, column: before[line..].matches(BETWEEN).count(), first })
    }

    /// `Lignes!D12`.
    pub(crate) fn name(&self) -> String {
        format!("{}!{}{}", self.sheet, letters(self.column), self.row)
    }
}

/// The letters of a column from 0: `A`, `AA`.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters
}
