//! Draws: their distributions as the textbooks have them, within what the format allows; and what a simulation reads off
//! them.

use perenne::document::Library;
use perenne::engine::{Abreast, WIDTH};
use perenne::explore::simulate::{Draws, Progress, Request, Simulation, simulate};
use perenne::model::{Shape, Target, Uncertain};
use perenne::session::{Options, Session};
use rust_decimal::Decimal;

/// The 95 % quantile of the standard normal distribution.
const Z_95: f64 = 1.644_853_626_951_472_2;

const UNLIMITED: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

/// An input between two ends, in hundredths.
fn input((low, value, high): (i64, i64, i64), shape: Shape, limits: (f64, f64)) -> Uncertain {
    let [low, value, high] = [low, value, high].map(|hundredths| Decimal::new(hundredths, 2));
    Uncertain { path: String::new(), value, low, high, shape, target: Target::Values(Vec::new()), limits }
}

/// Draws of some inputs, input by input, of the first blocks of scenarios.
fn draws(seed: u64, inputs: &[Uncertain], blocks: u64) -> Vec<Vec<f64>> {
    let draws = Draws::new(seed, inputs);
    let mut out = vec![Vec::new(); inputs.len()];
    let mut drawn = vec![Abreast::all(0.0); inputs.len()];
    for block in 0..blocks {
        let scenarios = std::array::from_fn(|lane| block * WIDTH as u64 + lane as u64);
        draws.draw(&scenarios, &mut drawn);
        out.iter_mut().zip(&drawn).for_each(|(out, drawn)| out.extend(drawn.iter()));
    }
    out
}

