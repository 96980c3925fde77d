//! The order of operations: none follows at once upon one whose result it reads where another is at hand, so that
//! the processor need not wait. What an operation works out, and each sum's own order, stay as they are.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Op, Program};

/// Operations by what they are waiting for, the first place first.
type Queue<T> = BinaryHeap<Reverse<T>>;

/// Puts operations in order, all but the conclusions at the end. Of those that need not wait, the earliest written comes
/// next: what is read together stays together, and registers are free again soon.
pub(super) fn order(mut program: Program) -> Program {
    let conclusions = program.ops.split_off(program.answers_from);
    let ops = std::mem::take(&mut program.ops);
    let mut makers = Makers { numbers: vec![None; program.registers], words: vec![None; program.words] };
    let mut readers = vec![Vec::new(); ops.len()];
    let mut missing = vec![0_usize; ops.len()];
    for (place, op) in ops.iter().enumerate() {
        for maker in makers.of(&program, op) {
            readers[maker].push(place);
            missing[place] += 1;
        }
        makers.remember(op, place);
    }
    let mut known_at = vec![0; ops.len()];
    let (mut at_hand, mut waiting): (Queue<usize>, Queue<(usize, usize)>) = (BinaryHeap::new(), BinaryHeap::new());
    at_hand.extend((0..ops.len()).filter(|place| missing[*place] == 0).map(Reverse));
    let mut now = 0;
    loop {
        while let Some(Reverse((_, place))) = waiting.peek().filter(|first| first.0.0 <= now).copied() {
            waiting.pop();
            at_hand.push(Reverse(place));
        }
        let Some(Reverse(place)) = at_hand.pop() else {
            let Some(Reverse((first, _))) = waiting.peek() else { break };
            now = *first;
            continue;
        };
        let (takes, later) = times(&ops[place]);
        let result = now + takes + later;
        now += takes;
        program.ops.push(ops[place]);
        for reader in &readers[place] {
            known_at[*reader] = known_at[*reader].max(result);
            missing[*reader] -= 1;
            if missing[*reader] == 0 {
                waiting.push(Reverse((known_at[*reader], *reader)));
            }
        }
    }
    program.ops.extend(conclusions);
    program
}

/// How long an operation keeps the processor, and how long after that its result is known, in terms of a sum.
fn times(op: &Op) -> (usize, usize) {
    match op {
        Op::Linear(_, linear) => (linear.count as usize + 1, 4),
        // Its answer is gathered from all scenarios.
        Op::Below(_, linear, _) => (linear.count as usize + 1, 12),
        Op::Quotient(..) => (5, 18),
        Op::Choice(..) => (2, 3),
        Op::Product(..) | Op::Min(..) | Op::Max(..) | Op::Indicator(..) => (1, 3),
        Op::And(..) | Op::Or(..) | Op::Not(..) | Op::Hand(..) => (0, 2),
    }
}

/// Which operation makes a value, where one does; each value is made once.
struct Makers {
    numbers: Vec<Option<usize>>,
    words: Vec<Option<usize>>,
}

impl Makers {
    /// The operations whose results one reads, each once.
    fn of(&self, program: &Program, op: &Op) -> Vec<usize> {
        let (mut numbers, mut words) = (Vec::new(), Vec::new());
        let (mut number, mut word) =
            (|at: u32| numbers.push(self.numbers[at as usize]), |at: u32| words.push(self.words[at as usize]));
        program.reads(op, &mut number, &mut word);
        let mut makers: Vec<usize> = numbers.into_iter().chain(words).flatten().collect();
        makers.sort_unstable();
        makers.dedup();
        makers
    }

    fn remember(&mut self, op: &Op, place: usize) {
        if let Some(out) = op.number() {
            self.numbers[out as usize] = Some(place);
        }
        if let Op::Below(out, ..) | Op::And(out, ..) | Op::Or(out, ..) | Op::Not(out, _) = op {
            self.words[*out as usize] = Some(place);
        }
    }
}
