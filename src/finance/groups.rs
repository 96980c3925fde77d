use super::costs::{Cost, FctvaRight, with_vat};
use crate::document::{Family, Section};
use crate::engine::Cause;
use crate::model::{Case, Funding, Inputs, WrittenOff};
use crate::number::FullNumber;

/// Costs that finance treats alike, summed month by month. In twelfths of a euro.
#[derive(Debug, Clone)]
pub struct Group<N> {
    /// What they have in common.
    pub key: Key,
    /// Excluding VAT.
    pub excl_vat: Vec<N>,
    /// Including VAT.
    pub incl_vat: Vec<N>,
}

/// What tells groups apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Whether the city's accounts hold the line already.
    pub in_accounts: bool,
    /// Whether it is staff.
    pub staff: bool,
    /// Section.
    pub section: Section,
    /// Why.
    pub cause: Cause,
    /// VAT table.
    pub vat: usize,
    /// What the FCTVA gives back.
    pub fctva: FctvaRight,
    /// Over what it is depreciated, where it is.
    pub depreciation: Option<WrittenOff>,
    /// For each entry of the funding, whether it is eligible by line and section.
    pub eligible: Vec<bool>,
}

impl<N> Group<N> {
    /// Whether its amounts are running cost.
    pub fn runs(&self) -> bool {
        self.key.cause.runs()
    }
}

/// Sums costs into groups, and adds VAT to each sum: the rate of the month of the spending.
pub fn group<N: FullNumber>(case: &Case, costs: &[Cost<N>], inputs: &impl Inputs<N>) -> Vec<Group<N>> {
    let mut groups: Vec<Group<N>> = Vec::new();
    let mut places: std::collections::HashMap<Key, usize> = std::collections::HashMap::new();
    let months = case.calendar.months as usize;
    for cost in costs {
        let line = &case.lines[cost.line];
        let component = &line.components[cost.component];
        let key = Key {
            in_accounts: line.in_accounts,
            staff: line.family == Family::Staff,
            section: cost.section,
            cause: cost.cause,
            vat: component.vat,
            fctva: cost.fctva,
            depreciation: component.depreciation.filter(|_| cost.section == Section::Investment),
            eligible: case.funding.iter().map(|funding| eligible(funding, cost)).collect(),
        };
        let place = *places.entry(key).or_insert_with_key(|key| {
            groups.push(Group { key: key.clone(), excl_vat: vec![N::zero(); months], incl_vat: Vec::new() });
            groups.len() - 1
        });
        for (month, amount) in cost.amounts.iter() {
            groups[place].excl_vat[*month as usize].add_to(amount);
        }
    }
    for group in &mut groups {
        let rates = &case.vat[group.key.vat];
        let incl_vat = group
            .excl_vat
            .iter()
            .zip(rates)
            .map(|(amount, rate)| if amount.is_nothing() { N::zero() } else { with_vat(amount, *rate, inputs) });
        group.incl_vat = incl_vat.collect();
    }
    groups
}

fn eligible<N>(funding: &Funding, cost: &Cost<N>) -> bool {
    match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => {
            grant.lines[cost.line] && grant.section.is_none_or(|section| section == cost.section)
        }
        Funding::Loan(_) => false,
    }
}
