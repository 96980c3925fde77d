//! When what the plan saves and earns has paid for it.

use super::discount::monthly_factors;
use super::funding::{Benefit, Receipt};
use super::ledger::Ledger;
use super::plan::Plan;
use super::values::rounded;
use rust_decimal::Decimal;

/// The first month from which on cumulative cost is not above 0, as it is and discounted.
pub fn payback(plan: &Plan, ledger: &Ledger, receipts: &[Receipt], benefits: &[Benefit]) -> (Option<i32>, Option<i32>) {
    if benefits.is_empty() {
        return (None, None);
    }
    let mut months = vec![Decimal::ZERO; plan.horizon as usize];
    for spending in &ledger.spending {
        months[spending.month as usize] += spending.incl_vat;
    }
    for receipt in receipts.iter().filter(|receipt| receipt.month < plan.horizon) {
        months[receipt.month as usize] -= receipt.twelfths;
    }
    for benefit in benefits {
        for (month, twelfths) in benefit.months.iter().enumerate() {
            months[month] -= twelfths;
        }
    }
    let factors = monthly_factors(plan);
    let discounted: Vec<Decimal> = months.iter().zip(factors).map(|(amount, factor)| amount * factor).collect();
    (paid_back(&months), paid_back(&discounted))
}

fn paid_back(twelfths: &[Decimal]) -> Option<i32> {
    let mut since = None;
    let mut total = Decimal::ZERO;
    for (month, amount) in (0..).zip(twelfths) {
        total += amount;
        if rounded(total / Decimal::from(12), 9) > Decimal::ZERO {
            since = None;
        } else if since.is_none() {
            since = Some(month);
        }
    }
    since
}
