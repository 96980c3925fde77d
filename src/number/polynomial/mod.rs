//! The compiler: a kind of number that writes the calculation down instead of doing it.
//!
//! Run over the uncertain inputs, the calculation leaves a [`Graph`]: sums of products of inputs, multiplied out and
//! gathered, and the few things that are no such sums (the cap of a subsidy, what a city borrows, conditions) as nodes
//! of which later sums are made. What no input changes has become a plain constant on the way, and what two hypotheses
//! have in common is there once.

mod bounds;
mod choice;
mod condition;
mod graph;
mod ids;
mod terms;

use std::cell::RefCell;
use std::rc::Rc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(crate) use bounds::Bounds;
pub use condition::Condition;
pub use graph::{Graph, MonomialId, Node, NodeId, Sum, Term};
pub(crate) use ids::{BuildIdHasher, IdMap};
use terms::{Sign, add_within, merge};

use super::{FullNumber, Number};
use crate::units::MONTHS_A_YEAR;

/// Products of sums with more terms than this are not multiplied out.
const MOST_PRODUCTS: usize = 64;
/// Sums do not grow beyond so many terms.
const MOST_TERMS: usize = 500;

/// A graph that is being written.
pub(crate) type Book = Rc<RefCell<Graph>>;

/// A number of the case: a constant, or a sum of products over what is uncertain.
#[derive(Debug, Clone)]
pub enum Polynomial {
    /// What no input changes.
    Constant(Decimal),
    /// A sum, in the graph that it belongs to.
    Sum(Book, Sum),
}

impl Polynomial {
    /// An uncertain input, by its place.
    pub fn input(book: &Book, input: u32) -> Self {
        Self::of_node(book, Node::Input(input))
    }

    fn of_node(book: &Book, node: Node) -> Self {
        let monomial = {
            let mut graph = book.borrow_mut();
            let node = graph.node(node);
            graph.monomial_of(node)
        };
        Self::Sum(book.clone(), Rc::new([(monomial, Decimal::ONE)]))
    }

    /// The sum of terms that are written one after the other, into the one table that all sums are put together in.
    fn written(book: &Book, write: impl FnOnce(&mut Vec<Term>)) -> Self {
        let mut terms = book.borrow().terms.take();
        terms.clear();
        write(&mut terms);
        let sum = Self::gathered(book, &terms, || terms.as_slice().into());
        book.borrow().terms.replace(terms);
        sum
    }

    /// A sum that is there.
    fn of_sum(book: &Book, sum: &Sum) -> Self {
        Self::gathered(book, sum, || sum.clone())
    }

    fn gathered(book: &Book, terms: &[Term], sum: impl FnOnce() -> Sum) -> Self {
        match terms {
            [] => Self::Constant(Decimal::ZERO),
            [(0, constant)] => Self::Constant(*constant),
            _ => {
                let sum = Self::Sum(book.clone(), sum());
                if terms.len() > MOST_TERMS { sum.materialize() } else { sum }
            }
        }
    }

    /// The sum, a constant being one too.
    pub fn sum(&self) -> Sum {
        match self {
            Self::Constant(value) if value.is_zero() => Rc::new([]),
            Self::Constant(value) => Rc::new([(0, *value)]),
            Self::Sum(_, sum) => sum.clone(),
        }
    }

    fn book(&self) -> Option<&Book> {
        match self {
            Self::Constant(_) => None,
            Self::Sum(book, _) => Some(book),
        }
    }

    fn combine(&self, other: &Self, sign: Sign) -> Self {
        match (self, other) {
            (Self::Constant(a), Self::Constant(b)) => Self::Constant(a.saturating_add(sign.of(*b))),
            (_, Self::Constant(b)) if b.is_zero() => self.clone(),
            (Self::Constant(a), _) if a.is_zero() && sign == Sign::Plus => other.clone(),
            (Self::Sum(book, sum), Self::Constant(b)) => Self::merged(book, sum, &[(0, *b)], sign),
            (Self::Constant(a), Self::Sum(book, sum)) => Self::merged(book, &[(0, *a)], sum, sign),
            (Self::Sum(book, a), Self::Sum(_, b)) => Self::merged(book, a, b, sign),
        }
    }

    fn merged(book: &Book, a: &[Term], b: &[Term], sign: Sign) -> Self {
        Self::written(book, |out| merge(a, b, sign, out))
    }

