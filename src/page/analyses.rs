//! What else a plan can be asked, each a page of its own: to add one, a file beside this one, a line here and one in
//! `routes`, and its words under `page-<id>` and `page-<id>-about`.

use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::Desk;
use super::faults::faults;
use super::history::History;
use super::plan::{missing, nav};
use super::shell;
use super::work::work;

/// The pages, by their addresses and words.
pub(super) const ANALYSES: [(&str, &str); 6] = [
    ("/plan/assumptions", "page-assumptions"),
    ("/plan/cities", "page-in-cities"),
    ("/plan/compare", "page-compared"),
    ("/plan/solve", "page-solve"),
    ("/plan/grid", "page-grid"),
    ("/plan/charts", "page-charts"),
];

/// All of them, with what each is for.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let title = say("page-analyses");
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            ul.files.analyses { @for (path, id) in ANALYSES {
                li { a href=(address(path, &[("p", name)])) { (say(id)) } p.soft { (say(&format!("{id}-about"))) } }
            } }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &plan), content))
}

/// One of them, by the address that was asked for, with the way to the others.
pub(super) fn shown(desk: &Desk, ask: &Ask, name: &str, plan: &History, status: u16, content: Markup) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let own = ANALYSES.iter().find(|(path, _)| *path == ask.path).map_or("page-analyses", |(_, id)| id);
    let title = say(own);
    let content = html! {
        div.sheet-page {
            nav.others aria-label=(say("page-analyses")) { @for (path, id) in ANALYSES {
                a href=(address(path, &[("p", name)])) aria-current=[(ask.path == path).then_some("page")] { (say(id)) }
            } }
            h1 { (title) }
            p { (say(&format!("{own}-about"))) }
            (content)
        }
    };
    Answer::Page(status, shell::shell(desk, ask, &title, nav(desk, ask, name, plan), content))
}

/// What is to be mended before there is anything to show: each fault, with the way to its field.
pub(super) fn no_result(desk: &Desk, ask: &Ask, name: &str) -> Markup {
    let say = |id: &str| ask.language.say(id, &[]);
    let to = address("/plan", &[("p", name)]);
    let Some(plan) = desk.plan(name) else { return html! {} };
    let worked = work(desk, name, plan.text());
    html! {
        p.notice { (say("page-no-result")) " " a href=(to) { (say("page-back-to-plan")) } }
        @for (field, fault) in faults(&worked, plan.text(), true, ask.language) {
            (fault)
            @if !field.is_empty() { p { a href={ (to) "#" (field) } { (say("page-to-its-field")) } } }
        }
    }
}

/// A file of figures or of a drawing, named by what it is of.
pub(super) fn kept(mime: &'static str, of: &str, what: &str, ending: &str, text: String) -> Answer {
    let id: String = of.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    Answer::Download { mime, name: format!("{id}-{what}.{ending}"), bytes: text.into_bytes() }
}

/// Kind of a table for spreadsheets.
pub(super) const CSV: &str = "text/csv; charset=utf-8";

/// The link that keeps what is shown as a table for spreadsheets.
pub(super) fn as_csv(ask: &Ask) -> Markup {
    let all: Vec<(&str, &str)> = ask.query.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let to = address(&ask.path, &all.into_iter().chain([("form", "csv")]).collect::<Vec<_>>());
    html! { p.actions { a.button href=(to) { (ask.language.say("page-as-csv", &[])) } } }
}

/// Sentences in which names stand between marks of code.
pub(super) fn sentence(text: &str) -> Markup {
    html! { @for (place, part) in text.split('`').enumerate() { @if place % 2 == 1 { strong { (part) } } @else { (part) } } }
}
