//! What it takes for a flag not to count any more: the reverse of how it is attributed.

use rust_decimal::Decimal;

use super::rules::{Assessment, Lever, Measure, Remedy};
use super::verdict::Flag;
use crate::number::FullNumber;

/// Back to where the plan's part of a gap ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// The threshold that is reached.
    Threshold,
    /// What the city is past by itself, by so many euros: that is not the plan's to find.
    Own(Decimal),
    /// Half of the margin before red that the city has by itself.
    Half,
}

/// What is missing for a flag not to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Whether it is red that is reached.
    pub red: bool,
    /// Where it ends.
    pub until: Until,
    /// Euros by which the margin has to grow; none where no amount does, for want of anything to relate it to.
    pub amount: Option<Decimal>,
    /// Debt that the plan adds by the end of the year; none where what is measured is no debt. No more of it can go.
    pub added: Option<Decimal>,
    /// How it is closed.
    pub remedy: Remedy,
}

impl Flag<Decimal> {
    /// What is missing; none where it does not count against the plan.
    pub fn gap(&self) -> Option<Gap> {
        if !self.counts_red && !self.counts_orange {
            return None;
        }
        let with = &self.with;
        let red = with.to_red.below_zero();
        let margin = |one: &Assessment<Decimal>| if red { one.to_red } else { one.to_orange };
        let own = self.without.as_ref().map(margin).filter(FullNumber::below_zero);
        let (until, amount) = match (own, &self.without) {
            (Some(own), _) if red => (Until::Own(-own), own - with.to_red),
            (Some(_), Some(without)) => (Until::Half, without.to_red * HALF - with.to_red),
            _ => (Until::Threshold, -margin(with)),
        };
        let amount = match with.measure {
            // Of what the plan costs nothing may be left; no debt is small enough.
            Measure::Ratio(cost, base) if base <= Decimal::ZERO => self.without.is_none().then_some(cost),
            _ => Some(amount),
        };
        let threshold = if red || until == Until::Half { with.red_at } else { with.orange_at };
        let remedy = with.rule.remedy(with.part, threshold);
        let debt = |one: &Assessment<Decimal>| match (remedy.lever, &one.measure) {
            (Lever::Years | Lever::Debt, Measure::Ratio(debt, _)) => Some(*debt),
            _ => None,
        };
        let added = debt(with).zip(self.without.as_ref().and_then(debt)).map(|(with, without)| with - without);
        Some(Gap { red, until, amount, added, remedy })
    }
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