    /// A node of two numbers.
    fn pair(&self, other: &Self, node: fn(Sum, Sum) -> Node) -> Option<Self> {
        let book = self.book().or(other.book())?;
        Some(Self::of_node(book, node(self.sum(), other.sum())))
    }

    /// The same, of a constant too.
    fn all_bounds(&self) -> Bounds {
        match self {
            Self::Constant(value) => value.to_f64().map_or(Bounds::ANY, |value| Bounds::between(value, value)),
            Self::Sum(..) => self.bounds(),
        }
    }

    /// Whether it is below another whatever the inputs, or above it whatever the inputs.
    fn known_below(&self, other: &Self) -> Option<bool> {
        match self.sub(other) {
            Self::Constant(difference) => Some(difference < Decimal::ZERO),
            difference => difference.bounds().below_zero(),
        }
    }

    /// The difference, where it is the same whatever the inputs.
    fn known_difference(&self, other: &Self) -> Option<Decimal> {
        match self.sub(other) {
            Self::Constant(difference) => Some(difference),
            Self::Sum(..) => None,
        }
    }

    fn condition(&self, known: fn(&Decimal) -> bool, node: fn(Sum) -> Node) -> Condition {
        match self {
            Self::Constant(value) => Condition::Known(known(value)),
            Self::Sum(book, sum) => match self.bounds().below_zero() {
                Some(answer) => Condition::Known(answer),
                None => Condition::node(book, node(sum.clone())),
            },
        }
    }

    /// Between which values it lies.
    fn bounds(&self) -> Bounds {
        match self {
            // A constant is compared as it is.
            Self::Constant(_) => Bounds::ANY,
            Self::Sum(book, sum) => book.borrow().bounds_of(sum),
        }
    }
}

impl Number for Polynomial {
    fn constant(value: Decimal) -> Self {
        Self::Constant(value)
    }
    fn add_to(&mut self, other: &Self) {
        let within = match (&mut *self, other) {
            (Self::Sum(_, own), Self::Sum(_, other)) => Rc::get_mut(own).and_then(|own| add_within(own, other)),
            _ => None,
        };
        match within {
            None => *self = self.add(other),
            Some(false) => {}
            Some(true) => {
                let Self::Sum(book, sum) = &*self else { return };
                let left = sum.iter().filter(|(_, coefficient)| !coefficient.is_zero()).copied();
                *self = Self::written(book, |out| out.extend(left));
            }
        }
    }
    fn add_times(&mut self, other: &Self, times: u32) {
        self.add_to(&other.scale(Decimal::from(times)));
    }
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Constant(a), Self::Constant(b)) => a.same(b),
            (Self::Sum(_, a), Self::Sum(_, b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
    fn add(&self, other: &Self) -> Self {
        self.combine(other, Sign::Plus)
    }
    fn sub(&self, other: &Self) -> Self {
        self.combine(other, Sign::Minus)
    }
    fn mul(&self, other: &Self) -> Self {
        let (book, a, b) = match (self, other) {
            (Self::Constant(a), _) => return other.scale(*a),
            (_, Self::Constant(b)) => return self.scale(*b),
            (Self::Sum(book, a), Self::Sum(_, b)) => (book, a, b),
        };
        if a.len() > 1 && b.len() > 1 && a.len() * b.len() > MOST_PRODUCTS {
            return if a.len() >= b.len() { self.materialize().mul(other) } else { self.mul(&other.materialize()) };
        }
        Self::written(book, |terms| {
            let mut graph = book.borrow_mut();
            for (x, left) in a.iter() {
                terms.extend(b.iter().map(|(y, right)| (graph.product(*x, *y), left.saturating_mul(*right))));
            }
            terms.sort_by_key(|(monomial, _)| *monomial);
            terms.dedup_by(|next, first| {
                let same = next.0 == first.0;
                if same {
                    first.1 = first.1.saturating_add(next.1);
                }
                same
            });
            terms.retain(|(_, coefficient)| !coefficient.is_zero());
        })
    }
    fn scale(&self, factor: Decimal) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(value.saturating_mul(factor)),
            Self::Sum(..) if factor == Decimal::ONE => self.clone(),
            Self::Sum(book, sum) => {
                let terms = sum.iter().map(|(id, value)| (*id, value.saturating_mul(factor)));
                Self::written(book, |out| out.extend(terms.filter(|(_, value)| !value.is_zero())))
            }
        }
    }
    fn twelfth(&self) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(value / MONTHS_A_YEAR),
            Self::Sum(book, sum) => {
                let terms = sum.iter().map(|(id, value)| (*id, value / MONTHS_A_YEAR));
                Self::written(book, |out| out.extend(terms))
            }
        }
    }
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Constant(value) if value.is_zero())
    }
    fn materialize(&self) -> Self {
        match self {
            Self::Sum(book, sum) if sum.len() > 2 => Self::of_node(book, Node::Kept(sum.clone())),
            _ => self.clone(),
        }
    }
}

