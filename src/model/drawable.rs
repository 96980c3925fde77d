use rust_decimal::Decimal;

use super::draft::Draft;
use super::drawn::Written;
use super::law::Law;
use super::layer::DraftComponent;
use super::names::{BenefitField, CityField, ComponentField, FundingField};
use super::path::Path;
use super::prices::Currencies;
use super::quantity::number_of;
use crate::document::{FundingDocument, LoanAmount, PriceList, QuantityDocument};
use crate::units::{self, Fault, Month, Price, Quantity};

/// A value that can be drawn.
pub(super) struct Drawable<'a> {
    /// As it is now.
    pub value: Decimal,
    /// What the ends of its distribution are written in.
    pub grammar: Grammar<'a>,
    /// Whether the calculation takes powers of one more than it.
    pub growth: bool,
}

/// Why a path is not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Void {
    /// No plan draws such a value.
    Never,
    /// No single figure stands there.
    Nothing,
    /// There is no city.
    NoCity,
    /// The component was removed.
    Removed,
    /// The component is included in another.
    Included,
    /// An override replaced the price of a component.
    Replaced(String),
    /// Nothing in the plan uses the value.
    Unused,
}

impl Void {
    /// The name of its words.
    pub(super) fn why(&self) -> &'static str {
        match self {
            Self::Never | Self::Nothing | Self::Replaced(_) => "why-no-figure",
            Self::NoCity => "why-no-city",
            Self::Removed => "why-removed",
            Self::Included => "why-included",
            Self::Unused => "why-unused",
        }
    }
}

/// What an end of a distribution is written in.
#[derive(Clone, Copy)]
pub(super) enum Grammar<'a> {
    Price(&'a Price),
    Rate,
    Money,
    YearlyMoney,
    /// On this the calculation branches: a drawn value is written into the plan. Of units, with what they are of.
    Written(Written, &'a str),
}

impl Grammar<'_> {
    /// Whether it is of money or of units, which are written in thousands.
    pub(super) fn counts(&self) -> bool {
        matches!(self, Self::Price(_) | Self::Money | Self::YearlyMoney | Self::Written(Written::Quantity { .. }, _))
    }

    pub(super) fn parse(&self, text: &str, currencies: &Currencies<'_>) -> Result<Decimal, Fault> {
        match self {
            Self::Price(like) => {
                let told = |fault: Fault| Fault { example: like.to_string(), ..fault };
                let mut price = units::parse_price(text).map_err(told)?;
                if let Price::Amount { unit: Some(unit), .. } = like {
                    price.measured_in(unit);
                }
                let wrong = || Fault::new("not-a-price", &like.to_string());
                if price.kind() != like.kind() {
                    // Euros alone are meant in the terms of the price that they are an end of.
                    let meant = match (&price, *like) {
                        (
                            Price::Amount { value, currency, unit: None, every: None },
                            Price::Amount { unit, every, .. },
                        ) => {
                            let (value, currency) = (*value, currency.clone());
                            Some(Price::Amount { value, currency, unit: unit.clone(), every: *every })
                        }
                        _ => None,
                    };
                    return Err(meant.into_iter().fold(wrong(), |fault, meant| fault.write(meant.to_string())));
                }
                in_euros(&price, currencies).ok_or_else(wrong)
            }
            Self::Rate | Self::Written(Written::Share, _) => {
                let share = units::plain_spaces(text);
                units::parse_share_or_rate(share.strip_suffix("of investment").unwrap_or(&share))
            }
            Self::Money => units::parse_money(text, true),
            Self::YearlyMoney => units::parse_yearly_money(text),
            Self::Written(Written::Months, _) => units::parse_duration(text).map(|months| Decimal::from(months.0)),
            Self::Written(Written::Quantity { .. }, unit) => match units::parse_quantity(text)? {
                Quantity::Number { value, unit: None } => Ok(value),
                Quantity::Number { value, unit: Some(written) } => units::in_unit(value, &written, unit)
                    .ok_or_else(|| Fault::new("not-a-quantity", &format!("2000 {unit}"))),
                Quantity::Per { .. } => Err(Fault::new("not-a-quantity", &format!("2000 {unit}"))),
            },
            Self::Written(Written::Month, _) => units::parse_month(text).map(count),
        }
    }
}

/// A price as a number: euros, or a share.
pub(super) fn in_euros(price: &Price, currencies: &Currencies<'_>) -> Option<Decimal> {
    match price {
        Price::Amount { value, currency, .. } => Some(value * currencies.rate(currency)?),
        Price::Share { share, .. } => Some(*share),
        Price::Unknown => None,
    }
}

fn count(month: Month) -> Decimal {
    Decimal::from(month.since(Month::new(0, 1)))
}

fn value<'a>(value: Decimal, grammar: Grammar<'a>) -> Drawable<'a> {
    Drawable { value, grammar, growth: false }
}

fn growth<'a>(value: Decimal) -> Drawable<'a> {
    Drawable { value, grammar: Grammar::Rate, growth: true }
}

fn months<'a>(months: u32) -> Drawable<'a> {
    value(Decimal::from(months), Grammar::Written(Written::Months, ""))
}

