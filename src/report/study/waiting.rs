//! What a vote waits for: a council is asked for nothing while the law is not kept, thresholds are past, or the verdict is
//! not known.

use crate::analysis::Analysis;
use crate::city::{Horizon, Level};
use crate::report::own_share;
use crate::report::style::Style;

/// What has to be so before the plan is put to the vote, in a sentence's end; none where nothing stands in its way.
pub(super) fn until(analysis: &Analysis, style: Style) -> Option<String> {
    let lawful = own_share::broken(analysis).is_none();
    let level = analysis.outcome.as_ref().map(|outcome| outcome.ruling().level);
    let open = |wanted: bool| level == Some(None) && wanted;
    let reasons = [
        ("study-until-lawful", !lawful),
        ("study-until-within", level == Some(Some(Level::Unsustainable))),
        ("study-until-priced", open(!analysis.complete())),
        ("study-until-seen", open(!Horizon::of(&analysis.case).seen())),
    ];
    let reasons = reasons.into_iter().filter(|(_, holds)| *holds).map(|(id, _)| style.say(id));
    reasons.reduce(|first, second| style.tell("study-until-and", &[("first", first.into()), ("second", second.into())]))
}
