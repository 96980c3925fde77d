//! When a project that is begun here starts, and how long it and its phases last: proposed in its form, where they are seen before
//! they hold.

use maud::{Markup, html};

use super::ask::Ask;
use super::typed::{Typing, as_written, month_as_written, unit_said};
use crate::document::edit::{Edit, edit};
use crate::report::Style;
use crate::report::study::names;

/// The fields, each with its place in the plan, the unit beside it and what is proposed.
const FIELDS: [(&str, &[&str], &str, &str); 4] = [
    ("start", &["start"], "", "2027-01"),
    ("horizon", &["horizon"], "years", "10"),
    ("pilot", &["phases", "pilot"], "months", "18"),
    ("rollout", &["phases", "rollout"], "months", "24"),
];

/// The fields in the form of a new project; `way`: what tells this form from others on its page.
pub(super) fn fields(ask: &Ask, way: &str, style: Style) -> Markup {
    html! {
        fieldset {
            legend { (style.say("page-times")) }
            p.soft { (style.say("page-times-about")) }
            div.sheet { @for (name, at, unit, proposed) in FIELDS {
                @let id = format!("{way}-{name}");
                div.field {
                    label for=(id) { (label(name, at, style)) }
                    input type=(if name == "start" { "month" } else { "text" }) id=(id) name=(name) value=(ask.field(name).unwrap_or(proposed))
                        required[at.len() == 1] size="9" autocomplete="off";
                    @if !unit.is_empty() { " " span.unit { (unit_said(unit, style)) } }
                }
            } }
        }
    }
}

fn label(name: &str, at: &[&str], style: Style) -> String {
    match at {
        [_] => style.say(&format!("page-times-{name}")),
        _ => super::project::capital(&names::phase(name, style)),
    }
}

/// A new plan with what its form says of them. A phase that was emptied is left out; what was not sent stays as it is.
pub(super) fn written(text: &str, ask: &Ask) -> Result<String, &'static str> {
    let sent = |name: &str| ask.field(name).map(str::trim);
    let mut edits = Vec::new();
    let no_phases = ["pilot", "rollout"].iter().all(|phase| sent(phase) == Some(""));
    if no_phases {
        edits.push(Edit::remove(["phases"]));
    }
    for (name, at, unit, _) in FIELDS {
        let of_phases = at.len() > 1;
        let Some(typed) = sent(name).filter(|typed| if of_phases { !no_phases } else { !typed.is_empty() }) else {
            continue;
        };
        let at = at.iter().copied();
        edits.push(match typed {
            "" => Edit::remove(at),
            _ if name == "start" => Edit::set(at, month_as_written(typed)),
            _ => Edit::set(at, as_written(typed, Typing::of(unit, ask.language))),
        });
    }
    edit(text, &edits).map_err(|refusal| refusal.words())
}
