use std::collections::BTreeMap;

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::ask::address;
use super::fields::{entries, label, overridden, text_at};
use super::form::{Form, folded};
use super::paths::{below, keys, name_of};
use super::project::capital;
use super::typed::{shown, unit_said};
use super::{evidence, several};
use crate::analysis::Analysis;
use crate::document::edit::{Step, Value};
use crate::document::{FieldInfo, Kind};
use crate::report::study::names;
use crate::report::tally;
use crate::units::order;

/// The fields of a component that are seen at once; the others are behind *more*.
const FIRST: [&str; 4] = ["price", "life", "warranty", "failure"];

/// What is put into service: lines, quantities, prices.
pub(super) fn lines(form: &Form<'_>, plan_name: &str) -> Markup {
    let at = keys(&["lines"]);
    let costs = form.worked.analysis.as_ref().map(by_line).unwrap_or_default();
    let all = entries(form.fields.plan.at(&at));
    html! {
        section.part #lines aria-labelledby="lines-heading" {
            h2 #lines-heading { (form.say("page-lines")) small { (form.style.tell("page-count-lines", &[("count", all.len().into())])) } }
            @for (id, _) in all { (line(form, id, costs.get(id.as_str()).copied(), plan_name)) }
            (form.slot(&at))
            @if !form.read_only { (add(form)) }
        }
    }
}

/// What each line costs, including VAT, by its id.
pub(super) fn by_line(analysis: &Analysis) -> BTreeMap<String, Decimal> {
    let groups = tally::grouped(analysis, |cost, _| (cost.line, String::new()));
    let sums =
        groups.into_iter().map(|((line, _), sums)| (analysis.case.lines[line].id.clone(), sums.incl_vat.total()));
    order::map(sums)
}

/// The cost of a line, which leads to its explanation.
pub(super) fn cost(id: &str, amount: Option<Decimal>, plan_name: &str, style: crate::report::Style) -> Markup {
    let to = address("/plan/explain", &[("p", plan_name), ("figure", &format!("tco.by_line.{id}.incl_vat"))]);
    html! { @if let Some(amount) = amount { a.why href=(to) { (style.euros(amount)) } } }
}

fn line(form: &Form<'_>, id: &str, amount: Option<Decimal>, plan_name: &str) -> Markup {
    let at = keys(&["lines", id]);
    let item = form.fields.item(id);
    let name = form.fields.line_name(id, form.style.language);
    let unit = item.and_then(|item| text_at(item, &["unit"])).unwrap_or_default();
    let heading = format!("heading-{}", name_of(&at));
    html! {
        section.line #(name_of(&at)) aria-labelledby=(heading) {
            div.head {
                h3 id=(heading) { (name) @if name != id { " " small { (id) } } }
                div.quantity { (quantity(form, id, unit)) }
                div.cost #{ "cost-" (id) } { (cost(id, amount, plan_name, form.style)) }
            }
            (form.slot(&below(&at, &["quantity"])))
            (folded(&html! { (form.say("page-prices-and-lives")) span.hidden { " : " (name) } }, &html! {
                (components(form, id, item))
                (others(form, id))
                p.actions { (split(form, id, name)) (form.button("remove", &name_of(&at), &form.say("page-remove-line"), name)) }
            }))
            (form.slot(&at))
        }
    }
}

