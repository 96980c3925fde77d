//! Fields that a form changes and that were changed elsewhere since it was shown: nobody's words are written over unseen.

use super::ask::Ask;
use super::fields::{Fields, entries, text_at};
use super::paths::{name_of, steps_of};
use super::typed::unit_said;
use crate::document::edit::{Step, Value};
use crate::report::Style;

/// What is typed into a form against what stands there now, a field each. `shown`: the text that the form was made from.
pub(super) fn clashes(ask: &Ask, shown: &Fields, now: &Fields, style: Style) -> Vec<String> {
    let typed = ask.form.iter().filter(|(field, _)| field.starts_with("f/"));
    let typed = typed.filter_map(|(field, typed)| Some((steps_of(field)?, typed.trim())));
    let changed = typed.filter(|(at, typed)| shown.typed(at, typed, style.language).is_some());
    let mut out: Vec<String> = changed
        .filter(|(at, _)| !is_own(ask, at, now, style))
        .filter_map(|(at, typed)| clash(&at, typed, shown, now, style))
        .collect();
    // An entry is removed as it was seen, and no other one that has come to its place.
    let removed = ask.field("remove").and_then(steps_of);
    let other = removed.filter(|at| shown.plan.at(at) != now.plan.at(at));
    out.extend(other.map(|at| shown.called(&at, style)));
    out
}

/// Whether what stands there now is what the same page has sent just before: of two that leave it together the last one counts.
fn is_own(ask: &Ask, at: &[Step], now: &Fields, style: Style) -> bool {
    let was = ask.field(&format!("was/{}", name_of(at)));
    was.is_some_and(|was| {
        now.typed(at, was.trim(), style.language).is_none_or(|value| value.as_ref() == now.plan.at(at))
    })
}

fn clash(at: &[Step], typed: &str, shown: &Fields, now: &Fields, style: Style) -> Option<String> {
    let name = shown.called(at, style);
    if entry(&shown.plan, at) != entry(&now.plan, at) {
        return Some(name);
    }
    let (before, there) = (shown.shown(at, style.language), now.shown(at, style.language));
    let same = before == there || typed == there.0.trim();
    let there = match there.0.trim() {
        "" => "none".to_owned(),
        there_now => format!("{there_now} {}", unit_said(&there.1, style)),
    };
    (!same).then(|| {
        style
            .tell("page-clash-field", &[("field", name.into()), ("there", there.trim().into()), ("here", typed.into())])
    })
}

/// What a place within a list, or a line, belongs to: places are counted, and what is counted moves.
fn entry<'v>(plan: &'v Value, at: &[Step]) -> Option<&'v str> {
    let place = at.iter().position(|step| matches!(step, Step::Item(_)))?;
    let entry = plan.at(&at[..=place])?;
    let inner = entries(Some(entry)).first().map(|(_, inner)| inner);
    text_at(entry, &["id"]).or_else(|| text_at(inner?, &["id"]))
}
