//! What was read of a price elsewhere, kept beside it in a catalog of one's own.

use maud::{Markup, html};

use super::ask::Ask;
use super::fields::{Fields, entries, items, label};
use super::form::Form;
use super::paths::{below, keys, name_of, steps_of};
use super::typed::{Typing, as_written};
use crate::document::FieldInfo;
use crate::document::edit::{Edit, Step, Value, edit};

/// Fields of an observation in their order; those that a new one needs come first.
const FIELDS: [&str; 7] = ["price", "basis", "source", "bound", "date", "grade", "note"];
/// How many of them are needed.
const NEEDED: usize = 3;

/// The observations of a cost, and what adds one. `unit`: what stands behind a number that is typed alone.
pub(super) fn observations(form: &Form<'_>, at: &[Step], name: &str, unit: &str) -> Markup {
    let list = below(at, &["observations"]);
    let all = items(form.fields.plan.at(&list));
    let infos: Vec<&FieldInfo> = FIELDS.iter().filter_map(|field| form.fields.info("observation", field)).collect();
    html! {
        @if !all.is_empty() || !form.read_only {
            details {
                summary { (form.style.tell("page-observations", &[("count", all.len().into())])) span.hidden { " : " (name) } }
                @for place in 0..all.len() {
                    @let entry: Vec<Step> = list.iter().cloned().chain([Step::Item(place)]).collect();
                    div.entry {
                        div.sheet { @for info in &infos { (form.field(&in_words(form, below(&entry, &[info.name])), info)) } }
                        // The last one takes its list with it.
                        (form.button("remove", &name_of(if all.len() == 1 { &list } else { &entry }), &form.say("page-remove"), &(place + 1).to_string()))
                        (form.slot(&entry))
                    }
                }
                (form.slot(&list))
                @if !form.read_only { (add_form(form, at, name, unit, &infos)) }
            }
        }
    }
}

/// A text for people: one for all languages, or the reader's.
fn in_words(form: &Form<'_>, at: Vec<Step>) -> Vec<Step> {
    match form.fields.plan.at(&at) {
        Some(Value::Map(_)) => below(&at, &[form.style.language.code()]),
        _ => at,
    }
}

fn field_of(at: &[Step], field: &str) -> String {
    format!("seen-{field}-{}", name_of(at))
}

fn add_form(form: &Form<'_>, at: &[Step], name: &str, unit: &str, infos: &[&FieldInfo]) -> Markup {
    let language = usize::from(form.style.language == crate::language::Language::French);
    let sources = entries(form.fields.plan.at(&keys(&["sources"])));
    html! {
        div.sheet {
            @for info in infos.iter().filter(|info| FIELDS[..NEEDED].contains(&info.name)) {
                @let id = field_of(at, info.name);
                div.field {
                    label for=(id) { (info.label[language]) }
                    @match info.name {
                        "price" => { input.n id=(id) name=(id) size="9" autocomplete="off"; " " span.unit { (super::typed::unit_said(unit, form.style)) } },
                        "basis" => select id=(id) name=(id) { option value="" { "–" } @for word in &info.about.words { option value=(word) { (form.word(word)) } } },
                        _ => select id=(id) name=(id) { option value="" { "–" } @for (id, source) in sources { option value=(id) { (label(source.at(&keys(&["title"])), form.style.language).unwrap_or(id)) } } },
                    }
                }
            }
            (form.button("add", &format!("observation {}", name_of(at)), &form.say("page-add-observation"), name))
        }
    }
}

/// The text with one more observation, and its place. `None`: nothing of the kind was asked for.
pub(super) fn add(
    action: &str,
    fields: &Fields,
    ask: &Ask,
    text: &str,
) -> Option<Result<(String, String), &'static str>> {
    let at = steps_of(action.strip_prefix("observation ")?)?;
    let price = fields.value(&below(&at, &["price"])).unwrap_or_default();
    let (_, unit) = super::typed::shown(price, ask.language);
    let said = |field: &str| ask.field(&field_of(&at, field)).unwrap_or_default().trim().to_owned();
    let values = FIELDS[..NEEDED].iter().map(|field| (*field, said(field))).collect::<Vec<_>>();
    // No figure is put there for the user.
    if values.iter().any(|(_, value)| value.is_empty()) {
        return Some(Err("page-observation-needs"));
    }
    let entry = values.into_iter().map(|(field, value)| {
        let value = if field == "price" { as_written(&value, Typing::of(&unit, ask.language)) } else { value };
        (field.to_owned(), Value::from(value))
    });
    let mut place = below(&at, &["observations"]);
    place.push(Step::Item(items(fields.plan.at(&place)).len()));
    let edited = edit(text, &[Edit::set(place, Value::Map(entry.collect()))]);
    Some(edited.map(|text| (text, name_of(&at))).map_err(|refusal| refusal.words()))
}
