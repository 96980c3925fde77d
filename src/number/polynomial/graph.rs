use std::collections::HashMap;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::bounds::{Bounds, Opened};
use crate::number::FullNumber;

/// A node of the graph, by its place; a node only needs nodes before it.
pub type NodeId = u32;

/// A product of nodes, by its place in the graph's table; 0 is the empty product, one.
pub type MonomialId = u32;

/// A sum of monomials with their coefficients, by rising monomial, none of them zero.
pub type Sum = Rc<Vec<(MonomialId, Decimal)>>;

/// What is worked out for each scenario: everything that is no sum of products.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Node {
    /// An uncertain input.
    Input(u32),
    /// A sum of which much else is made.
    Kept(Sum),
    /// The smaller of two.
    Min(Sum, Sum),
    /// The larger of two.
    Max(Sum, Sum),
    /// A quotient.
    Quotient(Sum, Sum),
    /// One sum where a condition holds, another elsewhere.
    Choice(NodeId, Sum, Sum),
    /// 1 where a condition holds, 0 elsewhere.
    Indicator(NodeId),
    /// Half-up to the cent.
    Cents(Sum),
    /// Condition: below zero at 1e-9.
    BelowZero(Sum),
    /// Condition: zero or less.
    NotPositive(Sum),
    /// Condition: both.
    And(NodeId, NodeId),
    /// Condition: at least one.
    Or(NodeId, NodeId),
    /// Condition: the contrary.
    Not(NodeId),
}

impl Node {
    pub(super) fn is_and(&self) -> Option<(NodeId, NodeId)> {
        match self {
            Self::And(a, b) => Some((*a, *b)),
            _ => None,
        }
    }

    pub(super) fn is_or(&self) -> Option<(NodeId, NodeId)> {
        match self {
            Self::Or(a, b) => Some((*a, *b)),
            _ => None,
        }
    }
}

/// Everything that the calculation asked for, each thing once.
#[derive(Debug)]
pub struct Graph {
    /// Nodes, each after those it needs.
    pub nodes: Vec<Node>,
    /// Monomials: nodes and their powers, by rising node.
    pub monomials: Vec<Vec<(NodeId, u32)>>,
    known_nodes: HashMap<Node, NodeId>,
    known_monomials: HashMap<Vec<(NodeId, u32)>, MonomialId>,
    products: HashMap<(MonomialId, MonomialId), MonomialId>,
    /// Whether roundings to the cent are kept.
    pub rounds: bool,
    /// Between which values inputs lie; any where it is not said.
    pub(super) input_bounds: HashMap<u32, Bounds>,
    /// Between which values each node lies.
    pub(super) node_bounds: Vec<Bounds>,
    /// Kept sums down to inputs.
    pub(super) opened: HashMap<NodeId, Opened>,
}

/// The value of a node.
#[derive(Debug, Clone, Copy)]
enum Value {
    Number(Decimal),
    Answer(bool),
}

impl Graph {
    /// An empty graph. `rounds`: whether roundings to the cent are kept or left out.
    pub fn new(rounds: bool) -> Self {
        Self {
            nodes: Vec::new(),
            monomials: vec![Vec::new()],
            known_nodes: HashMap::new(),
            known_monomials: HashMap::from([(Vec::new(), 0)]),
            products: HashMap::new(),
            rounds,
            input_bounds: HashMap::new(),
            node_bounds: Vec::new(),
            opened: HashMap::new(),
        }
    }

    /// The place of a node, which is new or known.
    pub fn node(&mut self, node: Node) -> NodeId {
        if let Some(known) = self.known_nodes.get(&node) {
            return *known;
        }
        let id = place(self.nodes.len());
        if let Node::Kept(sum) = &node {
            let opened = self.open(sum);
            self.opened.insert(id, opened);
        }
        self.node_bounds.push(self.bounds_of_node(&node));
        self.nodes.push(node.clone());
        self.known_nodes.insert(node, id);
        id
    }

    /// The monomial of one node alone.
    pub fn monomial_of(&mut self, node: NodeId) -> MonomialId {
        self.monomial(vec![(node, 1)])
    }

    fn monomial(&mut self, powers: Vec<(NodeId, u32)>) -> MonomialId {
        if let Some(known) = self.known_monomials.get(&powers) {
            return *known;
        }
        let id = place(self.monomials.len());
        self.monomials.push(powers.clone());
        self.known_monomials.insert(powers, id);
        id
    }

