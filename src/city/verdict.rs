use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;

use super::effects::Effects;
use super::horizon::Horizon;
use super::projection::{CityYear, Outlook};
use super::rules::{Assessment, of_city, of_plan};
use crate::document::Nature;
use crate::language::Arg;
use crate::model::{City, Inputs, Rule};
use crate::number::{FullNumber, Mask};

/// How sustainable a plan is, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The city can pay for it once the pilot and its money are gone.
    Sustainable,
    /// It can, but a threshold of vigilance is reached or the money is not secured.
    Fragile,
    /// It cannot.
    Unsustainable,
}

impl Level {
    /// The word of the results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sustainable => "sustainable",
            Self::Fragile => "fragile",
            Self::Unsustainable => "unsustainable",
        }
    }

    /// The word inside a sentence, in the reader's language; without a level it is that nothing is determined.
    pub(crate) fn in_sentence(level: Option<Self>) -> Arg {
        Arg::Word(format!("beyond-{}", level.map_or("undetermined", Self::word)))
    }
}

/// A rule in a year, with what it counts for.
#[derive(Debug, Clone)]
pub struct Flag<N: FullNumber> {
    /// Fiscal year.
    pub year: i32,
    /// With the plan.
    pub with: Assessment<N>,
    /// Without it; none for rules that measure the plan alone.
    pub without: Option<Assessment<N>>,
    /// Where it counts as red against the plan.
    pub counts_red: N::Mask,
    /// Where it counts as orange against the plan.
    pub counts_orange: N::Mask,
    /// Whether the year is after the pilot.
    pub after_pilot: bool,
    /// What stands behind the orange and the red threshold.
    pub natures: (Nature, Nature),
}

impl Flag<Decimal> {
    /// What stands behind the threshold that is reached.
    pub fn nature(&self) -> Nature {
        if self.with.to_red.below_zero() { self.natures.1 } else { self.natures.0 }
    }

    /// Whether a worse level is reached because of the plan, which costs too little to count (SPEC §8, materiality).
    pub(crate) fn is_too_small(&self) -> bool {
        let reached = |one: &Assessment<Decimal>| (one.to_red.below_zero(), one.to_orange.below_zero());
        let worse = reached(&self.with) > self.without.as_ref().map_or((false, false), reached);
        worse && !self.counts_red && !self.counts_orange
    }
}

/// Every rule in every year, and what follows.
#[derive(Debug, Clone)]
pub struct Verdict<N: FullNumber> {
    /// By year and rule, whether a level is reached or not.
    pub flags: Vec<Flag<N>>,
    /// Where a red counts after the pilot.
    pub unsustainable: N::Mask,
    /// Where an orange counts after the pilot, or a red before its end.
    pub fragile: N::Mask,
}

/// What the rules of a city find without any plan, in the year of its accounts and in those after it: each year is assessed
/// when it is first asked for, whatever plans are laid over the city.
#[derive(Debug, Clone)]
pub(crate) struct Bare<N>(Arc<[OnceLock<Vec<Assessment<N>>>]>);

impl<N: FullNumber> Bare<N> {
    /// Nothing yet, of the year of the accounts and so many after it.
    pub(super) fn new(years: usize) -> Self {
        Self((0..=years).map(|_| OnceLock::new()).collect())
    }

    fn of(
        &self,
        place: usize,
        city: &City,
        year: &CityYear<N>,
        minimum: &N,
        inputs: &impl Inputs<N>,
    ) -> &[Assessment<N>] {
        self.0[place].get_or_init(|| of_city(city, year, minimum, inputs))
    }
}

/// Flags of one year, of all rules and of each part of those that have parts, or a few less.
const MOST_OF_YEAR: usize = 12;