/// The standard normal distribution function, to 14 digits or so: the series of its density about zero, and the continued
/// fraction of its tail.
fn cumulative(x: f64) -> f64 {
    let density = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    if x.abs() < 3.0 {
        let (mut term, mut sum, mut odd) = (x, x, 1.0);
        while term.abs() > 1e-18 {
            odd += 2.0;
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + density * sum;
    }
    let tail = density / (1..200).rev().fold(x.abs(), |below, step| x.abs() + f64::from(step) / below);
    if x < 0.0 { tail } else { 1.0 - tail }
}

/// Shares of published tables.
#[test]
fn the_distribution_function_of_these_tests_is_the_tabled_one() {
    for (x, share) in [
        (0.0, 0.5),
        (1.0, 0.841_344_746_068_542_9),
        (-1.0, 0.158_655_253_931_457_07),
        (1.959_963_984_540_054, 0.975),
        (-3.0, 0.001_349_898_031_630_094_6),
        (-6.361_340_902_404_056, 1e-10),
    ] {
        assert!((cumulative(x) - share).abs() < 1e-14, "{x}: {}", cumulative(x));
    }
}

/// Four words of a block of inputs are those of Philox 4x32-10 for the counter (0, 0, 0, 0) and the key (0, 0), which its
/// authors publish with Random123; each is a number between 0 and 1 in steps of 2^-32.
#[test]
fn words_are_the_published_ones() {
    let unit = vec![input((0, 0, 100), Shape::Uniform, UNLIMITED); 4];
    let found: Vec<f64> = draws(0, &unit, 1).iter().map(|one| one[0]).collect();
    let words = [0x6627_e8d5_u32, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8];
    assert_eq!(found, words.map(|word| (f64::from(word) + 0.5) / 4_294_967_296.0));
}

/// A draw beside the number between 0 and 1 that it is made of.
fn beside_uniform(shape: Shape, ends: (i64, i64), limits: (f64, f64)) -> Vec<(f64, f64)> {
    let of =
        |shape, (low, high): (i64, i64), limits| draws(3, &[input((low, low, high), shape, limits)], 2_048).remove(0);
    of(Shape::Uniform, (0, 100), UNLIMITED).into_iter().zip(of(shape, ends, limits)).collect()
}

/// Where the format sets no limit, the share of the distribution below a draw is the number that it is made of.
#[test]
fn a_draw_is_the_quantile_of_its_number() {
    // 10 to 100: mean 55, standard deviation 90 / 3.29.
    for (u, value) in beside_uniform(Shape::Normal, (1_000, 10_000), UNLIMITED) {
        let share = cumulative((value - 55.0) / (90.0 / (2.0 * Z_95)));
        assert!((share - u).abs() < 1e-13, "{u}: {value} {share}");
    }
    let (low, high) = (10.0_f64.ln(), 100.0_f64.ln());
    for (u, value) in beside_uniform(Shape::Lognormal, (1_000, 10_000), (0.0, f64::INFINITY)) {
        let share = cumulative((value.ln() - f64::midpoint(low, high)) / ((high - low) / (2.0 * Z_95)));
        assert!((share - u).abs() < 1e-13, "{u}: {value} {share}");
    }
}

/// A price of 10 to 100 EUR is never below zero: F(0) = F(-2.010) = 2.22 % is cut off, and of u, the value is where
/// 2.22 % + 97.78 % u lie below.
#[test]
fn a_normal_draw_stays_in_the_format() {
    let deviation = 90.0 / (2.0 * Z_95);
    let below = cumulative(-55.0 / deviation);
    assert!((below - 0.022_2).abs() < 5e-5, "{below}");
    for (u, value) in beside_uniform(Shape::Normal, (1_000, 10_000), (0.0, f64::INFINITY)) {
        let share = cumulative((value - 55.0) / deviation);
        assert!(value >= 0.0 && (share - (below + u * (1.0 - below))).abs() < 1e-13, "{u}: {value} {share}");
    }
}

/// A subsidy of 50 to 90 %, lognormal: ln 0.5 to ln 0.9, and what lies above 100 % (ln 1 = 0) is cut off.
#[test]
fn a_lognormal_share_stays_below_the_whole() {
    let (low, high) = (0.5_f64.ln(), 0.9_f64.ln());
    let (mean, deviation) = (f64::midpoint(low, high), (high - low) / (2.0 * Z_95));
    let below = cumulative(-mean / deviation);
    assert!(below < 0.99);
    for (u, value) in beside_uniform(Shape::Lognormal, (50, 90), (0.0, 1.0)) {
        let share = cumulative((value.ln() - mean) / deviation);
        assert!(value <= 1.0 && (share - u * below).abs() < 1e-13, "{u}: {value} {share}");
    }
}

/// A plan with an uncertain value of each kind, from end to end of what the format allows or far beyond: the 5 % and 95 %
/// quantiles lie at the limits, so that a tenth of the unbounded draws would be outside.
const PLAN: &str = "schema: perenne/plan/v1
plan: limits
city: medium-city
start: 2027-01
horizon: 8 years
phases: {pilot: 12 months, run: rest}
lines:
  a: {item: sensors/urban-sensor, quantity: {pilot: 10, run: 100}, costs: {power: {price: 100 EUR/year, index: energy}}}
funding:
  - subsidy: {id: eu, rate: 40 %, cap: 1_000 EUR}
  - loan: {id: bank, amount: 5_000 EUR, rate: 3 %, term: 4 years, draw: 2027-06}
benefits:
  - {id: gain, saving: 100 EUR/year}
uncertainty:
";

/// Shares from 0 to 100 %, yearly rates above -100 %, failures from 0 on.
#[test]
fn no_draw_leaves_what_the_format_allows() {
    for (path, low, high, (least, most)) in [
        ("funding.eu.rate", "0 %", "100 %", (0.0, 1.0)),
        ("funding.bank.rate", "0 %", "100 %", (1.0, 2.0)),
        ("funding.eu.cap", "0 EUR", "1 EUR", (0.0, f64::INFINITY)),
        ("a.device.failure", "0 %/year", "1200 %/year", (0.0, 12.0)),
        ("benefits.gain.saving", "0 EUR/year", "1 EUR/year", (0.0, f64::INFINITY)),
        ("indices.energy", "-99 %/year", "10 %/year", (f64::EPSILON, f64::INFINITY)),
        ("city.growth.taxes", "-99 %/year", "10 %/year", (f64::EPSILON, f64::INFINITY)),
        ("discount.rate", "0 %", "100 %", (0.0, 1.0)),
        ("a.device.life", "1 month", "9 months", (1.0, 12_000.0)),
    ] {
        let text = format!("{PLAN}  {path}: {{distribution: normal, low: {low}, high: {high}}}\n");
        let mut session = Session::default();
        let case = session.prepare_text("plan.yaml", &text, &Library::with_files(Vec::new()), &Options::default());
        let case = case.and_then(|case| case.build(&mut session.diagnostics));
        let case = case.unwrap_or_else(|| panic!("{path}: {:#?}", session.diagnostics.sorted()));
        let inputs = case.uncertain;
        let place = inputs.iter().position(|input| input.path == path).unwrap_or_else(|| panic!("{path}: {inputs:#?}"));
        let drawn = draws(5, &inputs, 1_024).swap_remove(place);
        assert!(drawn.iter().all(|value| (least..=most).contains(value)), "{path}");
        // They come near what they may not leave, for nothing is gathered at the limits.
        let lowest = drawn.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(lowest < least + 0.02, "{path}: {lowest}");
    }
}

/// 262 144 draws of inputs from 2 over 3 to 7.
fn sample(shapes: &[Shape]) -> Vec<Vec<f64>> {
    let inputs: Vec<Uncertain> = shapes.iter().map(|shape| input((200, 300, 700), *shape, UNLIMITED)).collect();
    draws(7, &inputs, 4_096)
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

/// A yearly price between 100 and 200 EUR, as likely anywhere: of the cost of ten years, without VAT and indices, the
/// quantiles are 1 000 EUR and their share of 1 000 EUR more, within a few standard errors of 100 000 draws.
#[test]
fn quantiles_are_those_of_the_distribution() {
    let catalog = "schema: perenne/catalog/v1\ncatalog: things\nitems:\n  thing: {label: {en: Thing}, family: sensor, unit: thing, \
                   costs: {}}\n";
    let text = "schema: perenne/plan/v1\nplan: p\nstart: 2027-01\nhorizon: 10 years\nlines:\n  a: {item: things/thing, quantity: \
                1, costs: {fee: {price: 150 EUR/year, index: none}}}\nuncertainty:\n  a.fee.price: {distribution: uniform, low: \
                100 EUR/year, high: 200 EUR/year}\n";
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.yaml");
    std::fs::write(&plan, text).unwrap();
    std::fs::write(folder.path().join("things.yaml"), catalog).unwrap();
    let resolve = |settings| Session::default().resolve(&plan, &Options { settings, ..Options::default() });
    let case = resolve(Vec::new()).unwrap();
    let request = Request { scenarios: 100_000, seed: 1, threads: 2 };
    let run = simulate(&case, &resolve, request, &Progress::default()).unwrap_or_else(|_| panic!());
    let simulation = Simulation::of(&case, &run, request);
    let cost = simulation.figures.iter().find(|one| one.name == "tco_excl_vat").unwrap();
    for ((value, error), share) in cost.quantiles.iter().zip([0.05, 0.25, 0.5, 0.75, 0.95]) {
        let expected = 1_000.0 + 1_000.0 * share;
        assert!((value - expected).abs() < 5.0 * error && *error < 2.5, "{share}: {value} {expected} {error}");
    }
}