/// The value of a path and how it is drawn. The length of the plan and of its parts, its terms and lags, VAT and
/// population are never drawn: what they do is a matter of scenarios.
pub(super) fn drawable<'a>(path: &Path, draft: &'a Draft, law: &Law) -> Result<Drawable<'a>, Void> {
    let plan = &draft.plan;
    let day = plan.start.as_ref().map(|start| start.value.first_day());
    let of_law = |key: &str| day.and_then(|day| law.on(key, day)).map(|value| value.value.value.number());
    match path {
        Path::Horizon | Path::Start | Path::Phase(_) | Path::InAccounts(_) | Path::Component { .. } => Err(Void::Never),
        Path::DiscountRate => {
            let rate = plan.discount_rate.as_ref().map(|rate| rate.value).or_else(|| of_law("discount.rate"));
            Ok(value(rate.ok_or(Void::Nothing)?, Grammar::Written(Written::Share, "")))
        }
        Path::Index(name) => {
            let own = plan.indices.iter().find(|(id, _)| id.value == *name);
            let rate = match own {
                Some((_, rates)) => rates.first().map(|rate| rate.value),
                None => of_law(&format!("index.{name}")),
            };
            rate.map(growth).ok_or(Void::Nothing)
        }
        Path::Funding(entry, field) => of_funding(plan.funding.get(*entry).ok_or(Void::Nothing)?, *field),
        Path::Benefit(entry, field) => {
            let benefit = plan.benefits.get(*entry).ok_or(Void::Nothing)?;
            let price = match field {
                BenefitField::Saving => &benefit.saving,
                BenefitField::Revenue => &benefit.revenue,
                BenefitField::Name
                | BenefitField::From
                | BenefitField::Until
                | BenefitField::Index
                | BenefitField::At
                | BenefitField::Section
                | BenefitField::Status => return Err(Void::Never),
            };
            of_price(&price.as_ref().ok_or(Void::Nothing)?.value, draft)
        }
        Path::City(field) => of_city(*field, draft),
        Path::Quantity { line, phase } => of_quantity(*line, *phase, draft),
        Path::Field { line, component, field } => {
            of_component(draft.component(*line, *component).ok_or(Void::Nothing)?, *field, draft)
        }
    }
}

fn of_price<'a>(price: &'a Price, draft: &Draft) -> Result<Drawable<'a>, Void> {
    let currencies = Currencies { rates: &draft.plan.exchange };
    let euros = in_euros(price, &currencies).ok_or(Void::Nothing)?;
    Ok(value(euros, Grammar::Price(price)))
}

fn of_funding<'a>(funding: &'a FundingDocument, field: FundingField) -> Result<Drawable<'a>, Void> {
    match field {
        FundingField::Rate => {
            let rate = funding.rate.as_ref().ok_or(Void::Nothing)?.value;
            Ok(if funding.amount.is_some() { growth(rate) } else { value(rate, Grammar::Rate) })
        }
        FundingField::Cap => Ok(value(funding.cap.as_ref().ok_or(Void::Nothing)?.value, Grammar::Money)),
        FundingField::Amount => Ok(match funding.amount.as_ref().ok_or(Void::Nothing)?.value {
            LoanAmount::Fixed(amount) => value(amount, Grammar::Money),
            LoanAmount::OfInvestment(share) => value(share, Grammar::Rate),
        }),
        FundingField::Draw => {
            let draw = funding.draw.as_ref().ok_or(Void::Nothing)?.value;
            Ok(value(count(draw), Grammar::Written(Written::Month, "")))
        }
        FundingField::Name
        | FundingField::Funder
        | FundingField::Of
        | FundingField::Lines
        | FundingField::Phases
        | FundingField::Lag
        | FundingField::Basis
        | FundingField::Status
        | FundingField::Term
        | FundingField::Payments
        | FundingField::Profile
        | FundingField::Deferral => Err(Void::Never),
    }
}

