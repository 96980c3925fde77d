use pulp::Simd;

use crate::engine::{Abreast, WIDTH};
use crate::units::order;

/// Cells of a histogram: one below its range, one above, the rest in between.
pub(super) const CELLS: usize = 1024;
/// Cells within the range.
const INNER: usize = CELLS - 2;
/// Values that occur again and again, at most.
const MOST_ATOMS: usize = 64;
/// Cells that are noted before they are counted: a figure's counts then stay in the nearest cache while its turn lasts.
const NOTED: usize = 512;
/// Half the width of an atom, in euros.
const ATOM: f64 = 0.005;

/// Where the cells of a figure's histogram lie, found by a pilot run.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    low: f64,
    width: f64,
    per_euro: f64,
    /// About the mean; sums are taken around it so that no digits are lost.
    pub centre: f64,
    /// Values at which many scenarios lie, such as a debt of nothing; counted apart.
    pub atoms: Vec<f64>,
}

impl Scale {
    /// A scale for values like these, a third wider at either end.
    pub fn of(sample: &mut [f64]) -> Self {
        sort(sample);
        let (first, last) = (sample.first().copied().unwrap_or(0.0), sample.last().copied().unwrap_or(0.0));
        let spare = ((last - first) / 3.0).max(1e-3);
        let width = (last - first + 2.0 * spare) / INNER as f64;
        let centre = sample.iter().sum::<f64>() / sample.len().max(1) as f64;
        Self { low: first - spare, width, per_euro: width.recip(), centre, atoms: atoms(sample) }
    }

    /// The cell of each value: its place in the range, cut to the cells, and rounded by adding a number so large that
    /// what is left of a double is the whole part.
    #[inline(always)]
    fn cells<S: Simd>(&self, simd: S, values: &Abreast) -> [u64; WIDTH] {
        const WHOLE: f64 = 4_503_599_627_370_496.0;
        let (low, per_euro) = (simd.splat_f64s(self.low), simd.splat_f64s(self.per_euro));
        let (first, last) = (simd.splat_f64s(0.0), simd.splat_f64s((CELLS - 1) as f64));
        let whole = simd.splat_f64s(WHOLE);
        // Half a cell on, so that rounding to the nearest is rounding down.
        let half = simd.splat_f64s(0.5);
        let mut out = [0; WIDTH];
        for (out, value) in S::as_mut_simd_u64s(&mut out).0.iter_mut().zip(S::as_simd_f64s(&values.0).0) {
            let place = simd.add_f64s(simd.mul_f64s(simd.sub_f64s(*value, low), per_euro), half);
            let place = simd.min_f64s(simd.max_f64s(place, first), last);
            *out = simd.transmute_u64s_f64s(simd.add_f64s(place, whole));
        }
        out
    }

    /// Lower edge of a cell.
    fn edge(&self, cell: usize) -> f64 {
        self.low + (cell as f64 - 1.0) * self.width
    }

    fn cell(&self, value: f64) -> usize {
        usize::from(cell(self.cells(pulp::Scalar::new(), &Abreast::all(value))[0]))
    }
}

/// Puts values in order, as `f64::total_cmp` has them: by whole numbers in the same order, of which a comparison takes half
/// the time.
fn sort(values: &mut [f64]) {
    // Below zero the larger number is the smaller one; turned twice it is what it was.
    let turned = |bits: i64| bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed();
    let mut keys: Vec<i64> = values.iter().map(|value| turned(value.to_bits().cast_signed())).collect();
    keys.sort_unstable();
    let sorted = keys.into_iter().map(|key| f64::from_bits(turned(key).cast_unsigned()));
    values.iter_mut().zip(sorted).for_each(|(value, sorted)| *value = sorted);
}

/// The cell in the last bits of a double.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the last bits")]
fn cell(bits: u64) -> u16 {
    bits as u16 % CELLS as u16
}

/// Values that make up at least a hundredth of a sorted sample.
fn atoms(sorted: &[f64]) -> Vec<f64> {
    let mut out: Vec<(usize, f64)> = Vec::new();
    for run in sorted.chunk_by(|a, b| b - a < ATOM) {
        let (first, last) = (run[0], run[run.len() - 1]);
        if run.len() * 100 >= sorted.len() && last - first < ATOM {
            out.push((run.len(), f64::midpoint(first, last)));
        }
    }
    order::by_key(&mut out, |(count, _)| std::cmp::Reverse(*count));
    out.truncate(MOST_ATOMS);
    out.into_iter().map(|(_, value)| value).collect()
}

