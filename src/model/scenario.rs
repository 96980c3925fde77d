//! Where the faults of a scenario stand: at what it says, not at the plan that it changes.

use super::overlay::Setting;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, Span, codes, message};
use crate::document::Field;
use crate::language::{Arg, Language};

/// Faults of values, each at the place where the file says the value: while it is laid over, it has a text of its own.
pub(super) fn at_values(told: Diagnostics, settings: &[Setting], sources: &mut Sources) -> Diagnostics {
    let texts = settings.iter().map(|one| sources.add(format!("{} {}", one.by, one.path), one.value.clone()));
    let texts: Vec<(u32, Option<Span>)> = texts.zip(settings.iter().map(|one| one.span)).collect();
    let written = |span: Span| texts.iter().find(|(file, _)| *file == span.file).and_then(|(_, written)| *written);
    told.map(|mut one| {
        one.labels.iter_mut().for_each(|(span, _)| *span = written(*span).unwrap_or(*span));
        one
    })
}

/// A fault of the plan that a scenario makes, told of the scenario: at its value where there is one, else at its name. One
/// that stands at a value of the scenario already says so itself.
pub(super) fn in_scenario(
    fault: Diagnostic,
    name: &Field<String>,
    sets: &[(Field<String>, Field<String>)],
) -> Diagnostic {
    let within =
        |outer: Span, inner: Span| outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end;
    let first = fault.labels.first().map(|(span, _)| *span);
    let own = first.is_some_and(|first| sets.iter().any(|(_, value)| within(value.span, first)));
    if own || fault.code.severity != Severity::Error {
        return fault;
    }
    let place = if let [(_, value)] = sets { value.span } else { name.span };
    let said = [Language::English, Language::French].map(|language| message(&fault, language));
    let told = Diagnostic::at(codes::IN_SCENARIO, place).arg("scenario", name.value.as_str());
    let told = told.arg("fault", Arg::Each(said)).help("help");
    first.into_iter().fold(told, |told, first| told.label(first, "plan"))
}
