use rust_decimal::Decimal;

use super::{Laid, Load, Outcome, Weight};
use crate::city::{Alone, Horizon, Outlook};
use crate::finance::Financing;
use crate::model::{AsWritten, Case, City};

/// What a plan does to any city, worked out once: a city by city has only to be projected and judged. It holds for cities
/// whose FCTVA comes as late as in the case; nothing else of a city touches what a plan costs and who pays.
#[derive(Debug)]
pub(crate) struct Weighed {
    horizon: Horizon,
    /// Whether everything has a price, and a year after the pilot is seen.
    complete: bool,
    all: Load<Decimal>,
    /// With secured money alone, where that is not all.
    secured: Option<Load<Decimal>>,
}

impl Weighed {
    /// Of a plan that was run.
    pub(crate) fn of(case: &Case, financing: &Financing<Decimal>) -> Self {
        let depreciation = financing.depreciation(case, &AsWritten);
        let weight = Weight::of(case, financing, Some(&depreciation), &AsWritten);
        let horizon = Horizon::of(case);
        let complete = case.unpriced.is_empty() && horizon.seen();
        Self { horizon, complete, all: Load::of_one(weight.all), secured: weight.secured.map(Load::of_one) }
    }

    /// Of a plan that was judged in its own city: for the same city on another course.
    pub(crate) fn of_judged(case: &Case, outcome: &Outcome) -> Self {
        let horizon = Horizon::of(case);
        let load = |outlook: &Outlook<Decimal>| {
            let years = outlook.without.iter().zip(&outlook.effects);
            Load::of_one(years.filter(|(year, _)| year.year >= horizon.first).map(|(_, one)| one.clone()).collect())
        };
        let secured = outcome.hoped.then(|| load(&outcome.secured_outlook));
        Self { horizon, complete: outcome.complete, all: load(&outcome.outlook), secured }
    }

    /// Of several plans together.
    pub(crate) fn of_loads(
        (horizon, complete): (Horizon, bool),
        all: Load<Decimal>,
        secured: Option<Load<Decimal>>,
    ) -> Self {
        Self { horizon, complete, all, secured }
    }

    /// The outcome in a city.
    pub(crate) fn in_city(&self, city: &City) -> Outcome {
        let horizon = self.horizon;
        let laid = Laid { horizon, city, alone: &Alone::of(city, horizon.last, &AsWritten) };
        Outcome::weigh(laid, &self.all, self.secured.as_ref(), self.complete, &AsWritten)
    }
}
