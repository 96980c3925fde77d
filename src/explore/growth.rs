//! At which growth of the city's accounts a verdict turns. The draws of a plan vary the plan; how the city goes on is
//! carried on from its accounts, and a tenth of a point may weigh more than all of them.

use std::iter::once;

use rust_decimal::Decimal;

use crate::analysis::{Analysis, Outcome, is_exact_budget};
use crate::city::rules::Assessment;
use crate::city::{Flag, Level};
use crate::model::{Account, City, Data, Rule};
use crate::run::Weighed;

/// The rates that are moved: what most of a city's spending and of its revenue grow by.
const RATES: [&str; 2] = ["city.growth.staff", "city.growth.taxes"];
/// Tenths of a point up to which they are.
pub const TENTHS: u32 = 10;

/// A rate of growth and what the verdict does as it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthTurn {
    /// Its path.
    pub path: &'static str,
    /// The rate of the city, as a fraction a year.
    pub now: Decimal,
    /// The nearest rates at which the verdict is another one, nearest first: below and above where both are as near, and a
    /// worse one that lies further off than a better one. None within [`TENTHS`].
    pub turns: Vec<Turn>,
}

/// A rate at which the verdict is another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The rate, as a fraction a year.
    pub rate: Decimal,
    /// The verdict.
    pub level: Level,
    /// Whether it is a worse one.
    pub worse: bool,
    /// Where it is worse since the city itself does better: the threshold, and the year, that the city passes no more by
    /// itself, so that it is the plan that makes it pass.
    pub uncovered: Option<(Rule, i32)>,
}

/// What the verdict of a plan does as each rate moves. Nothing where there is no verdict.
pub fn growth_turns(analysis: &Analysis) -> Vec<GrowthTurn> {
    let case = &analysis.case;
    let Some((outcome, city)) = analysis.outcome.as_ref().zip(case.city.as_ref()) else { return Vec::new() };
    turns_of(city, &case.data, outcome, &Weighed::of_judged(case, outcome))
}

/// The same of whatever was judged in a city, as each rate moves by tenths of a point, downwards and upwards. The growth of
/// a city changes no line of a plan: each point is its projection and its verdict again, exact, over what is done to it
/// (`weighed`). `data`: where the city's values come from.
pub(crate) fn turns_of(city: &City, data: &Data, outcome: &Outcome, weighed: &Weighed) -> Vec<GrowthTurn> {
    let Some(now) = outcome.ruling().level else { return Vec::new() };
    let of = |path: &'static str| {
        let grows = |account: &Account| data.provenance(account.growth).is_some_and(|one| one.path == path);
        let rate = accounts(&mut city.clone()).find(|account| grows(account))?.growth.value;
        let turn = |tenths: i64| {
            let (mut moved, rate) = (city.clone(), rate + Decimal::new(tenths, 3));
            accounts(&mut moved).filter(|account| grows(account)).for_each(|account| account.growth.value = rate);
            let then = weighed.in_city(&moved);
            let level = then.ruling().level.filter(|level| *level != now && is_exact_budget(&then))?;
            let worse = level > now;
            let uncovered = if worse { uncovered(&then, outcome) } else { None };
            Some(Turn { rate, level, worse, uncovered })
        };
        let mut turns: Vec<Turn> = Vec::new();
        for tenths in 1..=i64::from(TENTHS) {
            // Of turns further off, only one that is worse is news: it may be hidden behind a better one.
            let nearest = turns.is_empty();
            turns.extend([tenths, -tenths].into_iter().filter_map(turn).filter(|one| nearest || one.worse));
            if turns.iter().any(|one| one.worse) {
                break;
            }
        }
        Some(GrowthTurn { path, now: rate, turns })
    };
    RATES.into_iter().filter_map(of).collect()
}

/// The accounts whose growth carries a city's operating section on.
fn accounts(city: &mut City) -> impl Iterator<Item = &mut Account> {
    city.revenue.iter_mut().chain(once(&mut city.staff))
}

/// The threshold by which a verdict is worse than that of `now` since the city is no longer past it without the plan.
fn uncovered(then: &Outcome, now: &Outcome) -> Option<(Rule, i32)> {
    let first = then.first()?;
    let red = first.with.to_red < Decimal::ZERO;
    let past = |one: &Assessment<Decimal>| one.to_red < Decimal::ZERO || (!red && one.to_orange < Decimal::ZERO);
    let alone = |flag: &Flag<Decimal>| flag.without.as_ref().is_some_and(past);
    let same = |one: &&Flag<Decimal>| (one.year, one.with.rule) == (first.year, first.with.rule);
    let before = now.verdict.flags.iter().find(same)?;
    (alone(before) && !alone(first)).then_some((first.with.rule, first.year))
}
