use std::sync::Arc;

use pulp::{Simd, WithSimd};

use super::compile::{DrawnFigure, Model, RuleYear};
use super::draw::{Drawn, Draws};
use super::histogram::Scale;
use super::tally::{Counts, RunningSums, count};
use crate::engine::{Output, Registers, WIDTH, live_bits};

/// A compiled case whose outputs are laid beside the figures and rules that are counted.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// The compiled case.
    pub model: Arc<Model>,
    /// By figure; none where the case has no such figure.
    figures: Vec<Option<Output>>,
    /// By rule and year.
    rules: Vec<Option<[Output; 4]>>,
}

impl Bound {
    /// Finds every figure and rule that is counted among a model's outputs.
    pub(super) fn new(model: Arc<Model>, figures: &[Option<DrawnFigure>], rules: &[RuleYear]) -> Self {
        let figure = |figure: &Option<DrawnFigure>| {
            let figure = figure.as_ref()?;
            model.figures.iter().find(|(known, _)| known == figure).map(|(_, at)| *at)
        };
        let rule = |rule: &RuleYear| {
            let same = |known: &RuleYear| (known.year, known.rule, known.part) == (rule.year, rule.rule, rule.part);
            model.rules.iter().find(|(known, _)| same(known)).map(|(_, at)| *at)
        };
        let (figures, rules) = (figures.iter().map(figure).collect(), rules.iter().map(rule).collect());
        Self { model, figures, rules }
    }
}

/// Values of a figure, where it is one of the case.
#[inline(always)]
fn lanes<'r>(output: Option<Output>, registers: &'r Registers, spare: &'r mut Drawn) -> Option<&'r Drawn> {
    match output? {
        Output::Register(register) => Some(&registers.values[register as usize]),
        Output::Constant(value) => {
            *spare = [value; WIDTH];
            Some(spare)
        }
        Output::Known(_) | Output::Word(_) => None,
    }
}

#[inline(always)]
fn word(output: Output, registers: &Registers) -> u64 {
    match output {
        Output::Known(true) => u64::MAX,
        Output::Word(word) => registers.words[word as usize],
        Output::Known(false) | Output::Constant(_) | Output::Register(_) => 0,
    }
}

/// What becomes of the outputs of a block of scenarios.
pub(super) trait Sink {
    /// Takes the first `live` scenarios of a block.
    fn take<S: Simd>(&mut self, simd: S, bound: &Bound, registers: &Registers, drawn: &[Drawn], live: usize);
}

/// Scenarios that are run with one compiled case.
pub(super) struct Job<'a, K> {
    /// The case.
    pub bound: &'a Bound,
    /// How inputs are drawn.
    pub draws: &'a Draws,
    /// Places of the drawn inputs that the program takes.
    pub numeric: &'a [usize],
    /// The scenarios, by number.
    pub scenarios: &'a mut dyn Iterator<Item = u64>,
    /// What becomes of the outputs.
    pub sink: &'a mut K,
}

impl<K: Sink> WithSimd for Job<'_, K> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let program = &self.bound.model.program;
        let mut registers = program.registers();
        let mut drawn = vec![[0.0; WIDTH]; self.draws.count()];
        loop {
            let mut ids = [0; WIDTH];
            let mut live = 0;
            for (id, scenario) in ids.iter_mut().zip(&mut *self.scenarios) {
                *id = scenario;
                live += 1;
            }
            if live == 0 {
                return;
            }
            self.draws.draw(&ids, &mut drawn);
            for (register, place) in registers.values.iter_mut().zip(self.numeric) {
                *register = drawn[*place];
            }
            program.run(simd, &mut registers);
            self.sink.take(simd, self.bound, &registers, &drawn, live);
        }
    }
}

/// Keeps every value: the pilot run, which finds where histograms lie.
#[derive(Debug)]
pub(super) struct Samples {
    /// By figure.
    pub figures: Vec<Vec<f64>>,
    /// By input.
    pub inputs: Vec<Vec<f64>>,
}

