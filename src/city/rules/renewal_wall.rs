use super::{Assessment, Measure, PlanView, where_positive};
use crate::model::Rule;
use crate::number::FullNumber;

/// The year's renewals against the net savings that the city would have without the plan: whether it
/// can replace what it bought. Not measured where the city has none: its own rules tell that.
pub(super) fn assess<N: FullNumber>(view: &PlanView<'_, N>) -> Vec<Assessment<N>> {
    let (wall, savings) = (&view.effects.renewals, &view.without.net_savings);
    let margin = |level: &N| where_positive(savings, &where_positive(wall, &savings.mul(level).sub(wall)));
    vec![Assessment {
        rule: Rule::RenewalWall,
        part: None,
        measure: Measure::Ratio(wall.clone(), savings.clone()),
        to_orange: margin(&view.levels.orange),
        to_red: margin(&view.levels.red),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    }]
}
