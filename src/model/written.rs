use super::draft::{Draft, DraftComponent};
use super::law::Law;
use crate::diagnostic::{Sources, Span};
use crate::document::{
    Band, BenefitDocument, CityDocument, ComponentDocument, Field, FundingDocument, PriceList, QuantityDocument, Ramp,
    TierMode, Tiers,
};
use crate::units::{Month, Quantity};

/// What the accounts say nothing of, as the format has it.
const CITY_DEFAULTS: [(&str, &str); 4] =
    [("loans.rate", "3.5 %"), ("loans.term", "15 years"), ("fctva_lag", "2 years"), ("investing", "accounts")];

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
            Some((_, rates)) => {
                let rates: Vec<&str> = rates.iter().map(|rate| sources.text(rate.span)).collect();
                if let [rate] = rates.as_slice() {
                    return Some((*rate).to_owned());
                }
                Some(format!("[{}]", rates.join(", ")))
            }
            None => text(law.on(&format!("index.{name}"), start?.first_day())?.value.span),
        },
        ["funding", id, field] => text(of_funding(plan.funding.iter().find(|one| one.id.value == *id)?, field)?),
        ["benefits", id, field] => text(of_benefit(plan.benefits.iter().find(|one| one.id.value == *id)?, field)?),
        ["city", rest @ ..] => {
            let (city, rest) = (draft.city.as_ref()?, rest.join("."));
            let default = || CITY_DEFAULTS.iter().find(|(name, _)| *name == rest).map(|(_, text)| (*text).to_owned());
            // A threshold that the city leaves out is that of the parameters.
            let law = || text(law.on(rest.strip_prefix("limits.")?, start?.first_day())?.value.span);
            of_city(city, &rest).and_then(text).or_else(default).or_else(law)
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
    match field {
        "price" => fields.price.as_ref().map(|field| field.span),
        "tiers" => fields.tiers.as_ref().map(|field| field.span),
        "renewal" => fields.renewal.as_ref().map(|field| field.span),
        "life" => fields.life.as_ref().map(|field| field.span),
        "warranty" => fields.warranty.as_ref().map(|field| field.span),
        "failure" => fields.failure.as_ref().map(|field| field.span),
        "follows" => fields.follows.as_ref().map(|field| field.span),
        "at" => fields.at.as_ref().map(|field| field.span),
        "from" => fields.from.as_ref().map(|field| field.span),
        "until" => fields.until.as_ref().map(|field| field.span),
        "section" => fields.section.as_ref().map(|field| field.span),
        "vat" => fields.vat.as_ref().map(|field| field.span),
        "fctva" => fields.fctva.as_ref().map(|field| field.span),
        "index" => fields.index.as_ref().map(|field| field.span),
        "range" => fields.range.as_ref().map(|field| field.span),
        "source" => fields.source.as_ref().map(|field| field.span),
        "note" => fields.note.as_ref().map(|field| field.span),
        "valid_until" => fields.valid_until.as_ref().map(|field| field.span),
        _ => None,
    }
}

fn of_funding(funding: &FundingDocument, field: &str) -> Option<Span> {
    let list = |names: &Option<Vec<Field<String>>>| {
        let (first, last) = (names.as_ref()?.first()?.span, names.as_ref()?.last()?.span);
        Some(Span { end: last.end, ..first })
    };
    match field {
        "name" => funding.name.as_ref().map(|field| field.span),
        "rate" => funding.rate.as_ref().map(|field| field.span),
        "of" => funding.of.as_ref().map(|field| field.span),
        "lines" => list(&funding.lines),
        "phases" => list(&funding.phases),
        "cap" => funding.cap.as_ref().map(|field| field.span),
        "lag" => funding.lag.as_ref().map(|field| field.span),
        "basis" => funding.incl_vat.as_ref().map(|field| field.span),
        "status" => funding.status.as_ref().map(|field| field.span),
        "amount" => funding.amount.as_ref().map(|field| field.span),
        "term" => funding.term.as_ref().map(|field| field.span),
        "payments" => funding.payments.as_ref().map(|field| field.span),
        "profile" => funding.profile.as_ref().map(|field| field.span),
        "deferral" => funding.deferral.as_ref().map(|field| field.span),
        "draw" => funding.draw.as_ref().map(|field| field.span),
        _ => None,
    }
}

fn of_benefit(benefit: &BenefitDocument, field: &str) -> Option<Span> {
    match field {
        "name" => benefit.name.as_ref().map(|field| field.span),
        "saving" => benefit.saving.as_ref().map(|field| field.span),
        "revenue" => benefit.revenue.as_ref().map(|field| field.span),
        "from" => benefit.from.as_ref().map(|field| field.span),
        "until" => benefit.until.as_ref().map(|field| field.span),
        "index" => benefit.index.as_ref().map(|field| field.span),
        "status" => benefit.status.as_ref().map(|field| field.span),
        _ => None,
    }
}

fn of_city(city: &CityDocument, path: &str) -> Option<Span> {
    if let Some(account) = path.strip_prefix("accounts.") {
        return city.accounts.iter().find(|(name, _)| *name == account).map(|(_, field)| field.span);
    }
    if let Some(growth) = path.strip_prefix("growth.") {
        return city.growth.iter().find(|(name, _)| *name == growth).map(|(_, field)| field.span);
    }
    if let Some(limit) = path.strip_prefix("limits.") {
        return city.limits.iter().find(|(name, _)| name.value == limit).map(|(_, field)| field.span);
    }
    match path {
        "population" => city.population.as_ref().map(|field| field.span),
        "loans.rate" => city.loan_rate.as_ref().map(|field| field.span),
        "loans.term" => city.loan_term.as_ref().map(|field| field.span),
        "fctva_lag" => city.fctva_lag.as_ref().map(|field| field.span),
        "minimum_working_capital" => city.minimum_working_capital.as_ref().map(|field| field.span),
        "investing" => city.investing.as_ref().map(|field| field.span),
        "envelope.operating" => city.envelope_operating.as_ref().map(|field| field.span),
        "envelope.investment" => city.envelope_investment.as_ref().map(|field| field.span),
        _ => None,
    }
}