impl Sink for Samples {
    #[inline(always)]
    fn take<S: Simd>(&mut self, _: S, bound: &Bound, registers: &Registers, drawn: &[Drawn], live: usize) {
        let mut spare = [0.0; WIDTH];
        for (sample, output) in self.figures.iter_mut().zip(&bound.figures) {
            if let Some(values) = lanes(*output, registers, &mut spare) {
                sample.extend(&values[..live]);
            }
        }
        for (sample, values) in self.inputs.iter_mut().zip(drawn) {
            sample.extend(&values[..live]);
        }
    }
}

/// Counts everything.
pub(super) struct Counter<'a> {
    /// Where histograms lie, by figure.
    pub scales: &'a [Scale],
    /// About the means of the inputs.
    pub centres: &'a [f64],
    /// Figures whose drivers are looked for.
    pub driven: &'a [usize],
    /// A figure, and the value above which its draws are counted.
    pub above: Option<(usize, f64)>,
    /// Counts of the worker.
    pub counts: &'a mut Counts,
    /// Sums of the chunk.
    pub sums: &'a mut RunningSums,
}

impl Sink for Counter<'_> {
    #[inline(always)]
    fn take<S: Simd>(&mut self, simd: S, bound: &Bound, registers: &Registers, drawn: &[Drawn], live: usize) {
        let mask = live_bits(live);
        let ones = |output: Output| u64::from((word(output, registers) & mask).count_ones());
        let mut spare = [0.0; WIDTH];
        for (place, output) in bound.figures.iter().enumerate() {
            if let Some(values) = lanes(*output, registers, &mut spare) {
                let histogram = &mut self.counts.histograms[place];
                let counted = (&mut self.sums.moments[place], histogram);
                count(simd, counted, &self.scales[place], values, live);
                if let Some((_, bound)) = self.above.filter(|(figure, _)| *figure == place) {
                    self.counts.above += values[..live].iter().filter(|value| **value > bound).count() as u64;
                }
            }
        }
        for (counts, outputs) in self.counts.rules.iter_mut().zip(&bound.rules) {
            for (count, output) in counts.iter_mut().zip(outputs.iter().flatten()) {
                *count += ones(*output);
            }
        }
        let levels = bound.model.levels.unwrap_or([Output::Known(false); 4]);
        for (count, output) in self.counts.levels.iter_mut().zip(levels) {
            *count += ones(output);
        }
        self.counts.by_secured += ones(bound.model.by_secured);
        self.counts.loans_cut += ones(bound.model.loans_cut);
        self.counts.scenarios += live as u64;
        self.relate(simd, bound, registers, drawn, [word(levels[0], registers), word(levels[1], registers)], live);
    }
}

impl Counter<'_> {
    /// How inputs go together with the driven figures and with the level: 0 sustainable, 1 fragile, 2 unsustainable.
    #[inline(always)]
    fn relate<S: Simd>(
        &mut self,
        simd: S,
        bound: &Bound,
        registers: &Registers,
        drawn: &[Drawn],
        [unsustainable, fragile]: [u64; 2],
        live: usize,
    ) {
        let level: Drawn = std::array::from_fn(|lane| {
            let bit = |word: u64| if word >> lane & 1 == 1 { 1.0 } else { 0.0 };
            2.0 * bit(unsustainable) + bit(fragile)
        });
        let mut constants = [[0.0; WIDTH]; 3];
        let mut outcomes: [(f64, &Drawn); 4] = [(1.0, &level); 4];
        for ((outcome, place), spare) in outcomes.iter_mut().zip(self.driven).zip(&mut constants) {
            let values = lanes(bound.figures[*place], registers, spare);
            *outcome = (self.scales[*place].centre, values.unwrap_or(&level));
        }
        self.sums.relate(simd, drawn, self.centres, &outcomes[..=self.driven.len()], live);
    }
}
