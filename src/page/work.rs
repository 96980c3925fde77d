use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Kind, Library, is_of, parse, read_catalog, read_city};
use crate::model::Prepared;
use crate::session::{Options, Session};

use super::desk::Desk;
use super::together::work_programme;

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

/// Years that a city is looked at by itself.
const YEARS: u16 = 10;

/// A city's text by itself, as `city check` does.
fn work_city(desk: &Desk, name: &str, text: &str) -> Worked {
    let mut session = Session::default();
    let mut library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let mut file = session.sources.add(name, text);
    let node = parse(text, file, &mut session.diagnostics);
    let city = node.and_then(|node| read_city(&node, &mut session.diagnostics));
    library.put_first(name, &text.into());
    let sound = city.filter(|_| !session.diagnostics.has_errors());
    let analysis = sound.and_then(|city| {
        let first = city.year.map_or(0, |year| year.value + 1);
        // The text is read once more there, and what it warns of is known already.
        let mut again = Session::default();
        let analysis = again.city_alone(&city.id, first, YEARS, &library);
        if analysis.is_none() {
            session = again;
            // Its faults point into the texts that it read itself.
            file = session.sources.add(name, text);
        }
        analysis
    });
    Worked { session, prepared: None, analysis, library, file }
}

/// The faults of a catalog's text.
fn work_catalog(desk: &Desk, name: &str, text: &str) -> Worked {
    let mut session = Session::default();
    let library = desk.root.library(name, &mut session.sources, &mut session.diagnostics);
    let file = session.sources.add(name, text);
    let node = parse(text, file, &mut session.diagnostics);
    let catalog = node.and_then(|node| read_catalog(&node, &mut session.diagnostics));
    if let Some(catalog) = catalog {
        catalog.check_prices(&mut session.diagnostics);
    }
    Worked { session, prepared: None, analysis: None, library, file }
}

/// A city of a library by itself.
pub(super) fn alone(id: &str, text: &str, library: &Library, years: u16) -> Option<Analysis> {
    let node = parse(text, 0, &mut Diagnostics::default())?;
    let year = read_city(&node, &mut Diagnostics::default())?.year?.value;
    Session::default().city_alone(id, year + 1, years, library)
}

/// The same under a scenario or settings.
pub(super) fn work_with(desk: &Desk, name: &str, text: &str, options: &Options) -> Worked {
    if is_of(text, Kind::City) {
        return work_city(desk, name, text);
    }
    if is_of(text, Kind::Catalog) {
        return work_catalog(desk, name, text);
    }
    if is_of(text, Kind::Programme) {
        return work_programme(desk, name, text);
    }
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
