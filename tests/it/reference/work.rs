//! A plan calculated: what it costs, receives, borrows and earns.

use super::city::{City, PlanYear};
use super::funding::{self, Benefit, Receipt, benefits};
use super::law::Law;
use super::ledger::{Ledger, ledger};
use super::loans::{self, Loan};
use super::outlook::plan_years;
use super::plan::Plan;
use super::verdict::{Case, Member};
use std::collections::BTreeMap;

pub struct Work {
    pub plan: Plan,
    pub ledger: Ledger,
    pub receipts: Vec<Receipt>,
    secured_receipts: Vec<Receipt>,
    pub loans: Vec<Loan>,
    pub benefits: Vec<Benefit>,
    secured_benefits: Vec<Benefit>,
}

impl Work {
    /// `changed` is a plan that is not as written: its loans are cut to what it may borrow.
    pub fn new(plan: Plan, law: &Law, city: Option<&City>, changed: bool) -> Work {
        let ledger = ledger(&plan, law);
        let lag = city.map_or(24, |city| city.fctva_lag);
        let receipts = funding::receipts(&plan, &ledger, lag, false);
        let ceiling = changed.then(|| loans::ceiling(&plan, &ledger, &receipts, true));
        Work {
            receipts,
            secured_receipts: funding::receipts(&plan, &ledger, lag, true),
            loans: loans::loans(&plan, &ledger, ceiling),
            benefits: benefits(&plan, law, false),
            secured_benefits: benefits(&plan, law, true),
            ledger,
            plan,
        }
    }

    /// What it adds to the city, with all funding and benefits or with those that are secured.
    pub fn years(&self, law: &Law, secured: bool) -> BTreeMap<i32, PlanYear> {
        let (receipts, benefits) =
            if secured { (&self.secured_receipts, &self.secured_benefits) } else { (&self.receipts, &self.benefits) };
        plan_years(&self.plan, law, &self.ledger, receipts, &self.loans, benefits)
    }

    pub fn unpriced(&self) -> Vec<String> {
        let mut unpriced = Vec::new();
        for line in &self.plan.lines {
            for component in line.components.iter().filter(|component| component.unpriced()) {
                unpriced.push(format!("{}.{}", line.name, component.name));
            }
        }
        unpriced
    }

    /// The codes of what is warned of, as far as this calculation tells.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut codes = Vec::new();
        if funding::co_financed(&self.ledger, &self.receipts) {
            codes.push("co-financing");
        }
        if self.ledger.moved {
            codes.push("movable-threshold");
        }
        if self.plan.phases_written && self.plan.pilot().is_none() {
            codes.push("no-pilot");
        }
        codes
    }
}

/// Plans on the budget of a city.
pub fn case<'a>(works: &[&'a Work], law: &'a Law, city: &'a City, secured: bool) -> Case<'a> {
    let member = |work: &&'a Work| Member { plan: &work.plan, years: work.years(law, secured) };
    Case { members: works.iter().map(member).collect(), city, law, switches: works[0].plan.switches }
}
