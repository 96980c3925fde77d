use rust_decimal::Decimal;
use serde_json::{Map, Value};

use crate::units::{MONTHS_A_YEAR, display};

/// Sums by fiscal year, rising, in twelfths of a euro while they grow.
#[derive(Debug, Clone, Default)]
pub struct ByYear(Vec<(i32, Decimal)>);

impl ByYear {
    /// Adds an amount.
    pub fn add(&mut self, year: i32, twelfths: Decimal) {
        if !twelfths.is_zero() {
            self.put(year, twelfths);
        }
    }

    /// Adds an amount, also one whose parts cancel out.
    pub fn put(&mut self, year: i32, twelfths: Decimal) {
        match self.place(year) {
            Ok(place) => self.0[place].1 += twelfths,
            Err(place) => self.0.insert(place, (year, twelfths)),
        }
    }

    fn place(&self, year: i32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&year, |(known, _)| *known)
    }

    /// Years and euros.
    pub fn euros(&self) -> impl Iterator<Item = (i32, Decimal)> {
        self.0.iter().map(|(year, twelfths)| (*year, twelfths / MONTHS_A_YEAR))
    }

    /// The year's sum in euros.
    pub fn get(&self, year: i32) -> Decimal {
        self.place(year).map_or(Decimal::ZERO, |place| self.0[place].1) / MONTHS_A_YEAR
    }

    /// All years in twelfths of a euro.
    pub fn twelfths(&self) -> Decimal {
        self.0.iter().map(|(_, twelfths)| twelfths).sum()
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
