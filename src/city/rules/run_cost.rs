use super::{Assessment, Measure, PlanView, where_positive};
use crate::model::Rule;
use crate::number::FullNumber;

/// The plan's net running cost against the gross savings that the city would have without it: how much
/// of its capacity to invest the plan eats each year.
pub(super) fn assess<N: FullNumber>(view: &PlanView<'_, N>) -> Vec<Assessment<N>> {
    let cost = view.effects.run_cost();
    let savings = &view.without.gross_savings;
    let margin = |level: &N| where_positive(&cost, &savings.mul(level).sub(&cost));
    vec![Assessment {
        rule: Rule::RunCost,
        part: None,
        to_orange: margin(&view.levels.orange),
        to_red: margin(&view.levels.red),
        measure: Measure::Ratio(cost.clone(), savings.clone()),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    }]
}