fn of_city<'a>(field: CityField, draft: &'a Draft) -> Result<Drawable<'a>, Void> {
    let never = match field {
        CityField::Population
        | CityField::LoanTerm
        | CityField::FctvaLag
        | CityField::Investing
        | CityField::Limit(_)
        // Agreed with its lenders; and what is left of the debt has to bear it in every draw.
        | CityField::Debt(..) => true,
        CityField::Account(_)
        | CityField::Growth(_)
        | CityField::Outlook(..)
        | CityField::LoanRate
        | CityField::MinimumWorkingCapital
        | CityField::EnvelopeOperating
        | CityField::EnvelopeInvestment => false,
    };
    if never {
        return Err(Void::Never);
    }
    let city = draft.city.as_ref().ok_or(Void::NoCity)?;
    let written = |list: &[(&str, crate::document::Field<Decimal>)], name: &str| {
        // What the accounts leave out counts as 0, which is warned of.
        list.iter().find(|(known, _)| *known == name).map_or(Decimal::ZERO, |(_, field)| field.value)
    };
    let amount = |field: &Option<crate::document::Field<Decimal>>, grammar| {
        field.as_ref().map(|field| value(field.value, grammar)).ok_or(Void::Nothing)
    };
    match field {
        CityField::Account("debt") if !city.debt_schedule.is_empty() => Err(Void::Never),
        // A city of which nothing is known of depreciation has none to draw.
        CityField::Account("depreciation") if !city.gives_depreciation() => Err(Void::Nothing),
        CityField::Account(name) => Ok(value(written(&city.accounts, name), Grammar::Money)),
        CityField::Outlook(year, name) => {
            let of_year = city.outlook.iter().find(|(known, _)| known.value == year);
            let (_, of_year) = of_year.ok_or(Void::Nothing)?;
            let amount = of_year.amounts.iter().find(|(known, _)| *known == name);
            amount.map(|(_, field)| value(field.value, Grammar::Money)).ok_or(Void::Nothing)
        }
        CityField::Growth(name) => Ok(growth(written(&city.growth, name))),
        CityField::LoanRate => {
            Ok(growth(city.loan_rate.as_ref().map_or(crate::document::CityDocument::LOAN_RATE, |rate| rate.value)))
        }
        CityField::MinimumWorkingCapital => amount(&city.minimum_working_capital, Grammar::Money),
        CityField::EnvelopeOperating => amount(&city.envelope_operating, Grammar::YearlyMoney),
        CityField::EnvelopeInvestment => amount(&city.envelope_investment, Grammar::YearlyMoney),
        CityField::Population
        | CityField::LoanTerm
        | CityField::FctvaLag
        | CityField::Investing
        | CityField::Debt(..)
        | CityField::Limit(_) => Err(Void::Never),
    }
}

fn of_quantity<'a>(line: usize, phase: Option<usize>, draft: &'a Draft) -> Result<Drawable<'a>, Void> {
    let drawn = draft.line(line).ok_or(Void::Nothing)?;
    let (_, written) = draft.plan.lines.get(line).ok_or(Void::Nothing)?;
    let number = match (&written.quantity.as_ref().ok_or(Void::Nothing)?.value, phase) {
        (QuantityDocument::Whole(Quantity::Number { value, unit }), None) => {
            number_of(drawn, *value, unit.as_deref()).ok_or(Void::Nothing)?
        }
        (QuantityDocument::Phases(targets), Some(phase)) => {
            let (id, _) = draft.plan.phases.get(phase).ok_or(Void::Nothing)?;
            let target = targets.iter().find(|(known, _)| known.value == id.value);
            let (_, target) = target.ok_or(Void::Nothing)?;
            number_of(drawn, target.to.value, target.unit.as_deref()).ok_or(Void::Nothing)?
        }
        _ => return Err(Void::Nothing),
    };
    Ok(value(number, Grammar::Written(Written::Quantity { divisible: drawn.item.divisible }, &drawn.item.unit.value)))
}

fn of_component<'a>(component: &'a DraftComponent, field: ComponentField, draft: &Draft) -> Result<Drawable<'a>, Void> {
    let fields = &component.fields;
    let present = || if component.removed.is_some() { Err(Void::Removed) } else { Ok(()) };
    let ground = || if component.included_in().is_some() { Err(Void::Included) } else { present() };
    let replaced = || Void::Replaced(component.id.value.clone());
    match field {
        ComponentField::Price => {
            ground()?;
            if component.repriced {
                return Err(replaced());
            }
            let first = match &fields.price.as_ref().ok_or(Void::Nothing)?.value {
                PriceList::One(price) => price,
                PriceList::Dated(prices) => {
                    let day = draft.plan.start.as_ref().ok_or(Void::Nothing)?.value.first_day();
                    let in_force = prices.iter().rev().find(|(from, _, _)| from.value <= day);
                    &in_force.ok_or(Void::Nothing)?.1.value
                }
            };
            of_price(first, draft)
        }
        ComponentField::Renewal => {
            ground()?;
            let missing = if component.repriced { replaced() } else { Void::Nothing };
            of_price(&fields.renewal.as_ref().ok_or(missing)?.value, draft)
        }
        ComponentField::Failure => {
            present()?;
            Ok(value(fields.failure.as_ref().ok_or(Void::Nothing)?.value, Grammar::Rate))
        }
        ComponentField::FixedPart => {
            present()?;
            Ok(value(fields.fixed_part.as_ref().ok_or(Void::Nothing)?.value, Grammar::Rate))
        }
        ComponentField::Life => {
            present()?;
            Ok(months(fields.life.as_ref().ok_or(Void::Nothing)?.value.0))
        }
        ComponentField::Warranty => {
            present()?;
            Ok(months(fields.warranty.as_ref().ok_or(Void::Nothing)?.value.0))
        }
        ComponentField::Tiers
        | ComponentField::Follows
        | ComponentField::At
        | ComponentField::From
        | ComponentField::Until
        | ComponentField::During
        | ComponentField::Section
        | ComponentField::Vat
        | ComponentField::Fctva
        | ComponentField::Depreciation
        | ComponentField::Index
        | ComponentField::Range
        | ComponentField::Source
        | ComponentField::Note
        | ComponentField::ValidUntil => Err(Void::Never),
    }
}
