//! What a plan leaves to the city, from other sides than its net cost: with acquired money alone, for an inhabitant, in the
//! heaviest year.

use rust_decimal::Decimal;

use super::bounded::at_least;
use super::run_share::RunShare;
use super::style::Style;
use crate::analysis::Analysis;
use crate::finance::{Confidence, finance};
use crate::language::Arg;
use crate::model::AsWritten;
use crate::run::all_secured;
use crate::units::MONTHS_A_YEAR;

/// Its net cost after benefits.
pub(super) fn net(analysis: &Analysis) -> Decimal {
    analysis.financing.net_total() - analysis.financing.benefit
}

/// The same without the funding and the benefits that are not acquired; none where all are. Worked out anew: what is
/// received after the horizon counts in neither, and less State aid is more FCTVA.
pub(super) fn acquired_net(analysis: &Analysis) -> Option<Decimal> {
    let (case, groups) = (&analysis.case, analysis.financing.groups.clone());
    if all_secured(case) {
        return None;
    }
    let secured = finance(case, &analysis.schedule, groups, &AsWritten, Confidence::Secured);
    Some(secured.net_total() - secured.benefit)
}

/// What an inhabitant bears of the net cost a year; none without a city.
pub(super) fn per_inhabitant(analysis: &Analysis) -> Option<Decimal> {
    let years = Decimal::from(analysis.case.calendar.months) / MONTHS_A_YEAR;
    let each = net(analysis).checked_div(analysis.case.city.as_ref()?.population)?;
    each.checked_div(years)
}

/// The highest running cost that the rule on it measures after the pilot.
pub(super) fn heaviest_run(analysis: &Analysis) -> Option<RunShare> {
    let (_, verdict) = analysis.outcome.as_ref()?.deciding_side();
    RunShare::all(verdict).max_by_key(|one| (one.cost, -one.year))
}

/// What that cost is called, with its year.
pub(super) fn heaviest_name(analysis: &Analysis, heaviest: &RunShare, style: Style) -> String {
    let piloted = analysis.case.calendar.pilot().is_some();
    let label = if piloted { "study-key-rule" } else { "study-key-rule-unpiloted" };
    style.tell(label, &[("year", Arg::Year(heaviest.year))])
}

/// All of it as rows of a table.
pub(super) fn rows(analysis: &Analysis, style: Style) -> Vec<(String, String)> {
    let unpriced = analysis.case.unpriced.len();
    let money = |amount: Decimal| at_least(style.cents(amount), unpriced, style);
    let heaviest = heaviest_run(analysis);
    let rows = [
        acquired_net(analysis)
            .filter(|acquired| *acquired != net(analysis))
            .map(|acquired| (style.say("row-net-acquired"), money(acquired))),
        per_inhabitant(analysis).map(|each| (style.say("row-per-inhabitant"), money(each))),
        heaviest.as_ref().map(|one| (heaviest_name(analysis, one, style), money(one.cost))),
    ];
    rows.into_iter().flatten().collect()
}
