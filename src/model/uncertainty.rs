use super::draft::Draft;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};

/// Whether an override replaced the price that an entry of `uncertainty` is about.
pub(super) fn is_void(draft: &Draft, path: &str) -> bool {
    let [line, component, "price"] = path.split('.').collect::<Vec<_>>()[..] else { return false };
    let line = draft.lines.iter().find(|known| known.id.value == line);
    let component = line.and_then(|line| line.components.iter().find(|one| one.id.value == component));
    component.is_some_and(|component| component.repriced)
}

/// Holds the entries of `uncertainty` against the plan: each must lead to something, and an override
/// that replaced a price makes its entry void, with a warning.
pub(super) fn check(draft: &Draft, diagnostics: &mut Diagnostics) {
    for (path, _) in &draft.plan.uncertainty {
        let parts: Vec<&str> = path.value.split('.').collect();
        let line = |id: &str| draft.lines.iter().find(|line| line.id.value == id);
        let known = match parts.as_slice() {
            ["horizon" | "start"] | ["discount", "rate"] | ["city", ..] | ["indices", _] => true,
            ["phases", phase] => draft.plan.phases.iter().any(|(id, _)| id.value == *phase),
            ["funding", id, _] => draft.plan.funding.iter().any(|funding| funding.id.value == *id),
            ["benefits", id, _] => draft.plan.benefits.iter().any(|benefit| benefit.id.value == *id),
            [id, "quantity", ..] => line(id).is_some(),
            [id, component, field] => {
                let found = line(id).and_then(|line| line.components.iter().find(|one| one.id.value == *component));
                if let Some(found) = found.filter(|found| found.repriced && *field == "price") {
                    let dropped = Diagnostic::at(codes::DROPPED_UNCERTAINTY, path.span);
                    diagnostics.push(dropped.arg("path", path.value.clone()).arg("component", found.id.value.clone()));
                }
                found.is_some() && crate::document::FIELDS.contains(field)
            }
            _ => false,
        };
        if !known {
            let ids = draft
                .lines
                .iter()
                .flat_map(|line| line.components.iter().map(|one| format!("{}.{}.price", line.id.value, one.id.value)));
            let ids: Vec<String> = ids.collect();
            let unknown = Diagnostic::at(codes::UNKNOWN_PATH, path.span).arg("path", path.value.clone());
            let unknown = unknown.arg("part", path.value.clone()).arg("known", ids.join(", ")).help("help");
            diagnostics.push(unknown.did_you_mean(&path.value, ids.iter().map(String::as_str)));
        }
    }
}
