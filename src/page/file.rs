//! The file of a page: its navigation and state, undoing, saving, and what another program has made of it meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use maud::{Markup, html};

use super::analyses::ANALYSES;
use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::folder::SHIPPED;
use super::history::History;
use super::plan::{Refused, missing, not_changed, style, take_over};
use super::shell;
use super::told::after as after_change;
use super::undone::differences;
use crate::document::{Kind, is_of, peek};
use crate::model::sha256;

/// The pages of a plan.
const PAGES: [(&str, &str); 7] = [
    ("/plan", "page-form"),
    ("/plan/text", "page-text"),
    ("/plan/whatif", "page-whatif"),
    ("/plan/scenarios", "page-scenarios"),
    ("/plan/offers", "page-offers"),
    ("/plan/study", "page-study"),
    ("/plan/analyses", "page-analyses"),
];

/// The navigation of a plan's pages, and the state of its file.
pub(super) fn nav(desk: &Desk, ask: &Ask, name: &str, plan: &History) -> Markup {
    let to = |path: &str| address(path, &[("p", name)]);
    let say = |id: &str| ask.language.say(id, &[]);
    let (words, pages): (&str, &[(&str, &str)]) = match peek(plan.text()).map(|head| head.kind) {
        Some(Kind::City) => {
            ("page-nav-city", &[("/city", "page-city"), ("/plan/text", "page-text"), ("/plan/review", "page-review")])
        }
        Some(Kind::Catalog) => (
            "page-nav-catalog",
            &[("/catalog", "page-catalog"), ("/plan/text", "page-text"), ("/plan/review", "page-review")],
        ),
        Some(Kind::Programme) => {
            ("page-nav-programme", &[("/programme", "page-programme-form"), ("/plan/text", "page-text")])
        }
        _ => ("page-nav-plan", &PAGES),
    };
    html! {
        div.file #file { (state(desk, ask, name, plan)) }
        nav.of-plan aria-label=(say(words)) {
            @for &(path, words) in pages {
                @if path != "/plan/scenarios" || plan.text().contains("\nscenarios:") {
                    a href=(to(path)) aria-current=[here(ask, path)] { (say(words)) }
                }
            }
        }
    }
}

/// Whether a page, or one within it, is the one that is shown.
fn here(ask: &Ask, path: &str) -> Option<&'static str> {
    let within = path == "/plan/analyses" && ANALYSES.iter().any(|(page, _)| *page == ask.path);
    if ask.path == path { Some("page") } else { within.then_some("true") }
}

/// The name of a file, whether it is saved, and what can be done about it.
pub(super) fn state(desk: &Desk, ask: &Ask, name: &str, plan: &History) -> Markup {
    let say = |id: &str| ask.language.say(id, &[]);
    let shipped = name.starts_with(SHIPPED);
    html! {
        span.filename { (name.trim_start_matches(SHIPPED)) } " "
        span.soft { (say(match (shipped, plan.unsaved()) {
            (true, true) => "page-shipped-changed",
            (true, false) => "page-shipped",
            (false, true) => "page-unsaved",
            (false, false) => "page-saved",
        })) }
        @if !desk.read_only() {
            form.inline method="post" action=(address("/plan/history", &[("p", name)])) {
                button type="submit" name="do" value="undo" title=(say("page-undo-about")) disabled[!plan.can_undo()] { (say("page-undo")) }
                button type="submit" name="do" value="redo" disabled[!plan.can_redo()] { (say("page-redo")) }
            }
            @if shipped {
                a.button #save-as href=(address("/new", &[("copy", name)]) + "#new-copy") { (say("page-save-as")) }
            } @else {
                (save_button(ask, name, plan))
            }
        }
    }
}

/// Pages with the form of a file's fields, and what the script sends it to from there.
const FORMS: [&str; 5] = ["/plan", "/plan/change", "/city", "/city/filled", "/catalog"];

/// The id of the form of a file's fields.
fn form_id(text: &str) -> &'static str {
    if is_of(text, Kind::City) || is_of(text, Kind::Catalog) { "fields" } else { "plan" }
}

