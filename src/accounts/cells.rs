use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::figure::{Figure, Term};

/// What a file says of one municipality in one year: numbers by column, in the file's unit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cells {
    numbers: BTreeMap<String, Decimal>,
}

impl Cells {
    /// Notes a number.
    pub fn put(&mut self, column: impl Into<String>, number: Decimal) {
        self.numbers.insert(column.into(), number);
    }

    /// What a column says, if anything.
    pub fn get(&self, column: &str) -> Option<Decimal> {
        self.numbers.get(column).copied()
    }

    /// Whether a column says something.
    pub fn has(&self, column: &str) -> bool {
        self.numbers.contains_key(column)
    }

    /// Whether no column says one thing here and another there.
    pub fn agrees_with(&self, other: &Self) -> bool {
        other.numbers.iter().all(|(column, number)| self.get(column).is_none_or(|known| known == *number))
    }

    /// Takes over what another row says.
    pub fn add(&mut self, other: Self) {
        self.numbers.extend(other.numbers);
    }

    /// Adds what another part of the same accounts says.
    pub fn sum(&mut self, other: &Self) {
        for (column, number) in &other.numbers {
            let known = self.numbers.entry(column.clone()).or_default();
            *known = known.saturating_add(*number);
        }
    }

    /// Decimals that the file writes at most: how finely it is rounded.
    pub fn scale(&self) -> u32 {
        self.numbers.values().map(Decimal::scale).max().unwrap_or(0)
    }

    /// The terms of a sum, from names with `-` before those that are taken away.
    pub fn terms(&self, columns: &[&str]) -> Vec<Term> {
        let term = |name: &&str| {
            let column = name.strip_prefix('-').unwrap_or(name).to_owned();
            Term { minus: name.starts_with('-'), value: self.get(&column), column }
        };
        columns.iter().map(term).collect()
    }

    /// A figure of the accounts as a sum of columns.
    pub fn figure(&self, path: &'static str, unit: Decimal, columns: &[&str]) -> Figure {
        Figure { path, terms: self.terms(columns), unit }
    }
}
