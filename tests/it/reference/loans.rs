//! The plan's own loans, with cents as banks count them.

use super::component::Section;
use super::funding::Receipt;
use super::ledger::Ledger;
use super::plan::Plan;
use super::values::{money, month, months, power, rounded, share};
use super::yaml::Tree;
use rust_decimal::Decimal;

/// In euros.
pub struct Loan {
    pub name: String,
    pub amount: Decimal,
    /// Months from the plan's start.
    pub draw: i32,
    pub payments: Vec<Payment>,
}

pub struct Payment {
    pub month: i32,
    pub interest: Decimal,
    pub principal: Decimal,
    pub balance: Decimal,
}

/// The plan's loans; those above `ceiling` are cut in proportion, to the cent.
pub fn loans(plan: &Plan, ledger: &Ledger, ceiling: Option<Decimal>) -> Vec<Loan> {
    let written: Vec<&Tree> = plan.funding.iter().filter_map(|entry| entry.get("loan")).collect();
    let mut amounts: Vec<Decimal> = written.iter().map(|fields| amount(ledger, fields)).collect();
    let total: Decimal = amounts.iter().sum();
    if let Some(ceiling) = ceiling.map(|ceiling| ceiling.max(Decimal::ZERO)).filter(|ceiling| total > *ceiling) {
        for amount in &mut amounts {
            *amount = rounded(*amount * ceiling / total, 2);
        }
    }
    written.into_iter().zip(amounts).map(|(fields, amount)| loan(plan, fields, amount)).collect()
}

/// The investment including VAT less all that it gives right to, in euros; with lines already in the accounts or not.
pub fn ceiling(plan: &Plan, ledger: &Ledger, receipts: &[Receipt], in_accounts: bool) -> Decimal {
    let counts = |of: usize| {
        let spending = &ledger.spending[of];
        spending.section == Section::Investment && (in_accounts || !plan.lines[spending.line].in_accounts)
    };
    let invested: Decimal =
        (0..ledger.spending.len()).filter(|of| counts(*of)).map(|of| ledger.spending[of].incl_vat).sum();
    let received: Decimal = receipts.iter().filter(|receipt| counts(receipt.of)).map(|receipt| receipt.twelfths).sum();
    (invested - received) / Decimal::from(12)
}

/// The plan's investment including VAT, in euros.
pub fn investment(ledger: &Ledger) -> Decimal {
    let twelfths: Decimal = ledger
        .spending
        .iter()
        .filter(|spending| spending.section == Section::Investment)
        .map(|spending| spending.incl_vat)
        .sum();
    twelfths / Decimal::from(12)
}

fn amount(ledger: &Ledger, fields: &Tree) -> Decimal {
    let written = fields.text("amount").expect("an amount");
    if written.contains('%') { rounded(share(written) * investment(ledger), 2) } else { money(written) }
}

fn loan(plan: &Plan, fields: &Tree, amount: Decimal) -> Loan {
    let period = match fields.text("payments").unwrap_or("yearly") {
        "yearly" => 12,
        "quarterly" => 3,
        "monthly" => 1,
        other => panic!("unknown payments: {other}"),
    };
    let draw = fields.text("draw").map_or(0, |text| month(text) - plan.start);
    let count = months(fields.text("term").expect("a term")) / period;
    let deferral: i32 = fields.text("deferral").map_or(0, |text| text.parse().expect("a number of periods"));
    let rate = share(fields.text("rate").expect("a rate")) * Decimal::from(period) / Decimal::from(12);
    let repaying = count - deferral;
    let profile = fields.text("profile").unwrap_or("annuity");
    let instalment = rounded(instalment(amount, rate, repaying), 2);
    let capital = rounded(amount / Decimal::from(repaying), 2);
    let mut balance = amount;
    let mut payments = Vec::new();
    for number in 1..=count {
        let interest = rounded(balance * rate, 2);
        let principal = if number == count {
            balance
        } else if number <= deferral || profile == "bullet" {
            Decimal::ZERO
        } else if profile == "constant-capital" {
            capital
        } else {
            instalment - interest
        };
        balance -= principal;
        payments.push(Payment { month: draw + number * period, interest, principal, balance });
    }
    Loan { name: fields.text("name").expect("a name").to_string(), amount, draw, payments }
}

/// The constant payment that repays `amount` in `count` periods, unrounded.
pub fn instalment(amount: Decimal, rate: Decimal, count: i32) -> Decimal {
    if rate.is_zero() {
        return amount / Decimal::from(count);
    }
    let growth = power(Decimal::ONE + rate, count as u32);
    amount * rate / (Decimal::ONE - Decimal::ONE / growth)
}
