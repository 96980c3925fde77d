use super::{Assessment, CityView, Measure};
use crate::model::Rule;
use crate::number::FullNumber;

/// Debt over operating revenue (*poids de la dette*), one of the ratios of the State's alert network.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Assessment<N> {
    let (debt, revenue) = (&view.year.debt, &view.year.revenue);
    Assessment {
        rule: Rule::DebtWeight,
        part: None,
        measure: Measure::Ratio(debt.clone(), revenue.clone()),
        to_orange: revenue.mul(&view.levels.orange).sub(debt),
        to_red: revenue.mul(&view.levels.red).sub(debt),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    }
}
