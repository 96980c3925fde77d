//! A catalog of one's own as a form: its items, their costs with prices and what they rest on, its sources.

use maud::{Markup, html};

use super::accounts::fields;
use super::ask::{Answer, Ask, address};
use super::asked;
use super::desk::Desk;
use super::faults::faults;
use super::fields::{Fields, entries, label};
use super::file::meanwhile;
use super::folder::SHIPPED;
use super::form::{Form, folded, form_of};
use super::history::History;
use super::new::free;
use super::observations::observations;
use super::paths::{below, keys, name_of, steps_of};
use super::plan::{missing, nav, style};
use super::typed::{Typing, UNPRICED, as_written};
use super::work::{Worked, work};
use super::{several, shell, told};
use crate::diagnostic::Severity;
use crate::document::edit::{Edit, Step, Value, edit};
use crate::document::{FieldInfo, RESERVED, slug};
use crate::lint::lint_text;
use crate::offers::NAMELESS;
use crate::report::Style;
use crate::report::study::names;
use crate::session::Session;

/// Fields of a cost that are seen at once; the others are behind *more*.
const FIRST: [&str; 5] = ["price", "range", "life", "failure", "source"];
/// Fields of an item that are fields of the form; its costs are a table.
const OF_ITEM: [&str; 5] = ["label", "family", "unit", "movable", "divisible"];
/// Costs that are usual, offered for a new one.
const USUAL: [&str; 12] = [
    "device",
    "install",
    "survey",
    "battery",
    "spares",
    "upkeep",
    "subscription",
    "integration",
    "training",
    "support",
    "removal",
    "reversibility",
];

/// The page of a catalog.
pub(super) fn page(desk: &Desk, ask: &Ask, name: &str) -> Answer {
    let Some(catalog) = desk.plan(name) else { return missing(desk, ask) };
    let worked = work(desk, name, catalog.text());
    let style = style(ask);
    let Some((title, form)) = form(desk, ask, name, &catalog, &worked) else {
        return Answer::Go(address("/plan/text", &[("p", name)]));
    };
    let content = html! {
        div.halves {
            (form)
            aside.right #result aria-label=(style.say("page-review")) tabindex="0" { (review(desk, ask, name, catalog.text(), style)) }
        }
    };
    Answer::Page(200, shell::shell(desk, ask, &title, nav(desk, ask, name, &catalog), content))
}

/// The title of a catalog and its form. `None`: its text cannot be read.
pub(super) fn form(desk: &Desk, ask: &Ask, name: &str, catalog: &History, worked: &Worked) -> Option<(String, Markup)> {
    let style = style(ask);
    let fields = fields(catalog.text(), desk, name)?;
    let title = label(fields.plan.at(&keys(&["title"])), ask.language).unwrap_or(name).to_owned();
    // What is shipped is read, and copied to be changed.
    let shipped = name.starts_with(SHIPPED);
    let read_only = desk.read_only() || shipped;
    let faults = faults(worked, catalog.text(), read_only, ask.language);
    let form = Form::new(&fields, worked, style, read_only, faults);
    let parts = html! { @if shipped { (copy(desk, name, style)) } (head(&form)) (items(&form)) (sources(&form)) };
    let rest = form.rest();
    let content = html! {
        h1 { (title) }
        (meanwhile(desk, ask, name, catalog))
        div.faults data-at="" { @for fault in rest { (fault) } }
        (parts)
    };
    let whole = form_of(("fields", "catalog-form"), (&[("p", name)], catalog.version()), read_only, style, content);
    Some((title, whole))
}

/// How a catalog that is shipped becomes one's own.
fn copy(desk: &Desk, name: &str, style: Style) -> Markup {
    html! {
        div.notice {
            p { (style.say("page-catalog-shipped")) }
            @if !desk.read_only() { p { a.button href=(address("/new", &[("copy", name)]) + "#new-copy") { (style.say("page-save-as")) } } }
        }
    }
}

