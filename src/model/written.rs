use super::draft::{Draft, DraftComponent};
use super::law::Law;
use crate::diagnostic::{Sources, Span};
use crate::document::{
    Band, CityDocument, ComponentDocument, Field, PriceList, QuantityDocument, Ramp, TierMode, Tiers,
};
use crate::units::{Month, Quantity};

/// The value that a path has now, as it is written.
pub(super) fn written(draft: &Draft, path: &str, law: &Law, sources: &Sources) -> Option<String> {
    let parts: Vec<&str> = path.split('.').collect();
    let text = |span: Span| Some(sources.text(span).to_owned());
    let plan = &draft.plan;
    let start = plan.start.as_ref().map(|start| start.value);
    match parts.as_slice() {
        ["horizon"] => text(plan.horizon.as_ref()?.span),
        ["start"] => text(plan.start.as_ref()?.span),
        ["discount", "rate"] => match &plan.discount_rate {
            Some(rate) => text(rate.span),
            None => text(law.on("discount.rate", start?.first_day())?.value.span),
        },
        ["phases", phase] => text(plan.phases.iter().find(|(id, _)| id.value == *phase)?.1.span),
        ["indices", name] => match plan.indices.iter().find(|(id, _)| id.value == *name) {
            Some((_, rates)) => Some(of_rates(rates.iter().map(|rate| sources.text(rate.span)))),
            None => {
                let law = law.on(&format!("index.{name}"), start?.first_day())?;
                Some(of_rates(law.spans().map(|span| sources.text(span))))
            }
        },
        ["funding", id, field] => text(plan.funding.iter().find(|one| one.id.value == *id)?.place_of(field)?),
        ["benefits", id, field] => text(plan.benefits.iter().find(|one| one.id.value == *id)?.place_of(field)?),
        ["city", rest @ ..] => {
            let (city, rest) = (draft.city.as_ref()?, rest.join("."));
            let default = || CityDocument::default_text(&rest);
            // A threshold that the city leaves out is that of the parameters.
            let law = || text(law.on(rest.strip_prefix("limits.")?, start?.first_day())?.value.span);
            city.place_of(&rest).and_then(text).or_else(default).or_else(law)
        }
        [line, "quantity", rest @ ..] => {
            let (_, line) = plan.lines.iter().find(|(id, _)| id.value == *line)?;
            of_quantity(&line.quantity.as_ref()?.value, rest)
        }
        [line, "in_accounts"] => {
            let (_, line) = plan.lines.iter().find(|(id, _)| id.value == *line)?;
            Some(line.in_accounts.as_ref().is_some_and(|flag| flag.value).to_string())
        }
        [line, component, field] => of_component(component_of(draft, line, component)?, field, start, sources),
        _ => None,
    }
}

/// What a value at a path replaces, as it is written: prices by volume replace a single price too. The reverse is
/// what [`written`] says of a price.
pub(super) fn replaced(draft: &Draft, path: &str, law: &Law, sources: &Sources) -> Option<String> {
    let price = || written(draft, &format!("{}.price", path.strip_suffix(".tiers")?), law, sources);
    written(draft, path, law, sources).or_else(price)
}

/// What a relative value changes where the path itself says nothing: a renewal costs what the price says.
pub(super) fn fallback(draft: &Draft, path: &str, law: &Law, sources: &Sources) -> Option<String> {
    let component = path.strip_suffix(".renewal")?;
    written(draft, &format!("{component}.price"), law, sources)
}

/// Whether the number at a path is of something that comes whole.
pub(super) fn counted_whole(draft: &Draft, path: &str) -> bool {
    let mut parts = path.split('.');
    match (parts.next(), parts.next()) {
        (Some(line), Some("quantity")) => {
            draft.lines.iter().find(|known| known.id.value == line).is_some_and(|line| !line.item.divisible)
        }
        (Some("funding"), _) => path.ends_with(".deferral"),
        (Some("city"), _) => path == "city.population",
        _ => false,
    }
}

