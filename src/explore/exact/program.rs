use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::number::{Condition, FullNumber, Graph, MonomialId, Node, NodeId, Number, Polynomial, Sum};
use crate::units::EXACT;

/// Place of a value while a program runs.
type Slot = u32;

/// Part of the program's terms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms(u32, u32);

/// An answer of a program: known beforehand or worked out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer {
    Known(bool),
    Slot(Slot),
}

/// One value; it needs only values before it. Answers are one and zero.
#[derive(Debug, Clone, Copy)]
enum Step {
    One,
    Input(u32),
    Product(Slot, Slot),
    Sum(Terms),
    Min(Terms, Terms),
    Max(Terms, Terms),
    Quotient(Terms, Terms),
    Choice(Slot, Terms, Terms),
    Cents(Terms),
    BelowZero(Terms),
    NotPositive(Terms),
    And(Slot, Slot),
    Or(Slot, Slot),
    Not(Slot),
}

/// Regrouped sums differ from those of the month-by-month run in their last digits, below [`LARGEST_AMOUNT`] by some hundred
/// units of 1e-16 at most. What would be rounded or decided otherwise within this distance is left to that run; since
/// [`half_up`] takes no notice of such digits, that is no amount of whole cents or thirds of them.
const DOUBTFUL_DISTANCE: Decimal = Decimal::from_parts(2, 0, 0, false, 13);

/// Amounts above this, in euros, are left to the month-by-month run too.
const LARGEST_AMOUNT: Decimal = Decimal::from_parts(0xd4a5_1000, 0xe8, 0, false, 0);

/// A graph laid flat, to be run in exact decimals on any thread.
#[derive(Debug, Default)]
pub(super) struct ExactProgram {
    steps: Vec<Step>,
    terms: Vec<(Slot, Decimal)>,
}

/// What lays a graph flat.
pub(super) struct Layout<'g> {
    graph: &'g Graph,
    program: ExactProgram,
    nodes: Vec<Slot>,
    monomials: HashMap<Vec<(NodeId, u32)>, Slot>,
}

