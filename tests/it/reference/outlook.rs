//! What the plan adds to each fiscal year of the city.

use super::city::PlanYear;
use super::component::Section;
use super::depreciation::depreciation;
use super::funding::{Benefit, Receipt};
use super::law::Law;
use super::ledger::Ledger;
use super::loans::Loan;
use super::plan::Plan;
use super::units::Cause;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// By fiscal year, lines already in the accounts left out with their receipts.
pub fn plan_years(
    plan: &Plan,
    law: &Law,
    ledger: &Ledger,
    receipts: &[Receipt],
    loans: &[Loan],
    benefits: &[Benefit],
) -> BTreeMap<i32, PlanYear> {
    let mut years: BTreeMap<i32, PlanYear> =
        (plan.first_year()..=plan.last_year()).map(|year| (year, PlanYear::default())).collect();
    add_spending(plan, ledger, &mut years);
    add_receipts(plan, ledger, receipts, &mut years);
    for benefit in benefits {
        for (month, twelfths) in (0..).zip(&benefit.months) {
            let year = at(&mut years, plan.year_of(month));
            match (benefit.section, benefit.kind) {
                (Section::Investment, _) => year.resales += twelfths,
                (Section::Operating, "saving") => year.savings += twelfths,
                (Section::Operating, _) => year.revenues += twelfths,
            }
        }
    }
    for year in years.values_mut() {
        in_euros(year);
    }
    for (year, written_off) in depreciation(plan, law, ledger, receipts).by_year(plan) {
        at(&mut years, year).depreciation += written_off.net();
    }
    for loan in loans {
        at(&mut years, plan.year_of(loan.draw)).drawn += loan.amount;
        for payment in &loan.payments {
            if payment.month < plan.horizon {
                let year = at(&mut years, plan.year_of(payment.month));
                year.interest += payment.interest;
                year.principal += payment.principal;
            }
        }
    }
    years
}

fn at(years: &mut BTreeMap<i32, PlanYear>, year: i32) -> &mut PlanYear {
    years.entry(year).or_default()
}

fn add_spending(plan: &Plan, ledger: &Ledger, years: &mut BTreeMap<i32, PlanYear>) {
    for spending in &ledger.spending {
        let line = &plan.lines[spending.line];
        if line.in_accounts {
            continue;
        }
        let year = at(years, plan.year_of(spending.month));
        match spending.section {
            Section::Investment => year.investment += spending.incl_vat,
            Section::Operating => year.operating += spending.incl_vat,
        }
        if spending.section == Section::Operating && line.family == "staff" {
            year.staff += spending.incl_vat;
        }
        if spending.cause == Cause::Renewal {
            year.renewals += spending.incl_vat;
        }
    }
}

fn add_receipts(plan: &Plan, ledger: &Ledger, receipts: &[Receipt], years: &mut BTreeMap<i32, PlanYear>) {
    for receipt in receipts {
        let spending = &ledger.spending[receipt.of];
        let in_accounts = plan.lines[spending.line].in_accounts;
        if !in_accounts && receipt.kind == "fctva" && spending.cause == Cause::Renewal {
            at(years, plan.year_of(spending.month)).renewals -= receipt.twelfths;
        }
        if in_accounts || receipt.month >= plan.horizon {
            continue;
        }
        let year = at(years, plan.year_of(receipt.month));
        match (receipt.section, receipt.kind) {
            (Section::Operating, _) => year.operating_receipts += receipt.twelfths,
            (Section::Investment, "fctva") => year.investment_fctva += receipt.twelfths,
            (Section::Investment, _) => year.grants += receipt.twelfths,
        }
    }
}

fn in_euros(year: &mut PlanYear) {
    let amounts = [
        &mut year.operating,
        &mut year.staff,
        &mut year.investment,
        &mut year.savings,
        &mut year.revenues,
        &mut year.resales,
        &mut year.operating_receipts,
        &mut year.grants,
        &mut year.investment_fctva,
        &mut year.renewals,
    ];
    for amount in amounts {
        *amount /= Decimal::from(12);
    }
}
