//! What the columns of a pasted table hold, said by whoever pastes it where their headings are not enough.

use maud::{Markup, html};

use super::ask::Ask;
use crate::language::Arg;
use crate::offers::{Pasted, Role};
use crate::report::Style;

/// The form that the choices are sent with.
pub(super) const FORM: &str = "form-paste";
/// Characters of a cell that are shown of a column without a heading.
const SAMPLE: usize = 30;

/// What was said of the columns of a table with these headings; nothing where it was said of another table.
pub(super) fn roles(ask: &Ask, read: &Pasted) -> Vec<Option<Role>> {
    if ask.field("headings") != Some(&headings(read)) {
        return Vec::new();
    }
    ask.fields("column").map(Role::of).collect()
}

fn headings(read: &Pasted) -> String {
    read.titles.join("|")
}

/// A choice for each column that has something in it.
pub(super) fn columns(ask: &Ask, read: &Pasted, style: Style) -> Markup {
    let said = roles(ask, read);
    let label = |column: usize| match read.titles[column].as_str() {
        "" => {
            let sample: String = read.samples.get(column).map_or("", String::as_str).chars().take(SAMPLE).collect();
            style.tell("page-column-nameless", &[("number", (column + 1).into()), ("sample", Arg::Text(sample))])
        }
        title => title.to_owned(),
    };
    let is_blank =
        |column: usize| read.titles[column].is_empty() && read.samples.get(column).is_none_or(String::is_empty);
    html! {
        fieldset {
            legend { (style.say("page-pasted-columns")) }
            p.soft { (style.say("page-pasted-columns-about")) }
            input type="hidden" form=(FORM) name="headings" value=(headings(read));
            div.sheet { @for column in 0..read.titles.len() {
                @if is_blank(column) { input type="hidden" form=(FORM) name="column" value=""; } @else {
                    div.field {
                        label for={ "column-" (column) } { (label(column)) }
                        select #{ "column-" (column) } form=(FORM) name="column" {
                            option value="" { (style.say("page-column-as-read")) }
                            @for (name, role) in Role::ALL {
                                option value=(name) selected[said.get(column) == Some(&Some(role))] { (style.say(&format!("page-role-{name}"))) }
                            }
                        }
                    }
                }
            } }
            p.actions { button type="submit" form=(FORM) { (style.say("page-next")) } }
        }
    }
}