impl FullNumber for Polynomial {
    type Mask = Condition;

    fn div(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Constant(a), Self::Constant(b)) => Self::Constant(FullNumber::div(a, b)),
            (Self::Constant(a), _) if a.is_zero() => self.clone(),
            (Self::Sum(book, sum), Self::Constant(b)) if !book.borrow().rounds => {
                let terms = sum.iter().map(|(id, value)| (*id, FullNumber::div(value, b)));
                Self::written(book, |out| out.extend(terms))
            }
            _ => self.pair(other, Node::Quotient).unwrap_or_else(|| self.clone()),
        }
    }
    fn min(&self, other: &Self) -> Self {
        match self.known_below(other) {
            Some(true) => self.clone(),
            Some(false) => other.clone(),
            None => self.pair(other, Node::Min).unwrap_or_else(|| self.clone()),
        }
    }
    fn max(&self, other: &Self) -> Self {
        match self.known_below(other) {
            Some(true) => other.clone(),
            Some(false) => self.clone(),
            None => self.pair(other, Node::Max).unwrap_or_else(|| self.clone()),
        }
    }
    fn cents(&self) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(value.cents()),
            Self::Sum(book, sum) if book.borrow().rounds => Self::of_node(book, Node::Cents(sum.clone())),
            Self::Sum(..) => self.clone(),
        }
    }
    fn below_zero(&self) -> Condition {
        // A choice is below zero where the side that is taken is.
        if let Some((condition, yes, no)) = self.as_choice() {
            let (yes, no) = (yes.below_zero(), no.below_zero());
            return super::Mask::or(
                &super::Mask::and(&condition, &yes),
                &super::Mask::and(&super::Mask::not(&condition), &no),
            );
        }
        self.condition(Decimal::below_zero, Node::BelowZero)
    }
    fn not_positive(&self) -> Condition {
        self.condition(Decimal::not_positive, Node::NotPositive)
    }
    fn select(mask: &Condition, yes: &Self, no: &Self) -> Self {
        let (book, condition) = match mask {
            Condition::Known(true) => return yes.clone(),
            Condition::Known(false) => return no.clone(),
            Condition::Node(book, condition) => (book, *condition),
        };
        if yes.known_difference(no).is_some_and(|difference| difference.is_zero()) {
            return yes.clone();
        }
        // One side is nothing and the other is made of inputs: it stays a sum of products.
        let linear = |side: &Self| book.borrow().is_of_inputs(&side.sum());
        if no.is_nothing() && linear(yes) {
            return yes.mul(&Self::of_node(book, Node::Indicator(condition)));
        }
        let bounds = choice::bounds(book, condition, yes, no);
        let chosen = Self::of_node(book, Node::Choice(condition, yes.sum(), no.sum()));
        if let (Self::Sum(book, sum), Some(bounds)) = (&chosen, bounds) {
            let mut graph = book.borrow_mut();
            if let Some(node) = graph.sole_node(sum) {
                graph.tighten(node, bounds);
            }
        }
        chosen
    }
}

impl Polynomial {
    /// The sides of a number that is a choice and nothing else.
    fn as_choice(&self) -> Option<(Condition, Self, Self)> {
        let Self::Sum(book, sum) = self else { return None };
        let (condition, yes, no) = {
            let graph = book.borrow();
            let node = graph.sole_node(sum)?;
            match &graph.nodes[node as usize] {
                Node::Choice(condition, yes, no) => (*condition, yes.clone(), no.clone()),
                _ => return None,
            }
        };
        Some((Condition::Node(book.clone(), condition), Self::of_sum(book, &yes), Self::of_sum(book, &no)))
    }
}
