use std::collections::HashSet;
use std::sync::Arc;

use super::case::{BY_OFFER, Override};
use super::data::Citation;
use super::draft::{Draft, DraftLine};
use super::law::Law;
use super::layer::{Layer, span_of};
use super::names::ComponentField;
use super::path::Path;
use super::uncertain::check_range;
use super::written::InForce;
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::{self, ComponentDocument, Family, Field, Inclusion, OfferDocument, PlanDocument};

/// Lays a vendor's quote over the plan whose need it answers: it overrides components of the plan's
/// lines, and nothing else. A component of the need that it neither prices nor declares included in
/// another is *not quoted*: it keeps the reference price, and is marked.
pub(super) fn lay_offer_over(
    draft: &mut Draft,
    offer: &OfferDocument,
    law: &Law,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    overrides: &mut Vec<Override>,
) {
    let plan = draft.plan.clone();
    let need = Need::of(plan.tender.as_ref());
    let answers = check_head(&plan, offer, diagnostics);
    // Of an offer for another plan that its lines are not here is no other fault.
    if !answers && offer.lines.iter().all(|(line, _)| draft.place(&line.value).is_none()) {
        return;
    }
    draft.offer = Citation::of_offer(offer).map(|source| (offer.span.file, source));
    for (line_id, components) in &offer.lines {
        let place = draft.place(&line_id.value);
        let Some(line) = place.and_then(|place| draft.line(place)) else {
            // A line whose item is unknown has been reported already.
            if place.is_none() {
                let known: Vec<&str> = draft.lines.iter().map(|line| line.id.value.as_str()).collect();
                let unknown = Diagnostic::at(codes::UNKNOWN_LINE, line_id.span).arg("line", line_id.value.clone());
                let unknown = unknown.arg("known", known.join(", ")).help("help");
                diagnostics.push(unknown.did_you_mean(&line_id.value, known));
            }
            continue;
        };
        if !need.has(line, in_accounts(&plan, line)) {
            diagnostics.push(Diagnostic::at(codes::OFFER_OUTSIDE, line_id.span).arg("line", line_id.value.clone()));
        }
        let quote =
            Quote { line: line_id, place: line.place, law, sources, by: format!("{BY_OFFER}{}", offer.id.value) };
        for (id, fields) in components {
            overrides.extend(quote.lay_over(draft, id, fields, diagnostics));
        }
    }
    for line in draft.lines.iter_mut().filter(|line| need.has(line, in_accounts(&plan, line))) {
        let components = Arc::make_mut(line).components.iter_mut().map(Arc::make_mut);
        components.for_each(|one| one.not_quoted = !one.quoted);
        // What is quoted with a fault is told by that.
        let faulty: &[_] = if diagnostics.has_errors() { &offer.lines } else { &[] };
        let written = faulty.iter().filter(|(id, _)| id.value == line.id.value).flat_map(|(_, components)| components);
        let written: Vec<&str> = written.map(|(id, _)| id.value.as_str()).collect();
        tell_unpaid(line, &written, diagnostics);
    }
}

/// Tells components whose price an offer includes in that of another, which it does not quote: the other keeps the reference
/// price, and this one would cost nothing. Not of those that are told already.
fn tell_unpaid(line: &DraftLine, told: &[&str], diagnostics: &mut Diagnostics) {
    for component in line.components.iter().filter(|one| one.quoted) {
        let Some(Field { value: Inclusion::In(other), span }) = &component.fields.inclusion else { continue };
        let told = told.contains(&other.as_str());
        if !told && line.components.iter().any(|one| one.id.value == *other && one.not_quoted && one.removed.is_none())
        {
            let name = |id: &str| format!("{}.{id}", line.id.value);
            let unpaid = Diagnostic::at(codes::INCLUDED_UNQUOTED, *span).arg("component", name(&component.id.value));
            diagnostics.push(unpaid.arg("other", name(other)).help("help"));
        }
    }
}

fn in_accounts(plan: &PlanDocument, line: &DraftLine) -> bool {
    let written = plan.lines.get(line.place).and_then(|(_, written)| written.in_accounts.as_ref());
    written.is_some_and(|flag| flag.value)
}

/// The need that offers answer: the lines of `tender.lines`; without it, all but what the city's accounts hold
/// already and staff.
pub(super) struct Need<'p>(Option<HashSet<&'p str>>);

impl<'p> Need<'p> {
    pub(super) fn of(tender: Option<&'p document::Tender>) -> Self {
        let named = tender.and_then(|tender| tender.lines.as_ref());
        Self(named.map(|lines| lines.iter().map(|id| id.value.as_str()).collect()))
    }

