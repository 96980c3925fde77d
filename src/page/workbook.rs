//! Workbooks of ours: a plan, a city or an offer as `convert` writes it, given to the page or taken from it.

use std::path::Path;
use std::sync::Arc;

use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::fields::text_at;
use super::folder::file_name;
use super::new::{self, free};
use super::plan::{missing, style};
use super::{pair, shell, taken, told};
use crate::document::edit::{Edit, edit, read};
use crate::document::{Kind, parse, peek, read_city, read_offer, read_plan};
use crate::offers::is_workbook;
use crate::report::Style;
use crate::session::Session;
use crate::sheet::{Book, Unwritable, as_yaml, city_beside, is_text_of_workbook, items, workbook};

/// What a workbook of a kind says, as YAML. `None`: it is none of that kind. `Err`: what is at fault, by its cells.
pub(super) fn yaml_of(path: &Path, kind: Kind) -> Option<Result<String, Box<Session>>> {
    if !is_workbook(path) {
        return None;
    }
    let mut session = Session::default();
    let text = session.text(path, "plan")?;
    // A plan's workbook may hold its city.
    let beside = city_beside(&text).filter(|_| kind == Kind::City).map(Arc::<str>::from);
    let text = beside.unwrap_or(text);
    if !is_text_of_workbook(&text) || peek(&text).is_none_or(|head| head.kind != kind) {
        return None;
    }
    let file = session.sources.add(path.display().to_string(), text.clone());
    let node = parse(&text, file, &mut session.diagnostics);
    let diagnostics = &mut session.diagnostics;
    match (&node, kind) {
        (Some(node), Kind::Plan) => drop(read_plan(node, diagnostics)),
        (Some(node), Kind::City) => drop(read_city(node, diagnostics)),
        (Some(node), Kind::Offer) => drop(read_offer(node, diagnostics)),
        _ => {}
    }
    if session.diagnostics.has_errors() {
        return Some(Err(Box::new(session)));
    }
    as_yaml(&text).map(Ok)
}

/// A plan, a city or an offer as a workbook, to be kept.
pub(super) fn keep(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(file) = desk.plan(name) else { return missing(desk, ask) };
    let say = |id: &str| ask.language.say(id, &[]);
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let stem = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".yaml").trim_end_matches(".yml");
    let stem: String = stem.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    match workbook(file.text(), &items(&library), Book::Xlsx, ask.language) {
        Ok(bytes) => {
            let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Answer::Download { mime, name: format!("{stem}.xlsx"), bytes }
        }
        Err(why) => {
            let why = match why {
                Unwritable::Writer(why) => why,
                Unwritable::Unread | Unwritable::Cell => say("page-workbook-unwritable"),
            };
            Answer::Page(422, shell::words(desk, ask, &say("page-not-saved"), &why))
        }
    }
}

/// The form that makes a project of a filled workbook.
pub(super) fn form(style: Style) -> Markup {
    html! {
        form method="post" action="/new/workbook" enctype="multipart/form-data" {
            div.field.wide { label for="workbook" { (style.say("page-workbook-file")) } input #workbook type="file" name="file" accept=".xlsx,.ods" required; }
            p.actions { button type="submit" { (style.say("page-create")) } }
        }
    }
}

/// Makes a project of a filled workbook: a file of the folder with its id.
pub(super) fn take(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    if desk.read_only() {
        return new::shown(desk, ask, 403, None);
    }
    let Some(upload) = ask.files.iter().find(|file| file.field == "file") else {
        return new::shown(desk, ask, 422, Some(&say("page-no-file")));
    };
    let path = desk.receive(upload).ok().and_then(|id| desk.received(&id));
    let read = |kind| path.as_deref().and_then(|path| yaml_of(path, kind));
    match (read(Kind::Plan), read(Kind::City)) {
        (Some(Ok(text)), None) => written(desk, ask, &text, "plan", "/plan"),
        (Some(Ok(text)), Some(Ok(city))) => pair::make(desk, ask, &text, &city),
        (Some(Err(session)), _) | (Some(Ok(_)), Some(Err(session))) => at_fault(desk, ask, &session),
        (None, _) => new::shown(desk, ask, 422, Some(&say("page-workbook-none"))),
    }
}

/// Why a workbook is not taken, by its cells.
pub(super) fn at_fault(desk: &Desk, ask: &Ask, session: &Session) -> Answer {
    let style = style(ask);
    let title = style.say("page-workbook-faults");
    let said = told::all(&session.diagnostics.told(), &session.sources, desk, ask.language);
    let content = html! { div.sheet-page { h1 { (title) } p { (style.say("page-workbook-mend")) } (said) } };
    Answer::Page(422, shell::shell(desk, ask, &title, html! {}, content))
}

/// A new file of a text, named by its id, and its page.
pub(super) fn written(desk: &Desk, ask: &Ask, text: &str, key: &str, page: &str) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let not_saved = |status, why: &str| Answer::Page(status, shell::words(desk, ask, &say("page-not-saved"), why));
    let id = read(text).ok().and_then(|it| text_at(&it, &[key]).map(str::to_owned)).unwrap_or_default();
    let Some(file) = file_name(&id) else { return not_saved(422, &say("page-no-title")) };
    match desk.create(&file, text) {
        Saved::Done => Answer::Go(address(page, &[("p", &file)])),
        Saved::ReadOnly => not_saved(403, &say("page-read-only-why")),
        Saved::Failed(why) => not_saved(500, &why),
        Saved::Changed | Saved::NoName => taken::asked(desk, ask, text),
    }
}

/// An offer out of a workbook of ours, written beside the plan that it answers: its file. `Err`: why not, in words.
pub(super) fn offer(desk: &Desk, ask: &Ask, name: &str, text: &str) -> Result<String, Markup> {
    let said = |why: String| html! { p.notice role="alert" { (why) } };
    let say = |id: &str| ask.language.say(id, &[]);
    let own = desk.plan(name).and_then(|plan| read(plan.text()).ok());
    let own = own.and_then(|plan| text_at(&plan, &["plan"]).map(str::to_owned)).unwrap_or_default();
    let offer = read(text).map_err(|_| said(say("page-not-understood")))?;
    let answers = text_at(&offer, &["plan"]).unwrap_or_default();
    if answers != own {
        let told = [("own", own.as_str().into()), ("other", answers.into())];
        return Err(said(ask.language.say("page-offer-other-plan", &told)));
    }
    // What is typed beside the file holds before what it says.
    let typed = ["vendor", "received"].into_iter().filter_map(|field| {
        let typed = ask.field(field).map(str::trim).filter(|typed| !typed.is_empty())?;
        Some(Edit::set([field], typed))
    });
    let text = edit(text, &typed.collect::<Vec<_>>()).map_err(|refusal| said(say(refusal.words())))?;
    let id = text_at(&offer, &["offer"]).unwrap_or("offer");
    let id = free(id, |id| desk.root.fresh(&format!("{id}.yaml")).is_none());
    let text = edit(&text, &[Edit::set(["offer"], id.as_str())]).map_err(|refusal| said(say(refusal.words())))?;
    let file = file_name(&id).ok_or_else(|| said(say("page-no-title")))?;
    match desk.create(&file, &text) {
        Saved::Done => Ok(file),
        Saved::Failed(why) => Err(said(why)),
        _ => Err(said(say("page-name-taken"))),
    }
}
