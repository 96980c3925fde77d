use perenne::number::{FullNumber, Graph, MonomialId, Node, NodeId, Sum};
use rust_decimal::Decimal;

/// The value of a node.
#[derive(Debug, Clone, Copy)]
enum Value {
    Number(Decimal),
    Answer(bool),
}

/// A graph's nodes with exact values: the plainest way to work one out, node by node.
pub struct Evaluation<'g> {
    graph: &'g Graph,
    values: Vec<Value>,
}

impl<'g> Evaluation<'g> {
    /// Exact values of sums and answers of conditions, given those of the inputs.
    pub fn of(graph: &'g Graph, inputs: &[Decimal]) -> Self {
        let mut evaluation = Self { graph, values: Vec::with_capacity(graph.nodes.len()) };
        for node in &graph.nodes {
            let value = evaluation.value(node, inputs);
            evaluation.values.push(value);
        }
        evaluation
    }

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
