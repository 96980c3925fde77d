use maud::{Markup, html};
use rust_decimal::Decimal;

use super::fields::{Fields, items, text_at};
use super::form::Form;
use super::paths::{below, keys, name_of, place_of, steps_of};
use super::typed::{as_written, shown};
use crate::document::edit::{Edit, Step, Value, edit};
use crate::language::Language;
use crate::report::study::names;

/// Fields of a component that can be uncertain.
const UNCERTAIN: [&str; 4] = ["price", "life", "failure", "warranty"];

/// Whether the text itself gives a component prices by volume or by date.
pub(super) fn there(form: &Form<'_>, at: &[Step]) -> bool {
    by_volume(form, at) || by_date(form, at)
}

fn by_volume(form: &Form<'_>, at: &[Step]) -> bool {
    matches!(form.fields.plan.at(&below(at, &["tiers"])), Some(Value::Map(_)))
}

fn by_date(form: &Form<'_>, at: &[Step]) -> bool {
    matches!(form.fields.plan.at(&below(at, &["price"])), Some(Value::List(_)))
}

/// The prices of a component by volume, and those by date.
pub(super) fn prices(form: &Form<'_>, at: &[Step], name: &str) -> Markup {
    html! {
        @if by_volume(form, at) { (bands(form, &below(at, &["tiers"]), name)) }
        @if by_date(form, at) { (dates(form, &below(at, &["price"]), name)) }
    }
}

/// What gives components several prices.
pub(super) fn make(form: &Form<'_>, components: &[(&str, Vec<Step>)]) -> Markup {
    let single: Vec<&(&str, Vec<Step>)> =
        components.iter().filter(|(_, at)| !there(form, at) && form.fields.own(at) != Some("none")).collect();
    html! {
        @if !form.read_only && !single.is_empty() {
            details.add {
                summary { (form.say("page-several-prices")) }
                @for (id, at) in single {
                    @let name = names::component(id, form.style);
                    p.actions {
                        span { (name) }
                        (form.button("add", &format!("tiers {}", name_of(at)), &form.say("page-make-tiers"), &name))
                        (form.button("add", &format!("dates {}", name_of(at)), &form.say("page-make-dates"), &name))
                    }
                }
            }
        }
    }
}

fn bands(form: &Form<'_>, at: &[Step], name: &str) -> Markup {
    let list = below(at, &["bands"]);
    rows(
        form,
        &list,
        "band",
        &["upto", "price"],
        (name, "page-tiers"),
        &html! {
            @if let Some(info) = form.fields.info("tiers", "mode") { (form.field(&below(at, &["mode"]), info)) }
        },
        ("band", at),
    )
}

fn dates(form: &Form<'_>, at: &[Step], name: &str) -> Markup {
    rows(form, at, "dated-price", &["from", "price"], (name, "page-dates"), &html! {}, ("date", at))
}

/// A list of entries of the same fields, one below the other.
fn rows(
    form: &Form<'_>,
    list: &[Step],
    table: &str,
    columns: &[&str],
    (name, heading): (&str, &str),
    first: &Markup,
    (more, whole): (&str, &[Step]),
) -> Markup {
    let count = items(form.fields.plan.at(list)).len();
    html! {
        fieldset {
            legend { (name) " : " (form.say(heading)) }
            (first)
            @for place in 0..count {
                @let entry: Vec<Step> = list.iter().cloned().chain([Step::Item(place)]).collect();
                div.sheet {
                    @for info in columns.iter().filter_map(|column| form.fields.info(table, column)) { (form.field(&below(&entry, &[info.name]), info)) }
                    @if count > 1 { (form.button("remove", &name_of(&entry), &form.say("page-remove"), &(place + 1).to_string())) }
                }
            }
            (form.slot(whole))
            p.actions {
                (form.button("add", &format!("{more} {}", name_of(whole)), &form.say(&format!("page-add-{more}")), name))
                (form.button("remove", &name_of(whole), &form.say("page-one-price"), name))
            }
        }
    }
}

/// Whether a button adds to a component's prices.
pub(super) fn adds(action: &str) -> bool {
    ["tiers ", "dates ", "band ", "date ", "phases ", "whole ", "bare "].iter().any(|what| action.starts_with(what))
}

