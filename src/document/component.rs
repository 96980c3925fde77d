use std::fmt;

use rust_decimal::Decimal;

use super::field::Field;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, scalar, text, within};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Date, Months, Price};

/// One cost of an item, field by field as written; what is left out is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComponentDocument {
    /// `component: none`, or `included_in` in an offer: how it leaves or joins another.
    pub inclusion: Option<Field<Inclusion>>,
    /// What one unit, the line or a period costs.
    pub price: Option<Field<PriceList>>,
    /// Prices by volume, instead of `price`.
    pub tiers: Option<Field<Tiers>>,
    /// Price of a renewal.
    pub renewal: Option<Box<Field<Price>>>,
    /// Time after which a unit is renewed.
    pub life: Option<Field<Months>>,
    /// Time in which failures cost nothing.
    pub warranty: Option<Field<Months>>,
    /// Share of the units out of warranty that fail in a year.
    pub failure: Option<Field<Decimal>>,
    /// The component with whose events this one is charged.
    pub follows: Option<Field<String>>,
    /// When it is charged.
    pub at: Option<Field<At>>,
    /// First phase in which it accrues.
    pub from: Option<Field<String>>,
    /// Last phase in which it accrues.
    pub until: Option<Field<String>>,
    /// Other prices while a phase lasts.
    pub during: Vec<(Field<String>, Field<Price>)>,
    /// Section of the budget.
    pub section: Option<Field<Section>>,
    /// VAT.
    pub vat: Option<Field<Vat>>,
    /// What the FCTVA gives back.
    pub fctva: Option<Field<Fctva>>,
    /// Price index, or `none`.
    pub index: Option<Field<String>>,
    /// Low and high end of the price.
    pub range: Option<Field<Box<(Price, Price)>>>,
    /// Id of the source of the price.
    pub source: Option<Field<String>>,
    /// A remark.
    pub note: Option<Field<String>>,
    /// Last day on which the price holds.
    pub valid_until: Option<Field<Date>>,
    /// Whether a price stands there that could not be read: it is at fault, not missing.
    pub price_at_fault: bool,
}

impl ComponentDocument {
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

/// A price, or dated prices of which the plan's start picks one.
#[derive(Debug, Clone, PartialEq)]
pub enum PriceList {
    /// One price.
    One(Price),
    /// Prices, each from its date on.
    Dated(Vec<(Field<Date>, Field<Price>, Option<Field<String>>)>),
}

/// When a component is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// When a unit enters service.
    Entry,
    /// When a unit leaves service.
    Exit,
    /// In a phase's first month.
    Phase(String),
    /// So many months after the plan's start.
    After(Months),
}

/// How bands of volume are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TierMode {
    /// One band's price for all units.
    Volume,
    /// Each band's price for the units within it.
    Graduated,
}

/// Prices by volume.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiers {
    /// How the bands are meant.
    pub mode: TierMode,
    /// The bands, rising.
    pub bands: Vec<Band>,
}

/// One band.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Last number in the band; the last band has none.
    pub upto: Option<Field<Decimal>>,
    /// Its price.
    pub price: Field<Price>,
}

/// Section of a French local budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// *Section d'investissement.*
    Investment,
    /// *Section de fonctionnement.*
    Operating,
}

/// Value added tax of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vat {
    /// The rate of the law under this key of the parameters.
    Law(&'static str),
    /// A rate of its own.
    Own(Decimal),
}

/// What the FCTVA gives back of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fctva {
    /// The rate for investment.
    Investment,
    /// The rate for infrastructure as a service.
    Cloud,
    /// Nothing.
    None,
}

impl fmt::Display for Section {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Investment => "investment",
            Self::Operating => "operating",
        })
    }
}

/// The names of all fields, as paths know them.
pub const FIELDS: [&str; 19] = [
    "price",
    "tiers",
    "renewal",
    "life",
    "warranty",
    "failure",
    "follows",
    "at",
    "from",
    "until",
    "during",
    "section",
    "vat",
    "fctva",
    "index",
    "range",
    "source",
    "note",
    "valid_until",
];

