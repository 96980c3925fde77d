use super::{Conclusion, Linear, Op, Output, Program};

/// Gives each value a register only from where it is made to where it is last used. Inputs and outputs keep theirs.
pub(super) fn allocate(mut program: Program) -> Program {
    let mut numbers = Pool::new(program.registers, program.inputs);
    let mut words = Pool::new(program.words, 0);
    for (at, op) in program.ops.iter().enumerate() {
        program.reads(op, &mut |register| numbers.used(register, at), &mut |word| words.used(word, at));
    }
    let end = program.ops.len();
    for output in &program.outputs {
        match output {
            Output::Register(register) => numbers.used(*register, end),
            Output::Word(word) => words.used(*word, end),
            Output::Constant(_) | Output::Known(_) | Output::Handed(_) => {}
        }
    }
    let ops = std::mem::take(&mut program.ops);
    let mut terms = program.terms.clone();
    let mut out = Vec::with_capacity(ops.len());
    for (at, op) in ops.into_iter().enumerate() {
        let mut freed: (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        program.reads(&op, &mut |register| freed.0.push(register), &mut |word| freed.1.push(word));
        let renamed = program.rename(op, &mut numbers, &mut words, &mut terms, |numbers, words| {
            numbers.free(&mut freed.0, at);
            words.free(&mut freed.1, at);
        });
        out.push(renamed);
    }
    for output in &mut program.outputs {
        match output {
            Output::Register(register) => *register = numbers.of(*register),
            Output::Word(word) => *word = words.of(*word),
            Output::Constant(_) | Output::Known(_) | Output::Handed(_) => {}
        }
    }
    program.conclusions = out.split_off(program.answers_from).into_iter().filter_map(conclusion).collect();
    program.ops = out;
    program.terms = terms;
    program.registers = numbers.size as usize;
    program.words = words.size as usize;
    program
}

/// An operation on answers alone. All have one form, so that running them branches on nothing: `a or b` is
/// `not (not a and not b)`.
fn conclusion(op: Op) -> Option<Conclusion> {
    let (out, a, b, turned) = match op {
        Op::And(out, a, b) => (out, a, b, [0, 0, 0]),
        Op::Or(out, a, b) => (out, a, b, [u64::MAX; 3]),
        Op::Not(out, a) => (out, a, a, [0, 0, u64::MAX]),
        _ => return None,
    };
    Some(Conclusion { out, a, b, turned })
}

/// Places that are given out and taken back.
struct Pool {
    last_use: Vec<usize>,
    places: Vec<Option<u32>>,
    spare: Vec<u32>,
    fixed: usize,
    size: u32,
}

impl Pool {
    fn new(values: usize, fixed: usize) -> Self {
        let size = u32::try_from(fixed).unwrap_or(u32::MAX);
        let places = (0..values).map(|value| u32::try_from(value).ok().filter(|value| *value < size)).collect();
        Self { last_use: vec![0; values], places, spare: Vec::new(), fixed, size }
    }

    fn used(&mut self, value: u32, at: usize) {
        self.last_use[value as usize] = at;
    }

    fn of(&self, value: u32) -> u32 {
        self.places[value as usize].unwrap_or_default()
    }

    /// Takes back the places of values that are not read after this operation.
    fn free(&mut self, values: &mut Vec<u32>, at: usize) {
        values.sort_unstable();
        values.dedup();
        for value in values.drain(..) {
            if self.last_use[value as usize] == at && value as usize >= self.fixed {
                self.spare.push(self.of(value));
            }
        }
    }

    fn give(&mut self, value: u32) -> u32 {
        let place = self.spare.pop().unwrap_or_else(|| {
            self.size += 1;
            self.size - 1
        });
        self.places[value as usize] = Some(place);
        place
    }
}

impl Program {
    pub(super) fn reads(&self, op: &Op, number: &mut dyn FnMut(u32), word: &mut dyn FnMut(u32)) {
        match op {
            Op::Linear(_, linear) | Op::Below(_, linear, _) => {
                self.terms[linear.range()].iter().for_each(|term| number(term.register));
            }
            Op::Product(_, a, b) | Op::Min(_, a, b) | Op::Max(_, a, b) | Op::Quotient(_, a, b) => {
                number(*a);
                number(*b);
            }
            Op::Choice(_, condition, a, b) => {
                word(*condition);
                number(*a);
                number(*b);
            }
            Op::Indicator(_, a) | Op::Not(_, a) => word(*a),
            Op::Hand(a, _) => number(*a),
            Op::And(_, a, b) | Op::Or(_, a, b) => {
                word(*a);
                word(*b);
            }
        }
    }

    /// The operation with places instead of values: operands first, then `release`, then the result.
    fn rename(
        &self,
        op: Op,
        numbers: &mut Pool,
        words: &mut Pool,
        terms: &mut [super::Term],
        release: impl FnOnce(&mut Pool, &mut Pool),
    ) -> Op {
        if let Op::Linear(_, linear) | Op::Below(_, linear, _) = &op {
            let range = linear.range();
            for (term, old) in terms[range.clone()].iter_mut().zip(&self.terms[range]) {
                term.register = numbers.of(old.register);
            }
        }
        let pair = |pool: &Pool, a: u32, b: u32| (pool.of(a), pool.of(b));
        match op {
            Op::Linear(out, linear) => {
                release(numbers, words);
                Op::Linear(numbers.give(out), linear)
            }
            Op::Below(out, linear, limit) => {
                release(numbers, words);
                Op::Below(words.give(out), linear, limit)
            }
            Op::Product(out, a, b) => number_pair(Op::Product, out, pair(numbers, a, b), numbers, words, release),
            Op::Min(out, a, b) => number_pair(Op::Min, out, pair(numbers, a, b), numbers, words, release),
            Op::Max(out, a, b) => number_pair(Op::Max, out, pair(numbers, a, b), numbers, words, release),
            Op::Quotient(out, a, b) => number_pair(Op::Quotient, out, pair(numbers, a, b), numbers, words, release),
            Op::Choice(out, condition, a, b) => {
                let (condition, (a, b)) = (words.of(condition), pair(numbers, a, b));
                release(numbers, words);
                Op::Choice(numbers.give(out), condition, a, b)
            }
            Op::Indicator(out, condition) => {
                let condition = words.of(condition);
                release(numbers, words);
                Op::Indicator(numbers.give(out), condition)
            }
            Op::And(out, a, b) | Op::Or(out, a, b) => {
                let (a, b) = pair(words, a, b);
                release(numbers, words);
                let out = words.give(out);
                if matches!(op, Op::And(..)) { Op::And(out, a, b) } else { Op::Or(out, a, b) }
            }
            Op::Not(out, a) => {
                let a = words.of(a);
                release(numbers, words);
                Op::Not(words.give(out), a)
            }
            Op::Hand(a, place) => {
                let a = numbers.of(a);
                release(numbers, words);
                Op::Hand(a, place)
            }
        }
    }
}

fn number_pair(
    op: fn(u32, u32, u32) -> Op,
    out: u32,
    (a, b): (u32, u32),
    numbers: &mut Pool,
    words: &mut Pool,
    release: impl FnOnce(&mut Pool, &mut Pool),
) -> Op {
    release(numbers, words);
    op(numbers.give(out), a, b)
}

impl Linear {
    /// Its terms in the program's table.
    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.first as usize..(self.first + self.count) as usize
    }
}
