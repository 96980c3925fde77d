use rust_decimal::Decimal;

use super::findings;
use crate::diagnostic::Diagnostic;
use crate::document::{Catalog, ComponentDocument, Field, Observation, PriceBound, PriceList, VatBasis};
use crate::units::{Every, Price, half_up};

/// A price of which none lies within its own observations. What cannot be compared says nothing: a figure with VAT or
/// of more than the component, by another unit, or in a currency of which the catalog gives no rate.
pub(super) fn outside(
    name: &str,
    id: &Field<String>,
    component: &ComponentDocument,
    of: &Catalog,
) -> Option<Diagnostic> {
    let prices = priced(component);
    let ends = |one: &Observation| {
        let compared = one.basis.as_ref().is_some_and(|basis| basis.value != VatBasis::Included) && one.with.is_none();
        let (low, high) = &*one.price.as_ref().filter(|_| compared)?.value;
        let like = |end| like(end, prices.first()?, &of.exchange);
        Some((like(low)?, like(high)?, one.bound.as_ref().map(|bound| bound.value)))
    };
    let all: Vec<_> = component.observed().filter_map(ends).collect();
    // What costs at least so much has no upper end, and what costs at most so much no lower one.
    let open = |bound| all.iter().any(|(_, _, of)| *of == Some(bound));
    let (low, high) = (all.iter().map(|(low, _, _)| *low).min()?, all.iter().map(|(_, high, _)| *high).max()?);
    let (no_low, no_high) = (open(PriceBound::AtMost), open(PriceBound::AtLeast));
    let within = |price: &&Price| {
        let (value, half) = match price {
            Price::Amount { value, .. } => (*value, half_of_last(*value)),
            Price::Share { share, .. } => (*share, half_of_last(*share)),
            Price::Unknown => return false,
        };
        (no_low || value + half >= low) && (no_high || value - half <= high)
    };
    if prices.iter().any(within) {
        return None;
    }
    let span = component.price.as_ref().map_or(id.span, |price| price.span);
    let written = |end: Decimal| with_value(prices[0], half_up(end, 2)).to_string();
    let outside = Diagnostic::at(findings::UNOBSERVED_PRICE, span).arg("component", name);
    Some(outside.arg("low", written(low)).arg("high", written(high)).help("help"))
}

/// The price, the newest of a dated list, or those of all bands.
fn priced(component: &ComponentDocument) -> Vec<&Price> {
    let bands = component.tiers.iter().flat_map(|tiers| &tiers.value.bands).map(|band| &band.price.value);
    let one = component.price.as_ref().and_then(|list| match &list.value {
        PriceList::One(price) => Some(price),
        PriceList::Dated(prices) => prices.last().map(|(_, price, _)| &price.value),
    });
    one.into_iter().chain(bands).collect()
}

/// A foreign or monthly figure was rounded when it became a price.
fn half_of_last(value: Decimal) -> Decimal {
    Decimal::new(5, value.scale() + 1)
}

/// An observed figure as a price of the same kind would say it: in EUR, by the same period.
fn like(observed: &Price, price: &Price, exchange: &[(Field<String>, Field<Decimal>)]) -> Option<Decimal> {
    match (observed, price) {
        (
            Price::Amount { value, currency, unit, every },
            Price::Amount { unit: wanted, every: period, currency: kept, .. },
        ) => {
            let in_euros = |currency: &str| match currency {
                "EUR" => Some(Decimal::ONE),
                other => exchange.iter().find(|(code, _)| code.value == other).map(|(_, rate)| rate.value),
            };
            let rate = in_euros(currency)? / in_euros(kept)?;
            let periods = match (every, period) {
                (None, None) => Decimal::ONE,
                (Some(every), Some(period)) => yearly(*every) / yearly(*period),
                _ => return None,
            };
            (unit == wanted).then(|| value * rate * periods)
        }
        (Price::Share { share, yearly, of }, Price::Share { yearly: period, of: whole, .. }) => {
            (yearly == period && of == whole).then_some(*share)
        }
        _ => None,
    }
}

/// Periods a year.
fn yearly(every: Every) -> Decimal {
    Decimal::from(every.twelfths())
}

fn with_value(price: &Price, end: Decimal) -> Price {
    match price.clone() {
        Price::Amount { currency, unit, every, .. } => Price::Amount { value: end, currency, unit, every },
        Price::Share { yearly, of, .. } => Price::Share { share: end, yearly, of },
        Price::Unknown => Price::Unknown,
    }
}
