use std::cell::RefCell;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::IdMap;
use super::bounds::{Bounds, Opened};

/// A node of the graph, by its place; a node only needs nodes before it.
pub type NodeId = u32;

/// A product of nodes, by its place in the graph's table; 0 is the empty product, one.
pub type MonomialId = u32;

/// A sum of monomials with their coefficients, by rising monomial, none of them zero.
pub type Sum = Rc<[Term]>;

/// A monomial and its coefficient.
pub type Term = (MonomialId, Decimal);

/// What is worked out for each scenario: everything that is no sum of products.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Node {
    /// An uncertain input.
    Input(u32),
    /// A sum that many others are made of, worked out once.
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
    known_nodes: IdMap<Node, NodeId>,
    known_monomials: IdMap<Vec<(NodeId, u32)>, MonomialId>,
    products: IdMap<(MonomialId, MonomialId), MonomialId>,
    /// Whether roundings to the cent are kept.
    pub rounds: bool,
    /// Between which values inputs lie; any where it is not said.
    pub(super) input_bounds: IdMap<u32, Bounds>,
    /// Between which values each node lies.
    pub(super) node_bounds: Vec<Bounds>,
    /// Between which values each monomial lies.
    pub(super) monomial_bounds: Vec<Bounds>,
    /// Of each node that is a kept sum, that sum down to inputs.
    pub(super) opened: Vec<Option<Opened>>,
    /// Room to open sums in, blank between them.
    pub(super) places: RefCell<Vec<Option<u32>>>,
    /// Room to put sums together in.
    pub(super) terms: RefCell<Vec<Term>>,
}

impl Graph {
    /// An empty graph. `rounds`: whether roundings to the cent are kept or left out.
    pub fn new(rounds: bool) -> Self {
        Self {
            nodes: Vec::new(),
            monomials: vec![Vec::new()],
            known_nodes: IdMap::default(),
            known_monomials: IdMap::from_iter([(Vec::new(), 0)]),
            products: IdMap::default(),
            rounds,
            input_bounds: IdMap::default(),
            node_bounds: Vec::new(),
            monomial_bounds: vec![Bounds::between(1.0, 1.0)],
            opened: Vec::new(),
            places: RefCell::default(),
            terms: RefCell::default(),
        }
    }

    /// The place of a node, which is new or known.
    pub fn node(&mut self, node: Node) -> NodeId {
        if let Some(known) = self.known_nodes.get(&node) {
            return *known;
        }
        let id = place(self.nodes.len());
        let opened = if let Node::Kept(sum) = &node { Some(self.open(sum)) } else { None };
        let bounds = opened.as_ref().map_or_else(|| self.bounds_of_node(&node), |opened| self.bounds_of_opened(opened));
        self.opened.push(opened);
        self.node_bounds.push(bounds);
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
        self.monomial_bounds.push(self.bounds_of_powers(&powers));
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
        match &**sum {
            [(monomial, coefficient)] if *coefficient == Decimal::ONE => {
                match self.monomials[*monomial as usize].as_slice() {
                    [(node, 1)] => Some(*node),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
