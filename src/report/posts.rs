//! Posts that a plan counts on and that the city's accounts hold already.

use rust_decimal::Decimal;

use super::study::names;
use super::style::Style;
use super::tally::grouped;
use super::turned::if_replaced;
use crate::analysis::Analysis;
use crate::document::Section;
use crate::engine::Cause;
use crate::explore::turned::Turned;
use crate::language::Arg;
use crate::units::MONTHS_A_YEAR;

/// What a line costs in the operating section in its first whole fiscal year from a month on, TTC: what comes back each
/// year, without what is paid once for someone new.
pub(super) fn full_year(analysis: &Analysis, line: usize, from: u32) -> Option<(i32, Decimal)> {
    let calendar = &analysis.case.calendar;
    let sums = grouped(analysis, |cost, _| {
        cost.line == line && cost.section == Section::Operating && cost.cause == Cause::Recurring
    });
    let year = calendar.years().find(|year| calendar.months_in_year_from(*year, from) == 12)?;
    Some((year, sums.get(&true)?.incl_vat.get(year)))
}

/// What one post of a line costs in its first whole fiscal year from a month on, whose number may change within that year.
pub(super) fn post_year(analysis: &Analysis, line: usize, from: u32) -> Option<(i32, Decimal)> {
    let (year, amount) = full_year(analysis, line, from)?;
    let number = (0..).zip(&analysis.schedule.lines.get(line)?.number);
    let filled: Decimal =
        number.filter(|(month, _)| analysis.case.calendar.year_of(*month) == year).map(|(_, number)| *number).sum();
    (amount * MONTHS_A_YEAR).checked_div(filled).map(|one| (year, one))
}

/// People whom the accounts hold already, at their most.
pub(super) struct Held {
    /// The line, among the case's.
    pub line: usize,
    /// How many, in full-time equivalents.
    pub count: Decimal,
    /// The month from which on there are so many.
    pub from: u32,
    /// A whole fiscal year of them.
    pub year: i32,
    /// What they cost in that year, in euros including VAT.
    pub amount: Decimal,
}

/// The posts that the accounts hold already.
pub(super) fn held(analysis: &Analysis) -> Vec<Held> {
    let lines = analysis.case.lines.iter().zip(&analysis.schedule.lines).enumerate();
    let held = lines.filter_map(|(place, (line, service))| {
        let count = service.number.iter().max().copied().unwrap_or_default();
        if !line.is_post() || !line.in_accounts || count.is_zero() {
            return None;
        }
        let from = (0..).zip(&service.number).find(|(_, number)| **number == count).map(|(month, _)| month)?;
        let (year, amount) = full_year(analysis, place, from)?;
        Some(Held { line: place, count, from, year, amount })
    });
    held.collect()
}

/// That the verdict rests on not replacing them where they are, post by post, and what it is if they have to be.
pub(super) fn held_said(analysis: &Analysis, replaced: Option<&Turned>, style: Style) -> Vec<String> {
    let mut said: Vec<String> = held(analysis)
        .into_iter()
        .map(|one| {
            let args = [
                ("name", names::line(&analysis.case.lines[one.line], style).into()),
                ("count", Arg::Number(one.count)),
                ("amount", Arg::Euros(one.amount)),
                ("year", Arg::Year(one.year)),
            ];
            style.tell("study-held", &args)
        })
        .collect();
    if let Some(last) = said.last_mut() {
        last.extend(if_replaced(replaced, style).map(|then| format!(" {then}")));
    }
    said
}
