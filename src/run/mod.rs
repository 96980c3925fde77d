//! Floor 5: the one run of the calculation, whatever the kind of number that runs through it.
//!
//! Flows, sections, who pays, what the city makes of it with all money and with what is secured alone, present values:
//! put together here and nowhere else. [`Figure`] names what a run comes to, `Ruling` says which flags decide.

mod figure;
mod known;
mod leading;
mod ruling;
mod weighed;

pub use figure::Figure;
pub(crate) use figure::{BudgetLine, budget_lines};
pub use known::Known;
pub(crate) use leading::{Room, RunCost, foremost};
pub(crate) use ruling::{BareVerdict, Ruling};
pub(crate) use weighed::Weighed;

use rust_decimal::Decimal;

use crate::city::{Alone, Effects, Flag, Horizon, Level, Outlook, Verdict, judge};
use crate::document::{Nature, Status};
use crate::engine::{Ledger, LineFlows, Schedule, flows_beside, flows_by_line};
use crate::finance::settle_line;
use crate::finance::{Confidence, Cost, Depreciation, Financing, Funds, Grouping, Outlay, PresentValue};
use crate::finance::{finance, group_beside, settle};
use crate::model::{Case, City, Funding, Inputs};
use crate::number::FullNumber;

/// What a plan costs and who pays: all of a run that needs no city.
#[derive(Debug)]
pub struct Paid<N> {
    ledger: Ledger<N>,
    costs: Vec<Cost<N>>,
    pub(crate) financing: Financing<N>,
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
    /// What its investment charges to the operating section of the years.
    pub depreciation: Depreciation<N>,
    /// What all of it is worth at the start.
    pub present_value: PresentValue<N>,
    /// The city and its verdict, where there is a city.
    pub outcome: Option<Outcome<N>>,
}

/// What the plan does to the city.
#[derive(Debug)]
pub struct Outcome<N: FullNumber = Decimal> {
    /// The fiscal year in which the plan begins: the projection is the city's alone before it.
    pub first_year: i32,
    /// The city without and with the plan.
    pub outlook: Outlook<N>,
    /// Every rule in every year.
    pub verdict: Verdict<N>,
    /// The city with secured funding only.
    pub secured_outlook: Outlook<N>,
    /// Every rule in every year, with secured funding only.
    pub secured: Verdict<N>,
    /// Whether some money is only hoped for or asked for, so that secured funding is another thing than all of it.
    pub hoped: bool,
    /// Whether everything has a price, and a year after the pilot is seen.
    pub complete: bool,
}

impl<N: FullNumber> Paid<N> {
    /// Costs and funding of a case; what another case came to may spare some of the work.
    pub fn of(case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>, known: Option<Known<'_, N>>) -> Self {
        let known = known.filter(|known| known.flows.comparable(case));
        let ledger = flows_beside(case, schedule, inputs, known.as_ref().map(|known| &known.flows));
        let costs = settle(case, &ledger, inputs);
        let groups = group_beside(case, &costs, known.map_or(&[], |known| known.groups), inputs);
        let financing = finance(case, schedule, groups, inputs, Confidence::All);
        Self { ledger, costs, financing }
    }

    /// The same where no row is kept: the costs of a line are shown, summed and let go.
    pub(crate) fn in_passing(
        case: &Case,
        schedule: &Schedule,
        inputs: &impl Inputs<N>,
        mut show: impl FnMut(&Cost<N>),
    ) -> Self {
        let mut ledger = Ledger::default();
        let mut grouping = Grouping::default();
        for flows in flows_by_line(case, schedule, 0..case.lines.len(), inputs) {
            for cost in settle_line(case, &flows, inputs) {
                show(&cost);
                grouping.add(case, &cost);
            }
            ledger.add(LineFlows { rows: Vec::new(), ..flows });
        }
        let financing = finance(case, schedule, grouping.with_vat(case, inputs), inputs, Confidence::All);
        Self { ledger, costs: Vec::new(), financing }
    }

    /// Who pays, with all funding.
    pub fn financing(&self) -> &Financing<N> {
        &self.financing
    }

    /// What the city makes of it, where there is a city, as far as its verdict goes.
    pub fn outcome(&self, case: &Case, inputs: &impl Inputs<N>) -> Option<Outcome<N>> {
        Outcome::of(case, &self.financing, None, None, inputs)
    }

    /// The amounts before sections are final.
    pub(crate) fn ledger(&self) -> &Ledger<N> {
        &self.ledger
    }

    /// The run as a whole.
    pub fn judged(self, case: &Case, inputs: &impl Inputs<N>) -> Run<N> {
        let depreciation = self.financing.depreciation(case, inputs);
        let outcome = Outcome::of(case, &self.financing, Some(&depreciation), None, inputs);
        self.with(case, depreciation, outcome)
    }

    /// The run as a whole, where what the city makes of it is known.
    pub(crate) fn told(self, case: &Case, outcome: Option<Outcome<N>>, inputs: &impl Inputs<N>) -> Run<N> {
        let depreciation = self.financing.depreciation(case, inputs);
        self.with(case, depreciation, outcome)
    }

    fn with(self, case: &Case, depreciation: Depreciation<N>, outcome: Option<Outcome<N>>) -> Run<N> {
        let Self { ledger, costs, financing } = self;
        let present_value = PresentValue::of(case, &financing);
        Run { ledger, costs, financing, depreciation, present_value, outcome }
    }
}

impl<N: FullNumber> Run<N> {
    /// The costs of a line.
    pub(crate) fn costs_of(&self, line: usize) -> &[Cost<N>] {
        let first = self.costs.partition_point(|cost| cost.line < line);
        &self.costs[first..self.costs.partition_point(|cost| cost.line <= line)]
    }

