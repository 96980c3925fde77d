use comfy_table::{CellAlignment, ContentArrangement, Table as Comfy, presets};

use super::style::Style;

/// A table for people: the first columns are words, the rest numbers set right.
#[derive(Debug, Clone)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    words: usize,
}

impl Table {
    /// A table whose first `words` columns are set left.
    pub fn new(head: Vec<String>, words: usize) -> Self {
        Self { head, rows: Vec::new(), words }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
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
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        (0..columns).map(|column| width(column) + 3).sum::<usize>() + 1
    }

    /// The table as text.
    pub fn print(&self, style: Style) -> String {
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
            if place >= self.words {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        format!("{table}\n")
    }
}
