use super::{Assessment, CityView, Measure};
use crate::model::Rule;
use crate::number::FullNumber;

/// Staff and debt service over operating revenue (*rigidité des charges*), one of the ratios of the
/// State's alert network.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Assessment<N> {
    let year = view.year;
    let fixed = year.staff.add(&year.interest).add(&year.principal);
    Assessment {
        rule: Rule::Rigidity,
        part: None,
        to_orange: year.revenue.mul(&view.levels.orange).sub(&fixed),
        to_red: year.revenue.mul(&view.levels.red).sub(&fixed),
        measure: Measure::Ratio(fixed, year.revenue.clone()),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    }
}
