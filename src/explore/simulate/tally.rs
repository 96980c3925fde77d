use super::histogram::{Histogram, Scale};
use crate::engine::WIDTH;

/// Lanes in which sums are taken side by side.
const LANES: usize = 8;

/// Count, sums, and ends of one figure over some scenarios; sums are taken around the figure's centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// Scenarios.
    pub count: u64,
    sum: f64,
    squares: f64,
    /// Smallest value, exact.
    pub min: f64,
    /// Largest value, exact.
    pub max: f64,
}

impl Default for Moments {
    fn default() -> Self {
        Self { count: 0, sum: 0.0, squares: 0.0, min: f64::INFINITY, max: f64::NEG_INFINITY }
    }
}

impl Moments {
    /// Takes in the first so many values.
    #[inline(always)]
    fn count(&mut self, centre: f64, values: &[f64; WIDTH], live: usize) {
        if live < WIDTH {
            for value in &values[..live] {
                self.sum += value - centre;
                self.squares += (value - centre) * (value - centre);
                (self.min, self.max) = (self.min.min(*value), self.max.max(*value));
            }
        } else {
            let (mut sum, mut squares) = ([0.0; LANES], [0.0; LANES]);
            let (mut min, mut max) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
            for row in values.as_chunks::<LANES>().0 {
                for lane in 0..LANES {
                    let (value, off) = (row[lane], row[lane] - centre);
                    sum[lane] += off;
                    squares[lane] += off * off;
                    min[lane] = if value < min[lane] { value } else { min[lane] };
                    max[lane] = if value > max[lane] { value } else { max[lane] };
                }
            }
            self.sum += sum.iter().sum::<f64>();
            self.squares += squares.iter().sum::<f64>();
            self.min = min.into_iter().fold(self.min, f64::min);
            self.max = max.into_iter().fold(self.max, f64::max);
        }
        self.count += live as u64;
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
        (self.min, self.max) = (self.min.min(other.min), self.max.max(other.max));
    }

    /// The mean, given the centre that sums were taken around.
    pub fn mean(&self, centre: f64) -> f64 {
        centre + self.sum / self.count.max(1) as f64
    }

    /// The standard deviation of the sample.
    pub fn deviation(&self) -> f64 {
        let count = self.count as f64;
        if self.count < 2 {
            return 0.0;
        }
        ((self.squares - self.sum * self.sum / count).max(0.0) / (count - 1.0)).sqrt()
    }
}

/// What decides the sums of a simulation: their order. One for each chunk of scenarios, merged in the order of chunks.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// By figure.
    pub moments: Vec<Moments>,
    /// By input.
    pub inputs: Vec<Moments>,
    /// Products of each input and each driven outcome, around their centres.
    pub products: Vec<Vec<f64>>,
    /// By driven outcome; the last is the level.
    pub outcomes: Vec<Moments>,
}

impl Sums {
    /// Nothing yet.
    pub fn new(figures: usize, inputs: usize, outcomes: usize) -> Self {
        Self {
            moments: vec![Moments::default(); figures],
            inputs: vec![Moments::default(); inputs],
            products: vec![vec![0.0; outcomes]; inputs],
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
        pairs.for_each(|(a, b)| *a += b);
    }

    /// Takes in how inputs and outcomes go together.
    #[inline(always)]
    pub fn relate(&mut self, inputs: &[[f64; WIDTH]], centres: &[f64], outcomes: &[(f64, &[f64; WIDTH])], live: usize) {
        for (moments, (centre, values)) in self.outcomes.iter_mut().zip(outcomes) {
            moments.count(*centre, values, live);
        }
        for (place, (input, centre)) in inputs.iter().zip(centres).enumerate() {
            self.inputs[place].count(*centre, input, live);
            for (product, (middle, values)) in self.products[place].iter_mut().zip(outcomes) {
                *product += product_sum(input, *centre, values, *middle, live);
            }
        }
    }

    /// Correlation of an input with a driven outcome; none where either never changes.
    pub fn correlation(&self, input: usize, outcome: usize) -> Option<f64> {
        let (x, y) = (&self.inputs[input], &self.outcomes[outcome]);
        let count = x.count as f64;
        let covariance = (self.products[input][outcome] - x.sum * y.sum / count) / (count - 1.0);
        let scale = x.deviation() * y.deviation();
        (x.count > 1 && scale > 0.0).then(|| (covariance / scale).clamp(-1.0, 1.0))
    }
}

#[inline(always)]
fn product_sum(a: &[f64; WIDTH], centre_a: f64, b: &[f64; WIDTH], centre_b: f64, live: usize) -> f64 {
    let mut sums = [0.0; LANES];
    if live < WIDTH {
        return a[..live].iter().zip(&b[..live]).map(|(a, b)| (a - centre_a) * (b - centre_b)).sum();
    }
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            sums[lane] += (a[lane] - centre_a) * (b[lane] - centre_b);
        }
    }
    sums.iter().sum()
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
    /// Loans cut.
    pub loans_cut: u64,
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
            loans_cut: 0,
            scenarios: 0,
        }
    }

    /// Adds those of another worker.
    pub fn merge(&mut self, other: &Self) {
        self.histograms.iter_mut().zip(&other.histograms).for_each(|(a, b)| a.merge(b));
        let pairs = self.rules.iter_mut().flatten().zip(other.rules.iter().flatten());
        pairs.chain(self.levels.iter_mut().zip(&other.levels)).for_each(|(a, b)| *a += b);
        self.loans_cut += other.loans_cut;
        self.scenarios += other.scenarios;
    }
}

/// Takes the first so many values of a figure into its moments and its histogram.
#[inline(always)]
pub fn count(moments: &mut Moments, histogram: &mut Histogram, scale: &Scale, values: &[f64; WIDTH], live: usize) {
    moments.count(scale.centre, values, live);
    histogram.count(scale, values, live);
}
