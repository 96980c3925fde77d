//! What is written beside a price of what it rests on: of another price it says nothing.

use maud::{Markup, html};

use super::ask::Ask;
use super::fields::Fields;
use super::form::Form;
use super::paths::{below, name_of, steps_of};
use crate::document::edit::{Edit, Step};
use crate::report::Style;
use crate::report::study::names;

const EVIDENCE: [&str; 4] = ["source", "note", "range", "valid_until"];

/// What the text itself writes beside the price of a component.
fn beside(fields: &Fields, component: &[Step]) -> Vec<&'static str> {
    EVIDENCE.into_iter().filter(|field| fields.plan.at(&below(component, &[field])).is_some()).collect()
}

/// What the form calls fields of a component.
fn labels(fields: &Fields, component: &[Step], all: &[&str], style: Style) -> String {
    let label = |field: &&str| fields.label_at(&below(component, &[field]), style);
    all.iter().map(|field| label(field).unwrap_or_else(|| (*field).to_owned())).collect::<Vec<_>>().join(", ")
}

/// Components whose price a form changes, with evidence of the old one beside it.
pub(super) fn outdated(ask: &Ask, fields: &Fields, style: Style) -> Vec<String> {
    let changed = ask.form.iter().filter(|(name, _)| name.starts_with("f/") && name.ends_with("/price"));
    let changed = changed.filter_map(|(name, typed)| {
        let at = steps_of(name)?;
        let component = &at[..at.len() - 1];
        // What is written for the first time takes the place of the catalog's, evidence and all.
        let there = fields.own(&at).is_some() && fields.typed(&at, typed, ask.language).is_some();
        let said = beside(fields, component);
        let Some(Step::Key(id)) = component.last().filter(|_| there && !said.is_empty()) else { return None };
        Some(format!("{} ({})", names::component(id, style), labels(fields, component, &said, style)))
    });
    changed.collect()
}

/// What removes the evidence of a price of a plan.
pub(super) fn button(form: &Form<'_>, component: &[Step], name: &str) -> Markup {
    let all = beside(form.fields, component);
    let said = labels(form.fields, component, &all, form.style);
    html! {
        @if !all.is_empty() {
            (form.button("add", &format!("bare {}", name_of(component)), &form.style.tell("page-bare", &[("list", said.into())]), name))
        }
    }
}

/// The removal of the evidence of a price.
pub(super) fn removal(fields: &Fields, component: &[Step]) -> Vec<Edit> {
    beside(fields, component).into_iter().map(|field| Edit::remove(below(component, &[field]))).collect()
}
