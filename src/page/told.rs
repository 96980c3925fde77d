//! What is said of files that are no plan: faults and remarks in their own words, tables as the commands print them.

use maud::{Markup, html};

use super::desk::Desk;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, hints, message};
use crate::language::Language;
use crate::report::Table;

/// Every fault and remark, the faults first; with their places where they have some.
pub(super) fn all(diagnostics: &Diagnostics, sources: &Sources, desk: &Desk, language: Language) -> Markup {
    let sorted = diagnostics.sorted();
    let (faults, remarks): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        sorted.into_iter().partition(|one| one.code.severity == Severity::Error);
    let said = |one: &Diagnostic| {
        let place = one.labels.first().map(|(span, _)| desk.hide(&sources.line(*span)));
        html! {
            p { strong { (desk.hide(&message(one, language))) } @if let Some(place) = place { " " span.soft { (place) } } }
            @for hint in hints(one, language) { p { (desk.hide(&hint)) } }
        }
    };
    html! {
        @for one in faults { div.fault { (said(one)) } }
        @for one in remarks { div.notice { (said(one)) } }
    }
}

/// A table that a command prints.
pub(super) fn table(table: &Table, id: &str, caption: &str) -> Markup {
    let class = |place: usize| (place >= table.words()).then_some("figure");
    html! {
        figure { div.scroll role="group" aria-labelledby=(id) tabindex="0" { table {
            caption #(id) { (caption) }
            thead { tr { @for (place, head) in table.head().iter().enumerate() { th scope="col" class=[class(place)] { (head) } } } }
            tbody { @for row in table.rows() { tr {
                @for (place, cell) in row.iter().enumerate() {
                    @if place == 0 { th scope="row" { (cell) } } @else { td class=[class(place)] { (cell) } }
                }
            } } }
        } } }
    }
}
