use std::collections::HashMap;
use std::sync::Arc;

use super::catalog::lint_age;
use super::prices::{Assumptions, first_of, lint_price};
use super::{Compared, File, findings, unused};
use crate::analysis::analyse;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{CatalogSource, Grade, OwnFigure, PlanDocument, parse, read_plan};
use crate::model::{Case, DraftLine, Reader, Request, resolve};
use crate::session::Session;
use crate::units::dotted;

/// Judges a plan without its city: every fault of it and of the catalogs that it names, prices of its own without a
/// source, and what it says without effect. What is old or past its validity is so at its start.
pub(super) fn lint(file: &File<'_>, session: &mut Session, resolved: &mut Option<Arc<Case>>) -> Option<Compared> {
    // The plan is read for itself first: a fault in it hides nothing of what it says besides.
    let mut again = Diagnostics::default();
    let node = parse(&file.text, file.index, &mut again);
    let plan = node.and_then(|node| read_plan(&node, &mut again));
    let request =
        Request { name: file.name.to_owned(), text: file.text.clone(), without_city: true, ..Request::default() };
    let library = file.library(session);
    let case = resolve(&request, &library, &mut session.sources, &mut session.diagnostics);
    let plan = plan?;
    let compared = plan.start.as_ref().map(|start| Compared::given_or_start(None, start.value));
    let case = case?;
    let mut reader = Reader::new(&library, &mut session.sources, &mut again);
    let lines = reader.lines(&plan);
    own_figures(&plan, &lines, session);
    own_sources(&plan, compared, session);
    count_assumptions(&plan, &lines, file, session);
    unused::of_resolved(&plan, &lines, &case, session);
    let mut found = Diagnostics::default();
    if let Some(analysis) = analyse(case, &mut found) {
        unused::funding(&plan, &analysis, session);
        *resolved = Some(analysis.case);
    }
    // When a receipt arrives hangs on the city's FCTVA lag, which is not looked at here.
    found.retain(|one| one.code != codes::AFTER_HORIZON);
    session.diagnostics.extend(found);
    compared
}

/// How many of all prices are assumptions. What stands in a catalog is the catalog's to answer for; here it is only counted.
fn count_assumptions(plan: &PlanDocument, lines: &[Arc<DraftLine>], file: &File<'_>, session: &mut Session) {
    let (mut counted, mut assumptions) = (Session::default(), Assumptions::default());
    for line in lines {
        for component in line.components.iter().filter(|component| component.removed.is_none()) {
            let name = format!("{}.{}", line.id.value, component.id.value);
            let found = |id: &str| plan.source(id).or_else(|| line.sources.find(id));
            // Of prices that follow each other, the plan pays the one in force at its start.
            let day = plan.start.as_ref().map(|start| start.value.first_day());
            let cited: Vec<&str> = match day {
                Some(day) => component.fields.source_on(day).into_iter().collect(),
                None => component.fields.sources().collect(),
            };
            let mut backing: Vec<_> = cited.into_iter().map(|id| (id, found(id))).collect();
            if backing.is_empty() {
                let field = if component.fields.tiers.is_some() { "tiers" } else { "price" };
                backing.extend(plan.ground(&format!("{name}.{field}")).map(|source| ("", Some(source))));
            }
            lint_price(&name, &component.id, &component.fields, &backing, &mut counted, &mut assumptions);
        }
    }
    assumptions.tell(file, session);
}

/// Figures that the plan itself writes and nothing backs, and assumptions of its own whose ends are nowhere.
fn own_figures(plan: &PlanDocument, lines: &[Arc<DraftLine>], session: &mut Session) {
    let figures = plan.figures();
    let by_id: HashMap<&str, &Arc<DraftLine>> = lines.iter().map(|line| (line.id.value.as_str(), line)).collect();
    let of_catalog = |path: &str, id: &str| by_id.get(dotted::first(path))?.sources.find(id);
    let (mut unsourced, mut bare): (Vec<&OwnFigure<'_>>, Vec<&OwnFigure<'_>>) = (Vec::new(), Vec::new());
    for one in &figures {
        let cited = one.cited.iter().filter_map(|id| plan.source(id).or_else(|| of_catalog(&one.path, id)));
        let ground = if one.cited.is_empty() { plan.ground(&one.path) } else { None };
        let backing: Vec<&CatalogSource> = cited.chain(ground).collect();
        if backing.is_empty() && one.cited.is_empty() {
            unsourced.push(one);
        }
        let open = |source: &&CatalogSource| source.grade == Some(Grade::Assumption) && source.spread().is_none();
        if backing.iter().any(open) && !one.ranged && !one.is_beside() {
            bare.push(one);
        }
    }
    for (code, found) in [(findings::UNSOURCED_FIGURES, unsourced), (findings::BARE_FIGURES, bare)] {
        let Some(first) = found.first() else { continue };
        let paths: Vec<&str> = found.iter().map(|one| one.path.as_str()).collect();
        let told = Diagnostic::at(code, first.span).arg("count", found.len()).arg("list", first_of(&paths));
        session.diagnostics.push(told.help("help"));
    }
}

/// Sources of the plan's own that are old, undated, or on which nothing rests.
fn own_sources(plan: &PlanDocument, compared: Option<Compared>, session: &mut Session) {
    let figures = plan.figures();
    for (id, source) in &plan.sources {
        let rests = |one: &&OwnFigure<'_>| match one.cited.as_slice() {
            [] => plan.ground(&one.path) == Some(source),
            cited => cited.contains(&id.value.as_str()),
        };
        let count = figures.iter().filter(rests).count();
        let grounds = source.grounds.as_ref().is_some_and(|grounds| !grounds.is_empty());
        if count > 0 || !grounds {
            lint_age(id, source, count, compared, session);
        }
    }
}
