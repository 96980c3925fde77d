use std::iter::Sum;
use std::ops::{Add, AddAssign};

use rust_decimal::Decimal;

use crate::units::MONTHS_A_YEAR;

/// A sum in euros, excluding and including VAT.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// HT.
    pub excl_vat: Decimal,
    /// TTC.
    pub incl_vat: Decimal,
}

impl Amount {
    /// The part of it that falls on one of so many; none where there is none.
    pub fn over(self, count: Decimal) -> Option<Self> {
        (count > Decimal::ZERO).then(|| Self { excl_vat: self.excl_vat / count, incl_vat: self.incl_vat / count })
    }

    /// In euros, where it was added up in twelfths.
    pub fn of_twelfths(self) -> Self {
        Self { excl_vat: self.excl_vat / MONTHS_A_YEAR, incl_vat: self.incl_vat / MONTHS_A_YEAR }
    }

    /// So many times as much.
    pub fn times(self, factor: Decimal) -> Self {
        Self { excl_vat: self.excl_vat * factor, incl_vat: self.incl_vat * factor }
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { excl_vat: self.excl_vat + other.excl_vat, incl_vat: self.incl_vat + other.incl_vat }
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}
