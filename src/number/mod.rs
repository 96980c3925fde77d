//! Floor 1: the kinds of number that the one calculation runs with.
//!
//! `engine`, `finance` and `city` are written once, generic over these traits; the kind decides what
//! comes out. [`Decimal`] gives the exact figures, [`Traced`] the same figures with
//! how each of them came about; [`Polynomial`] writes the calculation down as a program over the uncertain
//! inputs.

mod decimal;
mod label;
mod latest;
mod polynomial;
mod resting;
mod shelf;
mod traced;

pub use label::{Label, What};
pub(crate) use latest::Latest;
pub(crate) use resting::Resting;
pub(crate) use shelf::{Set, Shelf};
pub use traced::Traced;
pub(crate) use traced::{Op, share};

use rust_decimal::Decimal;

pub(crate) use polynomial::{Book, Bounds, BuildIdHasher, IdMap};
pub use polynomial::{Condition, Graph, MonomialId, Node, NodeId, Polynomial, Sum, Term};

/// What the engine needs: it adds, subtracts and multiplies, and branches on nothing that it computes.
pub trait Number: Clone {
    /// A number of the case that no input can change.
    fn constant(value: Decimal) -> Self;
    /// Sum.
    fn add(&self, other: &Self) -> Self;
    /// Difference.
    fn sub(&self, other: &Self) -> Self;
    /// Product.
    fn mul(&self, other: &Self) -> Self;
    /// Product with a constant.
    fn scale(&self, factor: Decimal) -> Self;
    /// A twelfth. Amounts of months are kept in twelfths and divided last, so that years come out exact.
    fn twelfth(&self) -> Self;
    /// Zero.
    fn zero() -> Self {
        Self::constant(Decimal::ZERO)
    }
    /// Adds in place.
    fn add_to(&mut self, other: &Self) {
        *self = self.add(other);
    }
    /// Adds so many times in place.
    fn add_times(&mut self, other: &Self, times: u32) {
        (0..times).for_each(|_| self.add_to(other));
    }
    /// Whether this is known to be another number without working anything out, so that whatever is made of both is the same. No
    /// number is where each remembers how it came about, not even itself.
    fn same(&self, _other: &Self) -> bool {
        false
    }
    /// Names what the number is, for the kinds that remember how they came about.
    #[must_use]
    fn mark(self, _label: impl FnOnce() -> Label) -> Self {
        self
    }
    /// Product with a constant that has a name.
    #[must_use]
    fn scale_as(&self, factor: Decimal, _label: impl FnOnce() -> Label) -> Self {
        self.scale(factor)
    }
    /// Whether this is zero whatever the inputs, so that it may be left out.
    fn is_nothing(&self) -> bool {
        false
    }
    /// The same number, marked as one that many others are made of: a program works it out once and goes on from there.
    /// Without the mark its terms would be multiplied out in each of the others.
    fn materialize(&self) -> Self {
        self.clone()
    }
}

/// What finance and the city need beyond [`Number`]: they divide, cap, round and compare.
pub trait FullNumber: Number {
    /// The answer to a comparison, one for each scenario that runs.
    type Mask: Mask;
    /// Quotient; the caller makes sure that the divisor is not zero.
    fn div(&self, other: &Self) -> Self;
    /// The smaller one.
    fn min(&self, other: &Self) -> Self;
    /// The larger one.
    fn max(&self, other: &Self) -> Self;
    /// Half-up to the cent where the kind of number is exact; the identity elsewhere.
    fn cents(&self) -> Self;
    /// Whether it is below zero, at 1e-9: how every threshold is compared.
    fn below_zero(&self) -> Self::Mask;
    /// Whether it is exactly zero or less.
    fn not_positive(&self) -> Self::Mask;
    /// One or the other.
    fn select(mask: &Self::Mask, yes: &Self, no: &Self) -> Self;
}

/// The answer to a comparison.
pub trait Mask: Clone + std::fmt::Debug {
    /// The same answer for all.
    fn all(value: bool) -> Self;
    /// Both.
    fn and(&self, other: &Self) -> Self;
    /// At least one.
    fn or(&self, other: &Self) -> Self;
    /// The contrary.
    fn not(&self) -> Self;
    /// The answer, where it is the same for all.
    fn known(&self) -> Option<bool>;
    /// Both, where the other one is only looked at if this one may hold.
    #[must_use]
    fn and_if(&self, other: impl FnOnce() -> Self) -> Self {
        if self.known() == Some(false) { self.clone() } else { self.and(&other()) }
    }
}

impl Mask for bool {
    fn all(value: bool) -> Self {
        value
    }
    fn and(&self, other: &Self) -> Self {
        *self && *other
    }
    fn or(&self, other: &Self) -> Self {
        *self || *other
    }
    fn not(&self) -> Self {
        !*self
    }
    fn known(&self) -> Option<bool> {
        Some(*self)
    }
}
