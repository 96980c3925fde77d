use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::figure::{AccountFigure, Term};

/// What a file says of one municipality in one year: numbers by column, in the file's unit.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    numbers: BTreeMap<String, (Decimal, Option<u64>)>,
}

impl Cells {
    /// Notes a number.
    pub fn put(&mut self, column: impl Into<String>, number: Decimal) {
        self.numbers.insert(column.into(), (number, None));
    }

    /// Notes a number that has a line of the file to itself.
    pub fn put_at(&mut self, line: u64, column: impl Into<String>, number: Decimal) {
        self.numbers.insert(column.into(), (number, Some(line)));
    }

    /// What a column says, if anything.
    pub fn get(&self, column: &str) -> Option<Decimal> {
        self.numbers.get(column).map(|(number, _)| *number)
    }

    /// Whether a column says something.
    pub fn has(&self, column: &str) -> bool {
        self.numbers.contains_key(column)
    }

    /// Whether no column says one thing here and another there.
    pub fn agrees_with(&self, other: &Self) -> bool {
        other.numbers.iter().all(|(column, (number, _))| self.get(column).is_none_or(|known| known == *number))
    }

    /// Whether another row says the same, and no more.
    pub fn same_as(&self, other: &Self) -> bool {
        self.agrees_with(other) && self.numbers.len() == other.numbers.len()
    }

    /// Takes over what another row says.
    pub fn add(&mut self, other: Self) {
        self.numbers.extend(other.numbers);
    }

    /// Adds what another part of the same accounts says.
    pub fn sum(&mut self, other: &Self) {
        for (column, (number, _)) in &other.numbers {
            let (known, _) = self.numbers.entry(column.clone()).or_default();
            *known = known.saturating_add(*number);
        }
    }

    /// Decimals that the file writes at most: how finely it is rounded.
    pub fn scale(&self) -> u32 {
        self.numbers.values().map(|(number, _)| number.scale()).max().unwrap_or(0)
    }

    /// The terms of a sum, from names with `-` before those that are taken away.
    pub fn terms(&self, columns: &[&str]) -> Vec<Term> {
        let term = |name: &&str| {
            let column = name.strip_prefix('-').unwrap_or(name).to_owned();
            let found = self.numbers.get(&column);
            let (value, line) = (found.map(|(number, _)| *number), found.and_then(|(_, line)| *line));
            Term { minus: name.starts_with('-'), value, line, column }
        };
        columns.iter().map(term).collect()
    }

    /// A figure of the accounts as a sum of columns.
    pub fn figure(&self, path: &'static str, unit: Decimal, columns: &[&str]) -> AccountFigure {
        AccountFigure { path, terms: self.terms(columns), unit }
    }
}
