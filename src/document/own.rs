use super::catalog::CatalogSource;
use super::component::{ComponentDocument, FIGURES};
use super::funding::FundingKind;
use super::grounds::{check_grounds, ground};
use super::plan::PlanDocument;
use super::tree::Node;
use crate::diagnostic::{Diagnostics, Span};
use crate::units::{Price, dotted};

/// Fields of a component that are prices: what its `source` backs.
const PRICES: [&str; 4] = ["price", "tiers", "renewal", "during"];

/// What else is a figure by its name: what a benefit brings, and the most that a funder pays.
const AMOUNTS: [&str; 3] = ["saving", "revenue", "cap"];

/// Terms of funding that a source may ground, though some are the plan's choice.
const TERMS: [&str; 5] = ["rate", "amount", "cap", "lag", "term"];

/// A figure that a plan writes itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OwnFigure<'p> {
    /// Its path.
    pub path: String,
    /// Where it stands.
    pub span: Span,
    /// The sources that its component names for it.
    pub cited: Vec<&'p str>,
    /// Whether its ends are written: by a range, or as an uncertain input.
    pub ranged: bool,
}

impl OwnFigure<'_> {
    /// Whether it stands beside a price (a life, a rate of failures): such a figure is not asked for a range.
    pub(crate) fn is_beside(&self) -> bool {
        FIGURES.contains(&dotted::last(&self.path))
    }
}

/// Whether a path leads to a figure of the world, which somebody can have published, offered or paid: a price, a life, a
/// saving, a cap, an index, a rate of exchange. Quantities, dates and shares of funding are what a plan chooses. The rate
/// of a loan, which only its entry tells from a share of funding, is left to whoever knows the entry.
pub(crate) fn is_figure(path: &str) -> bool {
    let named = PRICES.iter().chain(&AMOUNTS).chain(&FIGURES).any(|name| *name == dotted::last(path));
    named || path.starts_with("indices.") || is_exchange(path)
}

/// A currency is three capitals, which no id of a line can be.
fn is_exchange(path: &str) -> bool {
    path.strip_prefix("exchange.").is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()))
}

impl PlanDocument {
    /// The figures that it writes itself, each with what backs it there.
    pub(crate) fn figures(&self) -> Vec<OwnFigure<'_>> {
        let mut out = Vec::new();
        for (line, content) in &self.lines {
            for (id, component) in &content.costs {
                self.of_component(&format!("{}.{}", line.value, id.value), component, &mut out);
            }
        }
        let mut put = |path: String, span: Option<Span>| {
            let ranged = self.varies(&path);
            out.extend(span.map(|span| OwnFigure { path, span, cited: Vec::new(), ranged }));
        };
        for benefit in &self.benefits {
            for field in ["saving", "revenue"] {
                put(format!("benefits.{}.{field}", benefit.id.value), benefit.place_of(field));
            }
        }
        for funding in &self.funding {
            let field = if funding.kind == FundingKind::Loan { "rate" } else { "cap" };
            put(format!("funding.{}.{field}", funding.id.value), funding.place_of(field));
        }
        for (name, rates) in &self.indices {
            put(format!("indices.{}", name.value), rates.first().map(|rate| rate.span));
        }
        for (code, rate) in &self.exchange {
            put(format!("exchange.{}", code.value), Some(rate.span));
        }
        out
    }

    fn of_component<'p>(&self, name: &str, component: &'p ComponentDocument, out: &mut Vec<OwnFigure<'p>>) {
        if component.inclusion.is_some() {
            return;
        }
        let unknown = component.prices().any(|price| *price == Price::Unknown);
        let cited: Vec<&str> = component.sources().collect();
        for field in PRICES.into_iter().filter(|field| !unknown || *field != "price") {
            let path = format!("{name}.{field}");
            let ranged = component.range.is_some() || self.varies(&path);
            let span = component.written(field);
            out.extend(span.map(|span| OwnFigure { path, span, cited: cited.clone(), ranged }));
        }
        let beside = component.figures().map(|(field, span)| (format!("{name}.{field}"), span));
        let beside = beside.map(|(path, span)| OwnFigure { ranged: self.varies(&path), path, span, cited: Vec::new() });
        out.extend(beside);
    }

    /// Whether a value is an uncertain input.
    fn varies(&self, path: &str) -> bool {
        self.uncertainty.iter().any(|(known, _)| known.value == path)
    }

    /// The source by which the plan grounds one of its own values, by its path. Quantities and dates are grounded by none.
    pub(crate) fn ground(&self, path: &str) -> Option<&CatalogSource> {
        let term = || path.starts_with("funding.") && TERMS.contains(&dotted::last(path));
        let groundable = !self.sources.is_empty() && (is_figure(path) || term());
        groundable.then(|| ground(&self.sources, path)).flatten()
    }

    /// A source of its own, by its id.
    pub(crate) fn source(&self, id: &str) -> Option<&CatalogSource> {
        self.sources.iter().find(|(known, _)| known.value == id).map(|(_, source)| source)
    }

    /// Faults of what its sources say they ground.
    pub(super) fn check_grounds(&self, whole: &Node<'_>, diagnostics: &mut Diagnostics) {
        if self.sources.is_empty() {
            return;
        }
        let terms = self.funding.iter().flat_map(|funding| {
            let own = TERMS.into_iter().filter(|field| funding.place_of(field).is_some());
            own.map(|field| format!("funding.{}.{field}", funding.id.value))
        });
        let figures: Vec<String> = self.figures().into_iter().map(|one| one.path).chain(terms).collect();
        let groups = ["benefits", "funding", "indices", "exchange"];
        let words = [&PRICES[..], &AMOUNTS, &FIGURES, &groups].concat();
        check_grounds(whole, &self.sources, &words, &figures, diagnostics);
    }
}
