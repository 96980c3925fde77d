use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::component::{COMPONENTS, ComponentDocument, FIGURES};
use super::field::{Field, Text};
use super::fields::{Fields, Maybe, Slot, fields, read_fields};
use super::fragment::{described, list_of, map_of, reference};
use super::grammar::{Form, Grammar, Holds, Via, by_id};
use super::grounds::{check_grounds, fits, ground};
use super::kinds::{DATE, FLAG, FRACTION, ID, LABEL, TEXT};
use super::packed::Packed;
use super::plan::EXCHANGE;
use super::prices::PriceList;
use super::shape::not_a_list;
use super::tree::{Node, NodeKind};
use super::walk::MapReader;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{Date, Price};

fields! {
    /// A catalog of items, as read.
    pub struct Catalog requires ["catalog", "items"] {
        /// Its id: items are named `id/item`.
        id as "catalog": String = ID, ["Id", "Identifiant"];
        /// Its title.
        title: Text = LABEL, ["Title", "Titre"];
        /// Where its prices come from.
        sources: Vec<(Field<String>, CatalogSource)> = SOURCES, ["Sources", "Sources"];
        /// What a unit of another currency was taken for, in EUR, when its prices were made of observations.
        exchange: Vec<(Field<String>, Field<Decimal>)> = EXCHANGE, ["Exchange rates", "Taux de change"];
        /// What plans can deploy.
        items: Vec<(Field<String>, Item)> = ITEMS, ["Items", "Articles"];
    }
}

fields! {
    /// Where a price comes from.
    pub struct CatalogSource requires ["title"] {
        /// As it would be cited.
        title: Text = LABEL, ["Title", "Titre"];
        /// Its date; a source older than 24 months is warned of.
        date: Maybe<Date> = DATE, ["Date", "Date"];
        /// How far it can be trusted.
        grade: Option<Grade> = GRADE, ["Grade", "Fiabilité"];
        /// Its address.
        href: Option<String> = TEXT, ["Address", "Adresse"];
        /// Figures beside the prices that rest on it: `life`, `warranty`, `failure`, `depreciation`, `fixed_part`, `exchange`, of one item or component (`probe.device.life`); of a city `accounts`, `growth`, `loans.rate`; of a plan its own `price`, `benefits`, `funding`, by path. The longest that fits holds.
        grounds: Option<Vec<Field<String>>> = GROUNDS, ["Also grounds", "Fonde aussi"];
        /// How far below them the figures that rest on it may lie. Told, never drawn: what is to be drawn has a `range` or an `uncertainty` of its own.
        below as "spread.below": Maybe<Decimal> = FRACTION, ["Spread below", "Écart vers le bas"];
        /// How far above.
        above as "spread.above": Maybe<Decimal> = FRACTION, ["Spread above", "Écart vers le haut"];
    }
}

fields! {
    /// An item as written.
    pub struct ItemDocument requires ["family", "unit", "costs"] {
        /// Its name for people.
        label: Text = LABEL, ["Name", "Nom"];
        /// The family by which costs are summed.
        family: Maybe<Family> = FAMILY, ["Family", "Famille"];
        /// What is counted: sensor, km, FTE …
        unit: Maybe<String> = TEXT, ["Unit", "Unité"];
        /// A movable good: the unit value threshold applies.
        movable: Maybe<bool> = FLAG, ["Movable good", "Bien meuble"];
        /// Fractions of a unit exist: km, FTE.
        divisible: Maybe<bool> = FLAG, ["Divisible", "Divisible"];
        /// Its components.
        costs: Vec<(Field<String>, ComponentDocument)> = COMPONENTS, ["Costs", "Coûts"];
    }
}

pub(super) const GRADE: Grammar<Grade> = Grammar::words(&GRADES).meaning(
    "grade",
    "Official or first-hand; trade press with a named case; weak or old; no source, a plausible figure.",
);

pub(super) const FAMILY: Grammar<Family> =
    Grammar::words(&FAMILIES).meaning("family", "The family by which costs are summed.");

impl Slot for Option<Grade> {}

impl Holds<Grade> for Option<Grade> {
    fn hold(field: Maybe<Grade>) -> Self {
        field.map(|field| field.value)
    }
}

const GROUNDS: Via<Option<Vec<Field<String>>>> = Via {
    read: |node, diagnostics| {
        let NodeKind::List(entries) = &node.kind else {
            diagnostics.push(not_a_list(node));
            return None;
        };
        Some(entries.iter().filter_map(|entry| TEXT.field(entry, diagnostics)).collect())
    },
    schema: |doc| described(doc, list_of(reference("text"))),
    examples: &["[life, probe.device.failure]"],
};

