use std::path::Path;

use super::column::NAMED;
use super::open::open;
use super::table::{Content, Table, letters};
use crate::language::{Language, group};

/// The kinds of column that a person can name in a mapping.
pub(crate) const COLUMNS: [&str; NAMED.len()] = {
    let mut names = [""; NAMED.len()];
    let mut place = 0;
    while place < NAMED.len() {
        names[place] = NAMED[place].0;
        place += 1;
    }
    names
};

/// A sheet of a file as a person looks at it.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    /// Its name; empty for text.
    pub name: String,
    /// The letters of its columns.
    pub columns: Vec<String>,
    /// Its first rows, as texts.
    pub rows: Vec<Vec<String>>,
}

/// The shown sheets of a file with their first rows; none where it cannot be read.
pub(crate) fn sheets(file: &Path, rows: usize, language: Language) -> Vec<Sheet> {
    let tables = open(file).unwrap_or_default();
    let shown = tables.iter().filter(|table| !table.hidden && !table.rows.is_empty());
    shown.map(|table| sheet(table, rows, language)).collect()
}

fn sheet(table: &Table, rows: usize, language: Language) -> Sheet {
    let count = table.rows.len().min(rows);
    let last = |row: usize| table.filled(row).next_back().map_or(0, |(column, _)| column + 1);
    let width = (0..count).map(last).max().unwrap_or_default();
    let text = |row, column| match &table.cell(row, column).content {
        Content::Empty => String::new(),
        Content::Number(number) => group(*number, number.scale(), language),
        Content::Text(text) | Content::Date(text) | Content::Time(text) | Content::Error(text) => text.clone(),
        Content::Truth(truth) => truth.to_string(),
    };
    Sheet {
        name: table.name.clone(),
        columns: (0..width).map(letters).collect(),
        rows: (0..count).map(|row| (0..width).map(|column| text(row, column)).collect()).collect(),
    }
}
