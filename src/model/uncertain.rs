use rust_decimal::Decimal;

use super::case::Case;
use super::component::Pricing;
use super::draft::Draft;
use super::prices::Currencies;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{Field, PhaseLength, PriceList, QuantityDocument, Uncertainty};
use crate::units::{self, Fault, Month, Price, Quantity};

/// An input that is drawn anew in each scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain {
    /// Its path.
    pub path: String,
    /// Its value as written; the mode of a triangular draw.
    pub value: Decimal,
    /// Low end, or 5 % quantile.
    pub low: Decimal,
    /// High end, or 95 % quantile.
    pub high: Decimal,
    /// How it is drawn.
    pub shape: Shape,
    /// What it changes.
    pub target: Target,
}

/// Shapes of distributions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Low / value / high.
    Triangular,
    /// All values between the ends alike.
    Uniform,
    /// Normal, the ends being its 5 % and 95 % quantiles.
    Normal,
    /// Its logarithm is normal.
    Lognormal,
}

/// What an uncertain input changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Values that the calculation runs with.
    Values(Vec<u32>),
    /// The same, where the calculation takes powers of one more than the value: growth, indices, loan rates.
    Growth(Vec<u32>),
    /// Something on which the calculation branches: the plan is resolved anew with the drawn value.
    Structure(Written),
}

/// How a drawn value is written in the grammar of its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// Whole months.
    Months,
    /// Units, whole unless divisible.
    Quantity {
        /// Whether fractions exist.
        divisible: bool,
    },
    /// A share, to a hundredth of a percent.
    Share,
    /// A calendar month, counted from year 0.
    Month,
}

impl Written {
    /// The text of a value, rounded to what the calculation tells apart.
    pub fn write(self, value: Decimal) -> String {
        let value = value.max(Decimal::ZERO);
        match self {
            Self::Months => format!("{} months", units::half_up(value, 0)),
            Self::Quantity { divisible: true } => units::half_up(value, 6).normalize().to_string(),
            Self::Quantity { divisible: false } => units::half_up(value, 0).to_string(),
            Self::Share => format!("{} %", units::half_up(value * Decimal::ONE_HUNDRED, 2).normalize()),
            Self::Month => {
                let months: i32 = units::half_up(value, 0).try_into().unwrap_or_default();
                Month::new(0, 1).plus(months).to_string()
            }
        }
    }
}

/// What an end of a range is written in.
enum Grammar<'a> {
    Price(&'a Price),
    Rate,
    Money,
    YearlyMoney,
    Written(Written),
}

/// An entry of `uncertainty` joined to what it changes.
struct Found<'a> {
    value: Decimal,
    grammar: Grammar<'a>,
    target: Target,
}

