//! A sheet of any workbook as one of our own: a plan's, a city's or an offer's.

use super::remark::said;
use super::table::{Cell, Content, Mark, Table};
use crate::document::sheet::{self, HEAD_ROWS, Odd, Shown, ShownSheet};

/// A sheet with all that its file says of its cells.
pub(crate) fn shown(table: &Table) -> ShownSheet {
    let cells = |(row, cells): (usize, &Vec<Cell>)| {
        cells.iter().enumerate().map(|(column, cell)| in_place(table, (row, column), cell)).collect()
    };
    ShownSheet {
        name: table.name.clone(),
        rows: table.rows.iter().enumerate().map(cells).collect(),
        hidden: table.hidden,
        hidden_rows: table.hidden_rows.clone(),
        hidden_columns: table.hidden_columns.clone(),
        pages_of_money: table.headers.iter().filter(|words| is_of_money(words)).cloned().collect(),
    }
}

fn in_place(table: &Table, (row, column): (usize, usize), cell: &Cell) -> Shown {
    let blank = table.blank.contains(&(row, column));
    let content = match &cell.content {
        Content::Empty if blank => sheet::Content::Text(String::new()),
        Content::Empty => sheet::Content::Empty,
        // An `.ods` has the words of an error for its text.
        Content::Text(text) if cell.formula.is_some() && is_error(text) => sheet::Content::Error(text.clone()),
        Content::Text(text) => sheet::Content::Text(table.unseen.get(&(row, column)).unwrap_or(text).clone()),
        Content::Number(number) => sheet::Content::Number(*number, cell.format.as_deref().map(str::to_owned)),
        Content::Date(date) => sheet::Content::Date(date.clone()),
        // A time of day is no value of any field.
        Content::Time(text) | Content::Error(text) => sheet::Content::Error(text.clone()),
        Content::Truth(value) => sheet::Content::Truth(*value),
    };
    let merged = || table.merged.iter().any(|(of, first, last)| (*of, *first) == (column, row) && last > first);
    let marks = table.marks.get(&(row, column));
    let odd = marks.into_iter().flatten().find_map(|mark| match mark {
        Mark::Struck => Some(Odd::Struck),
        Mark::Raised => Some(Odd::Raised),
        Mark::Note(_) => None,
    });
    Shown {
        content,
        formula: blank || cell.formula.is_some(),
        odd: odd.or_else(|| merged().then_some(Odd::Merged)),
        notes: table.notes(row, column).into_iter().filter(|note| !note.is_empty()).cloned().collect(),
        // Words above the headings are of all that stands below.
        of_money: row < HEAD_ROWS && matches!(&cell.content, Content::Text(text) if is_of_money(text)),
    }
}

/// Whether a formula's text is what spreadsheets show where there is no result.
fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    ERRORS.contains(&text.trim()) || text.starts_with("Err:")
}

/// Whether words say in which money amounts beside them are: in thousands, in another currency, with VAT.
fn is_of_money(text: &str) -> bool {
    said(text).is_some_and(|said| said.scale.is_some() || said.foreign.is_some() || said.incl_vat == Some(true))
}
