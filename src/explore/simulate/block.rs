use std::sync::Arc;

use pulp::{Simd, WithSimd};

use super::compile::{DrawnFigure, Model, RuleYear};
use super::draw::Draws;
use super::histogram::Scale;
use super::tally::{Counts, RunningSums, count};
use crate::engine::{Abreast, Output, Registers, WIDTH, live_bits};

/// A compiled case whose outputs are laid beside the figures and rules that are counted.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// The compiled case.
    pub model: Arc<Model>,
    /// By figure, what is no output of the program: an input, or the same in all scenarios; none elsewhere.
    figures: Vec<Option<Output>>,
    /// By output of the program, the figure that it is.
    handed: Vec<Option<usize>>,
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
        let (mut figures, rules): (Vec<_>, _) =
            (figures.iter().map(figure).collect(), rules.iter().map(rule).collect());
        let mut handed = vec![None; model.program.outputs.len()];
        for (place, figure) in figures.iter_mut().enumerate() {
            if let Some(Output::Handed(output)) = *figure {
                handed[output as usize] = Some(place);
                *figure = None;
            }
        }
        Self { model, figures, handed, rules }
    }

    fn levels(&self) -> [Output; 4] {
        self.model.levels.unwrap_or([Output::Known(false); 4])
    }

    /// The values of each figure of the case that no program hands over, by its place.
    #[inline(always)]
    fn other_figures(&self, registers: &Registers, mut take: impl FnMut(usize, &Abreast)) {
        let mut spare = Abreast::all(0.0);
        for (place, output) in self.figures.iter().enumerate() {
            if let Some(values) = lanes(*output, registers, &mut spare) {
                take(place, values);
            }
        }
    }

    /// Counts every answer of the first `live` scenarios of a block.
    #[inline(always)]
    pub(super) fn answers(&self, registers: &Registers, live: usize, counts: &mut Counts) {
        let mask = live_bits(live);
        let ones = |output: Output| u64::from((word(output, registers) & mask).count_ones());
        for (counts, outputs) in counts.rules.iter_mut().zip(&self.rules) {
            for (count, output) in counts.iter_mut().zip(outputs.iter().flatten()) {
                *count += ones(*output);
            }
        }
        for (count, output) in counts.levels.iter_mut().zip(self.levels()) {
            *count += ones(output);
        }
        counts.by_secured += ones(self.model.by_secured);
        counts.loans_cut += ones(self.model.loans_cut);
        counts.scenarios += live as u64;
    }
}

/// Values of a figure, where it is one of the case.
#[inline(always)]
fn lanes<'r>(output: Option<Output>, registers: &'r Registers, spare: &'r mut Abreast) -> Option<&'r Abreast> {
    match output? {
        Output::Register(register) => Some(&registers.values[register as usize]),
        Output::Constant(value) => {
            *spare = Abreast::all(value);
            Some(spare)
        }
        Output::Known(_) | Output::Word(_) | Output::Handed(_) => None,
    }
}

#[inline(always)]
fn word(output: Output, registers: &Registers) -> u64 {
    match output {
        Output::Known(true) => u64::MAX,
        Output::Word(word) => registers.words[word as usize],
        Output::Known(false) | Output::Constant(_) | Output::Register(_) | Output::Handed(_) => 0,
    }
}

/// Scenarios that were run side by side.
pub(super) struct Block<'b> {
    /// What was drawn, by input.
    pub drawn: &'b [Abreast],
    /// The scenarios, by number; fewer than [`WIDTH`] at the end.
    pub ids: &'b [u64],
}

impl Block<'_> {
    /// How many scenarios there are.
    pub(super) fn live(&self) -> usize {
        self.ids.len()
    }
}

