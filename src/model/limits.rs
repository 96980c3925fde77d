use rust_decimal::Decimal;

use super::drawn::{Target, Written};
use super::names::{CityField, ComponentField, FundingField};
use super::path::Path;

/// The longest duration that the format reads, in months.
const LONGEST_DURATION: f64 = 12_000.0;
/// What bounds no draw.
pub(crate) const UNLIMITED: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// The values that the format allows where an input stands, lowest and highest: a draw never leaves them. A yearly rate
/// lies above -100 %; of a city's accounts every amount is allowed.
pub(crate) fn limits(path: &Path, target: &Target, high: Decimal) -> (f64, f64) {
    let positive = (0.0, f64::INFINITY);
    match (path, target) {
        (_, Target::Structure(Written::Month)) => UNLIMITED,
        (Path::Field { field: ComponentField::Life, .. }, Target::Structure(_)) => (1.0, LONGEST_DURATION),
        (_, Target::Structure(Written::Months)) => (0.0, LONGEST_DURATION),
        (_, Target::Structure(Written::Share)) => (0.0, 1.0),
        (_, Target::Structure(Written::Quantity { .. })) => positive,
        // Shares, though the calculation takes powers of one more than those of loans.
        (Path::Funding(_, FundingField::Rate) | Path::City(CityField::LoanRate), _) => (0.0, 1.0),
        // A loan of at most 1 EUR is none: this one is a share of the investment.
        (Path::Funding(_, FundingField::Amount), _) if high <= Decimal::ONE => (0.0, 1.0),
        (_, Target::Growth(_)) => (-1.0 + f64::EPSILON, f64::INFINITY),
        (Path::City(CityField::EnvelopeOperating | CityField::EnvelopeInvestment), _) => positive,
        (Path::City(_), _) => UNLIMITED,
        (Path::Field { field: ComponentField::Failure, .. }, _) => (0.0, 12.0),
        _ => positive,
    }
}
