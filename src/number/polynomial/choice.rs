//! Between which values a choice lies, beyond what its two sides say: many a choice is the smaller or the larger of
//! its sides, written so that it can be explained.

use rust_decimal::Decimal;

use super::{Book, Bounds, Node, NodeId, Polynomial, Sum};
use crate::number::Number;

/// Euros by which a choice made at 1e-9, or in double precision at a millionth, may miss the smaller side.
const MISSED: f64 = 1e-5;

/// The bounds of `yes` where a condition holds and `no` elsewhere; none where the sides say all.
pub(super) fn bounds(book: &Book, condition: NodeId, yes: &Polynomial, no: &Polynomial) -> Option<Bounds> {
    let (sum, holds) = comparison(book, condition)?;
    let sum = Polynomial::of_sum(book, &sum);
    let (below, other) = if holds { (yes, no) } else { (no, yes) };
    let (of_below, of_other) = (below.all_bounds(), other.all_bounds());
    let difference = below.sub(other);
    if same(&difference, &sum) {
        return Some(Bounds { low: of_below.low.min(of_other.low), high: of_below.high.min(of_other.high) + MISSED });
    }
    if same(&other.sub(below), &sum) {
        return Some(Bounds { low: of_below.low.max(of_other.low) - MISSED, high: of_below.high.max(of_other.high) });
    }
    // A quotient that is taken where it is the smaller side: a / b where a - other * b is below zero.
    let (a, b) = quotient(book, below)?;
    let smaller = b.all_bounds().low > 0.0 && same(&a.sub(&other.mul(&b)), &sum);
    smaller.then(|| Bounds { low: of_below.low.min(of_other.low), high: of_other.high })
}

fn same(a: &Polynomial, b: &Polynomial) -> bool {
    matches!(a.sub(b), Polynomial::Constant(difference) if difference == Decimal::ZERO)
}

/// The sum that a condition compares with zero, and whether it holds below or from there on.
fn comparison(book: &Book, condition: NodeId) -> Option<(Sum, bool)> {
    let graph = book.borrow();
    match &graph.nodes[condition as usize] {
        Node::BelowZero(sum) => Some((sum.clone(), true)),
        Node::Not(inner) => match &graph.nodes[*inner as usize] {
            Node::BelowZero(sum) => Some((sum.clone(), false)),
            _ => None,
        },
        _ => None,
    }
}

fn quotient(book: &Book, number: &Polynomial) -> Option<(Polynomial, Polynomial)> {
    let Polynomial::Sum(_, sum) = number else { return None };
    let (a, b) = {
        let graph = book.borrow();
        match &graph.nodes[graph.sole_node(sum)? as usize] {
            Node::Quotient(a, b) => (a.clone(), b.clone()),
            _ => return None,
        }
    };
    Some((Polynomial::of_sum(book, &a), Polynomial::of_sum(book, &b)))
}