/// What becomes of the outputs of a block of scenarios.
pub(super) trait Sink {
    /// Takes the values of a figure, by its place, in the scenarios of a block.
    fn figure<S: Simd>(&mut self, simd: S, place: usize, values: &Abreast, block: &Block<'_>);

    /// Takes the answers of a block, whose figures are all taken.
    fn answers<S: Simd>(&mut self, simd: S, bound: &Bound, registers: &Registers, block: &Block<'_>);
}

/// Scenarios by number, so many at a time as run side by side.
pub(super) fn in_turn(mut scenarios: impl Iterator<Item = u64>) -> impl FnMut(&mut [u64; WIDTH]) -> usize {
    move |ids| {
        let mut live = 0;
        for (id, scenario) in ids.iter_mut().zip(&mut scenarios) {
            *id = scenario;
            live += 1;
        }
        live
    }
}

/// Scenarios that are run with one compiled case.
pub(super) struct Job<'a, K> {
    /// The case.
    pub bound: &'a Bound,
    /// How inputs are drawn.
    pub draws: &'a Draws,
    /// Places of the drawn inputs that the program takes.
    pub numeric: &'a [usize],
    /// The numbers of the next scenarios, and how many there are; see [`in_turn`].
    pub next: &'a mut dyn FnMut(&mut [u64; WIDTH]) -> usize,
    /// What becomes of the outputs.
    pub sink: &'a mut K,
}

impl<K: Sink> WithSimd for Job<'_, K> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let program = &self.bound.model.program;
        let mut registers = program.registers();
        let mut drawn = vec![Abreast::all(0.0); self.draws.count()];
        loop {
            let mut ids = [0; WIDTH];
            let live = (self.next)(&mut ids);
            if live == 0 {
                return;
            }
            self.draws.draw(&ids, &mut drawn);
            for (register, place) in registers.values.iter_mut().zip(self.numeric) {
                *register = drawn[*place];
            }
            let (bound, block, sink) = (self.bound, Block { drawn: &drawn, ids: &ids[..live] }, &mut *self.sink);
            program.run(simd, &mut registers, |output, values| {
                if let Some(place) = bound.handed[output] {
                    sink.figure(simd, place, values, &block);
                }
            });
            bound.other_figures(&registers, |place, values| sink.figure(simd, place, values, &block));
            sink.answers(simd, bound, &registers, &block);
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
    fn figure<S: Simd>(&mut self, _: S, place: usize, values: &Abreast, block: &Block<'_>) {
        self.figures[place].extend(&values[..block.live()]);
    }

    #[inline(always)]
    fn answers<S: Simd>(&mut self, _: S, _: &Bound, _: &Registers, block: &Block<'_>) {
        for (sample, values) in self.inputs.iter_mut().zip(block.drawn) {
            sample.extend(&values[..block.live()]);
        }
    }
}

/// Counts everything.
pub(super) struct Counter<'a> {
    /// Where histograms lie, by figure.
    pub scales: &'a [Scale],
    /// About the means of the inputs.
    pub centres: &'a [f64],
    /// Figures whose drivers are looked for, with their values in the block at work where its case has such a figure.
    pub driven: Vec<(usize, Option<Abreast>)>,
    /// Counts of the worker.
    pub counts: &'a mut Counts,
    /// Sums of the chunk.
    pub sums: &'a mut RunningSums,
}

impl Sink for Counter<'_> {
    #[inline(always)]
    fn figure<S: Simd>(&mut self, simd: S, place: usize, values: &Abreast, block: &Block<'_>) {
        let counted = (&mut self.sums.moments[place], &mut self.counts.histograms[place]);
        count(simd, counted, &self.scales[place], values, block.live());
        if let Some((_, kept)) = self.driven.iter_mut().find(|(driven, _)| *driven == place) {
            *kept = Some(*values);
        }
    }

    #[inline(always)]
    fn answers<S: Simd>(&mut self, simd: S, bound: &Bound, registers: &Registers, block: &Block<'_>) {
        let live = block.live();
        bound.answers(registers, live, self.counts);
        let levels = bound.levels();
        self.relate(simd, block.drawn, [word(levels[0], registers), word(levels[1], registers)], live);
        self.driven.iter_mut().for_each(|(_, values)| *values = None);
    }
}

impl Counter<'_> {
    /// How inputs go together with the driven figures and with the level: 0 sustainable, 1 fragile, 2 unsustainable.
    #[inline(always)]
    fn relate<S: Simd>(&mut self, simd: S, drawn: &[Abreast], [unsustainable, fragile]: [u64; 2], live: usize) {
        let level = Abreast(std::array::from_fn(|lane| {
            let bit = |word: u64| if word >> lane & 1 == 1 { 1.0 } else { 0.0 };
            2.0 * bit(unsustainable) + bit(fragile)
        }));
        let mut outcomes: [(f64, &Abreast); 4] = [(1.0, &level); 4];
        for (outcome, (place, values)) in outcomes.iter_mut().zip(&self.driven) {
            *outcome = (self.scales[*place].centre, values.as_ref().unwrap_or(&level));
        }
        self.sums.relate(simd, drawn, self.centres, &outcomes[..=self.driven.len()], live);
    }
}
