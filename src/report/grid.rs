use rust_decimal::Decimal;

use crate::city::rules::Kind;

/// A table that knows what its cells are, so that each format writes them in its own way: the document on paper
/// and screen, the sheet, and the table beside a chart show the same figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// What it shows, in the reader's language.
    pub title: String,
    /// Heads of the columns, in the reader's language.
    pub columns: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<GridRow>,
    /// What a reader has to know below it.
    pub notes: Vec<String>,
    /// In what readers see its amounts.
    pub unit: Unit,
}

/// In what people read the amounts of a table; programs have the cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// In thousands of euros, to a tenth.
    #[default]
    Thousand,
    /// In whole euros: of a plan that a table in thousands would show as zeros.
    Euro,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Its cells.
    pub cells: Vec<Value>,
    /// Whether it sums up rows above it.
    pub total: bool,
    /// Where its value stands in the files, for those who want to change it; nothing where it stands nowhere.
    pub path: String,
}

/// What a cell holds. Figures are exact; they are rounded where they are written, half-up.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing to tell: not a zero.
    Empty,
    /// Words.
    Text(String),
    /// Euros, shown to the cent.
    Money(Decimal),
    /// Euros that are only known to be at least so much, because something has no price.
    AtLeast(Decimal),
    /// A share: 0.4 is 40 %.
    Share(Decimal),
    /// A number of years.
    Years(Decimal),
    /// A share or years that a rule measures, with so many decimals more than usual: those that tell them apart from its
    /// thresholds.
    Measure(Decimal, Kind, u32),
    /// A pure number: units, a ratio.
    Number(Decimal),
    /// A calendar year, never grouped.
    Year(i32),
}

impl Grid {
    /// An empty table.
    pub fn new(title: impl Into<String>, columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let columns = columns.into_iter().map(Into::into).collect();
        Self { title: title.into(), columns, ..Self::default() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Value>) {
        self.rows.push(GridRow { cells: cells.into_iter().collect(), total: false, path: String::new() });
    }

    /// Adds a row of a value that has a path.
    pub fn hinted(&mut self, path: &str, cells: impl IntoIterator<Item = Value>) {
        self.rows.push(GridRow { cells: cells.into_iter().collect(), total: false, path: path.to_owned() });
    }

    /// The largest of its amounts, above or below zero.
    pub fn largest(&self) -> Decimal {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let amounts = cells.filter_map(|cell| match cell {
            Value::Money(amount) | Value::AtLeast(amount) => Some(amount.abs()),
            _ => None,
        });
        amounts.max().unwrap_or_default()
    }

    /// Adds a row that sums up.
    pub fn total(&mut self, cells: impl IntoIterator<Item = Value>) {
        self.rows.push(GridRow { cells: cells.into_iter().collect(), total: true, path: String::new() });
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
