//! Posts that a plan counts on: those that the city's accounts hold already, and those that it does not keep.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::study::names;
use super::style::Style;
use super::tally::grouped;
use super::turned::if_replaced;
use super::words::Subject;
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
        last.extend(if_replaced(replaced, Subject::Plan, style).map(|then| format!(" {then}")));
    }
    said
}

/// Posts that a plan does not keep until it ends.
pub(super) struct Ended {
    /// The line, among the case's.
    pub line: usize,
    /// The first month without them.
    pub month: u32,
    /// How many fewer there are from then on, in full-time equivalents.
    pub fewer: Decimal,
    /// How many are left.
    pub left: Decimal,
}

impl Ended {
    /// What its words are about.
    pub(super) fn words(&self, analysis: &Analysis, style: Style) -> [(&'static str, Arg); 5] {
        [
            ("name", names::line(&analysis.case.lines[self.line], style).into()),
            ("count", Arg::Number(self.fewer)),
            ("month", names::month_of(&analysis.case, self.month, style).into()),
            ("some", if self.left.is_zero() { "no" } else { "yes" }.into()),
            ("left", Arg::Number(self.left)),
        ]
    }
}

/// The posts that end before the plan does: a time without some of them ends none. Those that the accounts hold already are
/// the city's before the plan and after it.
pub(super) fn ended(analysis: &Analysis) -> Vec<Ended> {
    let lines = analysis.case.lines.iter().zip(&analysis.schedule.lines).enumerate();
    let posts = lines.filter(|(_, (line, _))| line.is_post() && !line.in_accounts);
    posts.flat_map(|(line, (_, service))| ends(line, &service.number)).collect()
}

fn ends(line: usize, number: &[Decimal]) -> Vec<Ended> {
    let (mut left, mut out) = (Decimal::ZERO, Vec::new());
    for (month, now) in (0..).zip(number).collect::<Vec<(u32, &Decimal)>>().into_iter().rev() {
        if *now > left && (month as usize) + 1 < number.len() {
            out.push(Ended { line, month: month + 1, fewer: *now - left, left });
        }
        left = left.max(*now);
    }
    out.reverse();
    out
}

/// That they end, one by one.
pub(super) fn ended_said(analysis: &Analysis, style: Style) -> Vec<String> {
    ended(analysis).iter().map(|one| style.tell("open-staff-ends", &one.words(analysis, style))).collect()
}

/// The same for programs.
pub(super) fn ended_json(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let one = |one: Ended| {
        json!({
            "line": case.lines[one.line].id,
            "month": case.calendar.month(one.month).to_string(),
            "fewer": one.fewer.normalize().to_string(),
            "left": one.left.normalize().to_string(),
        })
    };
    ended(analysis).into_iter().map(one).collect()
}
