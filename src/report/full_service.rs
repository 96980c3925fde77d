//! The cost cliff is told by the first months at full service, seldom the dearest: what comes after them.

use rust_decimal::Decimal;

use super::style::Style;
use super::tally::running_net;
use crate::analysis::Analysis;
use crate::language::Arg;

/// Years beside the first months at full service.
pub(super) struct Later {
    /// The whole fiscal years that begin with or after these months, and what they take on average; none of fewer than two.
    pub mean: Option<(i32, i32, Decimal)>,
    /// The whole year that takes most, where that is more than these months.
    pub whole: Option<(i32, Decimal)>,
    /// The year cut short by the plan's start or end whose few months take more still.
    pub part: Option<(i32, Decimal)>,
}

/// None where the plan has no such months.
pub(super) fn later(analysis: &Analysis) -> Option<Later> {
    let (after, (from, _)) = analysis.financing.cliff.as_ref().and_then(|cliff| cliff.after.zip(cliff.window))?;
    let (wholes, parts): (Vec<_>, Vec<_>) =
        running_net(analysis).into_iter().partition(|(year, _)| months(analysis, *year) == 12);
    let above = |years: &[(i32, Decimal)], least: Decimal| {
        let most = years.iter().copied().max_by_key(|(year, amount)| (*amount, -*year));
        most.filter(|(_, amount)| *amount > least)
    };
    let whole = above(&wholes, after);
    let part = above(&parts, whole.map_or(after, |(_, amount)| amount));
    let calendar = &analysis.case.calendar;
    let full: Vec<(i32, Decimal)> =
        wholes.into_iter().filter(|(year, _)| calendar.months_in_year_from(*year, from) == 12).collect();
    let mean = full.first().zip(full.last()).filter(|_| full.len() > 1).map(|((first, _), (last, _))| {
        let sum: Decimal = full.iter().map(|(_, amount)| amount).sum();
        (*first, *last, sum / Decimal::from(full.len()))
    });
    Some(Later { mean, whole, part })
}

fn months(analysis: &Analysis, year: i32) -> u32 {
    analysis.case.calendar.months_in_year_from(year, 0)
}

/// The same in a sentence; none where there is nothing to add.
pub(super) fn said(analysis: &Analysis, style: Style) -> Option<String> {
    let (_, window) = analysis.financing.cliff.as_ref()?.window?;
    let Later { mean, whole, part } = later(analysis)?;
    let amount = |amount: Decimal| {
        let euros = style.euros(amount);
        Arg::Text(if analysis.complete() { euros } else { format!("≥\u{a0}{euros}") })
    };
    let mean = mean.map(|(first, last, mean)| {
        let args = [("first", Arg::Year(first)), ("last", Arg::Year(last)), ("amount", amount(mean))];
        style.tell("full-service-mean", &args)
    });
    let whole = whole
        .map(|(year, taken)| style.tell("full-service-whole", &[("year", Arg::Year(year)), ("amount", amount(taken))]));
    let part = part.map(|(year, taken)| {
        let months = Arg::Count(months(analysis, year) as usize);
        style.tell("full-service-part", &[("year", Arg::Year(year)), ("months", months), ("amount", amount(taken))])
    });
    let list: Vec<String> = [mean, whole, part].into_iter().flatten().collect();
    let args = [("window", Arg::Count(window as usize)), ("list", list.join(style.semicolon()).into())];
    (!list.is_empty()).then(|| style.tell("full-service", &args))
}
