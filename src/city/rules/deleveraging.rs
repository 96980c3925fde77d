use super::{Assessment, CityView, Measure};
use crate::model::Rule;
use crate::number::FullNumber;

/// Years of gross savings that it takes to repay the debt (*capacité de désendettement*): vigilance from
/// about 10 years, worrying beyond 12.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Assessment<N> {
    let (savings, debt) = (&view.year.gross_savings, &view.year.debt);
    Assessment {
        rule: Rule::Deleveraging,
        part: None,
        measure: Measure::Ratio(debt.clone(), savings.clone()),
        to_orange: savings.mul(&view.levels.orange).sub(debt),
        to_red: savings.mul(&view.levels.red).sub(debt),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    }
}
