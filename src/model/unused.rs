//! Indices and parameters of one's own that nothing uses: most are names written wrongly, and what they say is void.

use super::case::Case;
use super::law::Law;
use crate::diagnostic::{Diagnostic, Diagnostics, closest, codes};
use crate::document::{KNOWN_PARAMETERS, PlanDocument};
use crate::units::dotted;

/// Tells of the plan's indices that nothing is revised by, and of parameters that are near to one that is read.
pub(super) fn tell_of_unused(plan: &PlanDocument, law: &Law, case: &Case, diagnostics: &mut Diagnostics) {
    // What stands in the place of a fault may have used them.
    if diagnostics.has_errors() {
        return;
    }
    let used = |name: &str| case.indices.iter().any(|(known, _)| known == name);
    for (id, _) in plan.indices.iter().filter(|(id, _)| !used(&id.value)) {
        let known = case.indices.iter().map(|(name, _)| name.as_str()).chain(law.index_names());
        let unused = Diagnostic::at(codes::UNUSED_INDEX, id.span).arg("name", id.value.clone());
        diagnostics.push(unused.did_you_mean(&id.value, known.filter(|name| *name != id.value)));
    }
    for (key, span) in law.unknown() {
        let Some((kind, name)) = dotted::split_first(key) else { continue };
        let known = KNOWN_PARAMETERS.iter().filter_map(|known| known.strip_prefix(kind)?.strip_prefix('.'));
        // A file of the law may hold indices that another plan uses; rates of VAT are those that there are.
        let near = closest(name, known);
        if (kind == "vat" || near.is_some()) && !(kind == "index" && used(name)) {
            let unused = Diagnostic::at(codes::UNUSED_PARAMETER, span).arg("name", key);
            diagnostics.push(match near {
                Some(near) => unused.arg("similar", format!("{kind}.{near}")).help("help-similar"),
                None => unused,
            });
        }
    }
}
