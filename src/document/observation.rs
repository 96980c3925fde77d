use std::sync::Arc;

use super::catalog::{GRADE, Grade};
use super::field::{Field, Text};
use super::fields::{Fields, Maybe, Slot, fields};
use super::fragment::{described, list_of};
use super::grammar::{Form, Grammar, Via};
use super::kinds::{DATE, ID, IDS, LABEL};
use super::pattern::{S, amount, price_range, share_of};
use super::prices::read_price_range;
use super::shape::not_a_list;
use super::tree::{Node, NodeKind};
use super::walk::scalar;
use crate::diagnostic::Diagnostics;
use crate::units::{self, Date, Fault, Price};

fields! {
    /// A figure that somebody published or paid, kept beside the price that was made of it.
    pub struct Observation requires ["price", "basis", "source"] {
        /// The figure as it was read, in its own currency, or both ends of a span.
        price: Maybe<Box<(Price, Price)>> = OBSERVED, ["Figure", "Valeur"];
        /// Without VAT, with it, not said, or of what bears none.
        basis: Maybe<VatBasis> = BASIS, ["VAT", "TVA"];
        /// It is only the least or the most that the thing costs.
        bound: Maybe<PriceBound> = BOUND, ["Bound", "Borne"];
        /// Where it was read, by its id in the catalog.
        source: Maybe<String> = ID, ["Source", "Source"];
        /// Its date; that of the source if left out.
        date: Maybe<Date> = DATE, ["Date", "Date"];
        /// Its grade; that of the source if left out.
        grade: Option<Grade> = GRADE, ["Grade", "Fiabilité"];
        /// Other components that the figure holds too: it is not one of this price alone, and not compared with it.
        with: Option<Vec<Field<String>>> = IDS, ["Also holds", "Comprend aussi"];
        /// For which thing, and what its source says of it.
        note: Maybe<Text> = LABEL, ["Remark", "Remarque"];
    }
}

/// Whether a figure includes VAT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VatBasis {
    /// It does not.
    Excluded,
    /// It does.
    Included,
    /// Its source does not say.
    Unstated,
    /// There is none on it.
    None,
}

/// Which end of a price a figure gives, where it gives one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceBound {
    /// The thing costs at least this.
    AtLeast,
    /// It costs at most this.
    AtMost,
}

const BOUNDS: [(&str, PriceBound); 2] = [("at-least", PriceBound::AtLeast), ("at-most", PriceBound::AtMost)];

const BOUND: Grammar<PriceBound> = Grammar::words(&BOUNDS);

impl PriceBound {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        BOUNDS.iter().find(|(_, bound)| *bound == self).map_or("", |(word, _)| word)
    }
}

const BASES: [(&str, VatBasis); 4] = [
    ("excl_vat", VatBasis::Excluded),
    ("incl_vat", VatBasis::Included),
    ("unstated", VatBasis::Unstated),
    ("no_vat", VatBasis::None),
];

const BASIS: Grammar<VatBasis> = Grammar::words(&BASES);

impl VatBasis {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        BASES.iter().find(|(_, basis)| *basis == self).map_or("", |(word, _)| word)
    }
}

pub(super) const OBSERVED: Grammar<Box<(Price, Price)>> = Grammar::special(
    "observed",
    |node, diagnostics| match node.text() {
        Some(text) if text.contains("..") => read_price_range(node, diagnostics),
        _ => Some(scalar(node, parse_observed, diagnostics)?.map(|price| Box::new((price.clone(), price)))),
    },
    || format!(r"(?:{S}(?:{}|{}){S}|{})", amount(), share_of(), price_range()),
    &["191 CHF/sensor", "800 .. 2000 EUR/gateway"],
);

/// A price that somebody saw: `unknown` is none.
fn parse_observed(text: &str) -> Result<Price, Fault> {
    match units::parse_price(text)? {
        Price::Unknown => Err(Fault::new("not-a-price", "191 CHF/sensor")),
        price => Ok(price),
    }
}

/// Shared by every copy of a component: nothing is calculated from them.
pub(super) const OBSERVATIONS: Via<Option<Arc<[Observation]>>> = Via {
    read: read_observations,
    schema: |doc| described(doc, list_of(Observation::schema())),
    examples: &["[{price: 191 CHF/sensor, basis: unstated, source: shop-list}]"],
};

impl Slot for Option<Arc<[Observation]>> {}

fn read_observations(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Arc<[Observation]>> {
    let NodeKind::List(entries) = &node.kind else {
        diagnostics.push(not_a_list(node));
        return None;
    };
    Some(entries.iter().filter_map(|entry| Observation::read(entry, diagnostics)).collect())
}
