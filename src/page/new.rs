use maud::{Markup, html};

use super::ask::{Answer, Ask, address};
use super::desk::{Desk, Saved};
use super::fields::{entries, label};
use super::folder::{Root, SHIPPED, file_name};
use super::paths::keys;
use super::plan::style;
use super::project::title;
use super::{pasted, shell, times, workbook};
use crate::diagnostic::message;
use crate::document::edit::{Edit, edit, read};
use crate::document::{Kind, is_of, slug};
use crate::report::Style;
use crate::session::Session;
use crate::start::{plan_from_counted, plan_to_fill, template};

/// A new project: from a template, a copy, items of the catalogs, or a pasted table.
pub(super) fn page(desk: &Desk, ask: &Ask) -> Answer {
    shown(desk, ask, 200, None)
}

pub(super) fn shown(desk: &Desk, ask: &Ask, status: u16, refused: Option<&str>) -> Answer {
    shown_with(desk, ask, status, &html! { @if let Some(why) = refused { p.notice role="alert" { (why) } } })
}

/// The page with what is to be said first.
pub(super) fn shown_with(desk: &Desk, ask: &Ask, status: u16, first: &Markup) -> Answer {
    let style = style(ask);
    let content = html! {
        div.sheet-page.new {
            h1 { (style.say("page-new")) }
            @if desk.read_only() { p.notice { (style.say("page-read-only-why")) } } @else {
                (first)
                section aria-labelledby="new-paste" {
                    h2 #new-paste { (style.say("page-new-paste")) }
                    p.soft { (style.say("page-new-paste-about")) }
                    (begin(ask, "paste", html! {
                        div.field.wide {
                            label for="table" { (style.say("page-table")) }
                            textarea #table name="table" rows="6" spellcheck="false" { "\n" (ask.field("table").unwrap_or_default()) }
                        }
                    }, style))
                }
                section aria-labelledby="new-copy" {
                    h2 #new-copy { (style.say("page-new-copy")) }
                    p.soft { (style.say("page-new-copy-about")) }
                    (begin_with(ask, "copy", &ask.query("copy").map_or_else(String::new, |name| title_of(desk, name, style)), from(desk, ask, style), style))
                }
                section aria-labelledby="new-workbook" {
                    h2 #new-workbook { (style.say("page-new-workbook")) }
                    p.soft { (style.say("page-new-workbook-about")) }
                    (workbook::form(style))
                }
                section aria-labelledby="new-catalog" {
                    h2 #new-catalog { (style.say("page-new-catalog")) }
                    p.soft { (style.say("page-new-catalog-about")) }
                    (begin(ask, "catalog", html! {}, style))
                }
                section aria-labelledby="new-items" {
                    h2 #new-items { (style.say("page-new-items")) }
                    p.soft { (style.say("page-new-items-about")) }
                    (begin(ask, "items", html! { (items(desk, style)) (times::fields(ask, "items", style)) }, style))
                }
            }
        }
    };
    Answer::Page(status, shell::shell(desk, ask, &style.say("page-new"), html! {}, content))
}

/// A form that begins a project in one of the ways.
fn begin(ask: &Ask, way: &str, content: Markup, style: Style) -> Markup {
    begin_with(ask, way, "", content, style)
}

/// The same with a title that is there until another one is typed.
fn begin_with(ask: &Ask, way: &str, title: &str, content: Markup, style: Style) -> Markup {
    let given = ask.field("title").filter(|_| ask.field("way") == Some(way)).unwrap_or(title);
    html! {
        form #{ "form-" (way) } method="post" action="/new" {
            input type="hidden" name="way" value=(way);
            div.field.wide {
                label for={ "title-" (way) } { (style.say(if way == "catalog" { "page-new-catalog-title" } else { "page-new-title" })) }
                input #{ "title-" (way) } name="title" value=(given) required size="40" maxlength="80" autocomplete="off";
            }
            (content)
            p.actions { button type="submit" { (style.say(if way == "paste" { "page-next" } else { "page-create" })) } }
        }
    }
}

fn from(desk: &Desk, ask: &Ask, style: Style) -> Markup {
    let wanted = ask.query("copy").or(ask.field("from")).unwrap_or_default();
    let (files, _, _) = desk.root.files();
    let own = |kind: Kind| -> Vec<String> {
        files.iter().filter(|(_, found)| found.head.kind == kind).map(|(name, _)| name.clone()).collect()
    };
    let shipped = |kind: Kind| Root::shipped(kind).into_iter().map(|found| found.name);
    let programmes: Vec<String> = own(Kind::Programme).into_iter().chain(shipped(Kind::Programme)).collect();
    let groups = [
        ("page-plans", own(Kind::Plan)),
        ("page-examples", shipped(Kind::Plan).collect()),
        ("page-programmes", programmes),
        ("page-catalogs", own(Kind::Catalog).into_iter().chain(shipped(Kind::Catalog)).collect()),
    ];
    html! {
        div.field.wide {
            label for="from" { (style.say("page-from")) }
            select #from name="from" {
                option value="" { (style.say("page-template")) }
                @for (group, names) in &groups {
                    @if !names.is_empty() { optgroup label=(style.say(group)) {
                        @for name in names { option value=(name) selected[name == wanted] { (title_of(desk, name, style)) } }
                    } }
                }
            }
        }
    }
}