/// Every uncertain input of a case: the entries of `uncertainty`, then the ranges of prices that have none.
/// An entry whose price was replaced is void; so is one whose value was set beyond its ends.
pub(super) fn uncertain(draft: &Draft, case: &Case, diagnostics: &mut Diagnostics) -> Vec<Uncertain> {
    let mut out = Vec::new();
    for (path, entry) in &draft.plan.uncertainty {
        let Some(found) = find(&path.value, draft, case) else { continue };
        let ends = entry.low.as_ref().zip(entry.high.as_ref());
        let Some((low, high)) = ends else { continue };
        let currencies = Currencies { rates: &draft.plan.exchange };
        let read =
            |end: &Field<String>, diagnostics: &mut Diagnostics| match parse(&found.grammar, &end.value, &currencies) {
                Ok(value) => Some(value),
                Err(fault) => {
                    diagnostics.push(Diagnostic::fault(end.span, fault));
                    None
                }
            };
        let (low_end, high_end) = (read(low, diagnostics), read(high, diagnostics));
        let Some((low_end, high_end)) = low_end.zip(high_end) else { continue };
        let shape = shape(entry);
        let positive = shape != Shape::Lognormal || low_end > Decimal::ZERO;
        if low_end > high_end || !positive {
            let limits = if positive { "low <= high" } else { "low > 0" };
            diagnostics.push(Diagnostic::at(codes::OUT_OF_RANGE, low.span).arg("example", limits).help("help"));
            continue;
        }
        if shape == Shape::Triangular && !(low_end..=high_end).contains(&found.value) {
            let outside = Diagnostic::at(codes::OUTSIDE_RANGE, entry.span).arg("path", path.value.clone());
            diagnostics.push(outside.help("help"));
            continue;
        }
        let path = path.value.clone();
        out.push(Uncertain { path, value: found.value, low: low_end, high: high_end, shape, target: found.target });
    }
    for line in &case.lines {
        for component in &line.components {
            let Pricing::Flat(rate) = &component.pricing else { continue };
            let Some(provenance) = case.data.provenance(rate.datum) else { continue };
            let named = draft.plan.uncertainty.iter().any(|(path, _)| path.value == provenance.path);
            if let Some((low, high)) = provenance.range
                && !named
                && low < high
            {
                if !(low..=high).contains(&rate.datum.value) {
                    let place = provenance.span.unwrap_or(line.span);
                    let outside = Diagnostic::at(codes::OUTSIDE_RANGE, place).arg("path", provenance.path.clone());
                    diagnostics.push(outside.help("help"));
                    continue;
                }
                let target = Target::Values(vec![rate.datum.id]);
                let (path, value) = (provenance.path.clone(), rate.datum.value);
                out.push(Uncertain { path, value, low, high, shape: Shape::Triangular, target });
            }
        }
    }
    out
}

fn shape(entry: &Uncertainty) -> Shape {
    match entry.distribution.as_ref().map(|word| word.value.as_str()) {
        Some("uniform") => Shape::Uniform,
        Some("normal") => Shape::Normal,
        Some("lognormal") => Shape::Lognormal,
        _ => Shape::Triangular,
    }
}

fn parse(grammar: &Grammar<'_>, text: &str, currencies: &Currencies<'_>) -> Result<Decimal, Fault> {
    match grammar {
        Grammar::Price(like) => {
            let price = units::parse_price(text)?;
            let wrong = || Fault::new("not-a-price", "600 EUR/sensor").write(like.to_string());
            if price.kind() != like.kind() {
                return Err(wrong());
            }
            match price {
                Price::Amount { value, currency, .. } => Ok(value * currencies.rate(&currency).ok_or_else(wrong)?),
                Price::Share { share, .. } => Ok(share),
                Price::Unknown => Err(wrong()),
            }
        }
        Grammar::Rate | Grammar::Written(Written::Share) => {
            let share = units::plain_spaces(text);
            units::parse_share_or_rate(share.strip_suffix("of investment").unwrap_or(&share))
        }
        Grammar::Money => units::parse_money(text, true),
        Grammar::YearlyMoney => units::parse_yearly_money(text),
        Grammar::Written(Written::Months) => units::parse_duration(text).map(|months| Decimal::from(months.0)),
        Grammar::Written(Written::Quantity { .. }) => match units::parse_quantity(text)? {
            Quantity::Number { value, .. } => Ok(value),
            Quantity::Per { .. } => Err(Fault::new("not-a-quantity", "2000")),
        },
        Grammar::Written(Written::Month) => units::parse_month(text).map(count),
    }
}

fn count(month: Month) -> Decimal {
    Decimal::from(month.since(Month::new(0, 1)))
}

