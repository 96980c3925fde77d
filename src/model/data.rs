use rust_decimal::Decimal;

use crate::diagnostic::Span;
use crate::number::Number;

/// A value of the case: what is computed with, and which input it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Datum {
    /// Index of its [`Provenance`].
    pub id: u32,
    /// The value as written or as the law has it.
    pub value: Decimal,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// Its path, as overrides and explanations name it.
    pub path: String,
    /// Where it stands; a default stands nowhere.
    pub span: Option<Span>,
    /// What is cited for it.
    pub source: Option<String>,
}

/// All values of a case, by id.
#[derive(Debug, Clone, Default)]
pub struct Data {
    all: Vec<Provenance>,
}

impl Data {
    /// Registers a value.
    pub fn add(&mut self, path: impl Into<String>, value: Decimal, span: Option<Span>) -> Datum {
        self.all.push(Provenance { path: path.into(), span, source: None });
        Datum { id: u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX), value }
    }

    /// Registers a value with what is cited for it.
    pub fn cited(
        &mut self,
        path: impl Into<String>,
        value: Decimal,
        span: Option<Span>,
        source: Option<String>,
    ) -> Datum {
        self.all.push(Provenance { path: path.into(), span, source });
        Datum { id: u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX), value }
    }

    /// Adds what is cited for a value.
    pub fn cite(&mut self, datum: Datum, source: String) {
        if let Some(provenance) = self.all.get_mut(datum.id as usize) {
            provenance.source = Some(source);
        }
    }

    /// Where a value comes from.
    pub fn provenance(&self, datum: Datum) -> Option<&Provenance> {
        self.all.get(datum.id as usize)
    }
}

/// Turns the values of a case into the kind of number that a calculation runs with.
pub trait Inputs<N: Number> {
    /// The number of a value.
    fn of(&self, datum: Datum) -> N;
}

/// Every value as it is written: the exact run.
#[derive(Debug, Clone, Copy)]
pub struct AsWritten;

impl Inputs<Decimal> for AsWritten {
    fn of(&self, datum: Datum) -> Decimal {
        datum.value
    }
}
