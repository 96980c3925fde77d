//! Hints, followed before they are given. A value's own grammar knows how it is written, and nothing of the item that it is a
//! price of: what it says to write is put in its place and looked at there, so that nobody is sent from one refusal to the next.

use std::collections::HashMap;

use super::prepared::Prepared;
use super::request::Request;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, Span, codes};
use crate::document::Library;
use crate::language::{Arg, Language};

/// So many hints are followed, and so many bytes of plans are read for it: of a file with more faults, what is told first is
/// mended first.
const MOST: usize = 40;
const MOST_BYTES: usize = 1_000_000;
/// So often a hint leads to another one.
const STEPS: usize = 3;

/// Follows the hints of a plan and of what is laid over it: each is told as it is accepted; one that is not goes, and why stands
/// beside its fault.
pub(crate) fn follow(request: &Request, library: &Library, sources: &Sources, diagnostics: &mut Diagnostics) {
    let most = MOST.min(MOST_BYTES / request.text.len().max(1));
    let faults: Vec<Diagnostic> =
        diagnostics.sorted().into_iter().filter(|one| hint(one).or(other(one)).is_some()).take(most).cloned().collect();
    let try_out = TryOut { request, library, sources };
    let mut followed: HashMap<Diagnostic, Vec<Diagnostic>> = HashMap::new();
    for fault in faults {
        if let Some(others) = try_out.followed(&fault) {
            followed.insert(fault, others);
        }
    }
    if !followed.is_empty() {
        diagnostics.exchange(|one| followed.remove(&one).unwrap_or_else(|| vec![one]));
    }
}

/// What a fault says to write in its place.
fn hint(fault: &Diagnostic) -> Option<&str> {
    let written = fault.help == ["help-write"] || (fault.code == codes::SIGNED_VALUE && fault.help.len() == 1);
    // Of another currency the form is its name.
    let written = written && fault.code != codes::FOREIGN_CURRENCY && fault.code.severity == Severity::Error;
    fault.text("write").filter(|_| written)
}

/// What else it says to write, of months and years.
fn other(fault: &Diagnostic) -> Option<&str> {
    fault.text("other").filter(|_| fault.code == codes::MISSING_UNIT)
}

struct TryOut<'a> {
    request: &'a Request,
    library: &'a Library,
    sources: &'a Sources,
}

impl TryOut<'_> {
    /// What is told in place of a fault once its hint was followed; `None`: the same.
    fn followed(&self, fault: &Diagnostic) -> Option<Vec<Diagnostic>> {
        let (place, _) = fault.labels.first()?;
        if let (Some(first), Some(other)) = (fault.text("write"), other(fault)) {
            let fits = |form: &str| Some(self.fault_at(*place, &self.written(*place, form)?).is_none());
            let only = match (fits(first)?, fits(other)?) {
                (true, false) => first,
                (false, true) => other,
                _ => return None,
            };
            return Some(vec![Diagnostic { help: vec!["help-write"], ..with(fault.clone(), only.to_owned()) }]);
        }
        let mut form = hint(fault)?.to_owned();
        for step in 0..=STEPS {
            let Some((next, sources)) = self.fault_at(*place, &self.written(*place, &form)?) else {
                return (step > 0).then(|| vec![with(fault.clone(), form)]);
            };
            // What a new kind of price would mean is for people to say.
            let meant = next.text("write").filter(|_| next.code != codes::PRICE_DEPENDENTS && step < STEPS);
            match meant.filter(|meant| next.help.len() == 1 && **meant != form) {
                Some(meant) => form = meant.to_owned(),
                None => {
                    let why = self.as_here(next, &sources, *place, &form);
                    return Some(std::iter::once(without(fault.clone())).chain(why).collect());
                }
            }
        }
        None
    }

    /// What was asked, with something else at a place; `None` where the place is in no text that can be changed.
    fn written(&self, place: Span, form: &str) -> Option<Request> {
        let source = self.sources.get(place.file)?;
        let mut request = self.request.clone();
        if source.name == request.name && source.text == request.text {
            let (start, end) = (place.start as usize, place.end as usize);
            let (before, after) = (source.text.get(..start)?, source.text.get(end..)?);
            request.text = format!("{before}{form}{after}").into();
        } else {
            let of_setting = |by: &str, path: &str| source.name.strip_prefix(by) == Some(format!(" {path}").as_str());
            let set = request
                .settings
                .iter_mut()
                .find(|one| of_setting(&one.by, &one.path) && source.text[..] == *one.value)?;
            form.clone_into(&mut set.value);
        }
        Some(request)
    }

    /// The first error at a place of what is asked, with the texts in which it is one.
    fn fault_at(&self, place: Span, request: &Request) -> Option<(Diagnostic, Sources)> {
        let own = &self.sources.get(place.file)?.name;
        let (mut sources, mut diagnostics) = (self.sources.clone(), Diagnostics::default());
        if let Some(prepared) = Prepared::of(request, self.library, &mut sources, &mut diagnostics) {
            drop(prepared.build(&mut diagnostics));
        }
        let here = |one: &&Diagnostic| {
            let at = one.labels.first().map(|(span, _)| *span);
            let name = at.and_then(|at| sources.get(at.file)).map(|source| &source.name);
            name == Some(own) && at.is_some_and(|at| at.start == place.start)
        };
        let mut errors = diagnostics.sorted().into_iter().filter(|one| one.code.severity == Severity::Error);
        let found = errors.find(here).cloned();
        found.map(|found| (found, sources))
    }

    /// A fault of the text with something else at a place, as one of the text as it is. `None`: it speaks of what is not there.
    fn as_here(&self, mut fault: Diagnostic, sources: &Sources, place: Span, form: &str) -> Option<Diagnostic> {
        let own = &self.sources.get(place.file)?.name;
        let after = place.start as usize + form.len();
        for (span, _) in &mut fault.labels {
            let (known, read) = (self.sources.get(span.file), sources.get(span.file)?);
            if known.is_some_and(|known| known.name == read.name && known.text == read.text) {
                continue;
            }
            let moved = |at: u32| match (at as usize).checked_sub(after) {
                Some(behind) => u32::try_from(place.end as usize + behind).ok(),
                None if at > place.start => Some(place.end),
                None => Some(at),
            };
            let (start, end) = (moved(span.start)?, moved(span.end)?);
            *span = Some(Span { file: place.file, start, end }).filter(|_| read.name == *own)?;
        }
        Some(fault)
    }
}

/// A fault with another form to write.
fn with(mut fault: Diagnostic, form: String) -> Diagnostic {
    for (_, value) in fault.args.iter_mut().filter(|(name, _)| *name == "write") {
        *value = Arg::Text(form.clone());
    }
    fault
}

/// A fault without a form to write: an example is left, where there is one.
fn without(mut fault: Diagnostic) -> Diagnostic {
    fault.args.retain(|(name, _)| *name != "write");
    let example = fault.help == ["help-write"];
    fault.help = vec!["help"];
    let said = Language::English.attribute(fault.code.id, "help", &fault.args);
    // An example that the fault does not have would be a gap.
    if !example || said.is_none_or(|said| said.contains("{$")) {
        fault.help.clear();
    }
    fault
}
