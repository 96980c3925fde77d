//! What a number can be at all, given between which values each input lies: conditions that no draw can turn are
//! answered while the calculation is written down, and what hangs on the other answer is never worked out.
//!
//! Bounds are worked out in double precision and widened by far more than it loses. They are sound but not tight: a sum
//! is opened down to inputs and nodes first, so that what it adds and takes away again cancels out, but two
//! products with a factor in common are taken to be free of each other.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Graph, MonomialId, Node, NodeId};

/// Share of the size of its terms by which the bounds of a sum are widened. Double precision loses some 1e-15 of it.
const SLACK: f64 = 1e-10;
/// Euros by which they are widened at least; more than what counts as zero in double precision.
const LEAST_SLACK: f64 = 1e-5;

/// Between which values a number lies, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// No value is below.
    pub low: f64,
    /// No value is above.
    pub high: f64,
}

impl Bounds {
    /// Any value.
    pub const ANY: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// Between two ends, in whatever order.
    pub fn between(a: f64, b: f64) -> Self {
        if a.is_nan() || b.is_nan() { Self::ANY } else { Self { low: a.min(b), high: a.max(b) } }
    }

    fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    fn times(self, other: Self) -> Self {
        let ends = [self.low, self.high].map(|a| [a * other.low, a * other.high]);
        let all = ends.as_flattened();
        // Nothing times anything: it cannot be told.
        if all.iter().any(|end| end.is_nan()) {
            return Self::ANY;
        }
        let fold = |start: f64, pick: fn(f64, f64) -> f64| all.iter().copied().fold(start, pick);
        Self { low: fold(f64::INFINITY, f64::min), high: fold(f64::NEG_INFINITY, f64::max) }
    }

    fn over(self, other: Self) -> Self {
        if other.low <= 0.0 && other.high >= 0.0 {
            return Self::ANY;
        }
        self.times(Self::between(other.low.recip(), other.high.recip()))
    }

    /// Whether every value is below zero (`Some(true)`), or none is (`Some(false)`).
    pub fn below_zero(self) -> Option<bool> {
        match self {
            Self { high, .. } if high < 0.0 => Some(true),
            Self { low, .. } if low > 0.0 => Some(false),
            _ => None,
        }
    }
}

/// A sum down to inputs and to nodes that are no sums, by rising monomial, and the size of everything that went in.
#[derive(Debug, Clone, Default)]
pub(super) struct Opened {
    terms: Vec<(MonomialId, f64)>,
    size: f64,
}

impl Graph {
    /// Says between which values an input lies; before the input is used.
    pub fn bound_input(&mut self, input: u32, bounds: Bounds) {
        self.input_bounds.insert(input, bounds);
    }

    /// Says more closely between which values a node lies.
    pub(super) fn tighten(&mut self, node: NodeId, bounds: Bounds) {
        let known = &mut self.node_bounds[node as usize];
        *known = Bounds { low: known.low.max(bounds.low), high: known.high.min(bounds.high) };
    }

    /// Between which values a sum lies.
    pub fn bounds_of(&self, sum: &[(MonomialId, Decimal)]) -> Bounds {
        self.bounds_of_opened(&self.open(sum))
    }

    /// Between which values a node lies that is new and only needs known ones.
    pub(super) fn bounds_of_node(&self, node: &Node) -> Bounds {
        match node {
            Node::Input(input) => self.input_bounds.get(input).copied().unwrap_or(Bounds::ANY),
            Node::Kept(sum) => self.bounds_of(sum),
            Node::Cents(sum) => {
                let Bounds { low, high } = self.bounds_of(sum);
                Bounds { low: low - 0.01, high: high + 0.01 }
            }
            Node::Min(a, b) => {
                let (a, b) = (self.bounds_of(a), self.bounds_of(b));
                Bounds { low: a.low.min(b.low), high: a.high.min(b.high) }
            }
            Node::Max(a, b) => {
                let (a, b) = (self.bounds_of(a), self.bounds_of(b));
                Bounds { low: a.low.max(b.low), high: a.high.max(b.high) }
            }
            Node::Quotient(a, b) => self.bounds_of(a).over(self.bounds_of(b)),
            Node::Choice(_, yes, no) => self.bounds_of(yes).hull(self.bounds_of(no)),
            Node::Indicator(_) => Bounds { low: 0.0, high: 1.0 },
            // Conditions are no numbers.
            Node::BelowZero(_) | Node::NotPositive(_) | Node::And(..) | Node::Or(..) | Node::Not(_) => Bounds::ANY,
        }
    }

    /// The sum of a kept node that stands alone in a monomial.
    fn opened_of(&self, monomial: MonomialId) -> Option<&Opened> {
        match self.monomials[monomial as usize].as_slice() {
            [(node, 1)] => self.opened.get(node),
            _ => None,
        }
    }

