use super::prices::{Assumptions, cited, first_of, lint_price};
use super::{Compared, File, findings, observed};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Catalog, CatalogSource, ComponentDocument, Field, PriceList, read_catalog};
use crate::model::range_fault;
use crate::session::Session;
use crate::units::Date;

/// Judges a catalog: sources that are old, undated or never cited, prices without one, past their validity or assumed.
pub(super) fn lint(file: &File<'_>, session: &mut Session) -> Option<Compared> {
    let catalog = file.read(session, |node, diagnostics| {
        let catalog = read_catalog(node, diagnostics)?;
        catalog.check_grounds(node, diagnostics);
        catalog.check_prices(diagnostics);
        Some(catalog)
    })?;
    let compared = Compared::given_or_newest(file.asked.date, dates(&catalog));
    for (id, source) in &catalog.sources {
        lint_source(id, source, &catalog, compared, session);
    }
    let mut assumptions = Assumptions::default();
    for (item, id, component) in components(&catalog) {
        let name = format!("{item}.{}", id.value);
        let found = |id: &str| catalog.sources.iter().find(|(known, _)| known.value == id).map(|(_, source)| source);
        let backing: Vec<_> = component.sources().map(|id| (id, found(id))).collect();
        lint_price(&name, id, component, &backing, session, &mut assumptions);
        let price = component.price.as_ref().and_then(|list| match &list.value {
            PriceList::One(price) => Some(price),
            PriceList::Dated(prices) => prices.last().map(|(_, price, _)| &price.value),
        });
        let ranged = component.range.as_ref().zip(price);
        let outside = ranged.and_then(|(range, price)| range_fault(range, price, &format!("{name}.price"), &[]));
        outside.into_iter().for_each(|outside| session.diagnostics.push(outside));
        observed::outside(&name, id, component, &catalog).into_iter().for_each(|one| session.diagnostics.push(one));
        if let (Some(until), Some(compared)) = (&component.valid_until, compared)
            && until.value < compared.date
        {
            let lapsed = Diagnostic::at(findings::LAPSED_PRICE, until.span).arg("component", name);
            let lapsed = lapsed.arg("until", until.value.to_string()).arg("date", compared.date.to_string());
            session.diagnostics.push(lapsed);
        }
    }
    assumptions.tell(file, session);
    tell_ungrounded(&catalog, session);
    compared
}

/// Figures beside the prices that no source grounds: what stands behind a price says nothing of a life.
fn tell_ungrounded(catalog: &Catalog, session: &mut Session) {
    let figures = catalog.figures().filter(|(path, _)| !path.starts_with("exchange."));
    let bare: Vec<(String, Span)> = figures.filter(|(path, _)| catalog.ground(path).is_none()).collect();
    let Some((_, first)) = bare.first() else { return };
    let told = Diagnostic::at(findings::UNGROUNDED_FIGURES, *first).arg("count", bare.len());
    let paths: Vec<&str> = bare.iter().map(|(path, _)| path.as_str()).collect();
    session.diagnostics.push(told.arg("list", first_of(&paths)).help("help"));
}

/// Every component with the name of its item.
fn components(catalog: &Catalog) -> impl Iterator<Item = (&str, &Field<String>, &ComponentDocument)> {
    catalog.items.iter().flat_map(|(item, content)| {
        content.costs.iter().map(move |(id, component)| (item.value.as_str(), id, component))
    })
}

/// The days from which the catalog speaks: those of its sources. Prices that are still to come make none of them old; where no
/// source has a date, there is none but theirs.
fn dates(catalog: &Catalog) -> Vec<Date> {
    let sources = catalog.sources.iter().filter_map(|(_, source)| source.date.as_ref()).map(|date| date.value);
    let sources: Vec<Date> = sources.collect();
    if !sources.is_empty() {
        return sources;
    }
    let lists = components(catalog).filter_map(|(_, _, component)| component.price.as_ref());
    let dated = lists.flat_map(|list| match &list.value {
        PriceList::Dated(prices) => prices.as_slice(),
        PriceList::One(_) => &[],
    });
    dated.map(|(from, _, _)| from.value).collect()
}

fn lint_source(
    id: &Field<String>,
    source: &CatalogSource,
    catalog: &Catalog,
    compared: Option<Compared>,
    session: &mut Session,
) {
    let cites = |(_, _, component): &(&str, &Field<String>, &ComponentDocument)| {
        cited(component).any(|one| one.value == id.value)
    };
    let count = components(catalog).filter(cites).count();
    let observes = |one: &crate::document::Observation| one.source.as_ref().is_some_and(|one| one.value == id.value);
    let grounds = source.grounds.as_ref().is_some_and(|grounds| !grounds.is_empty());
    if count == 0 && (grounds || components(catalog).any(|(_, _, component)| component.observed().any(observes))) {
        // What is only observed, or grounds a life, may be old: no price rests on it.
        return;
    }
    lint_age(id, source, count, compared, session);
}

/// What is to be said of a source on which so many prices rest: that there is none, that it is old or undated.
pub(super) fn lint_age(
    id: &Field<String>,
    source: &CatalogSource,
    count: usize,
    compared: Option<Compared>,
    session: &mut Session,
) {
    let about = |code, span| Diagnostic::at(code, span).arg("source", id.value.clone()).arg("count", count);
    if count == 0 {
        session.diagnostics.push(about(findings::UNUSED_SOURCE, id.span));
    }
    match (&source.date, compared) {
        (None, _) => session.diagnostics.push(about(findings::UNDATED_SOURCE, id.span).help("help")),
        (Some(date), Some(compared)) if compared.is_stale(date.value) => {
            let old = about(findings::OLD_SOURCE, date.span).arg("dated", date.value.to_string());
            session.diagnostics.push(old.arg("date", compared.date.to_string()));
        }
        _ => {}
    }
}
