//! What a plan's loans leave to be repaid when it ends: no verdict judges the years in which that is paid, so that a loan
//! which is repaid late makes a plan look better than it is.

use rust_decimal::Decimal;

use super::study::names;
use super::style::Style;
use crate::analysis::Analysis;
use crate::finance::Repayment;
use crate::language::Arg;

/// The capital of a loan that is not repaid when the plan ends.
pub(crate) fn capital_left(loan: &Repayment<Decimal>, analysis: &Analysis) -> Decimal {
    let paid = loan.schedule.iter().rev().find(|payment| payment.month < analysis.case.calendar.months);
    paid.map_or(loan.amount, |payment| payment.balance)
}

/// Whether a loan of the plan has capital left when it ends.
pub(crate) fn outlives(analysis: &Analysis) -> bool {
    analysis.financing.loans.iter().any(|loan| capital_left(loan, analysis) > Decimal::ZERO)
}

/// That it is not, loan by loan, with what is left, until when, and the interest on it, which no figure holds.
pub(crate) fn said(analysis: &Analysis, style: Style) -> Vec<String> {
    let case = &analysis.case;
    let months = case.calendar.months;
    let one = |loan: &Repayment<Decimal>| {
        let left = Some(capital_left(loan, analysis)).filter(|left| *left > Decimal::ZERO)?;
        let late = loan.schedule.iter().filter(|payment| payment.month >= months);
        let interest: Decimal = late.map(|payment| payment.interest).sum();
        let args = [
            ("name", names::funding(&case.funding[loan.funding], style).into()),
            ("end", names::month_of(case, months.saturating_sub(1), style).into()),
            ("until", names::month_of(case, loan.schedule.last()?.month, style).into()),
            ("all", if left == loan.amount { "yes" } else { "no" }.into()),
            ("left", Arg::Euros(left)),
            ("amount", Arg::Euros(loan.amount)),
            ("interest", Arg::Euros(interest)),
        ];
        Some(style.tell("capital-left", &args))
    };
    analysis.financing.loans.iter().filter_map(one).collect()
}