    /// The whole calculation of a case.
    pub fn of(case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>) -> Self {
        Paid::of(case, schedule, inputs, None).judged(case, inputs)
    }
}

impl<N: FullNumber> Outcome<N> {
    /// What the city makes of a financing, where there is a city. `depreciation`: that of the financing, where what the plan
    /// does to the city is to hold it whether rules measure it or not. `alone`: the city by itself, where it is known.
    pub(crate) fn of(
        case: &Case,
        all: &Financing<N>,
        depreciation: Option<&Depreciation<N>>,
        alone: Option<&Alone<N>>,
        inputs: &impl Inputs<N>,
    ) -> Option<Self> {
        let city = case.city.as_ref()?;
        let horizon = Horizon::of(case);
        let weight = Weight::of(case, all, depreciation, inputs);
        let complete = case.unpriced.is_empty() && horizon.seen();
        let own = alone.is_none().then(|| Alone::of(city, horizon.last, inputs));
        let laid = Laid { horizon, city, alone: alone.or(own.as_ref())? };
        let secured = weight.secured.map(Load::of_one);
        Some(Self::weigh(laid, &Load::of_one(weight.all), secured.as_ref(), complete, inputs))
    }

    /// What loads on a city come to; without a secured one, all money is secured.
    pub(crate) fn weigh(
        laid: Laid<'_, N>,
        all: &Load<N>,
        secured: Option<&Load<N>>,
        complete: bool,
        inputs: &impl Inputs<N>,
    ) -> Self {
        let (outlook, verdict) = laid.judged(all, inputs);
        let hoped = secured.is_some();
        let (secured_outlook, secured) =
            secured.map_or_else(|| (outlook.clone(), verdict.clone()), |secured| laid.judged(secured, inputs));
        Self { first_year: laid.horizon.first, outlook, verdict, secured_outlook, secured, hoped, complete }
    }
}

/// What a plan does to a city in each fiscal year from its first: with all funding and benefits, and with what is secured;
/// none where that is all there is.
#[derive(Debug, Clone)]
pub(crate) struct Weight<N> {
    pub all: Vec<Effects<N>>,
    pub secured: Option<Vec<Effects<N>>>,
}

impl<N: FullNumber> Weight<N> {
    /// Of a plan that was financed with all funding. `depreciation`: that of this financing; without it, the weight is one
    /// for the case's own city alone, and holds depreciation only where that city's rules measure it.
    pub(crate) fn of(
        case: &Case,
        all: &Financing<N>,
        depreciation: Option<&Depreciation<N>>,
        inputs: &impl Inputs<N>,
    ) -> Self {
        let measured = case.city.as_ref().is_some_and(|city| city.depreciation.is_some());
        let net = |funds: &Funds<N>| Depreciation::of(case, &all.groups, &funds.receipts, inputs).net();
        let of_all = depreciation.map(Depreciation::net).or_else(|| measured.then(|| net(all)));
        let outlay = Outlay::of(case, &all.groups);
        let secured = (!all_secured(case)).then(|| {
            let secured = Funds::of(case, &all.groups, inputs, Confidence::Secured);
            let of_secured = of_all.is_some().then(|| net(&secured));
            Effects::of(case, &outlay, &secured, of_secured.as_ref())
        });
        Self { all: Effects::of(case, &outlay, all, of_all.as_ref()), secured }
    }
}

/// What is laid over a city in each fiscal year from the first on: all of it, and, where that is not the same, what plans
/// do that are past their own pilot.
#[derive(Debug, Clone)]
pub(crate) struct Load<N> {
    pub all: Vec<Effects<N>>,
    pub running: Option<Vec<Effects<N>>>,
}

impl<N> Load<N> {
    fn of_one(all: Vec<Effects<N>>) -> Self {
        Self { all, running: None }
    }
}

/// The city that loads are laid over, and over which years.
#[derive(Clone, Copy)]
pub(crate) struct Laid<'a, N> {
    pub horizon: Horizon,
    pub city: &'a City,
    pub alone: &'a Alone<N>,
}

impl<N: FullNumber> Laid<'_, N> {
    /// The city under a load, and every rule in every year.
    pub(crate) fn judged(&self, load: &Load<N>, inputs: &impl Inputs<N>) -> (Outlook<N>, Verdict<N>) {
        let outlook = self.alone.with(self.horizon, self.city, &load.all, inputs);
        let verdict = judge(self.horizon, self.city, &outlook, load.running.as_deref(), inputs);
        (outlook, verdict)
    }
}

/// Whether no money is only expected: what is secured is then all there is.
pub(crate) fn all_secured(case: &Case) -> bool {
    let acquired = |status: Status| status == Status::Acquired;
    let funding = case.funding.iter().all(|funding| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => acquired(grant.status),
        Funding::Loan(_) => true,
    });
    funding && case.benefits.iter().all(|benefit| acquired(benefit.status))
}

impl Outcome {
    /// Whether the answer is that the plan lasts.
    pub(crate) fn lasts(&self) -> bool {
        self.complete && self.verdict.lasts() && self.secured.lasts()
    }

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

    /// The flag by which secured funding alone fails first; none where it lasts, or is all there is.
    pub fn secured_first(&self) -> Option<&Flag<Decimal>> {
        foremost(self.secured.deciding()).filter(|_| self.hoped)
    }

    /// The strongest of what stands behind the thresholds that decide; none where none does.
    pub fn nature(&self) -> Option<Nature> {
        self.ruling().nature
    }
}
