use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::figures::Snapshot;
use crate::analysis::Analysis;
use crate::diagnostic::Diagnostic;
use crate::finance::Financing;
use crate::model::Case;
use crate::number::FullNumber;

/// What a run comes to, with the years: what a line of a batch is answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Id of the plan, or of the programme.
    pub plan: String,
    /// Whether it is of several plans together.
    pub programme: bool,
    /// Id of the city, where there is one.
    pub city: Option<String>,
    /// Verdict and key figures.
    pub snapshot: Snapshot,
    /// Fiscal years in which something is spent, with the cost excluding and including VAT, in EUR.
    pub costs: Vec<(i32, Decimal, Decimal)>,
    /// Every fiscal year with the net cost to the city, in EUR.
    pub net_cost: Vec<(i32, Decimal)>,
    /// Codes of what there is to warn of, each once.
    pub warnings: BTreeSet<&'static str>,
}

impl Brief {
    /// What a run comes to.
    pub fn of(analysis: &Analysis) -> Self {
        let (case, financing) = (&analysis.case, &analysis.financing);
        Self {
            plan: case.plan.clone(),
            programme: false,
            city: case.city.as_ref().map(|city| city.id.clone()),
            snapshot: Snapshot::of(analysis),
            costs: costs(case, financing).into_iter().map(|(year, (excl, incl))| (year, excl, incl)).collect(),
            net_cost: (financing.first_year..).zip(financing.net_cost.0.iter().copied()).collect(),
            warnings: BTreeSet::new(),
        }
    }

    /// The same, with the codes of warnings.
    pub fn warned<'d>(self, warnings: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        Self { warnings: warnings.into_iter().map(|one| one.code.id).collect(), ..self }
    }
}

/// What briefs of several plans come to by year: costs excluding and including VAT, net costs.
pub(crate) fn summed(briefs: &[Brief]) -> (Vec<(i32, Decimal, Decimal)>, Vec<(i32, Decimal)>) {
    let (mut costs, mut net): (BTreeMap<i32, (Decimal, Decimal)>, BTreeMap<i32, Decimal>) = Default::default();
    for brief in briefs {
        for (year, excl, incl) in &brief.costs {
            let sums = costs.entry(*year).or_default();
            *sums = (sums.0 + excl, sums.1 + incl);
        }
        brief.net_cost.iter().for_each(|(year, amount)| *net.entry(*year).or_default() += amount);
    }
    (costs.into_iter().map(|(year, (excl, incl))| (year, excl, incl)).collect(), net.into_iter().collect())
}

/// Cost excluding and including VAT by fiscal year, of the years in which something is spent.
pub(super) fn costs<N: FullNumber>(case: &Case, financing: &Financing<N>) -> BTreeMap<i32, (N, N)> {
    let mut years: BTreeMap<i32, (N, N)> = BTreeMap::new();
    for group in &financing.groups {
        for (month, (excl, incl)) in (0..).zip(group.excl_vat.iter().zip(&group.incl_vat)) {
            if !excl.is_nothing() {
                let year = case.calendar.year_of(month);
                let sums = years.entry(year).or_insert_with(|| (N::zero(), N::zero()));
                sums.0.add_to(excl);
                sums.1.add_to(incl);
            }
        }
    }
    years.values_mut().for_each(|(excl, incl)| (*excl, *incl) = (excl.twelfth(), incl.twelfth()));
    years
}
