//! What part of the city's gross savings a running cost takes, as the rule on it measures it.

use rust_decimal::Decimal;

use super::apart::apart;
use super::result_city::ratio;
use super::style::Style;
use crate::city::rules::{Kind, Measure};
use crate::city::{Flag, Verdict};
use crate::model::Rule;

/// A running cost of a year after the pilot.
pub(super) struct RunShare {
    /// In euros.
    pub cost: Decimal,
    /// Its fiscal year.
    pub year: i32,
    /// The part of the gross savings without it; none where there are none.
    pub share: Option<Decimal>,
    /// The thresholds of the rule.
    levels: [Decimal; 2],
}

impl RunShare {
    /// Every year after the pilot.
    pub(super) fn all(verdict: &Verdict<Decimal>) -> impl Iterator<Item = Self> {
        let after = verdict.flags.iter().filter(|flag| flag.after_pilot && flag.with.rule == Rule::RunCost);
        after.filter_map(Self::of)
    }

    fn of(flag: &Flag<Decimal>) -> Option<Self> {
        let Measure::Ratio(cost, savings) = flag.with.measure else { return None };
        let levels = [flag.with.orange_at, flag.with.red_at];
        Some(Self { cost, year: flag.year, share: ratio(cost, savings), levels })
    }

    /// The year in which it takes the greatest part, where it costs anything.
    pub(super) fn greatest(verdict: &Verdict<Decimal>) -> Option<Self> {
        let shares = Self::all(verdict).filter(|one| one.share.is_some());
        shares.max_by_key(|one| one.share).filter(|one| one.cost > Decimal::ZERO)
    }

    /// The part in percent, told apart from the thresholds and from nothing at all.
    pub(super) fn said(&self, style: Style) -> Option<String> {
        let [orange, red] = self.levels;
        self.share.map(|share| apart(share, &[orange, red, Decimal::ZERO], Kind::Share, style))
    }
}
