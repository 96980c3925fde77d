use maud::{Markup, html};

use super::fields::{entries, items, label, text_at};
use super::form::{Form, folded};
use super::paths::{below, keys, name_of, steps};
use crate::document::FieldInfo;
use crate::document::edit::{Step, Value};
use crate::report::study::names;

/// The kinds of entry of a funding, with the amount that a new one is asked for: nobody's amount is counted.
pub(super) const FUNDING: [(&str, &str); 3] = [("subsidy", "rate"), ("contribution", "rate"), ("loan", "amount")];

/// Who pays.
pub(super) fn funding(form: &Form<'_>) -> Markup {
    let at = keys(&["funding"]);
    html! {
        section.part #funding aria-labelledby="funding-heading" {
            h2 #funding-heading { (form.say("page-funding")) }
            @for (place, entry) in items(form.fields.plan.at(&at)).iter().enumerate() {
                @for (kind, content) in entries(Some(entry)) {
                    @let at: Vec<Step> = at.iter().cloned().chain([Step::Item(place), kind.as_str().into()]).collect();
                    @let name = label(content.at(&keys(&["name"])), form.style.language).or(text_at(content, &["id"])).unwrap_or(kind);
                    div.entry #(name_of(&at)) {
                        h3 { (form.word(kind)) " : " (name) }
                        (some(form, &at, form.fields.table(kind), content, name))
                        p.actions { (form.button("remove", &name_of(&at[..2]), &form.say("page-remove"), name)) }
                        (form.slot(&at))
                    }
                }
            }
            (form.slot(&at))
            @if !form.read_only {
                p.actions { @for (kind, _) in FUNDING {
                    button type="submit" name="add" value=(kind) { (form.say(&format!("page-add-{kind}"))) }
                } }
            }
        }
    }
}

/// What it saves or earns.
pub(super) fn benefits(form: &Form<'_>) -> Markup {
    let at = keys(&["benefits"]);
    html! {
        section.part #benefits aria-labelledby="benefits-heading" {
            h2 #benefits-heading { (form.say("page-benefits")) }
            @for (place, entry) in items(form.fields.plan.at(&at)).iter().enumerate() {
                @let at: Vec<Step> = at.iter().cloned().chain([Step::Item(place)]).collect();
                @let name = label(entry.at(&keys(&["name"])), form.style.language).or(text_at(entry, &["id"])).unwrap_or("–");
                div.entry #(name_of(&at)) {
                    h3 { (name) }
                    (some(form, &at, form.fields.table("benefit"), entry, name))
                    p.actions { (form.button("remove", &name_of(&at), &form.say("page-remove"), name)) }
                    (form.slot(&at))
                }
            }
            (form.slot(&at))
            @if !form.read_only { p.actions { button type="submit" name="add" value="benefit" { (form.say("page-add-benefit")) } } }
        }
    }
}

/// The fields that a map has, and the others behind *more*.
fn some(form: &Form<'_>, at: &[Step], table: &[FieldInfo], content: &Value, what: &str) -> Markup {
    let simple = |info: &&FieldInfo| !info.name.contains('.') && info.name != "id";
    let (there, missing): (Vec<&FieldInfo>, Vec<&FieldInfo>) = table.iter().filter(simple).partition(|info| {
        info.required || form.asks(&below(at, &[info.name])) || content.at(&keys(&[info.name])).is_some()
    });
    html! {
        div.sheet { @for info in there { (form.field(&below(at, &[info.name]), info)) } }
        @if !missing.is_empty() {
            (folded(&html! { (form.say("page-more")) span.hidden { " : " (what) } }, &html! {
                div.sheet { @for info in missing { (form.field(&below(at, &[info.name]), info)) } }
            }))
        }
    }
}

/// What is not sure: low and high ends.
pub(super) fn uncertainty(form: &Form<'_>) -> Markup {
    let at = keys(&["uncertainty"]);
    let infos = form.fields.table("uncertainty");
    let all = entries(form.fields.plan.at(&at));
    html! {
        section.part #uncertainty aria-labelledby="uncertainty-heading" {
            h2 #uncertainty-heading { (form.say("page-uncertainty")) }
            @if all.is_empty() { p.soft { (form.say("page-no-uncertainty")) } }
            @for (path, _) in all {
                @let at = below(&at, &[path]);
                div.entry #(name_of(&at)) {
                    h3 { (form.called(path)) }
                    div.sheet { @for info in infos { (form.field(&below(&at, &[info.name]), info)) } }
                    p.actions { (form.button("remove", &name_of(&at), &form.say("page-remove"), path)) }
                    (form.slot(&at))
                }
            }
            (form.slot(&at))
            (super::several::uncertain(form))
        }
    }
}

/// What-if sets.
pub(super) fn scenarios(form: &Form<'_>) -> Markup {
    let at = keys(&["scenarios"]);
    let all = entries(form.fields.plan.at(&at));
    let info = form.fields.info("uncertainty", "low");
    html! {
        @if !all.is_empty() {
            section.part #scenarios aria-labelledby="scenarios-heading" {
                h2 #scenarios-heading { (form.say("page-scenarios")) }
                @for (id, changes) in all {
                    @let at = below(&at, &[id]);
                    @let called = names::scenario(id, form.style);
                    div.entry #(name_of(&at)) {
                        h3 { (super::project::capital(&called)) }
                        div.sheet {
                            @for (path, _) in entries(Some(changes)) {
                                @let at = below(&at, &[path]);
                                @let name = form.called(path);
                                @if let Some(info) = info {
                                    div.field { label for=(name_of(&at)) { (name) } (form.input(&at, info, &name)) (form.slot(&at)) }
                                }
                            }
                        }
                        p.actions { (form.button("remove", &name_of(&at), &form.say("page-remove"), &called)) }
                        (form.slot(&at))
                    }
                }
                (form.slot(&at))
            }
        }
    }
}

/// What usual plans leave as it is: discounting, price indices, VAT.
pub(super) fn settings(form: &Form<'_>) -> Markup {
    let simple = ["discount.rate", "discount.timing", "vat_recovery"];
    let indices = ["general", "labour", "services", "energy"];
    let rate = form.fields.info("plan", "discount.rate");
    html! {
        section.part #settings aria-labelledby="settings-heading" {
            h2 #settings-heading { (form.say("page-settings")) }
            div.sheet {
                @for name in simple {
                    @if let Some(info) = form.fields.info("plan", name) { (form.field(&steps(name), info)) }
                }
                @for id in indices {
                    @let at = keys(&["indices", id]);
                    @let label = super::project::capital(&form.say(&format!("study-field-index-{id}")));
                    @if let Some(rate) = rate { div.field { label for=(name_of(&at)) { (label) } (form.input(&at, rate, &label)) (form.slot(&at)) } }
                }
            }
        }
    }
}