fn quantity(form: &Form<'_>, line: &str, unit: &str) -> Markup {
    let at = keys(&["lines", line, "quantity"]);
    let count = form.fields.info("target", "to");
    let ramp = form.fields.info("target", "ramp");
    let unit = if unit.is_empty() { String::new() } else { unit_said(unit, form.style) };
    html! {
        @if let Some(Value::Map(phases)) = form.fields.plan.at(&at) {
            @for (phase, target) in phases {
                @let at = below(&at, &[phase]);
                @let name = capital(&names::phase(phase, form.style));
                span.target {
                    @if let Value::Map(_) = target {
                        @if let (Some(count), Some(ramp)) = (count, ramp) {
                            label for=(name_of(&below(&at, &["to"]))) { (name) }
                            (form.input(&below(&at, &["to"]), count, &name))
                            (form.input(&below(&at, &["ramp"]), ramp, &format!("{name}, {}", ramp.label[form.style.language as usize])))
                        }
                    } @else if let Some(count) = count {
                        label for=(name_of(&at)) { (name) }
                        (form.input(&at, count, &name))
                    }
                }
            }
            span.unit { (unit) }
        } @else if let Some(count) = count {
            @let label = form.say("page-quantity");
            span.target { label for=(name_of(&at)) { (label) } (form.input(&at, count, &label)) }
            span.unit { (unit) }
        }
    }
}

/// What makes one quantity one by phase, or one of them again.
fn split(form: &Form<'_>, line: &str, name: &str) -> Markup {
    let at = keys(&["lines", line, "quantity"]);
    let (action, words) = match form.fields.plan.at(&at) {
        Some(Value::Map(_)) => ("whole", "page-one-quantity"),
        Some(Value::Scalar(_)) if entries(form.fields.plan.at(&keys(&["phases"]))).len() > 1 => {
            ("phases", "page-by-phase")
        }
        _ => return html! {},
    };
    form.button("add", &format!("{action} {}", name_of(&at)), &form.say(words), name)
}

/// The components of an item and those that the plan adds, as a table.
fn components(form: &Form<'_>, line: &str, item: Option<&Value>) -> Markup {
    let of_item = entries(item.and_then(|item| item.at(&keys(&["costs"])))).iter().map(|(id, _)| id.as_str());
    let at = keys(&["lines", line, "costs"]);
    let own = entries(form.fields.plan.at(&at)).iter().map(|(id, _)| id.as_str());
    let mut ids: Vec<&str> = of_item.collect();
    own.for_each(|id| {
        if !ids.contains(&id) {
            ids.push(id);
        }
    });
    let infos: Vec<&FieldInfo> = FIRST.iter().filter_map(|name| form.fields.info("component", name)).collect();
    html! {
        div.scroll role="group" aria-label=(form.say("page-prices-and-lives")) tabindex="0" {
            table.components {
                thead { tr {
                    th scope="col" { (form.say("page-component")) }
                    @for info in &infos { th scope="col" { (info.label[form.style.language as usize]) } }
                    th scope="col" { (form.say("page-rests-on")) }
                } }
                tbody { @for id in &ids { (component(form, line, id, &infos)) } }
            }
        }
        (several::make(form, &ids.iter().map(|id| (*id, keys(&["lines", line, "costs", id]))).collect::<Vec<_>>()))
    }
}

fn component(form: &Form<'_>, line: &str, id: &str, infos: &[&FieldInfo]) -> Markup {
    let at = keys(&["lines", line, "costs", id]);
    let removed = form.fields.own(&at) == Some("none");
    let name = names::component(id, form.style);
    let range = form.fields.value(&below(&at, &["range"])).map(|range| range_said(range, form));
    let own = overridden(form.fields, line, id) && form.fields.own(&below(&at, &["price"])).is_some();
    html! {
        tr class=[removed.then_some("removed")] {
            th scope="row" { (name) }
            @if removed {
                td colspan=(infos.len() + 1) { (form.say("page-component-removed")) " " (form.button("remove", &name_of(&at), &form.say("page-take-back"), &name)) }
            } @else {
                @for info in infos {
                    @let at = below(&at, &[info.name]);
                    td class=(info.name) data-label=(info.label[form.style.language as usize]) {
                        @if info.name == "price" && several::there(form, &below(&keys(&["lines", line, "costs"]), &[id])) {
                            span.said #(name_of(&at)) { (form.say("page-prices-below")) }
                        } @else if info.name == "price" && form.fields.value(&at).is_none() && form.fields.plan.at(&at).is_none() && has_other_price(form, line, id) {
                            span.said { (form.say("page-price-by-volume")) }
                        } @else {
                            (form.input(&at, info, &format!("{name}, {}", info.label[form.style.language as usize])))
                        }
                        @if info.name == "price" { @if let Some(range) = &range { div.range { (range) } } }
                        (form.slot(&at))
                    }
                }
                td.source data-label=(form.say("page-rests-on")) { (rests_on(form, line, id, own)) @if own { (evidence::button(form, &at, &name)) } }
            }
        }
        @if !removed && several::there(form, &at) { tr.slot { td colspan=(infos.len() + 2) { (several::prices(form, &at, &name)) } } }
        @if let Some(at) = form.fields.plan.at(&at).map(|_| at.clone()) { tr.slot { td colspan=(infos.len() + 2) { (form.slot(&at)) } } }
    }
}

