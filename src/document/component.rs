use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::field::{Field, Text};
use super::fields::{FieldRow, Fields, Maybe, fields, object, read_fields, set, span, take_over};
use super::fiscal::{ASSET, Asset, DEPRECIATION, Depreciation, FCTVA, Fctva, SECTION, Section, VAT, Vat};
use super::fragment::{described, map_of, reference, with};
use super::grammar::{Form, Grammar, Via, by_id};
use super::kinds::{DATE, DURATION, FRACTION, KNOWN_ID, LABEL, PHASE, PRICE, within};
use super::observation::{OBSERVATIONS, Observation};
use super::pattern::{S, YEAR, limited};
use super::prices::{PRICE_LIST, PRICE_RANGE, PriceList, TIERS, Tiers};
use super::times::{AT, At, DURING, During, LIFE};
use super::tree::Node;
use super::walk::MapReader;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Date, Months, Price};

fields! {
    /// One cost of an item, field by field as written; what is left out is `None`.
    pub struct ComponentDocument names ComponentField requires [] {
        /// The component whose price holds this one; in offers alone. A plan writes `none` in the place of this one.
        inclusion as "included_in": Maybe<Inclusion> = INCLUDED_IN, ["Included in", "Compris dans"], in "offer";
        /// What one unit, the line or a period costs, excluding VAT: its unit decides how it accrues.
        price: Maybe<PriceList> = PRICE_LIST, ["Price", "Prix"], path Price, draw Price;
        /// Prices by volume, instead of `price`.
        tiers: Maybe<Tiers> = TIERS, ["Prices by volume", "Prix par tranches"], path Tiers;
        /// Price of a renewal; the price itself if left out.
        renewal: Option<Box<Field<Price>>> = PRICE, ["Price of a renewal", "Prix du renouvellement"], path Renewal, draw Price;
        /// A unit is renewed each time this has passed, while it is in service.
        life: Maybe<Months> = LIFE, ["Life", "Durée de vie"], path Life, draw Months;
        /// Failures cost nothing before this age.
        warranty: Maybe<Months> = DURATION, ["Warranty", "Garantie"], path Warranty, draw Months;
        /// Expected share of the units out of warranty that fail in a year.
        failure: Maybe<Decimal> = FAILURE, ["Failures", "Pannes"], path Failure, draw Rate;
        /// The component with whose entries, renewals and failures this one is charged.
        follows: Maybe<String> = KNOWN_ID, ["Follows", "Suit"], path Follows;
        /// When it is charged: entry, exit, a phase's first month, or a time after the start.
        at: Maybe<At> = AT, ["Charged at", "Échéance"], path At;
        /// First phase in which it accrues.
        from: Maybe<String> = PHASE, ["From phase", "Première phase"], path From;
        /// Last phase in which it accrues.
        until: Maybe<String> = PHASE, ["Until phase", "Dernière phase"], path Until;
        /// Other prices while a phase lasts, by phase; or one for a time from the line's first month of service.
        during: Vec<(Field<During>, Field<Price>)> = DURING, ["Price during a phase", "Prix pendant une phase"], path During;
        /// Section of the budget, where it is not the usual one.
        section: Maybe<Section> = SECTION, ["Section", "Section"], path Section;
        /// Standard, intermediate, reduced, zero, or a rate of its own.
        vat: Maybe<Vat> = VAT, ["VAT", "TVA"], path Vat;
        /// What the FCTVA gives back of it.
        fctva: Maybe<Fctva> = FCTVA, ["FCTVA", "FCTVA"], path Fctva;
        /// Months over which the operating section is charged with what it invests, or none; else by its life, what it follows, its family.
        depreciation: Maybe<Depreciation> = DEPRECIATION, ["Depreciation", "Amortissement"], path Depreciation;
        /// What is bought, where the family does not tell: it decides the chapter of the budget (M57) that an investment stands in.
        asset: Option<Asset> = ASSET, ["Kind of good", "Nature du bien"];
        /// The price index that revises it each year, or none.
        index: Maybe<String> = KNOWN_ID.examples(&["energy"]), ["Price index", "Indice de révision"], path Index;
        /// Share of every price that the index does not move.
        fixed_part: Maybe<Decimal> = FRACTION, ["Fixed part", "Part fixe"], path FixedPart, draw Rate;
        /// Low and high end of the price.
        range: Maybe<Box<(Price, Price)>> = PRICE_RANGE, ["Range of the price", "Fourchette du prix"], path Range;
        /// Source of the price, by its id in the catalog.
        source: Maybe<String> = KNOWN_ID.examples(&["quote"]), ["Source", "Source"], path Source;
        /// Figures that were read or paid for it, beside the price; nothing is calculated from them.
        observations: Option<Arc<[Observation]>> = OBSERVATIONS, ["Observations", "Relevés"];
        /// A remark.
        note: Maybe<Text> = LABEL, ["Remark", "Remarque"], path Note;
        /// Last day on which the price holds.
        valid_until: Maybe<Date> = DATE, ["Valid until", "Valable jusqu'au"], path ValidUntil;
    }
    beside {
        /// Whether a price stands there that could not be read: it is at fault, not missing.
        pub price_at_fault: bool,
    }
}

