use rust_decimal::Decimal;

use super::{Outcome, all_secured};
use crate::city::{Effects, Outlook, judge, seen};
use crate::engine::Schedule;
use crate::finance::{Confidence, Financing, finance};
use crate::model::{AsWritten, Case, City};

/// What a plan does to any city, worked out once: a city by city has only to be projected and judged. It holds for cities
/// whose FCTVA comes as late as in the case; nothing else of a city touches what a plan costs and who pays.
#[derive(Debug)]
pub(crate) struct Weighed {
    case: Case,
    all: Vec<Effects<Decimal>>,
    /// With secured money alone, where that is not all.
    secured: Option<Vec<Effects<Decimal>>>,
}

impl Weighed {
    /// Of a plan that was run.
    pub(crate) fn of(case: Case, schedule: &Schedule, financing: &Financing<Decimal>) -> Self {
        let secured = || finance(&case, schedule, financing.groups.clone(), &AsWritten, Confidence::Secured);
        let secured = (!all_secured(&case)).then(|| Effects::of(&case, &secured()));
        Self { all: Effects::of(&case, financing), secured, case }
    }

    /// The outcome in a city.
    pub(crate) fn in_city(&self, city: &City) -> Outcome {
        let judged = |effects: &[Effects<Decimal>]| {
            let outlook = Outlook::of(&self.case, city, effects, &AsWritten);
            let verdict = judge(&self.case, city, &outlook, &AsWritten);
            (outlook, verdict)
        };
        let (outlook, verdict) = judged(&self.all);
        let (secured_outlook, secured) =
            self.secured.as_ref().map_or_else(|| (outlook.clone(), verdict.clone()), |effects| judged(effects));
        let complete = self.case.unpriced.is_empty() && seen(&self.case);
        Outcome { outlook, verdict, secured_outlook, secured, complete }
    }
}
