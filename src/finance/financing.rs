use super::benefits::{BenefitRow, benefits};
use super::cliff::{Cliff, cliff};
use super::depreciation::Depreciation;
use super::grants::{Receipt, ReceiptKind, receipts};
use super::groups::Group;
use super::loans::{Repayment, repayments};
use crate::document::{Funder, Section, Status};
use crate::engine::{Cause, Schedule};
use crate::model::{Case, Funding, Inputs};
use crate::number::{FullNumber, Label, What};

/// Which money counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// All funding and benefits.
    All,
    /// Only what is acquired, the FCTVA and loans.
    Secured,
}

/// Sums of a fiscal year, one for each year of the plan. In euros.
#[derive(Debug, Clone)]
pub struct Years<N>(pub Vec<N>);

/// Who pays for a plan, and when. Month figures in twelfths of a euro, the rest in euros.
#[derive(Debug, Clone)]
pub struct Financing<N> {
    /// Costs by what finance tells apart.
    pub groups: Vec<Group<N>>,
    /// Subsidies, contributions and FCTVA, by what gives right to them.
    pub receipts: Vec<Receipt<N>>,
    /// Savings and revenues.
    pub benefits: Vec<BenefitRow<N>>,
    /// Loans with their tables.
    pub loans: Vec<Repayment<N>>,
    /// Loans asked for above what they may pay for; negative where they are below.
    pub loan_excess: N,
    /// What loans may pay for: investment TTC less what it gives right to.
    pub loan_ceiling: N,
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
    let counts = |status: Status| confidence == Confidence::All || status == Status::Acquired;
    let receipts = receipts(case, &groups, inputs, counts);
    let benefits = benefits(case, inputs, counts);
    let investment =
        sum(groups.iter().filter(|group| group.key.section == Section::Investment).flat_map(|g| &g.incl_vat));
    // A loan has one amount: what is cut is cut by all that the investment gives right to, whatever money is looked at.
    let cut = case.cut_loans && case.funding.iter().any(|funding| matches!(funding, Funding::Loan(_)));
    let of_all =
        (cut && confidence == Confidence::Secured).then(|| super::grants::receipts(case, &groups, inputs, |_| true));
    let rights = of_all.as_ref().unwrap_or(&receipts).iter().filter(|one| one.section == Section::Investment);
    let rights = sum(rights.flat_map(|one| &one.spent));
    let investment = investment.twelfth().materialize().mark(|| Label::new(What::PlanInvestment));
    let ceiling = investment.sub(&rights.twelfth().materialize()).mark(|| Label::new(What::LoanCeiling));
    let (loans, loan_excess) = repayments(case, &investment, &ceiling, inputs);
    let cliff = cliff(case, schedule, &groups, &receipts);
    let mut financing = Financing {
        groups,
        receipts,
        benefits,
        loans,
        loan_excess,
        loan_ceiling: ceiling,
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

impl<N: FullNumber> Years<N> {
    fn nothing(case: &Case) -> Self {
        Self(vec![N::zero(); case.calendar.years().count()])
    }

    /// The year's sum, by its place from the plan's first year.
    pub fn get(&self, place: usize) -> Option<&N> {
        self.0.get(place)
    }

    fn add(&mut self, case: &Case, month: u32, amount: &N) {
        let place = usize::try_from(case.calendar.year_of(month) - case.calendar.start.year()).unwrap_or(0);
        if let Some(year) = self.0.get_mut(place) {
            year.add_to(amount);
        }
    }

    fn twelfths(self) -> Self {
        Self(self.0.iter().map(N::twelfth).collect())
    }

    /// Names each year's sum.
    #[must_use]
    pub fn mark(self, case: &Case, what: What) -> Self {
        let years = case.calendar.start.year()..;
        Self(years.zip(self.0).map(|(year, sum)| sum.mark(|| Label::new(what).year(year))).collect())
    }

    /// Year by year the sum of two.
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a.add(b)).collect())
    }

    /// Year by year the difference of two.
    pub fn minus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a.sub(b)).collect())
    }
}

impl<N: FullNumber> Financing<N> {
    /// Loans above what they may pay for. Where receipts leave nothing to be paid, that is nothing: loans of nothing
    /// are not above it.
    pub fn loans_above(&self) -> N {
        self.loan_excess.add(&self.loan_ceiling.min(&N::zero()))
    }

