use super::case::Override;
use super::draft::{Draft, DraftLine};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, codes};
use crate::document::{self, ComponentDocument, Family, Field, Inclusion, OfferDocument, PlanDocument};
use crate::units::Months;

/// Lays a vendor's quote over the plan whose need it answers: it overrides components of the plan's
/// lines, and nothing else. A component of the need that it neither prices nor declares included in
/// another is *not quoted*: it keeps the reference price, and is marked.
pub(super) fn lay_offer_over(
    draft: &mut Draft,
    offer: &OfferDocument,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    overrides: &mut Vec<Override>,
) {
    check_head(&draft.plan, offer, diagnostics);
    let by = format!("offer {}", offer.id.value);
    for (line_id, components) in &offer.lines {
        let known: Vec<String> = draft.lines.iter().map(|line| line.id.value.clone()).collect();
        let Some(line) = draft.lines.iter_mut().find(|line| line.id.value == line_id.value) else {
            // A line whose item is unknown has been reported already.
            if !draft.plan.lines.iter().any(|(id, _)| id.value == line_id.value) {
                let unknown = Diagnostic::at(codes::UNKNOWN_LINE, line_id.span).arg("line", line_id.value.clone());
                diagnostics.push(unknown.did_you_mean(&line_id.value, known.iter().map(String::as_str)));
            }
            continue;
        };
        let in_accounts = in_accounts(&draft.plan, &line.id.value);
        if !needs(draft.plan.tender.as_ref(), line, in_accounts) {
            diagnostics.push(Diagnostic::at(codes::OFFER_OUTSIDE, line_id.span).arg("line", line_id.value.clone()));
        }
        for (id, fields) in components {
            lay_component_over(line, id, fields, &by, sources, diagnostics, overrides);
        }
    }
    for line in &mut draft.lines {
        let in_accounts = in_accounts(&draft.plan, &line.id.value);
        if needs(draft.plan.tender.as_ref(), line, in_accounts) {
            line.components.iter_mut().for_each(|one| one.not_quoted = !one.quoted);
        }
    }
}

fn in_accounts(plan: &PlanDocument, line: &str) -> bool {
    let written = plan.lines.iter().find(|(id, _)| id.value == line).map(|(_, written)| written);
    written.and_then(|line| line.in_accounts.as_ref()).is_some_and(|flag| flag.value)
}

/// Whether a line belongs to the need: those of `tender.lines`; without it, all but what the city's
/// accounts hold already and staff.
pub(super) fn needs(tender: Option<&document::Tender>, line: &DraftLine, in_accounts: bool) -> bool {
    match tender.and_then(|tender| tender.lines.as_ref()) {
        Some(lines) => lines.iter().any(|id| id.value == line.id.value),
        None => !in_accounts && line.item.family != Family::Staff,
    }
}

/// It answers this plan, and still holds when the plan starts.
fn check_head(plan: &PlanDocument, offer: &OfferDocument, diagnostics: &mut Diagnostics) {
    if let Some(other) = offer.plan.as_ref().filter(|other| other.value != plan.id.value) {
        let other = Diagnostic::at(codes::OFFER_PLAN, other.span).arg("other", other.value.clone());
        diagnostics.push(other.arg("offer", offer.id.value.clone()).arg("plan", plan.id.value.clone()));
    }
    if let (Some(until), Some(start)) = (&offer.valid_until, &plan.start)
        && until.value < start.value.first_day()
    {
        let expired = Diagnostic::at(codes::OFFER_EXPIRED, until.span).arg("offer", offer.id.value.clone());
        diagnostics.push(expired.arg("date", until.value.to_string()).arg("start", start.value));
    }
}

fn lay_component_over(
    line: &mut DraftLine,
    id: &Field<String>,
    fields: &ComponentDocument,
    by: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
    overrides: &mut Vec<Override>,
) {
    let Some(old) = line.components.iter().find(|one| one.id.value == id.value && one.removed.is_none()) else {
        let known: Vec<&str> = line.components.iter().map(|one| one.id.value.as_str()).collect();
        let unknown = Diagnostic::at(codes::UNKNOWN_COMPONENT, id.span).arg("component", id.value.clone());
        let unknown = unknown.arg("line", line.id.value.clone()).arg("known", known.join(", "));
        diagnostics.push(unknown.did_you_mean(&id.value, known));
        return;
    };
    if let Some(Field { value: Inclusion::Removed, span }) = &fields.inclusion {
        let path = format!("{}.{}", line.id.value, id.value);
        diagnostics.push(Diagnostic::at(codes::OFFER_REMOVES, *span).arg("component", path).help("help"));
        return;
    }
    let price = |fields: &ComponentDocument| {
        let span = fields.price.as_ref().map(|field| field.span).or(fields.tiers.as_ref().map(|field| field.span));
        span.map_or(String::new(), |span| sources.text(span).to_owned())
    };
    let included = fields.inclusion.as_ref().map(|field| sources.text(field.span).to_owned());
    let quoted = fields.price.is_some() || fields.tiers.is_some() || included.is_some();
    if quoted {
        overrides.push(Override {
            path: format!("{}.{}.price", line.id.value, id.value),
            from: price(&old.fields),
            to: included.map_or_else(|| price(fields), |other| format!("included in {other}")),
            by: by.to_owned(),
        });
    }
    let months = |field: &Option<Field<Months>>| field.as_ref().map(|field| field.value.to_string());
    for (field, from, to) in [
        ("life", months(&old.fields.life), months(&fields.life)),
        ("warranty", months(&old.fields.warranty), months(&fields.warranty)),
    ] {
        if let Some(to) = to {
            let path = format!("{}.{}.{field}", line.id.value, id.value);
            overrides.push(Override { path, from: from.unwrap_or_default(), to, by: by.to_owned() });
        }
    }
    line.override_component(id, fields, true);
    if let Some(laid) = line.components.iter_mut().find(|one| one.id.value == id.value) {
        laid.quoted |= quoted;
    }
}
