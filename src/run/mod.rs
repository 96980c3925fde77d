//! Floor 5: the one run of the calculation, whatever the kind of number that runs through it.
//!
//! Flows, sections, who pays, what the city makes of it with all money and with what is secured alone, present values:
//! put together here and nowhere else. [`Figure`] names what a run comes to, `Ruling` says which flags decide.

mod figure;
mod ruling;

pub use figure::Figure;
pub(crate) use figure::{BudgetLine, budget_lines};
pub(crate) use ruling::{BareVerdict, Ruling};

use rust_decimal::Decimal;

use crate::city::{Effects, Flag, Level, Outlook, Verdict, judge, seen};
use crate::document::{Nature, Status};
use crate::engine::{EarlierRun, Ledger, Schedule, flows_beside};
use crate::finance::{Confidence, Cost, Financing, PresentValue, finance, group, settle};
use crate::model::{Case, City, Funding, Inputs};
use crate::number::FullNumber;

/// What a plan costs and who pays: all of a run that needs no city.
#[derive(Debug)]
pub struct Paid<N> {
    ledger: Ledger<N>,
    costs: Vec<Cost<N>>,
    financing: Financing<N>,
}

/// Everything that the calculation gives.
#[derive(Debug)]
pub struct Run<N: FullNumber> {
    /// Amounts before sections are final.
    pub ledger: Ledger<N>,
    /// Amounts in their final sections.
    pub costs: Vec<Cost<N>>,
    /// Who pays, with all funding.
    pub financing: Financing<N>,
    /// What all of it is worth at the start.
    pub present_value: PresentValue<N>,
    /// The city and its verdict, where there is a city.
    pub outcome: Option<Outcome<N>>,
}

/// What the plan does to the city.
#[derive(Debug)]
pub struct Outcome<N: FullNumber = Decimal> {
    /// The city without and with the plan.
    pub outlook: Outlook<N>,
    /// Every rule in every year.
    pub verdict: Verdict<N>,
    /// The city with secured funding only.
    pub secured_outlook: Outlook<N>,
    /// Every rule in every year, with secured funding only.
    pub secured: Verdict<N>,
    /// Whether everything has a price, and a year after the pilot is seen.
    pub complete: bool,
}

impl<N: FullNumber> Paid<N> {
    /// Costs and funding of a case; what another case came to may spare some of the work.
    pub fn of(case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>, known: Option<EarlierRun<'_, N>>) -> Self {
        let ledger = flows_beside(case, schedule, inputs, known);
        let costs = settle(case, &ledger, inputs);
        let financing = finance(case, schedule, group(case, &costs, inputs), inputs, Confidence::All);
        Self { ledger, costs, financing }
    }

    /// Who pays, with all funding.
    pub fn financing(&self) -> &Financing<N> {
        &self.financing
    }

    /// What the city makes of it, where there is a city.
    pub fn outcome(&self, case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>) -> Option<Outcome<N>> {
        case.city.as_ref().map(|city| Outcome::of(case, city, schedule, &self.financing, inputs))
    }

    /// The run as a whole.
    pub fn judged(self, case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>) -> Run<N> {
        let present_value = PresentValue::of(case, &self.financing);
        let outcome = self.outcome(case, schedule, inputs);
        let Self { ledger, costs, financing } = self;
        Run { ledger, costs, financing, present_value, outcome }
    }
}

impl<N: FullNumber> Run<N> {
    /// The whole calculation of a case.
    pub fn of(case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>) -> Self {
        Paid::of(case, schedule, inputs, None).judged(case, schedule, inputs)
    }
}

impl<N: FullNumber> Outcome<N> {
    fn of(case: &Case, city: &City, schedule: &Schedule, all: &Financing<N>, inputs: &impl Inputs<N>) -> Self {
        let judged = |financing: &Financing<N>| {
            let outlook = Outlook::of(case, city, &Effects::of(case, financing), inputs);
            let verdict = judge(case, city, &outlook, inputs);
            (outlook, verdict)
        };
        let (outlook, verdict) = judged(all);
        let (secured_outlook, secured) = match all_secured(case) {
            true => (outlook.clone(), verdict.clone()),
            false => judged(&finance(case, schedule, all.groups.clone(), inputs, Confidence::Secured)),
        };
        Self { outlook, verdict, secured_outlook, secured, complete: case.unpriced.is_empty() && seen(case) }
    }
}

/// Whether no money is only expected: what is secured is then all there is.
fn all_secured(case: &Case) -> bool {
    let acquired = |status: Status| status == Status::Acquired;
    let funding = case.funding.iter().all(|funding| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => acquired(grant.status),
        Funding::Loan(_) => true,
    });
    funding && case.benefits.iter().all(|benefit| acquired(benefit.status))
}

impl Outcome {
    /// The answer.
    pub fn ruling(&self) -> Ruling {
        Ruling::weigh(&self.verdict.weighed(), &self.secured.weighed(), self.complete)
    }

    /// The verdict on secured funding, where it is the one that decides: with all funding the plan would last.
    pub fn by_secured(&self) -> Option<&Verdict<Decimal>> {
        let ruling = self.ruling();
        (ruling.by_secured && ruling.level.is_some()).then_some(&self.secured)
    }

    /// The projection and the verdict of the money that decides.
    pub fn deciding_side(&self) -> (&Outlook<Decimal>, &Verdict<Decimal>) {
        match self.by_secured() {
            Some(secured) => (&self.secured_outlook, secured),
            None => (&self.outlook, &self.verdict),
        }
    }

    /// The flags that decide the ruling.
    pub fn deciding(&self) -> Vec<&Flag<Decimal>> {
        if self.ruling().level.is_none_or(|level| level == Level::Sustainable) {
            return Vec::new();
        }
        self.deciding_side().1.deciding().collect()
    }

    /// The strongest of what stands behind the thresholds that decide; none where none does.
    pub fn nature(&self) -> Option<Nature> {
        self.ruling().nature
    }
}
