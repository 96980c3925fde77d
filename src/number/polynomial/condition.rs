use std::rc::Rc;

use super::{Book, Node, NodeId};
use crate::number::Mask;

/// The answer to a comparison: known beforehand, or a node of the graph.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The same whatever the inputs.
    Known(bool),
    /// A condition of the graph.
    Node(Book, NodeId),
}

impl Condition {
    pub(super) fn node(book: &Book, node: Node) -> Self {
        let id = book.borrow_mut().node(node);
        Self::Node(book.clone(), id)
    }
}

/// The two parts of a condition, where it is of the kind.
fn parts(book: &Book, node: NodeId, kind: fn(&Node) -> Option<(NodeId, NodeId)>) -> [Option<NodeId>; 2] {
    let parts = kind(&book.borrow().nodes[node as usize]);
    [parts.map(|(a, _)| a), parts.map(|(_, b)| b)]
}

/// Whether one condition is the contrary of the other.
fn contrary(book: &Book, a: NodeId, b: NodeId) -> bool {
    let book = book.borrow();
    let not = |one: NodeId, other: NodeId| matches!(book.nodes[one as usize], Node::Not(inner) if inner == other);
    not(a, b) || not(b, a)
}

impl Mask for Condition {
    fn all(value: bool) -> Self {
        Self::Known(value)
    }
    fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Known(false), _) | (_, Self::Known(false)) => Self::Known(false),
            (Self::Known(true), one) | (one, Self::Known(true)) => one.clone(),
            (Self::Node(_, a), Self::Node(_, b)) if a == b => self.clone(),
            (Self::Node(book, a), Self::Node(_, b)) if contrary(book, *a, *b) => Self::Known(false),
            // a and (a or b) is a.
            (Self::Node(book, a), Self::Node(_, b)) if parts(book, *b, Node::is_or).contains(&Some(*a)) => self.clone(),
            (Self::Node(book, a), Self::Node(_, b)) if parts(book, *a, Node::is_or).contains(&Some(*b)) => {
                other.clone()
            }
            (Self::Node(book, a), Self::Node(_, b)) => Self::node(book, Node::And(*a.min(b), *a.max(b))),
        }
    }
    fn or(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Known(true), _) | (_, Self::Known(true)) => Self::Known(true),
            (Self::Known(false), one) | (one, Self::Known(false)) => one.clone(),
            (Self::Node(_, a), Self::Node(_, b)) if a == b => self.clone(),
            // a or a or b is a or b; a or (a and b) is a.
            (Self::Node(book, a), Self::Node(_, b)) if parts(book, *b, Node::is_or).contains(&Some(*a)) => {
                other.clone()
            }
            (Self::Node(book, a), Self::Node(_, b)) if parts(book, *a, Node::is_or).contains(&Some(*b)) => self.clone(),
            (Self::Node(book, a), Self::Node(_, b)) if parts(book, *b, Node::is_and).contains(&Some(*a)) => {
                self.clone()
            }
            (Self::Node(book, a), Self::Node(_, b)) if parts(book, *a, Node::is_and).contains(&Some(*b)) => {
                other.clone()
            }
            (Self::Node(book, a), Self::Node(_, b)) => Self::node(book, Node::Or(*a.min(b), *a.max(b))),
        }
    }
    fn not(&self) -> Self {
        match self {
            Self::Known(value) => Self::Known(!value),
            Self::Node(book, id) => {
                let inner = match &book.borrow().nodes[*id as usize] {
                    Node::Not(inner) => Some(*inner),
                    _ => None,
                };
                inner.map_or_else(|| Self::node(book, Node::Not(*id)), |inner| Self::Node(Rc::clone(book), inner))
            }
        }
    }
    fn known(&self) -> Option<bool> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Node(..) => None,
        }
    }
}
