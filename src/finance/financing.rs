use std::ops::Deref;

use rust_decimal::Decimal;

use super::cliff::{Cliff, cliff};
use super::costs::Cost;
use super::depreciation::Depreciation;
use super::funds::Funds;
use super::grants::{Receipt, ReceiptKind, receipts_beside};
use super::groups::{Group, regroup};
use super::years::Years;
use crate::document::{Funder, Section};
use crate::engine::Schedule;
use crate::model::{Case, Funding, Inputs};
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
    Financing::of(case, schedule, groups, funds)
}

pub(super) fn sum<'n, N: FullNumber + 'n>(amounts: impl IntoIterator<Item = &'n N>) -> N {
    let mut total = N::zero();
    amounts.into_iter().for_each(|amount| total.add_to(amount));
    total
}

/// Costs TTC by fiscal year, of the groups that are asked for.
pub(super) fn cost<'g, N: FullNumber>(
    case: &Case,
    groups: &'g [Group<N>],
    wanted: impl Fn(&Group<N>) -> bool,
) -> Years<N> {
    let by_year = |group: &'g Group<N>| group.by_year.as_ref().map(|[_, incl_vat]| incl_vat);
    let by_month = |group: &'g Group<N>| (0..).zip(&group.incl_vat).filter(|(_, amount)| !amount.is_nothing());
    Years::of_all(case, groups.iter().filter(|group| wanted(group)), by_year, by_month).twelfths()
}

impl<N> Deref for Financing<N> {
    type Target = Funds<N>;

    fn deref(&self) -> &Funds<N> {
        &self.funds
    }
}

impl<N: FullNumber> Financing<N> {
    /// Of costs that were grouped and the money that pays for them.
    fn of(case: &Case, schedule: &Schedule, groups: Vec<Group<N>>, funds: Funds<N>) -> Self {
        let cliff = cliff(case, schedule, &groups, &funds.receipts);
        let mut financing = Self {
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
            sum(grants.filter(|one| (one.funder == Funder::Private) == private).flat_map(Receipt::parts)).twelfth()
        };
        let invested = sum(invested.flat_map(Group::parts_excl_vat)).twelfth();
        (given(false), invested.sub(&given(true)))
    }

    /// The same with the years of its parts summed once, for those that are made from it by a change.
    pub(crate) fn kept(mut self, case: &Case) -> Self {
        self.groups = self.groups.into_iter().map(|group| group.kept(case)).collect();
        self.funds.receipts = self.funds.receipts.into_iter().map(|receipt| receipt.kept(case)).collect();
        self
    }

    /// Net cost of all years.
    pub fn net_total(&self) -> N {
        sum(&self.net_cost.0)
    }
}

impl Financing<Decimal> {
    /// The financing of the same plan after some costs became others: `-1` takes a cost away, `1` puts one in. What these
    /// costs do not change stays as it is.
    pub(crate) fn after(
        &self,
        case: &Case,
        schedule: &Schedule,
        changes: &[(Decimal, &Cost<Decimal>)],
        inputs: &impl Inputs<Decimal>,
    ) -> Self {
        let (groups, touched) = regroup(case, &self.groups, changes, inputs);
        let eligible = |place: usize| touched.iter().any(|group| groups[*group].key.eligible[place]);
        let capped = |funding: &Funding| funding.grant().is_some_and(|grant| grant.cap.is_some());
        // What is left of a cap hangs on all that it is for, and the FCTVA on what is given.
        let moved: Vec<bool> =
            case.funding.iter().enumerate().map(|(place, funding)| capped(funding) && eligible(place)).collect();
        let stays = |funding: Option<usize>, group: usize| {
            !touched.contains(&group) && funding.map_or(!moved.contains(&true), |place| !moved[place])
        };
        let known = |funding: Option<usize>, group: usize| {
            let same = |one: &&Receipt<Decimal>| one.funding == funding && one.group == group;
            if stays(funding, group) { self.receipts.iter().find(same) } else { None }
        };
        let receipts = receipts_beside(case, &groups, inputs, |_| true, known);
        let funds = Funds::beside(receipts, case, &groups, inputs, Confidence::All);
        Self::of(case, schedule, groups, funds)
    }
}
