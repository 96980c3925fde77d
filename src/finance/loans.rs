use rust_decimal::Decimal;

use super::financing::Financing;
use crate::diagnostic::{Diagnostic, codes};
use crate::document::Profile;
use crate::model::{Case, Funding, Inputs, Loan, LoanSize};
use crate::number::{FullNumber, Label, What};

/// One payment of a loan, in euros.
#[derive(Debug, Clone)]
pub struct Payment<N> {
    /// Month of the plan, which may lie after the horizon.
    pub month: u32,
    /// Interest, rounded half-up to the cent.
    pub interest: N,
    /// Capital repaid.
    pub principal: N,
    /// What is paid.
    pub instalment: N,
    /// Capital outstanding after the payment.
    pub balance: N,
}

/// A loan with its table.
#[derive(Debug, Clone)]
pub struct Repayment<N> {
    /// Which of the funding it is.
    pub funding: usize,
    /// Month of the plan in which it is drawn.
    pub draw: u32,
    /// What is borrowed.
    pub amount: N,
    /// Its payments.
    pub schedule: Vec<Payment<N>>,
}

/// The loans of a case, `investment` being the plan's investment TTC and `ceiling` what loans may pay for.
pub(super) fn repayments<N: FullNumber>(
    case: &Case,
    investment: &N,
    ceiling: &N,
    inputs: &impl Inputs<N>,
) -> (Vec<Repayment<N>>, N) {
    let loans = case.funding.iter().enumerate().filter_map(|(place, funding)| match funding {
        Funding::Loan(loan) => Some((place, loan)),
        _ => None,
    });
    let mut total = N::zero();
    let mut sized: Vec<(usize, &Loan, N)> = Vec::new();
    for (place, loan) in loans {
        let amount = match loan.size {
            LoanSize::Fixed(amount) => inputs.of(amount),
            LoanSize::OfInvestment(share) => investment.mul(&inputs.of(share)).cents(),
        };
        let amount = amount.mark(|| Label::new(What::LoanAmount).entry(place));
        total.add_to(&amount);
        sized.push((place, loan, amount));
    }
    let excess = total.sub(ceiling);
    let above = ceiling.sub(&total).below_zero();
    let table = |(place, loan, amount): (usize, &Loan, N)| {
        let amount = if case.cut_loans {
            // In proportion, to the cent; a total of zero is never above the ceiling.
            let divisor = N::select(&total.not_positive(), &N::constant(Decimal::ONE), &total);
            let floor = ceiling.max(&N::zero());
            let cut = N::select(&above, &amount.mul(&floor).div(&divisor).cents(), &amount);
            cut.mark(|| Label::new(What::LoanAmount).entry(place))
        } else {
            amount
        };
        let amount = amount.materialize();
        let schedule = schedule(loan, place, &amount, inputs);
        Repayment { funding: place, draw: loan.draw, amount, schedule }
    };
    (sized.into_iter().map(table).collect(), excess)
}

/// The table of a loan. Interest is rounded each period, and the instalment of an annuity; the last
/// principal is what is left.
fn schedule<N: FullNumber>(loan: &Loan, place: usize, amount: &N, inputs: &impl Inputs<N>) -> Vec<Payment<N>> {
    let name = |what| Label::new(what).entry(place);
    let per_year = Decimal::from(12 / loan.every);
    let rate = inputs.of(loan.rate).div(&N::constant(per_year));
    let repaying = loan.periods - loan.deferral;
    let instalment = match loan.profile {
        Profile::Annuity => annuity(amount, &rate, loan.rate.value.is_zero(), repaying).cents(),
        Profile::ConstantCapital => amount.div(&N::constant(Decimal::from(repaying))).cents(),
        Profile::Bullet => N::zero(),
    };
    let instalment = instalment.mark(|| name(What::Instalment));
    let mut balance = amount.clone();
    let mut out = Vec::with_capacity(loan.periods as usize);
    for period in 1..=loan.periods {
        let month = loan.draw + period * loan.every;
        let interest = balance.mul(&rate).cents().mark(|| name(What::LoanInterest).month(month));
        let last = period == loan.periods;
        let principal = match loan.profile {
            _ if last => balance.clone(),
            _ if period <= loan.deferral => N::zero(),
            Profile::Annuity => instalment.sub(&interest),
            Profile::ConstantCapital => instalment.clone(),
            Profile::Bullet => N::zero(),
        };
        let principal = principal.mark(|| name(What::LoanPrincipal).month(month));
        balance = balance.sub(&principal).mark(|| name(What::LoanBalance).month(month));
        let paid = interest.add(&principal);
        out.push(Payment { month, interest, principal, instalment: paid, balance: balance.clone() });
    }
    out
}

/// The constant instalment `amount * r / (1 - (1 + r)^-n)`; without interest `amount / n`.
fn annuity<N: FullNumber>(amount: &N, rate: &N, no_interest: bool, periods: u32) -> N {
    if no_interest {
        return amount.div(&N::constant(Decimal::from(periods)));
    }
    let one = N::constant(Decimal::ONE);
    let growth = one.add(rate);
    let mut power = one.clone();
    for _ in 0..periods {
        power = power.mul(&growth);
    }
    // r / (1 - 1/p) = r * p / (p - 1), which divides once.
    amount.mul(rate).mul(&power).div(&power.sub(&one))
}

/// The fault of a plan as written whose loans are above what they may pay for.
pub(crate) fn ceiling_fault(case: &Case, financing: &Financing<Decimal>) -> Option<Diagnostic> {
    let (excess, ceiling) = (financing.loans_above(), financing.loan_ceiling);
    if case.cut_loans || excess <= Decimal::new(1, 9) {
        return None;
    }
    let span = case.funding.iter().find_map(|funding| match funding {
        Funding::Loan(loan) => Some(loan.span),
        _ => None,
    })?;
    let fault = Diagnostic::at(codes::LOAN_CEILING, span).arg("excess", crate::language::Arg::Money(excess));
    Some(fault.arg("ceiling", crate::language::Arg::Money(ceiling.max(Decimal::ZERO))).help("help"))
}
