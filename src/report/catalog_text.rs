use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::csv_out::{Cell, Sheet};
use super::observations::{observations_cell, observations_json, observations_text};
use super::spoken::spoken;
use super::style::{Style, Tone};
use super::table::Table;
use crate::diagnostic::{Sources, Span};
use crate::document::tables;
use crate::document::{Catalog, CatalogSource, ComponentDocument, Field, Grade, Item, PriceList};
use crate::language::Language;
use crate::units::Date;

/// Catalogs with the file that each came from.
pub(super) type Catalogs = [(String, Catalog)];

/// Every catalog and its items.
pub(crate) fn catalog_list(catalogs: &Catalogs, style: Style) -> String {
    let mut table =
        Table::new(["column-item", "column-label", "column-family", "column-unit"].map(|id| style.say(id)).to_vec(), 4);
    for (_, catalog) in catalogs {
        for (id, item) in &catalog.items {
            let name = format!("{}/{}", catalog.id, id.value);
            let family = style.say(&format!("family-{}", item.family.word()));
            let label = item.label.get(style.language.code(), &id.value).to_owned();
            table.row(vec![name, label, family, item.unit.value.clone()]);
        }
    }
    table.print(style)
}

/// A catalog's items with their prices, ranges, dates and sources.
pub(crate) fn catalog_show(catalogs: &Catalogs, wanted: Option<&str>, sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    for (file, catalog) in catalogs {
        let title = catalog.title.get(style.language.code(), &catalog.id);
        out.push_str(&format!("{} — {file}\n", style.paint(title, Tone::Strong)));
        for (id, item) in items(catalog, wanted) {
            let label = item.label.get(style.language.code(), &id.value);
            out.push_str(&format!("\n{}/{} — {label} ({})\n", catalog.id, id.value, item.unit.value));
            let head = ["column-component", "column-price", "column-range", "column-life", "column-source"];
            let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 5);
            for (id, component) in &item.costs {
                let source = source(catalog, component).map_or(String::new(), |source| cite(source, style));
                table.row(vec![
                    id.value.clone(),
                    price(component, style).lines().map(|one| by_date(one, style)).collect::<Vec<_>>().join("\n"),
                    component.range.as_ref().map_or(String::new(), |range| {
                        spoken(&format!("{} .. {}", range.value.0, range.value.1), style)
                    }),
                    component.life.as_ref().map_or(String::new(), |life| spoken(&life.value.to_string(), style)),
                    source,
                ]);
            }
            out.push_str(&table.print(style));
            for (id, component) in &item.costs {
                let details = details(component, sources, style);
                if !details.is_empty() {
                    out.push_str(&format!("{}\n", style.wrap(&format!("{} — {}", id.value, details.join("; ")), 4)));
                }
            }
            for line in grounds(catalog, &id.value, item, style) {
                out.push_str(&format!("{}\n", style.wrap(&line, 4)));
            }
            out.push_str(&observations_text(catalog, item, style));
        }
    }
    out
}

/// What a component says beside its price, range, life and source: each field with its label, as it is written.
fn details(component: &ComponentDocument, sources: &Sources, style: Style) -> Vec<String> {
    const SHOWN: [&str; 5] = ["price", "tiers", "range", "life", "source"];
    let fields = tables().into_iter().find(|(name, _)| *name == "component").map(|(_, fields)| fields);
    let language = usize::from(style.language == Language::French);
    let told = fields.into_iter().flatten().filter(|field| !SHOWN.contains(&field.name)).filter_map(|field| {
        let text = match field.name {
            "note" => style.of(&component.note.as_ref()?.value),
            _ => {
                let text = sources.text(component.written(field.name)?);
                spoken(&text.split_whitespace().collect::<Vec<_>>().join(" "), style)
            }
        };
        Some(format!("{}: {text}", field.label[language]))
    });
    told.collect()
}

/// What the figures beside the prices of an item rest on: a line a source, and one for those that cite nothing.
fn grounds(catalog: &Catalog, id: &str, item: &Item, style: Style) -> Vec<String> {
    let mut by_source: IndexMap<String, Vec<String>> = IndexMap::new();
    for (component, fields) in &item.costs {
        for (field, _) in fields.figures() {
            let source = catalog.ground(&format!("{id}.{}.{field}", component.value));
            let cited = source.map_or_else(|| style.say("uncited"), |source| cite(source, style));
            by_source.entry(cited).or_default().push(format!("{}.{field}", component.value));
        }
    }
    by_source.into_iter().map(|(source, figures)| format!("{} — {source}", figures.join(", "))).collect()
}

/// The figures of a component beside its price, each as it is written and with what it rests on.
fn figures_json(catalog: &Catalog, item: &str, id: &str, fields: &ComponentDocument, sources: &Sources) -> Value {
    let one = |(field, span): (&'static str, Span)| {
        let source = catalog.ground(&format!("{item}.{id}.{field}"));
        let value = json!({
            "value": sources.text(span),
            "source": source.map(|source| source.title.english()),
            "date": source.and_then(|source| source.date.as_ref()).map(|date| date.value.to_string()),
            "grade": source.and_then(|source| source.grade).map(Grade::word),
        });
        (field.to_owned(), value)
    };
    Value::Object(fields.figures().map(one).collect())
}

