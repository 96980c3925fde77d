use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::row::{Finding, Row};
use crate::city::Level;
use crate::diagnostic::{Diagnostic, codes};
use crate::units::{half_up, order};

/// Inhabitants from which on each stratum begins: those of the DGFiP's accounts by size.
pub const STRATA: [u32; 9] = [0, 500, 2_000, 3_500, 5_000, 10_000, 20_000, 50_000, 100_000];

/// The shares of municipalities at which quantiles are taken, in percent.
pub const QUANTILES: [usize; 5] = [10, 25, 50, 75, 90];

/// Municipalities without a verdict that a summary names; rows name all.
const LISTED: usize = 20;

/// What all rows come to.
#[derive(Debug, Default)]
pub struct Summary {
    /// By stratum, those that hold any municipality with a verdict: the place among [`STRATA`].
    pub strata: BTreeMap<usize, Stratum>,
    /// All together.
    pub all: Stratum,
    /// Municipalities whose accounts are not complete.
    pub incomplete: usize,
    /// Of these, how many lack each figure.
    pub lacking: BTreeMap<&'static str, usize>,
    /// Municipalities whose verdict rests on what is less firm than it looks.
    pub reserved: usize,
    /// Municipalities whose accounts do not precede the plan.
    pub too_late: usize,
    /// Municipalities whose rows are wrong.
    pub faulty: usize,
    /// The first of all three.
    pub listed: Vec<Unjudged>,
    /// Municipalities of another size than asked for.
    pub outside: usize,
    /// Where it was stopped: municipalities done, and of how many.
    pub stopped: Option<(usize, usize)>,
}

/// A municipality without a verdict.
#[derive(Debug)]
pub struct Unjudged {
    /// INSEE code and name.
    pub whose: (String, String),
    /// What is missing.
    pub missing: Vec<&'static str>,
    /// What is wrong.
    pub fault: Option<Diagnostic>,
}

/// Municipalities of a size, with a verdict.
#[derive(Debug, Default)]
pub struct Stratum {
    /// How many are sustainable, fragile, unsustainable, and how many have no verdict for want of a price.
    pub levels: [usize; 4],
    /// Running cost over gross savings; none, the heaviest, where a cost meets no savings.
    shares: Vec<Share>,
}

/// A share of gross savings in billionths, which is finer than any threshold is compared: eight bytes a municipality. More
/// than any where there are no savings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Share(i64);

impl Share {
    const BEYOND: Self = Self(i64::MAX);
    const DECIMALS: u32 = 9;

    fn of(share: Decimal) -> Self {
        let scaled = share.checked_mul(Decimal::from(10_i64.pow(Self::DECIMALS)));
        scaled.and_then(|scaled| half_up(scaled, 0).to_i64()).map_or(Self::BEYOND, Self)
    }

    fn share(self) -> Option<Decimal> {
        (self != Self::BEYOND).then(|| Decimal::new(self.0, Self::DECIMALS))
    }
}

impl Stratum {
    /// Municipalities with a row.
    pub fn count(&self) -> usize {
        self.levels.iter().sum()
    }

    /// The share of gross savings that so many percent of the municipalities do not exceed: the least that at least so
    /// many have. `Some(None)`: a cost that meets no savings; `None`: no municipality has a share.
    pub fn quantile(&self, percent: usize) -> Option<Option<Decimal>> {
        let rank = (self.shares.len() * percent).div_ceil(100).max(1);
        let share = self.shares.get(rank - 1)?;
        Some(share.share())
    }

    fn put(&mut self, level: Option<Level>, share: Option<Share>) {
        let place = match level {
            Some(Level::Sustainable) => 0,
            Some(Level::Fragile) => 1,
            Some(Level::Unsustainable) => 2,
            None => 3,
        };
        self.levels[place] += 1;
        self.shares.extend(share);
    }
}

impl Summary {
    /// Counts a row.
    pub(super) fn put(&mut self, row: &Row) {
        let whose = || (row.insee.clone(), row.name.clone());
        let unjudged = match &row.finding {
            Finding::Judged(judged) => {
                let cost = judged.run_cost;
                let beyond = cost.filter(|cost| cost.is_beyond()).map(|_| Share::BEYOND);
                let share = beyond.or_else(|| judged.share().map(Share::of));
                let population = row.population.unwrap_or_default();
                let place = STRATA.iter().rposition(|from| Decimal::from(*from) <= population).unwrap_or_default();
                self.strata.entry(place).or_default().put(judged.level, share);
                self.all.put(judged.level, share);
                // What is told of the legal balance does not turn the verdict.
                let hangs = judged.reserves.iter().any(|code| *code != codes::COMPUTED_FCTVA.id);
                self.reserved += usize::from(hangs);
                return;
            }
            Finding::Incomplete(missing) => {
                self.incomplete += 1;
                missing.iter().for_each(|path| *self.lacking.entry(path).or_default() += 1);
                Unjudged { whose: whose(), missing: missing.clone(), fault: None }
            }
            Finding::Faulty(fault) => {
                match fault.code == codes::ACCOUNTS_YEAR {
                    true => self.too_late += 1,
                    false => self.faulty += 1,
                }
                Unjudged { whose: whose(), missing: Vec::new(), fault: Some((**fault).clone()) }
            }
        };
        if self.listed.len() < LISTED {
            self.listed.push(unjudged);
        }
    }

    /// Puts what was counted in order.
    pub(super) fn settle(&mut self) {
        order::plain(&mut self.all.shares);
        self.strata.values_mut().for_each(|stratum| order::plain(&mut stratum.shares));
    }
}
