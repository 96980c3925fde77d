//! What a budget takes for the plan: the authorisation, the credits of its years, renewals.

use rust_decimal::Decimal;

use super::super::chapters::Credits;
use super::super::{bound, total};
use super::Conditions;
use crate::analysis::Analysis;
use crate::document::Section;
use crate::engine::Cause;
use crate::language::Arg;
use crate::report::flags::spelled_spans;

/// Spending of the operating section in the first year, without what the accounts hold already; none where it is nothing.
pub(crate) fn first_operating(analysis: &Analysis) -> Option<Decimal> {
    let own = |section, in_accounts: bool| section == Section::Operating && !in_accounts;
    let operating = analysis.financing.cost(&analysis.case, |group| own(group.key.section, group.key.in_accounts));
    operating.get(0).copied().filter(|amount| !amount.is_zero())
}

/// Whether nothing of the equipment is a whole unit: a tenth of a post has a tenth of a workstation, which nobody buys.
fn of_parts(analysis: &Analysis) -> bool {
    let (lines, services) = (&analysis.case.lines, &analysis.schedule.lines);
    let bought =
        analysis.costs.iter().filter(|cost| cost.section == Section::Investment && !lines[cost.line].in_accounts);
    bought.map(|cost| &services[cost.line].number).all(|number| number.iter().all(|one| *one < Decimal::ONE))
}

impl Conditions<'_> {
    /// What the council votes first: the authorisation of the programme, and what the first budget takes.
    pub(super) fn credits(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let programme = Credits::of(analysis);
        if let Some((year, credits)) = programme.first() {
            let more = if credits == programme.authorised { "no" } else { "yes" };
            let args = [
                ("year", Arg::Year(year)),
                ("credits", bound(analysis, self.style.euros(credits))),
                ("more", Arg::Word(more.to_owned())),
                ("shared", if of_parts(analysis) { "yes" } else { "no" }.into()),
            ];
            let amount = total(analysis, programme.authorised);
            let id = if programme.lasts_years() { "programme" } else { "equipment" };
            self.add(id, &self.city(), year.to_string(), amount, &args);
        }
        if let Some(first) = first_operating(analysis) {
            let year = case.calendar.start.year();
            let args = [("year", Arg::Year(year))];
            self.add("first-year", &self.city(), year.to_string(), total(analysis, first), &args);
        }
    }

    /// The credits of the operating section once everything is in service: gross, as a budget is voted, and without what
    /// the accounts hold already.
    pub(super) fn run(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let window = analysis.financing.cliff.as_ref().and_then(|cliff| cliff.window);
        // Without a pilot, from the last growth on.
        let grown = || {
            let numbers = analysis.schedule.lines.iter().map(|line| &line.number);
            let grows = numbers.flat_map(|number| (1..).zip(number.windows(2)).filter(|(_, two)| two[1] > two[0]));
            grows.map(|(month, _)| month).max().unwrap_or(0)
        };
        let first = window.map_or_else(grown, |(first, _)| first);
        let operating =
            analysis.financing.cost(case, |group| group.key.section == Section::Operating && !group.key.in_accounts);
        let whole = |year: i32| case.calendar.months_in_year_from(year, first) == 12;
        let years = case.calendar.years().zip(operating.0.iter().copied()).filter(|(year, _)| whole(*year));
        let years: Vec<(i32, Decimal)> = years.filter(|(_, amount)| !amount.is_zero()).collect();
        let Some(first) = years.first() else {
            // No year is whole at full service: what is left is entered year by year all the same.
            self.between("rest", case.calendar.start.year() + 1..case.calendar.years().end() + 1);
            return;
        };
        // The year that the plan ends in has few months, and what is taken down: a budget is voted for it too.
        let later = case.calendar.years().zip(&operating.0).filter(|(year, _)| *year >= first.0);
        let next: Vec<(i32, Decimal)> = later.clone().skip(1).map(|(year, amount)| (year, *amount)).collect();
        let (most, most_amount) =
            later.fold(*first, |most, (year, amount)| if *amount > most.1 { (year, *amount) } else { most });
        let months = case.calendar.months_in_year_from(most, 0);
        let voted: Vec<i32> = next.iter().filter(|(_, amount)| !amount.is_zero()).map(|(year, _)| *year).collect();
        let until = match voted.len() {
            0 => "none",
            some if some == next.len() => "end",
            _ => "years",
        };
        self.between("growing", case.calendar.start.year() + 1..first.0);
        let renewed = analysis.financing.cost(case, |group| {
            let key = &group.key;
            key.section == Section::Operating && key.cause == Cause::Renewal && !key.in_accounts
        });
        let renewed: Decimal = renewed.0.iter().sum();
        let args = [
            ("year", Arg::Year(first.0)),
            ("most", Arg::Year(most)),
            ("until", until.into()),
            ("years", spelled_spans(&voted, self.style).into()),
            ("months", Arg::Count(months as usize)),
            ("most_amount", bound(analysis, self.style.euros(most_amount))),
            ("renewals", if renewed.is_zero() { "no" } else { "yes" }.into()),
            ("renewed", bound(analysis, self.style.euros(renewed))),
        ];
        self.add("run", &self.city(), first.0.to_string(), total(analysis, first.1), &args);
    }

    /// The credits of the operating section in some years after the first, year by year: those before full service, or
    /// all that are left.
    fn between(&mut self, id: &str, years: std::ops::Range<i32>) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let operating =
            analysis.financing.cost(case, |group| group.key.section == Section::Operating && !group.key.in_accounts);
        let years =
            case.calendar.years().zip(operating.0).filter(|(year, amount)| years.contains(year) && !amount.is_zero());
        let years: Vec<(i32, Decimal)> = years.collect();
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return };
        let year = |(year, amount): &(i32, Decimal)| {
            let args = [("name", year.to_string().into()), ("value", bound(analysis, self.style.euros(*amount)))];
            self.style.tell("named", &args)
        };
        let list: Vec<String> = years.iter().map(year).collect();
        let args = [
            ("list", list.join(self.style.semicolon()).into()),
            ("last", Arg::Year(last.0)),
            ("count", Arg::Count(years.len())),
        ];
        let sum = years.iter().map(|(_, amount)| amount).sum();
        self.add(id, &self.city(), first.0.to_string(), total(analysis, sum), &args);
    }

    /// The year in which most has to be renewed in the investment section: what the operating section renews is among its
    /// credits.
    pub(super) fn renewals(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        let renewals = analysis
            .financing
            .cost(case, |group| group.key.cause == Cause::Renewal && group.key.section == Section::Investment);
        let years = case.calendar.years().zip(&renewals.0);
        let mut due = years.filter(|(_, amount)| !amount.is_zero());
        let Some((first, amount)) = due.next() else { return };
        let (year, amount) = due.fold((first, amount), |most, one| if one.1 > most.1 { one } else { most });
        let all: Decimal = renewals.0.iter().sum();
        let args = [("first", Arg::Year(first)), ("all", bound(analysis, self.style.euros(all)))];
        self.add("renewal", &self.city(), year.to_string(), total(analysis, *amount), &args);
    }
}
