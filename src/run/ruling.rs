use rust_decimal::Decimal;

use crate::city::{Flag, Level, Verdict};
use crate::document::Nature;
use crate::model::Rule;
use crate::number::{FullNumber, Mask};
use crate::units::order;

/// The answer to the question that a plan is checked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The level; none where something is unpriced, or no year after the pilot is seen, and nothing is known to be
    /// unsustainable.
    pub level: Option<Level>,
    /// The level with secured funding only.
    pub secured: Option<Level>,
    /// First year of the flags that decide.
    pub first_year: Option<i32>,
    /// Rules of the flags that decide.
    pub rules: Vec<Rule>,
    /// The strongest of what stands behind the thresholds that decide; none where none does.
    pub nature: Option<Nature>,
    /// Whether the verdict on secured funding is what makes the level.
    pub by_secured: bool,
}

/// What a rule in a year counts for, without the margins behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BareFlag<M> {
    /// Fiscal year.
    pub year: i32,
    /// The rule.
    pub rule: Rule,
    /// Whether the year is after the pilot.
    pub after_pilot: bool,
    /// What stands behind the orange and the red threshold.
    pub natures: (Nature, Nature),
    /// Where it is red with the plan, whatever it counts as.
    pub reached_red: M,
    /// Where it counts as red against the plan.
    pub red: M,
    /// Where it counts as orange against the plan.
    pub orange: M,
}

/// A verdict without the margins behind it: all that the answer is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BareVerdict<M> {
    /// Where a red counts after the pilot.
    pub unsustainable: M,
    /// Where an orange counts after the pilot, or a red before its end.
    pub fragile: M,
    /// By year and rule.
    pub flags: Vec<BareFlag<M>>,
}

impl<M: Clone> BareFlag<M> {
    fn of<N: FullNumber<Mask = M>>(flag: &Flag<N>) -> Self {
        Self {
            year: flag.year,
            rule: flag.with.rule,
            after_pilot: flag.after_pilot,
            natures: flag.natures,
            reached_red: flag.with.to_red.below_zero(),
            red: flag.counts_red.clone(),
            orange: flag.counts_orange.clone(),
        }
    }
}

impl BareFlag<bool> {
    /// What stands behind the threshold that is reached.
    fn nature(&self) -> Nature {
        if self.reached_red { self.natures.1 } else { self.natures.0 }
    }

    /// Whether it is of those that decide a level.
    fn decides(&self, level: Level) -> bool {
        match level {
            Level::Unsustainable => self.after_pilot && self.red,
            Level::Fragile => (self.after_pilot && self.orange) || (!self.after_pilot && self.red),
            Level::Sustainable => false,
        }
    }
}

impl<M> BareVerdict<M> {
    /// The same with its answers told in another way.
    pub fn map<T>(&self, of: impl Fn(&M) -> T) -> BareVerdict<T> {
        let flag = |flag: &BareFlag<M>| BareFlag {
            year: flag.year,
            rule: flag.rule,
            after_pilot: flag.after_pilot,
            natures: flag.natures,
            reached_red: of(&flag.reached_red),
            red: of(&flag.red),
            orange: of(&flag.orange),
        };
        BareVerdict {
            unsustainable: of(&self.unsustainable),
            fragile: of(&self.fragile),
            flags: self.flags.iter().map(flag).collect(),
        }
    }

    /// Every answer in it.
    pub fn answers(&self) -> impl Iterator<Item = &M> {
        let flags = self.flags.iter().flat_map(|flag| [&flag.reached_red, &flag.red, &flag.orange]);
        [&self.unsustainable, &self.fragile].into_iter().chain(flags)
    }
}

impl<M: Mask> BareVerdict<M> {
    /// Where the verdict on secured funding is the one that decides: with all funding the plan would last.
    pub fn by_secured(&self, secured: &Self) -> M {
        let weak = |side: &Self| side.unsustainable.or(&side.fragile);
        weak(secured).and(&weak(self).not())
    }

    /// Where the plan is unsustainable, and where it is fragile, once the verdict with all funding is held against the
    /// one on secured funding: whatever is worse with that makes a plan that would last fragile (SPEC §8).
    pub fn against(&self, secured: &Self) -> (M, M) {
        let weaker = self.fragile.or(&secured.fragile).or(&secured.unsustainable);
        (self.unsustainable.clone(), weaker.and(&self.unsustainable.not()))
    }
}

impl BareVerdict<bool> {
    /// Its own level, before it is held against that on secured funding.
    fn level(&self) -> Level {
        level((self.unsustainable, self.fragile))
    }

    fn deciding(&self) -> impl Iterator<Item = &BareFlag<bool>> {
        let level = self.level();
        self.flags.iter().filter(move |flag| flag.decides(level))
    }
}

fn level((unsustainable, fragile): (bool, bool)) -> Level {
    match (unsustainable, fragile) {
        (true, _) => Level::Unsustainable,
        (false, true) => Level::Fragile,
        (false, false) => Level::Sustainable,
    }
}

impl<N: FullNumber> Verdict<N> {
    /// What the answer is made of.
    pub fn weighed(&self) -> BareVerdict<N::Mask> {
        let flags = self.flags.iter().map(BareFlag::of).collect();
        BareVerdict { flags, ..self.without_flags() }
    }

    /// The same without its flags.
    pub(crate) fn without_flags(&self) -> BareVerdict<N::Mask> {
        BareVerdict { unsustainable: self.unsustainable.clone(), fragile: self.fragile.clone(), flags: Vec::new() }
    }
}

impl Verdict<Decimal> {
    /// Whether nothing counts against the plan.
    pub(crate) fn lasts(&self) -> bool {
        !self.unsustainable && !self.fragile
    }

    /// The flags that decide its own level.
    pub fn deciding(&self) -> impl Iterator<Item = &Flag<Decimal>> {
        let level = level((self.unsustainable, self.fragile));
        self.flags.iter().filter(move |flag| BareFlag::of(flag).decides(level))
    }
}

impl Ruling {
    /// Holds the verdict against the one on secured funding. `complete`: whether everything has a price, and a year
    /// after the pilot is seen.
    pub fn weigh(verdict: &BareVerdict<bool>, secured: &BareVerdict<bool>, complete: bool) -> Self {
        let by_secured = verdict.by_secured(secured);
        let known = |level: Level| (complete || level == Level::Unsustainable).then_some(level);
        let mut ruling = Self {
            level: known(level(verdict.against(secured))),
            secured: known(secured.level()),
            first_year: None,
            rules: Vec::new(),
            nature: None,
            by_secured,
        };
        if ruling.level.is_some_and(|level| level > Level::Sustainable) {
            let deciding = if by_secured { secured } else { verdict };
            ruling.nature = deciding.deciding().map(BareFlag::nature).max();
            ruling.first_year = deciding.deciding().map(|flag| flag.year).min();
            ruling.rules = deciding.deciding().map(|flag| flag.rule).collect();
            order::distinct(&mut ruling.rules);
        }
        ruling
    }
}
