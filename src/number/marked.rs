use rust_decimal::Decimal;

use super::Number;

/// The exact number, and whether any of the values that it was made of is of a kind that is looked for. What a
/// [`Traced`](super::Traced) number tells of every value, this one tells of one kind of them at little cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Marked {
    /// The number.
    pub value: Decimal,
    /// Whether a value of the kind went into it.
    pub rests: bool,
}

impl Marked {
    fn with(value: Decimal, others: [&Self; 2]) -> Self {
        Self { value, rests: others.iter().any(|other| other.rests) }
    }
}

impl Number for Marked {
    fn constant(value: Decimal) -> Self {
        Self { value, rests: false }
    }
    fn add(&self, other: &Self) -> Self {
        Self::with(Number::add(&self.value, &other.value), [self, other])
    }
    fn sub(&self, other: &Self) -> Self {
        Self::with(Number::sub(&self.value, &other.value), [self, other])
    }
    fn mul(&self, other: &Self) -> Self {
        Self::with(Number::mul(&self.value, &other.value), [self, other])
    }
    fn scale(&self, factor: Decimal) -> Self {
        Self { value: Number::scale(&self.value, factor), ..*self }
    }
    fn twelfth(&self) -> Self {
        Self { value: self.value.twelfth(), ..*self }
    }
    fn is_nothing(&self) -> bool {
        self.value.is_zero()
    }
}
