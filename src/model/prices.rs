use rust_decimal::Decimal;

use super::component::Rate;
use super::data::Data;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::Field;
use crate::units::{Every, Price};

/// Rates of exchange of the plan, by which foreign prices become EUR.
pub(super) struct Currencies<'p> {
    /// Currency and EUR for one unit of it.
    pub rates: &'p [(Field<String>, Field<Decimal>)],
}

impl Currencies<'_> {
    /// EUR for one unit of a currency; a fault where the plan has no rate.
    pub(super) fn rate(&self, currency: &str) -> Option<Decimal> {
        if currency == "EUR" {
            return Some(Decimal::ONE);
        }
        self.rates.iter().find(|(code, _)| code.value == currency).map(|(_, rate)| rate.value)
    }

    /// An amount in EUR as a rate of the case.
    pub(super) fn amount(
        &self,
        path: &str,
        price: &Field<Price>,
        data: &mut Data,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rate> {
        let Price::Amount { value, currency, every, .. } = &price.value else {
            return None;
        };
        let Some(rate) = self.rate(currency) else {
            let none = Diagnostic::at(codes::NO_EXCHANGE, price.span).arg("currency", currency.clone());
            diagnostics.push(none.help("help"));
            return None;
        };
        let datum = data.add(path, value * rate, Some(price.span));
        let twelfths = every.map_or(12, Every::twelfths);
        Some(Rate { datum, twelfths, of: None })
    }
}
