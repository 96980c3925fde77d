//! Depreciation: what the investment charges to the operating section, month after month, and what the subsidies
//! received for it give back.

use super::component::{Component, Section};
use super::funding::Receipt;
use super::law::Law;
use super::ledger::Ledger;
use super::plan::{Line, Plan};
use super::values::{Accrual, first_day, months};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// In euros.
#[derive(Clone, Copy, Default)]
pub struct WrittenOff {
    pub charge: Decimal,
    pub write_back: Decimal,
}

impl WrittenOff {
    pub fn net(&self) -> Decimal {
        self.charge - self.write_back
    }

    fn add(&mut self, other: WrittenOff) {
        self.charge += other.charge;
        self.write_back += other.write_back;
    }
}

/// By month from the plan's start, beyond the horizon too.
pub struct Depreciation(BTreeMap<i32, WrittenOff>);

impl Depreciation {
    pub fn by_year(&self, plan: &Plan) -> BTreeMap<i32, WrittenOff> {
        let mut years: BTreeMap<i32, WrittenOff> = BTreeMap::new();
        for (month, written_off) in self.0.range(..plan.horizon) {
            years.entry(plan.year_of(*month)).or_default().add(*written_off);
        }
        years
    }

    pub fn after_horizon(&self, plan: &Plan) -> WrittenOff {
        let mut after = WrittenOff::default();
        for (_, written_off) in self.0.range(plan.horizon..) {
            after.add(*written_off);
        }
        after
    }
}

/// Of the lines that are not in the accounts already.
pub fn depreciation(plan: &Plan, law: &Law, ledger: &Ledger, receipts: &[Receipt]) -> Depreciation {
    let mut given = vec![Decimal::ZERO; ledger.spending.len()];
    for receipt in receipts.iter().filter(|receipt| receipt.kind != "fctva") {
        given[receipt.of] += receipt.twelfths;
    }
    let mut written_off: BTreeMap<i32, WrittenOff> = BTreeMap::new();
    for (of, spending) in ledger.spending.iter().enumerate() {
        let line = &plan.lines[spending.line];
        if line.in_accounts || spending.section != Section::Investment {
            continue;
        }
        let Some(duration) = duration(plan, law, line, &line.components[spending.component]) else {
            continue;
        };
        let parts = Decimal::from(12 * duration);
        let monthly = WrittenOff { charge: spending.incl_vat / parts, write_back: given[of] / parts };
        for month in spending.month..spending.month + duration {
            written_off.entry(month).or_default().add(monthly);
        }
    }
    Depreciation(written_off)
}

/// Over how many months a component is written off; `None` where it is not.
fn duration(plan: &Plan, law: &Law, line: &Line, component: &Component) -> Option<i32> {
    if let Some(written) = component.depreciation {
        return written;
    }
    if let Some(life) = component.life {
        return Some(life);
    }
    if let Some(base) = component.follows.as_deref().or(share_of(component)) {
        let base = line.components.iter().find(|other| other.name == base).expect("a component of the line");
        return duration(plan, law, line, base);
    }
    let key = format!("depreciation.{}", line.family);
    law.on(&key, &first_day(plan.start)).and_then(|tree| tree.as_text()).map(months)
}

/// The component of which the price, or the first band of tiers, is a share.
fn share_of(component: &Component) -> Option<&str> {
    let price = match &component.tiers {
        Some(tiers) => &tiers.bands[0].1,
        None => component.price.as_ref()?,
    };
    match &price.accrual {
        Accrual::ShareOnce(of) | Accrual::ShareYear(of) => Some(of),
        _ => None,
    }
}
