use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::document::Library;
use crate::model::Prepared;
use crate::session::{Options, Session};

use super::desk::Desk;

/// A plan's text, calculated.
pub(super) struct Worked {
    /// What was read, faults and warnings.
    pub session: Session,
    /// The plan to be run with changes, where it can be.
    pub prepared: Option<Prepared>,
    /// What came out, where nothing is at fault.
    pub analysis: Option<Analysis>,
    /// Where its ids were looked up.
    pub library: Library,
    /// The plan among the texts.
    pub file: u32,
}

/// Calculates a text as `check` does the file of it.
pub(super) fn work(desk: &Desk, name: &str, text: &str) -> Worked {
    work_with(desk, name, text, &Options::default())
}

/// The same under a scenario or settings.
pub(super) fn work_with(desk: &Desk, name: &str, text: &str, options: &Options) -> Worked {
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let file = session.sources.add(name, text);
    let prepared = session.prepare_text(name, text, &library, options);
    let analysis = prepared.as_ref().and_then(|prepared| session.check_prepared(prepared));
    Worked { session, prepared, analysis, library, file }
}

impl Worked {
    /// Where in the plan's text a diagnostic points to, if it does.
    pub(super) fn place(&self, diagnostic: &Diagnostic) -> Option<(usize, usize)> {
        let (span, _) = diagnostic.labels.first().filter(|(span, _)| span.file == self.file)?;
        Some((span.start as usize, span.end as usize))
    }
}
