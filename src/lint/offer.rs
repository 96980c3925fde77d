use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Compared, File, findings};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, Family, Kind, Library, OfferDocument, PlanDocument, parse, read_offer, read_plan};
use crate::model::{Case, Line, Request, resolve};
use crate::session::{Options, Session};

/// Judges an offer against its plan: faults, what it does not quote, what was not asked for, and its validity.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
    let faults = session.diagnostics.errors();
    let offer = file.read(session, read_offer)?;
    let asked = offer.plan.clone()?;
    let library = file.library(session);
    let Some((name, text)) = find_plan(file, &library, &asked.value, session) else {
        let none = Diagnostic::at(findings::NO_PLAN, asked.span).arg("plan", asked.value.clone()).help("help");
        session.diagnostics.push(none);
        return None;
    };
    let path = std::path::Path::new(&name);
    let options = Options { catalogs: file.asked.catalogs.clone(), ..Options::default() };
    let own = path.is_file().then(|| session.library(Some(path), &options));
    let library = own.as_ref().unwrap_or(&library);
    let index = session.sources.add(name.clone(), text.clone());
    let request =
        Request { name, text: text.clone(), without_city: true, offer: Some(offer.clone()), ..Request::default() };
    let mut found = Diagnostics::default();
    let case = resolve(&request, library, &mut session.sources, &mut found);
    let plans = found.errors();
    // The plan's own warnings are the plan's to answer for.
    found.retain(|one| one.labels.iter().any(|(span, _)| span.file == file.index));
    let faulty = plans > found.errors();
    session.diagnostics.extend(found);
    if faulty {
        let faulty = Diagnostic::at(findings::FAULTY_PLAN, asked.span).arg("plan", asked.value.clone());
        session.diagnostics.push(faulty.help("help"));
    }
    let mut again = Diagnostics::default();
    let plan = parse(&text, index, &mut again).and_then(|node| read_plan(&node, &mut again));
    if let (Some(case), Some(plan), true) = (case, &plan, session.diagnostics.errors() == faults) {
        completeness(&offer, &case, plan, session);
    }
    plan.and_then(|plan| plan.start).map(|start| Compared::given_or_start(None, start.value))
}

/// The plan of an id: among those that were named, in the folders, or shipped.
fn find_plan(file: &File<'_>, library: &Library, id: &str, session: &mut Session) -> Option<(String, Arc<str>)> {
    for path in &file.asked.plans {
        let mut unread = Diagnostics::default();
        let text = document::read_file(path, &mut session.sources, &mut unread);
        let head = text.as_deref().and_then(document::peek);
        if head.is_some_and(|head| head.kind == Kind::Plan && head.id == id) {
            return text.map(|text| (path.display().to_string(), text));
        }
    }
    library.find(Kind::Plan, id).map(|found| (found.name.clone(), found.text.clone()))
}

/// The lines of the need, by default all but the city's own staff and what its accounts hold already: which of their
/// components the offer leaves out.
fn completeness(offer: &OfferDocument, case: &Case, plan: &PlanDocument, session: &mut Session) {
    let tendered = plan.tender.as_ref().and_then(|tender| tender.lines.as_ref());
    let tendered: Option<HashSet<&str>> = tendered.map(|ids| ids.iter().map(|id| id.value.as_str()).collect());
    // Of the same line twice, which is a fault, the first.
    let quotes: HashMap<&str, _> = offer.lines.iter().rev().map(|quote| (quote.0.value.as_str(), quote)).collect();
    let needed = |line: &&Arc<Line>| match &tendered {
        Some(ids) => ids.contains(line.id.as_str()),
        None => !line.in_accounts && line.family != Family::Staff,
    };
    for line in case.lines.iter().filter(needed) {
        let offered = quotes.get(line.id.as_str());
        let quoted = |component: &str| {
            let fields = offered.and_then(|(_, parts)| parts.iter().find(|(id, _)| id.value == component));
            fields.is_some_and(|(_, fields)| {
                fields.price.is_some() || fields.tiers.is_some() || fields.inclusion.is_some()
            })
        };
        let ids = line.components.iter().map(|component| component.id.as_str());
        let missing: Vec<&str> = ids.filter(|id| !quoted(id)).collect();
        if !missing.is_empty() {
            let head = crate::diagnostic::Span { end: offer.span.start, ..offer.span };
            let span = offered.map_or(head, |(id, _)| id.span);
            let left_out = Diagnostic::at(findings::NOT_QUOTED, span).arg("line", line.id.clone());
            session.diagnostics.push(left_out.arg("components", missing.join(", ")).arg("count", missing.len()));
        }
    }
}
