use super::{File, findings};
use crate::diagnostic::{Diagnostic, codes};
use crate::document::{CatalogSource, ComponentDocument, Field, Grade, PriceList};
use crate::session::Session;
use crate::units::Price;

/// How many prices rest on assumptions.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Assumptions {
    /// Prices whose source is an assumption.
    pub assumed: usize,
    /// Of these, without a range.
    pub bare: usize,
    /// Prices in all.
    pub of: usize,
}

impl Assumptions {
    /// Says how many there are, if any.
    pub(super) fn tell(self, file: &File<'_>, session: &mut Session) {
        if self.assumed > 0 {
            let assumed = Diagnostic::at(findings::ASSUMED_PRICES, file.head()).arg("of", self.of);
            session.diagnostics.push(assumed.arg("count", self.assumed).arg("bare", self.bare));
        }
    }
}

/// Whether a component has a price of its own, and none of it unknown.
pub(super) fn is_priced(component: &ComponentDocument) -> bool {
    let unknown = component.prices().any(|price| *price == Price::Unknown);
    !unknown && (component.price.is_some() || component.tiers.is_some())
}

/// The sources that a component cites.
pub(super) fn cited(component: &ComponentDocument) -> impl Iterator<Item = &Field<String>> {
    let dated = component.price.iter().flat_map(|list| match &list.value {
        PriceList::Dated(prices) => prices.as_slice(),
        PriceList::One(_) => &[],
    });
    component.source.iter().chain(dated.filter_map(|(_, _, source)| source.as_ref()))
}

/// The first of some paths, and whether there are more.
pub(super) fn first_of(paths: &[&str]) -> String {
    let more = if paths.len() > 3 { ", …" } else { "" };
    format!("{}{more}", paths[..paths.len().min(3)].join(", "))
}

/// What is to be said of one price by itself: that it is missing, unsourced, or an assumption without a range. `backing`: the
/// names of the sources on which it rests, and what is known of them.
pub(super) fn lint_price(
    name: &str,
    id: &Field<String>,
    component: &ComponentDocument,
    backing: &[(&str, Option<&CatalogSource>)],
    session: &mut Session,
    assumptions: &mut Assumptions,
) {
    let about = |code, span| Diagnostic::at(code, span).arg("component", name);
    if component.inclusion.is_some() {
        return;
    }
    if !is_priced(component) {
        session.diagnostics.push(about(codes::UNPRICED, id.span).help("help"));
        return;
    }
    assumptions.of += 1;
    if backing.is_empty() {
        session.diagnostics.push(about(findings::UNSOURCED_PRICE, id.span).help("help"));
        return;
    }
    let mut known = backing.iter().filter_map(|(id, source)| Some((id, (*source)?)));
    if let Some((source, of)) = known.find(|(_, source)| source.grade == Some(Grade::Assumption)) {
        assumptions.assumed += 1;
        if component.range.is_none() && of.spread().is_none() {
            assumptions.bare += 1;
            let bare = about(findings::BARE_ASSUMPTION, id.span).arg("source", *source);
            session.diagnostics.push(bare.help("help"));
        }
    }
}
