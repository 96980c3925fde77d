//! Present values.

use super::funding::Receipt;
use super::ledger::{Ledger, Spending};
use super::plan::Plan;
use super::units::Cause;
use super::values::power;
use rust_decimal::Decimal;

/// In euros.
pub struct PresentValue {
    pub cost_excl_vat: Decimal,
    pub cost_incl_vat: Decimal,
    pub net_cost: Decimal,
    pub yearly_net_cost: Decimal,
    pub yearly_incl_vat: Decimal,
}

/// Every moment of the contract falls on a whole 24th of a year.
const PARTS: u32 = 24;

pub fn present_value(plan: &Plan, ledger: &Ledger, receipts: &[Receipt]) -> PresentValue {
    let factors = factors(plan.discount_rate, 2 * plan.horizon);
    let twelve = Decimal::from(12);
    let cost = |amount: &dyn Fn(&Spending) -> Decimal| {
        let sum: Decimal =
            ledger.spending.iter().map(|spending| amount(spending) * factors[moment(plan, spending)]).sum();
        sum / twelve
    };
    let received: Decimal = receipts
        .iter()
        .filter(|receipt| receipt.month < plan.horizon)
        .map(|receipt| receipt.twelfths * factors[2 * receipt.month as usize])
        .sum();
    let cost_incl_vat = cost(&|spending| spending.incl_vat);
    let net_cost = cost_incl_vat - received / twelve;
    let whole = factors[2 * plan.horizon as usize];
    let yearly = |value: Decimal| {
        if plan.discount_rate.is_zero() {
            value * twelve / Decimal::from(plan.horizon)
        } else {
            value * plan.discount_rate / (Decimal::ONE - whole)
        }
    };
    PresentValue {
        cost_excl_vat: cost(&|spending| spending.excl_vat),
        cost_incl_vat,
        net_cost,
        yearly_net_cost: yearly(net_cost),
        yearly_incl_vat: yearly(cost_incl_vat),
    }
}

/// `(1 + rate)^(-m/12)` of each month of the plan, whatever its timing.
pub fn monthly_factors(plan: &Plan) -> Vec<Decimal> {
    factors(plan.discount_rate, 2 * plan.horizon).into_iter().step_by(2).collect()
}

/// When an amount counts, in 24ths of a year.
fn moment(plan: &Plan, spending: &Spending) -> usize {
    let spread = matches!(spending.cause, Cause::Recurring | Cause::Failure);
    let year_start = spending.month / 12 * 12;
    let year_end = (year_start + 12).min(plan.horizon);
    let moment = match (spread, plan.timing.as_str()) {
        (true, "end-of-year") => 2 * year_end,
        (true, "mid-year") => year_start + year_end,
        (_, "monthly" | "end-of-year" | "mid-year") => 2 * spending.month,
        (_, other) => panic!("unknown timing {other}"),
    };
    moment as usize
}

/// `(1 + rate)^(-k/24)` for k = 0 ..= `last`.
fn factors(rate: Decimal, last: i32) -> Vec<Decimal> {
    let step = Decimal::ONE / root(Decimal::ONE + rate);
    let mut factors = vec![Decimal::ONE];
    for k in 0..last as usize {
        factors.push(factors[k] * step);
    }
    factors
}

/// The 24th root, by Newton's method: library powers of fractions keep too few digits.
fn root(value: Decimal) -> Decimal {
    let parts = Decimal::from(PARTS);
    let mut root = Decimal::ONE + (value - Decimal::ONE) / parts;
    for _ in 0..60 {
        root = ((parts - Decimal::ONE) * root + value / power(root, PARTS - 1)) / parts;
    }
    root
}
