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

    /// So many times as much; the product with a number that is known.
    fn scaled(self, factor: f64) -> Self {
        Self::between(self.low * factor, self.high * factor)
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

/// A sum down to inputs and to nodes that are no sums, each monomial once, and the size of everything that went in.
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
        let tighter = Bounds { low: known.low.max(bounds.low), high: known.high.min(bounds.high) };
        if tighter == *known {
            return;
        }
        *known = tighter;
        for monomial in 0..self.monomials.len() {
            if self.monomials[monomial].iter().any(|(known, _)| *known == node) {
                self.monomial_bounds[monomial] = self.bounds_of_powers(&self.monomials[monomial]);
            }
        }
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
            [(node, 1)] => self.opened[*node as usize].as_ref(),
            _ => None,
        }
    }

    pub(super) fn open(&self, sum: &[(MonomialId, Decimal)]) -> Opened {
        let mut out = Opened { terms: Vec::with_capacity(sum.len()), size: 0.0 };
        // Where the term of each monomial stands: one table for all sums, blank between them.
        let mut places = self.places.take();
        places.resize(self.monomials.len(), None);
        let mut add =
            |terms: &mut Vec<(MonomialId, f64)>, monomial: MonomialId, value: f64| match places[monomial as usize] {
                Some(place) => terms[place as usize].1 += value,
                None => {
                    places[monomial as usize] = u32::try_from(terms.len()).ok();
                    terms.push((monomial, value));
                }
            };
        for (monomial, coefficient) in sum {
            let coefficient = coefficient.to_f64().unwrap_or(f64::NAN);
            match self.opened_of(*monomial) {
                Some(inner) => {
                    inner.terms.iter().for_each(|(of, value)| add(&mut out.terms, *of, value * coefficient));
                    out.size += inner.size * coefficient.abs();
                }
                None => {
                    add(&mut out.terms, *monomial, coefficient);
                    let Bounds { low, high } = self.monomial_bounds[*monomial as usize];
                    out.size += coefficient.abs() * low.abs().max(high.abs());
                }
            }
        }
        out.terms.iter().for_each(|(monomial, _)| places[*monomial as usize] = None);
        *self.places.borrow_mut() = places;
        out
    }

    /// Between which values a product of powers lies.
    pub(super) fn bounds_of_powers(&self, powers: &[(NodeId, u32)]) -> Bounds {
        let one = Bounds { low: 1.0, high: 1.0 };
        powers.iter().fold(one, |product, power| product.times(self.bounds_of_power(*power)))
    }

    fn bounds_of_power(&self, (node, power): (NodeId, u32)) -> Bounds {
        let base = self.node_bounds[node as usize];
        (1..power).fold(base, |product, _| product.times(base))
    }

    pub(super) fn bounds_of_opened(&self, opened: &Opened) -> Bounds {
        let mut sum = Bounds { low: 0.0, high: 0.0 };
        for (monomial, coefficient) in &opened.terms {
            let term = self.monomial_bounds[*monomial as usize].scaled(*coefficient);
            sum = Bounds { low: sum.low + term.low, high: sum.high + term.high };
        }
        let slack = opened.size * SLACK + LEAST_SLACK;
        let widened = Bounds { low: sum.low - slack, high: sum.high + slack };
        if widened.low.is_nan() || widened.high.is_nan() { Bounds::ANY } else { widened }
    }
}
