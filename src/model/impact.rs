use rust_decimal::Decimal;

use super::data::{Data, Datum};
use super::law::Law;
use crate::units::Month;

const SHARE: &str = "impact-study.share.from-";
const AMOUNT: &str = "impact-study.amount.from-";

/// From when on an investment calls for the study of its impact on later operating spending (CGCT L1611-9, D1611-35),
/// for a city of a given size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImpactThresholds {
    /// Smallest number of inhabitants of the class.
    pub from: u32,
    /// Share of the operating revenue above which it is due.
    pub share: Datum,
    /// Amount in euros above which it is due too, where there is one.
    pub amount: Option<Datum>,
}

/// The class of a city by its population, under the law of the plan's first day. None where the parameters hold no
/// class for it.
pub(super) fn impact_thresholds(
    population: Decimal,
    law: &Law,
    start: Month,
    data: &mut Data,
) -> Option<ImpactThresholds> {
    let day = start.first_day();
    let sizes = law.keys().filter_map(|key| key.strip_prefix(SHARE)?.parse::<u32>().ok());
    let reached =
        sizes.filter(|from| Decimal::from(*from) <= population && law.on(&format!("{SHARE}{from}"), day).is_some());
    let from = reached.max()?;
    let share = law.optional(&format!("{SHARE}{from}"), day, data)?;
    Some(ImpactThresholds { from, share, amount: law.optional(&format!("{AMOUNT}{from}"), day, data) })
}
