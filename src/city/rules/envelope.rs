use super::{Assessment, Measure, PlanView, where_positive};
use crate::model::Rule;
use crate::number::FullNumber;

/// What the smart-city service itself may spend in a year, on running and on investment. An envelope of
/// zero is red with any cost.
pub(super) fn assess<N: FullNumber>(view: &PlanView<'_, N>) -> Vec<Assessment<N>> {
    let (operating, investment) = &view.envelope;
    let parts =
        [("operating", operating, view.effects.run_cost()), ("investment", investment, view.effects.net_investment())];
    let part = |(part, envelope, cost): (&'static str, &Option<N>, N)| {
        let envelope = envelope.as_ref()?;
        let margin = |level: &N| where_positive(&cost, &envelope.mul(level).sub(&cost));
        Some(Assessment {
            rule: Rule::Envelope,
            part: Some(part),
            to_orange: margin(&view.levels.orange),
            to_red: margin(&view.levels.red),
            measure: Measure::Ratio(cost.clone(), envelope.clone()),
            orange_at: view.levels.orange.clone(),
            red_at: view.levels.red.clone(),
        })
    };
    parts.into_iter().filter_map(part).collect()
}
