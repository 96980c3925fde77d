use rust_decimal::{Decimal, MathematicalOps};

use crate::units::half_up;

/// Years that a fit takes at least: through two any curve passes.
const FEWEST_YEARS: usize = 3;

/// Years from which on a fit is taken as a habit.
const ENOUGH: usize = 5;

/// A constant yearly growth laid through several years of accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Growth as a fraction a year, to the hundredth of a percent.
    pub rate: Decimal,
    /// Coefficient of determination, 0 to 1: the share of the movement that the growth explains.
    pub r_squared: Decimal,
    /// Number of years.
    pub years: usize,
    /// The first and the last of them.
    pub span: (i32, i32),
}

impl Fit {
    /// Whether the rate may stand for the city's habit: five years or more, at least half of the movement explained, and
    /// no more than 10 % a year either way, beyond which the scope of the accounts has changed rather than grown.
    pub fn is_good(&self) -> bool {
        self.years >= ENOUGH && self.r_squared >= Decimal::new(5, 1) && self.rate.abs() <= Decimal::new(1, 1)
    }
}

/// Least squares on the logarithm of the amounts. `None` below three years, or where an amount is not above zero.
pub fn fit(points: &[(i32, Decimal)]) -> Option<Fit> {
    if points.len() < FEWEST_YEARS {
        return None;
    }
    let (first, last) = (points.first()?.0, points.last()?.0);
    let count = Decimal::from(points.len());
    let logs: Option<Vec<(Decimal, Decimal)>> =
        points.iter().map(|(year, amount)| Some((Decimal::from(year - first), amount.checked_ln()?))).collect();
    let logs = logs?;
    let mean = |values: fn(&(Decimal, Decimal)) -> Decimal| logs.iter().map(values).sum::<Decimal>() / count;
    let (middle, level) = (mean(|point| point.0), mean(|point| point.1));
    let products = |left: fn(&(Decimal, Decimal), Decimal, Decimal) -> Decimal| {
        logs.iter().map(|point| left(point, middle, level)).sum::<Decimal>()
    };
    let across = products(|point, middle, _| (point.0 - middle) * (point.0 - middle));
    let both = products(|point, middle, level| (point.0 - middle) * (point.1 - level));
    let up = products(|point, _, level| (point.1 - level) * (point.1 - level));
    let slope = both.checked_div(across)?;
    let rate = half_up(slope.checked_exp()? - Decimal::ONE, 4);
    // A figure that never moves is explained by no growth at all.
    let r_squared = if up.is_zero() { Decimal::ONE } else { half_up((slope * both).checked_div(up)?, 2) };
    Some(Fit { rate, r_squared, years: points.len(), span: (first, last) })
}
