//! Terms of sums, by rising monomial: how two sums become one.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Term;

/// Whether one sum is added to another or taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

impl Sign {
    pub(super) fn of(self, value: Decimal) -> Decimal {
        match self {
            Self::Minus if !value.is_zero() => -value,
            _ => value,
        }
    }
}

/// Writes `a + b` or `a - b` of two sorted sums.
pub(super) fn merge(a: &[Term], b: &[Term], sign: Sign, out: &mut Vec<Term>) {
    let (mut a, mut b) = (a, b);
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b) {
        let next = match first.0.cmp(&other.0) {
            Ordering::Less => {
                a = rest;
                *first
            }
            Ordering::Greater => {
                b = others;
                (other.0, sign.of(other.1))
            }
            Ordering::Equal => {
                (a, b) = (rest, others);
                (first.0, first.1.saturating_add(sign.of(other.1)))
            }
        };
        if !next.1.is_zero() {
            out.push(next);
        }
    }
    out.extend_from_slice(a);
    out.extend(b.iter().map(|(id, value)| (*id, sign.of(*value))));
}

/// Puts `a + b` in the place of `a` where that has all monomials of `b`, as most sums of months have. None: it has not, and
/// nothing was done; else whether a coefficient has become zero.
pub(super) fn add_within(a: &mut [Term], b: &[Term]) -> Option<bool> {
    let mut own = a.iter();
    if !b.iter().all(|(id, _)| own.any(|(known, _)| known == id)) {
        return None;
    }
    let (mut own, mut cancelled) = (a.iter_mut(), false);
    for (id, value) in b {
        if let Some((_, sum)) = own.find(|(known, _)| known == id) {
            *sum = sum.saturating_add(*value);
            cancelled |= sum.is_zero();
        }
    }
    Some(cancelled)
}
