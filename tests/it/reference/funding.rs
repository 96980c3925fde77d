//! Subsidies, contributions, FCTVA and benefits, each receipt tied to the spending that it comes from.

use super::component::Section;
use super::law::Law;
use super::ledger::{Ledger, Spending};
use super::plan::Plan;
use super::values::{money, monthly_twelfths, months, share};
use super::yaml::Tree;
use rust_decimal::Decimal;

/// One receipt, in twelfths of a euro.
pub struct Receipt {
    pub name: String,
    pub kind: &'static str,
    pub status: String,
    pub section: Section,
    /// When it is received; may lie after the horizon.
    pub month: i32,
    /// The position in the ledger of the spending that gives right to it.
    pub of: usize,
    pub twelfths: Decimal,
}

pub struct Benefit {
    pub name: String,
    pub kind: &'static str,
    pub status: String,
    /// Twelfths of a euro, by month of the plan.
    pub months: Vec<Decimal>,
}

const ACQUIRED: &str = "acquired";

/// All receipts; `secured` keeps what is acquired only.
pub fn receipts(plan: &Plan, ledger: &Ledger, lag: i32, secured: bool) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for entry in &plan.funding {
        for (kind, fields) in entry.entries() {
            if secured && status(fields, "requested") != ACQUIRED {
                continue;
            }
            match kind.as_str() {
                "subsidy" => subsidy(plan, ledger, fields, &mut receipts),
                "contribution" => contribution(plan, ledger, fields, &mut receipts),
                _ => {}
            }
        }
    }
    for (of, spending) in ledger.spending.iter().enumerate() {
        if !spending.fctva.is_zero() {
            receipts.push(Receipt {
                name: "FCTVA".to_string(),
                kind: "fctva",
                status: ACQUIRED.to_string(),
                section: spending.section,
                month: spending.month + lag,
                of,
                twelfths: spending.fctva,
            });
        }
    }
    receipts
}

fn status(fields: &Tree, default: &str) -> String {
    fields.text("status").unwrap_or(default).to_string()
}

/// Whether an amount is within a funding's sections, lines and phases.
fn eligible(plan: &Plan, fields: &Tree, spending: &Spending) -> bool {
    let section = match fields.text("of") {
        None | Some("all") => true,
        Some(section) => spending.section == Section::named(section),
    };
    let listed = |key: &str, name: &str| match fields.get(key) {
        None => true,
        Some(list) => list.items().iter().any(|item| item.as_text() == Some(name)),
    };
    section && listed("lines", &plan.lines[spending.line].name) && listed("phases", &plan.phase_of(spending.month).name)
}

/// The cap is used up in order of spending, pro rata within a month.
fn subsidy(plan: &Plan, ledger: &Ledger, fields: &Tree, receipts: &mut Vec<Receipt>) {
    let rate = share(fields.text("rate").expect("a rate"));
    let lag = fields.text("lag").map_or(0, months);
    let with_vat = fields.text("basis") == Some("incl_vat");
    let mut left = fields.text("cap").map(|cap| money(cap) * Decimal::from(12));
    for month in 0..plan.horizon {
        let base = |spending: &Spending| {
            let amount = if with_vat { spending.incl_vat } else { spending.excl_vat };
            let counts = spending.month == month && eligible(plan, fields, spending);
            if counts { amount * rate } else { Decimal::ZERO }
        };
        let asked: Decimal = ledger.spending.iter().map(base).sum();
        let granted = left.map_or(asked, |left| left.min(asked));
        left = left.map(|left| left - granted);
        for (of, spending) in ledger.spending.iter().enumerate() {
            let part = base(spending);
            if part.is_zero() || granted.is_zero() {
                continue;
            }
            receipts.push(Receipt {
                name: fields.text("name").expect("a name").to_string(),
                kind: "subsidy",
                status: status(fields, "requested"),
                section: spending.section,
                month: month + lag,
                of,
                twelfths: if granted == asked { part } else { part * granted / asked },
            });
        }
    }
}

fn contribution(plan: &Plan, ledger: &Ledger, fields: &Tree, receipts: &mut Vec<Receipt>) {
    let rate = share(fields.text("rate").expect("a rate"));
    for (of, spending) in ledger.spending.iter().enumerate() {
        if eligible(plan, fields, spending) && !rate.is_zero() {
            receipts.push(Receipt {
                name: fields.text("name").expect("a name").to_string(),
                kind: "contribution",
                status: status(fields, "requested"),
                section: spending.section,
                month: spending.month,
                of,
                twelfths: spending.incl_vat * rate,
            });
        }
    }
}

/// Savings and revenues, month by month.
pub fn benefits(plan: &Plan, law: &Law, secured: bool) -> Vec<Benefit> {
    let read = |fields: &Tree| {
        let (kind, amount) = match (fields.text("saving"), fields.text("revenue")) {
            (Some(amount), _) => ("saving", amount),
            (None, amount) => ("revenue", amount.expect("a saving or a revenue")),
        };
        let twelfths = monthly_twelfths(amount);
        let index = fields.text("index").unwrap_or("none");
        let (first, last) = plan.window(fields.text("from"), fields.text("until"));
        let month = |m: i32| {
            if first <= m && m <= last { twelfths * plan.index_factor(law, index, m) } else { Decimal::ZERO }
        };
        Benefit {
            name: fields.text("name").expect("a name").to_string(),
            kind,
            status: status(fields, "hoped"),
            months: (0..plan.horizon).map(month).collect(),
        }
    };
    plan.benefits.iter().map(read).filter(|benefit| !secured || benefit.status == ACQUIRED).collect()
}
