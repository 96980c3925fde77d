use std::sync::Arc;

use super::block::{Block, Bound, Job, Sink, in_turn};
use super::compile::{compile, inputs_of, prepared};
use super::draw::Draws;
use crate::engine::{Abreast, Output, Registers, live_bits};
use crate::model::Case;

/// A compiled case that draws and runs scenarios and counts nothing but verdicts: what one scenario costs.
///
/// Inputs on which the calculation branches keep their written value.
#[derive(Debug, Clone)]
pub struct Kernel {
    bound: Bound,
    draws: Draws,
    numeric: Vec<usize>,
}

struct Verdicts([u64; 2]);

impl Sink for Verdicts {
    #[inline(always)]
    fn figure<S: pulp::Simd>(&mut self, _: S, _: usize, _: &Abreast, _: &Block<'_>) {}

    #[inline(always)]
    fn answers<S: pulp::Simd>(&mut self, _: S, bound: &Bound, registers: &Registers, block: &Block<'_>) {
        let mask = live_bits(block.live());
        for (count, level) in self.0.iter_mut().zip(bound.model.levels.unwrap_or([Output::Known(false); 4])) {
            let word = match level {
                Output::Word(word) => registers.words[word as usize],
                Output::Known(true) => u64::MAX,
                _ => 0,
            };
            *count += u64::from((word & mask).count_ones());
        }
    }
}

impl Kernel {
    /// Compiles a case.
    pub fn new(mut case: Case, seed: u64) -> Self {
        case.uncertain.retain(|input| !matches!(input.target, crate::model::Target::Structure(_)));
        let case = prepared(case);
        let bound = Bound::new(Arc::new(compile(&case)), &[], &[]);
        Self { bound, draws: Draws::new(seed, &case.uncertain), numeric: (0..inputs_of(&case)).collect() }
    }

    /// Runs scenarios; how many are unsustainable, and how many fragile.
    pub fn run(&self, scenarios: std::ops::Range<u64>) -> [u64; 2] {
        let mut sink = Verdicts([0; 2]);
        let next = &mut in_turn(scenarios);
        let job = Job { bound: &self.bound, draws: &self.draws, numeric: &self.numeric, next, sink: &mut sink };
        pulp::Arch::new().dispatch(job);
        sink.0
    }

    /// Operations, and terms of sums, of the program.
    pub fn size(&self) -> (usize, usize) {
        self.bound.model.program.size()
    }
}
