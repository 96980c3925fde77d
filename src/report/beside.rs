//! What is told beside the verdict on a plan: one list, for the first page of a study and for `check`, so that neither
//! is silent about what the other says.
//!
//! Two things stand in studies alone: what a council is asked for, which is a proposal and no part of what a verdict
//! rests on; and which uncertain input turns the verdict by itself, which takes two runs of every input, and which
//! `sensitivity` tells.

use super::apart::{Figures, is_balance};
use super::capital_left;
use super::investable::investable;
use super::legal;
use super::own_share;
use super::posts::held_said;
use super::section;
use super::study::names;
use super::style::Style;
use super::tally::doubted_fctva;
use super::turned::{without_fctva, without_funder};
use super::unjudged::unjudged;
use super::words::{Subject, growth_line, verdict_word};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::explore::beyond::Beyond;
use crate::explore::found::FoundBeside;
use crate::explore::growth::GrowthTurn;
use crate::explore::odds::Odds;
use crate::explore::turned::Turned;
use crate::explore::unaided::Unaided;
use crate::language::Arg;
use crate::model::Rule;
use crate::units::{Date, Month};

/// What was found to stand beside a verdict, where it was looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Draws of what is uncertain.
    pub odds: Option<&'a Odds>,
    /// Renewals soon after the horizon.
    pub beyond: Option<&'a Beyond>,
    /// At which growth of the city's accounts the verdict turns.
    pub growth: &'a [GrowthTurn],
    /// What the verdict is if posts of the accounts have to be replaced.
    pub replaced: Option<&'a Turned>,
    /// What the verdict is without the largest funder, where one carries much.
    pub unaided: Option<&'a Unaided>,
    /// What the verdict is without the FCTVA on upkeep, where the plan counts on some.
    pub undoubted: Option<&'a Turned>,
    /// The date of what is told, where there is one.
    pub date: Option<Date>,
}

impl<'a> From<&'a FoundBeside> for Beside<'a> {
    fn from(found: &'a FoundBeside) -> Self {
        Self {
            odds: found.drawn(),
            beyond: found.beyond.as_ref(),
            growth: &found.growth,
            replaced: found.replaced.as_ref(),
            unaided: found.unaided.as_ref(),
            undoubted: found.undoubted.as_ref(),
            date: None,
        }
    }
}

impl Beside<'_> {
    /// The verdict under a horizon that holds later renewals, where it is another one.
    pub(super) fn later(&self) -> Option<Level> {
        self.beyond.filter(|beyond| beyond.turns()).and_then(Beyond::level)
    }

    /// Whether the plan had ended in a year before the one in which it is told of; without a date, before that of its
    /// newest source.
    pub(super) fn past(&self, analysis: &Analysis) -> bool {
        let case = &analysis.case;
        let end = case.calendar.month(case.calendar.months);
        self.date.or_else(|| case.data.newest()).is_some_and(|date| i32::from(date.year()) > end.year())
    }
}

/// What is told beside the verdict on a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aside {
    /// The operating section does not balance.
    Section,
    /// A test of the law fails, and decides nothing.
    Legal,
    /// Public funders leave the city less of an investment than the law asks for.
    OwnShare,
    /// Funders give more than there is to pay.
    Overpaid,
    /// The last year is not judged.
    Unjudged,
    /// How the city's accounts are taken to grow.
    Course,
    /// What the city can invest without more debt.
    Investable,
    /// The plan has ended, or has begun, when it is told of.
    Begun,
    /// Renewals wait behind the horizon.
    Beyond,
    /// Loans outlive the plan.
    CapitalLeft,
    /// FCTVA whose right is to be checked, and what becomes of the plan without it.
    Upkeep,
    /// What becomes of the plan without its largest funder.
    Funder,
    /// Posts that the accounts hold already, and what becomes of the plan if they have to be replaced.
    Held,
}

impl Aside {
    /// What the law asks for: it binds whatever the verdict, and comes first.
    pub(super) const LAW: [Self; 4] = [Self::Section, Self::Legal, Self::OwnShare, Self::Overpaid];

    /// What the verdict is silent about, under it.
    pub(super) const UNDER: [Self; 4] = [Self::Unjudged, Self::Investable, Self::Begun, Self::Beyond];

    /// What no year that is judged bears.
    pub(super) const AFTER: [Self; 1] = [Self::CapitalLeft];

    /// What the plan counts on, and what becomes of it where that is not so.
    pub(super) const LEANS: [Self; 3] = [Self::Upkeep, Self::Funder, Self::Held];

    /// Whether a reader must not miss it.
    pub(super) fn is_notice(self) -> bool {
        !matches!(self, Self::Course | Self::Investable)
    }

