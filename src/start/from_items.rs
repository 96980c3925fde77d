use std::collections::BTreeSet;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::document::{Catalog, ComponentDocument, Family, Item, Kind, Library, RESERVED, parse, read_catalog};
use crate::language::Language;
use crate::session::Session;
use crate::units::Price;

/// A line to be: its id, the item's name and the item.
struct NewLine {
    id: String,
    name: String,
    item: Item,
    count: Count,
}

/// How many there are of an item.
enum Count {
    /// A number that looks like such an item, to be replaced.
    Proposed,
    Known(String),
    /// Nobody's number is counted: it is asked for where the plan is filled in.
    Asked,
}

/// A plan whose lines are the items of that name, with quantities to be replaced. `None` where an item is nowhere; the
/// session's diagnostics tell.
pub fn plan_from_items(
    names: &[String],
    library: &Library,
    session: &mut Session,
    language: Language,
) -> Option<String> {
    plan(names.iter().map(|name| (name.as_str(), Count::Proposed)), library, session, language)
}

/// The same without quantities, which a form asks for, as it does for what a foreign currency is worth.
pub(crate) fn plan_to_fill(
    names: &[String],
    library: &Library,
    session: &mut Session,
    language: Language,
) -> Option<String> {
    plan(names.iter().map(|name| (name.as_str(), Count::Asked)), library, session, language)
}

/// The same where it is known how many there are of each.
pub(crate) fn plan_from_counted(
    counted: &[(String, String)],
    library: &Library,
    session: &mut Session,
    language: Language,
) -> Option<String> {
    let counted = counted.iter().map(|(name, quantity)| (name.as_str(), Count::Known(quantity.clone())));
    plan(counted, library, session, language)
}

fn plan<'n>(
    wanted: impl Iterator<Item = (&'n str, Count)>,
    library: &Library,
    session: &mut Session,
    language: Language,
) -> Option<String> {
    let mut lines: Vec<NewLine> = Vec::new();
    let mut whole = true;
    for (name, count) in wanted {
        match find(name, library, session) {
            Some(item) => lines.push(NewLine { id: free_id(name, &lines), name: name.to_owned(), item, count }),
            None => whole = false,
        }
    }
    (whole && !session.diagnostics.has_errors()).then(|| write(&lines, language))
}

/// The item of a name such as `sensors/noise`.
fn find(name: &str, library: &Library, session: &mut Session) -> Option<Item> {
    let file = session.sources.add("--from", name);
    let span = Span { file, start: 0, end: u32::try_from(name.len()).unwrap_or(u32::MAX) };
    let Some((catalog_id, item_id)) = name.split_once('/') else {
        let unknown = Diagnostic::at(codes::UNKNOWN_ITEM, span).arg("item", name);
        session.diagnostics.push(unknown.help("help"));
        return None;
    };
    let Some(found) = library.find(Kind::Catalog, catalog_id) else {
        let known = library.ids(Kind::Catalog);
        let unknown = Diagnostic::at(codes::UNKNOWN_CATALOG, span).arg("catalog", catalog_id);
        let unknown = unknown.arg("known", known.join(", ")).help("help");
        session.diagnostics.push(unknown.did_you_mean(catalog_id, known.iter().map(String::as_str)));
        return None;
    };
    let source = session.sources.add(found.name.clone(), found.text.clone());
    let catalog: Catalog = parse(&found.text, source, &mut session.diagnostics)
        .and_then(|node| read_catalog(&node, &mut session.diagnostics))?;
    let known: Vec<&str> = catalog.items.iter().map(|(id, _)| id.value.as_str()).collect();
    let item = catalog.items.iter().find(|(id, _)| id.value == item_id).map(|(_, item)| item.clone());
    if item.is_none() {
        let unknown = Diagnostic::at(codes::UNKNOWN_ITEM, span).arg("item", name);
        let unknown = unknown.arg("known", known.join(", ")).help("help-known");
        session.diagnostics.push(unknown.did_you_mean(item_id, known));
    }
    item
}

