//! A file that is to be made and is there already: it is opened, takes the new text, or the new one gets another name.

use maud::html;

use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::folder::file_name;
use super::new::free;
use super::plan::style;
use super::shell;
use crate::document::edit::{Edit, edit};
use crate::document::{Kind, peek, slug};

/// Kinds of files that are made whole: the key of their id, and their page.
const MADE: [(Kind, &str, &str); 3] =
    [(Kind::Plan, "plan", "/plan"), (Kind::City, "city", "/city"), (Kind::Catalog, "catalog", "/catalog")];

fn made(text: &str) -> Option<(String, &'static str, &'static str)> {
    let head = peek(text)?;
    MADE.iter().find(|(kind, ..)| *kind == head.kind).map(|(_, key, page)| (head.id, *key, *page))
}

/// What can be done where a file of that name is there.
pub(super) fn asked(desk: &Desk, ask: &Ask, text: &str) -> Answer {
    let style = style(ask);
    let title = style.say("page-taken");
    let Some((id, _, page)) = made(text) else {
        return Answer::Page(409, shell::words(desk, ask, &title, &style.say("page-name-taken")));
    };
    let file = format!("{id}.yaml");
    let next = free(&id, |id| desk.root.fresh(&format!("{id}.yaml")).is_none());
    let about = style.tell("page-taken-about", &[("file", file.as_str().into())]);
    let content = html! {
        div.sheet-page {
            h1 { (title) }
            p { (about) }
            p.actions { a.button href=(address(page, &[("p", &file)])) { (style.say("page-taken-open")) } }
            form method="post" action="/new/taken" {
                textarea.hidden name="text" aria-hidden="true" tabindex="-1" readonly { "\n" (text) }
                input type="hidden" name="plan" value=(ask.field("plan").unwrap_or_default());
                p.soft { (style.say("page-taken-replace-about")) }
                p.actions { button type="submit" name="do" value="replace" { (style.say("page-taken-replace")) } }
                div.field { label for="id" { (style.say("page-taken-id")) } input #id name="id" value=(next) size="30" maxlength="80" autocomplete="off"; }
                p.actions { button type="submit" name="do" value="other" { (style.say("page-taken-other")) } }
            }
        }
    };
    Answer::Page(409, shell::shell(desk, ask, &title, html! {}, content))
}

/// Does what was chosen.
pub(super) fn settle(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let refused = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    let sent = ask.field("text").unwrap_or_default().replace("\r\n", "\n");
    let Some((id, key, page)) = made(&sent) else { return refused(422, &say("page-not-understood")) };
    if desk.read_only() {
        return refused(403, &say("page-read-only-why"));
    }
    if ask.field("do") == Some("replace") {
        let file = format!("{id}.yaml");
        // Nothing is lost: the file is written when it is saved, and its text can be brought back.
        let put = desk.with(&file, |there| there.put(sent.as_str().into()));
        return match put {
            Some(()) => gone(desk, ask, &id, address(page, &[("p", &file)])),
            None => refused(404, &say("page-missing")),
        };
    }
    let own = slug(ask.field("id").unwrap_or_default());
    let Some(file) = file_name(&own) else { return refused(422, &say("page-no-title")) };
    let Ok(text) = edit(&sent, &[Edit::set([key], own.as_str())]) else {
        return refused(409, &say("page-not-changed"));
    };
    match desk.create(&file, &text) {
        Saved::Done => gone(desk, ask, &own, address(page, &[("p", &file)])),
        Saved::ReadOnly => refused(403, &say("page-read-only-why")),
        Saved::Failed(why) => refused(500, &why),
        Saved::Changed | Saved::NoName => asked(desk, ask, &text),
    }
}

/// To the file that was made; a city is also taken for the plan that it was made for.
pub(super) fn gone(desk: &Desk, ask: &Ask, id: &str, own: String) -> Answer {
    let Some(plan) = ask.field("plan").filter(|plan| !plan.is_empty()) else { return Answer::Go(own) };
    let named = desk.plan(plan).and_then(|it| Some((edit(it.text(), &[Edit::set(["city"], id)]).ok()?, it)));
    let Some(true) = named.map(|(text, it)| desk.put(plan, &it, text)) else {
        let say = |id: &str| ask.language.say(id, &[]);
        return Answer::Page(409, shell::words(desk, ask, &say("page-not-saved"), &say("page-not-changed")));
    };
    Answer::Go(address("/plan", &[("p", plan)]))
}
