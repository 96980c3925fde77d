//! What a vote waits for: a council is asked for nothing while the law is not kept, thresholds are past, or the verdict is
//! not known.

use crate::analysis::Analysis;
use crate::city::{Horizon, Level};
use crate::report::own_share;
use crate::report::style::Style;

/// What has to be so before the plan is put to the vote, in a sentence's end; none where nothing stands in its way.
pub(super) fn until(analysis: &Analysis, style: Style) -> Option<String> {
    let at_fault = own_share::at_fault(analysis);
    let level = analysis.outcome.as_ref().map(|outcome| outcome.ruling().level);
    let open = |wanted: bool| level == Some(None) && wanted;
    let broken = |reasons: [&str; 2]| at_fault.is_some_and(|why| reasons.contains(&why));
    let reasons = [
        ("study-until-lawful", broken(["law", "both"])),
        ("study-until-paid", broken(["aid", "both"])),
        ("study-until-within", level == Some(Some(Level::Unsustainable))),
        ("study-until-priced", open(!analysis.complete())),
        ("study-until-seen", open(!Horizon::of(&analysis.case).seen())),
    ];
    let reasons = reasons.into_iter().filter(|(_, holds)| *holds).map(|(id, _)| style.say(id));
    reasons.reduce(|first, second| style.tell("study-until-and", &[("first", first.into()), ("second", second.into())]))
}

/// What lacks before any amount of a plan is entered into a budget: prices, whole years to be judged, or both. A word for
/// sentences; none where nothing does.
pub(super) fn for_verdict(analysis: &Analysis) -> Option<&'static str> {
    let undetermined = analysis.outcome.as_ref().is_some_and(|outcome| outcome.ruling().level.is_none());
    match (!analysis.complete(), undetermined && !Horizon::of(&analysis.case).seen()) {
        (true, true) => Some("both"),
        (true, false) => Some("priced"),
        (false, true) => Some("seen"),
        (false, false) => None,
    }
}
