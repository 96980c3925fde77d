use rust_decimal::Decimal;

use crate::units::{self, Month};

/// An input that is drawn anew in each scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain {
    /// Its path.
    pub path: String,
    /// Its value as written; the mode of a triangular draw.
    pub value: Decimal,
    /// Low end, or 5 % quantile.
    pub low: Decimal,
    /// High end, or 95 % quantile.
    pub high: Decimal,
    /// How it is drawn.
    pub shape: Shape,
    /// What it changes.
    pub target: Target,
    /// Lowest and highest value that the format allows there.
    pub limits: (f64, f64),
}

/// Shapes of distributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Low / value / high.
    Triangular,
    /// All values between the ends alike.
    Uniform,
    /// Normal, the ends being its 5 % and 95 % quantiles.
    Normal,
    /// Its logarithm is normal.
    Lognormal,
}

/// What an uncertain input changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Values that the calculation runs with.
    Values(Vec<u32>),
    /// The same, where the calculation takes powers of one more than the value: growth, indices, loan rates.
    Growth(Vec<u32>),
    /// Something on which the calculation branches: the plan is resolved anew with the drawn value.
    Structure(Written),
}

/// How a drawn value is written in the grammar of its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Whole months.
    Months,
    /// Units, whole unless divisible.
    Quantity {
        /// Whether fractions exist.
        divisible: bool,
    },
    /// A share, to a hundredth of a percent.
    Share,
    /// A calendar month, counted from year 0.
    Month,
}

impl Written {
    /// The text of a value, rounded to what the calculation tells apart.
    pub fn write(self, value: Decimal) -> String {
        let value = value.max(Decimal::ZERO);
        match self {
            Self::Months => format!("{} months", units::half_up(value, 0)),
            Self::Quantity { divisible: true } => units::half_up(value, 6).normalize().to_string(),
            Self::Quantity { divisible: false } => units::half_up(value, 0).to_string(),
            Self::Share => format!("{} %", units::half_up(value * Decimal::ONE_HUNDRED, 2).normalize()),
            Self::Month => {
                let months: i32 = units::half_up(value, 0).try_into().unwrap_or_default();
                Month::new(0, 1).plus(months).to_string()
            }
        }
    }
}
