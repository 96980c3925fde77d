use super::{Assessment, CityView, Measure, where_positive};
use crate::model::Rule;
use crate::number::FullNumber;

/// Gross savings over net depreciation: the operating section has to carry both its real spending and the order
/// movements of depreciation (CGCT L2321-2 27°, R2321-1). Only where the accounts give theirs.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Option<Assessment<N>> {
    let savings = &view.year.gross_savings;
    let net = view.year.depreciation.as_ref()?;
    let margin = |level: &N| where_positive(net, &savings.sub(&net.mul(level)));
    Some(Assessment {
        rule: Rule::Depreciation,
        part: None,
        to_orange: margin(&view.levels.orange),
        to_red: margin(&view.levels.red),
        measure: Measure::Ratio(savings.clone(), net.clone()),
        orange_at: view.levels.orange.clone(),
        red_at: view.levels.red.clone(),
    })
}
