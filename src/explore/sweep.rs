//! A grid of values, one run a point.

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

/// Runs every point of a grid, the last path varying fastest, and hands each over in order. Only a small part of a
/// large grid is held in memory at a time. `emit` says whether to go on.
pub fn sweep(runner: &Runner, vary: &[Vary], mut emit: impl FnMut(Point) -> bool) {
    let total = size(vary).unwrap_or(0);
    for first in (0..total).step_by(CHUNK) {
        let places: Vec<usize> = (first..total.min(first + CHUNK)).collect();
        let points = parallel::map(&places, |place| point(runner, vary, *place));
        if !points.into_iter().all(&mut emit) {
            return;
        }
    }
}

fn point(runner: &Runner, vary: &[Vary], mut place: usize) -> Point {
    let mut values = vec![String::new(); vary.len()];
    for (value, one) in values.iter_mut().zip(vary).rev() {
        *value = one.values[place % one.values.len()].clone();
        place /= one.values.len();
    }
    let setting = |(one, value): (&Vary, &String)| Setting::new(&one.path, value, "--vary");
    let settings: Vec<Setting> = vary.iter().zip(&values).map(setting).collect();
    let outcome = runner.snapshot(&settings);
    Point { values, outcome }
}
