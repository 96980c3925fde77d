//! The contract calculated a second time, naively: one unit and one month at a time, sharing nothing
//! with the engine, so that the two can be held against each other.

#![allow(dead_code, unused_imports)]
#![allow(clippy::expect_used, clippy::panic)]

mod city;
mod component;
mod depreciation;
mod differences;
mod discount;
mod funding;
mod judged;
mod law;
mod ledger;
mod loans;
mod lumps;
mod numbers;
mod outlook;
mod overlay;
mod payback;
mod plan;
mod pricing;
mod programme;
pub mod random;
mod result;
mod rules;
pub mod switches;
mod units;
mod values;
mod verdict;
mod work;
mod yaml;

pub use differences::differences;

use city::City;
use law::Law;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;
use switches::Switches;
use work::Work;
use yaml::Tree;

/// Names and YAML texts of the files of a plan or a programme, its catalogs, cities and parameters.
pub type Files = [(String, String)];

fn documents(files: &Files) -> Vec<Tree> {
    files.iter().map(|(_, text)| yaml::parse(text)).collect()
}

/// Calculates the plan `name`.
pub fn calculate(files: &Files, name: &str, switches: Switches) -> Value {
    let documents = documents(files);
    let law = Law::new(&documents);
    let plan = plan::resolve(&documents, &law, plan::written(&documents, name), &[], switches);
    let city = plan.city.as_ref().map(|id| City::read(&documents, id));
    result::result(&Work::new(plan, &law, city.as_ref(), false), &law, city.as_ref())
}

/// Calculates the programme `name`; its plans and offers are named by their ids, or by their files' names.
pub fn calculate_programme(files: &Files, name: &str, switches: Switches) -> Value {
    programme::result(files, name, switches)
}

/// The most that loans may amount to, and the investment including VAT, both in euros and rounded down.
fn loan_ceiling(files: &Files, name: &str, switches: Switches) -> (i64, i64) {
    let documents = documents(files);
    let law = Law::new(&documents);
    let plan = plan::resolve(&documents, &law, plan::written(&documents, name), &[], switches);
    let city = plan.city.as_ref().map(|id| City::read(&documents, id));
    let Work { plan, ledger, receipts, .. } = Work::new(plan, &law, city.as_ref(), false);
    let room = |in_accounts: bool| loans::ceiling(&plan, &ledger, &receipts, in_accounts);
    let investment = loans::investment(&ledger);
    // Lines already in the accounts apart, whatever is thought of borrowing for them.
    let ceiling = room(true).min(room(false));
    let whole = |euros: Decimal| euros.floor().to_i64().unwrap_or(0);
    (whole(ceiling), whole(investment))
}
