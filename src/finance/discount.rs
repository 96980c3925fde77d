use rust_decimal::{Decimal, MathematicalOps};

use crate::document::Timing;
use crate::engine::Cause;
use crate::model::Case;

/// Discount factors `(1 + r)^(-t)` at every half month of the horizon.
#[derive(Debug, Clone)]
pub struct Discount {
    rate: Decimal,
    timing: Timing,
    months: u32,
    /// By half month; one more year than the horizon, for amounts that are moved to a year's end.
    factors: Vec<Decimal>,
}

/// Present values and the equivalent annual cost, in euros.
#[derive(Debug, Clone)]
pub struct PresentValue<N> {
    /// Of the cost excluding VAT.
    pub cost_excl_vat: N,
    /// Of the cost including VAT.
    pub cost_incl_vat: N,
    /// Of TTC less subsidies, contributions and FCTVA; loans at the discount rate are neutral.
    pub net_cost: N,
    /// The constant yearly amount with the present value of the net cost.
    pub equivalent_annual_cost: N,
    /// The same of the cost including VAT.
    pub equivalent_annual_cost_incl_vat: N,
}

impl Discount {
    /// Tables the factors. The 24th root of `1 + r` is found by Newton's method to the last digit: the
    /// library's fractional power is exact to 2e-7 only, which is cents on a large plan.
    pub fn of(case: &Case) -> Self {
        let rate = case.discount_rate.value;
        let months = case.calendar.months;
        let step = Decimal::ONE / root_24(Decimal::ONE + rate);
        let year = Decimal::ONE / (Decimal::ONE + rate);
        let mut factors: Vec<Decimal> = Vec::with_capacity((months as usize + 12) * 2 + 1);
        for half in 0..=(months as usize + 12) * 2 {
            // Whole years are powers of the rate itself, so that steps do not add up their last digits.
            let factor = match half {
                0 => Decimal::ONE,
                half if half.is_multiple_of(24) => factors[half - 24] * year,
                half => factors[half - 1] * step,
            };
            factors.push(factor);
        }
        Self { rate, timing: case.timing, months, factors }
    }

    /// Factor of an amount that keeps its month.
    pub fn month(&self, month: u32) -> Decimal {
        self.factors[month as usize * 2]
    }

    /// Factor of a cost. `end-of-year` and `mid-year` move recurring and failure amounts of a plan year
    /// to its end and its middle; an incomplete last year counts as long as it is.
    pub fn cost(&self, cause: Cause, month: u32) -> Decimal {
        if self.timing == Timing::Monthly || !matches!(cause, Cause::Recurring | Cause::Failure) {
            return self.month(month);
        }
        let first = month / 12 * 12;
        let length = (self.months - first).min(12);
        let half = match self.timing {
            Timing::MidYear => first * 2 + length,
            _ => (first + length) * 2,
        };
        self.factors[half as usize]
    }

    /// What turns a present value into a constant amount a year over the horizon.
    pub fn annuity(&self) -> Decimal {
        let years = Decimal::from(self.months) / Decimal::from(12);
        if self.rate.is_zero() {
            return Decimal::ONE / years;
        }
        self.rate / (Decimal::ONE - self.month(self.months))
    }
}

/// `x^(1/24)` for x of at least 1.
fn root_24(x: Decimal) -> Decimal {
    let mut guess = Decimal::ONE + (x - Decimal::ONE) / Decimal::from(24);
    for _ in 0..60 {
        let power = guess.powi(23);
        let next = (guess * Decimal::from(23) + x / power) / Decimal::from(24);
        let settled = (next - guess).abs() < Decimal::new(1, 27);
        guess = next;
        if settled {
            break;
        }
    }
    guess
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_exact() {
        let root = root_24(Decimal::new(103, 2));
        assert!((root.powi(24) - Decimal::new(103, 2)).abs() < Decimal::new(1, 25));
        assert_eq!(root_24(Decimal::ONE), Decimal::ONE);
    }
}
