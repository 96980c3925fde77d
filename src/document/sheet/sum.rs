//! Rows of sums, which people put below their tables and which are no entries.

use super::layout::{Column, Layout};
use super::rows::cell;
use super::table::SheetRow;
use super::text::CellText;
use crate::document::ids::slug;

/// What such a row is called.
const SUMS: [&str; 12] = [
    "total",
    "totaux",
    "totals",
    "sous-total",
    "sous-totaux",
    "subtotal",
    "sub-total",
    "grand-total",
    "total-general",
    "total-ht",
    "total-ttc",
    "somme",
];

/// The cell that says that a row is a sum: its name, where it has nothing that only an entry has, an item or a component. An
/// entry that has the name may be added to what it sums unseen.
pub(super) fn sum<'c, 's>(sheet: &SheetRow, layout: &Layout, cells: &'c [CellText<'s>]) -> Option<&'c CellText<'s>> {
    let of = |holds: Column| layout.place(&holds).and_then(|place| cell(cells, place));
    let field = |name: &str| of(Column::Field(vec![name.to_owned()]));
    let name = of(Column::Key(0)).or_else(|| field("id")).or_else(|| field("name"))?;
    let entry = sheet.at.is_empty() || field("item").is_some() || of(Column::Key(1)).is_some();
    (!entry && SUMS.contains(&slug(name.text).as_str())).then_some(name)
}
