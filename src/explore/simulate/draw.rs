use rust_decimal::prelude::ToPrimitive;

use super::normal::{cumulative, quantile};
use super::philox::{RandomWords, words};
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
    Normal(Bell),
    Lognormal { of: Bell, shift: f64 },
}

/// A normal distribution between bounds a and b: `F⁻¹(F(a) + u (F(b) - F(a)))`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bell {
    mean: f64,
    deviation: f64,
    /// F(a); 0 without a bound.
    from: f64,
    /// F(b) - F(a); 1 without bounds.
    width: f64,
    low: f64,
    high: f64,
}

impl Bell {
    /// A bell by its 5 % and 95 % quantiles, between `low` and `high`.
    fn between((q05, q95): (f64, f64), (low, high): (f64, f64)) -> Self {
        let (mean, deviation) = (f64::midpoint(q05, q95), (q95 - q05) / (2.0 * Z_95));
        // Without a deviation there is nothing to cut off.
        let below = |bound: f64| cumulative((bound - mean) / deviation);
        let (from, to) = if deviation > 0.0 { (below(low), below(high)) } else { (0.0, 1.0) };
        Self { mean, deviation, from, width: to - from, low, high }
    }

    /// The last digits of the inverse may be a hair beyond a bound, which is one that the format refuses.
    #[inline(always)]
    fn at(&self, u: f64) -> f64 {
        (self.mean + self.deviation * quantile(self.from + u * self.width)).max(self.low).min(self.high)
    }
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

/// Between which values an input is drawn, as the program takes it.
pub(super) fn bounds(input: &Uncertain) -> Bounds {
    match inverse(input) {
        Inverse::Triangular { low, high, .. } => Bounds::between(low, high),
        Inverse::Uniform { low, width } => Bounds::between(low, low + width),
        Inverse::Normal(of) => Bounds::between(of.low, of.high),
        Inverse::Lognormal { of, shift } => Bounds::between(shift + of.low.exp(), shift + of.high.exp()),
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
            let (least, most) = input.limits;
            let mut of = Bell::between((low, high), (least, most));
            (of.mean, of.low, of.high) = (of.mean + shift, least + shift, most + shift);
            Inverse::Normal(of)
        }
        Shape::Lognormal => {
            let (least, most) = input.limits;
            // What is lognormal lies above zero, whatever else is allowed.
            let bounds = (least.max(0.0).ln(), most.ln());
            Inverse::Lognormal { of: Bell::between((low.ln(), high.ln()), bounds), shift }
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
    fn of(&self, words: &RandomWords, out: &mut Drawn) {
        match *self {
            Self::Uniform { low, width } => each(words, out, |u| low + u * width),
            Self::Triangular { low, high, cut, rising, falling } => each(words, out, |u| {
                let left = u < cut;
                let root = if left { u * rising } else { (1.0 - u) * falling }.sqrt();
                if left { low + root } else { high - root }
            }),
            Self::Normal(of) => each(words, out, |u| of.at(u)),
            Self::Lognormal { of, shift } => each(words, out, |u| shift + of.at(u).exp()),
        }
    }
}

#[inline(always)]
fn each(words: &RandomWords, out: &mut Drawn, value: impl Fn(f64) -> f64) {
    for (word, out) in words.iter().zip(out) {
        *out = value(uniform(*word));
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::document::BenefitField;
    use crate::model::{CityField, ComponentField, FundingField, Path, UNLIMITED, limits};

    fn of_device(field: ComponentField) -> Path {
        Path::Field { line: 0, component: 0, field }
    }

    fn input(shape: Shape) -> Uncertain {
        let target = Target::Values(Vec::new());
        let ends = [2, 3, 7].map(Decimal::from);
        // Accounts may be negative: nothing is cut off.
        let limits = UNLIMITED;
        Uncertain { path: String::new(), value: ends[1], low: ends[0], high: ends[2], shape, target, limits }
    }

    /// The draw of a word and what the distribution without bounds gives, for words from one end to the other.
    fn draws(path: &Path, target: Target, ends: [i64; 2], shape: Shape) -> Vec<(f64, f64)> {
        let [low, high] = ends.map(|percent| Decimal::new(percent, 2));
        let limits = limits(path, &target, high);
        let input = Uncertain { path: String::new(), value: low, low, high, shape, target, limits };
        let inverse = inverse(&input);
        let words = (0..=4_096_u32).map(|step| (step << 20).wrapping_sub(step >> 12));
        let draw = |word: u32| {
            let mut out = [0.0; WIDTH];
            inverse.of(&[word; WIDTH], &mut out);
            (uniform(word), out[0])
        };
        words.map(draw).collect()
    }

    /// A price of 10 to 100 EUR: mean 55, standard deviation 90 / 3.29 = 27.36, and F(0) = F(-2.010) = 2.22 % is cut
    /// off below. Of u, the value is where 2.22 % + 97.78 % u lie below.
    #[test]
    fn a_normal_draw_stays_in_the_format() {
        let (mean, deviation) = (55.0, 90.0 / (2.0 * Z_95));
        let below = cumulative(-mean / deviation);
        assert!((below - 0.022_2).abs() < 5e-5, "{below}");
        for (u, value) in
            draws(&of_device(ComponentField::Price), Target::Values(Vec::new()), [1_000, 10_000], Shape::Normal)
        {
            let expected = mean + deviation * quantile(below + u * (1.0 - below));
            assert!(value >= 0.0 && (value - expected).abs() < 1e-9, "{u}: {value} {expected}");
        }
    }

    /// What each value may be: shares from 0 to 100 %, yearly rates above -100 %, failures from 0 on. The 5 % and 95 %
    /// quantiles lie at the limits, so that a tenth of the unbounded draws would be beyond.
    #[test]
    fn no_draw_leaves_its_limits() {
        let values = || Target::Values(Vec::new());
        let growth = || Target::Growth(Vec::new());
        let all = [
            (Path::Funding(0, FundingField::Rate), values(), [0, 100], (0.0, 1.0)),
            (Path::Funding(1, FundingField::Rate), growth(), [0, 100], (1.0, 2.0)),
            (Path::Funding(0, FundingField::Cap), values(), [0, 100], (0.0, f64::INFINITY)),
            (of_device(ComponentField::Failure), values(), [0, 1_200], (0.0, 12.0)),
            (Path::Benefit(0, BenefitField::Saving), values(), [0, 100], (0.0, f64::INFINITY)),
            (Path::City(CityField::EnvelopeOperating), values(), [0, 100], (0.0, f64::INFINITY)),
            (Path::Index("energy".to_owned()), growth(), [-99, 10], (f64::EPSILON, f64::INFINITY)),
            (Path::City(CityField::Growth("taxes")), growth(), [-99, 10], (f64::EPSILON, f64::INFINITY)),
            (Path::DiscountRate, Target::Structure(crate::model::Written::Share), [0, 100], (0.0, 1.0)),
            (
                of_device(ComponentField::Life),
                Target::Structure(crate::model::Written::Months),
                [100, 900],
                (1.0, 12_000.0),
            ),
        ];
        for (path, target, ends, (low, high)) in all {
            let drawn = draws(&path, target.clone(), ends, Shape::Normal);
            assert!(drawn.iter().all(|(_, value)| (low..=high).contains(value)), "{path:?}");
            // They come near what they may not leave, for nothing is gathered at the limits.
            let least = drawn.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
            assert!(least < low + 0.02, "{path:?}: {least}");
            assert!(drawn.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{path:?}");
        }
    }

    /// A subsidy of 50 to 90 %, lognormal: ln 0.5 to ln 0.9, and what lies above 100 % (ln 1 = 0) is cut off.
    #[test]
    fn a_lognormal_share_stays_below_the_whole() {
        let (low, high) = (0.5_f64.ln(), 0.9_f64.ln());
        let (mean, deviation) = (f64::midpoint(low, high), (high - low) / (2.0 * Z_95));
        let below = cumulative(-mean / deviation);
        assert!(below < 0.99);
        for (u, value) in
            draws(&Path::Funding(0, FundingField::Rate), Target::Values(Vec::new()), [50, 90], Shape::Lognormal)
        {
            let expected = (mean + deviation * quantile(u * below)).exp();
            assert!(value <= 1.0 && (value - expected).abs() < 1e-12, "{u}: {value} {expected}");
        }
    }

    /// Where the format sets no limit, not a bit of a draw is another.
    #[test]
    fn without_limits_nothing_is_cut_off() {
        let (mean, deviation) = (55.0, 90.0 / (2.0 * Z_95));
        let debt =
            draws(&Path::City(CityField::Account("debt")), Target::Values(Vec::new()), [1_000, 10_000], Shape::Normal);
        assert!(debt.into_iter().all(|(u, value)| value == mean + deviation * quantile(u)));
        let (low, high) = (10.0_f64.ln(), 100.0_f64.ln());
        let (mean, deviation) = (f64::midpoint(low, high), (high - low) / (2.0 * Z_95));
        let price =
            draws(&of_device(ComponentField::Price), Target::Values(Vec::new()), [1_000, 10_000], Shape::Lognormal);
        assert!(price.into_iter().all(|(u, value)| value == (mean + deviation * quantile(u)).exp()));
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
