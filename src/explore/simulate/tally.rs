use pulp::Simd;

use super::histogram::{Histogram, Scale};
use crate::engine::{Abreast, WIDTH};

/// Sums are taken in so many lanes side by side, whatever the machine's vectors, so that the result is the same on all.
const LANES: usize = 8;

/// One number for each lane; it begins a line of the cache.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
struct Lanes([f64; LANES]);

impl Lanes {
    const NONE: Self = Self([0.0; LANES]);

    #[inline(always)]
    fn vectors<S: Simd>(&mut self) -> &mut [S::f64s] {
        S::as_mut_simd_f64s(&mut self.0).0
    }
}

/// Count, sums, and ends of one figure over some scenarios; sums are taken around the figure's centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// Scenarios.
    pub count: u64,
    sum: Lanes,
    squares: Lanes,
    min: Lanes,
    max: Lanes,
}

impl Default for Moments {
    fn default() -> Self {
        let (min, max) = (Lanes([f64::INFINITY; LANES]), Lanes([f64::NEG_INFINITY; LANES]));
        Self { count: 0, sum: Lanes::NONE, squares: Lanes::NONE, min, max }
    }
}

impl Moments {
    /// Takes in the first so many values.
    #[inline(always)]
    fn count<S: Simd>(&mut self, simd: S, centre: f64, values: &Abreast, live: usize) {
        self.count += live as u64;
        if live < WIDTH {
            for (lane, value) in values[..live].iter().enumerate().map(|(at, value)| (at % LANES, value)) {
                let off = value - centre;
                self.sum.0[lane] += off;
                self.squares.0[lane] += off * off;
                (self.min.0[lane], self.max.0[lane]) = (self.min.0[lane].min(*value), self.max.0[lane].max(*value));
            }
            return;
        }
        let (centre, parts) = (simd.splat_f64s(centre), LANES / S::F64_LANES);
        let (values, _) = S::as_simd_f64s(&values.0);
        let (sums, squares) = (self.sum.vectors::<S>(), self.squares.vectors::<S>());
        let (mins, maxs) = (self.min.vectors::<S>(), self.max.vectors::<S>());
        for part in 0..parts {
            let (mut sum, mut square, mut min, mut max) = (sums[part], squares[part], mins[part], maxs[part]);
            for abreast in values.chunks_exact(parts) {
                let value = abreast[part];
                let off = simd.sub_f64s(value, centre);
                sum = simd.add_f64s(sum, off);
                square = simd.add_f64s(square, simd.mul_f64s(off, off));
                (min, max) = (simd.min_f64s(min, value), simd.max_f64s(max, value));
            }
            (sums[part], squares[part], mins[part], maxs[part]) = (sum, square, min, max);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        for lane in 0..LANES {
            self.sum.0[lane] += other.sum.0[lane];
            self.squares.0[lane] += other.squares.0[lane];
            self.min.0[lane] = self.min.0[lane].min(other.min.0[lane]);
            self.max.0[lane] = self.max.0[lane].max(other.max.0[lane]);
        }
    }

    fn sum(&self) -> f64 {
        self.sum.0.iter().sum()
    }

    /// Smallest value, exact.
    pub fn min(&self) -> f64 {
        self.min.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// Largest value, exact.
    pub fn max(&self) -> f64 {
        self.max.0.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// The mean, given the centre that sums were taken around.
    pub fn mean(&self, centre: f64) -> f64 {
        centre + self.sum() / self.count.max(1) as f64
    }

    /// The standard deviation of the sample.
    pub fn deviation(&self) -> f64 {
        let count = self.count as f64;
        if self.count < 2 {
            return 0.0;
        }
        let (sum, squares) = (self.sum(), self.squares.0.iter().sum::<f64>());
        ((squares - sum * sum / count).max(0.0) / (count - 1.0)).sqrt()
    }
}

/// What decides the sums of a simulation: their order. One for each chunk of scenarios, merged in the order of chunks.
#[derive(Debug, Clone, Default)]
pub struct RunningSums {
    /// By figure.
    pub moments: Vec<Moments>,
    /// By input.
    pub inputs: Vec<Moments>,
    /// Products of each input and each driven outcome, around their centres.
    products: Vec<Vec<Lanes>>,
    /// By driven outcome; the last is the level.
    pub outcomes: Vec<Moments>,
}

impl RunningSums {
    /// Nothing yet.
    pub fn new(figures: usize, inputs: usize, outcomes: usize) -> Self {
        Self {
            moments: vec![Moments::default(); figures],
            inputs: vec![Moments::default(); inputs],
            products: vec![vec![Lanes::NONE; outcomes]; inputs],
            outcomes: vec![Moments::default(); outcomes],
        }
    }

    /// Adds those of the next chunk.
    pub fn merge(&mut self, other: &Self) {
        let all = |mine: &mut Vec<Moments>, others: &[Moments]| {
            mine.iter_mut().zip(others).for_each(|(a, b)| a.merge(b));
        };
        all(&mut self.moments, &other.moments);
        all(&mut self.inputs, &other.inputs);
        all(&mut self.outcomes, &other.outcomes);
        let pairs = self.products.iter_mut().flatten().zip(other.products.iter().flatten());
        pairs.flat_map(|(a, b)| a.0.iter_mut().zip(&b.0)).for_each(|(a, b)| *a += b);
    }

    /// Takes in how inputs and outcomes go together.
    #[inline(always)]
    pub fn relate<S: Simd>(
        &mut self,
        simd: S,
        inputs: &[Abreast],
        centres: &[f64],
        outcomes: &[(f64, &Abreast)],
        live: usize,
    ) {
        for (moments, (centre, values)) in self.outcomes.iter_mut().zip(outcomes) {
            moments.count(simd, *centre, values, live);
        }
        for (place, (input, centre)) in inputs.iter().zip(centres).enumerate() {
            self.inputs[place].count(simd, *centre, input, live);
            for (product, (middle, values)) in self.products[place].iter_mut().zip(outcomes) {
                add_products(simd, product, (input, *centre), (values, *middle), live);
            }
        }
    }

    /// Correlation of an input with a driven outcome; none where either never changes.
    pub fn correlation(&self, input: usize, outcome: usize) -> Option<f64> {
        let (x, y) = (&self.inputs[input], &self.outcomes[outcome]);
        let count = x.count as f64;
        let products: f64 = self.products[input][outcome].0.iter().sum();
        let covariance = (products - x.sum() * y.sum() / count) / (count - 1.0);
        let scale = x.deviation() * y.deviation();
        (x.count > 1 && scale > 0.0).then(|| (covariance / scale).clamp(-1.0, 1.0))
    }
}

/// Values of an input or an outcome, and about their mean.
type Centred<'v> = (&'v Abreast, f64);

#[inline(always)]
fn add_products<S: Simd>(
    simd: S,
    sums: &mut Lanes,
    (a, middle_a): Centred<'_>,
    (b, middle_b): Centred<'_>,
    live: usize,
) {
    if live < WIDTH {
        for at in 0..live {
            sums.0[at % LANES] += (a[at] - middle_a) * (b[at] - middle_b);
        }
        return;
    }
    let parts = LANES / S::F64_LANES;
    let (middle_a, middle_b) = (simd.splat_f64s(middle_a), simd.splat_f64s(middle_b));
    let (a, b) = (S::as_simd_f64s(&a.0).0, S::as_simd_f64s(&b.0).0);
    for (part, place) in sums.vectors::<S>().iter_mut().enumerate() {
        let mut sum = *place;
        for (a, b) in a.chunks_exact(parts).zip(b.chunks_exact(parts)) {
            let product = simd.mul_f64s(simd.sub_f64s(a[part], middle_a), simd.sub_f64s(b[part], middle_b));
            sum = simd.add_f64s(sum, product);
        }
        *place = sum;
    }
}

/// Counts that do not depend on the order of scenarios.
#[derive(Debug, Clone)]
pub struct Counts {
    /// By figure.
    pub histograms: Vec<Histogram>,
    /// By rule and year: orange or red, red, counts as orange, counts as red.
    pub rules: Vec<[u64; 4]>,
    /// Unsustainable, fragile, and the same on secured funding.
    pub levels: [u64; 4],
    /// Where the verdict on secured funding decides.
    pub by_secured: u64,
    /// Loans cut.
    pub loans_cut: u64,
    /// Values above the one asked for, of the figure that it belongs to.
    pub above: u64,
    /// Scenarios.
    pub scenarios: u64,
}

impl Counts {
    /// Nothing yet.
    pub fn new(scales: &[Scale], rules: usize) -> Self {
        Self {
            histograms: scales.iter().map(Histogram::new).collect(),
            rules: vec![[0; 4]; rules],
            levels: [0; 4],
            by_secured: 0,
            loans_cut: 0,
            above: 0,
            scenarios: 0,
        }
    }

    /// Counts everything that is only noted so far; after the last scenario.
    pub fn settle(&mut self) {
        self.histograms.iter_mut().for_each(Histogram::settle);
    }

    /// Adds those of another worker; both are settled.
    pub fn merge(&mut self, other: &Self) {
        self.histograms.iter_mut().zip(&other.histograms).for_each(|(a, b)| a.merge(b));
        let pairs = self.rules.iter_mut().flatten().zip(other.rules.iter().flatten());
        pairs.chain(self.levels.iter_mut().zip(&other.levels)).for_each(|(a, b)| *a += b);
        self.by_secured += other.by_secured;
        self.loans_cut += other.loans_cut;
        self.above += other.above;
        self.scenarios += other.scenarios;
    }
}

/// Takes the first so many values of a figure into its moments and its histogram.
#[inline(always)]
pub(super) fn count<S: Simd>(
    simd: S,
    (moments, histogram): (&mut Moments, &mut Histogram),
    scale: &Scale,
    values: &Abreast,
    live: usize,
) {
    moments.count(simd, scale.centre, values, live);
    histogram.count(simd, scale, values, live);
}
