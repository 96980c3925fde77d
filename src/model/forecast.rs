//! What a city's own forecast has to keep to.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::city::DebtPayment;
use super::data::Data;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{CityDocument, DEPRECIATION_ACCOUNT, DebtYear, Field, Investing};
use crate::language::Arg;
use crate::units::order;

/// What is invested each year follows from the debt there, with the grants and the FCTVA for it.
const OF_INVESTING: [&str; 4] =
    ["investment.equipment", "investment.other", "investment_revenue.grants", "investment_revenue.fctva"];

/// Notes what is at fault in a city's forecast and in the schedule of its debt, whatever the horizon; `false`: something
/// is.
pub(crate) fn check_forecast(city: &CityDocument, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.errors();
    check_outlook(city, diagnostics);
    check_schedule(city, diagnostics);
    let growth = city.growth.iter().find(|(name, _)| *name == DEPRECIATION_ACCOUNT);
    if let Some((_, field)) = growth.filter(|_| !city.gives_depreciation()) {
        diagnostics.push(Diagnostic::at(codes::NO_DEPRECIATION, field.span).help("help"));
    }
    diagnostics.errors() == before
}

fn check_outlook(city: &CityDocument, diagnostics: &mut Diagnostics) {
    let Some(accounts) = &city.year else { return };
    let constant = city.investing.as_ref().filter(|way| way.value == Investing::ConstantDebt);
    for (year, of_year) in &city.outlook {
        if year.value <= accounts.value {
            let early = Diagnostic::at(codes::OUTLOOK_YEAR, year.span).label(accounts.span, "accounts");
            diagnostics.push(early.arg("year", Arg::Year(year.value)).arg("base", Arg::Year(accounts.value)));
        }
        for (account, field) in &of_year.amounts {
            if *account == DEPRECIATION_ACCOUNT && !city.gives_depreciation() {
                diagnostics.push(Diagnostic::at(codes::NO_DEPRECIATION, field.span).help("help"));
            }
            if let Some(way) = constant.filter(|_| OF_INVESTING.contains(account)) {
                let conflict = Diagnostic::at(codes::OUTLOOK_INVESTING, field.span).label(way.span, "investing");
                diagnostics.push(conflict.arg("account", *account).help("help"));
            }
        }
    }
}

/// The years of the schedule in their order.
fn ordered(city: &CityDocument) -> BTreeMap<i32, (&Field<i32>, &DebtYear)> {
    order::map(city.debt_schedule.iter().map(|(year, row)| (year.value, (year, row))))
}

fn check_schedule(city: &CityDocument, diagnostics: &mut Diagnostics) {
    let Some(accounts) = &city.year else { return };
    let debt = city.accounts.iter().find(|(name, _)| *name == "debt").map(|(_, field)| field);
    let mut left = debt.map_or(Decimal::ZERO, |field| field.value);
    for ((year, row), expected) in ordered(city).into_values().zip(accounts.value + 1..) {
        if year.value != expected {
            let gap = Diagnostic::at(codes::DEBT_YEARS, year.span).label(accounts.span, "accounts");
            let gap = gap.arg("year", Arg::Year(year.value)).arg("expected", Arg::Year(expected));
            diagnostics.push(gap.help("help"));
            return;
        }
        // In a file both have to stand there; a setting may begin a year with one of them.
        for (part, given) in [("interest", &row.interest), ("principal", &row.principal)] {
            if given.is_none() && (row.interest.is_some() || row.principal.is_some()) {
                diagnostics.push(Diagnostic::at(codes::MISSING_KEY, year.span).arg("key", part).help("help"));
            }
        }
        let Some(principal) = &row.principal else { return };
        if principal.value > left {
            let above = Diagnostic::at(codes::DEBT_REPAID, principal.span);
            let above = debt.map_or(above.clone(), |debt| above.label(debt.span, "debt"));
            let above = above.arg("principal", Arg::Euros(principal.value)).arg("left", Arg::Euros(left));
            diagnostics.push(above.arg("year", Arg::Year(year.value)).help("help"));
            return;
        }
        left -= principal.value;
    }
}

/// The schedule of a city's present debt, year by year.
pub(super) fn debt_schedule(city: &CityDocument, data: &mut Data) -> Vec<DebtPayment> {
    let payment = |(year, (_, row)): (i32, (&Field<i32>, &DebtYear))| {
        let mut of = |part: &str, field: &Field<Decimal>| {
            data.add(format!("city.debt_schedule.{year}.{part}"), field.value, Some(field.span))
        };
        let (interest, principal) = (row.interest.as_ref()?, row.principal.as_ref()?);
        Some(DebtPayment { year, interest: of("interest", interest), principal: of("principal", principal) })
    };
    ordered(city).into_iter().filter_map(payment).collect()
}
