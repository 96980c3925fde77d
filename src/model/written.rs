use super::draft::Draft;
use super::law::Law;
use super::layer::{DraftComponent, span_of};
use super::names::{BenefitField, CityField, ComponentField, FundingField};
use super::path::Path;
use crate::diagnostic::{Sources, Span};
use crate::document::{
    Band, BenefitDocument, CityDocument, Field, FundingDocument, PriceList, QuantityDocument, Ramp, TierMode, Tiers,
};
use crate::units::{Date, Quantity};

/// What the accounts say nothing of, as the format has it.
const CITY_DEFAULTS: [(&str, &str); 4] =
    [("loans.rate", "3.5 %"), ("loans.term", "15 years"), ("fctva_lag", "2 years"), ("investing", "accounts")];

/// The values of a draft, as they are written.
#[derive(Clone, Copy)]
pub(super) struct InForce<'a> {
    pub draft: &'a Draft,
    pub law: &'a Law,
    pub sources: &'a Sources,
}

impl InForce<'_> {
    /// The value that a path has now.
    pub fn at(&self, path: &Path) -> Option<String> {
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
                Some((_, rates)) => {
                    let rates: Vec<&str> = rates.iter().map(|rate| self.sources.text(rate.span)).collect();
                    if let [rate] = rates.as_slice() {
                        return Some((*rate).to_owned());
                    }
                    Some(format!("[{}]", rates.join(", ")))
                }
                None => self.of_law(&format!("index.{name}")),
            },
            Path::Funding(entry, field) => self.text(of_funding(plan.funding.get(*entry)?, *field)?),
            Path::Benefit(entry, field) => self.text(of_benefit(plan.benefits.get(*entry)?, *field)?),
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
    pub fn replaced(&self, path: &Path) -> Option<String> {
        match path {
            Path::Field { field: ComponentField::Tiers, .. } => self.at(&path.beside(ComponentField::Price)),
            _ => None,
        }
    }

    /// What a relative value changes where the path itself says nothing: a renewal costs what the price says.
    pub fn fallback(&self, path: &Path) -> Option<String> {
        match path {
            Path::Field { field: ComponentField::Renewal, .. } => self.at(&path.beside(ComponentField::Price)),
            _ => None,
        }
    }

    /// Whether the number at a path is of something that comes whole.
    pub fn counted_whole(&self, path: &Path) -> bool {
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
        self.text(self.law.on(key, self.day()?)?.value.span)
    }

    fn of_city(&self, field: CityField) -> Option<String> {
        let (city, name) = (self.draft.city.as_ref()?, field.name());
        let default = || CITY_DEFAULTS.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        // A threshold that the city leaves out is that of the parameters.
        let law = || match field {
            CityField::Limit(key) => self.of_law(key),
            _ => None,
        };
        of_city(city, field).and_then(|span| self.text(span)).or_else(default).or_else(law)
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

fn of_funding(funding: &FundingDocument, field: FundingField) -> Option<Span> {
    let list = |names: &Option<Vec<Field<String>>>| {
        let (first, last) = (names.as_ref()?.first()?.span, names.as_ref()?.last()?.span);
        Some(Span { end: last.end, ..first })
    };
    match field {
        FundingField::Name => funding.name.as_ref().map(|field| field.span),
        FundingField::Rate => funding.rate.as_ref().map(|field| field.span),
        FundingField::Of => funding.of.as_ref().map(|field| field.span),
        FundingField::Lines => list(&funding.lines),
        FundingField::Phases => list(&funding.phases),
        FundingField::Cap => funding.cap.as_ref().map(|field| field.span),
        FundingField::Lag => funding.lag.as_ref().map(|field| field.span),
        FundingField::Basis => funding.incl_vat.as_ref().map(|field| field.span),
        FundingField::Status => funding.status.as_ref().map(|field| field.span),
        FundingField::Amount => funding.amount.as_ref().map(|field| field.span),
        FundingField::Term => funding.term.as_ref().map(|field| field.span),
        FundingField::Payments => funding.payments.as_ref().map(|field| field.span),
        FundingField::Profile => funding.profile.as_ref().map(|field| field.span),
        FundingField::Deferral => funding.deferral.as_ref().map(|field| field.span),
        FundingField::Draw => funding.draw.as_ref().map(|field| field.span),
    }
}

fn of_benefit(benefit: &BenefitDocument, field: BenefitField) -> Option<Span> {
    match field {
        BenefitField::Name => benefit.name.as_ref().map(|field| field.span),
        BenefitField::Saving => benefit.saving.as_ref().map(|field| field.span),
        BenefitField::Revenue => benefit.revenue.as_ref().map(|field| field.span),
        BenefitField::From => benefit.from.as_ref().map(|field| field.span),
        BenefitField::Until => benefit.until.as_ref().map(|field| field.span),
        BenefitField::Index => benefit.index.as_ref().map(|field| field.span),
        BenefitField::Status => benefit.status.as_ref().map(|field| field.span),
    }
}

fn of_city(city: &CityDocument, field: CityField) -> Option<Span> {
    match field {
        CityField::Account(name) => city.accounts.iter().find(|(known, _)| *known == name).map(|(_, field)| field.span),
        CityField::Growth(name) => city.growth.iter().find(|(known, _)| *known == name).map(|(_, field)| field.span),
        CityField::Limit(key) => city.limits.iter().find(|(known, _)| known.value == key).map(|(_, field)| field.span),
        CityField::Population => city.population.as_ref().map(|field| field.span),
        CityField::LoanRate => city.loan_rate.as_ref().map(|field| field.span),
        CityField::LoanTerm => city.loan_term.as_ref().map(|field| field.span),
        CityField::FctvaLag => city.fctva_lag.as_ref().map(|field| field.span),
        CityField::Investing => city.investing.as_ref().map(|field| field.span),
        CityField::MinimumWorkingCapital => city.minimum_working_capital.as_ref().map(|field| field.span),
        CityField::EnvelopeOperating => city.envelope_operating.as_ref().map(|field| field.span),
        CityField::EnvelopeInvestment => city.envelope_investment.as_ref().map(|field| field.span),
    }
}
