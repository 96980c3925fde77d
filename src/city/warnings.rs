use rust_decimal::Decimal;

use super::horizon::Horizon;
use super::projection::Outlook;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::Investing;
use crate::language::Arg;
use crate::model::{Case, City};

/// Warns of accounts that, carried on and borrowed for, double the city's debt or eat up its net savings without any
/// plan: one year's investment is not that of every year.
pub(crate) fn warn_of_outgrown(case: &Case, city: &City, outlook: &Outlook<Decimal>, diagnostics: &mut Diagnostics) {
    let base = &outlook.base;
    if city.investing != Investing::Accounts {
        return;
    }
    let doubled = |debt: Decimal| debt > base.debt && debt >= base.debt * Decimal::TWO;
    let Some(year) = outlook.without.iter().find(|year| doubled(year.debt) || year.net_savings < Decimal::ZERO) else {
        return;
    };
    let (what, from, to) = match doubled(year.debt) {
        true => ("debt", base.debt, year.debt),
        // Net savings below zero that rise do not fall below it.
        false if base.net_savings < Decimal::ZERO && year.net_savings >= base.net_savings => {
            ("stays", base.net_savings, year.net_savings)
        }
        false => ("net-savings", base.net_savings, year.net_savings),
    };
    let place = city.investment.first().and_then(|account| case.data.provenance(account.amount)?.span);
    let outgrown = place.map_or(Diagnostic::new(codes::OUTGROWN), |span| Diagnostic::at(codes::OUTGROWN, span));
    let outgrown = outgrown.arg("city", city.id.clone()).arg("what", what).arg("year", Arg::Year(year.year));
    let outgrown = outgrown.arg("from", Arg::Euros(from)).arg("to", Arg::Euros(to)).arg("base", Arg::Year(city.year));
    diagnostics.push(outgrown.help("help"));
}

/// Warns of a plan of which no whole fiscal year after the pilot lies within the horizon.
pub(crate) fn warn_of_unseen(case: &Case, diagnostics: &mut Diagnostics) {
    let horizon = Horizon::of(case);
    if !horizon.seen() {
        let year = Arg::Year(horizon.after_pilot);
        diagnostics.push(Diagnostic::new(codes::PLAN_NOT_SEEN).arg("year", year).help("help"));
    }
}
