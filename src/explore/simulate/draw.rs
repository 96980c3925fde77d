use std::hint::select_unpredictable;

use rust_decimal::prelude::ToPrimitive;

use super::normal::{cumulative, quantile};
use super::philox::{RandomWords, words};
use crate::engine::{Abreast, WIDTH};
use crate::model::{Shape, Target, Uncertain};
use crate::number::Bounds;

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
    pub fn draw(&self, scenarios: &[u64; WIDTH], out: &mut [Abreast]) {
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

/// The value of an input below which half of its draws lie, as it is written.
pub(in crate::explore) fn median(input: &Uncertain) -> f64 {
    let mut out = Abreast::all(0.0);
    inverse(input).of(&[1 << 31; WIDTH], &mut out);
    // Growth is drawn as one more than the rate.
    if matches!(input.target, Target::Growth(_)) { out[0] - 1.0 } else { out[0] }
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
    fn of(&self, words: &RandomWords, out: &mut Abreast) {
        match *self {
            Self::Uniform { low, width } => each(words, out, |u| low + u * width),
            Self::Triangular { low, high, cut, rising, falling } => each(words, out, |u| {
                // One root: of two branches, either half of a vector would take its own.
                let left = u < cut;
                let root = select_unpredictable(left, u * rising, (1.0 - u) * falling).sqrt();
                select_unpredictable(left, low + root, high - root)
            }),
            Self::Normal(of) => each(words, out, |u| of.at(u)),
            Self::Lognormal { of, shift } => each(words, out, |u| shift + of.at(u).exp()),
        }
    }
}

#[inline(always)]
fn each(words: &RandomWords, out: &mut Abreast, value: impl Fn(f64) -> f64) {
    for (word, out) in words.iter().zip(out.iter_mut()) {
        *out = value(uniform(*word));
    }
}
