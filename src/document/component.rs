use std::fmt;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::field::Field;
use super::fields::{Fields, Maybe, Row, fields, names, object, read_fields, set, span, take_over};
use super::fragment::{described, list_of, map_of, reference, with};
use super::grammar::{DATE, DURATION, FRACTION, Form, Grammar, ID, MapOf, NUMBER, PRICE, TEXT, Via, within};
use super::pattern::{MONTHS, S, SOME, YEAR, YEARS_UNIT, duration, limited, price_range};
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, scalar, text, word};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Date, Fault, Months, Price};

fields! {
    /// One cost of an item, field by field as written; what is left out is `None`.
    pub struct ComponentDocument requires [] {
        /// The component whose price holds this one.
        inclusion as "included_in": Maybe<Inclusion> = INCLUDED_IN, ["Included in", "Compris dans"], in "offer";
        /// What one unit, the line or a period costs, excluding VAT: its unit decides how it accrues.
        price: Maybe<PriceList> = PRICE_LIST, ["Price", "Prix"], draw Price;
        /// Prices by volume, instead of `price`.
        tiers: Maybe<Tiers> = TIERS, ["Prices by volume", "Prix par tranches"];
        /// Price of a renewal; the price itself if left out.
        renewal: Option<Box<Field<Price>>> = PRICE, ["Price of a renewal", "Prix du renouvellement"], draw Price;
        /// A unit is renewed each time this has passed, while it is in service.
        life: Maybe<Months> = LIFE, ["Life", "Durée de vie"], draw Months;
        /// Failures cost nothing before this age.
        warranty: Maybe<Months> = DURATION, ["Warranty", "Garantie"], draw Months;
        /// Expected share of the units out of warranty that fail in a year.
        failure: Maybe<Decimal> = FAILURE, ["Failures", "Pannes"], draw Rate;
        /// The component with whose entries, renewals and failures this one is charged.
        follows: Maybe<String> = ID, ["Follows", "Suit"];
        /// When it is charged: entry, exit, a phase's first month, or a time after the start.
        at: Maybe<At> = AT, ["Charged at", "Échéance"];
        /// First phase in which it accrues.
        from: Maybe<String> = ID, ["From phase", "Première phase"];
        /// Last phase in which it accrues.
        until: Maybe<String> = ID, ["Until phase", "Dernière phase"];
        /// Other prices while a phase lasts, by phase.
        during: Vec<(Field<String>, Field<Price>)> = MapOf(PRICE), ["Price during a phase", "Prix pendant une phase"];
        /// Section of the budget, where it is not the usual one.
        section: Maybe<Section> = SECTION, ["Section", "Section"];
        /// Standard, intermediate, reduced, zero, or a rate of its own.
        vat: Maybe<Vat> = VAT, ["VAT", "TVA"];
        /// What the FCTVA gives back of it.
        fctva: Maybe<Fctva> = FCTVA, ["FCTVA", "FCTVA"];
        /// The price index that revises it each year, or none.
        index: Maybe<String> = ID, ["Price index", "Indice de révision"];
        /// Low and high end of the price.
        range: Maybe<Box<(Price, Price)>> = PRICE_RANGE, ["Range of the price", "Fourchette du prix"];
        /// Source of the price, by its id in the catalog.
        source: Maybe<String> = ID, ["Source", "Source"];
        /// A remark.
        note: Maybe<String> = TEXT, ["Remark", "Remarque"];
        /// Last day on which the price holds.
        valid_until: Maybe<Date> = DATE, ["Valid until", "Valable jusqu’au"];
    }
    beside {
        /// Whether a price stands there that could not be read: it is at fault, not missing.
        pub price_at_fault: bool,
    }
}

/// The fields of a component; an offer may also say that another component holds it.
fn rows(in_offer: bool) -> &'static [Row<ComponentDocument>] {
    let [_, own @ ..] = ComponentDocument::ROWS else { return &[] };
    if in_offer { ComponentDocument::ROWS } else { own }
}

/// The names of all fields, as paths know them.
pub const FIELDS: [&str; ComponentDocument::ROWS.len() - 1] = names(ComponentDocument::ROWS, 1);

impl ComponentDocument {
    /// Where a field stands as written.
    pub(crate) fn place_of(&self, field: &str) -> Option<Span> {
        span(rows(false), field, self)
    }

