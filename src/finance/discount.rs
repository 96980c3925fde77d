use rust_decimal::{Decimal, MathematicalOps};

use super::financing::Financing;
use super::grants::Receipt;
use crate::document::Timing;
use crate::engine::Cause;
use crate::model::Case;
use crate::number::{FullNumber, Label, Number, What};
use crate::units::MONTHS_A_YEAR;

/// Discount factors `(1 + r)^(-t)` at every half month of the horizon.
#[derive(Debug, Clone)]
pub(crate) struct Discount {
    rate: Decimal,
    timing: Timing,
    months: u32,
    /// By half month; one more year than the horizon, for amounts that are moved to a year's end.
    factors: Vec<Decimal>,
}

/// Present values and the equivalent annual cost, in euros.
#[derive(Debug, Clone)]
pub struct PresentValue<N> {
    /// Of the cost excluding VAT.
    pub cost_excl_vat: N,
    /// Of the cost including VAT.
    pub cost_incl_vat: N,
    /// Of TTC less subsidies, contributions and FCTVA; loans at the discount rate are neutral.
    pub net_cost: N,
    /// The constant yearly amount with the present value of the net cost.
    pub equivalent_annual_cost: N,
    /// The same of the cost including VAT.
    pub equivalent_annual_cost_incl_vat: N,
}

impl Discount {
    /// Tables the factors. The 24th root of `1 + r` is found by Newton's method to the last digit: the
    /// library's fractional power is exact to 2e-7 only, which is cents on a large plan.
    pub(crate) fn of(case: &Case) -> Self {
        let rate = case.discount_rate.value;
        let months = case.calendar.months;
        let step = Decimal::ONE / root_24(Decimal::ONE + rate);
        let year = Decimal::ONE / (Decimal::ONE + rate);
        let mut factors: Vec<Decimal> = Vec::with_capacity((months as usize + 12) * 2 + 1);
        for half in 0..=(months as usize + 12) * 2 {
            // Whole years are powers of the rate itself, so that steps do not add up their last digits.
            let factor = match half {
                0 => Decimal::ONE,
                half if half.is_multiple_of(24) => factors[half - 24] * year,
                half => factors[half - 1] * step,
            };
            factors.push(factor);
        }
        Self { rate, timing: case.timing, months, factors }
    }

    /// Factor of an amount that keeps its month.
    pub(crate) fn month(&self, month: u32) -> Decimal {
        self.factors[month as usize * 2]
    }

    /// Factor of a cost.
    pub(crate) fn cost(&self, cause: Cause, month: u32) -> Decimal {
        self.factors[self.half_month(cause, month)]
    }

    /// Where a cost counts. `end-of-year` and `mid-year` move recurring and failure amounts of a plan year to its end
    /// and its middle; an incomplete last year counts as long as it is.
    fn half_month(&self, cause: Cause, month: u32) -> usize {
        let first = month / 12 * 12;
        let length = (self.months - first).min(12);
        let half = match self.timing {
            _ if !matches!(cause, Cause::Recurring | Cause::Failure) => month * 2,
            Timing::Monthly => month * 2,
            Timing::MidYear => first * 2 + length,
            Timing::EndOfYear => (first + length) * 2,
        };
        half as usize
    }

    /// What amounts by half month are worth at the start. In twelfths of a euro both.
    fn value<N: FullNumber>(&self, amounts: &[N]) -> N {
        let mut sum = N::zero();
        for (half, amount) in (0..).zip(amounts).filter(|(_, amount)| !amount.is_nothing()) {
            let name = || Label::new(What::Discount).month(half / 2);
            sum.add_to(&amount.scale_as(self.factors[half as usize], name));
        }
        sum
    }

    /// What turns a present value into a constant amount a year over the horizon.
    pub(crate) fn annuity(&self) -> Decimal {
        let years = Decimal::from(self.months) / MONTHS_A_YEAR;
        if self.rate.is_zero() {
            return Decimal::ONE / years;
        }
        self.rate / (Decimal::ONE - self.month(self.months))
    }
}