fn head(form: &Form<'_>) -> Markup {
    html! {
        section.part #catalog aria-labelledby="catalog-heading" {
            h2 #catalog-heading { (form.say("page-catalog")) }
            p.soft { (form.say("page-catalog-about")) }
            @if let Some(info) = form.fields.info("catalog", "title") { div.field.wide { (form.field(&keys(&["title"]), info)) } }
            (form.slot(&keys(&["catalog"])))
        }
    }
}

fn items(form: &Form<'_>) -> Markup {
    let at = keys(&["items"]);
    let all = entries(form.fields.plan.at(&at));
    html! {
        section.part #items aria-labelledby="items-heading" {
            h2 #items-heading { (form.say("page-catalog-items")) }
            @for (id, item) in all { (self::item(form, &below(&at, &[id]), id, item)) }
            (form.slot(&at))
            @if !form.read_only { (add_item(form)) }
        }
    }
}

fn item(form: &Form<'_>, at: &[Step], id: &str, item: &Value) -> Markup {
    let name = label(item.at(&keys(&["label"])), form.style.language).unwrap_or(id);
    let infos = OF_ITEM.iter().filter_map(|field| form.fields.info("item", field));
    html! {
        section.line #(name_of(at)) aria-labelledby={ "heading-" (name_of(at)) } {
            h3 id={ "heading-" (name_of(at)) } { (name) @if name != id { " " small { (id) } } }
            div.sheet { @for info in infos { (form.field(&below(at, &[info.name]), info)) } }
            (costs(form, &below(at, &["costs"]), item.at(&keys(&["costs"])), name))
            (form.slot(at))
            p.actions { (form.button("remove", &name_of(at), &form.say("page-remove-item"), name)) }
        }
    }
}

/// The costs of an item as a table, with the other fields of each behind *more*.
fn costs(form: &Form<'_>, at: &[Step], costs: Option<&Value>, item: &str) -> Markup {
    let infos: Vec<&FieldInfo> = FIRST.iter().filter_map(|field| form.fields.info("component", field)).collect();
    let language = usize::from(form.style.language == crate::language::Language::French);
    let said = |id: &str| names::component(id, form.style);
    html! {
        div.scroll role="group" aria-label={ (form.say("page-prices-and-lives")) " : " (item) } tabindex="0" {
            table.components {
                thead { tr { th scope="col" { (form.say("page-component")) } @for info in &infos { th scope="col" { (info.label[language]) } } } }
                tbody { @for (id, _) in entries(costs) {
                    @let at = below(at, &[id]);
                    tr #(name_of(&at)) {
                        th scope="row" { (said(id)) }
                        @for info in &infos {
                            @let at = below(&at, &[info.name]);
                            td class=(info.name) data-label=(info.label[language]) {
                                @if info.name == "source" { (source(form, &at, &said(id))) }
                                @else if info.name == "price" && several::there(form, &at[..at.len() - 1]) { span.said #(name_of(&at)) { (form.say("page-prices-below")) } }
                                @else { (form.input(&at, info, &format!("{item}, {}, {}", said(id), info.label[language]))) }
                                (form.slot(&at))
                            }
                        }
                    }
                } }
            }
        }
        @for (id, cost) in entries(costs) {
            @let at = below(at, &[id]);
            (several::prices(form, &at, &said(id)))
            (more(form, &at, cost, &said(id), item))
            (observations(form, &at, &said(id), &form.fields.shown(&below(&at, &["price"]), form.style.language).1))
        }
        (several::make(form, &entries(costs).iter().map(|(id, _)| (id.as_str(), below(at, &[id]))).collect::<Vec<_>>()))
        (form.slot(at))
        @if !form.read_only { (add_cost(form, at, costs, item)) }
    }
}

