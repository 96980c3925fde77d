use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

/// No price, quantity or amount of a schedule is as large as 10^12; what is stays text, so that products and sums
/// of numbers never leave what is computed exactly.
pub(crate) const LARGEST_NUMBER: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// A sheet of a workbook, or the whole of a text table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// Name of the sheet; empty for text.
    pub name: String,
    /// Rows of cells, from row 1 and column A of the spreadsheet.
    pub rows: Vec<Vec<Cell>>,
    /// Whether cells know numbers from texts: a workbook does, a text table does not.
    pub typed: bool,
    /// Whether the sheet is not shown.
    pub hidden: bool,
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<usize>,
    /// Cells that stand for several rows: their column, and their first and last row.
    pub merged: Vec<(usize, usize, usize)>,
    /// What stands above and below each printed page, part by part.
    pub headers: Vec<String>,
    /// What stands in boxes of text that lie on the sheet.
    pub boxes: Vec<String>,
    /// What the file says of cells beside what they hold.
    pub marks: BTreeMap<(usize, usize), Vec<Mark>>,
    /// The texts of cells with marks that turn or hide text, as they are: files of ours tell them.
    pub unseen: BTreeMap<(usize, usize), String>,
    /// Cells whose formula gives a text of nothing, as `=IF(A1="";"";A1)` does: empty, and computed.
    pub blank: BTreeSet<(usize, usize)>,
}

/// What a workbook says of a cell beside what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It is struck out, or part of it.
    Struck,
    /// Some of its letters are raised or lowered, as the sign of a footnote.
    Raised,
    /// A note on it.
    Note(String),
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cell {
    /// What is in it.
    pub content: Content,
    /// The formula whose result it is.
    pub formula: Option<String>,
    /// Its number format, such as `#,##0.00 "€"`; none where it has none of its own.
    pub format: Option<Arc<str>>,
}

/// What is in a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Content {
    /// Nothing.
    #[default]
    Empty,
    /// Text, trimmed.
    Text(String),
    /// A number, by the shortest text that means the cell's binary number: what was typed.
    Number(Decimal),
    /// A date, with or without a time, as `2026-06-30`.
    Date(String),
    /// A time of day, or a duration.
    Time(String),
    /// True or false.
    Truth(bool),
    /// What a formula gives that has no result.
    Error(String),
}

impl Table {
    /// A cell by row and column from 0.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &Cell {
        static EMPTY: Cell = Cell { content: Content::Empty, formula: None, format: None };
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&EMPTY)
    }

    /// The cell at a place, made where there is none.
    pub(crate) fn put(&mut self, row: usize, column: usize) -> &mut Cell {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        &mut cells[column]
    }

    /// What makes the figure of a cell another one than it seems: the name of its kind.
    pub(crate) fn marked(&self, row: usize, column: usize) -> Option<&'static str> {
        self.marks.get(&(row, column))?.iter().find_map(|mark| match mark {
            Mark::Struck => Some("struck"),
            Mark::Raised => Some("raised"),
            Mark::Note(_) => None,
        })
    }

    /// The notes on a cell.
    pub(crate) fn notes(&self, row: usize, column: usize) -> Vec<&String> {
        let marks = self.marks.get(&(row, column)).into_iter().flatten();
        marks.filter_map(|mark| if let Mark::Note(note) = mark { Some(note) } else { None }).collect()
    }

    /// The cells of a row with their columns, those with something in them.
    pub(crate) fn filled(&self, row: usize) -> impl DoubleEndedIterator<Item = (usize, &Cell)> {
        self.rows.get(row).into_iter().flat_map(|cells| cells.iter().enumerate()).filter(|(_, cell)| !cell.is_empty())
    }

    /// `DQE!E7`.
    pub(crate) fn place(&self, row: usize, column: usize) -> String {
        let sheet = if self.name.is_empty() { String::new() } else { format!("{}!", self.name) };
        format!("{sheet}{}{}", letters(column), row + 1)
    }
}

/// The letters of a column from 0: `A`, `AA`.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}

/// The column of its letters, in any case; none where they are more than three.
pub(crate) fn column_of(letters: &str) -> Option<usize> {
    let plain = !letters.is_empty() && letters.len() <= 3 && letters.chars().all(|c| c.is_ascii_alphabetic());
    let digit = |c: char| usize::from(c.to_ascii_uppercase() as u8 - b'A') + 1;
    plain.then(|| letters.chars().fold(0, |sum, c| sum * 26 + digit(c)) - 1)
}

impl Cell {
    /// Its text, a number as written.
    pub(crate) fn text(&self) -> String {
        match &self.content {
            Content::Empty => String::new(),
            Content::Text(text) | Content::Date(text) | Content::Time(text) | Content::Error(text) => text.clone(),
            Content::Number(number) => number.normalize().to_string(),
            Content::Truth(value) => value.to_string(),
        }
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.content == Content::Empty
    }

    /// Whether a formula stands in it whose result the file does not hold.
    pub(crate) fn is_without_result(&self) -> bool {
        self.is_empty() && self.formula.is_some()
    }
}

/// Text without what a terminal, a report or a file of ours would take for an order: the writer of a schedule is a
/// stranger. Controls are shown as their pictures, marks that turn or hide text as `�`, ends of lines as spaces, and between two figures as `⏎`.
pub(crate) fn tame(text: &str) -> String {
    without_controls(&text.chars().map(|c| if is_unseen(c) { '\u{fffd}' } else { c }).collect::<String>())
}

/// The same with marks that turn or hide text as they are; none where there is no such mark.
pub(super) fn unseen(text: &str) -> Option<String> {
    text.contains(is_unseen).then(|| without_controls(text))
}

fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

fn without_controls(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let shown = |c: &&char| !c.is_whitespace();
    // Two figures below each other are not one of thousands.
    let parts = |at: usize| {
        let ends = [chars[..at].iter().rfind(shown), chars[at + 1..].iter().find(shown)];
        ends.iter().all(|end| end.is_some_and(char::is_ascii_digit))
    };
    let tamed = chars.iter().enumerate().map(|(at, c)| match *c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' if parts(at) => '\u{23ce}',
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(*c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        c => c,
    });
    crate::units::plain_spaces(&tamed.collect::<String>())
}

/// The text of a cell: nothing where it holds but spaces.
pub(crate) fn text_content(text: &str) -> Content {
    let text = tame(text);
    if text.is_empty() { Content::Empty } else { Content::Text(text) }
}
