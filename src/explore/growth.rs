//! At which growth of the city's accounts a verdict turns. The draws of a plan vary the plan; how the city goes on is
//! carried on from its accounts, and a tenth of a point may weigh more than all of them.

use rust_decimal::Decimal;

use super::lever::Lever;
use super::parallel;
use super::runner::Runner;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::model::Setting;

/// The rates that are moved: what most of a city's spending and of its revenue grow by.
const RATES: [&str; 2] = ["city.growth.staff", "city.growth.taxes"];
/// Tenths of a point up to which they are.
pub const TENTHS: u32 = 10;

/// A rate of growth and what the verdict does as it moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthTurn {
    /// Its path.
    pub path: &'static str,
    /// The rate of the city.
    pub now: String,
    /// The nearest rate at which the verdict is another one, with that verdict: below and above where both are as near;
    /// none within [`TENTHS`].
    pub turns: Vec<(String, Level)>,
}

/// What the verdict of a plan does as each rate moves by tenths of a point, downwards and upwards: each point is a run.
/// Nothing where there is no verdict.
pub fn growth_turns(runner: &Runner, analysis: &Analysis) -> Vec<GrowthTurn> {
    let Some(now) = analysis.outcome.as_ref().and_then(|outcome| outcome.ruling().level) else { return Vec::new() };
    let turns = |path: &&'static str| {
        let written = runner.written(path)?;
        let rate = Lever::number(&written)?;
        let value = |tenths: i64| format!("{} %/year", (rate + Decimal::new(tenths, 1)).normalize());
        let turn = |tenths: &i64| {
            let run = runner.snapshot(&[Setting::new(*path, value(*tenths), "growth")]).ok()?;
            Some((value(*tenths), run.level.filter(|level| *level != now)?))
        };
        // Outwards: a turn that is further off may come of the city alone, which a better course takes off a threshold of its own.
        let found = (1..=i64::from(TENTHS)).map(|tenths| parallel::map(&[tenths, -tenths], turn));
        let turns = found.map(|both| both.into_iter().flatten().collect::<Vec<_>>()).find(|both| !both.is_empty());
        let turns = turns.unwrap_or_default();
        Some(GrowthTurn { path, now: value(0), turns })
    };
    RATES.iter().filter_map(turns).collect()
}
