use rust_decimal::Decimal;

use super::member::Member;
use super::together::{ground, last_together};
use super::{Programme, Together};
use crate::city::Alone;
use crate::model::AsWritten;
use crate::units::{Month, order};

/// Plans of which every set is tried: 4 094 sets of twelve. Of more, only putting off is.
pub(crate) const MOST_PLANS: usize = 12;

/// Years by which a plan is put off at most.
pub(crate) const MOST_YEARS: i32 = 5;

/// What would make a programme last, verified by a run. Plans by their places in the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayOut {
    /// The other plans are given up.
    Keep {
        /// The plans that last together.
        plans: Vec<usize>,
        /// Their cost TTC, in euros.
        tco: Decimal,
    },
    /// All plans are kept, and one begins later.
    PutOff {
        /// The plan.
        plan: usize,
        /// By how many years.
        years: i32,
        /// Its new first month.
        start: Month,
    },
}

impl Programme {
    /// What would make all or most plans last: the largest sets of plans that are sustainable together, the dearest first,
    /// and the fewest years by which putting a single one off makes all of them so. None where they last as they are, or
    /// where that is not known.
    pub fn ways_out(&self) -> Vec<WayOut> {
        if !self.complete() || !self.together.wants_ways_out() {
            return Vec::new();
        }
        let members: Vec<&Member> = self.members.iter().map(AsRef::as_ref).collect();
        let mut ways = if members.len() <= MOST_PLANS { largest_sets(&members, &self.together) } else { Vec::new() };
        ways.extend((0..members.len()).filter_map(|plan| self.put_off(&members, plan)));
        ways
    }

    /// The fewest years by which putting a plan off makes all of them last.
    fn put_off(&self, members: &[&Member], plan: usize) -> Option<WayOut> {
        (1..=MOST_YEARS).find_map(|years| {
            let later = members[plan].put_off(years, &self.sources)?;
            let mut members = members.to_vec();
            members[plan] = &later;
            let (horizon, city) = ground(&members)?;
            let longer = (horizon.last > self.together.alone.last()).then(|| Alone::of(city, horizon.last, &AsWritten));
            let start = later.analysis.case.calendar.start;
            last_together(&members, longer.as_ref().unwrap_or(&self.together.alone)).then_some(WayOut::PutOff {
                plan,
                years,
                start,
            })
        })
    }
}

/// All sets of the greatest number of plans, below all, that last together, by falling cost; of equal cost in the order of
/// the programme.
fn largest_sets(members: &[&Member], together: &Together) -> Vec<WayOut> {
    for size in (1..members.len()).rev() {
        let mut found = Vec::new();
        for plans in sets(members.len(), size) {
            let kept: Vec<&Member> = plans.iter().map(|place| members[*place]).collect();
            if last_together(&kept, &together.alone) {
                found.push((kept.iter().map(|member| member.tco()).sum::<Decimal>(), plans));
            }
        }
        if !found.is_empty() {
            order::by(&mut found, |(one, _), (other, _)| other.cmp(one));
            return found.into_iter().map(|(tco, plans)| WayOut::Keep { plans, tco }).collect();
        }
    }
    Vec::new()
}

/// The sets of so many of the first places, in their order.
fn sets(of: usize, size: usize) -> Vec<Vec<usize>> {
    let places = |set: u32| (0..of).filter(|place| set >> place & 1 == 1).collect::<Vec<_>>();
    let mut sets: Vec<Vec<usize>> =
        (0..1_u32 << of).filter(|set| set.count_ones() as usize == size).map(places).collect();
    order::plain(&mut sets);
    sets
}
