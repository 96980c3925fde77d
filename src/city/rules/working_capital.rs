use super::{Assessment, CityView, Measure};
use crate::model::Rule;
use crate::number::FullNumber;

/// Working capital (*fonds de roulement*) against the minimum that the city keeps, and against zero.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Assessment<N> {
    let capital = &view.year.working_capital;
    Assessment {
        rule: Rule::WorkingCapital,
        part: None,
        measure: Measure::Amount(capital.clone()),
        to_orange: capital.sub(view.minimum),
        to_red: capital.clone(),
        orange_at: view.minimum.clone(),
        red_at: N::zero(),
    }
}