/// Whether a plain number is complete at a path, so that a unit may be left out.
pub(super) fn takes_bare_numbers(path: &str) -> bool {
    path.split('.').nth(1) == Some("quantity") || path.ends_with(".lag") || path == "city.fctva_lag"
}

/// A rate, or a list of them.
fn of_rates<'s>(rates: impl Iterator<Item = &'s str>) -> String {
    match rates.collect::<Vec<_>>().as_slice() {
        [rate] => (*rate).to_owned(),
        rates => format!("[{}]", rates.join(", ")),
    }
}

fn component_of<'d>(draft: &'d Draft, line: &str, component: &str) -> Option<&'d DraftComponent> {
    let line = draft.lines.iter().find(|known| known.id.value == line)?;
    line.components.iter().find(|known| known.id.value == component)
}

/// Numbers are written from their values, which may have been changed one by one.
fn of_quantity(quantity: &QuantityDocument, rest: &[&str]) -> Option<String> {
    let number = |value: &rust_decimal::Decimal, unit: &Option<String>| {
        let unit = unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
        format!("{}{unit}", value.normalize())
    };
    match (quantity, rest) {
        // One number for the whole plan is that of each phase.
        (QuantityDocument::Whole(Quantity::Number { value, unit }), [] | [_]) => Some(number(value, unit)),
        (QuantityDocument::Whole(Quantity::Per { count, each, line }), []) => {
            Some(format!("{} per {} {line}", count.normalize(), each.normalize()))
        }
        (QuantityDocument::Phases(targets), []) => {
            let target = |(phase, target): &(Field<String>, crate::document::Target)| {
                let to = number(&target.to.value, &target.unit);
                match target.ramp {
                    Ramp::Step => format!("{}: {to}", phase.value),
                    Ramp::Linear => format!("{}: {{to: {to}, ramp: linear}}", phase.value),
                }
            };
            Some(format!("{{{}}}", targets.iter().map(target).collect::<Vec<_>>().join(", ")))
        }
        (QuantityDocument::Phases(targets), [phase]) => {
            let (_, target) = targets.iter().find(|(id, _)| id.value == *phase)?;
            Some(number(&target.to.value, &target.unit))
        }
        _ => None,
    }
}

fn of_component(component: &DraftComponent, field: &str, start: Option<Month>, sources: &Sources) -> Option<String> {
    let fields = &component.fields;
    let text = |span: Span| Some(sources.text(span).to_owned());
    match (field, fields.price.as_ref().map(|price| &price.value)) {
        // Of dated prices, the one that the plan's start picks.
        ("price", Some(PriceList::Dated(prices))) => {
            let day = start?.first_day();
            let (_, price, _) = prices.iter().rev().find(|(from, _, _)| from.value <= day)?;
            text(price.span)
        }
        ("price", None) if fields.inclusion.is_some() => text(fields.inclusion.as_ref()?.span),
        ("price", None) | ("tiers", _) => Some(of_tiers(&fields.tiers.as_ref()?.value)),
        ("during", _) => {
            let prices = fields.during.iter().map(|(phase, price)| format!("{}: {}", phase.value, price.value));
            let prices: Vec<String> = prices.collect();
            (!prices.is_empty()).then(|| format!("{{{}}}", prices.join(", ")))
        }
        _ => text(component_span(fields, field)?),
    }
}

/// Prices by volume, in one line however the file has them.
fn of_tiers(tiers: &Tiers) -> String {
    let band = |band: &Band| match &band.upto {
        Some(upto) => format!("{{upto: {}, price: {}}}", upto.value.normalize(), band.price.value),
        None => format!("{{price: {}}}", band.price.value),
    };
    let mode = match tiers.mode {
        TierMode::Volume => "volume",
        TierMode::Graduated => "graduated",
    };
    let bands: Vec<String> = tiers.bands.iter().map(band).collect();
    format!("{{mode: {mode}, bands: [{}]}}", bands.join(", "))
}

/// Where a field of a component stands.
pub(super) fn component_span(fields: &ComponentDocument, field: &str) -> Option<Span> {
    fields.place_of(field)
}
