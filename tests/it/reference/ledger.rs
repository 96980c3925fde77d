//! Every amount of the plan with its section, VAT and the FCTVA that it gives right to.

use super::component::{At, Section};
use super::law::Law;
use super::numbers::in_service;
use super::plan::Plan;
use super::pricing::Pricing;
use super::units::{Cause, Charge, walk};
use super::values::{below_zero, first_day, money, share};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The amounts of one component, cause and month, in twelfths of a euro.
pub struct Spending {
    pub month: i32,
    pub line: usize,
    pub component: usize,
    pub cause: Cause,
    pub section: Section,
    pub excl_vat: Decimal,
    pub incl_vat: Decimal,
    /// The FCTVA of an amount including VAT, of which the State paid nothing.
    pub fctva_rate: Decimal,
}

pub struct Ledger {
    pub spending: Vec<Spending>,
    /// Units in service, by line and month.
    pub numbers: Vec<Vec<Decimal>>,
    pub residual: Decimal,
    /// Whether the unit-value threshold moved anything that has a price to operating spending.
    pub moved: bool,
}

pub fn ledger(plan: &Plan, law: &Law) -> Ledger {
    let mut ledger = Ledger { spending: Vec::new(), numbers: in_service(plan), residual: Decimal::ZERO, moved: false };
    for (index, line) in plan.lines.iter().enumerate() {
        let pricing = Pricing { plan, law, line, numbers: &ledger.numbers[index] };
        let moved = below_threshold(&pricing);
        ledger.moved |= moved.iter().any(|component| pricing.acquisition(*component).is_some());
        let walk = walk(&pricing);
        ledger.residual += walk.residual;
        for ((month, component, cause), twelfths) in summed(&walk.charges) {
            let moved = moved.contains(&component);
            let spending = spending(&pricing, index, component, cause, month, moved, twelfths);
            ledger.spending.push(spending);
        }
    }
    ledger
}

fn summed(charges: &[Charge]) -> BTreeMap<(i32, usize, Cause), Decimal> {
    let mut sums = BTreeMap::new();
    for charge in charges.iter().filter(|charge| !charge.twelfths.is_zero()) {
        *sums.entry((charge.month, charge.component, charge.cause)).or_insert(Decimal::ZERO) += charge.twelfths;
    }
    sums
}

fn spending(
    pricing: &Pricing,
    line: usize,
    component: usize,
    cause: Cause,
    month: i32,
    moved: bool,
    excl_vat: Decimal,
) -> Spending {
    let it = &pricing.line.components[component];
    let section = if moved || cause == Cause::Failure { Section::Operating } else { it.own_section() };
    let day = first_day(pricing.plan.start + month);
    let rate = vat_rate(pricing, component, &day);
    let incl_vat = excl_vat * (Decimal::ONE + rate);
    let kind = match (&it.fctva, section) {
        _ if moved || rate.is_zero() => "none",
        (Some(kind), _) => kind,
        (None, Section::Investment) => "investment",
        (None, Section::Operating) => "none",
    };
    let fctva_rate = match kind {
        "none" => Decimal::ZERO,
        kind => pricing.law.share(&format!("fctva.{kind}"), &day),
    };
    Spending { month, line, component, cause, section, excl_vat, incl_vat, fctva_rate }
}

fn vat_rate(pricing: &Pricing, component: usize, day: &str) -> Decimal {
    let vat = &pricing.line.components[component].vat;
    if pricing.plan.vat_recovery {
        Decimal::ZERO
    } else if vat.contains('%') {
        share(vat)
    } else {
        pricing.law.share(&format!("vat.{vat}"), day)
    }
}

/// The components that the unit-value threshold moves to operating spending.
fn below_threshold(pricing: &Pricing) -> Vec<usize> {
    if !pricing.line.movable {
        return Vec::new();
    }
    let day = first_day(pricing.plan.start);
    let acquired: Vec<usize> = (0..pricing.line.components.len())
        .filter(|c| {
            let it = &pricing.line.components[*c];
            !it.recurring() && !pricing.is_lump(*c) && it.at == At::Entry && it.section.is_none()
        })
        .collect();
    let cost: Decimal = acquired
        .iter()
        .filter_map(|c| Some(pricing.acquisition(*c)? * (Decimal::ONE + vat_rate(pricing, *c, &day))))
        .sum();
    let threshold = money(pricing.law.text("movable.threshold", &day));
    if below_zero(cost - threshold) { acquired } else { Vec::new() }
}