/// Fields that hold a figure beside the price: what grounds the price says nothing of them.
pub(super) const FIGURES: [&str; 5] = ["life", "warranty", "failure", "depreciation", "fixed_part"];

/// The fields of a component; an offer may also say that another component holds it.
fn rows(in_offer: bool) -> &'static [FieldRow<ComponentDocument>] {
    let [_, own @ ..] = ComponentDocument::ROWS else { return &[] };
    if in_offer { ComponentDocument::ROWS } else { own }
}

impl ComponentDocument {
    /// Where a field stands as written.
    pub(crate) fn place_of(&self, field: &str) -> Option<Span> {
        span(rows(false), field, self)
    }

    /// Its figures beside the price, each with its place.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (&'static str, Span)> {
        FIGURES.into_iter().filter_map(|field| Some((field, self.place_of(field)?)))
    }

    /// The text of a field, from its first value to its last.
    pub(crate) fn written(&self, field: &str) -> Option<Span> {
        let ends = self.during.first().zip(self.during.last()).filter(|_| field == "during");
        let during = ends.map(|((first, _), (_, last))| Span { end: last.span.end, ..first.span });
        during.or_else(|| self.place_of(field))
    }

    /// Takes over every field that another has.
    pub(crate) fn take_over(&mut self, over: &Self) {
        take_over(Self::ROWS, self, over);
        self.price_at_fault |= over.price_at_fault;
    }

    /// The figures that were read or paid for it.
    pub fn observed(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().flat_map(|all| all.iter())
    }

    /// The sources that its price cites, by their ids.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        let dated = self.price.iter().flat_map(|list| match &list.value {
            PriceList::Dated(prices) => prices.as_slice(),
            PriceList::One(_) => &[],
        });
        let of_dates = dated.filter_map(|(_, _, source)| source.as_ref());
        self.source.iter().chain(of_dates).map(|source| source.value.as_str())
    }

    /// The source that its price in force on a day cites: that of a dated price, else its own.
    pub fn source_on(&self, day: Date) -> Option<&str> {
        let dated = self.price.as_ref().and_then(|list| match &list.value {
            PriceList::Dated(prices) => prices.iter().rev().find(|(from, _, _)| from.value <= day)?.2.as_ref(),
            PriceList::One(_) => None,
        });
        dated.or(self.source.as_ref()).map(|source| source.value.as_str())
    }

    /// Every price that is written in it.
    pub fn prices(&self) -> impl Iterator<Item = &Price> {
        let one = self.price.iter().filter_map(|list| match &list.value {
            PriceList::One(price) => Some(price),
            PriceList::Dated(_) => None,
        });
        let dated = self.price.iter().flat_map(|list| match &list.value {
            PriceList::One(_) => &[],
            PriceList::Dated(prices) => prices.as_slice(),
        });
        let bands = self.tiers.iter().flat_map(|tiers| &tiers.value.bands).map(|band| &band.price.value);
        let others = self.renewal.iter().map(|price| &price.value).chain(self.during.iter().map(|(_, it)| &it.value));
        one.chain(dated.map(|(_, price, _)| &price.value)).chain(bands).chain(others)
    }
}

impl ComponentDocument {
    /// The same costs for the unit of their item: `EUR/m` of what is measured in km is a thousand times as much for each.
    pub fn measured_in(&mut self, item: &str) {
        let dated = match self.price.as_mut().map(|list| &mut list.value) {
            Some(PriceList::One(price)) => {
                price.measured_in(item);
                None
            }
            Some(PriceList::Dated(prices)) => Some(prices),
            None => None,
        };
        let dated = dated.into_iter().flatten().map(|(_, price, _)| &mut price.value);
        let bands = self.tiers.iter_mut().flat_map(|tiers| &mut tiers.value.bands).map(|band| &mut band.price.value);
        let renewal = self.renewal.iter_mut().map(|price| &mut price.value);
        let during = self.during.iter_mut().map(|(_, price)| &mut price.value);
        dated.chain(bands).chain(renewal).chain(during).for_each(|price| price.measured_in(item));
        if let Some(range) = &mut self.range {
            let (low, high) = &mut *range.value;
            low.measured_in(item);
            high.measured_in(item);
        }
    }
}

