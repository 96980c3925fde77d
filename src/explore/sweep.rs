//! A grid of values, one run a point.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::exact::{Compiled, FEWEST_POINTS, may_be_overpaid};
use super::figures::Snapshot;
use super::parallel;
use super::range::Vary;
use super::runner::{Faults, Runner};
use crate::model::Setting;

/// Points of one sweep at most.
pub const MOST_POINTS: usize = 1_000_000;

/// Points that run before their rows are handed over.
const CHUNK: usize = 256;

/// A point of a grid.
#[derive(Debug)]
pub struct Point {
    /// The values of the varied paths, in their order.
    pub values: Vec<String>,
    /// What the run came to.
    pub outcome: Result<Snapshot, Box<Faults>>,
}

/// How many points a grid has; `None` above [`MOST_POINTS`].
pub fn size(vary: &[Vary]) -> Option<usize> {
    let product = vary.iter().try_fold(1_usize, |product, one| product.checked_mul(one.values.len()));
    product.filter(|product| *product <= MOST_POINTS)
}

/// Runs every point of a grid, the last path varying fastest, and hands each over in order. `emit` says whether to go on.
pub fn sweep(runner: &Runner, vary: &[Vary], emit: impl FnMut(Point) -> bool) {
    let grid = Grid::of(runner, vary, size(vary).unwrap_or(0));
    each_point(vary, |values| grid.outcome(values), emit);
}

/// Gives every point of a grid what `outcome` says of its values, in the order of [`sweep`]. Only a small part of a large
/// grid is held in memory at a time.
pub(crate) fn each_point(
    vary: &[Vary],
    outcome: impl Fn(&[String]) -> Result<Snapshot, Box<Faults>> + Sync,
    mut emit: impl FnMut(Point) -> bool,
) {
    let total = size(vary).unwrap_or(0);
    let point = |place: &usize| {
        let mut place = *place;
        let mut values = vec![String::new(); vary.len()];
        for (value, one) in values.iter_mut().zip(vary).rev() {
            value.clone_from(&one.values[place % one.values.len()]);
            place /= one.values.len();
        }
        Point { outcome: outcome(&values), values }
    };
    for first in (0..total).step_by(CHUNK) {
        let places: Vec<usize> = (first..total.min(first + CHUNK)).collect();
        if !parallel::map(&places, point).into_iter().all(&mut emit) {
            return;
        }
    }
}

/// The settings of a point.
pub(crate) fn settings_of(vary: &[Vary], values: &[String]) -> Vec<Setting> {
    vary.iter().zip(values).map(|(one, value)| Setting::new(&one.path, value, "--vary")).collect()
}

/// Programs that are kept.
const MOST_PROGRAMS: usize = 64;

/// A grid, and which of its paths a compiled plan takes as its inputs; for the values of all others, it is compiled
/// anew.
struct Grid<'a> {
    runner: &'a Runner,
    vary: &'a [Vary],
    /// Lowest and highest setting of a path that is such an input.
    ends: Vec<Option<(Setting, Setting)>>,
    compiled: Mutex<HashMap<Vec<String>, Arc<Option<Compiled>>>>,
}

impl<'a> Grid<'a> {
    fn of(runner: &'a Runner, vary: &'a [Vary], total: usize) -> Self {
        let ends = vary.iter().map(|one| ends(runner, one).filter(|_| total >= FEWEST_POINTS));
        let mut grid = Self { runner, vary, ends: ends.collect(), compiled: Mutex::default() };
        let inputs = grid.ends.iter().zip(vary).filter(|(ends, _)| ends.is_some());
        if inputs.map(|(_, one)| one.values.len()).product::<usize>() < FEWEST_POINTS {
            grid.ends.fill(None);
        }
        grid
    }

    fn outcome(&self, values: &[String]) -> Result<Snapshot, Box<Faults>> {
        match self.shortcut(values) {
            Some(snapshot) => Ok(snapshot),
            None => self.runner.snapshot(&settings_of(self.vary, values)),
        }
    }

    /// What the compiled plan says of a point.
    fn shortcut(&self, values: &[String]) -> Option<Snapshot> {
        if self.ends.iter().all(Option::is_none) {
            return None;
        }
        let fixed = || values.iter().zip(&self.ends).filter(|(_, ends)| ends.is_none()).map(|(value, _)| value.clone());
        let inputs = values.iter().zip(&self.ends).filter(|(_, ends)| ends.is_some()).map(|(value, _)| value.as_str());
        let compiled = {
            let mut known = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
            let key: Vec<String> = fixed().collect();
            match known.get(&key) {
                Some(compiled) => compiled.clone(),
                None if known.len() >= MOST_PROGRAMS => return None,
                None => known.entry(key).or_insert(Arc::new(self.compile(values))).clone(),
            }
        };
        let compiled = (*compiled).as_ref()?;
        compiled.undoubted(&compiled.inputs(inputs)?)
    }

    fn compile(&self, values: &[String]) -> Option<Compiled> {
        let settings = settings_of(self.vary, values);
        let fixed = settings.into_iter().zip(&self.ends).filter(|(_, ends)| ends.is_none());
        let fixed: Vec<Setting> = fixed.map(|(setting, _)| setting).collect();
        let varied: Vec<(Setting, Setting)> = self.ends.iter().flatten().cloned().collect();
        // For what more is paid than it costs, and by how much, the month-by-month run tells.
        if may_be_overpaid(self.runner, &fixed, &varied) {
            return None;
        }
        Compiled::of(self.runner, &fixed, &varied)
    }
}

/// The lowest and the highest setting of a path, where a compiled plan takes its values.
fn ends(runner: &Runner, vary: &Vary) -> Option<(Setting, Setting)> {
    let number = |value: &&String| Compiled::figure(value).map(|(number, _)| number);
    let values = || vary.values.iter().filter(|value| number(value).is_some());
    let setting = |value: &String| Setting::new(&vary.path, value, "--vary");
    let (low, high) = (setting(values().min_by_key(number)?), setting(values().max_by_key(number)?));
    Compiled::can_vary(runner, &low, &high).then_some((low, high))
}
