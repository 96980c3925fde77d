use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table as Comfy, Width, presets};

use super::style::Style;

/// A table for people: the first columns are words, the rest numbers set right.
#[derive(Debug, Clone)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    words: usize,
    /// Columns that each block begins with where the table is too wide.
    first: usize,
}

impl Table {
    /// A table whose first `words` columns are set left.
    pub fn new(head: Vec<String>, words: usize) -> Self {
        Self { head, rows: Vec::new(), words, first: words }
    }

    /// Where the table is too wide, each block begins with the first `first` columns, and not with all the words.
    pub fn repeating(self, first: usize) -> Self {
        Self { first: first.min(self.words), ..self }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Its heads.
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// Its rows.
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// How many columns, from the first, are words.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Columns that the table needs without breaking a cell.
    pub fn needs(&self) -> usize {
        let columns = self.head.len();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).chain(self.head.get(column));
            cells.flat_map(|cell| cell.lines()).map(columns_of).max().unwrap_or(0)
        };
        (0..columns).map(|column| width(column) + 3).sum::<usize>() + 1
    }

    /// The table as text. Where it is too narrow for whole words, its columns of numbers are set one block below the
    /// other, each with the first columns again.
    pub fn print(&self, style: Style) -> String {
        let starts = self.starts(style.width);
        if starts.len() == 1 {
            return self.set(style);
        }
        self.blocks(&starts).iter().map(|block| block.set(style)).collect()
    }

    /// Characters of the longest word of a column, with its frame.
    fn narrowest(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).chain(self.head.get(column));
        cells.flat_map(|cell| cell.split([' ', '\n'])).map(columns_of).max().unwrap_or(0) + 3
    }

    /// With which column each block begins, after the first ones.
    fn starts(&self, width: usize) -> Vec<usize> {
        let needed = |columns: std::ops::Range<usize>| columns.map(|column| self.narrowest(column)).sum::<usize>();
        let fixed = needed(0..self.first) + 1;
        let mut starts = vec![self.first];
        let mut used = fixed;
        for column in self.first..self.head.len() {
            let more = needed(column..column + 1);
            if used + more > width && used > fixed {
                starts.push(column);
                used = fixed;
            }
            used += more;
        }
        starts
    }

    fn blocks(&self, starts: &[usize]) -> Vec<Self> {
        let ends = starts.iter().skip(1).copied().chain([self.head.len()]);
        let part = |(from, to): (usize, usize)| {
            let cut = |cells: &Vec<String>| {
                let kept = |place: &usize| *place < self.first || (from..to).contains(place);
                (0..cells.len()).filter(kept).map(|place| cells[place].clone()).collect()
            };
            let words = self.first + (from..to).filter(|place| *place < self.words).count();
            Self { head: cut(&self.head), rows: self.rows.iter().map(cut).collect(), words, first: self.first }
        };
        starts.iter().copied().zip(ends).map(part).collect()
    }

    fn set(&self, style: Style) -> String {
        let mut table = Comfy::new();
        table.load_style(presets::UTF8_FULL_CONDENSED.with_rounded_corners());
        if self.needs() > style.width {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
        }
        table.set_header(self.head.clone());
        for row in &self.rows {
            table.add_row(row.clone());
        }
        for (place, column) in table.column_iter_mut().enumerate() {
            // Words stay whole as long as the width has room for them.
            let whole = u16::try_from(self.narrowest(place) - 1).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(whole)));
            if place >= self.words {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        format!("{table}\n")
    }
}

/// Letters of a name beyond which it is folded where columns of figures would lose their place to it.
const LONG_NAME: usize = 30;

/// Columns that a column of names asks for, long ones folded between their words.
pub(super) fn folded<'n>(names: impl Iterator<Item = &'n str> + Clone) -> usize {
    let words = names.clone().flat_map(|name| name.split(' ')).map(columns_of).max().unwrap_or(0);
    names.map(columns_of).max().unwrap_or(0).min(words.max(LONG_NAME))
}

/// Columns that a text takes; those that color it take none.
fn columns_of(text: &str) -> usize {
    let mut hidden = false;
    let shown = text.chars().filter(|one| {
        let escape = hidden || *one == '\u{1b}';
        hidden = escape && *one != 'm';
        !escape
    });
    shown.count()
}
