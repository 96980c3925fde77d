use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::share::Shared;
use super::{Linear, Op, Output, Program, Term, Wanted};
use crate::number::{Condition, Graph, IdMap, MonomialId, Node, NodeId, Sum};

/// Below this, in euros, an amount counts as zero: far more than what double precision loses on the sums of a
/// city, far less than a cent.
const NEGLIGIBLE: f64 = 1e-6;

/// Writes operations in the order in which the outputs ask for them, each result in a register of its own.
pub(super) fn lower(graph: &Graph, inputs: usize, wanted: &[Wanted]) -> Program {
    let mut uses = Uses { graph, numbers: vec![0; graph.nodes.len()], seen: vec![false; graph.nodes.len()] };
    for output in wanted {
        match output {
            Wanted::Number(sum) => uses.of_sum(sum),
            Wanted::Answer(Condition::Node(_, node)) => uses.of_node(*node),
            Wanted::Answer(Condition::Known(_)) => {}
        }
    }
    let program = Program { inputs, registers: inputs, ..Program::default() };
    let uses = uses.numbers;
    let nodes = vec![None; graph.nodes.len()];
    let (monomials, sums) = (IdMap::default(), IdMap::default());
    let compared = vec![false; graph.nodes.len()];
    let mut lowering = Lowering { graph, uses, program, nodes, compared, monomials, sums, shared: Shared::default() };
    // Comparisons where their sums are at hand; what follows from them comes last, in one go.
    for output in wanted {
        match output {
            Wanted::Number(_) => {
                lowering.output(output);
            }
            Wanted::Answer(Condition::Node(_, node)) => lowering.compare(*node),
            Wanted::Answer(Condition::Known(_)) => {}
        }
    }
    lowering.program.answers_from = lowering.program.ops.len();
    lowering.program.outputs = wanted.iter().map(|output| lowering.output(output)).collect();
    lowering.program
}

/// Counts how often each kept sum is used, among what the outputs need.
struct Uses<'g> {
    graph: &'g Graph,
    numbers: Vec<u32>,
    seen: Vec<bool>,
}

impl Uses<'_> {
    fn of_sum(&mut self, sum: &Sum) {
        for (monomial, _) in sum.iter() {
            let powers = &self.graph.monomials[*monomial as usize];
            let alone = matches!(powers.as_slice(), [(_, 1)]);
            for (node, _) in powers {
                // Within a product a sum is needed as one value.
                self.numbers[*node as usize] += if alone { 1 } else { 2 };
                self.of_node(*node);
            }
        }
    }

    fn of_node(&mut self, node: NodeId) {
        if std::mem::replace(&mut self.seen[node as usize], true) {
            return;
        }
        match &self.graph.nodes[node as usize] {
            Node::Input(_) => {}
            Node::Kept(sum) | Node::Cents(sum) | Node::BelowZero(sum) | Node::NotPositive(sum) => self.of_sum(sum),
            Node::Min(a, b) | Node::Max(a, b) | Node::Quotient(a, b) => {
                self.of_sum(a);
                self.of_sum(b);
            }
            Node::Choice(condition, a, b) => {
                self.of_node(*condition);
                self.of_sum(a);
                self.of_sum(b);
            }
            Node::And(a, b) | Node::Or(a, b) => {
                self.of_node(*a);
                self.of_node(*b);
            }
            Node::Indicator(a) | Node::Not(a) => self.of_node(*a),
        }
    }
}

/// A sum with all its terms, by rising register.
struct Whole {
    terms: Vec<Term>,
    constant: f64,
}

struct Lowering<'g> {
    graph: &'g Graph,
    uses: Vec<u32>,
    program: Program,
    /// Register of a number, word of a condition.
    nodes: Vec<Option<u32>>,
    /// Conditions whose comparisons have been worked out.
    compared: Vec<bool>,
    monomials: IdMap<MonomialId, u32>,
    sums: IdMap<Vec<(MonomialId, Decimal)>, u32>,
    shared: Shared,
}

