//! What is said of files that are no plan: faults and remarks in their own words, tables as the commands print them.

use maud::{Markup, html};

use super::ask::{Ask, address};
use super::desk::Desk;
use super::spoken::Spoken;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources};
use crate::language::Language;
use crate::report::{Style, Table};
use crate::sheet::in_words_of_sheets;

/// Every fault and remark, the faults first; with their places where they have some.
pub(super) fn all(diagnostics: &Diagnostics, sources: &Sources, desk: &Desk, language: Language) -> Markup {
    told(diagnostics, sources, desk, language, |_| true)
}

/// The same beside a form that settles some of them: these need no hint how a file would.
pub(super) fn beside_form(
    diagnostics: &Diagnostics,
    sources: &Sources,
    desk: &Desk,
    language: Language,
    settled: impl Fn(&Diagnostic) -> bool,
) -> Markup {
    told(diagnostics, sources, desk, language, |one| !settled(one))
}

fn told(
    diagnostics: &Diagnostics,
    sources: &Sources,
    desk: &Desk,
    language: Language,
    hinted: impl Fn(&Diagnostic) -> bool,
) -> Markup {
    let diagnostics = in_words_of_sheets(diagnostics, sources, language);
    let sorted = diagnostics.sorted();
    let (faults, remarks): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        sorted.into_iter().partition(|one| one.code.severity == Severity::Error);
    let spoken = Spoken { fields: None, analysis: None, style: Style { language, width: usize::MAX, color: false } };
    let said = |one: &Diagnostic| {
        let place = one.labels.first().map(|(span, _)| desk.hide(&sources.line(*span)));
        html! {
            p { strong { (desk.hide(&spoken.message(one, &[]))) } @if let Some(place) = place { " " span.soft { (place) } } }
            @for hint in spoken.hints(one, &[]).into_iter().filter(|_| hinted(one)) { p { (desk.hide(&hint)) } }
        }
    };
    html! {
        @for one in faults { div.fault { (said(one)) } }
        @for one in remarks { div.notice { (said(one)) } }
    }
}

/// The page of a plan, which then tells what went with what was changed.
pub(super) fn after(name: &str, what: &str, list: &[String]) -> String {
    let all: Vec<(&str, &str)> = match list {
        [] => vec![("p", name)],
        _ => [("p", name), ("told", what)].into_iter().chain(list.iter().map(|one| ("of", one.as_str()))).collect(),
    };
    address("/plan", &all)
}

/// What can have gone with a change.
const TOLD: [&str; 6] = [
    "page-told-ranges",
    "page-told-grounds",
    "page-told-evidence",
    "page-told-city",
    "page-told-undone",
    "page-told-redone",
];

/// What the address says that went with the last change.
pub(super) fn told_here(ask: &Ask) -> Markup {
    let list: Vec<&str> = ask.query.iter().filter(|(key, _)| key == "of").map(|(_, value)| value.as_str()).collect();
    let what = TOLD.into_iter().find(|known| ask.query("told") == Some(known)).filter(|_| !list.is_empty());
    html! { @if let Some(what) = what { p.notice role="status" { (ask.language.say(what, &[("list", list.join(", ").into())])) } } }
}

/// A table that a command prints.
pub(super) fn table(table: &Table, id: &str, caption: &str) -> Markup {
    let class = |place: usize| (place >= table.words()).then_some("figure");
    html! {
        figure { div.scroll role="group" aria-labelledby=(id) tabindex="0" { table {
            caption #(id) { span { (caption) } }
            thead { tr { @for (place, head) in table.head().iter().enumerate() { th scope="col" class=[class(place)] { (head) } } } }
            tbody { @for row in table.rows() { tr {
                @for (place, cell) in row.iter().enumerate() {
                    @if place == 0 { th scope="row" { (cell) } } @else { td class=[class(place)] { (cell) } }
                }
            } } }
        } } }
    }
}
