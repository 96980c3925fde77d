//! People whom the plan needs: those to be hired, and those whom the accounts hold already.

use rust_decimal::Decimal;

use super::super::{names, total};
use super::Conditions;
use crate::language::Arg;
use crate::report::grid::Value;
use crate::report::posts::{ended, held, post_year};

/// Below this nobody creates a post: part of somebody's time is found. A convention.
const HALF_A_POST: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

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
                    ("part", if more < HALF_A_POST { "yes" } else { "no" }.into()),
                    ("more", Arg::Word(if now > more { "yes" } else { "no" }.to_owned())),
                    ("priced", Arg::Word(if year.is_some() { "yes" } else { "no" }.to_owned())),
                ];
                // The row is priced for the posts that it creates.
                let amount = year.map_or(Value::Empty, |(_, amount)| total(analysis, amount * more / now));
                self.add("staff", &self.city(), self.month(month), amount, &args);
            }
            self.posts_that_end(place);
            self.staffed = true;
        }
    }

    /// Posts that the plan does not keep until it ends, each with its month.
    fn posts_that_end(&mut self, line: usize) {
        let analysis = self.analysis;
        for one in ended(analysis).into_iter().filter(|one| one.line == line) {
            let args = one.words(analysis, self.style);
            self.add("staff-ends", &self.city(), self.month(one.month), Value::Empty, &args);
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