impl Lowering<'_> {
    fn output(&mut self, wanted: &Wanted) -> Output {
        match wanted {
            Wanted::Number(sum) => match &**sum {
                [] => Output::Constant(0.0),
                [(0, constant)] => Output::Constant(double(*constant)),
                _ => Output::Register(self.sum(sum)),
            },
            Wanted::Answer(Condition::Known(answer)) => Output::Known(*answer),
            Wanted::Answer(Condition::Node(_, node)) => Output::Word(self.node(*node)),
        }
    }

    /// Works out the comparisons that a condition is made of.
    fn compare(&mut self, node: NodeId) {
        if self.nodes[node as usize].is_some() || std::mem::replace(&mut self.compared[node as usize], true) {
            return;
        }
        match &self.graph.nodes[node as usize] {
            Node::And(a, b) | Node::Or(a, b) => {
                self.compare(*a);
                self.compare(*b);
            }
            Node::Not(a) => self.compare(*a),
            _ => {
                self.node(node);
            }
        }
    }

    fn register(&mut self) -> u32 {
        self.program.registers += 1;
        index(self.program.registers - 1)
    }

    fn word(&mut self) -> u32 {
        self.program.words += 1;
        index(self.program.words - 1)
    }

    /// The terms of a sum, sums that are used nowhere else opened up.
    fn flat(&self, sum: &[(MonomialId, Decimal)]) -> Vec<(MonomialId, Decimal)> {
        let mut out = BTreeMap::new();
        self.open(sum, Decimal::ONE, &mut out);
        out.into_iter().filter(|(_, coefficient): &(_, Decimal)| !coefficient.is_zero()).collect()
    }

    /// A sum that only one other uses costs an operation and a rounding of its own, which this saves.
    fn open(&self, sum: &[(MonomialId, Decimal)], factor: Decimal, out: &mut BTreeMap<MonomialId, Decimal>) {
        for (monomial, coefficient) in sum {
            let coefficient = coefficient.saturating_mul(factor);
            let inner = match self.graph.monomials[*monomial as usize].as_slice() {
                [(node, 1)] if self.nodes[*node as usize].is_none() && self.uses[*node as usize] == 1 => {
                    match &self.graph.nodes[*node as usize] {
                        Node::Kept(inner) => Some(inner),
                        _ => None,
                    }
                }
                _ => None,
            };
            match inner {
                Some(inner) => self.open(inner, coefficient, out),
                None => {
                    let known = out.entry(*monomial).or_default();
                    *known = known.saturating_add(coefficient);
                }
            }
        }
    }

    fn linear(&mut self, flat: &[(MonomialId, Decimal)]) -> (Linear, Whole) {
        let mut constant = 0.0;
        let mut terms = Vec::with_capacity(flat.len());
        for (monomial, coefficient) in flat {
            // Monomial 0 is the empty product.
            if *monomial == 0 {
                constant = double(*coefficient);
            } else {
                terms.push(Term { register: self.monomial(*monomial), coefficient: double(*coefficient) });
            }
        }
        // Different monomials may have come to one register. In order, so that two sums show what they have in common.
        terms.sort_by_key(|term| term.register);
        terms.dedup_by(|next, first| {
            let same = next.register == first.register;
            if same {
                first.coefficient += next.coefficient;
            }
            same
        });
        let (short, rest) = self.shared.shortened(&terms, constant);
        let first = index(self.program.terms.len());
        self.program.terms.extend(&short);
        let linear = Linear { first, count: index(short.len()), constant: rest };
        (linear, Whole { terms, constant })
    }

    fn sum(&mut self, sum: &Sum) -> u32 {
        if let Some(node) = self.graph.sole_node(sum) {
            return self.node(node);
        }
        let flat = self.flat(sum);
        if let Some(known) = self.sums.get(&flat) {
            return *known;
        }
        let (linear, whole) = self.linear(&flat);
        let out = self.register();
        self.shared.remember(out, whole.terms, whole.constant);
        self.program.ops.push(Op::Linear(out, linear));
        self.sums.insert(flat, out);
        out
    }

    fn monomial(&mut self, monomial: MonomialId) -> u32 {
        if let Some(known) = self.monomials.get(&monomial) {
            return *known;
        }
        let powers = self.graph.monomials[monomial as usize].clone();
        let out = self.powers(&powers);
        self.monomials.insert(monomial, out);
        out
    }

    /// A product: the last power times the rest, a power as its node times the power below, so that products which begin
    /// alike are multiplied once.
    fn powers(&mut self, powers: &[(NodeId, u32)]) -> u32 {
        let (a, b) = match powers {
            [(node, 1)] => return self.node(*node),
            [(node, power)] => (self.power(*node, power - 1), self.node(*node)),
            [rest @ .., (node, power)] => (self.known(rest), self.power(*node, *power)),
            [] => {
                let out = self.register();
                let one = Linear { first: 0, count: 0, constant: 1.0 };
                self.program.ops.push(Op::Linear(out, one));
                return out;
            }
        };
        let out = self.register();
        self.program.ops.push(Op::Product(out, a, b));
        out
    }

    fn power(&mut self, node: NodeId, power: u32) -> u32 {
        self.known(&[(node, power)])
    }

    /// A part of a monomial; one of the graph's own monomials where it has it.
    fn known(&mut self, powers: &[(NodeId, u32)]) -> u32 {
        match self.graph.find_monomial(powers) {
            Some(monomial) => self.monomial(monomial),
            None => self.powers(powers),
        }
    }

    fn node(&mut self, node: NodeId) -> u32 {
        if let Some(known) = self.nodes[node as usize] {
            return known;
        }
        let graph = self.graph;
        let place = match &graph.nodes[node as usize] {
            Node::Input(input) => *input,
            Node::Kept(sum) | Node::Cents(sum) => self.sum(sum),
            Node::Min(a, b) => self.pair(a, b, Op::Min),
            Node::Max(a, b) => self.pair(a, b, Op::Max),
            Node::Quotient(a, b) => self.pair(a, b, Op::Quotient),
            Node::Choice(condition, yes, no) => {
                let (yes, no, condition) = (self.sum(yes), self.sum(no), self.node(*condition));
                let out = self.register();
                self.program.ops.push(Op::Choice(out, condition, yes, no));
                out
            }
            Node::Indicator(condition) => {
                let condition = self.node(*condition);
                let out = self.register();
                self.program.ops.push(Op::Indicator(out, condition));
                out
            }
            Node::BelowZero(sum) => self.below(sum, -NEGLIGIBLE),
            Node::NotPositive(sum) => self.below(sum, NEGLIGIBLE),
            Node::And(a, b) => self.both(*a, *b, Op::And),
            Node::Or(a, b) => self.both(*a, *b, Op::Or),
            Node::Not(a) => {
                let a = self.node(*a);
                let out = self.word();
                self.program.ops.push(Op::Not(out, a));
                out
            }
        };
        self.nodes[node as usize] = Some(place);
        place
    }

    fn pair(&mut self, a: &Sum, b: &Sum, op: fn(u32, u32, u32) -> Op) -> u32 {
        let (a, b) = (self.sum(a), self.sum(b));
        let out = self.register();
        self.program.ops.push(op(out, a, b));
        out
    }

    fn both(&mut self, a: NodeId, b: NodeId, op: fn(u32, u32, u32) -> Op) -> u32 {
        let (a, b) = (self.node(a), self.node(b));
        let out = self.word();
        self.program.ops.push(op(out, a, b));
        out
    }

    /// Only the sign is asked: the sum takes no register, and no other sum is made of it.
    fn below(&mut self, sum: &Sum, limit: f64) -> u32 {
        let flat = self.flat(sum);
        let (linear, _) = self.linear(&flat);
        let out = self.word();
        self.program.ops.push(Op::Below(out, linear, limit));
        out
    }
}

/// The nearest double. A `Decimal`'s own conversion loses the last digits of long ones. Digits as far up as they go, divided by
/// so many fives, leave some sixty bits and whether anything is beyond them; the twos change no digit.
fn double(value: Decimal) -> f64 {
    let (digits, scale) = (value.mantissa().unsigned_abs(), value.scale());
    let shift = digits.leading_zeros() % u128::BITS;
    let (digits, fives) = (digits << shift, 5_u128.pow(scale));
    let beyond = u128::from(!digits.is_multiple_of(fives));
    let size = ((digits / fives) | beyond) as f64 * 0.5_f64.powi((shift + scale).cast_signed());
    if value.mantissa() < 0 { -size } else { size }
}

fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
