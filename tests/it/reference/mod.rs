//! The contract calculated a second time, naively: one unit and one month at a time, sharing nothing
//! with the engine, so that the two can be held against each other.

#![allow(dead_code, unused_imports)]
#![allow(clippy::expect_used, clippy::panic)]

mod city;
mod component;
mod differences;
mod discount;
mod funding;
mod law;
mod ledger;
mod loans;
mod lumps;
mod numbers;
mod outlook;
mod plan;
mod pricing;
pub mod random;
mod result;
mod rules;
mod units;
mod values;
mod verdict;
mod yaml;

pub use differences::differences;

use city::City;
use component::Section;
use law::Law;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;
use yaml::Tree;

/// Calculates the plan `plan_name`; `files` are names and YAML texts of the plan, catalogs, city and parameters.
pub fn calculate(files: &[(String, String)], plan_name: &str) -> Value {
    let documents: Vec<Tree> = files.iter().map(|(_, text)| yaml::parse(text)).collect();
    let law = Law::new(&documents);
    let plan = plan::resolve(&documents, &law, plan_name);
    let city = plan.city.as_ref().map(|id| City::read(&documents, id));
    result::result(&plan, &law, city.as_ref())
}

/// The most that loans may amount to, and the investment including VAT, both in euros and rounded down.
fn loan_ceiling(files: &[(String, String)], plan_name: &str) -> (i64, i64) {
    let documents: Vec<Tree> = files.iter().map(|(_, text)| yaml::parse(text)).collect();
    let law = Law::new(&documents);
    let plan = plan::resolve(&documents, &law, plan_name);
    let city = plan.city.as_ref().map(|id| City::read(&documents, id));
    let ledger = ledger::ledger(&plan, &law);
    let receipts = funding::receipts(&plan, &ledger, city.map_or(24, |city| city.fctva_lag), false);
    // Lines already in the accounts apart, whatever is thought of borrowing for them.
    let room = |in_accounts: bool| {
        let counts = |of: usize| in_accounts || !plan.lines[ledger.spending[of].line].in_accounts;
        let invested: Decimal = (0..ledger.spending.len())
            .filter(|of| counts(*of) && ledger.spending[*of].section == Section::Investment)
            .map(|of| ledger.spending[of].incl_vat)
            .sum();
        let received: Decimal = receipts
            .iter()
            .filter(|receipt| counts(receipt.of) && receipt.section == Section::Investment)
            .map(|receipt| receipt.twelfths)
            .sum();
        (invested - received) / Decimal::from(12)
    };
    let investment = loans::investment(&ledger);
    let ceiling = room(true).min(room(false));
    let whole = |euros: Decimal| euros.floor().to_i64().unwrap_or(0);
    (whole(ceiling), whole(investment))
}
