use std::ops::Deref;

use super::cliff::{Cliff, cliff};
use super::depreciation::Depreciation;
use super::funds::Funds;
use super::grants::ReceiptKind;
use super::groups::Group;
use super::years::Years;
use crate::document::{Funder, Section};
use crate::engine::Schedule;
use crate::model::{Case, Inputs};
use crate::number::{FullNumber, What};

/// Which money counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// All funding and benefits.
    All,
    /// Only what is acquired, the FCTVA and loans.
    Secured,
}

/// Who pays for a plan, and when. Month figures in twelfths of a euro, the rest in euros.
#[derive(Debug, Clone)]
pub struct Financing<N> {
    /// Costs by what finance tells apart.
    pub groups: Vec<Group<N>>,
    /// The money that pays for them.
    pub funds: Funds<N>,
    /// Net cost by year: TTC and loan interest less receipts.
    pub net_cost: Years<N>,
    /// Cost TTC of all years.
    pub cost_incl_vat: N,
    /// Loan interest within the horizon.
    pub interest: N,
    /// Receipts within the horizon.
    pub received: N,
    /// Benefits of all years.
    pub benefit: N,
    /// The cost cliff; none without a pilot.
    pub cliff: Option<Cliff<N>>,
    /// First fiscal year.
    pub first_year: i32,
}

/// Finances costs that were grouped. Everything that the city's budget needs is asked of the result.
pub fn finance<N: FullNumber>(
    case: &Case,
    schedule: &Schedule,
    groups: Vec<Group<N>>,
    inputs: &impl Inputs<N>,
    confidence: Confidence,
) -> Financing<N> {
    let funds = Funds::of(case, &groups, inputs, confidence);
    let cliff = cliff(case, schedule, &groups, &funds.receipts);
    let mut financing = Financing {
        groups,
        funds,
        net_cost: Years(Vec::new()),
        cost_incl_vat: N::zero(),
        interest: N::zero(),
        received: N::zero(),
        benefit: N::zero(),
        cliff,
        first_year: case.calendar.start.year(),
    };
    let cost = financing.cost(case, |_| true).mark(case, What::YearCost);
    let received = financing.receipts(case, |_| true).mark(case, What::YearReceipts);
    let interest = financing.loan_interest(case).mark(case, What::YearInterest);
    financing.net_cost = cost.plus(&interest).minus(&received).mark(case, What::YearNetCost);
    financing.cost_incl_vat = sum(&cost.0);
    financing.interest = sum(&interest.0);
    financing.received = sum(&received.0);
    financing.benefit = sum(&financing.benefits(case, |_| true).mark(case, What::YearBenefits).0);
    financing
}

pub(super) fn sum<'n, N: FullNumber + 'n>(amounts: impl IntoIterator<Item = &'n N>) -> N {
    let mut total = N::zero();
    amounts.into_iter().for_each(|amount| total.add_to(amount));
    total
}

/// Costs TTC by fiscal year, of the groups that are asked for.
pub(super) fn cost<N: FullNumber>(case: &Case, groups: &[Group<N>], wanted: impl Fn(&Group<N>) -> bool) -> Years<N> {
    let rows = groups.iter().filter(|group| wanted(group)).map(|group| (0, group.incl_vat.as_slice()));
    Years::of_rows(case, rows).twelfths()
}

impl<N> Deref for Financing<N> {
    type Target = Funds<N>;

    fn deref(&self) -> &Funds<N> {
        &self.funds
    }
}

impl<N: FullNumber> Financing<N> {
    /// What its investment charges to the operating section of the years. Worked out where it is asked for: no rule of a
    /// city measures it whose accounts do not give theirs.
    pub fn depreciation(&self, case: &Case, inputs: &impl Inputs<N>) -> Depreciation<N> {
        Depreciation::of(case, &self.groups, &self.receipts, inputs)
    }

    /// Costs TTC by fiscal year, of the groups that are asked for.
    pub fn cost(&self, case: &Case, wanted: impl Fn(&Group<N>) -> bool) -> Years<N> {
        cost(case, &self.groups, wanted)
    }

    /// What public funders give to the investment, whenever received, and what private ones leave of it, excluding VAT:
    /// the two that CGCT L1111-10 compares. The FCTVA is no subsidy.
    pub fn co_financing(&self) -> (N, N) {
        let invested = self.groups.iter().filter(|group| group.key.section == Section::Investment);
        let given = |private: bool| {
            let grants = self.receipts.iter().filter(|one| one.kind != ReceiptKind::Fctva);
            let grants = grants.filter(|one| one.section == Section::Investment);
            sum(grants.filter(|one| (one.funder == Funder::Private) == private).flat_map(|one| &one.spent)).twelfth()
        };
        let invested = sum(invested.flat_map(|group| &group.excl_vat)).twelfth();
        (given(false), invested.sub(&given(true)))
    }

    /// Net cost of all years.
    pub fn net_total(&self) -> N {
        sum(&self.net_cost.0)
    }
}
