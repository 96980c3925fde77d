use rust_decimal::Decimal;

use super::study::names;
use super::style::Style;
use crate::analysis::Analysis;
use crate::language::Arg;
use crate::run::Figure;

/// The name of a figure for people.
pub(crate) fn figure_name(figure: Figure, style: Style) -> String {
    let id = match figure {
        Figure::TcoExclVat => "row-tco-excl",
        Figure::TcoInclVat => "row-tco-incl",
        Figure::Received => "row-received",
        Figure::Interest => "row-loan-interest",
        Figure::NetCost => "row-net-cost",
        Figure::Benefits => "row-benefits",
        Figure::NetAfterBenefits => "row-net-after",
        Figure::PresentValue => "row-pv-net",
        Figure::AnnualCost => "row-eac",
        Figure::PilotCost => "figure-pilot-cost",
        Figure::PostPilotCost => "figure-run-cost",
        Figure::GrossSavings => "figure-gross-savings",
        Figure::Debt => "figure-debt",
        Figure::WorkingCapital => "figure-working-capital",
    };
    style.say(id)
}

/// The months from which on what is saved and earned has paid for the plan, each with its name; where there are benefits.
pub(super) fn payback(analysis: &Analysis, style: Style) -> Vec<(String, String)> {
    if analysis.financing.benefits.is_empty() || !analysis.complete() {
        return Vec::new();
    }
    let (payback, case) = (analysis.payback(), &analysis.case);
    let month = |month: Option<u32>| {
        month.map_or_else(|| style.say("payback-never"), |month| names::month_of(case, month, style))
    };
    let rate = [("rate", Arg::Percent(case.discount_rate.value))];
    vec![
        (style.say("row-payback"), month(payback.month)),
        (style.tell("row-payback-discounted", &rate), month(payback.discounted)),
    ]
}

/// The sums that a council asks for first, what the city does not pay itself below zero. Interest and benefits only where
/// there are any.
pub(super) fn headline(analysis: &Analysis) -> impl Iterator<Item = (Figure, Decimal)> {
    use Figure::{
        AnnualCost, Benefits, Interest, NetAfterBenefits, NetCost, PresentValue, Received, TcoExclVat, TcoInclVat,
    };
    let all =
        [TcoExclVat, TcoInclVat, Received, Interest, NetCost, Benefits, NetAfterBenefits, PresentValue, AnnualCost];
    let financing = &analysis.financing;
    let shown = |figure: &Figure| match figure {
        Interest => !financing.interest.is_zero(),
        Benefits | NetAfterBenefits => !financing.benefit.is_zero(),
        _ => true,
    };
    let sum = |figure: Figure| {
        let amount = figure.of(&analysis.run).unwrap_or_default();
        (figure, if matches!(figure, Received | Benefits) { -amount } else { amount })
    };
    all.into_iter().filter(shown).map(sum)
}