    /// What its investment charges to the operating section of the years. Worked out where it is asked for: no rule of a
    /// city measures it whose accounts do not give theirs.
    pub fn depreciation(&self, case: &Case, inputs: &impl Inputs<N>) -> Depreciation<N> {
        Depreciation::of(case, &self.groups, &self.receipts, inputs)
    }

    /// Costs TTC by fiscal year, of the groups that are asked for.
    pub fn cost(&self, case: &Case, wanted: impl Fn(&Group<N>) -> bool) -> Years<N> {
        let mut years = Years::nothing(case);
        for group in self.groups.iter().filter(|group| wanted(group)) {
            for (month, amount) in (0..).zip(&group.incl_vat).filter(|(_, amount)| !amount.is_nothing()) {
                years.add(case, month, amount);
            }
        }
        years.twelfths()
    }

    /// Receipts by the fiscal year in which they arrive; those after the horizon are not counted.
    pub fn receipts(&self, case: &Case, wanted: impl Fn(&Receipt<N>) -> bool) -> Years<N> {
        let mut years = Years::nothing(case);
        for receipt in self.receipts.iter().filter(|receipt| wanted(receipt)) {
            for (spent, amount) in receipt.spent.iter().enumerate().filter(|(_, amount)| !amount.is_nothing()) {
                if let Some(month) = receipt.month(spent, case.calendar.months) {
                    years.add(case, month, amount);
                }
            }
        }
        years.twelfths()
    }

    /// Benefits by fiscal year.
    pub fn benefits(&self, case: &Case, wanted: impl Fn(&BenefitRow<N>) -> bool) -> Years<N> {
        let mut years = Years::nothing(case);
        for row in self.benefits.iter().filter(|row| wanted(row)) {
            for (month, amount) in (0..).zip(&row.amounts) {
                years.add(case, month, amount);
            }
        }
        years.twelfths()
    }

    /// Loan interest paid within the horizon, by fiscal year.
    pub fn loan_interest(&self, case: &Case) -> Years<N> {
        self.payments(case, |payment| payment.interest.clone())
    }

    /// Capital repaid within the horizon, by fiscal year.
    pub fn loan_principal(&self, case: &Case) -> Years<N> {
        self.payments(case, |payment| payment.principal.clone())
    }

    /// Loans drawn, by fiscal year.
    pub fn loans_drawn(&self, case: &Case) -> Years<N> {
        let mut years = Years::nothing(case);
        for loan in &self.loans {
            years.add(case, loan.draw, &loan.amount);
        }
        years
    }

    fn payments(&self, case: &Case, part: impl Fn(&super::Payment<N>) -> N) -> Years<N> {
        let mut years = Years::nothing(case);
        for payment in self.loans.iter().flat_map(|loan| &loan.schedule) {
            if payment.month < case.calendar.months {
                years.add(case, payment.month, &part(payment));
            }
        }
        years
    }

    /// Renewals TTC of any section, less the FCTVA that they give right to, whenever received; by the
    /// year of the spending, without the lines that the accounts hold.
    pub fn renewals(&self, case: &Case) -> Years<N> {
        let years = self.cost(case, |group| group.key.cause == Cause::Renewal && !group.key.in_accounts);
        let fctva = |receipt: &Receipt<N>| {
            receipt.kind == ReceiptKind::Fctva && receipt.cause == Cause::Renewal && !receipt.in_accounts
        };
        years.minus(&self.rights(case, fctva))
    }

    /// What spending gives right to, by the fiscal year of the spending, whenever it is received.
    pub fn rights(&self, case: &Case, wanted: impl Fn(&Receipt<N>) -> bool) -> Years<N> {
        let mut years = Years::nothing(case);
        for receipt in self.receipts.iter().filter(|receipt| wanted(receipt)) {
            (0..).zip(&receipt.spent).for_each(|(month, amount)| years.add(case, month, amount));
        }
        years.twelfths()
    }

    /// Net cost after benefits by year, without the lines that the accounts hold.
    pub fn net_outside_accounts(&self, case: &Case) -> Years<N> {
        let cost = self.cost(case, |group| !group.key.in_accounts).plus(&self.loan_interest(case));
        let received = self.receipts(case, |receipt| !receipt.in_accounts);
        cost.minus(&received).minus(&self.benefits(case, |_| true))
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