fn items<'c>(catalog: &'c Catalog, wanted: Option<&str>) -> impl Iterator<Item = &'c (Field<String>, Item)> {
    let wanted = wanted.map(str::to_owned);
    catalog.items.iter().filter(move |(id, _)| wanted.as_ref().is_none_or(|wanted| id.value == *wanted))
}

fn source<'c>(catalog: &'c Catalog, component: &ComponentDocument) -> Option<&'c CatalogSource> {
    let dated = match &component.price {
        Some(Field { value: PriceList::Dated(prices), .. }) => prices.last().and_then(|(_, _, source)| source.as_ref()),
        _ => None,
    };
    let id = dated.or(component.source.as_ref())?;
    catalog.sources.iter().find(|(known, _)| known.value == id.value).map(|(_, source)| source)
}

fn cite(source: &CatalogSource, style: Style) -> String {
    dated(&style.of(&source.title), source.date.as_ref().map(|date| date.value), source.grade, style)
}

/// A title with its date and grade.
pub(super) fn dated(title: &str, date: Option<Date>, grade: Option<Grade>, style: Style) -> String {
    let date = date.map_or(String::new(), |date| format!(", {date}"));
    let grade = grade.map_or(String::new(), |grade| format!(" [{}]", style.say(grade.word())));
    format!("{title}{date}{grade}")
}

/// A price as written; bands and dated prices one after the other.
fn price(component: &ComponentDocument, style: Style) -> String {
    match (&component.price, &component.tiers) {
        (Some(Field { value: PriceList::One(price), .. }), _) => price.to_string(),
        (Some(Field { value: PriceList::Dated(prices), .. }), _) => {
            let dated = prices.iter().map(|(from, price, _)| format!("{}: {}", from.value, price.value));
            dated.collect::<Vec<_>>().join("\n")
        }
        (None, Some(tiers)) => {
            let band = |band: &crate::document::Band| match &band.upto {
                Some(upto) => format!("≤ {}: {}", upto.value.normalize(), band.price.value),
                None => format!("> : {}", band.price.value),
            };
            tiers.value.bands.iter().map(band).collect::<Vec<_>>().join("\n")
        }
        (None, None) => style.say("unpriced-word"),
    }
}

/// A price of a date, or of a band, as people read it.
fn by_date(line: &str, style: Style) -> String {
    match line.split_once(": ") {
        Some((of, price)) => format!("{of}: {}", spoken(price, style)),
        None => spoken(line, style),
    }
}

/// Catalogs for programs.
pub(crate) fn catalogs_json(catalogs: &Catalogs, wanted: Option<&str>, files: &Sources) -> Value {
    let style = Style { language: Language::English, width: 1000, color: false };
    let component = |catalog: &Catalog, item: &str, id: &str, component: &ComponentDocument| {
        let source = source(catalog, component);
        json!({
            "price": price(component, style),
            "range": component.range.as_ref().map(|range| [range.value.0.to_string(), range.value.1.to_string()]),
            "life": component.life.as_ref().map(|life| life.value.to_string()),
            "source": source.map(|source| source.title.english()),
            "date": source.and_then(|source| source.date.as_ref()).map(|date| date.value.to_string()),
            "grade": source.and_then(|source| source.grade).map(Grade::word),
            "figures": figures_json(catalog, item, id, component, files),
            "observations": observations_json(catalog, component.observed()),
            "note": component.note.as_ref().map(|note| note.value.english()),
        })
    };
    let catalog = |(file, catalog): &(String, Catalog)| {
        let item = |(id, item): &(Field<String>, Item)| {
            let of = |one: &Field<String>, fields| component(catalog, &id.value, &one.value, fields);
            let costs = item.costs.iter().map(|(id, fields)| (id.value.clone(), of(id, fields)));
            let value = json!({
                "label": item.label.all(),
                "family": item.family.word(),
                "unit": item.unit.value,
                "movable": item.movable,
                "divisible": item.divisible,
                "costs": Value::Object(costs.collect::<Map<_, _>>()),
            });
            (id.value.clone(), value)
        };
        let items: Map<String, Value> = items(catalog, wanted).map(item).collect();
        json!({"catalog": catalog.id, "file": file, "title": catalog.title.all(), "items": items})
    };
    catalogs.iter().map(catalog).collect()
}

/// Catalogs for spreadsheets: a row a price.
pub(crate) fn catalogs_csv(catalogs: &Catalogs, wanted: Option<&str>, language: Language) -> String {
    let style = Style { language, width: 1000, color: false };
    let head = [
        "column-item",
        "column-label",
        "column-component",
        "column-price",
        "column-range",
        "column-source",
        "column-observed",
    ];
    let head = head.map(|id| style.say(id));
    let mut sheet = Sheet::new(&head.each_ref().map(String::as_str), language);
    for (_, catalog) in catalogs {
        for (id, item) in items(catalog, wanted) {
            for (component, fields) in &item.costs {
                let name = format!("{}/{}", catalog.id, id.value);
                let range = fields.range.as_ref().map_or(String::new(), |r| format!("{} .. {}", r.value.0, r.value.1));
                let source = source(catalog, fields).map_or(String::new(), |source| cite(source, style));
                let price = price(fields, style);
                let label = item.label.get(language.code(), &id.value);
                let observed = observations_cell(fields.observed(), style);
                let cells =
                    [name.as_str(), label, &component.value, &price, &range, &source, &observed].map(Cell::Text);
                sheet.row(&cells);
            }
        }
    }
    sheet.finish()
}
