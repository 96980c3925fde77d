//! Subsidies, contributions, FCTVA and benefits, each receipt tied to the spending that it comes from.

use super::component::Section;
use super::law::Law;
use super::ledger::{Ledger, Spending};
use super::plan::Plan;
use super::values::{below_zero, money, monthly_twelfths, months, phase_name, share};
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
    /// `state`, `public` or `private`.
    pub funder: String,
    /// Whether a rate of the amount including VAT.
    pub on_incl_vat: bool,
}

pub struct Benefit {
    pub name: String,
    pub kind: &'static str,
    pub status: String,
    pub section: Section,
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
    fctva(ledger, lag, &mut receipts);
    receipts
}

/// The FCTVA of each spending, on what the State does not pay of it including VAT.
fn fctva(ledger: &Ledger, lag: i32, receipts: &mut Vec<Receipt>) {
    let mut base: Vec<Decimal> = ledger.spending.iter().map(|spending| spending.incl_vat).collect();
    for receipt in receipts.iter().filter(|receipt| receipt.funder == "state" && receipt.on_incl_vat) {
        base[receipt.of] -= receipt.twelfths;
    }
    for (of, spending) in ledger.spending.iter().enumerate() {
        let twelfths = base[of].max(Decimal::ZERO) * spending.fctva_rate;
        if twelfths.is_zero() {
            continue;
        }
        receipts.push(Receipt {
            name: "FCTVA".to_string(),
            kind: "fctva",
            status: ACQUIRED.to_string(),
            section: spending.section,
            month: spending.month + lag,
            of,
            twelfths,
            funder: "state".to_string(),
            on_incl_vat: false,
        });
    }
}

fn status(fields: &Tree, default: &str) -> String {
    super::values::status(fields.text("status").unwrap_or(default)).to_string()
}

fn funder(fields: &Tree) -> String {
    fields.text("funder").unwrap_or("public").to_string()
}

fn name(fields: &Tree) -> String {
    fields.text("name").or(fields.text("id")).expect("a name or an id").to_string()
}

/// Whether an amount is within a funding's sections, lines and phases.
fn eligible(plan: &Plan, fields: &Tree, spending: &Spending) -> bool {
    let section = match fields.text("of") {
        None | Some("all") => true,
        Some(section) => spending.section == Section::named(section),
    };
    let listed = |key: &str, name: &str| match fields.get(key) {
        None => true,
        Some(list) => list.items().iter().any(|item| item.as_text().map(phase_name) == Some(name)),
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
                name: name(fields),
                kind: "subsidy",
                status: status(fields, "requested"),
                section: spending.section,
                month: month + lag,
                of,
                twelfths: if granted == asked { part } else { part * granted / asked },
                funder: funder(fields),
                on_incl_vat: with_vat,
            });
        }
    }
}

fn contribution(plan: &Plan, ledger: &Ledger, fields: &Tree, receipts: &mut Vec<Receipt>) {
    let rate = share(fields.text("rate").expect("a rate"));
    for (of, spending) in ledger.spending.iter().enumerate() {
        if eligible(plan, fields, spending) && !rate.is_zero() {
            receipts.push(Receipt {
                name: name(fields),
                kind: "contribution",
                status: status(fields, "requested"),
                section: spending.section,
                month: spending.month,
                of,
                twelfths: spending.incl_vat * rate,
                funder: funder(fields),
                on_incl_vat: true,
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
        let months = match fields.text("at") {
            Some(at) => once(plan, amount, at),
            None => month_by_month(plan, law, fields, amount),
        };
        Benefit {
            name: name(fields),
            kind,
            status: status(fields, "hoped"),
            section: fields.text("section").map_or(Section::Operating, Section::named),
            months,
        }
    };
    plan.benefits.iter().map(read).filter(|benefit| !secured || benefit.status == ACQUIRED).collect()
}

fn once(plan: &Plan, amount: &str, at: &str) -> Vec<Decimal> {
    let mut months = vec![Decimal::ZERO; plan.horizon as usize];
    months[plan.moment(at) as usize] = money(amount) * Decimal::from(12);
    months
}

fn month_by_month(plan: &Plan, law: &Law, fields: &Tree, amount: &str) -> Vec<Decimal> {
    let twelfths = monthly_twelfths(amount);
    let index = fields.text("index").unwrap_or("none");
    let (first, last) = plan.window(fields.text("from"), fields.text("until"));
    let month =
        |m: i32| if first <= m && m <= last { twelfths * plan.index_factor(law, index, m) } else { Decimal::ZERO };
    (0..plan.horizon).map(month).collect()
}

/// Whether what public funders give to the investment is above 80 % of what private ones leave of it.
pub fn co_financed(ledger: &Ledger, receipts: &[Receipt]) -> bool {
    let invested: Decimal =
        ledger.spending.iter().filter(|s| s.section == Section::Investment).map(|s| s.excl_vat).sum();
    let mut public = Decimal::ZERO;
    let mut private = Decimal::ZERO;
    for receipt in receipts {
        if receipt.section == Section::Investment && receipt.kind != "fctva" {
            match receipt.funder.as_str() {
                "private" => private += receipt.twelfths,
                _ => public += receipt.twelfths,
            }
        }
    }
    let most = (invested - private) * Decimal::new(8, 1);
    below_zero((most - public) / Decimal::from(12))
}