/// Reads a component; `in_offer` allows `included_in`.
pub fn read_component(node: &Node<'_>, in_offer: bool, diagnostics: &mut Diagnostics) -> ComponentDocument {
    let mut out = ComponentDocument::default();
    if node.text() == Some("none") {
        out.inclusion = Some(Field { value: Inclusion::Removed, span: node.span });
        return out;
    }
    let Some(mut reader) = MapReader::new(node, diagnostics) else {
        return out;
    };
    if in_offer {
        out.inclusion = reader.id("included_in").map(|field| field.map(Inclusion::In));
    }
    for field in FIELDS {
        read_field(&mut reader, field, &mut out);
    }
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
pub fn read_component_field(field: &str, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<ComponentDocument> {
    let name = *FIELDS.iter().find(|known| **known == field)?;
    let key = Node { span: node.span, kind: NodeKind::Scalar(name.into()) };
    let map = Node { span: node.span, kind: NodeKind::Map(vec![(key, node.clone())]) };
    let mut out = ComponentDocument::default();
    read_field(&mut MapReader::new(&map, diagnostics)?, name, &mut out);
    Some(out)
}

fn read_field(reader: &mut MapReader<'_, '_, '_>, field: &'static str, out: &mut ComponentDocument) {
    match field {
        "price" => {
            out.price = reader.node(field).and_then(|node| read_price_list(node, reader.diagnostics));
            out.price_at_fault |= reader.has(field) && out.price.is_none();
        }
        "tiers" => {
            out.tiers = reader.node(field).and_then(|node| read_tiers(node, reader.diagnostics));
            out.price_at_fault |= reader.has(field) && out.tiers.is_none();
        }
        "renewal" => out.renewal = reader.value(field, units::parse_price).map(Box::new),
        "life" => out.life = reader.value(field, units::parse_duration).and_then(|life| not_zero(life, reader)),
        "warranty" => out.warranty = reader.value(field, units::parse_duration),
        "failure" => {
            out.failure = reader.value(field, units::parse_rate).and_then(|rate| {
                within(rate, Decimal::ZERO, Decimal::from(12), "0 .. 1200 %/year", reader.diagnostics)
            });
        }
        "follows" => out.follows = reader.id(field),
        "at" => out.at = reader.node(field).and_then(|node| read_at(node, reader.diagnostics)),
        "from" => out.from = reader.id(field),
        "until" => out.until = reader.id(field),
        "during" => {
            if let Some(node) = reader.node(field) {
                for (phase, node) in MapReader::ids(node, reader.diagnostics) {
                    let price = scalar(node, units::parse_price, reader.diagnostics);
                    out.during.extend(price.map(|price| (phase, price)));
                }
            }
        }
        "section" => {
            out.section = reader.word(field, &[("investment", Section::Investment), ("operating", Section::Operating)]);
        }
        "vat" => out.vat = reader.node(field).and_then(|node| read_vat(node, reader.diagnostics)),
        "fctva" => {
            let words = [("investment", Fctva::Investment), ("cloud", Fctva::Cloud), ("none", Fctva::None)];
            out.fctva = reader.word(field, &words);
        }
        "index" => out.index = reader.id(field),
        "range" => out.range = reader.node(field).and_then(|node| read_price_range(node, reader.diagnostics)),
        "source" => out.source = reader.id(field),
        "note" => out.note = reader.text(field),
        _ => out.valid_until = reader.value(field, units::parse_date),
    }
}

fn not_zero(life: Field<Months>, reader: &mut MapReader<'_, '_, '_>) -> Option<Field<Months>> {
    if life.value.0 == 0 {
        reader
            .diagnostics
            .push(Diagnostic::at(codes::OUT_OF_RANGE, life.span).arg("example", ">= 1 month").help("help"));
        return None;
    }
    Some(life)
}

fn read_price_list(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<PriceList>> {
    let NodeKind::List(entries) = &node.kind else {
        return Some(scalar(node, units::parse_price, diagnostics)?.map(PriceList::One));
    };
    let mut dated: Vec<(Field<Date>, Field<Price>, Option<Field<String>>)> = Vec::new();
    for entry in entries {
        let Some(mut reader) = MapReader::new(entry, diagnostics) else {
            continue;
        };
        reader.require("from");
        reader.require("price");
        let from = reader.value("from", units::parse_date);
        let price = reader.value("price", units::parse_price);
        let source = reader.id("source");
        reader.finish();
        let (Some(from), Some(price)) = (from, price) else {
            continue;
        };
        if let Some((earlier, _, _)) = dated.iter().find(|(earlier, _, _)| earlier.value >= from.value) {
            let order = Diagnostic::at(codes::TIER_ORDER, from.span).label(earlier.span, "other");
            diagnostics.push(order.arg("what", "from").help("help"));
        }
        dated.push((from, price, source));
    }
    (!dated.is_empty()).then_some(Field { value: PriceList::Dated(dated), span: node.span })
}

fn read_tiers(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Tiers>> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("mode");
    reader.require("bands");
    let mode = reader.word("mode", &[("volume", TierMode::Volume), ("graduated", TierMode::Graduated)]);
    let list = reader.node("bands");
    reader.finish();
    let list = list?;
    let NodeKind::List(entries) = &list.kind else {
        diagnostics.push(Diagnostic::at(codes::NOT_A_LIST, list.span));
        return None;
    };
    if entries.is_empty() {
        // Without a band there is no price, and no price is never 0.
        diagnostics.push(Diagnostic::at(codes::TIER_ORDER, list.span).arg("what", "upto").help("help-open"));
        return None;
    }
    let mut bands: Vec<Band> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some(mut reader) = MapReader::new(entry, diagnostics) else {
            continue;
        };
        reader.require("price");
        let upto = reader.value("upto", |text| units::parse_decimal(&units::plain_spaces(text), "500"));
        let open = !reader.has("upto");
        let price = reader.value("price", units::parse_price);
        let span = reader.span();
        reader.finish();
        let last = place + 1 == entries.len();
        let before = bands.last().and_then(|band| band.upto.as_ref());
        let falls = matches!((before, &upto), (Some(before), Some(upto)) if upto.value <= before.value);
        if open != last || falls {
            let order = Diagnostic::at(codes::TIER_ORDER, upto.as_ref().map_or(span, |upto| upto.span));
            diagnostics.push(order.arg("what", "upto").help(if falls { "help" } else { "help-open" }));
        }
        if let Some(price) = price {
            bands.push(Band { upto, price });
        }
    }
    if let Some((first, rest)) = bands.split_first() {
        for band in rest {
            if band.price.value.kind() != first.price.value.kind() {
                let kind = Diagnostic::at(codes::PRICE_KIND, band.price.span).label(first.price.span, "other");
                diagnostics.push(kind.arg("price", band.price.value.to_string()).help("help"));
            }
        }
    }
    Some(Field { value: Tiers { mode: mode?.value, bands }, span: node.span })
}

fn read_at(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<At>> {
    let text = text(node, diagnostics)?;
    let value = match text {
        "entry" => At::Entry,
        "exit" => At::Exit,
        duration if duration.starts_with(|c: char| c.is_ascii_digit()) && duration.contains(char::is_whitespace) => {
            At::After(scalar(node, units::parse_duration, diagnostics)?.value)
        }
        _ => At::Phase(super::walk::id(node, false, diagnostics)?.value),
    };
    Some(Field { value, span: node.span })
}

fn read_vat(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Vat>> {
    const LAW: [(&str, &str); 4] = [
        ("standard", "vat.standard"),
        ("intermediate", "vat.intermediate"),
        ("reduced", "vat.reduced"),
        ("zero", "vat.zero"),
    ];
    let text = text(node, diagnostics)?;
    if let Some((_, key)) = LAW.iter().find(|(word, _)| *word == text) {
        return Some(Field { value: Vat::Law(key), span: node.span });
    }
    if text.contains('%') || text.contains(|c: char| c.is_ascii_digit()) {
        let share = scalar(node, units::parse_share, diagnostics)?;
        let share = within(share, Decimal::ZERO, Decimal::ONE, "0 % .. 100 %", diagnostics)?;
        return Some(share.map(Vat::Own));
    }
    let known = LAW.map(|(word, _)| word);
    let unknown = Diagnostic::at(codes::UNKNOWN_WORD, node.span).arg("word", text).arg("known", known.join(", "));
    diagnostics.push(unknown.help("help").did_you_mean(text, known));
    None
}

fn read_price_range(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Box<(Price, Price)>>> {
    let ends = scalar(node, units::parse_range, diagnostics)?.value;
    let low = scalar(node, |_| units::parse_price(&ends.0), diagnostics)?;
    let high = scalar(node, |_| units::parse_price(&ends.1), diagnostics)?;
    let order = match (&low.value, &high.value) {
        (Price::Amount { value: low, .. }, Price::Amount { value: high, .. }) => low <= high,
        (Price::Share { share: low, .. }, Price::Share { share: high, .. }) => low <= high,
        _ => false,
    };
    if !order {
        diagnostics.push(Diagnostic::at(codes::RANGE_ORDER, node.span));
        return None;
    }
    Some(Field { value: Box::new((low.value, high.value)), span: node.span })
}
