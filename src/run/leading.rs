use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::Outcome;
use crate::city::Flag;
use crate::city::rules::Measure;
use crate::model::Rule;

/// The plan's running cost against the gross savings that the city has without it, in the year after the pilot in which
/// it weighs most. In euros.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RunCost {
    pub year: i32,
    pub cost: Decimal,
    pub savings: Decimal,
}

impl RunCost {
    /// The cost as a share of the savings; none where there are none.
    pub(crate) fn share(&self) -> Option<Decimal> {
        (self.savings > Decimal::ZERO).then(|| self.cost.checked_div(self.savings)).flatten()
    }

    /// Whether it is a cost that meets no savings at all, which weighs more than any share.
    pub(crate) fn is_beyond(&self) -> bool {
        self.cost > Decimal::ZERO && self.share().is_none()
    }
}

/// The least that is left before red, in euros of one year; below zero, what is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    pub year: i32,
    pub rule: Rule,
    pub euros: Decimal,
}

/// The earliest of flags; of those of one year the one that weighs most.
pub(crate) fn foremost<'f>(flags: impl Iterator<Item = &'f Flag<Decimal>>) -> Option<&'f Flag<Decimal>> {
    flags.min_by_key(|flag| (flag.year, Reverse(flag.nature()), flag.with.rule))
}

impl Outcome {
    /// The first flag that decides.
    pub(crate) fn first(&self) -> Option<&Flag<Decimal>> {
        foremost(self.deciding().into_iter())
    }

    /// Of the money that decides; none where no year after the pilot is seen.
    pub(crate) fn run_cost(&self) -> Option<RunCost> {
        let flags = self.deciding_side().1.flags.iter();
        let years = flags.filter(|flag| flag.after_pilot && flag.with.rule == Rule::RunCost);
        let costs = years.filter_map(|flag| match flag.with.measure {
            Measure::Ratio(cost, savings) => Some(RunCost { year: flag.year, cost, savings }),
            Measure::Amount(_) => None,
        });
        costs.max_by_key(|one| (one.is_beyond(), one.share(), Reverse(one.year)))
    }

    /// The rule and the year after the pilot that come nearest to red, of the money that decides. What the city has red
    /// without the plan is no room that the plan takes.
    pub(crate) fn room(&self) -> Option<Room> {
        let flags = self.deciding_side().1.flags.iter().filter(|flag| flag.after_pilot);
        // A rule of the plan alone that has nothing to measure in a year has margins of nothing.
        let measured = |flag: &Flag<Decimal>| !(flag.with.to_red.is_zero() && flag.with.to_orange.is_zero());
        let own = |flag: &&Flag<Decimal>| match &flag.without {
            Some(without) => without.to_red >= Decimal::ZERO,
            None => measured(flag),
        };
        let rooms =
            flags.filter(own).map(|flag| Room { year: flag.year, rule: flag.with.rule, euros: flag.with.to_red });
        rooms.min_by_key(|room| (room.euros, room.year, room.rule))
    }
}