/// A choice among the sources of the catalog.
fn source(form: &Form<'_>, at: &[Step], cost: &str) -> Markup {
    let own = form.fields.own(at).unwrap_or_default();
    let all = entries(form.fields.plan.at(&keys(&["sources"])));
    let name = name_of(at);
    html! {
        select name=(name) id=(name) aria-label={ (cost) ", " (form.say("page-rests-on")) } disabled[form.read_only] {
            option value="" selected[own.is_empty()] { "–" }
            @if !own.is_empty() && !all.iter().any(|(id, _)| id == own) { option value=(own) selected { (own) } }
            @for (id, source) in all { option value=(id) selected[id == own] { (label(source.at(&keys(&["title"])), form.style.language).unwrap_or(id)) } }
        }
    }
}

/// The fields of a cost that its row does not show: those that it has, then the others.
fn more(form: &Form<'_>, at: &[Step], cost: &Value, name: &str, item: &str) -> Markup {
    let simple = |info: &&FieldInfo| {
        let shown =
            FIRST.contains(&info.name) || matches!(info.name, "included_in" | "observations" | "tiers" | "during");
        !shown && !info.name.contains('.')
    };
    let infos: Vec<&FieldInfo> = form.fields.table("component").iter().filter(simple).collect();
    let (there, missing): (Vec<&FieldInfo>, Vec<&FieldInfo>) =
        infos.into_iter().partition(|info| cost.at(&keys(&[info.name])).is_some());
    html! {
        (folded(&html! { (form.say("page-more")) " : " (name) span.hidden { ", " (item) } }, &html! {
            div.sheet { @for info in there.iter().chain(&missing) { (form.field(&below(at, &[info.name]), info)) } }
            (form.slot(at))
            p.actions { (form.button("remove", &name_of(at), &form.say("page-remove"), &format!("{item}, {name}"))) }
        }))
    }
}

fn add_cost(form: &Form<'_>, at: &[Step], costs: Option<&Value>, item: &str) -> Markup {
    let id = format!("cost-{}", name_of(at));
    let there = entries(costs);
    html! {
        details.add {
            summary { (form.say("page-add-cost")) span.hidden { " : " (item) } }
            div.sheet {
                div.field {
                    label for=(id) { (form.say("page-component")) }
                    select id=(id) name=(id) { @for usual in USUAL.iter().filter(|usual| !there.iter().any(|(id, _)| id == *usual)) {
                        option value=(usual) { (names::component(usual, form.style)) }
                    } }
                }
                (form.button("add", &format!("cost {}", name_of(at)), &form.say("page-add-cost"), item))
            }
        }
    }
}

fn add_item(form: &Form<'_>) -> Markup {
    let style = form.style;
    html! {
        details.add {
            summary { (style.say("page-add-item")) }
            div.sheet {
                div.field.wide { label for="item-label" { (style.say("page-designation")) } input #item-label name="item-label" size="40" maxlength="80" autocomplete="off"; }
                div.field { label for="item-family" { (style.say("page-family")) } (asked::family("item-family", Some("item-family"), &style.say("page-family"), "", style)) }
                div.field { label for="item-price" { (style.say("page-unit-price")) } input.n #item-price name="item-price" size="9" inputmode="decimal" autocomplete="off"; " " span.unit { "€" } }
                div.field { label for="item-recurs" { (style.say("page-recurs")) } (asked::basis("item-recurs", Some("item-recurs"), &style.say("page-recurs"), (None, None), style)) }
                div.field { label for="item-section" { (style.say("page-section")) } (asked::section(("item-section", Some("item-section")), &style.say("page-section"), ("", ""), false, style)) }
                button type="submit" name="add" value="item" { (style.say("page-add-item")) }
            }
        }
    }
}

fn sources(form: &Form<'_>) -> Markup {
    let at = keys(&["sources"]);
    let infos: Vec<&FieldInfo> = form.fields.table("source").iter().filter(|info| info.name != "grounds").collect();
    html! {
        section.part #sources aria-labelledby="sources-heading" {
            h2 #sources-heading { (form.say("page-catalog-sources")) }
            @for (id, source) in entries(form.fields.plan.at(&at)) {
                @let at = below(&at, &[id]);
                @let name = label(source.at(&keys(&["title"])), form.style.language).unwrap_or(id);
                div.entry #(name_of(&at)) {
                    h3 { (name) }
                    div.sheet { @for info in &infos { (form.field(&below(&at, &[info.name]), info)) } }
                    (form.slot(&at))
                    p.actions { (form.button("remove", &name_of(&at), &form.say("page-remove"), name)) }
                }
            }
            (form.slot(&at))
            @if !form.read_only { p.actions { button type="submit" name="add" value="source" { (form.say("page-add-source")) } } }
        }
    }
}

