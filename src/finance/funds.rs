use super::benefits::{BenefitRow, benefits};
use super::financing::{Confidence, sum};
use super::grants::{Receipt, receipts};
use super::groups::Group;
use super::loans::{Payment, Repayment, repayments};
use super::years::Years;
use crate::document::{Section, Status};
use crate::model::{Case, Funding, Inputs};
use crate::number::{FullNumber, Label, What};

/// The money that pays for a plan beside the city's own. Month figures in twelfths of a euro, the rest in euros.
#[derive(Debug, Clone)]
pub struct Funds<N> {
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
}

impl<N: FullNumber> Funds<N> {
    /// What costs that were grouped give right to.
    pub(crate) fn of(case: &Case, groups: &[Group<N>], inputs: &impl Inputs<N>, confidence: Confidence) -> Self {
        let counts = |status: Status| confidence == Confidence::All || status == Status::Acquired;
        Self::beside(receipts(case, groups, inputs, counts), case, groups, inputs, confidence)
    }

    /// The same where the receipts are known.
    pub(super) fn beside(
        receipts: Vec<Receipt<N>>,
        case: &Case,
        groups: &[Group<N>],
        inputs: &impl Inputs<N>,
        confidence: Confidence,
    ) -> Self {
        let counts = |status: Status| confidence == Confidence::All || status == Status::Acquired;
        let benefits = benefits(case, inputs, counts);
        let invested = groups.iter().filter(|group| group.key.section == Section::Investment);
        let investment = sum(invested.flat_map(Group::parts_incl_vat));
        // A loan has one amount: what is cut is cut by all that the investment gives right to, whatever money is looked at.
        let cut = case.cut_loans && case.funding.iter().any(|funding| matches!(funding, Funding::Loan(_)));
        let of_all =
            (cut && confidence == Confidence::Secured).then(|| super::grants::receipts(case, groups, inputs, |_| true));
        let rights = of_all.as_ref().unwrap_or(&receipts).iter().filter(|one| one.section == Section::Investment);
        let rights = sum(rights.flat_map(Receipt::parts));
        let investment = investment.twelfth().materialize().mark(|| Label::new(What::PlanInvestment));
        let ceiling = investment.sub(&rights.twelfth().materialize()).mark(|| Label::new(What::LoanCeiling));
        let (loans, loan_excess) = repayments(case, &investment, &ceiling, inputs);
        Self { receipts, benefits, loans, loan_excess, loan_ceiling: ceiling }
    }

    /// Loans above what they may pay for. Where receipts leave nothing to be paid, that is nothing: loans of nothing
    /// are not above it.
    pub fn loans_above(&self) -> N {
        self.loan_excess.add(&self.loan_ceiling.min(&N::zero()))
    }

    /// Receipts by the fiscal year in which they arrive; those after the horizon are not counted.
    pub fn receipts<'s>(&'s self, case: &Case, wanted: impl Fn(&Receipt<N>) -> bool) -> Years<N> {
        let receipts = self.receipts.iter().filter(|receipt| wanted(receipt));
        let by_year = |receipt: &'s Receipt<N>| receipt.by_year.as_ref().map(|[arrived, _]| arrived);
        let by_month = |receipt: &'s Receipt<N>| receipt.arriving().filter(|(_, amount)| !amount.is_nothing());
        Years::of_all(case, receipts, by_year, by_month).twelfths()
    }

    /// Benefits by fiscal year.
    pub fn benefits(&self, case: &Case, wanted: impl Fn(&BenefitRow<N>) -> bool) -> Years<N> {
        let rows = self.benefits.iter().filter(|row| wanted(row));
        Years::of_months(case, rows.flat_map(|row| (0..).zip(&row.amounts))).twelfths()
    }

    /// Loan interest paid within the horizon, by fiscal year.
    pub fn loan_interest(&self, case: &Case) -> Years<N> {
        Years::of_months(case, self.payments().map(|payment| (payment.month, &payment.interest)))
    }

    /// Capital repaid within the horizon, by fiscal year.
    pub fn loan_principal(&self, case: &Case) -> Years<N> {
        Years::of_months(case, self.payments().map(|payment| (payment.month, &payment.principal)))
    }

    /// Loans drawn, by fiscal year.
    pub fn loans_drawn(&self, case: &Case) -> Years<N> {
        Years::of_months(case, self.loans.iter().map(|loan| (loan.draw, &loan.amount)))
    }

    fn payments(&self) -> impl Iterator<Item = &Payment<N>> {
        self.loans.iter().flat_map(|loan| &loan.schedule)
    }

    /// What spending gives right to, by the fiscal year of the spending, whenever it is received.
    pub fn rights<'s>(&'s self, case: &Case, wanted: impl Fn(&Receipt<N>) -> bool) -> Years<N> {
        let receipts = self.receipts.iter().filter(|receipt| wanted(receipt));
        let by_year = |receipt: &'s Receipt<N>| receipt.by_year.as_ref().map(|[_, spent]| spent);
        let by_month = |receipt: &'s Receipt<N>| (0..).zip(&receipt.spent);
        Years::of_all(case, receipts, by_year, by_month).twelfths()
    }
}