/// A component that has no price of its own any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inclusion {
    /// `component: none`.
    Removed,
    /// `included_in: device`: it costs nothing beyond the other one.
    In(String),
}

impl fmt::Display for Inclusion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Removed => out.write_str("none"),
            Self::In(other) => write!(out, "included in {other}"),
        }
    }
}

pub(super) const FAILURE: Grammar<Decimal> = Grammar::of(
    "failure",
    |text| within(units::parse_rate(text)?, Decimal::ZERO, Decimal::from(12), "0 .. 1200 %/year"),
    || format!("{S}{}{S}%{S}/{S}{YEAR}{S}", limited("1200")),
    &["4 %/year"],
)
.unit("%/year");

const INCLUDED_IN: Via<Maybe<Inclusion>> = Via {
    read: |node, diagnostics| KNOWN_ID.field(node, diagnostics).map(|field| field.map(Inclusion::In)),
    schema: |doc| described(doc, reference("id")),
    examples: &["device"],
};

/// The definition of a component in the schemas.
pub(super) fn definition(in_offer: bool) -> Value {
    let mut conflicts = vec![json!({"not": {"required": ["price", "tiers"]}})];
    if in_offer {
        conflicts.push(json!({"not": {"required": ["included_in", "price"]}}));
    }
    let fields = with(object(rows(in_offer), ComponentDocument::REQUIRED), json!({"allOf": conflicts}));
    json!({"anyOf": [{"const": "none", "description": "Removes the component."}, fields]})
}

/// Components by their ids, as lines and items have them.
pub(super) const COMPONENTS: Via<Vec<(Field<String>, ComponentDocument)>> = Via {
    read: |node, diagnostics| read_components(node, false, diagnostics),
    schema: |doc| described(doc, map_of(reference("component"))),
    examples: &["{device: {price: 600 EUR/sensor}}"],
};

/// Reads a map of components.
pub(super) fn read_components(
    node: &Node<'_>,
    in_offer: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<(Field<String>, ComponentDocument)> {
    by_id(node, if in_offer { "offered" } else { "costs" }, diagnostics, |node, diagnostics| {
        Some(read_component(node, in_offer, diagnostics))
    })
}

/// Reads a component; `in_offer` allows `included_in`.
pub(crate) fn read_component(node: &Node<'_>, in_offer: bool, diagnostics: &mut Diagnostics) -> ComponentDocument {
    let mut out = ComponentDocument::default();
    if node.text() == Some("none") {
        out.inclusion = Some(Field { value: Inclusion::Removed, span: node.span });
        return out;
    }
    let Some(mut reader) = MapReader::of(node, rows(in_offer), &[], "", diagnostics) else {
        return out;
    };
    read_fields(&mut reader, rows(in_offer), &[], &mut out);
    let unread = |key, read: bool| reader.has(key) && !read;
    out.price_at_fault = unread("price", out.price.is_some()) || unread("tiers", out.tiers.is_some());
    let span = reader.span();
    reader.finish();
    if let (Some(price), Some(tiers)) = (&out.price, &out.tiers) {
        let conflict = Diagnostic::at(codes::FIELD_CONFLICT, tiers.span).label(price.span, "other");
        diagnostics.push(conflict.arg("field", "tiers").arg("other", "price"));
    }
    if let (Some(Field { value: Inclusion::In(_), .. }), Some(price)) = (&out.inclusion, &out.price) {
        let conflict = Diagnostic::at(codes::FIELD_CONFLICT, span).label(price.span, "other");
        diagnostics.push(conflict.arg("field", "included_in").arg("other", "price"));
    }
    out
}

/// Reads one field of a component given by itself, as `--set` and scenarios do.
pub(crate) fn read_component_field(
    field: &str,
    node: &Node<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ComponentDocument> {
    let mut out = ComponentDocument::default();
    set(rows(false), field, node, &mut out, diagnostics).ok()?;
    out.price_at_fault = (field == "price" && out.price.is_none()) || (field == "tiers" && out.tiers.is_none());
    Some(out)
}