/// Whether the price is not one but several: by volume, or by date.
fn has_other_price(form: &Form<'_>, line: &str, id: &str) -> bool {
    let Some(item) = form.fields.item(line) else { return false };
    ["tiers", "price"].iter().any(|field| item.at(&keys(&["costs", id, field])).is_some())
}

fn range_said(range: &str, form: &Form<'_>) -> String {
    let Some((low, high)) = range.split_once("..") else { return range.to_owned() };
    let ends = [low, high].map(|end| shown(end, form.style.language).0);
    form.style.tell("page-range", &[("low", ends[0].clone().into()), ("high", ends[1].clone().into())])
}

/// What a price rests on: the plan's own word, or a source of some grade.
fn rests_on(form: &Form<'_>, line: &str, id: &str, own: bool) -> Markup {
    if own {
        return html! { span.grade.own { (form.say("page-own-price")) } };
    }
    let grade = form.fields.grade(line, id).unwrap_or("assumption");
    html! { span class={ "grade " (grade) } { (form.say(&format!("page-grade-{grade}"))) } }
}

/// Units in service already, and whether the accounts hold the line.
fn others(form: &Form<'_>, line: &str) -> Markup {
    let at = keys(&["lines", line]);
    let existing: Vec<(Vec<Step>, &FieldInfo)> =
        form.fields.table("existing").iter().map(|info| (below(&at, &["existing", info.name]), info)).collect();
    html! {
        fieldset.sheet {
            legend { (form.say("page-existing")) }
            @for (at, info) in &existing { (form.field(at, info)) }
            @if let Some(info) = form.fields.info("line", "label") { (form.field(&below(&at, &["label"]), info)) }
            @if let Some(info) = form.fields.info("line", "in_accounts") { (form.field(&below(&at, &["in_accounts"]), info)) }
        }
    }
}

/// A new line: an item of the catalogs.
fn add(form: &Form<'_>) -> Markup {
    let language = form.style.language;
    html! {
        details.add {
            summary { (form.say("page-add-line")) }
            div.sheet {
                div.field.wide {
                    label for="add-item" { (form.say("page-item")) }
                    select #add-item name="add-item" {
                        option value="" { "–" }
                        @for found in form.worked.library.all(Kind::Catalog) {
                            @if let Ok(catalog) = crate::document::edit::read(&found.text) {
                                optgroup label=(label(catalog.at(&keys(&["title"])), language).unwrap_or(&found.head.id)) {
                                    @for (id, item) in entries(catalog.at(&keys(&["items"]))) {
                                        option value={ (found.head.id) "/" (id) } { (label(item.at(&keys(&["label"])), language).unwrap_or(id)) }
                                    }
                                }
                            }
                        }
                    }
                }
                div.field {
                    label for="add-quantity" { (form.say("page-quantity")) }
                    input.n #add-quantity name="add-quantity" value="1" size="9" inputmode="decimal" autocomplete="off";
                }
                button type="submit" name="add" value="line" { (form.say("page-add-line")) }
            }
        }
    }
}
