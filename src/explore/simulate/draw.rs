use rust_decimal::prelude::ToPrimitive;

use super::normal::quantile;
use super::philox::{Words, words};
use crate::engine::WIDTH;
use crate::model::{Shape, Target, Uncertain};
use crate::number::Bounds;

/// Values of one input for the scenarios that run side by side.
pub type Drawn = [f64; WIDTH];

/// The 95 % quantile of the standard normal distribution.
const Z_95: f64 = 1.644_853_626_951_472_2;

/// How one input is drawn: its inverse distribution function.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Inverse {
    Triangular { low: f64, high: f64, cut: f64, rising: f64, falling: f64 },
    Uniform { low: f64, width: f64 },
    Normal { mean: f64, deviation: f64 },
    Lognormal { mean: f64, deviation: f64, shift: f64 },
}

/// Draws the inputs of a plan: a function of seed, scenario and place of the input alone.
#[derive(Debug, Clone)]
pub struct Draws {
    seed: u64,
    inverses: Vec<Inverse>,
}

impl Draws {
    /// Draws for the uncertain inputs of a case, in their order. Growth comes out as one more than the rate, which is
    /// how the program takes it.
    pub fn new(seed: u64, inputs: &[Uncertain]) -> Self {
        Self { seed, inverses: inputs.iter().map(inverse).collect() }
    }

    /// How many inputs there are.
    pub fn count(&self) -> usize {
        self.inverses.len()
    }

    /// All inputs of some scenarios. Random words first, then distributions, each in loops of their own.
    #[inline(always)]
    pub fn draw(&self, scenarios: &[u64; WIDTH], out: &mut [Drawn]) {
        for (block, (inverses, out)) in (0..).zip(self.inverses.chunks(4).zip(out.chunks_mut(4))) {
            let words = words(self.seed, scenarios, block);
            for ((inverse, out), words) in inverses.iter().zip(out).zip(&words) {
                inverse.of(words, out);
            }
        }
    }
}

/// Between which values an input is drawn, as the program takes it; normal distributions have no ends.
pub fn bounds(input: &Uncertain) -> Bounds {
    match inverse(input) {
        Inverse::Triangular { low, high, .. } => Bounds::between(low, high),
        Inverse::Uniform { low, width } => Bounds::between(low, low + width),
        Inverse::Normal { .. } => Bounds::ANY,
        Inverse::Lognormal { shift, .. } => Bounds::between(shift, f64::INFINITY),
    }
}

fn inverse(input: &Uncertain) -> Inverse {
    let shift = if matches!(input.target, Target::Growth(_)) { 1.0 } else { 0.0 };
    let double = |value: rust_decimal::Decimal| value.to_f64().unwrap_or(0.0);
    let (low, value, high) = (double(input.low), double(input.value), double(input.high));
    match input.shape {
        Shape::Uniform => Inverse::Uniform { low: low + shift, width: high - low },
        // Without width there is no shape.
        Shape::Triangular if high <= low => Inverse::Uniform { low: low + shift, width: 0.0 },
        Shape::Triangular => {
            let width = high - low;
            Inverse::Triangular {
                low: low + shift,
                high: high + shift,
                cut: (value - low) / width,
                rising: width * (value - low),
                falling: width * (high - value),
            }
        }
        Shape::Normal => {
            Inverse::Normal { mean: f64::midpoint(low, high) + shift, deviation: (high - low) / (2.0 * Z_95) }
        }
        Shape::Lognormal => {
            let (low, high) = (low.ln(), high.ln());
            Inverse::Lognormal { mean: f64::midpoint(low, high), deviation: (high - low) / (2.0 * Z_95), shift }
        }
    }
}

/// A random word as a number strictly between 0 and 1, in steps of 2^-32.
#[inline(always)]
fn uniform(word: u32) -> f64 {
    (f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0)
}

impl Inverse {
    #[inline(always)]
    fn of(&self, words: &Words, out: &mut Drawn) {
        match *self {
            Self::Uniform { low, width } => each(words, out, |u| low + u * width),
            Self::Triangular { low, high, cut, rising, falling } => each(words, out, |u| {
                let left = u < cut;
                let root = if left { u * rising } else { (1.0 - u) * falling }.sqrt();
                if left { low + root } else { high - root }
            }),
            Self::Normal { mean, deviation } => each(words, out, |u| mean + deviation * quantile(u)),
            Self::Lognormal { mean, deviation, shift } => {
                each(words, out, |u| shift + (mean + deviation * quantile(u)).exp());
            }
        }
    }
}