/// The item's own id, or the next one that is free.
fn free_id(name: &str, lines: &[NewLine]) -> String {
    let own = name.rsplit('/').next().unwrap_or(name);
    let taken = |id: &str| RESERVED.contains(&id) || lines.iter().any(|line| line.id == id);
    let numbered = (2..).map(|number| format!("{own}-{number}"));
    std::iter::once(own.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

fn write(lines: &[NewLine], language: Language) -> String {
    let say = |id: &str| language.say(id, &[]);
    let mut out = String::new();
    let _ = writeln!(out, "# yaml-language-server: $schema=plan.schema.json");
    // Quantities that are known are not to be replaced.
    let open = lines.iter().any(|line| matches!(line.count, Count::Proposed));
    for id in ["new-schema", "new-check", if open { "new-replace" } else { "new-replace-place" }] {
        let _ = writeln!(out, "# {}", say(id));
    }
    let (id, title) = (say("new-plan-id"), say("new-plan-title"));
    let _ = write!(out, "schema: perenne/plan/v1\nplan: {id}\ntitle: \"{title}\"\n\n");
    let _ = writeln!(out, "city: medium-city          # {}", say("new-city"));
    let _ = write!(out, "start: 2027-01\nhorizon: 10 years\n");
    let _ = write!(out, "phases: {{pilot: 18 months, rollout: 24 months, run: rest}}\n\nlines:\n");
    let sensors = lines.iter().find(|line| line.item.family == Family::Sensor).map(|line| line.id.as_str());
    for line in lines {
        let label = line.item.label.get(language.code(), &line.id).replace('\n', " ");
        let costs: Vec<&str> = line.item.costs.iter().map(|(id, _)| id.value.as_str()).collect();
        let _ = writeln!(out, "  # {label} ({})", costs.join(", "));
        let _ = writeln!(out, "  {}:\n    item: {}", line.id, line.name);
        match &line.count {
            Count::Known(quantity) => {
                let _ = writeln!(out, "    quantity: {quantity}");
            }
            Count::Proposed => {
                let unit = [("unit", line.item.unit.value.as_str().into())];
                let quantity = quantity(line, sensors, language);
                let _ = writeln!(out, "    quantity: {quantity}      # {}", language.say("new-quantity", &unit));
            }
            Count::Asked => {}
        }
    }
    let currencies = currencies(lines);
    if open && !currencies.is_empty() {
        let _ = write!(out, "\n# {}\nexchange:\n", say("new-exchange"));
        for currency in currencies {
            let _ = writeln!(out, "  {currency}: 1 EUR");
        }
    }
    out
}

/// A number in service that looks like such an item, to be replaced.
fn quantity(line: &NewLine, sensors: Option<&str>, language: Language) -> String {
    let item = &line.item;
    let per = if language == Language::French { "pour" } else { "per" };
    let unit = item.unit.value.as_str();
    match (item.family, unit, sensors) {
        (Family::Staff, _, _) if item.divisible => "{pilot: 0.5, rollout: 1}".to_owned(),
        (Family::Staff, _, _) => "{pilot: 10}".to_owned(),
        (Family::Sensor, _, _) => "{pilot: 20, rollout: {to: 200, ramp: linear}}".to_owned(),
        (_, "gateway", Some(sensors)) => format!("1 {per} 100 {sensors}"),
        (_, "device" | "object", Some(sensors)) => format!("1 {per} 1 {sensors}"),
        (_, "device" | "object", None) => "{pilot: 20, rollout: {to: 200, ramp: linear}}".to_owned(),
        (_, "km", _) => "{pilot: 1 km, rollout: {to: 5 km, ramp: linear}}".to_owned(),
        _ => "1".to_owned(),
    }
}

/// The currencies other than the euro in which the items are priced.
fn currencies(lines: &[NewLine]) -> BTreeSet<String> {
    let components = lines.iter().flat_map(|line| line.item.costs.iter().map(|(_, component)| component));
    let foreign = components.flat_map(ComponentDocument::prices).filter_map(|price| match price {
        Price::Amount { currency, .. } if currency != "EUR" => Some(currency.clone()),
        _ => None,
    });
    foreign.collect()
}