    /// Whether a line belongs to it.
    pub(super) fn has(&self, line: &DraftLine, in_accounts: bool) -> bool {
        match &self.0 {
            Some(lines) => lines.contains(line.id.value.as_str()),
            None => !in_accounts && line.item.family != Family::Staff,
        }
    }
}

/// It still holds when the plan starts, and whether it answers this plan.
fn check_head(plan: &PlanDocument, offer: &OfferDocument, diagnostics: &mut Diagnostics) -> bool {
    let other = offer.plan.as_ref().filter(|other| other.value != plan.id.value);
    if let Some(other) = other {
        let other = Diagnostic::at(codes::OFFER_PLAN, other.span).arg("other", other.value.clone());
        diagnostics.push(other.arg("offer", offer.id.value.clone()).arg("plan", plan.id.value.clone()));
    }
    if let (Some(until), Some(start)) = (&offer.valid_until, &plan.start)
        && until.value < start.value.first_day()
    {
        let expired = Diagnostic::at(codes::OFFER_EXPIRED, until.span).arg("offer", offer.id.value.clone());
        diagnostics.push(expired.arg("date", until.value.to_string()).arg("start", start.value));
    }
    if let (Some(received), Some(start)) = (&offer.received, &plan.start)
        && received.value < start.value.plus(-24).first_day()
    {
        let stale = Diagnostic::at(codes::STALE_SOURCE, received.span).arg("component", offer.id.value.clone());
        let stale = stale.arg("date", received.value.to_string()).arg("start", start.value);
        diagnostics.push(stale.arg("of", "offer"));
    }
    other.is_none()
}

/// A line of an offer while its components are laid over the plan's.
struct Quote<'o> {
    line: &'o Field<String>,
    /// The line's place in the plan.
    place: usize,
    law: &'o Law,
    sources: &'o Sources,
    by: String,
}

impl Quote<'_> {
    /// Lays one component over the plan's, and tells what it replaced.
    fn lay_over(
        &self,
        draft: &mut Draft,
        id: &Field<String>,
        fields: &ComponentDocument,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Override> {
        let name = format!("{}.{}", self.line.value, id.value);
        let place = self.place;
        let Some(line) = draft.line(place) else { return Vec::new() };
        let found = line.components.iter().position(|one| one.id.value == id.value && one.removed.is_none());
        let Some(component) = found else {
            let known: Vec<&str> = line.components.iter().map(|one| one.id.value.as_str()).collect();
            let unknown = Diagnostic::at(codes::UNKNOWN_COMPONENT, id.span).arg("component", id.value.clone());
            let unknown = unknown.arg("line", line.id.value.clone()).arg("known", known.join(", "));
            diagnostics.push(unknown.did_you_mean(&id.value, known));
            return Vec::new();
        };
        if let Some(Field { value: Inclusion::Removed, span }) = &fields.inclusion {
            diagnostics.push(Diagnostic::at(codes::OFFER_REMOVES, *span).arg("component", name).help("help"));
            return Vec::new();
        }
        let path = |field: &ComponentField| Path::Field { line: place, component, field: *field };
        let before: Vec<Option<String>> = {
            let in_force = InForce { draft, law: self.law, sources: self.sources };
            let before = |path: Path| in_force.at(&path).or_else(|| in_force.replaced(&path));
            ComponentField::ALL.iter().map(path).map(before).collect()
        };
        if let Some(laid) = draft.component_mut(place, component) {
            laid.lay_over(fields, Layer::Offer, &name, diagnostics);
            laid.quoted |= fields.price.is_some() || fields.tiers.is_some() || fields.inclusion.is_some();
            laid.life_promised |= fields.life.is_some();
        }
        if let Some(laid) = draft.component(place, component).filter(|_| fields.range.is_some()) {
            check_range(laid, &format!("{name}.price"), draft, diagnostics);
        }
        // What the offer itself says; fields that a new price drops are not values of the offer.
        let in_force = InForce { draft, law: self.law, sources: self.sources };
        let included = fields.inclusion.as_ref().map(|field| field.value.to_string());
        let mut overrides = Vec::new();
        for (field, before) in ComponentField::ALL.iter().zip(before) {
            let said = span_of(fields, *field).is_some();
            let included = included.clone().filter(|_| *field == ComponentField::Price);
            let after = included.or_else(|| said.then(|| in_force.at(&path(field))).flatten());
            let words = matches!(field, ComponentField::Source | ComponentField::Note);
            if let Some(to) = after.filter(|_| !words) {
                let (path, from) = (format!("{name}.{}", field.name()), before.unwrap_or_default());
                overrides.push(Override { path, from, to, by: self.by.clone() });
            }
        }
        overrides
    }
}
