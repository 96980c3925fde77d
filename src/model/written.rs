use super::draft::Draft;
use super::law::Law;
use super::layer::{DraftComponent, span_of};
use super::names::{CityField, ComponentField, FundingField};
use super::path::Path;
use crate::diagnostic::{Sources, Span};
use crate::document::{Band, CityDocument, Field, PriceList, QuantityDocument, Ramp, TierMode, Tiers};
use crate::units::{Date, Quantity};

/// The values of a draft, as they are written.
#[derive(Clone, Copy)]
pub(super) struct InForce<'a> {
    pub draft: &'a Draft,
    pub law: &'a Law,
    pub sources: &'a Sources,
}

impl InForce<'_> {
    /// The value that a path has now.
    pub(super) fn at(&self, path: &Path) -> Option<String> {
        let plan = &self.draft.plan;
        match path {
            Path::Horizon => self.text(plan.horizon.as_ref()?.span),
            Path::Start => self.text(plan.start.as_ref()?.span),
            Path::DiscountRate => match &plan.discount_rate {
                Some(rate) => self.text(rate.span),
                None => self.of_law("discount.rate"),
            },
            Path::Phase(phase) => self.text(plan.phases.get(*phase)?.1.span),
            Path::Index(name) => match plan.indices.iter().find(|(id, _)| id.value == *name) {
                Some((_, rates)) => Some(of_rates(rates.iter().map(|rate| self.sources.text(rate.span)))),
                None => self.of_law(&format!("index.{name}")),
            },
            // A status has words in two languages, of which results have the format's own.
            Path::Funding(entry, field) => {
                let text = self.text(plan.funding.get(*entry)?.place_of(field.name())?)?;
                Some(path.in_format(&text).into_owned())
            }
            Path::Benefit(entry, field) => {
                let text = self.text(plan.benefits.get(*entry)?.place_of(field.name())?)?;
                Some(path.in_format(&text).into_owned())
            }
            Path::City(field) => self.of_city(*field),
            Path::Quantity { line, phase } => {
                let (_, line) = plan.lines.get(*line)?;
                let phase = match phase {
                    Some(phase) => Some(plan.phases.get(*phase)?.0.value.as_str()),
                    None => None,
                };
                of_quantity(&line.quantity.as_ref()?.value, phase)
            }
            Path::InAccounts(line) => {
                let (_, line) = plan.lines.get(*line)?;
                Some(line.in_accounts.as_ref().is_some_and(|flag| flag.value).to_string())
            }
            Path::Component { .. } => None,
            Path::Field { line, component, field } => {
                self.of_component(self.draft.component(*line, *component)?, *field)
            }
        }
    }

    /// What a value at a path replaces, where the path itself says nothing: prices by volume replace a single price too.
    /// The reverse is what [`Self::at`] says of a price.
    pub(super) fn replaced(&self, path: &Path) -> Option<String> {
        match path {
            Path::Field { field: ComponentField::Tiers, .. } => self.at(&path.beside(ComponentField::Price)),
            _ => None,
        }
    }

    /// What a relative value changes where the path itself says nothing: a renewal costs what the price says.
    pub(super) fn fallback(&self, path: &Path) -> Option<String> {
        match path {
            Path::Field { field: ComponentField::Renewal, .. } => self.at(&path.beside(ComponentField::Price)),
            _ => None,
        }
    }

    /// Whether the number at a path is of something that comes whole.
    pub(super) fn counted_whole(&self, path: &Path) -> bool {
        match path {
            Path::Quantity { line, .. } => self.draft.line(*line).is_some_and(|line| !line.item.divisible),
            Path::Funding(_, FundingField::Deferral) | Path::City(CityField::Population) => true,
            Path::Horizon
            | Path::Start
            | Path::DiscountRate
            | Path::Phase(_)
            | Path::Index(_)
            | Path::Funding(..)
            | Path::Benefit(..)
            | Path::City(_)
            | Path::InAccounts(_)
            | Path::Component { .. }
            | Path::Field { .. } => false,
        }
    }

    fn text(&self, span: Span) -> Option<String> {
        Some(self.sources.text(span).to_owned())
    }

    /// First day of the plan, on which the law is looked up.
    fn day(&self) -> Option<Date> {
        self.draft.plan.start.as_ref().map(|start| start.value.first_day())
    }

    fn of_law(&self, key: &str) -> Option<String> {
        let law = self.law.on(key, self.day()?)?;
        Some(of_rates(law.spans().map(|span| self.sources.text(span))))
    }

    fn of_city(&self, field: CityField) -> Option<String> {
        let (city, name) = (self.draft.city.as_ref()?, field.name());
        let default = || CityDocument::default_text(&name);
        // A threshold that the city leaves out is that of the parameters.
        let law = || match field {
            CityField::Limit(key) => self.of_law(key),
            _ => None,
        };
        city.place_of(&name).and_then(|span| self.text(span)).or_else(default).or_else(law)
    }

    fn of_component(&self, component: &DraftComponent, field: ComponentField) -> Option<String> {
        let fields = &component.fields;
        match (field, fields.price.as_ref().map(|price| &price.value)) {
            (ComponentField::Price, _) if component.included_in().is_some() => {
                component.included_in().map(|included| included.value.to_string())
            }
            // Of dated prices, the one that the plan's start picks.
            (ComponentField::Price, Some(PriceList::Dated(prices))) => {
                let day = self.day()?;
                let (_, price, _) = prices.iter().rev().find(|(from, _, _)| from.value <= day)?;
                self.text(price.span)
            }
            (ComponentField::Price, None) | (ComponentField::Tiers, _) => Some(of_tiers(&fields.tiers.as_ref()?.value)),
            (ComponentField::During, _) => {
                let prices = fields.during.iter().map(|(phase, price)| format!("{}: {}", phase.value, price.value));
                let prices: Vec<String> = prices.collect();
                (!prices.is_empty()).then(|| format!("{{{}}}", prices.join(", ")))
            }
            _ => self.text(span_of(fields, field)?),
        }
    }
}