    pub(super) fn open(&self, sum: &[(MonomialId, Decimal)]) -> Opened {
        let mut out = Opened::default();
        for (monomial, coefficient) in sum {
            let coefficient = coefficient.to_f64().unwrap_or(f64::NAN);
            match self.opened_of(*monomial) {
                Some(inner) => {
                    out.terms.extend(inner.terms.iter().map(|(monomial, value)| (*monomial, value * coefficient)));
                    out.size += inner.size * coefficient.abs();
                }
                None => {
                    out.terms.push((*monomial, coefficient));
                    let Bounds { low, high } = self.bounds_of_monomial(*monomial);
                    out.size += coefficient.abs() * low.abs().max(high.abs());
                }
            }
        }
        out.terms.sort_by_key(|(monomial, _)| *monomial);
        out.terms.dedup_by(|next, first| {
            let same = next.0 == first.0;
            if same {
                first.1 += next.1;
            }
            same
        });
        out
    }

    fn bounds_of_monomial(&self, monomial: MonomialId) -> Bounds {
        let powers = self.monomials[monomial as usize].iter();
        powers.fold(Bounds { low: 1.0, high: 1.0 }, |product, power| product.times(self.bounds_of_power(*power)))
    }

    fn bounds_of_power(&self, (node, power): (NodeId, u32)) -> Bounds {
        let base = self.node_bounds[node as usize];
        (1..power).fold(base, |product, _| product.times(base))
    }

    fn bounds_of_opened(&self, opened: &Opened) -> Bounds {
        let mut sum = Bounds { low: 0.0, high: 0.0 };
        for (monomial, coefficient) in &opened.terms {
            let term = self.bounds_of_monomial(*monomial).times(Bounds::between(*coefficient, *coefficient));
            sum = Bounds { low: sum.low + term.low, high: sum.high + term.high };
        }
        let slack = opened.size * SLACK + LEAST_SLACK;
        let widened = Bounds { low: sum.low - slack, high: sum.high + slack };
        if widened.low.is_nan() || widened.high.is_nan() { Bounds::ANY } else { widened }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::number::{Book, Condition, FullNumber, Mask, Number, Polynomial};

    /// x from 1 to 2, y from 3 to 5, z without ends.
    fn inputs() -> (Book, [Polynomial; 3]) {
        let mut graph = Graph::new(false);
        graph.bound_input(0, Bounds::between(1.0, 2.0));
        graph.bound_input(1, Bounds::between(5.0, 3.0));
        let book = Rc::new(RefCell::new(graph));
        let inputs = [0, 1, 2].map(|input| Polynomial::input(&book, input));
        (book, inputs)
    }

    fn constant(value: i64) -> Polynomial {
        Polynomial::constant(Decimal::from(value))
    }

    #[test]
    fn what_no_draw_can_turn_is_known() {
        let (_, [x, y, z]) = inputs();
        assert_eq!(x.sub(&y).below_zero().known(), Some(true));
        assert_eq!(y.sub(&x).below_zero().known(), Some(false));
        assert_eq!(x.mul(&y).sub(&constant(11)).below_zero().known(), Some(true));
        // At the end itself it is left open, and where both occur.
        assert_eq!(x.mul(&y).sub(&constant(10)).below_zero().known(), None);
        assert_eq!(y.sub(&constant(4)).below_zero().known(), None);
        assert_eq!(z.sub(&x).below_zero().known(), None);
        assert_eq!(z.mul(&z).add(&x).below_zero().known(), None);
    }

    /// What a kept sum adds and another takes away cancels out; not where it has no ends, since digits are lost there.
    #[test]
    fn kept_sums_are_opened() {
        let (_, [x, y, z]) = inputs();
        let large = y.mul(&y).scale(Decimal::from(1000));
        let kept = |more: &Polynomial| x.add(&large).add(more).add(&constant(7)).materialize();
        let other = |more: &Polynomial| large.add(more).add(&x.mul(&x)).add(&constant(20)).materialize();
        assert_eq!(kept(&y).sub(&other(&y)).below_zero().known(), Some(true));
        assert_eq!(kept(&z).sub(&other(&z)).below_zero().known(), None);
    }

    #[test]
    fn the_smaller_and_the_larger_are_chosen_where_they_are_known() {
        let (book, [x, y, z]) = inputs();
        let nodes = book.borrow().nodes.len();
        assert_eq!(x.min(&y).sum(), x.sum());
        assert_eq!(x.max(&y).sum(), y.sum());
        assert_eq!(book.borrow().nodes.len(), nodes);
        assert_ne!(x.min(&z).sum(), x.sum());
    }

    /// A cap of 7 that is used up in some draws: what is used never passes it, and what is left is never below zero.
    #[test]
    fn a_choice_of_the_smaller_side_stays_below_both() {
        let (_, [x, y, z]) = inputs();
        let (cap, right) = (constant(7), x.mul(&y));
        let within = cap.sub(&right).below_zero().not();
        assert!(matches!(within, Condition::Node(..)));
        let used = Polynomial::select(&within, &right, &cap);
        assert_eq!(used.sub(&constant(8)).below_zero().known(), Some(true));
        // A share of what is left, taken where it is the smaller one, is no more than the other.
        let left = cap.sub(&used);
        let within = left.sub(&y.mul(&x)).below_zero().not();
        let share = Polynomial::select(&within, &x, &left.div(&y));
        assert_eq!(share.sub(&constant(3)).below_zero().known(), Some(true));
        assert_eq!(used.sub(&z).below_zero().known(), None);
    }
}