    /// Takes over every field that another has.
    pub(crate) fn take_over(&mut self, over: &Self) {
        take_over(Self::ROWS, self, over);
        self.price_at_fault |= over.price_at_fault;
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

pub(super) const LIFE: Grammar<Months> =
    Grammar::of("life", parse_life, || duration(SOME, 12_000), &["8 years"]).unit("months");

fn parse_life(text: &str) -> Result<Months, Fault> {
    let life = units::parse_duration(text)?;
    if life.0 == 0 { Err(Fault::new("out-of-range", ">= 1 month")) } else { Ok(life) }
}

pub(super) const FAILURE: Grammar<Decimal> = Grammar::of(
    "failure",
    |text| within(units::parse_rate(text)?, Decimal::ZERO, Decimal::from(12), "0 .. 1200 %/year"),
    || format!("{S}{}{S}%{S}/{S}{YEAR}{S}", limited("1200")),
    &["4 %/year"],
)
.unit("%/year");

pub(super) const SECTION: Grammar<Section> =
    Grammar::words(&[("investment", Section::Investment), ("operating", Section::Operating)]);

const FCTVA: Grammar<Fctva> =
    Grammar::words(&[("investment", Fctva::Investment), ("cloud", Fctva::Cloud), ("none", Fctva::None)]);

const TIER_MODE: Grammar<TierMode> =
    Grammar::words(&[("volume", TierMode::Volume), ("graduated", TierMode::Graduated)]);

const INCLUDED_IN: Via<Maybe<Inclusion>> = Via {
    read: |node, diagnostics| ID.field(node, diagnostics).map(|field| field.map(Inclusion::In)),
    schema: |doc| described(doc, reference("id")),
    examples: &["device"],
};

pub(super) const AT: Grammar<At> = Grammar::special(
    "at",
    read_at,
    || format!(r"(?:[a-z0-9-]+|[0-9]+\s+{MONTHS}{S}|[0-9]+\s+{YEARS_UNIT}{S})"),
    &["entry", "exit", "rollout", "36 months"],
);

pub(super) const VAT: Grammar<Vat> = Grammar::special(
    "vat",
    read_vat,
    || format!("(?:standard|intermediate|reduced|zero|{S}{}{S}%{S})", limited("100")),
    &["standard", "zero", "8.5 %"],
);

pub(super) const PRICE_RANGE: Grammar<Box<(Price, Price)>> = Grammar::special(
    "price-range",
    read_price_range,
    price_range,
    &["450 .. 750 EUR/sensor", "5 .. 12 %/year of device"],
);

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
    let listed = MapReader::ids(node, diagnostics);
    // Components are large and most catalogs are long: no room is left over in any item.
    let mut components = Vec::with_capacity(listed.len());
    for (id, node) in listed {
        components.push((id, read_component(node, in_offer, diagnostics)));
    }
    components
}

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
pub fn read_component_field(field: &str, node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<ComponentDocument> {
    let mut out = ComponentDocument::default();
    set(rows(false), field, node, &mut out, diagnostics).ok()?;
    out.price_at_fault = (field == "price" && out.price.is_none()) || (field == "tiers" && out.tiers.is_none());
    Some(out)
}

fields! {
    /// A price from a day on.
    pub struct DatedPrice requires ["from", "price"] {
        /// First day on which it holds.
        from: Maybe<Date> = DATE, ["From", "À partir du"];
        /// The price.
        price: Maybe<Price> = PRICE, ["Price", "Prix"];
        /// Its source.
        source: Maybe<String> = ID, ["Source", "Source"];
    }
}

const PRICE_LIST: Via<Maybe<PriceList>> = Via {
    read: read_price_list,
    schema: |doc| {
        let dated =
            described("Prices, each from its date on; the plan's start picks one.", list_of(DatedPrice::schema()));
        described(doc, json!({"anyOf": [reference("price"), dated]}))
    },
    examples: &["600 EUR/sensor", "25000 EUR", "8 %/year of device", "[{from: 2026-01-01, price: 600 EUR}]"],
};

fn read_price_list(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<PriceList>> {
    let NodeKind::List(entries) = &node.kind else {
        return Some(scalar(node, units::parse_price, diagnostics)?.map(PriceList::One));
    };
    let mut dated: Vec<(Field<Date>, Field<Price>, Option<Field<String>>)> = Vec::new();
    for entry in entries {
        let Some(DatedPrice { from: Some(from), price: Some(price), source }) = DatedPrice::read(entry, diagnostics)
        else {
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

fields! {
    /// Prices by volume as written.
    pub struct TiersDocument requires ["mode", "bands"] {
        /// One band's price for all units, or each band's for its own.
        mode: Maybe<TierMode> = TIER_MODE, ["Mode", "Mode"];
        /// The bands, rising.
        bands: Maybe<Vec<Band>> = BANDS, ["Bands", "Tranches"];
    }
}

fields! {
    /// A band as written.
    pub struct BandDocument requires ["price"] {
        /// Last number in the band; the last band has none.
        upto: Maybe<Decimal> = NUMBER, ["Up to", "Jusqu’à"];
        /// Its price.
        price: Maybe<Price> = PRICE, ["Price", "Prix"];
    }
}

const TIERS: Via<Maybe<Tiers>> = Via {
    read: |node, diagnostics| {
        let tiers = TiersDocument::read(node, diagnostics)?;
        let (bands, mode) = (tiers.bands?.value, tiers.mode?.value);
        Some(Field { value: Tiers { mode, bands }, span: node.span })
    },
    schema: |_| TiersDocument::schema(),
    examples: &["{mode: volume, bands: [{upto: 500, price: 399 EUR/month}, {price: 749 EUR/month}]}"],
};

const BANDS: Via<Maybe<Vec<Band>>> = Via {
    read: read_bands,
    schema: |doc| {
        let open = json!({"contains": {"not": {"required": ["upto"]}}, "minContains": 1, "maxContains": 1});
        with(described(doc, list_of(BandDocument::schema())), open)
    },
    examples: &["[{upto: 500, price: 600 EUR/sensor}, {price: 540 EUR/sensor}]"],
};

fn read_bands(list: &Node<'_>, diagnostics: &mut Diagnostics) -> Maybe<Vec<Band>> {
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
        let mut band = BandDocument::default();
        read_fields(&mut reader, BandDocument::ROWS, BandDocument::REQUIRED, &mut band);
        let (open, span) = (!reader.has("upto"), reader.span());
        reader.finish();
        let BandDocument { upto, price } = band;
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
    Some(Field { value: bands, span: list.span })
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
    const LAW: [(&str, Vat); 4] = [
        ("standard", Vat::Law("vat.standard")),
        ("intermediate", Vat::Law("vat.intermediate")),
        ("reduced", Vat::Law("vat.reduced")),
        ("zero", Vat::Law("vat.zero")),
    ];
    let text = text(node, diagnostics)?;
    let own = text.contains(|c: char| c == '%' || c.is_ascii_digit()) && !LAW.iter().any(|(word, _)| *word == text);
    if own { Some(FRACTION.field(node, diagnostics)?.map(Vat::Own)) } else { word(node, &LAW, diagnostics) }
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