    /// What is said of it; nothing where there is none.
    pub(super) fn said(self, analysis: &Analysis, beside: Beside<'_>, style: Style) -> Vec<String> {
        let Some(outcome) = &analysis.outcome else { return self.without_city(analysis, beside, style) };
        let city = analysis.case.city.as_ref();
        let one = match self {
            Self::Section => section::said(outcome, Subject::Plan, style),
            Self::Legal => city.and_then(|city| legal::beside(city, outcome, Subject::Plan, style)),
            Self::Unjudged => unjudged(analysis, style),
            Self::Course => city.map(|city| growth_line(city, analysis.case.calendar.start.year(), style)),
            Self::Investable => investable(analysis, outcome, style),
            _ => return self.without_city(analysis, beside, style),
        };
        one.into_iter().collect()
    }

    /// The same of what needs no city.
    fn without_city(self, analysis: &Analysis, beside: Beside<'_>, style: Style) -> Vec<String> {
        let one = match self {
            Self::OwnShare => own_share::said(analysis, style),
            Self::Overpaid => own_share::overpaid(analysis, style),
            Self::Begun => begun_said(analysis, beside, style),
            Self::Beyond => beside.beyond.map(|beyond| beyond_said(beyond, style)),
            Self::CapitalLeft => return capital_left::said(analysis, style),
            Self::Upkeep => upkeep(analysis, beside, style),
            Self::Funder => beside.unaided.map(|unaided| without_funder(unaided, analysis, style)),
            Self::Held => return held_said(analysis, beside.replaced, style),
            Self::Section | Self::Legal | Self::Unjudged | Self::Course | Self::Investable => None,
        };
        one.into_iter().collect()
    }
}

/// That the plan had ended, or had begun, when it is told of: nothing of it is to be voted, or that is voted after the fact.
fn begun_said(analysis: &Analysis, beside: Beside<'_>, style: Style) -> Option<String> {
    let case = &analysis.case;
    if beside.past(analysis) {
        let end = names::month_of(case, case.calendar.months.saturating_sub(1), style);
        let of = if beside.date.is_some() { "study" } else { "sources" };
        return Some(style.tell("study-past", &[("of", of.into()), ("end", end.into())]));
    }
    let date = beside.date?;
    let start = begun(analysis, date)?;
    let args = [("start", names::month(start, style).into()), ("year", Arg::Year(i32::from(date.year())))];
    Some(style.tell("study-started", &args))
}

/// The month in which a plan began, where that is before the month of a day.
pub(crate) fn begun(analysis: &Analysis, date: Date) -> Option<Month> {
    let start = analysis.case.calendar.start;
    (start < Month::new(i32::from(date.year()), i32::from(date.month()))).then_some(start)
}

/// Renewals that wait behind the horizon, and what a horizon that covers them makes of the verdict.
fn beyond_said(beyond: &Beyond, style: Style) -> String {
    let style = Style { color: false, ..style };
    let mut args = vec![
        ("months", (beyond.months as usize).into()),
        ("renewals", Arg::Euros(beyond.renewals)),
        ("within", Arg::Euros(beyond.within)),
        ("level", verdict_word(beyond.level(), style).into()),
    ];
    if !beyond.turns() {
        return style.tell("study-beyond", &args);
    }
    let ruling = beyond.ruling.as_ref();
    let rules = ruling.into_iter().flat_map(|ruling| &ruling.rules);
    let figures = beyond.first.as_ref().map(|flag| (flag.with.rule, Figures::of(flag, style)));
    // What the city's own course does is told beside what it does with the plan.
    let told = |rule: &Rule| {
        // Unsustainable by net savings is so by the legal balance.
        let red = if beyond.level() == Some(Level::Unsustainable) { "red" } else { "orange" };
        let id = if is_balance(*rule, red) { "balance" } else { rule.id() };
        let name = style.say(&format!("rule-{id}"));
        match &figures {
            Some((of, Figures { with: Some(with), without: Some(without), .. })) if of == rule => {
                let args = [("rule", name.into()), ("with", with.clone().into()), ("without", without.clone().into())];
                style.tell("study-beyond-figures", &args)
            }
            _ => name,
        }
    };
    let rules: Vec<String> = rules.map(told).collect();
    let first = ruling.and_then(|ruling| ruling.first_year);
    args.push(("rules", rules.join(style.semicolon()).into()));
    args.push(("when", if first.is_some() { "year" } else { "none" }.into()));
    args.extend(first.map(|year| ("year", Arg::Year(year))));
    args.push(("reason", beyond.reason().into()));
    style.tell("study-beyond-turns", &args)
}

/// What the FCTVA on upkeep comes to, whose right is to be checked, and what the plan comes to without it.
fn upkeep(analysis: &Analysis, beside: Beside<'_>, style: Style) -> Option<String> {
    let doubted = doubted_fctva(analysis);
    if doubted.is_zero() {
        return None;
    }
    let known = if beside.undoubted.is_some() { "known" } else { "unknown" };
    let said = style.tell("open-fctva", &[("amount", Arg::Euros(doubted)), ("then", known.into())]);
    let then = beside.undoubted.map(|then| without_fctva(then, analysis, style));
    Some(std::iter::once(said).chain(then).collect::<Vec<_>>().join(" "))
}
