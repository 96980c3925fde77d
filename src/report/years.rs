use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::units::{MONTHS_A_YEAR, display};

/// Sums by fiscal year, in twelfths of a euro while they grow.
#[derive(Debug, Clone, Default)]
pub struct ByYear(BTreeMap<i32, Decimal>);

impl ByYear {
    /// Adds an amount.
    pub fn add(&mut self, year: i32, twelfths: Decimal) {
        if !twelfths.is_zero() {
            self.put(year, twelfths);
        }
    }

    /// Adds an amount, also one whose parts cancel out.
    pub fn put(&mut self, year: i32, twelfths: Decimal) {
        *self.0.entry(year).or_default() += twelfths;
    }

    /// Years and euros.
    pub fn euros(&self) -> impl Iterator<Item = (i32, Decimal)> {
        self.0.iter().map(|(year, twelfths)| (*year, twelfths / MONTHS_A_YEAR))
    }

    /// The year's sum in euros.
    pub fn get(&self, year: i32) -> Decimal {
        self.0.get(&year).copied().unwrap_or_default() / MONTHS_A_YEAR
    }

    /// All years in twelfths of a euro.
    pub fn twelfths(&self) -> Decimal {
        self.0.values().sum()
    }

    /// All years in euros.
    pub fn total(&self) -> Decimal {
        self.twelfths() / MONTHS_A_YEAR
    }

    /// As a JSON object of amounts.
    pub fn json(&self) -> Value {
        let year = |(year, euros): (i32, Decimal)| (year.to_string(), Value::String(display(euros, 2)));
        Value::Object(self.euros().map(year).collect::<Map<_, _>>())
    }
}