/// Numbers are written from their values, which may have been changed one by one.
fn of_quantity(quantity: &QuantityDocument, phase: Option<&str>) -> Option<String> {
    let number = |value: &rust_decimal::Decimal, unit: &Option<String>| {
        let unit = unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
        format!("{}{unit}", value.normalize())
    };
    match (quantity, phase) {
        // One number for the whole plan is that of each phase.
        (QuantityDocument::Whole(Quantity::Number { value, unit }), _) => Some(number(value, unit)),
        (QuantityDocument::Whole(Quantity::Per { count, each, line }), None) => {
            Some(format!("{} per {} {line}", count.normalize(), each.normalize()))
        }
        (QuantityDocument::Phases(targets), None) => {
            let target = |(phase, target): &(Field<String>, crate::document::Target)| {
                let to = number(&target.to.value, &target.unit);
                match target.ramp {
                    Ramp::Step => format!("{}: {to}", phase.value),
                    Ramp::Linear => format!("{}: {{to: {to}, ramp: linear}}", phase.value),
                }
            };
            Some(format!("{{{}}}", targets.iter().map(target).collect::<Vec<_>>().join(", ")))
        }
        (QuantityDocument::Phases(targets), Some(phase)) => {
            let (_, target) = targets.iter().find(|(id, _)| id.value == phase)?;
            Some(number(&target.to.value, &target.unit))
        }
        (QuantityDocument::Whole(Quantity::Per { .. }), Some(_)) => None,
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

/// A rate, or a list of them.
fn of_rates<'s>(rates: impl Iterator<Item = &'s str>) -> String {
    match rates.collect::<Vec<_>>().as_slice() {
        [rate] => (*rate).to_owned(),
        rates => format!("[{}]", rates.join(", ")),
    }
}