    /// The place of a monomial, if it occurs.
    pub fn find_monomial(&self, powers: &[(NodeId, u32)]) -> Option<MonomialId> {
        self.known_monomials.get(powers).copied()
    }

    /// The product of two monomials. An indicator is its own square.
    pub fn product(&mut self, a: MonomialId, b: MonomialId) -> MonomialId {
        if a == 0 || b == 0 {
            return a.max(b);
        }
        let key = (a.min(b), a.max(b));
        if let Some(known) = self.products.get(&key) {
            return *known;
        }
        let mut powers = self.monomials[a as usize].clone();
        for (node, power) in &self.monomials[b as usize] {
            match powers.binary_search_by_key(node, |(known, _)| *known) {
                Ok(_) if matches!(self.nodes[*node as usize], Node::Indicator(_)) => {}
                Ok(at) => powers[at].1 += power,
                Err(at) => powers.insert(at, (*node, *power)),
            }
        }
        let id = self.monomial(powers);
        self.products.insert(key, id);
        id
    }

    /// Whether a sum is made of inputs and conditions alone.
    pub fn is_of_inputs(&self, sum: &Sum) -> bool {
        let plain = |node: &NodeId| matches!(self.nodes[*node as usize], Node::Input(_) | Node::Indicator(_));
        sum.iter().all(|(monomial, _)| self.monomials[*monomial as usize].iter().all(|(node, _)| plain(node)))
    }

    /// The node of a sum that is one node and nothing else.
    pub fn sole_node(&self, sum: &Sum) -> Option<NodeId> {
        match sum.as_slice() {
            [(monomial, coefficient)] if *coefficient == Decimal::ONE => {
                match self.monomials[*monomial as usize].as_slice() {
                    [(node, 1)] => Some(*node),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Exact values of sums and answers of conditions, given those of the inputs.
    pub fn evaluate(&self, inputs: &[Decimal]) -> Evaluation<'_> {
        let mut evaluation = Evaluation { graph: self, values: Vec::with_capacity(self.nodes.len()) };
        for node in &self.nodes {
            let value = evaluation.value(node, inputs);
            evaluation.values.push(value);
        }
        evaluation
    }
}

fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The graph's nodes with exact values.
#[derive(Debug)]
pub struct Evaluation<'g> {
    graph: &'g Graph,
    values: Vec<Value>,
}

impl Evaluation<'_> {
    /// The value of a sum.
    pub fn sum(&self, sum: &Sum) -> Decimal {
        let term = |(monomial, coefficient): &(MonomialId, Decimal)| {
            let factors = self.graph.monomials[*monomial as usize].iter();
            let factors = factors.flat_map(|(node, power)| std::iter::repeat_n(self.number(*node), *power as usize));
            factors.fold(*coefficient, |product, factor| product.saturating_mul(factor))
        };
        sum.iter().map(term).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The answer of a condition.
    pub fn answer(&self, node: NodeId) -> bool {
        matches!(self.values[node as usize], Value::Answer(true))
    }

    fn number(&self, node: NodeId) -> Decimal {
        match self.values[node as usize] {
            Value::Number(number) => number,
            Value::Answer(answer) => Decimal::from(u8::from(answer)),
        }
    }

    fn value(&self, node: &Node, inputs: &[Decimal]) -> Value {
        let number = match node {
            Node::Input(input) => inputs[*input as usize],
            Node::Kept(sum) => self.sum(sum),
            Node::Min(a, b) => self.sum(a).min(self.sum(b)),
            Node::Max(a, b) => self.sum(a).max(self.sum(b)),
            Node::Quotient(a, b) => FullNumber::div(&self.sum(a), &self.sum(b)),
            Node::Choice(condition, yes, no) => self.sum(if self.answer(*condition) { yes } else { no }),
            Node::Indicator(condition) => self.number(*condition),
            Node::Cents(sum) => self.sum(sum).cents(),
            Node::BelowZero(sum) => return Value::Answer(self.sum(sum).below_zero()),
            Node::NotPositive(sum) => return Value::Answer(self.sum(sum).not_positive()),
            Node::And(a, b) => return Value::Answer(self.answer(*a) && self.answer(*b)),
            Node::Or(a, b) => return Value::Answer(self.answer(*a) || self.answer(*b)),
            Node::Not(a) => return Value::Answer(!self.answer(*a)),
        };
        Value::Number(number)
    }
}
