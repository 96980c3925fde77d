//! What a verdict is not without, in a few words, wherever it stands by itself: on the desk there is no room for sentences.

use super::project::stands_in;
use super::work::Worked;
use crate::city::{Horizon, Level};
use crate::language::Arg;
use crate::report::{Style, funding_at_fault, has_reserve};

/// The reserves of a plan's verdict; none where there is no verdict.
pub(super) fn short(worked: &Worked, style: Style) -> Vec<String> {
    let Some(analysis) = &worked.analysis else { return Vec::new() };
    let Some(outcome) = &analysis.outcome else { return Vec::new() };
    let ruling = outcome.ruling();
    let typical = analysis.case.city.as_ref().is_some_and(|city| stands_in(&city.id, &worked.library));
    let unseen = ruling.level.is_none() && !Horizon::of(&analysis.case).seen();
    let unjudged = ruling.level == Some(Level::Sustainable) && !analysis.unjudged().is_empty();
    let other = ruling.level.is_some() && !ruling.by_secured && ruling.secured != ruling.level;
    let all = [
        (typical, "page-stand-in"),
        (ruling.level.is_none() && !analysis.complete(), "page-reserve-priced"),
        (unseen, "page-reserve-seen"),
        (unjudged, "page-reserve-until"),
        (ruling.level.is_some() && ruling.by_secured, "page-reserve-secured-alone"),
        (other, "page-reserve-secured"),
        (funding_at_fault(analysis), "page-reserve-unlawful"),
        (has_reserve(analysis, outcome), "page-reserve-hangs"),
    ];
    let args = [("year", Arg::Year(Horizon::of(&analysis.case).judged)), ("level", Level::in_sentence(ruling.secured))];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| style.tell(words, &args)).collect()
}