/// Sources of a catalog or a city, by their ids.
pub(super) const SOURCES: Via<Vec<(Field<String>, CatalogSource)>> = Via {
    read: |node, diagnostics| by_id(node, "sources", diagnostics, CatalogSource::read),
    schema: |doc| described(doc, map_of(CatalogSource::schema())),
    examples: &["{quote: {title: A vendor's quote, date: 2026-05-04, grade: primary}}"],
};

const ITEMS: Via<Vec<(Field<String>, Item)>> = Via {
    read: |node, diagnostics| by_id(node, "items", diagnostics, read_item),
    schema: |doc| described(doc, map_of(ItemDocument::schema())),
    examples: &["{probe: {family: sensor, unit: sensor, costs: {device: {price: 240 EUR/sensor}}}}"],
};

/// How far a figure can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Official or first-hand.
    Primary,
    /// Trade press with a named case.
    Trade,
    /// Weak or old.
    Weak,
    /// No source: a plausible range.
    Assumption,
}

/// The words of the grades.
pub(super) const GRADES: [(&str, Grade); 4] =
    [("primary", Grade::Primary), ("trade", Grade::Trade), ("weak", Grade::Weak), ("assumption", Grade::Assumption)];

/// Families of items, by which costs are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Sensors and field devices.
    Sensor,
    /// Networks and subscriptions.
    Connectivity,
    /// Software platforms.
    Platform,
    /// Optical fibre.
    Fiber,
    /// The city's own staff.
    Staff,
    /// Bought services.
    Service,
    /// Public lighting.
    Lighting,
}

/// The words of the families.
pub(crate) const FAMILIES: [(&str, Family); 7] = [
    ("sensor", Family::Sensor),
    ("connectivity", Family::Connectivity),
    ("platform", Family::Platform),
    ("fiber", Family::Fiber),
    ("staff", Family::Staff),
    ("service", Family::Service),
    ("lighting", Family::Lighting),
];

impl Family {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        FAMILIES.iter().find(|(_, family)| *family == self).map_or("", |(word, _)| word)
    }
}

impl Grade {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        GRADES.iter().find(|(_, grade)| *grade == self).map_or("", |(word, _)| word)
    }
}

/// Something that a plan can deploy.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its name for people.
    pub label: Text,
    /// Its family.
    pub family: Family,
    /// What is counted.
    pub unit: Field<String>,
    /// Whether the unit-value threshold of movable goods applies.
    pub movable: bool,
    /// Whether fractions of a unit exist.
    pub divisible: bool,
    /// Its costs, in the order of the file.
    pub costs: Vec<(Field<String>, ComponentDocument)>,
}

impl CatalogSource {
    /// How far below and above them its figures may lie, where it says so.
    pub fn spread(&self) -> Option<(Decimal, Decimal)> {
        let side = |side: &Maybe<Decimal>| side.as_ref().map_or(Decimal::ZERO, |share| share.value);
        (self.below.is_some() || self.above.is_some()).then(|| (side(&self.below), side(&self.above)))
    }

    /// How well it grounds the figure of a path: the length of the part of the path that it names; none where it does not.
    pub(super) fn ground_of(&self, path: &str) -> Option<usize> {
        let grounds = self.grounds.iter().flatten().map(|ground| ground.value.as_str());
        grounds.filter(|ground| fits(ground, path)).map(str::len).max()
    }
}

impl Catalog {
    /// The figures that stand beside the prices: each with its path and its place.
    pub fn figures(&self) -> impl Iterator<Item = (String, Span)> {
        let components = self.items.iter().flat_map(|(item, content)| {
            content.costs.iter().map(move |(id, component)| (format!("{}.{}", item.value, id.value), component))
        });
        let beside = components.flat_map(|(name, component)| {
            component.figures().map(move |(field, span)| (format!("{name}.{field}"), span))
        });
        beside.chain(self.exchange.iter().map(|(currency, rate)| (format!("exchange.{}", currency.value), rate.span)))
    }

    /// Faults of what its sources say they ground. Only of a catalog that is read whole: a plan's is read for its items alone.
    pub(crate) fn check_grounds(&self, whole: &Node<'_>, diagnostics: &mut Diagnostics) {
        let figures: Vec<String> = self.figures().map(|(path, _)| path).collect();
        // What a source may ground of every item, whether one has it or not.
        let words = [&FIGURES[..], &["exchange"]].concat();
        check_grounds(whole, &self.sources, &words, &figures, diagnostics);
    }

    /// The source on which a figure beside the prices rests, by its path.
    pub fn ground(&self, path: &str) -> Option<&CatalogSource> {
        ground(&self.sources, path)
    }
}

/// The sources of a catalog; of one that was read in part, those that its items name and those that ground figures beside
/// prices, and all once another is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Citable {
    named: Vec<(Field<String>, CatalogSource)>,
    /// The catalog that was read in part.
    whole: Option<Packed>,
    all: OnceLock<Vec<(Field<String>, CatalogSource)>>,
}