impl<'g> Layout<'g> {
    /// Lays down the nodes on which the wanted numbers and answers rest.
    pub(super) fn of<'w>(
        graph: &'g Graph,
        numbers: impl Iterator<Item = &'w Polynomial>,
        answers: impl Iterator<Item = &'w Condition>,
    ) -> Self {
        let mut needed = vec![false; graph.nodes.len()];
        for number in numbers {
            need_sum(graph, &number.sum(), &mut needed);
        }
        for answer in answers {
            if let Condition::Node(_, node) = answer {
                needed[*node as usize] = true;
            }
        }
        // A node only needs nodes before it.
        for place in (0..graph.nodes.len()).rev() {
            if needed[place] {
                need_parts(graph, &graph.nodes[place], &mut needed);
            }
        }
        let program = ExactProgram { steps: vec![Step::One], terms: Vec::new() };
        let mut layout = Self { graph, program, nodes: vec![0; needed.len()], monomials: HashMap::new() };
        for (place, node) in graph.nodes.iter().enumerate().filter(|(place, _)| needed[*place]) {
            layout.nodes[place] = layout.node(node);
        }
        layout
    }

    fn node(&mut self, node: &Node) -> Slot {
        let at = |layout: &Self, node: &NodeId| layout.nodes[*node as usize];
        let step = match node {
            Node::Input(input) => Step::Input(*input),
            Node::Kept(sum) => Step::Sum(self.sum(sum)),
            Node::Min(a, b) => Step::Min(self.sum(a), self.sum(b)),
            Node::Max(a, b) => Step::Max(self.sum(a), self.sum(b)),
            Node::Quotient(a, b) => Step::Quotient(self.sum(a), self.sum(b)),
            Node::Choice(condition, yes, no) => Step::Choice(at(self, condition), self.sum(yes), self.sum(no)),
            Node::Indicator(condition) => return at(self, condition),
            Node::Cents(sum) => Step::Cents(self.sum(sum)),
            Node::BelowZero(sum) => Step::BelowZero(self.sum(sum)),
            Node::NotPositive(sum) => Step::NotPositive(self.sum(sum)),
            Node::And(a, b) => Step::And(at(self, a), at(self, b)),
            Node::Or(a, b) => Step::Or(at(self, a), at(self, b)),
            Node::Not(a) => Step::Not(at(self, a)),
        };
        self.step(step)
    }

    fn step(&mut self, step: Step) -> Slot {
        self.program.steps.push(step);
        place(self.program.steps.len() - 1)
    }

    fn sum(&mut self, sum: &Sum) -> Terms {
        let terms: Vec<(Slot, Decimal)> =
            sum.iter().map(|(monomial, coefficient)| (self.monomial(*monomial), *coefficient)).collect();
        let first = place(self.program.terms.len());
        self.program.terms.extend(terms);
        Terms(first, place(self.program.terms.len()))
    }

    fn monomial(&mut self, monomial: MonomialId) -> Slot {
        let powers = self.graph.monomials[monomial as usize].clone();
        self.product(powers)
    }

    /// A product, made of the one with a factor less.
    fn product(&mut self, mut powers: Vec<(NodeId, u32)>) -> Slot {
        if let Some(known) = self.monomials.get(&powers) {
            return *known;
        }
        let whole = powers.clone();
        let Some((node, power)) = powers.pop() else { return 0 };
        if power > 1 {
            powers.push((node, power - 1));
        }
        let factor = self.nodes[node as usize];
        let slot = match self.product(powers) {
            0 => factor,
            rest => self.step(Step::Product(rest, factor)),
        };
        self.monomials.insert(whole, slot);
        slot
    }

    /// Where a wanted number is.
    pub(super) fn number(&mut self, number: &Polynomial) -> Terms {
        self.sum(&number.sum())
    }

    /// Where a wanted answer is.
    pub(super) fn answer(&self, answer: &Condition) -> Answer {
        match answer {
            Condition::Known(known) => Answer::Known(*known),
            Condition::Node(_, node) => Answer::Slot(self.nodes[*node as usize]),
        }
    }

    /// The program, once everything wanted has been asked for.
    pub(super) fn finish(self) -> ExactProgram {
        self.program
    }
}

fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn need_sum(graph: &Graph, sum: &Sum, needed: &mut [bool]) {
    for (monomial, _) in sum.iter() {
        graph.monomials[*monomial as usize].iter().for_each(|(node, _)| needed[*node as usize] = true);
    }
}

fn need_parts(graph: &Graph, node: &Node, needed: &mut [bool]) {
    let (conditions, sums): (Vec<NodeId>, Vec<&Sum>) = match node {
        Node::Input(_) => (Vec::new(), Vec::new()),
        Node::Kept(sum) | Node::Cents(sum) | Node::BelowZero(sum) | Node::NotPositive(sum) => (Vec::new(), vec![sum]),
        Node::Min(a, b) | Node::Max(a, b) | Node::Quotient(a, b) => (Vec::new(), vec![a, b]),
        Node::Choice(condition, yes, no) => (vec![*condition], vec![yes, no]),
        Node::Indicator(one) | Node::Not(one) => (vec![*one], Vec::new()),
        Node::And(a, b) | Node::Or(a, b) => (vec![*a, *b], Vec::new()),
    };
    conditions.into_iter().for_each(|node| needed[node as usize] = true);
    sums.into_iter().for_each(|sum| need_sum(graph, sum, needed));
}

/// A program's values for one point.
pub(super) struct Values<'p> {
    program: &'p ExactProgram,
    all: Vec<Decimal>,
}

impl ExactProgram {
    /// How long it is.
    pub(super) fn len(&self) -> usize {
        self.steps.len() + self.terms.len()
    }

