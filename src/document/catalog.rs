use super::component::{ComponentDocument, read_component};
use super::field::{Field, Text};
use super::tree::Node;
use super::walk::MapReader;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{Date, parse_date};

/// A catalog of items, as read.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// Its id: items are named `id/item`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where its prices come from.
    pub sources: Vec<(Field<String>, CatalogSource)>,
    /// Its items, in the order of the file.
    pub items: Vec<(Field<String>, Item)>,
}

/// Where a price comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogSource {
    /// Its title, as cited.
    pub title: String,
    /// Its date.
    pub date: Option<Field<Date>>,
    /// How far it can be trusted.
    pub grade: Option<Grade>,
    /// Its address.
    pub href: Option<String>,
}

/// How far a figure can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
pub const GRADES: [(&str, Grade); 4] =
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
    /// Optical fiber.
    Fiber,
    /// The city's own staff.
    Staff,
    /// Bought services.
    Service,
}

/// The words of the families.
pub const FAMILIES: [(&str, Family); 6] = [
    ("sensor", Family::Sensor),
    ("connectivity", Family::Connectivity),
    ("platform", Family::Platform),
    ("fiber", Family::Fiber),
    ("staff", Family::Staff),
    ("service", Family::Service),
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
#[derive(Debug, Clone)]
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

/// Reads a catalog.
pub fn read_catalog(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Catalog> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.text("schema");
    reader.require("catalog");
    reader.require("items");
    let id = reader.id("catalog");
    let title = reader.label("title").unwrap_or_default();
    let sources = reader.node("sources");
    let items = reader.node("items");
    reader.finish();
    let mut catalog = Catalog { id: id.map_or(String::new(), |id| id.value), title, ..Catalog::default() };
    if let Some(sources) = sources {
        for (id, node) in MapReader::ids(sources, diagnostics) {
            catalog.sources.extend(read_source(node, diagnostics).map(|source| (id, source)));
        }
    }
    if let Some(items) = items {
        let listed = MapReader::ids(items, diagnostics);
        catalog.items.reserve_exact(listed.len());
        for (id, node) in listed {
            catalog.items.extend(read_item(node, diagnostics).map(|item| (id, item)));
        }
    }
    check_sources(&catalog, sources.map_or(node.span, |sources| sources.span), diagnostics);
    Some(catalog)
}

fn read_source(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<CatalogSource> {
    let mut reader = MapReader::new(node, diagnostics)?;
    reader.require("title");
    let source = CatalogSource {
        title: reader.text("title").map_or(String::new(), |title| title.value),
        date: reader.value("date", parse_date),
        grade: reader.word("grade", &GRADES).map(|grade| grade.value),
        href: reader.text("href").map(|href| href.value),
    };
    reader.finish();
    Some(source)
}

fn read_item(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Item> {
    let mut reader = MapReader::new(node, diagnostics)?;
    for key in ["family", "unit", "costs"] {
        reader.require(key);
    }
    let label = reader.label("label").unwrap_or_default();
    let family = reader.word("family", &FAMILIES);
    let unit = reader.text("unit");
    let movable = reader.flag("movable").is_some_and(|flag| flag.value);
    let divisible = reader.flag("divisible").is_some_and(|flag| flag.value);
    let costs = reader.node("costs");
    reader.finish();
    let listed = costs.map(|costs| MapReader::ids(costs, diagnostics)).unwrap_or_default();
    // Components are large and most catalogs are long: no room is left over in any item.
    let mut components = Vec::with_capacity(listed.len());
    for (id, node) in listed {
        components.push((id, read_component(node, false, diagnostics)));
    }
    Some(Item { label, family: family?.value, unit: unit?, movable, divisible, costs: components })
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
        if let Some(Field { value: super::component::PriceList::Dated(prices), .. }) = &component.price {
            prices.iter().filter_map(|(_, _, source)| source.as_ref()).for_each(&mut check);
        }
    }
}
