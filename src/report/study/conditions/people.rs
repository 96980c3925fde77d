//! People whom the plan needs: those to be hired, and those whom the accounts hold already.

use rust_decimal::Decimal;

use super::super::{names, total};
use super::Conditions;
use crate::language::Arg;
use crate::report::grid::Value;
use crate::report::posts::{full_year, held};

impl Conditions<'_> {
    /// People that the accounts do not hold yet.
    pub(super) fn staff(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        for (place, (line, service)) in case.lines.iter().zip(&analysis.schedule.lines).enumerate() {
            let peak = service.number.iter().max().copied().unwrap_or_default();
            if !line.is_post() || line.in_accounts || peak.is_zero() {
                continue;
            }
            let mut known = Decimal::ZERO;
            let steps = (0..).zip(&service.number).filter_map(|(month, number)| {
                let more = *number - known;
                known = known.max(*number);
                (more > Decimal::ZERO).then_some((month, more, *number))
            });
            let steps: Vec<(u32, Decimal, Decimal)> = steps.collect();
            let whole = |year: i32, now: Decimal| {
                let months = (0..).zip(&service.number).filter(|(month, _)| case.calendar.year_of(*month) == year);
                months.map(|(_, number)| *number).all(|number| number == now)
            };
            // A step without a whole year of its own costs its part of that of all posts.
            let last = steps.last().and_then(|(month, ..)| full_year(analysis, place, *month));
            // Posts are created as they are filled; what they cost together is said of a year of all of them.
            for (month, more, now) in steps {
                let own = full_year(analysis, place, month).filter(|(year, _)| whole(*year, now));
                let year = own.or_else(|| last.map(|(year, amount)| (year, amount * now / peak)));
                self.priced.extend(year.map(|(year, _)| year));
                let args = [
                    ("name", names::line(line, self.style).into()),
                    ("count", Arg::Number(more)),
                    ("whole", year.map_or(String::new(), |(_, amount)| self.style.euros(amount)).into()),
                    ("all", Arg::Number(now)),
                    ("year", Arg::Year(year.map_or(0, |(year, _)| year))),
                    ("more", Arg::Word(if now > more { "yes" } else { "no" }.to_owned())),
                    ("priced", Arg::Word(if year.is_some() { "yes" } else { "no" }.to_owned())),
                ];
                // The row is priced for the posts that it creates.
                let amount = year.map_or(Value::Empty, |(_, amount)| total(analysis, amount * more / now));
                self.add("staff", &self.city(), self.month(month), amount, &args);
            }
            self.staffed = true;
        }
    }

    /// People whom the accounts hold already: the plan lasts as long as they do not have to be replaced.
    pub(super) fn in_accounts(&mut self) {
        let (analysis, case) = (self.analysis, &self.analysis.case);
        for one in held(analysis) {
            let name = names::line(&case.lines[one.line], self.style);
            let args = [("name", name.into()), ("count", Arg::Number(one.count)), ("year", Arg::Year(one.year))];
            self.add("in-accounts", &self.city(), self.month(one.from), total(analysis, one.amount), &args);
        }
    }
}
