use crate::analysis::Analysis;
use crate::city::{Effects, Outlook, Verdict, judge};
use crate::engine::{Ledger, flows};
use crate::finance::{Confidence, Cost, Financing, PresentValue, finance, group, settle};
use crate::model::{Datum, Inputs};
use crate::number::Traced;

/// Every value as a leaf that remembers which input it is.
struct Remembered;

impl Inputs<Traced> for Remembered {
    fn of(&self, datum: Datum) -> Traced {
        Traced::input(datum.id, datum.value)
    }
}

/// A case calculated with numbers that remember how they came about.
#[derive(Debug)]
pub struct Run<'a> {
    /// The exact run of the same case.
    pub analysis: &'a Analysis,
    /// Amounts before sections are final.
    pub ledger: Ledger<Traced>,
    /// Amounts in their final sections.
    pub costs: Vec<Cost<Traced>>,
    /// Who pays.
    pub financing: Financing<Traced>,
    /// What all of it is worth at the start.
    pub present_value: PresentValue<Traced>,
    /// The city without and with the plan, and every rule in every year; none without a city.
    pub city: Option<(Outlook<Traced>, Verdict<Traced>)>,
}

impl<'a> Run<'a> {
    /// Calculates once more what has been analysed.
    pub fn of(analysis: &'a Analysis) -> Self {
        let (case, schedule, inputs) = (&analysis.case, &analysis.schedule, &Remembered);
        let ledger = flows(case, schedule, inputs);
        let costs = settle(case, &ledger, inputs);
        let groups = group(case, &costs, inputs);
        let financing = finance(case, schedule, groups, inputs, Confidence::All);
        let city = case.city.as_ref().map(|city| {
            let outlook = Outlook::of(case, city, &Effects::of(case, &financing), inputs);
            let verdict = judge(case, city, &outlook, inputs);
            (outlook, verdict)
        });
        let present_value = PresentValue::of(case, &financing);
        Self { analysis, ledger, costs, financing, present_value, city }
    }

    /// A value of the case as a leaf.
    pub fn leaf(datum: Datum) -> Traced {
        Remembered.of(datum)
    }
}
