use std::sync::Arc;

use super::prices::{Assumptions, cited, is_priced, lint_price};
use super::{Compared, File, findings, unused};
use crate::analysis::analyse;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{PlanDocument, parse, read_plan};
use crate::model::{DraftLine, Reader, Request, resolve};
use crate::session::Session;

/// Judges a plan without its city: every fault of it and of the catalogs that it names, prices of its own without a
/// source, and what it says without effect. What is old or past its validity is so at its start.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
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
    prices_of(&plan, &lines, file, session);
    unused::of_resolved(&plan, &lines, &case, session);
    let mut found = Diagnostics::default();
    if let Some(analysis) = analyse(case, &mut found) {
        unused::funding(&plan, &analysis, session);
    }
    // When a receipt arrives hangs on the city's FCTVA lag, which is not looked at here.
    found.retain(|one| one.code != codes::AFTER_HORIZON);
    session.diagnostics.extend(found);
    compared
}

/// Which of the plan's own prices have no source, and how many of all are assumptions. What stands in a catalog is the
/// catalog's to answer for; here it is only counted.
fn prices_of(plan: &PlanDocument, lines: &[Arc<DraftLine>], file: &File<'_>, session: &mut Session) {
    let (mut counted, mut assumptions) = (Session::default(), Assumptions::default());
    for line in lines {
        for component in line.components.iter().filter(|component| component.removed.is_none()) {
            let name = format!("{}.{}", line.id.value, component.id.value);
            let grade = |id: &str| line.sources.find(id)?.grade;
            lint_price(&name, &component.id, &component.fields, grade, &mut counted, &mut assumptions);
        }
    }
    for (id, line) in &plan.lines {
        let own = line.costs.iter().filter(|(_, fields)| is_priced(fields) && cited(fields).next().is_none());
        let own: Vec<&str> = own.map(|(component, _)| component.value.as_str()).collect();
        if !own.is_empty() {
            let unsourced = Diagnostic::at(findings::UNSOURCED_LINE, id.span).arg("line", id.value.clone());
            session.diagnostics.push(unsourced.arg("count", own.len()).arg("components", own.join(", ")));
        }
    }
    assumptions.tell(file, session);
}