/// What a path leads to; none where it leads to nothing that can be drawn, or to nothing that is used.
fn find<'a>(path: &str, draft: &'a Draft, case: &Case) -> Option<Found<'a>> {
    let plan = &draft.plan;
    let parts: Vec<&str> = path.split('.').collect();
    let structure = |value: Decimal, written| Found {
        value,
        grammar: Grammar::Written(written),
        target: Target::Structure(written),
    };
    let values = |grammar, growth: bool| {
        let data = case.data.of_path(path);
        let (_, value) = *data.first()?;
        let ids = data.into_iter().map(|(id, _)| id).collect();
        let target = if growth { Target::Growth(ids) } else { Target::Values(ids) };
        Some(Found { value, grammar, target })
    };
    let months = |months: u32| structure(Decimal::from(months), Written::Months);
    match parts.as_slice() {
        ["horizon"] => Some(months(plan.horizon.as_ref()?.value.0)),
        ["start"] => Some(structure(count(plan.start.as_ref()?.value), Written::Month)),
        ["discount", "rate"] => Some(structure(case.discount_rate.value, Written::Share)),
        ["phases", phase] => match plan.phases.iter().find(|(id, _)| id.value == *phase)?.1.value {
            PhaseLength::Months(length) => Some(months(length.0)),
            PhaseLength::Rest => None,
        },
        ["indices", name] => {
            let (_, data) = case.indices.iter().find(|(known, _)| known == name)?;
            let ids = data.iter().map(|datum| datum.id).collect();
            Some(Found { value: data.first()?.value, grammar: Grammar::Rate, target: Target::Growth(ids) })
        }
        ["city", "growth", _] | ["city", "loans", "rate"] => values(Grammar::Rate, true),
        ["city", "loans", "term"] => Some(months(draft.city.as_ref()?.loan_term.as_ref()?.value.0)),
        ["city", "fctva_lag"] => Some(months(draft.city.as_ref()?.fctva_lag.as_ref()?.value.0)),
        ["city", "envelope", _] => values(Grammar::YearlyMoney, false),
        ["city", ..] => values(Grammar::Money, false),
        ["funding", id, field] => {
            let funding = plan.funding.iter().find(|one| one.id.value == *id)?;
            match *field {
                "rate" => values(Grammar::Rate, funding.amount.is_some()),
                "cap" => values(Grammar::Money, false),
                "amount" => match funding.amount.as_ref()?.value {
                    crate::document::LoanAmount::Fixed(_) => values(Grammar::Money, false),
                    crate::document::LoanAmount::OfInvestment(_) => values(Grammar::Rate, false),
                },
                "lag" => Some(months(funding.lag.as_ref()?.value.0)),
                "term" => Some(months(funding.term.as_ref()?.value.0)),
                "draw" => Some(structure(count(funding.draw.as_ref()?.value), Written::Month)),
                _ => None,
            }
        }
        ["benefits", id, field] => {
            let benefit = plan.benefits.iter().find(|one| one.id.value == *id)?;
            let price = if *field == "saving" { &benefit.saving } else { &benefit.revenue };
            values(Grammar::Price(&price.as_ref()?.value), false)
        }
        [id, "quantity", rest @ ..] => {
            let line = draft.lines.iter().find(|line| line.id.value == *id)?;
            let (_, written) = plan.lines.iter().find(|(line, _)| line.value == *id)?;
            let value = match (&written.quantity.as_ref()?.value, rest) {
                (QuantityDocument::Whole(Quantity::Number { value, .. }), []) => *value,
                (QuantityDocument::Phases(targets), [phase]) => {
                    targets.iter().find(|(known, _)| known.value == *phase)?.1.to.value
                }
                _ => return None,
            };
            Some(structure(value, Written::Quantity { divisible: line.item.divisible }))
        }
        [id, component, field] => {
            let line = draft.lines.iter().find(|line| line.id.value == *id)?;
            let found = line.components.iter().find(|one| one.id.value == *component)?;
            let fields = &found.fields;
            match *field {
                "price" if found.repriced => None,
                "price" => {
                    let first = match &fields.price.as_ref()?.value {
                        PriceList::One(price) => price,
                        PriceList::Dated(prices) => &prices.first()?.1.value,
                    };
                    values(Grammar::Price(first), false)
                }
                "renewal" => values(Grammar::Price(&fields.renewal.as_ref()?.value), false),
                "failure" => values(Grammar::Rate, false),
                "life" => Some(months(fields.life.as_ref()?.value.0)),
                "warranty" => Some(months(fields.warranty.as_ref()?.value.0)),
                _ => None,
            }
        }
        _ => None,
    }
}
