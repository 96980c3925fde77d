use std::collections::BTreeMap;

use super::Run;
use super::figures::{Figures, Kind, Told};
use crate::document::{Section, Text};
use crate::finance::still_to_pay;
use crate::model::{Case, Inputs};

/// Funding, loans, benefits, net cost and present values.
pub(super) fn add<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    funding(run, figures);
    loans(run, figures);
    benefits(run, figures);
    let financing = &run.financing;
    let total = financing.net_total();
    figures.put("net_cost.total".into(), total.clone(), Kind::Money);
    figures.put("net_cost.after_benefits".into(), total.sub(&financing.benefit), Kind::Money);
    for (year, amount) in (financing.first_year..).zip(&financing.net_cost.0) {
        figures.put(format!("net_cost.by_year.{year}"), amount.clone(), Kind::Money);
    }
    depreciation(run, figures);
    let (case, payback) = (&run.analysis.case, run.analysis.payback());
    for (name, month, discounted) in [("month", payback.month, false), ("discounted", payback.discounted, true)] {
        if let Some(month) = month {
            figures.put(format!("payback.{name}"), still_to_pay(case, financing, month, discounted), Kind::Money);
        }
    }
    let value = &run.present_value;
    figures.put("present_value.rate".into(), run.inputs.of(run.analysis.case.discount_rate), Kind::Share);
    for (name, number) in [
        ("cost_excl_vat", &value.cost_excl_vat),
        ("cost_incl_vat", &value.cost_incl_vat),
        ("net_cost", &value.net_cost),
        ("equivalent_annual_cost", &value.equivalent_annual_cost),
        ("equivalent_annual_cost_incl_vat", &value.equivalent_annual_cost_incl_vat),
    ] {
        figures.put(format!("present_value.{name}"), number.clone(), Kind::Money);
    }
}

/// What the investment charges to the operating section, in the years that have any.
fn depreciation<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let all = &run.depreciation;
    let parts = all.charge.0.iter().zip(&all.write_back.0).zip(all.net().0);
    for (year, ((charge, write_back), net)) in (run.financing.first_year..).zip(parts) {
        if charge.is_nothing() && write_back.is_nothing() {
            continue;
        }
        let path = format!("depreciation.by_year.{year}");
        for (name, number) in [("charge", charge), ("write_back", write_back), ("net", &net)] {
            figures.put(format!("{path}.{name}"), number.clone(), Kind::Money);
        }
    }
    figures.put("depreciation.charge_after_horizon".into(), all.charge_after.clone(), Kind::Money);
    figures.put("depreciation.write_back_after_horizon".into(), all.write_back_after.clone(), Kind::Money);
}

/// Id and name of an entry of the funding; the FCTVA is none of them.
fn named(case: &Case, funding: Option<usize>) -> (String, Text) {
    let funding = funding.map(|place| &case.funding[place]);
    funding.map_or_else(
        || ("fctva".to_owned(), Text::one("FCTVA")),
        |funding| (funding.id().to_owned(), funding.name().clone()),
    )
}

/// A path may name an entry as people do, in any language.
fn alias<N>(figures: &mut Figures<N>, list: &str, name: &Text, path: &str) {
    name.all().values().for_each(|name| figures.alias(format!("{list}.{name}"), path.to_owned()));
}

/// Receipts of one entry and section, in twelfths of a euro.
struct Received<N> {
    by_year: BTreeMap<i32, N>,
    total: N,
    late: N,
}

fn funding<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let case = &run.analysis.case;
    let mut rows: BTreeMap<(usize, Section), Received<N>> = BTreeMap::new();
    for receipt in &run.financing.receipts {
        let key = (receipt.funding.unwrap_or(usize::MAX), receipt.section);
        let none = || Received { by_year: BTreeMap::new(), total: N::zero(), late: N::zero() };
        let row = rows.entry(key).or_insert_with(none);
        for (spent, amount) in receipt.spent.iter().enumerate().filter(|(_, amount)| !amount.is_nothing()) {
            match receipt.month(spent, case.calendar.months) {
                Some(month) => {
                    row.total.add_to(amount);
                    row.by_year.entry(case.calendar.year_of(month)).or_insert_with(N::zero).add_to(amount);
                }
                None => row.late.add_to(amount),
            }
        }
    }
    for ((place, section), row) in rows {
        let (id, name) = named(case, (place != usize::MAX).then_some(place));
        let path = format!("funding.{id}.{section}");
        figures.put(format!("{path}.total"), row.total.twelfth(), Kind::Money);
        figures.put(format!("{path}.after_horizon"), row.late.twelfth(), Kind::Money);
        for (year, amount) in row.by_year {
            figures.put(format!("{path}.by_year.{year}"), amount.twelfth(), Kind::Money);
        }
        alias(figures, "funding", &name, &format!("funding.{id}"));
    }
}

fn loans<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let case = &run.analysis.case;
    for loan in &run.financing.loans {
        let (id, name) = named(case, Some(loan.funding));
        let path = format!("loans.{id}");
        alias(figures, "loans", &name, &path);
        figures.put(format!("{path}.amount"), loan.amount.clone(), Kind::Money);
        let mut late = N::zero();
        let mut balance = &loan.amount;
        for payment in &loan.schedule {
            if payment.month < case.calendar.months {
                balance = &payment.balance;
            } else {
                late.add_to(&payment.interest);
            }
        }
        figures.put(format!("{path}.interest_after_horizon"), late, Kind::Money);
        figures.put(format!("{path}.balance_at_horizon"), balance.clone(), Kind::Money);
        for payment in &loan.schedule {
            let month = case.calendar.month(payment.month);
            for (part, number) in [
                ("interest", &payment.interest),
                ("principal", &payment.principal),
                ("instalment", &payment.instalment),
                ("balance", &payment.balance),
            ] {
                figures.put(format!("{path}.schedule.{month}.{part}"), number.clone(), Kind::Money);
            }
        }
    }
}

fn benefits<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let case = &run.analysis.case;
    for row in &run.financing.benefits {
        let benefit = &case.benefits[row.benefit];
        let path = format!("benefits.{}", benefit.id);
        alias(figures, "benefits", &benefit.name, &path);
        let mut years: BTreeMap<i32, N> = BTreeMap::new();
        let mut total = N::zero();
        for (month, amount) in (0..).zip(&row.amounts).filter(|(_, amount)| !amount.is_nothing()) {
            total.add_to(amount);
            years.entry(case.calendar.year_of(month)).or_insert_with(N::zero).add_to(amount);
        }
        figures.put(format!("{path}.total"), total.twelfth(), Kind::Money);
        for (year, amount) in years {
            figures.put(format!("{path}.by_year.{year}"), amount.twelfth(), Kind::Money);
        }
    }
}
