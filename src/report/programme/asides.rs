//! What is told beside the verdict on a programme: one list, for its study and for `check`.

use super::unjudged::unjudged;
use super::{Turning, alone_and_together, by_name, first_of_all, investable};
use crate::programme::Programme;
use crate::report::city_course;
use crate::report::deciding::on_secured_money;
use crate::report::legal;
use crate::report::posts::held_said;
use crate::report::section;
use crate::report::style::Style;
use crate::report::turned::if_replaced;
use crate::report::words::Subject;

/// Something that is told.
pub(super) struct Said {
    /// Whether a reader must not miss it.
    pub notice: bool,
    /// In words.
    pub text: String,
}

/// All of it, in order: what the law asks for first, which binds whatever the verdict. `turning`: what turns the verdict.
pub(super) fn asides(programme: &Programme, turning: Turning<'_>, style: Style) -> Vec<Said> {
    let (city, outcome) = (&programme.together.city, &programme.together.outcome);
    let subject = Subject::Programme;
    let law = [section::said(outcome, subject, style), legal::beside(city, outcome, subject, style)];
    let must = law.into_iter().flatten().chain(first_of_all(programme, style)).chain(unjudged(programme, style));
    // The city's rates are read by the earliest plan, as its law is.
    let case = programme.earliest().map(|member| &member.analysis.case);
    let more = [
        alone_and_together(programme, style),
        on_secured_money(outcome, subject, style),
        investable(programme, style),
        case.and_then(|case| city_course::said(turning.growth, subject, case, style)),
    ];
    let said = |notice: bool| move |text: String| Said { notice, text };
    let held = by_name(programme, |one| held_said(one, None, style), style).into_iter();
    let held = held.chain(if_replaced(turning.replaced, subject, style));
    must.map(said(true)).chain(more.into_iter().flatten().chain(held).map(said(false))).collect()
}