/// The text with what a button adds to a component's prices. `None`: it is none of these.
pub(super) fn add(action: &str, fields: &Fields, text: &str) -> Option<Result<String, &'static str>> {
    let (what, at) = action.split_once(' ')?;
    let at = steps_of(at)?;
    let price = fields.value(&below(&at, &["price"])).unwrap_or("1 EUR").to_owned();
    let scalar = |text: &str| Value::from(text);
    let map = |pairs: &[(&str, &str)]| {
        Value::Map(pairs.iter().map(|(key, text)| ((*key).to_owned(), scalar(text))).collect())
    };
    let own = fields.plan.at(&below(&at, &["price"])).is_some();
    let mut edits = Vec::new();
    match what {
        // The same number at every phase's end, and back to the last of them.
        "phases" => {
            let number = fields.own(&at)?;
            let phases = super::fields::entries(fields.plan.at(&keys(&["phases"])));
            let all = phases.iter().map(|(phase, _)| (phase.clone(), scalar(number))).collect();
            edits.push(Edit::set(at.clone(), Value::Map(all)));
        }
        "bare" => edits.extend(super::evidence::removal(fields, &at)),
        "whole" => {
            let (_, last) = super::fields::entries(fields.plan.at(&at)).last()?;
            let number = last.at(&keys(&["to"])).unwrap_or(last).clone();
            edits.push(Edit::set(at.clone(), number));
        }
        "tiers" => {
            let known = fields.catalog_value(&below(&at, &["tiers"])).cloned();
            let usual = || {
                let bands = Value::List(vec![map(&[("upto", "100"), ("price", &price)]), map(&[("price", &price)])]);
                Value::Map(vec![("mode".to_owned(), scalar("volume")), ("bands".to_owned(), bands)])
            };
            if own {
                edits.push(Edit::remove(below(&at, &["price"])));
            }
            edits.push(Edit::set(below(&at, &["tiers"]), known.unwrap_or_else(usual)));
        }
        "dates" => {
            let start = text_at(&fields.plan, &["start"]).unwrap_or("2027-01").to_owned();
            let year: i32 = start.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2027);
            let first = map(&[("from", &format!("{}-01-01", year)), ("price", &price)]);
            let next = map(&[("from", &format!("{}-01-01", year + 1)), ("price", &price)]);
            edits.push(Edit::set(below(&at, &["price"]), Value::List(vec![first, next])));
        }
        "band" => {
            let bands = items(fields.plan.at(&below(&at, &["bands"])));
            let last = bands.last()?;
            let before =
                bands.iter().rev().find_map(|band| text_at(band, &["upto"])?.replace('_', "").parse::<Decimal>().ok());
            let price = text_at(last, &["price"]).unwrap_or(&price).to_owned();
            let upto = (before.unwrap_or(Decimal::from(50)) * Decimal::TWO).normalize().to_string();
            let mut all = bands[..bands.len() - 1].to_vec();
            all.push(map(&[("upto", &upto), ("price", &price)]));
            all.push(map(&[("price", &price)]));
            edits.push(Edit::set(below(&at, &["bands"]), Value::List(all)));
        }
        "date" => {
            let known = items(fields.plan.at(&at));
            let last = known.last()?;
            let from = text_at(last, &["from"]).unwrap_or("2027-01-01");
            let year: i32 = from.get(..4)?.parse().ok()?;
            let price = text_at(last, &["price"]).unwrap_or(&price).to_owned();
            let next = map(&[("from", &format!("{}-01-01", year + 1)), ("price", &price)]);
            let mut entry = at.clone();
            entry.push(Step::Item(known.len()));
            edits.push(Edit::set(entry, next));
        }
        _ => return None,
    }
    Some(edit(text, &edits).map_err(|refusal| refusal.words()))
}

/// A new uncertain input: what it is, its ends.
pub(super) fn uncertain(form: &Form<'_>) -> Markup {
    let Some(analysis) = &form.worked.analysis else { return html! {} };
    let known = form.fields.plan.at(&keys(&["uncertainty"]));
    let taken = |path: &str| known.is_some_and(|all| all.at(&keys(&[path])).is_some());
    let mut paths: Vec<(String, String)> = Vec::new();
    for line in &analysis.case.lines {
        for component in &line.components {
            for field in UNCERTAIN {
                let path = format!("{}.{}.{field}", line.id, component.id);
                let at = place_of(&path, &form.fields.plan);
                let value = at.as_deref().and_then(|at| form.fields.value(at));
                if let Some(value) = value.filter(|_| !taken(&path)) {
                    let (number, unit) = shown(value, form.style.language);
                    let unit = super::typed::unit_said(&unit, form.style);
                    let name = names::path(&path, &analysis.case, form.style);
                    paths.push((path, format!("{name} ({number} {unit})")));
                }
            }
        }
    }
    html! {
        @if !form.read_only && !paths.is_empty() {
            details.add {
                summary { (form.say("page-add-uncertain")) }
                div.sheet {
                    div.field.wide { label for="add-path" { (form.say("page-figure")) }
                        select #add-path name="add-path" { option value="" { "–" } @for (path, words) in &paths { option value=(path) { (words) } } } }
                    @for end in ["low", "high"] {
                        @if let Some(info) = form.fields.info("uncertainty", end) {
                            div.field { label for={ "add-" (end) } { (info.label[form.style.language as usize]) }
                                input.n #{ "add-" (end) } name={ "add-" (end) } size="9" autocomplete="off"; }
                        }
                    }
                    button type="submit" name="add" value="uncertain" { (form.say("page-add-uncertain")) }
                }
            }
        }
    }
}

/// The text with a new uncertain input.
pub(super) fn add_uncertain(
    (path, low, high): (&str, &str, &str),
    fields: &Fields,
    text: &str,
    language: Language,
) -> Result<String, &'static str> {
    let at = place_of(path, &fields.plan).ok_or("page-not-understood")?;
    let unit = fields.value(&at).map(|value| shown(value, language).1).unwrap_or_default();
    if low.trim().is_empty() || high.trim().is_empty() {
        return Err("page-no-ends");
    }
    let typing = fields.typing(&at, &unit, language);
    let ends = [("low", low), ("high", high)].map(|(key, end)| (key.to_owned(), Value::from(as_written(end, typing))));
    edit(text, &[Edit::set(keys(&["uncertainty", path]), Value::Map(ends.to_vec()))]).map_err(|refusal| refusal.words())
}