/// How often values fell into each cell.
#[derive(Debug, Clone)]
pub struct Histogram {
    /// By cell; complete once [`Histogram::settle`] has been called.
    pub counts: Box<[u32; CELLS]>,
    /// By atom of the scale; those are in the cells too.
    pub atoms: Vec<u64>,
    /// Cells that are not counted yet, the first `waiting` of them.
    noted: Box<[u16; NOTED]>,
    waiting: usize,
}

impl Histogram {
    /// Nothing counted yet.
    pub fn new(scale: &Scale) -> Self {
        let atoms = vec![0; scale.atoms.len()];
        Self { counts: Box::new([0; CELLS]), atoms, noted: Box::new([0; NOTED]), waiting: 0 }
    }

    /// Counts the first so many values.
    #[inline(always)]
    pub fn count<S: Simd>(&mut self, simd: S, scale: &Scale, values: &Abreast, live: usize) {
        let cells = scale.cells(simd, values);
        if self.waiting + WIDTH > NOTED {
            self.settle();
        }
        for (noted, bits) in self.noted[self.waiting..].iter_mut().zip(&cells) {
            *noted = cell(*bits);
        }
        self.waiting += live;
        for (atom, count) in scale.atoms.iter().zip(&mut self.atoms) {
            *count += values[..live].iter().map(|value| u64::from((value - atom).abs() < ATOM)).sum::<u64>();
        }
    }

    /// Counts what is noted.
    pub fn settle(&mut self) {
        for noted in &self.noted[..self.waiting] {
            self.counts[usize::from(*noted) % CELLS] += 1;
        }
        self.waiting = 0;
    }

    /// Adds the counts of another; both are settled.
    pub fn merge(&mut self, other: &Self) {
        self.counts.iter_mut().zip(other.counts.iter()).for_each(|(a, b)| *a += b);
        self.atoms.iter_mut().zip(&other.atoms).for_each(|(a, b)| *a += b);
    }

    /// How many values lay below and above the range.
    pub fn outside(&self) -> (u64, u64) {
        (u64::from(self.counts[0]), u64::from(self.counts[CELLS - 1]))
    }

    /// A quantile: within a cell, values are taken to be spread evenly, atoms apart. `min` and `max`, which are
    /// exact, bound the cells outside the range.
    pub fn quantile(&self, scale: &Scale, share: f64, min: f64, max: f64) -> f64 {
        let total: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        let mut left = share.clamp(0.0, 1.0) * total as f64;
        for (cell, count) in self.counts.iter().enumerate() {
            let count = f64::from(*count);
            if left > count || count == 0.0 {
                left -= count;
                continue;
            }
            let bounds = (scale.edge(cell).max(min), scale.edge(cell + 1).min(max));
            let (low, high) = match cell {
                0 => (min, scale.edge(1)),
                last if last == CELLS - 1 => (scale.edge(last), max),
                _ => bounds,
            };
            return self.within(scale, cell, left, (low, high), count).clamp(min, max);
        }
        max
    }

    /// The value with so many of a cell's values below it.
    fn within(&self, scale: &Scale, cell: usize, mut left: f64, (low, high): (f64, f64), count: f64) -> f64 {
        let mut atoms: Vec<(f64, f64)> = scale
            .atoms
            .iter()
            .zip(&self.atoms)
            .filter(|(atom, _)| scale.cell(**atom) == cell)
            .map(|(atom, count)| (*atom, *count as f64))
            .collect();
        order::by(&mut atoms, |(a, _), (b, _)| a.total_cmp(b));
        let spread = (count - atoms.iter().map(|(_, count)| count).sum::<f64>()).max(0.0);
        let mut from = low;
        for (atom, count) in atoms {
            let before = if high > low { spread * (atom - from) / (high - low) } else { 0.0 };
            if left < before {
                break;
            }
            left -= before;
            from = atom;
            if left <= count {
                return atom;
            }
            left -= count;
        }
        if spread > 0.0 { from + (high - low) * left / spread } else { from }
    }
}
