use super::{Assessment, CityView, Measure};
use crate::model::Rule;
use crate::number::FullNumber;

/// Gross savings over operating revenue (*taux d'épargne brute*). Below 10 % is the usual alert, below
/// 7 % a degraded situation.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Assessment<N> {
    let (savings, revenue) = (&view.year.gross_savings, &view.year.revenue);
    Assessment {
        rule: Rule::SavingsRate,
        part: None,
        measure: Measure::Ratio(savings.clone(), revenue.clone()),
        to_orange: savings.sub(&revenue.mul(&view.levels.orange)),
        to_red: savings.sub(&revenue.mul(&view.levels.red)),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    }
}
