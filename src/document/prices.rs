use rust_decimal::Decimal;
use serde_json::json;

use super::field::Field;
use super::fields::{Fields, Maybe, fields, read_fields};
use super::fragment::{described, list_of, reference, with};
use super::grammar::{Form, Grammar, Via};
use super::kinds::{DATE, KNOWN_ID, PRICE};
use super::pattern::{S, digits, price_range};
use super::shape::not_a_list;
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, empty_list, scalar};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Date, Fault, Price};

/// A price, or dated prices of which the plan's start picks one.
#[derive(Debug, Clone, PartialEq)]
pub enum PriceList {
    /// One price.
    One(Price),
    /// Prices, each from its date on.
    Dated(Vec<(Field<Date>, Field<Price>, Option<Field<String>>)>),
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

/// Last number in a band: one that nothing lies below holds nothing.
pub(super) const UPTO: Grammar<Decimal> = Grammar::of(
    "upto",
    |text| {
        let upto = units::parse_decimal(&units::plain_spaces(text), "500")?;
        if upto > Decimal::ZERO { Ok(upto) } else { Err(Fault::new("out-of-range", "> 0")) }
    },
    || format!("{S}(?=[0_.]*[1-9]){}{S}", digits()),
    &["500"],
)
.grouped()
.or_number();

const TIER_MODE: Grammar<TierMode> =
    Grammar::words(&[("volume", TierMode::Volume), ("graduated", TierMode::Graduated)]);

pub(super) const PRICE_RANGE: Grammar<Box<(Price, Price)>> = Grammar::special(
    "price-range",
    read_price_range,
    price_range,
    &["450 .. 750 EUR/sensor", "5 .. 12 %/year of device"],
)
.grouped();

fields! {
    /// A price from a day on.
    pub struct DatedPrice requires ["from", "price"] {
        /// First day on which it holds.
        from: Maybe<Date> = DATE, ["From", "À partir du"];
        /// The price.
        price: Maybe<Price> = PRICE, ["Price", "Prix"];
        /// Its source.
        source: Maybe<String> = KNOWN_ID, ["Source", "Source"];
    }
}

pub(super) const PRICE_LIST: Via<Maybe<PriceList>> = Via {
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
        return Some(PRICE.field(node, diagnostics)?.map(PriceList::One));
    };
    if entries.is_empty() {
        diagnostics.push(empty_list(node.span, "[{from: 2026-01-01, price: 600 EUR}]"));
        return None;
    }
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
        upto: Maybe<Decimal> = UPTO, ["Up to", "Jusqu'à"];
        /// Its price.
        price: Maybe<Price> = PRICE, ["Price", "Prix"];
    }
}

pub(super) const TIERS: Via<Maybe<Tiers>> = Via {
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
        diagnostics.push(not_a_list(list));
        return None;
    };
    if entries.is_empty() {
        // Without a band there is no price, and no price is never 0.
        diagnostics.push(Diagnostic::at(codes::TIER_ORDER, list.span).arg("what", "upto").help("help-open"));
        return None;
    }
    let mut bands: Vec<Band> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some(mut reader) = MapReader::of(entry, BandDocument::ROWS, BandDocument::REQUIRED, "", diagnostics) else {
            continue;
        };
        let mut band = BandDocument::default();
        read_fields(&mut reader, BandDocument::ROWS, BandDocument::REQUIRED, &mut band);
        let (open, span) = (!reader.has_meant("upto"), reader.span());
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

pub(super) fn read_price_range(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<Box<(Price, Price)>>> {
    let Field { value: (low, high), span } = scalar(node, ends, diagnostics)?;
    if low.kind() != high.kind() || currency(&low) != currency(&high) {
        let kinds = Diagnostic::at(codes::RANGE_KINDS, node.span);
        let kinds = kinds.arg("low", low.to_string()).arg("high", high.to_string());
        diagnostics.push(match one_unit(&low, &high) {
            Some(form) => kinds.arg("write", form).help("help-write"),
            None => kinds.help("help"),
        });
        return None;
    }
    let order = match (&low, &high) {
        (Price::Amount { value: low, .. }, Price::Amount { value: high, .. }) => low <= high,
        (Price::Share { share: low, .. }, Price::Share { share: high, .. }) => low <= high,
        _ => false,
    };
    if !order {
        diagnostics.push(Diagnostic::at(codes::RANGE_ORDER, node.span));
        return None;
    }
    Some(Field { value: Box::new((low, high)), span })
}

/// The two ends of a range; what is to be written in its place is a range, too.
fn ends(text: &str) -> Result<(Price, Price), Fault> {
    let example = "450 .. 750 EUR/sensor";
    let plain = units::plain_spaces(text);
    if !plain.contains('%')
        && let Some((bare, vat)) = units::without_vat_word(&plain)
    {
        let form = Fault::accepted(&bare, ends).and_then(|form| ends(&form).ok());
        let form = form.map(|(low, high)| one_after(&units::without_vat(&low, vat), &units::without_vat(&high, vat)));
        return Err(Fault { write: form, ..Fault::new(units::vat_code(vat), example) });
    }
    let (low, high) = units::parse_range(&plain)?;
    match (units::parse_price(&low), units::parse_price(&high)) {
        (Ok(low), Ok(high)) => Ok((low, high)),
        (Err(fault), _) | (_, Err(fault)) => {
            let form = |end: &str| Fault::accepted(end, units::parse_price);
            let form = form(&low).zip(form(&high)).map(|(low, high)| one_after(&low, &high));
            Err(Fault { write: form, ..Fault::new(fault.code, example) })
        }
    }
}

/// A range whose unit stands once, after its end.
fn one_after(low: &str, high: &str) -> String {
    let unit = high.find(' ').map_or("", |at| &high[at..]);
    format!("{} .. {high}", low.strip_suffix(unit).unwrap_or(low))
}

fn currency(price: &Price) -> Option<&str> {
    match price {
        Price::Amount { currency, .. } => Some(currency),
        _ => None,
    }
}

/// A range of which one end leaves out the unit, with the unit of the other.
fn one_unit(low: &Price, high: &Price) -> Option<String> {
    let bare = |price: &Price| matches!(price, Price::Amount { unit: None, every: None, .. });
    let (with_unit, other) = if bare(low) { (high, low) } else { (low, high) };
    let (Price::Amount { value, .. }, true) = (other, bare(other) && currency(low) == currency(high)) else {
        return None;
    };
    let mut same = with_unit.clone();
    if let Price::Amount { value: end, .. } = &mut same {
        *end = *value;
    }
    Some(if bare(low) { format!("{same} .. {high}") } else { format!("{low} .. {same}") })
}