#[inline(always)]
fn each(words: &Words, out: &mut Drawn, value: impl Fn(f64) -> f64) {
    for (word, out) in words.iter().zip(out) {
        *out = value(uniform(*word));
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn input(shape: Shape) -> Uncertain {
        let target = Target::Values(Vec::new());
        let ends = [2, 3, 7].map(Decimal::from);
        Uncertain { path: String::new(), value: ends[1], low: ends[0], high: ends[2], shape, target }
    }

    fn sample(shapes: &[Shape]) -> Vec<Vec<f64>> {
        let inputs: Vec<Uncertain> = shapes.iter().map(|shape| input(*shape)).collect();
        let draws = Draws::new(7, &inputs);
        let mut out = vec![Vec::new(); inputs.len()];
        let mut drawn = vec![[0.0; WIDTH]; inputs.len()];
        for block in 0..4_096_u64 {
            let scenarios = std::array::from_fn(|lane| block * WIDTH as u64 + lane as u64);
            draws.draw(&scenarios, &mut drawn);
            out.iter_mut().zip(&drawn).for_each(|(out, drawn)| out.extend(drawn));
        }
        out
    }

    fn mean_and_variance(sample: &[f64]) -> (f64, f64) {
        let count = sample.len() as f64;
        let mean = sample.iter().sum::<f64>() / count;
        (mean, sample.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count)
    }

    /// 262 144 draws of each shape: mean and variance within five standard errors or so of the exact ones.
    #[test]
    fn moments() {
        let shapes = [Shape::Triangular, Shape::Uniform, Shape::Normal, Shape::Lognormal];
        let samples = sample(&shapes);
        let (a, c, b) = (2.0_f64, 3.0, 7.0);
        let deviation = (b - a) / (2.0 * Z_95);
        let (log_mean, log_deviation) = (f64::midpoint(a.ln(), b.ln()), (b.ln() - a.ln()) / (2.0 * Z_95));
        let lognormal = (log_mean + log_deviation * log_deviation / 2.0).exp();
        let expected = [
            ((a + b + c) / 3.0, (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0),
            (4.5, 25.0 / 12.0),
            (4.5, deviation * deviation),
            (lognormal, ((log_deviation * log_deviation).exp() - 1.0) * lognormal * lognormal),
        ];
        for (sample, (mean, variance)) in samples.iter().zip(expected) {
            let (found_mean, found_variance) = mean_and_variance(sample);
            let error = (variance / sample.len() as f64).sqrt();
            assert!((found_mean - mean).abs() < 5.0 * error, "{found_mean} {mean}");
            assert!((found_variance / variance - 1.0).abs() < 0.02, "{found_variance} {variance}");
        }
    }

    /// Chi-square of 256 cells of a uniform input: 255 degrees of freedom, standard deviation 22.6.
    #[test]
    fn uniformity() {
        for sample in sample(&[Shape::Uniform; 6]) {
            let mut cells = [0_u32; 256];
            sample.iter().for_each(|value| cells[((value - 2.0) / 5.0 * 256.0) as usize] += 1);
            let expected = sample.len() as f64 / 256.0;
            let chi: f64 = cells.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
            assert!((255.0 - chi).abs() < 5.0 * 22.6, "{chi}");
        }
    }

    /// Inputs do not depend on each other: correlation within five standard errors of zero.
    #[test]
    fn independence() {
        let samples = sample(&[Shape::Uniform; 6]);
        for (place, one) in samples.iter().enumerate() {
            for other in &samples[place + 1..] {
                let ((x, vx), (y, vy)) = (mean_and_variance(one), mean_and_variance(other));
                let count = one.len() as f64;
                let covariance = one.iter().zip(other).map(|(a, b)| (a - x) * (b - y)).sum::<f64>() / count;
                let correlation = covariance / (vx * vy).sqrt();
                assert!(correlation.abs() * count.sqrt() < 5.0, "{correlation}");
            }
        }
    }
}
