use std::collections::HashMap;

use super::layout::{Column, field_path};
use super::read::{kind, layout};
use super::rows::{cell, leaf};
use super::table::word_meant;
use super::text::sheets;
use super::typed::sheet_of;
use crate::diagnostic::Diagnostics;

/// The remarks of a workbook's text: where the entry stands beside which each is written, key by key, and what it says.
pub(crate) fn remarks(text: &str) -> Vec<(Vec<String>, String)> {
    let mut out = Vec::new();
    let mut items = HashMap::new();
    let kind = kind(text);
    for sheet in &sheets(text, 0) {
        // Those of a city beside a plan are on other fields of the same names.
        let Some(row) = sheet_of(sheet.name).filter(|row| Some(row.kind) == kind) else { continue };
        let Some(layout) = layout(row, sheet) else { continue };
        for cells in sheet.rows.iter().skip(layout.row + 1) {
            let at = |holds: &Column| cell(cells, layout.place(holds)?);
            let key = |place: usize| {
                let text = at(&Column::Key(place))?.text;
                let words = if place == 0 { row.words } else { &[] };
                Some(word_meant(text, words).unwrap_or(text).to_owned())
            };
            let filled = cells.iter().any(|cell| layout.decides(cell.column));
            let mut keys = 0..;
            let mut path = Vec::new();
            for step in row.at {
                match *step {
                    "*" => path.extend(keys.next().and_then(key)),
                    "#" => {
                        let next: &mut usize = items.entry(row.at[0]).or_default();
                        path.push(next.to_string());
                        *next += usize::from(filled);
                    }
                    step => path.push(step.to_owned()),
                }
            }
            if row.at.is_empty() {
                path.extend(key(0).map(|name| field_path(row, &name)).unwrap_or_default());
            }
            if let Some(remark) = at(&Column::Remarks) {
                let node = leaf(remark, &mut Diagnostics::default());
                out.push((path, node.text().unwrap_or(remark.text).to_owned()));
            }
        }
    }
    out
}
