use rust_decimal::Decimal;

use super::{FullNumber, Number};
use crate::units::{EXACT, MONTHS_A_YEAR, half_up};

/// Exact: 28 significant digits. Figures beyond what a `Decimal` holds are refused when the case is
/// resolved, so that the saturation here is never reached with a result that is shown.
impl Number for Decimal {
    fn constant(value: Decimal) -> Self {
        value
    }
    fn add(&self, other: &Self) -> Self {
        self.saturating_add(*other)
    }
    fn sub(&self, other: &Self) -> Self {
        self.saturating_sub(*other)
    }
    fn mul(&self, other: &Self) -> Self {
        self.saturating_mul(*other)
    }
    fn scale(&self, factor: Decimal) -> Self {
        self.saturating_mul(factor)
    }
    fn twelfth(&self) -> Self {
        self / MONTHS_A_YEAR
    }
    #[inline]
    fn add_to(&mut self, other: &Self) {
        // Most months of most sums are nothing.
        if self.is_zero() {
            *self = *other;
        } else if !other.is_zero() {
            *self = self.saturating_add(*other);
        }
    }
    fn add_times(&mut self, other: &Self, times: u32) {
        self.add_to(other);
        match unrounded(self, other, times - 1) {
            Some(sum) => *self = sum,
            None => (1..times).for_each(|_| self.add_to(other)),
        }
    }
    #[inline]
    fn same(&self, other: &Self) -> bool {
        self.serialize() == other.serialize()
    }
    fn is_nothing(&self) -> bool {
        self.is_zero()
    }
}

/// A sum and so many times another amount, where adding it as often one by one comes to the same digits: none is rounded away.
fn unrounded(sum: &Decimal, amount: &Decimal, times: u32) -> Option<Decimal> {
    let alike = sum.scale() == amount.scale() && sum.is_sign_negative() == amount.is_sign_negative();
    let total = amount.mantissa().checked_mul(i128::from(times))?.checked_add(sum.mantissa())?;
    Decimal::try_from_i128_with_scale(total, sum.scale()).ok().filter(|_| alike)
}

impl FullNumber for Decimal {
    type Mask = bool;

    fn div(&self, other: &Self) -> Self {
        self.checked_div(*other).unwrap_or_default()
    }
    fn min(&self, other: &Self) -> Self {
        Ord::min(*self, *other)
    }
    fn max(&self, other: &Self) -> Self {
        Ord::max(*self, *other)
    }
    fn cents(&self) -> Self {
        half_up(*self, 2)
    }
    fn below_zero(&self) -> bool {
        // Most are far from the threshold, where no rounding is needed to tell.
        self.is_sign_negative() && (*self <= Decimal::NEGATIVE_ONE || half_up(*self, 9) < Decimal::ZERO)
    }
    fn not_positive(&self) -> bool {
        *self < Decimal::ONE && half_up(*self, EXACT - 1) <= Decimal::ZERO
    }
    fn select(mask: &bool, yes: &Self, no: &Self) -> Self {
        if *mask { *yes } else { *no }
    }
}
