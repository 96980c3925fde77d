//! The value of one input at which a plan still reaches a goal.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::exact::{Compiled, FEWEST_POINTS};
use super::figures::Snapshot;
use super::goal::Goal;
pub use super::lever::{Direction, Lever};
use super::parallel;
use super::runner::Runner;

/// Whole numbers up to so many are tried one by one.
const EXHAUSTIVE: u32 = 10_000;
/// Points of the grid on which all others are looked for.
const GRID: u32 = 1_000;
/// Runs that are started together.
const CHUNK: usize = 64;

/// What was found, and how.
#[derive(Debug)]
pub struct Solution {
    /// What was moved.
    pub lever: Lever,
    /// Which end was looked for.
    pub direction: Direction,
    /// The value that still reaches the goal; none where none does.
    pub answer: Option<Answer>,
    /// Whether every value was tried, and not only a grid.
    pub exhaustive: bool,
    /// Runs that it took.
    pub runs: usize,
    /// Values at which the plan could not be calculated at all.
    pub faults: usize,
    /// Values at which something has no price.
    pub incomplete: usize,
    /// Of these, values at which that leaves open whether the goal is reached.
    pub open: usize,
}

/// A value that reaches the goal.
#[derive(Debug)]
pub struct Answer {
    /// The value, as it can be set.
    pub value: String,
    /// What a run with it comes to.
    pub snapshot: Snapshot,
    /// The next value, which does not reach the goal; none at the end of the range.
    pub next: Option<String>,
}

/// Looks for the largest or the smallest value that reaches the goal. Whole numbers up to 10 000 are all tried, from
/// the wanted end on; others on a grid of 1 000 points, then by bisection between the last point that fails and the
/// first that holds. The answer has been run, and so has its neighbour that fails.
pub fn solve(runner: &Runner, lever: Lever, goal: &Goal, direction: Direction) -> Solution {
    let last = lever.range.steps;
    let (low, high) = (lever.setting(last.min(1)), lever.setting(last));
    let compiled = if (last as usize) < FEWEST_POINTS { None } else { Compiled::of(runner, &[], &[(low, high)]) };
    let counts = || AtomicUsize::new(0);
    let search = Search {
        runner,
        lever: &lever,
        goal,
        compiled,
        runs: counts(),
        faults: counts(),
        incomplete: counts(),
        open: counts(),
    };
    let exhaustive = (lever.whole && last <= EXHAUSTIVE) || last < GRID;
    let mut steps: Vec<u32> = if exhaustive {
        (0..=last).collect()
    } else {
        let step = |point: u64| u32::try_from(point * u64::from(last) / u64::from(GRID - 1)).unwrap_or(last);
        (0..u64::from(GRID)).map(step).collect()
    };
    if direction == Direction::Largest {
        steps.reverse();
    }
    let found = search.first(&steps);
    let answer = found.map(|(place, snapshot)| {
        let fails = place.checked_sub(1).map(|before| steps[before]);
        search.refine(steps[place], snapshot, fails)
    });
    let [runs, faults, incomplete, open] =
        [search.runs, search.faults, search.incomplete, search.open].map(AtomicUsize::into_inner);
    Solution { lever, direction, answer, exhaustive, runs, faults, incomplete, open }
}

struct Search<'s> {
    runner: &'s Runner,
    lever: &'s Lever,
    goal: &'s Goal,
    /// The plan as a program over the lever, where that is a price, a rate or an account.
    compiled: Option<Compiled>,
    runs: AtomicUsize,
    faults: AtomicUsize,
    incomplete: AtomicUsize,
    open: AtomicUsize,
}

impl Search<'_> {
    /// The run at a step, if it reaches the goal.
    fn holds(&self, step: u32) -> Option<Snapshot> {
        self.runs.fetch_add(1, Ordering::Relaxed);
        let setting = self.lever.setting(step);
        if let Some(snapshot) = self.shortcut(&setting.value) {
            return self.reached(snapshot);
        }
        match self.runner.snapshot(&[setting]) {
            Ok(snapshot) => self.reached(snapshot),
            Err(_) => {
                self.faults.fetch_add(1, Ordering::Relaxed);
                None
            }
        }
    }

    /// A run, if it reaches the goal.
    fn reached(&self, snapshot: Snapshot) -> Option<Snapshot> {
        self.incomplete.fetch_add(usize::from(snapshot.unpriced > 0), Ordering::Relaxed);
        self.open.fetch_add(usize::from(self.goal.leaves_open(&snapshot)), Ordering::Relaxed);
        self.goal.holds(&snapshot).then_some(snapshot)
    }

    fn shortcut(&self, value: &str) -> Option<Snapshot> {
        let compiled = self.compiled.as_ref()?;
        compiled.snapshot(&compiled.inputs([value].into_iter())?)
    }

    /// The first of some steps that reaches the goal.
    fn first(&self, steps: &[u32]) -> Option<(usize, Snapshot)> {
        for (chunk, part) in steps.chunks(CHUNK).enumerate() {
            let runs = parallel::map(part, |step| self.holds(*step));
            let hit = runs.into_iter().enumerate().find_map(|(place, run)| Some((place, run?)));
            if let Some((place, snapshot)) = hit {
                return Some((chunk * CHUNK + place, snapshot));
            }
        }
        None
    }

    /// Halves the distance between a step that holds and one that fails until they are neighbours.
    fn refine(&self, mut holds: u32, mut snapshot: Snapshot, fails: Option<u32>) -> Answer {
        let range = &self.lever.range;
        let Some(mut fails) = fails else {
            return self.answer(holds, snapshot, None);
        };
        while holds.abs_diff(fails) > 1 {
            let middle = holds.midpoint(fails);
            match self.holds(middle) {
                Some(run) => (holds, snapshot) = (middle, run),
                None => fails = middle,
            }
        }
        self.answer(holds, snapshot, Some(range.value(fails)))
    }

    /// What a program found is run month by month before it is told.
    fn answer(&self, step: u32, found: Snapshot, next: Option<String>) -> Answer {
        let snapshot = match &self.compiled {
            Some(_) => self.runner.snapshot(&[self.lever.setting(step)]).unwrap_or(found),
            None => found,
        };
        Answer { value: self.lever.range.value(step), snapshot, next }
    }
}
