use maud::{Markup, html};

use super::fields::{entries, label, text_at};
use super::form::Form;
use super::paths::{below, keys, name_of};
use crate::document::edit::{Value, read};
use crate::document::{Kind, Library, is_rest};
use crate::report::study::names;
use crate::units::order;

/// What it is called, where, when, for how long.
pub(super) fn project(form: &Form<'_>) -> Markup {
    let info = |name: &str| form.fields.info("plan", name);
    html! {
        section.part #project aria-labelledby="project-heading" {
            h2 #project-heading { (form.say("page-project")) }
            div.sheet {
                @if let Some(info) = info("title") { div.wide { (form.field(&keys(&["title"]), info)) } }
                (city(form))
                @if let Some(info) = info("start") { (form.field(&keys(&["start"]), info)) }
                @if let Some(info) = info("horizon") { (form.field(&keys(&["horizon"]), info)) }
                (phases(form))
            }
            (form.slot(&keys(&["plan"])))
        }
    }
}

/// The cities that are known here, by their names.
fn city(form: &Form<'_>) -> Markup {
    let at = keys(&["city"]);
    let name = name_of(&at);
    let own = form.fields.own(&at).unwrap_or_default();
    let language = form.style.language;
    let mut cities: Vec<(String, String)> = Vec::new();
    for found in form.worked.library.all(Kind::City) {
        let title = read(&found.text).ok().and_then(|city| {
            label(city.at(&keys(&["name"])).or(city.at(&keys(&["title"]))), language).map(str::to_owned)
        });
        cities.push((found.head.id.clone(), title.unwrap_or_else(|| found.head.id.clone())));
    }
    order::by_key(&mut cities, |(_, title)| title.to_lowercase());
    let words = form.fields.info("plan", "city").map_or("", |info| info.label[language as usize]);
    html! {
        div.field {
            label for=(name) { (words) }
            select #(name) name=(name) disabled[form.read_only] {
                @if !cities.iter().any(|(id, _)| id == own) { option value=(own) selected { (if own.is_empty() { "–" } else { own }) } }
                @for (id, title) in &cities { option value=(id) selected[id == own] { (title) } }
            }
            @if stands_in(own, &form.worked.library) { p.soft { (form.say("page-stand-in-city")) } }
            (form.slot(&at))
        }
    }
}

/// Whether a city is one that is shipped in the place of a real one, which has its INSEE code.
pub(super) fn stands_in(city: &str, library: &Library) -> bool {
    let found = library.find(Kind::City, city);
    found
        .and_then(|found| library.shipped(found))
        .is_some_and(|city| !city.text.lines().any(|line| line.starts_with("insee:")))
}

fn phases(form: &Form<'_>) -> Markup {
    let at = keys(&["phases"]);
    html! {
        @for (phase, length) in entries(form.fields.plan.at(&at)) {
            @let at = below(&at, &[phase]);
            @let name = name_of(&at);
            @if matches!(length, Value::Scalar(text) if is_rest(text)) {
                div.field {
                    span.label { (capital(&names::phase(phase, form.style))) }
                    span.said #(name) tabindex="-1" { (form.say("page-rest")) }
                    (form.slot(&at))
                }
            } @else {
                div.field {
                    label for=(name) { (capital(&names::phase(phase, form.style))) }
                    @if let Some(info) = form.fields.info("plan", "horizon") { (form.input(&at, info, phase)) }
                    (form.slot(&at))
                }
            }
        }
        (form.slot(&at))
    }
}

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The title of a plan's text.
pub(super) fn title(plan: &Value, language: crate::language::Language) -> Option<String> {
    label(plan.at(&keys(&["title"])), language).or(text_at(plan, &["plan"])).map(str::to_owned)
}
