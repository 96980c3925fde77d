//! In what the tables of a study are: thousands of euros, unless these would be zeros.

use rust_decimal::Decimal;

use super::{Block, Study};
use crate::report::grid::Unit;

/// Cost of a plan, all taxes included, from which on its tables are in thousands of euros: a tenth of a thousand is then
/// at most a thousandth of it.
const LARGE: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);
/// Amount from which on a table is in thousands whatever the plan costs: that of a city's own accounts.
const OF_CITIES: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Tables of a small plan are in whole euros.
pub(super) fn settle(study: &mut Study, cost: Decimal) {
    if cost.abs() >= LARGE {
        return;
    }
    for block in study.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        let grid = match block {
            Block::Table(_, grid) => grid,
            Block::Chart(_, chart) => &mut chart.table,
            _ => continue,
        };
        if grid.largest() < OF_CITIES {
            grid.unit = Unit::Euro;
        }
    }
}
