use pulp::{Simd, WithSimd};

use super::block::{Block, Bound, Sink};
use super::histogram::{Histogram, Scale};
use super::tally::{Counts, RunningSums, count};
use crate::engine::{Abreast, Registers};

/// Counts the answers of scenarios, and keeps their figures until it is known where their histograms lie: few enough
/// scenarios are run once.
pub(super) struct Kept {
    /// By figure, its values block by block, and how many of a block count.
    figures: Vec<Vec<(Abreast, usize)>>,
    /// By figure, its values in the first scenarios, which tell where its histogram lies.
    first: Vec<Vec<f64>>,
    /// How many scenarios these are.
    pilot: u64,
    counts: Counts,
}

impl Kept {
    /// Nothing yet, of so many figures.
    pub(super) fn new(figures: usize, pilot: u64) -> Self {
        Self {
            figures: vec![Vec::new(); figures],
            first: vec![Vec::new(); figures],
            pilot,
            counts: Counts::new(&[], 0),
        }
    }

    /// What is counted; of the figure at a place, also its values above one.
    pub(super) fn counted(mut self, above: Option<(usize, f64)>) -> (Vec<Scale>, Counts, RunningSums) {
        let scales: Vec<Scale> = self.first.iter_mut().map(|first| Scale::of(first)).collect();
        self.counts.histograms = scales.iter().map(Histogram::new).collect();
        let mut sums = RunningSums::new(scales.len(), 0, 0);
        pulp::Arch::new().dispatch(Counting { kept: &mut self, scales: &scales, sums: &mut sums });
        self.counts.settle();
        if let Some((place, least)) = above {
            let values = self.figures[place].iter().flat_map(|(values, live)| &values[..*live]);
            self.counts.above = values.filter(|value| **value > least).count() as u64;
        }
        (scales, self.counts, sums)
    }
}

impl Sink for Kept {
    #[inline(always)]
    fn figure<S: Simd>(&mut self, _: S, place: usize, values: &Abreast, block: &Block<'_>) {
        self.figures[place].push((*values, block.live()));
        let first = block.ids.iter().zip(values.iter()).filter(|(id, _)| **id < self.pilot);
        self.first[place].extend(first.map(|(_, value)| *value));
    }

    #[inline(always)]
    fn answers<S: Simd>(&mut self, _: S, bound: &Bound, registers: &Registers, block: &Block<'_>) {
        bound.answers(registers, block.live(), &mut self.counts);
    }
}

/// Counts what was kept, within the widest vectors of the machine.
struct Counting<'k> {
    kept: &'k mut Kept,
    scales: &'k [Scale],
    sums: &'k mut RunningSums,
}

impl WithSimd for Counting<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let histograms = self.kept.counts.histograms.iter_mut();
        let counted = self.sums.moments.iter_mut().zip(histograms).zip(self.scales);
        for ((counted, scale), blocks) in counted.zip(&self.kept.figures) {
            let (moments, histogram) = counted;
            for (values, live) in blocks {
                count(simd, (&mut *moments, &mut *histogram), scale, values, *live);
            }
        }
    }
}
