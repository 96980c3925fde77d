//! The figures that stand beside a price in a catalog: what others published or paid for the same thing.

use serde_json::{Value, json};

use super::catalog_text::dated;
use super::spoken::spoken;
use super::style::Style;
use super::table::Table;
use crate::document::{Catalog, CatalogSource, Grade, Item, Observation, PriceBound, Text};

/// The observations of an item, a row each; nothing where it has none.
pub(super) fn observations_text(catalog: &Catalog, item: &Item, style: Style) -> String {
    let head = ["column-component", "column-observed", "column-basis", "column-source"];
    let mut table = Table::new(head.map(|id| style.say(id)).to_vec(), 4);
    let mut any = false;
    for (id, component) in &item.costs {
        for one in component.observed() {
            any = true;
            let holds: Vec<&str> = std::iter::once(id.value.as_str()).chain(with(one)).collect();
            table.row(vec![
                holds.join(" + "),
                marked(one, &spoken(&written(one), style)),
                basis(one, style),
                cite(catalog, one, style),
            ]);
        }
    }
    if any { table.print(style) } else { String::new() }
}

/// The same of one component, in a cell.
pub(super) fn observations_cell<'o>(observed: impl Iterator<Item = &'o Observation>, style: Style) -> String {
    let cell = |one: &Observation| format!("{} ({})", marked(one, &written(one)), basis(one, style));
    observed.map(cell).collect::<Vec<_>>().join("; ")
}

/// The same for programs.
pub(super) fn observations_json<'o>(catalog: &Catalog, observed: impl Iterator<Item = &'o Observation>) -> Value {
    let one = |one: &Observation| {
        let source = source(catalog, one);
        let date = one.date.as_ref().or(source.and_then(|source| source.date.as_ref()));
        json!({
            "price": written(one),
            "bound": one.bound.as_ref().map(|bound| bound.value.word()),
            "basis": one.basis.as_ref().map(|basis| basis.value.word()),
            "date": date.map(|date| date.value.to_string()),
            "source": source.map(|source| source.title.english()),
            "href": source.and_then(|source| source.href.as_ref()),
            "grade": one.grade.or(source.and_then(|source| source.grade)).map(Grade::word),
            "with": with(one).collect::<Vec<_>>(),
            "note": one.note.as_ref().map(|note| note.value.english()),
        })
    };
    observed.map(one).collect()
}

fn written(one: &Observation) -> String {
    one.price.as_ref().map_or(String::new(), |price| {
        let (low, high) = &*price.value;
        if low == high { low.to_string() } else { format!("{low} .. {high}") }
    })
}

/// The same, marked where it is only a bound.
fn marked(one: &Observation, price: &str) -> String {
    let mark = one.bound.as_ref().map_or("", |bound| match bound.value {
        PriceBound::AtLeast => "≥ ",
        PriceBound::AtMost => "≤ ",
    });
    format!("{mark}{price}")
}

fn basis(one: &Observation, style: Style) -> String {
    one.basis.as_ref().map_or(String::new(), |basis| style.say(&format!("basis-{}", basis.value.word())))
}

fn with(one: &Observation) -> impl Iterator<Item = &str> {
    one.with.iter().flatten().map(|other| other.value.as_str())
}

fn source<'c>(catalog: &'c Catalog, one: &Observation) -> Option<&'c CatalogSource> {
    let id = one.source.as_ref()?;
    catalog.sources.iter().find(|(known, _)| known.value == id.value).map(|(_, source)| source)
}

/// Note, source, date and grade.
fn cite(catalog: &Catalog, one: &Observation, style: Style) -> String {
    let source = source(catalog, one);
    let words = |text: Option<&Text>| text.map(|text| style.of(text));
    let date = one.date.as_ref().or(source.and_then(|source| source.date.as_ref())).map(|date| date.value);
    let grade = one.grade.or(source.and_then(|source| source.grade));
    let title = words(source.map(|source| &source.title)).unwrap_or_default();
    let parts = [words(one.note.as_ref().map(|note| &note.value)), Some(dated(&title, date, grade, style))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" — ")
}