/// What saves a file. Where its fields are on the page, what was typed into them is sent along.
fn save_button(ask: &Ask, name: &str, plan: &History) -> Markup {
    let (to, words) = (address("/plan/save", &[("p", name)]), ask.language.say("page-save", &[]));
    let saved = !plan.unsaved();
    match FORMS.contains(&ask.path.as_str()).then(|| form_id(plan.text())) {
        Some(form) => html! {
            // The return key presses the first button of a form, and writes no file.
            button.first form=(form) type="submit" name="do" value="apply" tabindex="-1" { (ask.language.say("page-apply", &[])) }
            // What may have been typed is known to the script alone.
            button #save form=(form) formaction=(to) type="submit" data-saved[saved] { (words) }
        },
        None => {
            html! { form.inline method="post" action=(to) { button #save type="submit" disabled[saved] { (words) } } }
        }
    }
}

/// That another program has changed the file.
pub(super) fn meanwhile(desk: &Desk, ask: &Ask, name: &str, plan: &History) -> Markup {
    html! {
        @if desk.changed_on_disk(name, plan).is_some() {
            p.notice { (ask.language.say("page-changed-meanwhile", &[])) " " a href=(address("/plan/both", &[("p", name)])) { (ask.language.say("page-see-both", &[])) } }
        }
    }
}

/// Undo and redo.
pub(super) fn history(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let (what, done) = match ask.field("do") {
        Some("undo") => ("page-told-undone", desk.with(name, |plan| stepped(plan, History::undo))),
        _ => ("page-told-redone", desk.with(name, |plan| stepped(plan, History::redo))),
    };
    let Some((before, after)) = done else { return missing(desk, ask) };
    let told = if before == after { Vec::new() } else { differences(desk, name, (&before, &after), style(ask)) };
    Answer::Go(after_change(name, what, &told))
}

/// The text before a step of the history, and after it.
fn stepped(plan: &mut History, step: fn(&mut History)) -> (Arc<str>, Arc<str>) {
    let before = plan.text().clone();
    step(plan);
    (before, plan.text().clone())
}

/// Writes the file, with what was typed into the fields that were sent along.
pub(super) fn save(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    if desk.plan(name).is_none() {
        return missing(desk, ask);
    }
    let say = |id: &str| ask.language.say(id, &[]);
    if ask.field("version").is_some() {
        match take_over(desk, ask, name) {
            Ok(_) => {}
            Err(Refused::Why(why)) => return not_changed(desk, ask, &why),
            Err(Refused::Otherwise(answer)) => return answer,
        }
    }
    let not_saved = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    match desk.save(name, ask.field("seen")) {
        Some(Saved::Done) => Answer::Go(address("/plan", &[("p", name)])),
        Some(Saved::Changed) => Answer::Go(address("/plan/both", &[("p", name)])),
        Some(Saved::ReadOnly) => not_saved(403, &say("page-read-only-why")),
        Some(Saved::Failed(why)) => not_saved(500, &why),
        Some(Saved::NoName) | None => not_saved(409, &say("page-name-taken")),
    }
}

/// The plan in memory beside that of its file, which another program has changed.
pub(super) fn both(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(plan) = desk.plan(name) else { return missing(desk, ask) };
    let Some(disk) = desk.changed_on_disk(name, &plan) else { return Answer::Go(address("/plan", &[("p", name)])) };
    let say = |id: &str| ask.language.say(id, &[]);
    let content = html! {
        div.sheet-page {
            h1 { (say("page-both")) }
            p { (say("page-both-why")) }
            div.both {
                section { h2 { (say("page-mine")) } pre tabindex="0" { (marked(plan.text(), &disk)) }
                    @if !desk.read_only() { form method="post" action=(address("/plan/save", &[("p", name)])) {
                        input type="hidden" name="seen" value=(sha256(&disk));
                        button type="submit" { (say("page-keep-mine")) }
                    } }
                }
                section { h2 { (say("page-theirs")) } pre tabindex="0" { (marked(&disk, plan.text())) }
                    form method="post" action=(address("/plan/take-file", &[("p", name)])) { button type="submit" { (say("page-keep-theirs")) } }
                }
            }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &say("page-both"), nav(desk, ask, name, &plan), content))
}

/// A text with the lines marked that another one has not.
pub(super) fn marked(text: &str, other: &str) -> Markup {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    other.lines().for_each(|line| *left.entry(line).or_default() += 1);
    let mut own = |line: &str| left.get_mut(line).filter(|count| **count > 0).map(|count| *count -= 1).is_none();
    html! { @for line in text.lines() { @if own(line) { mark { (line) } } @else { (line) } "\n" } }
}

/// Takes the file as it is now; what was changed can still be brought back by undoing.
pub(super) fn take_file(desk: &Desk, name: &str) -> Answer {
    let disk = desk.on_disk(name);
    desk.with(name, |plan| {
        if let Some(disk) = disk {
            plan.put(disk.clone());
            plan.saved = Some(disk);
        }
    });
    Answer::Go(address("/plan", &[("p", name)]))
}