/// What a plan or a programme is called.
fn title_of(desk: &Desk, name: &str, style: Style) -> String {
    let written = desk.plan(name).and_then(|plan| read(plan.text()).ok());
    written.and_then(|it| title(&it, style.language)).unwrap_or_else(|| name.to_owned())
}

/// The items of every catalog; the script narrows them to a word.
fn items(desk: &Desk, style: Style) -> Markup {
    let mut session = Session::default();
    let library = desk.root.library(SHIPPED, &mut session.sources, &mut session.diagnostics);
    html! {
        div.field.wide.needs-script { label for="search" { (style.say("page-search")) } input #search type="search" data-narrows="catalog" autocomplete="off"; }
        div.catalog #catalog tabindex="0" role="group" aria-labelledby="new-items" {
            @for found in library.all(Kind::Catalog) {
                @if let Ok(catalog) = read(&found.text) {
                    fieldset {
                        legend { (label(catalog.at(&keys(&["title"])), style.language).unwrap_or(&found.head.id)) }
                        @for (id, item) in entries(catalog.at(&keys(&["items"]))) {
                            label.item { input type="checkbox" name="item" value={ (found.head.id) "/" (id) }; " " (label(item.at(&keys(&["label"])), style.language).unwrap_or(id)) }
                        }
                    }
                }
            }
        }
    }
}

/// Begins a project as a form says.
pub(super) fn create(desk: &Desk, ask: &Ask) -> Answer {
    let say = |id: &str| ask.language.say(id, &[]);
    let title = ask.field("title").unwrap_or_default().trim();
    let id = slug(title);
    let Some(name) = file_name(&id) else { return shown(desk, ask, 422, Some(&say("page-no-title"))) };
    let text = match ask.field("way") {
        Some("paste") => return pasted::confirm(desk, ask),
        Some("pasted") => match pasted::written(desk, ask, &id, title) {
            Ok(text) => text,
            Err(asked) => return asked,
        },
        Some("catalog") => template(Kind::Catalog, ask.language).unwrap_or_default().to_owned(),
        Some("items") => match of_items(desk, ask, &ask.fields("item").map(str::to_owned).collect::<Vec<_>>()) {
            Ok(text) => text,
            Err(why) => return shown(desk, ask, 422, Some(&why)),
        },
        _ => match ask.field("from").filter(|from| !from.is_empty()) {
            Some(from) => match desk.plan(from) {
                Some(plan) => plan.text().to_string(),
                None => return shown(desk, ask, 404, Some(&say("page-missing"))),
            },
            None => template(Kind::Plan, ask.language).unwrap_or_default().to_owned(),
        },
    };
    let text = match times::written(&text, ask) {
        Ok(text) => text,
        Err(why) => return shown(desk, ask, 422, Some(&say(why))),
    };
    let programme = is_of(&text, Kind::Programme);
    let (key, page) = match () {
        () if is_of(&text, Kind::Catalog) => ("catalog", "/catalog"),
        () if programme => ("programme", "/programme"),
        () => ("plan", "/plan"),
    };
    let named = edit(&text, &[Edit::set([key], id.as_str()), Edit::set(["title"], title)]);
    let Ok(text) = named else { return shown(desk, ask, 422, Some(&say("page-not-changed"))) };
    // What a programme names is found from where it lies itself.
    let beside = ask.field("from").filter(|from| programme && !from.starts_with(SHIPPED));
    let name = match beside.and_then(|from| from.rsplit_once('/')) {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name,
    };
    match desk.create(&name, &text) {
        Saved::Done => {
            desk.restore(ask.field("from").unwrap_or_default());
            Answer::Go(address(page, &[("p", &name)]))
        }
        Saved::Failed(why) => shown(desk, ask, 500, Some(&why)),
        _ => shown(desk, ask, 409, Some(&say("page-name-taken"))),
    }
}

/// A plan whose lines are items of catalogs, of which its form asks how many there are.
pub(super) fn of_items(desk: &Desk, ask: &Ask, names: &[String]) -> Result<String, String> {
    if names.is_empty() {
        return Err(ask.language.say("page-no-item", &[]));
    }
    let mut session = Session::default();
    let library = desk.root.library(SHIPPED, &mut session.sources, &mut session.diagnostics);
    plan_to_fill(names, &library, &mut session, ask.language).ok_or_else(|| faults(&session, ask))
}

/// The same where it is known how many there are of each.
pub(super) fn counted(desk: &Desk, ask: &Ask, items: &[(String, String)]) -> Result<String, String> {
    let mut session = Session::default();
    let library = desk.root.library(SHIPPED, &mut session.sources, &mut session.diagnostics);
    plan_from_counted(items, &library, &mut session, ask.language).ok_or_else(|| faults(&session, ask))
}

fn faults(session: &Session, ask: &Ask) -> String {
    let all: Vec<String> = session.diagnostics.sorted().into_iter().map(|one| message(one, ask.language)).collect();
    all.join(" ")
}

/// An id, or the next one with a number that is free.
pub(super) fn free(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// A text that YAML reads as it is.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