    /// All values; `None` where the month-by-month run has to decide.
    pub(super) fn run(&self, inputs: &[Decimal]) -> Option<Values<'_>> {
        let mut values = Values { program: self, all: Vec::with_capacity(self.steps.len()) };
        for step in &self.steps {
            let value = values.step(*step, inputs)?;
            values.all.push(value);
        }
        Some(values)
    }
}

impl Values<'_> {
    fn step(&self, step: Step, inputs: &[Decimal]) -> Option<Decimal> {
        let at = |slot: Slot| self.all[slot as usize];
        let truth = |answer: bool| Decimal::from(u8::from(answer));
        Some(match step {
            Step::One => Decimal::ONE,
            Step::Input(input) => *inputs.get(input as usize)?,
            Step::Product(a, b) => at(a).checked_mul(at(b))?,
            Step::Sum(sum) => self.sum(sum)?,
            Step::Min(a, b) => self.sum(a)?.min(self.sum(b)?),
            Step::Max(a, b) => self.sum(a)?.max(self.sum(b)?),
            Step::Quotient(a, b) => {
                let (a, b) = (self.total(a)?, self.total(b)?);
                // A tiny divisor would blow the last digits up.
                if b.abs() < Decimal::new(1, 4) {
                    return None;
                }
                within(FullNumber::div(&a, &b))?
            }
            Step::Choice(condition, yes, no) => self.sum(if at(condition).is_nothing() { no } else { yes })?,
            Step::Cents(sum) => settled(self.sum(sum)?)?.cents(),
            Step::BelowZero(sum) => truth(decided(self.sum(sum)?, Decimal::below_zero)?),
            Step::NotPositive(sum) => truth(decided(self.sum(sum)?, Decimal::not_positive)?),
            Step::And(a, b) => at(a) * at(b),
            Step::Or(a, b) => at(a).max(at(b)),
            Step::Not(a) => Decimal::ONE - at(a),
        })
    }

    fn sum(&self, terms: Terms) -> Option<Decimal> {
        self.total(terms).and_then(within)
    }

    fn total(&self, Terms(first, end): Terms) -> Option<Decimal> {
        let mut total = Decimal::ZERO;
        for (slot, coefficient) in &self.program.terms[first as usize..end as usize] {
            let term = match slot {
                0 => *coefficient,
                slot => self.all[*slot as usize].checked_mul(*coefficient)?,
            };
            total = total.checked_add(term)?;
        }
        Some(total)
    }

    /// A wanted number in euros, where its cents and whole euros are beyond doubt.
    pub(super) fn number(&self, terms: Terms) -> Option<Decimal> {
        settled(self.sum(terms)?)
    }

    /// A wanted answer.
    pub(super) fn answer(&self, answer: Answer) -> bool {
        match answer {
            Answer::Known(known) => known,
            Answer::Slot(slot) => !self.all[slot as usize].is_zero(),
        }
    }
}

fn within(value: Decimal) -> Option<Decimal> {
    (value.abs() < LARGEST_AMOUNT).then_some(value)
}

/// A value, unless its last digits decide its cents or its whole euros. These turn at every half cent, less half a
/// digit of the last exact decimal: see [`half_up`](crate::units::half_up).
fn settled(value: Decimal) -> Option<Decimal> {
    const TWO_HUNDRED: Decimal = Decimal::from_parts(200, 0, 0, false, 0);
    let half_cents = (value.abs() + Decimal::new(5, EXACT + 1)).checked_mul(TWO_HUNDRED)?;
    let beyond = half_cents.fract();
    let near = DOUBTFUL_DISTANCE * TWO_HUNDRED;
    (beyond > near && Decimal::ONE - beyond > near).then_some(value)
}

/// An answer about a value, unless the value's last digits decide it.
fn decided(value: Decimal, answer: impl Fn(&Decimal) -> bool) -> Option<bool> {
    if value.abs() > Decimal::new(1, 6) {
        return Some(answer(&value));
    }
    let below = answer(&(value - DOUBTFUL_DISTANCE));
    (below == answer(&(value + DOUBTFUL_DISTANCE))).then_some(below)
}
