use rust_decimal::Decimal;

use super::cells::Cells;
use super::figure::{Term, sum};

/// A column that must be the sum of others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Identity {
    /// The column.
    pub left: Term,
    /// What it is the sum of.
    pub right: Vec<Term>,
    /// EUR that one unit of the file stands for.
    pub unit: Decimal,
}

impl Identity {
    /// The identity `left = right`, with what a file says; `-` before a column takes it away.
    pub(crate) fn of(cells: &Cells, left: &str, right: &[&str], unit: Decimal) -> Self {
        let left = Term { column: left.to_owned(), minus: false, value: cells.get(left), line: None };
        Self { left, right: cells.terms(right), unit }
    }

    /// The names of its columns: `cafn = caf - remb`.
    pub(crate) fn columns(&self) -> String {
        let right = super::AccountFigure { path: "", terms: self.right.clone(), unit: self.unit };
        format!("{} = {}", self.left.column, right.columns())
    }

    /// By how many EUR it fails, where all of its columns are there and it fails by more than their rounding: half a
    /// last digit for each column, where the file writes `scale` decimals.
    pub(crate) fn failure(&self, scale: u32) -> Option<Decimal> {
        let difference = self.left.value?.checked_sub(sum(&self.right)?)?;
        let columns = Decimal::from(self.right.len() + 1);
        let tolerance = columns * Decimal::new(5, scale + 1);
        (difference.abs() > tolerance).then(|| difference.checked_mul(self.unit)).flatten()
    }
}
