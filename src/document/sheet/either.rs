//! Columns of which a row fills one or another: a number or those of the phases, what a component costs or that there is none.

use super::layout::Layout;
use super::rows::cell;
use super::table::{SheetRow, word_meant};
use super::text::{CellText, SheetText};
use crate::diagnostic::{Diagnostic, codes};
use crate::language::Arg;

/// The fields of a row that are filled, each with its path.
pub(super) type Values<'s> = Vec<(Vec<String>, CellText<'s>)>;

/// A component that is not wanted: `none`.
pub(super) const NONE: &[&str] = &["none"];

/// What a row says where it says two things at once is a fault, and the first of the two is left. `none` in the place of a
/// price is that of the whole component.
pub(super) fn one_of<'s>(
    (sheet, layout, text): (&SheetRow, &Layout, &SheetText<'s>),
    values: &mut Values<'s>,
) -> Option<Diagnostic> {
    let heading = |at: &CellText<'_>| cell(&text.rows[layout.row], at.column).map_or("", |heading| heading.text);
    let fault = |kind: &str, one: CellText<'s>, others: &[CellText<'s>]| {
        let first = others.first()?;
        let other: Vec<String> = others.iter().map(|it| format!("`{}`", heading(it))).collect();
        let fault = Diagnostic::at(codes::SHEET_EITHER, first.span).label(one.span, "first");
        let fault = fault.arg("kind", Arg::Word(kind.to_owned())).arg("one", heading(&one));
        Some(fault.arg("other", other.join(", ")).help("help"))
    };
    let of = |values: &Values<'s>, name: &str| values.iter().find(|(path, _)| *path == [name]).map(|(_, cell)| *cell);
    if let Some(whole) = of(values, "quantity").filter(|cell| !cell.text.starts_with('{')) {
        let by_phase = |(path, _): &(Vec<String>, _)| path.len() > 1 && path[0] == "quantity";
        let others: Vec<CellText<'s>> = values.iter().filter(|one| by_phase(one)).map(|(_, cell)| *cell).collect();
        values.retain(|one| !by_phase(one));
        return fault("quantity", whole, &others);
    }
    let price =
        of(values, "price").filter(|cell| sheet.at.contains(&"costs") && word_meant(cell.text, NONE).is_some())?;
    let others: Vec<CellText<'s>> =
        values.iter().map(|(_, cell)| *cell).filter(|cell| cell.span != price.span).collect();
    *values = vec![(Vec::new(), price)];
    fault("none", price, &others)
}