/// Applies every rule to every full year, and attributes what it finds. `running`: where not all plans of the outlook are
/// past their own pilot at once, what those that are do in each fiscal year from the first on.
pub fn judge<N: FullNumber>(
    horizon: Horizon,
    city: &City,
    outlook: &Outlook<N>,
    running: Option<&[Effects<N>]>,
    inputs: &impl Inputs<N>,
) -> Verdict<N> {
    let early_red = early_red(city, outlook, inputs);
    // Flags are large: a table of them that grows is moved again and again.
    let mut flags = Vec::with_capacity(outlook.with.len() * MOST_OF_YEAR);
    let (mut net_cost, mut years) = (N::zero(), 0_u32);
    let materiality = inputs.of(city.thresholds.materiality);
    for (place, (without, with)) in outlook.without.iter().zip(&outlook.with).enumerate() {
        let (effects, year) = (&outlook.effects[place], with.year);
        let started = year >= horizon.first;
        if started {
            net_cost = net_cost.add(&effects.net_cost).materialize();
            years += 1;
        }
        if year > horizon.judged {
            continue;
        }
        let after_pilot = year >= horizon.after_pilot;
        let running = running.and_then(|running| running.get(horizon.place(year)?)).unwrap_or(effects);
        // Material: the average yearly net cost so far against that year's revenue. Years times both
        // sides, so that nothing is divided.
        let threshold = without.revenue.mul(&materiality).scale(Decimal::from(years));
        let material =
            if started { net_cost.sub(&threshold).below_zero().not() } else { <N::Mask as Mask>::all(false) };
        let before = outlook.bare.of(place + 1, city, without, &outlook.minimum, inputs);
        let after = of_city(city, with, &outlook.minimum, inputs);
        for (place, (without, with)) in before.iter().zip(after).enumerate() {
            let (red, orange) = attribute(without, &with, &early_red[place]);
            let rule = with.rule;
            flags.push(Flag {
                year,
                with,
                without: Some(without.clone()),
                counts_red: red.and(&material),
                counts_orange: orange.and(&material),
                after_pilot,
                natures: city.thresholds.natures(rule),
            });
        }
        for with in of_plan(city, [effects, running], without, after_pilot, inputs) {
            let red = with.to_red.below_zero();
            let orange = with.to_orange.below_zero().and(&red.not());
            // An envelope is a sum that was voted: it is exceeded by any amount.
            let sized = |mask: N::Mask| if with.rule == Rule::Envelope { mask } else { mask.and(&material) };
            let (counts_red, counts_orange) = (sized(red), sized(orange));
            let natures = city.thresholds.natures(with.rule);
            flags.push(Flag { year, with, without: None, counts_red, counts_orange, after_pilot, natures });
        }
    }
    let any = |wanted: &dyn Fn(&Flag<N>) -> Option<N::Mask>| {
        flags.iter().filter_map(wanted).fold(<N::Mask as Mask>::all(false), |any, mask| any.or(&mask))
    };
    let unsustainable = any(&|flag| flag.after_pilot.then(|| flag.counts_red.clone()));
    let orange = any(&|flag| flag.after_pilot.then(|| flag.counts_orange.clone()));
    let early = any(&|flag| (!flag.after_pilot).then(|| flag.counts_red.clone()));
    let fragile = orange.or(&early).and(&unsustainable.not());
    Verdict { flags, unsustainable, fragile }
}

/// For each rule of the city, whether it is red without the plan in the accounts' year or the next one.
fn early_red<N: FullNumber>(city: &City, outlook: &Outlook<N>, inputs: &impl Inputs<N>) -> Vec<N::Mask> {
    let of = |place: usize, year| outlook.bare.of(place, city, year, &outlook.minimum, inputs);
    let base = of(0, &outlook.base);
    let first = outlook.without.first().map(|first| of(1, first));
    let red = |place: usize, base: &Assessment<N>| {
        let first = first.as_ref().map(|first| first[place].to_red.below_zero());
        let base = base.to_red.below_zero();
        first.map_or(base.clone(), |first| base.or(&first))
    };
    base.iter().enumerate().map(|(place, base)| red(place, base)).collect()
}

/// What a rule of the city counts for, before materiality: red, orange.
fn attribute<N: FullNumber>(without: &Assessment<N>, with: &Assessment<N>, early_red: &N::Mask) -> (N::Mask, N::Mask) {
    let red = with.to_red.below_zero();
    let reached = with.to_orange.below_zero().or(&red);
    let red_before = without.to_red.below_zero();
    let reached_before = without.to_orange.below_zero().or(&red_before);
    // Worse with the plan than without: at its level with the plan.
    let worse = red.and(&red_before.not()).or(&reached.and(&reached_before.not()));
    // Red in both, and the plan aggravates it.
    let aggravated = red.and(&red_before).and_if(|| with.to_red.sub(&without.to_red).below_zero());
    // Orange in both, and less than half of the margin before red is left.
    let both = reached.and(&red.not()).and(&reached_before).and(&red_before.not());
    let eroded = both.and_if(|| with.to_red.sub(&without.to_red.scale(Decimal::new(5, 1))).below_zero());
    let counts_red = worse.and(&red).or(&aggravated.and(early_red));
    let counts_orange = worse.and(&red.not()).or(&aggravated.and(&early_red.not())).or(&eroded);
    (counts_red, counts_orange)
}
