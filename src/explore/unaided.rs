//! What becomes of a verdict without the one funder on whom a plan leans most.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::runner::Runner;
use super::turned::Turned;
use crate::analysis::Analysis;
use crate::document::Text;
use crate::finance::{FinancingPlan, Payer};
use crate::model::Setting;

/// A funder is told above this part of all resources.
const PART: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// A plan without its largest funder.
#[derive(Debug)]
pub struct Unaided {
    /// The funder.
    pub name: Text,
    /// Whether what it gives is a contribution and no subsidy.
    pub contributes: bool,
    /// What it gives, in euros.
    pub amount: Decimal,
    /// Of which part of all resources.
    pub part: Decimal,
    /// What the verdict is without it.
    pub turned: Turned,
}

/// Runs the plan once without the funder who gives most of what others give, above a fifth of all resources; none where
/// there is no such funder, something has no price, or there is no verdict.
pub fn unaided(runner: &Runner, analysis: &Analysis) -> Option<Unaided> {
    let case = &analysis.case;
    let plan = FinancingPlan::of(case, &analysis.financing);
    let mut funders: BTreeMap<usize, Decimal> = BTreeMap::new();
    for one in &plan.resources {
        let Payer::Grant(place) = one.payer else { continue };
        // Entries of one name are one funder, told by the first of them.
        let name = &case.funding[place].grant()?.name;
        let same = |known: &&usize| case.funding[**known].grant().is_some_and(|grant| grant.name == *name);
        let first = funders.keys().find(same).copied().unwrap_or(place);
        *funders.entry(first).or_default() += one.amount;
    }
    let (first, amount) = funders.into_iter().max_by_key(|(place, amount)| (*amount, std::cmp::Reverse(*place)))?;
    let part = amount.checked_div(plan.brought()).filter(|part| *part > PART && analysis.complete())?;
    let grant = case.funding[first].grant()?;
    let own = case.funding.iter().filter_map(|funding| funding.grant()).filter(|one| one.name == grant.name);
    let settings: Vec<Setting> =
        own.map(|one| Setting::new(format!("funding.{}.rate", one.id), "0 %", "unaided")).collect();
    let contributes = matches!(case.funding[first], crate::model::Funding::Contribution(_));
    let turned = Turned::of(runner, analysis, &settings)?;
    Some(Unaided { name: grant.name.clone(), contributes, amount, part, turned })
}
