use rust_decimal::Decimal;

use super::shelf::Values;
use super::{FullNumber, Number};

/// The exact number, and on which values it rests. What a [`Traced`](super::Traced) number tells of how it came about, this
/// one does not: it costs as much as the number itself.
#[derive(Debug, Clone)]
pub(crate) struct Resting {
    /// The number.
    pub value: Decimal,
    /// What it rests on.
    pub on: Values,
}

impl Resting {
    fn alone(&self, value: Decimal) -> Self {
        Self { value, on: self.on.clone() }
    }

    fn with(&self, other: &Self, value: Decimal) -> Self {
        Self { value, on: self.on.with(&other.on) }
    }
}

impl Number for Resting {
    fn constant(value: Decimal) -> Self {
        Self { value, on: Values::default() }
    }
    fn add(&self, other: &Self) -> Self {
        self.with(other, Number::add(&self.value, &other.value))
    }
    fn sub(&self, other: &Self) -> Self {
        self.with(other, Number::sub(&self.value, &other.value))
    }
    fn mul(&self, other: &Self) -> Self {
        self.with(other, Number::mul(&self.value, &other.value))
    }
    fn scale(&self, factor: Decimal) -> Self {
        self.alone(Number::scale(&self.value, factor))
    }
    fn twelfth(&self) -> Self {
        self.alone(self.value.twelfth())
    }
    fn is_nothing(&self) -> bool {
        self.value.is_zero()
    }
}

/// What a comparison or a choice did not take, it rests on as well: with another value it might have.
impl FullNumber for Resting {
    type Mask = bool;

    fn div(&self, other: &Self) -> Self {
        self.with(other, FullNumber::div(&self.value, &other.value))
    }
    fn min(&self, other: &Self) -> Self {
        self.with(other, Ord::min(self.value, other.value))
    }
    fn max(&self, other: &Self) -> Self {
        self.with(other, Ord::max(self.value, other.value))
    }
    fn cents(&self) -> Self {
        self.alone(self.value.cents())
    }
    fn below_zero(&self) -> bool {
        self.value.below_zero()
    }
    fn not_positive(&self) -> bool {
        self.value.not_positive()
    }
    fn select(mask: &bool, yes: &Self, no: &Self) -> Self {
        yes.with(no, if *mask { yes.value } else { no.value })
    }
}
