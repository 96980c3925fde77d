//! Prices of a catalog held against what their items are counted in, before any plan asks for them.

use super::catalog::{Catalog, Item};
use super::component::ComponentDocument;
use super::field::Field;
use super::prices::PriceList;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{Price, in_unit};

impl Catalog {
    /// Faults of prices for another unit than their item's, and of ranges of another kind than their price. A plan tells
    /// them of the items that it takes; whoever keeps a catalog is told of all of them.
    pub(crate) fn check_prices(&self, diagnostics: &mut Diagnostics) {
        for (_, item) in &self.items {
            for (_, component) in &item.costs {
                let all = prices(component);
                all.iter().for_each(|(price, span)| check_unit(price, *span, item, diagnostics));
                check_range(component, diagnostics);
            }
        }
    }
}

fn listed(list: &Field<PriceList>) -> Vec<(&Price, Span)> {
    match &list.value {
        PriceList::One(price) => vec![(price, list.span)],
        PriceList::Dated(prices) => prices.iter().map(|(_, price, _)| (&price.value, price.span)).collect(),
    }
}

fn prices(component: &ComponentDocument) -> Vec<(&Price, Span)> {
    let mut all: Vec<(&Price, Span)> = component.price.iter().flat_map(listed).collect();
    all.extend(component.renewal.iter().map(|price| (&price.value, price.span)));
    let bands = component.tiers.iter().flat_map(|tiers| &tiers.value.bands);
    all.extend(bands.map(|band| (&band.price.value, band.price.span)));
    all
}

fn check_unit(price: &Price, place: Span, item: &Item, diagnostics: &mut Diagnostics) {
    let Price::Amount { unit: Some(unit), .. } = price else { return };
    let expected = &item.unit.value;
    if unit != expected && in_unit(rust_decimal::Decimal::ONE, unit, expected).is_none() {
        let wrong = Diagnostic::at(codes::WRONG_UNIT, place).label(item.unit.span, "unit");
        diagnostics.push(wrong.arg("unit", unit.clone()).arg("expected", expected.clone()).help("help-price"));
    }
}

fn check_range(component: &ComponentDocument, diagnostics: &mut Diagnostics) {
    let (Some(range), Some((price, place))) = (&component.range, component.price.iter().flat_map(listed).next_back())
    else {
        return;
    };
    let (low, _) = &*range.value;
    if *price != Price::Unknown && low.kind() != price.kind() {
        let kind = Diagnostic::at(codes::PRICE_KIND, range.span).label(place, "other");
        diagnostics.push(kind.arg("price", low.to_string()).help("help"));
    }
}
