use super::{Assessment, CityView, Measure};
use crate::model::Rule;
use crate::number::FullNumber;

/// Net savings (*épargne nette*), and the real balance that the law asks for (*équilibre réel*, CGCT
/// L1612-4): own resources, without loans and grants, must cover the capital repaid.
pub(super) fn assess<N: FullNumber>(view: &CityView<'_, N>) -> Assessment<N> {
    let year = view.year;
    let own_resources = year.gross_savings.add(&year.own_revenue).sub(&year.grants);
    Assessment {
        rule: Rule::NetSavings,
        part: None,
        measure: Measure::Amount(year.net_savings.clone()),
        to_orange: year.net_savings.clone(),
        to_red: own_resources.sub(&year.principal),
        orange_at: N::zero(),
        red_at: N::zero(),
    }
}