impl Citable {
    pub(crate) fn of(named: Vec<(Field<String>, CatalogSource)>, whole: Option<Packed>) -> Self {
        Self { named, whole, all: OnceLock::new() }
    }

    /// The source of an id.
    pub(crate) fn find(&self, id: &str) -> Option<&CatalogSource> {
        let of_id = |(known, _): &&(Field<String>, CatalogSource)| known.value == id;
        let found = self.named.iter().find(of_id).or_else(|| self.all().iter().find(of_id));
        found.map(|(_, source)| source)
    }

    /// The source on which a figure beside the prices rests, by its path: those that ground any are read in any case.
    pub(crate) fn ground(&self, path: &str) -> Option<&CatalogSource> {
        ground(&self.named, path)
    }

    /// The ids of all of them.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.all().iter().map(|(id, _)| id.value.as_str())
    }

    fn all(&self) -> &[(Field<String>, CatalogSource)] {
        let Some(whole) = &self.whole else { return &self.named };
        let read = || read_catalog(&whole.node(), &mut Diagnostics::default());
        self.all.get_or_init(|| read().map(|catalog| catalog.sources).unwrap_or_default())
    }
}

/// Reads a catalog.
pub fn read_catalog(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Catalog> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.node("schema");
    let mut catalog = Catalog::default();
    read_fields(&mut reader, Catalog::ROWS, Catalog::REQUIRED, &mut catalog);
    reader.finish();
    check_sources(&catalog, node.get("sources").map_or(node.span, |sources| sources.span), diagnostics);
    Some(catalog)
}

fn read_item(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Item> {
    let mut item = ItemDocument::read(node, diagnostics)?;
    let priced = item.unit.as_ref().and_then(|unit| Some((unit.clone(), unit_of_prices(unit, &item.costs)?)));
    if let Some((unit, priced)) = priced {
        // The one slip is in the unit, and what hangs on it is read as it was meant.
        let wrong = Diagnostic::at(codes::WRONG_UNIT, unit.span).arg("kind", "item").arg("unit", unit.value);
        diagnostics.push(wrong.arg("expected", priced.clone()).arg("write", priced.clone()).help("help-item"));
        item.unit = Some(Field { value: priced, span: unit.span });
    }
    let is_set = |flag: Maybe<bool>| flag.is_some_and(|flag| flag.value);
    Some(Item {
        label: item.label,
        family: item.family?.value,
        unit: item.unit?,
        movable: is_set(item.movable),
        divisible: is_set(item.divisible),
        costs: item.costs,
    })
}

/// The unit of which all prices of an item are, where they are several and it is not the item's own.
fn unit_of_prices(own: &Field<String>, costs: &[(Field<String>, ComponentDocument)]) -> Option<String> {
    let of_list = |list: &PriceList| match list {
        PriceList::One(price) => vec![price.clone()],
        PriceList::Dated(prices) => prices.iter().map(|(_, price, _)| price.value.clone()).collect(),
    };
    let prices = costs.iter().flat_map(|(_, component)| {
        let bands = component.tiers.iter().flat_map(|tiers| &tiers.value.bands).map(|band| band.price.value.clone());
        let price = component.price.iter().flat_map(|list| of_list(&list.value));
        price.chain(component.renewal.iter().map(|price| price.value.clone())).chain(bands)
    });
    let units = prices.filter_map(|price| match price {
        Price::Amount { unit, .. } => unit,
        _ => None,
    });
    let units: Vec<String> = units.collect();
    let (first, rest) = units.split_first()?;
    let in_metres = own.value == "km" && ["m", "ml"].contains(&first.as_str());
    let several = !rest.is_empty() && rest.iter().all(|unit| unit == first);
    (several && *first != own.value && !in_metres).then(|| first.clone())
}

/// Every `source` must name one of the catalog's sources.
fn check_sources(catalog: &Catalog, sources: Span, diagnostics: &mut Diagnostics) {
    let known = || catalog.sources.iter().map(|(id, _)| id.value.as_str());
    let mut check = |source: &Field<String>| {
        if !known().any(|id| id == source.value) {
            let unknown = Diagnostic::at(codes::UNKNOWN_SOURCE, source.span).label(sources, "sources");
            diagnostics.push(unknown.arg("source", source.value.clone()).did_you_mean(&source.value, known()));
        }
    };
    for (_, component) in catalog.items.iter().flat_map(|(_, item)| &item.costs) {
        component.source.iter().for_each(&mut check);
        if let Some(Field { value: PriceList::Dated(prices), .. }) = &component.price {
            prices.iter().filter_map(|(_, _, source)| source.as_ref()).for_each(&mut check);
        }
        component.observed().filter_map(|one| one.source.as_ref()).for_each(&mut check);
    }
}
