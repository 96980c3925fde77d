//! The exact run as a program: what a plan comes to under many values of the inputs on which the calculation does not
//! branch (prices, rates, the city's accounts), compiled once and run in exact decimals for each.
//!
//! Its figures differ from those of the month-by-month run in the last of 28 digits at most; wherever those digits
//! would decide a rounding or a comparison, the program gives no answer and the month-by-month run does.

mod aid;
mod compiled;
mod program;

pub use aid::may_be_overpaid;
pub use compiled::Compiled;

/// Fewer points are sooner run month by month than compiled for.
pub(super) const FEWEST_POINTS: usize = 32;
