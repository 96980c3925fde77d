use rust_decimal::Decimal;

use super::discount::Discount;
use super::financing::Financing;
use crate::model::Case;
use crate::number::{FullNumber, Label, What};
use crate::units::{MONTHS_A_YEAR, half_up};

/// When what a plan saves and earns has paid for it: months of the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Payback {
    /// As amounts are; none where they never do, without benefits, and where something is unpriced.
    pub month: Option<u32>,
    /// With every amount discounted from its own month, whatever the convention.
    pub discounted: Option<u32>,
}

impl Payback {
    /// The first month from which on, up to the horizon, cumulative cost TTC less receipts and benefits is not above 0.
    /// Loans are left out: they move money, and pay for nothing.
    pub fn of(case: &Case, financing: &Financing<Decimal>) -> Self {
        if financing.benefits.is_empty() || !case.unpriced.is_empty() {
            return Self::default();
        }
        let months = net_by_month(case, financing);
        let discount = Discount::of(case);
        let discounted = (0..).zip(&months).map(|(month, amount)| amount * discount.month(month));
        Self { month: paid_back(months.iter().copied()), discounted: paid_back(discounted) }
    }
}

/// What has been spent by the end of a month and not come back yet, in euros; discounted or not.
pub(crate) fn still_to_pay<N: FullNumber>(case: &Case, financing: &Financing<N>, month: u32, discounted: bool) -> N {
    let (discount, mut sum) = (Discount::of(case), N::zero());
    for (at, amount) in (0..=month).zip(net_by_month(case, financing)) {
        let factor = || Label::new(What::Discount).month(at);
        sum.add_to(&if discounted { amount.scale_as(discount.month(at), factor) } else { amount });
    }
    sum.twelfth()
}

/// Cost TTC less receipts and benefits, month by month, in twelfths of a euro.
fn net_by_month<N: FullNumber>(case: &Case, financing: &Financing<N>) -> Vec<N> {
    let mut months = vec![N::zero(); case.calendar.months as usize];
    for group in &financing.groups {
        months.iter_mut().zip(&group.incl_vat).for_each(|(sum, amount)| sum.add_to(amount));
    }
    for receipt in &financing.receipts {
        for (spent, amount) in receipt.spent.iter().enumerate().filter(|(_, amount)| !amount.is_nothing()) {
            if let Some(month) = receipt.month(spent, case.calendar.months) {
                months[month as usize] = months[month as usize].sub(amount);
            }
        }
    }
    for benefit in &financing.benefits {
        months.iter_mut().zip(&benefit.amounts).for_each(|(sum, amount)| *sum = sum.sub(amount));
    }
    months
}

/// Of amounts in twelfths of a euro.
fn paid_back(months: impl Iterator<Item = Decimal>) -> Option<u32> {
    let (mut since, mut total) = (None, Decimal::ZERO);
    for (month, amount) in (0..).zip(months) {
        total += amount;
        if half_up(total / MONTHS_A_YEAR, 9) > Decimal::ZERO {
            since = None;
        } else {
            since = since.or(Some(month));
        }
    }
    since
}