/// What readers of the catalog will ask: its findings, without the faults that stand at their fields.
pub(super) fn review(desk: &Desk, ask: &Ask, name: &str, text: &std::sync::Arc<str>, style: Style) -> Markup {
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    lint_text(name, text.clone(), library, &mut session);
    let faults = session.diagnostics.errors();
    let mut found = session.diagnostics.clone();
    found.retain(|one| one.code.severity != Severity::Error);
    html! {
        h2 { (style.say("page-review")) }
        @if faults > 0 { p.notice { (style.tell("page-to-mend", &[("count", faults.into())])) } }
        @if found.is_empty() { p { (style.say("page-review-none")) } }
        (told::all(&found, &session.sources, desk, ask.language))
    }
}

/// What a button adds to a catalog. `None`: it is none of these.
pub(super) fn add(
    action: &str,
    fields: &Fields,
    ask: &Ask,
    text: &str,
) -> Option<Result<(String, String), &'static str>> {
    let known = |list: &str, id: &str| fields.plan.at(&keys(&[list, id])).is_some();
    let (at, value) = match action {
        "item" => {
            let title = ask.field("item-label").unwrap_or_default().trim();
            let own = slug(title);
            let basis = asked::basis_of(ask.field("item-recurs").unwrap_or_default());
            let family = asked::family_of(ask.field("item-family").unwrap_or_default());
            let price = ask.field("item-price").unwrap_or_default().trim();
            let (Some(basis), Some(family), false) = (basis, family, own.is_empty() || price.is_empty()) else {
                return Some(Err("page-item-needs"));
            };
            let section = asked::section_of(ask.field("item-section").unwrap_or_default());
            match (basis.recurs(), section) {
                (false, "") if asked::is_done(family) => return Some(Err("page-ask-section")),
                (true, "investment") => return Some(Err("page-ask-section-recurs")),
                _ => {}
            }
            let id = free(&own, |id| RESERVED.contains(&id) || known("items", id));
            let price = as_written(price, Typing::of(&basis.per(NAMELESS), ask.language));
            let mut cost = vec![("price".to_owned(), Value::from(price))];
            if !section.is_empty() && !basis.recurs() {
                cost.push(("section".to_owned(), section.into()));
            }
            let costs = vec![(asked::component_of(family, basis).to_owned(), Value::Map(cost))];
            let item = [("label", title), ("family", family), ("unit", NAMELESS)];
            let mut item: Vec<(String, Value)> = item.map(|(key, text)| (key.to_owned(), text.into())).into();
            item.push(("costs".to_owned(), Value::Map(costs)));
            (keys(&["items", &id]), Value::Map(item))
        }
        "source" => {
            let id = free("source", |id| known("sources", id));
            let title = ask.language.say("page-new-source", &[]);
            let source = [("title".to_owned(), title.into()), ("grade".to_owned(), "assumption".into())];
            (keys(&["sources", &id]), Value::Map(source.into()))
        }
        _ if action.starts_with("observation ") => return super::observations::add(action, fields, ask, text),
        _ => {
            let at = steps_of(action.strip_prefix("cost ")?)?;
            let id = ask.field(&format!("cost-{}", name_of(&at))).filter(|id| USUAL.contains(id))?;
            // Nobody's price is counted, least of all none: it is asked for.
            (below(&at, &[id]), Value::Map(vec![("price".to_owned(), UNPRICED.into())]))
        }
    };
    let goal = name_of(&at);
    Some(edit(text, &[Edit::set(at, value)]).map(|text| (text, goal)).map_err(|refusal| refusal.words()))
}
