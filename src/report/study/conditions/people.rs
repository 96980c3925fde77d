//! People whom the plan needs: those to be hired, and those whom the accounts hold already.

use rust_decimal::Decimal;

use super::super::{names, total};
use super::Conditions;
use crate::language::Arg;
use crate::report::grid::Value;
use crate::report::posts::{held, post_year};

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
            // Posts are created as they are filled.
            for (month, more, now) in steps {
                let year = post_year(analysis, place, month).map(|(year, one)| (year, one * now));
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
            self.posts_that_end(names::line(line, self.style), &service.number);
            self.staffed = true;
        }
    }

    /// Posts that the plan does not keep until it ends, each with its month: a time without some of them ends none.
    fn posts_that_end(&mut self, name: String, number: &[Decimal]) {
        let mut later = Decimal::ZERO;
        let mut ends = Vec::new();
        for (month, now) in (0..).zip(number).collect::<Vec<(u32, &Decimal)>>().into_iter().rev() {
            if *now > later && (month as usize) + 1 < number.len() {
                ends.push((month + 1, *now - later, later));
            }
            later = later.max(*now);
        }
        for (month, fewer, left) in ends.into_iter().rev() {
            let args = [
                ("name", name.clone().into()),
                ("count", Arg::Number(fewer)),
                ("month", self.month(month).into()),
                ("some", if left.is_zero() { "no" } else { "yes" }.into()),
                ("left", Arg::Number(left)),
            ];
            self.add("staff-ends", &self.city(), self.month(month), Value::Empty, &args);
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
