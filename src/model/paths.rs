//! Every path of a plan that leads to a value.

use super::names::{BenefitField, ComponentField, FundingField};
use super::path::{Path, Scope};
use super::prepared::Prepared;
use super::scope::InPlan;
use super::written::InForce;
use crate::diagnostic::Sources;

impl Prepared {
    /// The paths into the plan, not into its city, that lead to a value, with the value as it is written: in the order of
    /// the plan.
    pub fn paths(&self, sources: &Sources) -> Vec<(String, String)> {
        let scope = InPlan { draft: &self.draft, law: &self.law };
        let force = InForce { draft: &self.draft, law: &self.law, sources };
        let phases = || 0..scope.phases().len();
        let mut all = vec![Path::Start, Path::Horizon, Path::DiscountRate];
        all.extend(phases().map(Path::Phase));
        for line in 0..scope.lines().len() {
            all.push(Path::Quantity { line, phase: None });
            all.extend(phases().map(|phase| Path::Quantity { line, phase: Some(phase) }));
            all.push(Path::InAccounts(line));
            for component in 0..scope.components(line).len() {
                all.extend(ComponentField::ALL.iter().map(|field| Path::Field { line, component, field: *field }));
            }
        }
        for entry in 0..scope.funding().len() {
            all.extend(FundingField::ALL.iter().map(|field| Path::Funding(entry, *field)));
        }
        for entry in 0..scope.benefits().len() {
            all.extend(BenefitField::ALL.iter().map(|field| Path::Benefit(entry, *field)));
        }
        all.extend(scope.indices().unwrap_or_default().into_iter().map(|name| Path::Index(name.to_owned())));
        all.iter().filter_map(|path| Some((path.write(&scope), force.at(path)?))).collect()
    }
}
