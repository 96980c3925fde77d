//! The text of a workbook: a line that names a sheet, then a line a row.

use super::super::tree::{Node, NodeKind};
use crate::diagnostic::{BETWEEN, SHEET, Span};

/// A cell with something in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellText<'t> {
    /// Its column, from 0.
    pub column: usize,
    /// Its text.
    pub text: &'t str,
    /// Its bytes.
    pub span: Span,
}

/// A sheet of the text.
#[derive(Debug)]
pub(super) struct SheetText<'t> {
    /// Its name.
    pub name: &'t str,
    /// Its rows, each with the cells that hold something.
    pub rows: Vec<Vec<CellText<'t>>>,
    /// Where each cell of each row stands, those that hold nothing too.
    pub places: Vec<Vec<Span>>,
    /// Where its first row begins.
    pub first: Span,
}

/// The sheets of a workbook's text.
pub(super) fn sheets(text: &str, file: u32) -> Vec<SheetText<'_>> {
    let mut out: Vec<SheetText<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches('\n');
        if let Some(name) = line.strip_prefix(SHEET) {
            out.push(SheetText { name, rows: Vec::new(), places: Vec::new(), first: span(file, start, start) });
            continue;
        }
        let Some(sheet) = out.last_mut() else { continue };
        let mut byte = at;
        let cells = line.split(BETWEEN).enumerate().map(|(column, cell)| {
            let own = byte + (cell.len() - cell.trim_start().len());
            byte += cell.len() + BETWEEN.len();
            let text = cell.trim();
            CellText { column, text, span: span(file, own, own + text.len()) }
        });
        let cells: Vec<CellText<'_>> = cells.collect();
        sheet.places.push(cells.iter().map(|cell| cell.span).collect());
        sheet.rows.push(cells.into_iter().filter(|cell| !cell.text.is_empty()).collect());
    }
    out
}

fn span(file: u32, start: usize, end: usize) -> Span {
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { file, start: byte(start), end: byte(end) }
}

/// A text as it stands in the text of a workbook: in quotes where it would not be read as itself.
pub(super) fn plain(text: &str) -> String {
    let unsafe_here = |c: char| c.is_control() || c == '│' || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(unsafe_here) { quoted(text) } else { text.to_owned() }
}

/// A scalar as it is to stand in a cell, so that it is read as itself: in quotes where it begins as braces, brackets or
/// quotes do, or where a spreadsheet would change its characters.
pub(crate) fn in_cell(text: &str) -> String {
    let changed = |c: char| {
        c.is_control()
            || c == '│'
            || (c != ' ' && c.is_whitespace())
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
    };
    let as_is = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(['{', '[', '"'])
        && !text.contains(changed)
        && !matches!(text, "null" | "~");
    if as_is { text.to_owned() } else { quoted(text) }
}

/// In double quotes as YAML reads them; what is no plain letter by its number.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || c == '│'
                || (c != ' ' && (c.is_whitespace() || !c.is_alphanumeric() && !c.is_ascii())) =>
            {
                let mut units = [0; 2];
                match c.encode_utf16(&mut units) {
                    [one] => out.push_str(&format!("\\u{one:04x}")),
                    _ => out.push_str(&format!("\\U{:08x}", u32::from(c))),
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A node moved by some bytes.
pub(super) fn moved(node: &mut Node<'_>, by: u32) {
    let shift = |span: &mut Span| {
        span.start += by;
        span.end += by;
    };
    shift(&mut node.span);
    match &mut node.kind {
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                moved(key, by);
                moved(value, by);
            }
        }
        NodeKind::List(items) => items.iter_mut().for_each(|item| moved(item, by)),
        _ => {}
    }
}
