//! The compiled calculation: a straight line of operations that works out all outputs for [`WIDTH`] scenarios at once.
//!
//! [`Program::compile`] takes what a [`Graph`](crate::number::Graph) wrote down, leaves out what no output needs, shares
//! monomials, folds what is used once into its user, orders operations so that few wait for another, hands outputs over as
//! they are made, and puts every value into as few registers as it can, so that they stay in the fastest cache. The operations are in double precision.

mod handed;
mod lower;
mod order;
mod registers;
mod run;
mod share;

use std::ops::{Deref, DerefMut};

use crate::number::{Condition, Graph, Sum};

/// Scenarios that run side by side, 64 at most. Narrower was measured to be slower, although registers fit a nearer cache: telling
/// operations apart then costs more than that saves.
pub const WIDTH: usize = 64;

/// A number of each scenario that runs side by side. It begins a line of the cache: a vector that lay in two of them would be
/// fetched, and put back, twice.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
pub struct Abreast(pub [f64; WIDTH]);

impl Abreast {
    /// The same number in all scenarios.
    pub const fn all(number: f64) -> Self {
        Self([number; WIDTH])
    }
}

impl Deref for Abreast {
    type Target = [f64; WIDTH];
    #[inline(always)]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Abreast {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Something that a program is asked for.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// A number.
    Number(Sum),
    /// A condition.
    Answer(Condition),
}

/// Where an output stands once a program has run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Output {
    /// The same in all scenarios.
    Constant(f64),
    /// In a register: an input.
    Register(u32),
    /// Handed over while the program ran, under the place at which it was wanted.
    Handed(u32),
    /// The same answer in all scenarios.
    Known(bool),
    /// In a word, one bit a scenario.
    Word(u32),
}

/// A term of a sum: a coefficient and a register.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Term {
    register: u32,
    coefficient: f64,
}

/// A sum: a constant, and terms from one place of the program's table on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Linear {
    first: u32,
    count: u32,
    constant: f64,
}

/// One operation on registers; the first field is where the result goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Op {
    Linear(u32, Linear),
    Product(u32, u32, u32),
    Min(u32, u32, u32),
    Max(u32, u32, u32),
    Quotient(u32, u32, u32),
    Choice(u32, u32, u32, u32),
    Indicator(u32, u32),
    /// Whether a sum is below a limit.
    Below(u32, Linear, f64),
    And(u32, u32, u32),
    Or(u32, u32, u32),
    Not(u32, u32),
    /// Hands a register over to who takes the outputs, under a place.
    Hand(u32, u32),
}

impl Op {
    /// The register of the number that it makes.
    fn number(self) -> Option<u32> {
        match self {
            Self::Linear(out, _) | Self::Product(out, ..) | Self::Min(out, ..) | Self::Max(out, ..) => Some(out),
            Self::Quotient(out, ..) | Self::Choice(out, ..) | Self::Indicator(out, _) => Some(out),
            Self::Below(..) | Self::And(..) | Self::Or(..) | Self::Not(..) | Self::Hand(..) => None,
        }
    }
}

/// A conclusion from two answers, each of the three turned round where its mask says so.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Conclusion {
    out: u32,
    a: u32,
    b: u32,
    turned: [u64; 3],
}

/// A compiled calculation.
#[derive(Debug, Clone, Default)]
pub struct Program {
    ops: Vec<Op>,
    /// Where the operations begin that only draw conclusions from answers.
    answers_from: usize,
    conclusions: Vec<Conclusion>,
    terms: Vec<Term>,
    inputs: usize,
    registers: usize,
    words: usize,
    /// In the order of what was wanted.
    pub outputs: Vec<Output>,
}

/// The values of [`WIDTH`] scenarios; the first registers are the inputs.
#[derive(Debug, Clone)]
pub struct Registers {
    /// Numbers.
    pub values: Vec<Abreast>,
    /// Answers, one bit a scenario from the lowest on; bits beyond the scenarios mean nothing.
    pub words: Vec<u64>,
}

/// The bits of the first so many scenarios, at least one.
pub(crate) fn live_bits(live: usize) -> u64 {
    u64::MAX >> (64 - live)
}

impl Program {
    /// Compiles what is wanted of a graph over so many inputs.
    pub fn compile(graph: &Graph, inputs: usize, wanted: &[Wanted]) -> Self {
        registers::allocate(handed::hand_over(order::order(lower::lower(graph, inputs, wanted))))
    }

    /// Registers to run in.
    pub fn registers(&self) -> Registers {
        Registers { values: vec![Abreast::all(0.0); self.registers.max(self.inputs)], words: vec![0; self.words] }
    }

    /// How many operations it takes, and how many terms there are in its sums.
    pub fn size(&self) -> (usize, usize) {
        (self.ops.len() + self.conclusions.len(), self.terms.len())
    }
}
