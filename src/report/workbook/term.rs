use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::Decimal;

use super::pad::nearest;

/// A formula and the figure that perenne finds for it: no cell is written without its result, as some
/// spreadsheets do not calculate on loading. Sums and products of terms write both at once.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// The formula, without its equals sign.
    pub text: String,
    /// Its value.
    pub value: Decimal,
    binds: Binds,
}

/// How tightly a formula holds together, which decides about parentheses where it is part of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Sum,
    Product,
    Cell,
}

impl Term {
    /// A formula and its value: a cell, a function or what is used as a whole.
    pub(super) fn new(text: impl Into<String>, value: Decimal) -> Self {
        Self { text: text.into(), value, binds: Binds::Cell }
    }

    /// A number that nothing in the workbook changes.
    pub(super) fn constant(value: Decimal) -> Self {
        Self::new(nearest(value).to_string(), value)
    }

    /// Nothing.
    pub(super) fn zero() -> Self {
        Self::constant(Decimal::ZERO)
    }

    /// The whole of which shares are taken.
    pub(super) fn one() -> Self {
        Self::constant(Decimal::ONE)
    }

    /// The same formula with the figure of the engine, which the formula has to find again.
    pub(super) fn found(self, value: Decimal) -> Self {
        Self { value, ..self }
    }

    /// Terms added up; `true` subtracts. Zero without any.
    pub(super) fn sum(terms: impl IntoIterator<Item = (Self, bool)>) -> Self {
        let join = |sum: Option<Self>, (term, minus): (Self, bool)| {
            Some(match (sum, minus) {
                (Some(sum), false) => sum + term,
                (Some(sum), true) => sum - term,
                (None, false) => term,
                (None, true) => {
                    Self { text: format!("-{}", term.within(Binds::Product)), value: -term.value, binds: Binds::Sum }
                }
            })
        };
        terms.into_iter().fold(None, join).unwrap_or_else(Self::zero)
    }

    /// The larger of two.
    pub(super) fn max(self, other: Self) -> Self {
        Self::new(format!("MAX({},{})", self.text, other.text), self.value.max(other.value))
    }

    /// The smaller of two.
    pub(super) fn min(self, other: Self) -> Self {
        Self::new(format!("MIN({},{})", self.text, other.text), self.value.min(other.value))
    }

    /// Zero where another is zero.
    pub(super) fn unless_zero(self, other: &Self) -> Self {
        let value = if other.value.is_zero() { Decimal::ZERO } else { self.value };
        Self::new(format!("IF({}=0,0,{})", other.text, self.text), value)
    }

    /// The formula as part of one that binds so tightly.
    fn within(&self, binds: Binds) -> String {
        if self.binds < binds { format!("({})", self.text) } else { self.text.clone() }
    }

    fn join(&self, sign: char, other: &Self, [left, right, whole]: [Binds; 3], value: Decimal) -> Self {
        Self { text: format!("{}{sign}{}", self.within(left), other.within(right)), value, binds: whole }
    }
}

impl Add for Term {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.join('+', &other, [Binds::Sum; 3], self.value + other.value)
    }
}

/// What is not there adds nothing.
impl Add<Option<Term>> for Term {
    type Output = Self;

    fn add(self, other: Option<Self>) -> Self {
        match other {
            Some(other) => self + other,
            None => self,
        }
    }
}

impl Sub for Term {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.join('-', &other, [Binds::Sum, Binds::Product, Binds::Sum], self.value - other.value)
    }
}

/// What is not there takes nothing away.
impl Sub<Option<Term>> for Term {
    type Output = Self;

    fn sub(self, other: Option<Self>) -> Self {
        match other {
            Some(other) => self - other,
            None => self,
        }
    }
}

impl Mul for Term {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.join('*', &other, [Binds::Product; 3], self.value * other.value)
    }
}

/// Of a divisor that is zero the quotient is zero: the formulas ask for it themselves.
impl Div for Term {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let value = self.value.checked_div(other.value).unwrap_or_default();
        self.join('/', &other, [Binds::Product, Binds::Cell, Binds::Product], value)
    }
}
