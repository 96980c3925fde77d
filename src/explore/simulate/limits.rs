use rust_decimal::Decimal;

use crate::model::{Target, Uncertain, Written};

/// The longest duration that the format reads, in months.
const LONGEST: f64 = 12_000.0;

/// The values that the format allows where an input stands, lowest and highest: a draw never leaves them. A yearly rate
/// lies above -100 %; of a city's accounts every amount is allowed.
pub(super) fn limits(input: &Uncertain) -> (f64, f64) {
    let parts: Vec<&str> = input.path.split('.').collect();
    match (parts.as_slice(), &input.target) {
        (_, Target::Structure(Written::Month)) => (f64::NEG_INFINITY, f64::INFINITY),
        ([_, _, "life"], Target::Structure(_)) => (1.0, LONGEST),
        (_, Target::Structure(Written::Months)) => (0.0, LONGEST),
        (_, Target::Structure(Written::Share)) => (0.0, 1.0),
        (_, Target::Structure(Written::Quantity { .. })) => (0.0, f64::INFINITY),
        // Shares, though the calculation takes powers of one more than those of loans.
        (["funding", _, "rate"] | ["city", "loans", "rate"], _) => (0.0, 1.0),
        // A loan of at most 1 EUR is none: this one is a share of the investment.
        (["funding", _, "amount"], _) if input.high <= Decimal::ONE => (0.0, 1.0),
        (_, Target::Growth(_)) => (-1.0 + f64::EPSILON, f64::INFINITY),
        (["city", "envelope", _], _) => (0.0, f64::INFINITY),
        (["city", ..], _) => (f64::NEG_INFINITY, f64::INFINITY),
        ([_, _, "failure"], _) => (0.0, 12.0),
        _ => (0.0, f64::INFINITY),
    }
}