impl<N: FullNumber> PresentValue<N> {
    /// Of what a plan costs and what pays for it.
    pub fn of(case: &Case, financing: &Financing<N>) -> Self {
        Self::by(&Discount::of(case), case, financing)
    }

    /// The same where the factors are known. Amounts of one half month are summed before they are discounted.
    pub(crate) fn by(discount: &Discount, case: &Case, financing: &Financing<N>) -> Self {
        let nothing = || vec![N::zero(); discount.factors.len()];
        let (mut excl_vat, mut incl_vat, mut received) = (nothing(), nothing(), nothing());
        for group in &financing.groups {
            for (month, (excl, incl)) in (0..).zip(group.excl_vat.iter().zip(&group.incl_vat)) {
                if !excl.is_nothing() {
                    let half = discount.half_month(group.key.cause, month);
                    excl_vat[half].add_to(excl);
                    incl_vat[half].add_to(incl);
                }
            }
        }
        for receipt in &financing.receipts {
            for (spent, amount) in receipt.spent.iter().enumerate().filter(|(_, amount)| !amount.is_nothing()) {
                if let Some(month) = receipt.month(spent, case.calendar.months) {
                    received[month as usize * 2].add_to(amount);
                }
            }
        }
        let value = |amounts: &[N]| discount.value(amounts);
        let (excl_vat, incl_vat, received) = (value(&excl_vat), value(&incl_vat), value(&received));
        let annuity = discount.annuity();
        let net_cost = incl_vat.sub(&received).twelfth();
        let incl_vat = incl_vat.twelfth();
        Self {
            cost_excl_vat: excl_vat.twelfth(),
            equivalent_annual_cost: net_cost.scale_as(annuity, || Label::new(What::Annuity)),
            equivalent_annual_cost_incl_vat: incl_vat.scale_as(annuity, || Label::new(What::Annuity)),
            cost_incl_vat: incl_vat,
            net_cost,
        }
    }
}

impl PresentValue<Decimal> {
    /// The present value of the net cost, and what that is a year, after some costs of a plan became others. Of the two
    /// financings only what was made anew differs: that of which no years were summed.
    pub(crate) fn net_after(
        &self,
        discount: &Discount,
        case: &Case,
        [before, after]: [&Financing<Decimal>; 2],
    ) -> [Decimal; 2] {
        let mut moved = vec![Decimal::ZERO; discount.factors.len()];
        let mut add = |half: usize, amount: &Decimal, sign: Decimal| {
            if !amount.is_zero() {
                moved[half] += sign * *amount;
            }
        };
        let (out, back) = (Decimal::ONE, Decimal::NEGATIVE_ONE);
        for (place, group) in after.groups.iter().enumerate().filter(|(_, group)| group.by_year.is_none()) {
            let both = std::iter::once((group, out)).chain(before.groups.get(place).map(|group| (group, back)));
            for (group, sign) in both {
                let months = (0..).zip(&group.incl_vat);
                months.for_each(|(month, amount)| add(discount.half_month(group.key.cause, month), amount, sign));
            }
        }
        for receipt in after.receipts.iter().filter(|one| one.by_year.is_none()) {
            let same = |one: &&Receipt<Decimal>| (one.funding, one.group) == (receipt.funding, receipt.group);
            let both = std::iter::once((receipt, back)).chain(before.receipts.iter().find(same).map(|one| (one, out)));
            for (receipt, sign) in both {
                let within = receipt.arriving().take_while(|(month, _)| *month < case.calendar.months);
                within.for_each(|(month, amount)| add(month as usize * 2, amount, sign));
            }
        }
        let net_cost = self.net_cost + discount.value(&moved).twelfth();
        [net_cost, net_cost * discount.annuity()]
    }
}

/// `x^(1/24)` for x of at least 1.
fn root_24(x: Decimal) -> Decimal {
    let mut guess = Decimal::ONE + (x - Decimal::ONE) / Decimal::from(24);
    for _ in 0..60 {
        let power = guess.powi(23);
        let next = (guess * Decimal::from(23) + x / power) / Decimal::from(24);
        let settled = (next - guess).abs() < Decimal::new(1, 27);
        guess = next;
        if settled {
            break;
        }
    }
    guess
}
