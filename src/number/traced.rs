use std::rc::Rc;

use rust_decimal::Decimal;

use super::{FullNumber, Label, Number};

/// The exact number, and how it came about.
///
/// The value is that of the exact run to its last digit: every operation is the one of [`Decimal`],
/// remembered. What it was made of is shared, not copied, so that a number costs one node; sums that
/// grow in place stay flat however many amounts they take in.
#[derive(Debug, Clone)]
pub struct Traced(Rc<Node>);

#[derive(Debug)]
struct Node {
    value: Decimal,
    op: Op,
    label: Option<Label>,
    /// Whether a sum of labelled amounts lies below, which explanations tell amount by amount.
    linear: bool,
}

/// How a number came about.
#[derive(Debug, Clone)]
pub enum Op {
    /// A number that no input can change, or that the schedule of units counts.
    Constant,
    /// A value of the case, by its id.
    Input(u32),
    /// Sum of all.
    Sum(Vec<Traced>),
    /// The first less the second.
    Difference(Traced, Traced),
    /// The first times the second.
    Product(Traced, Traced),
    /// The first divided by the second.
    Quotient(Traced, Traced),
    /// A twelfth.
    Twelfth(Traced),
    /// The smaller one: the one that won, and the other one.
    Least(Traced, Traced),
    /// The larger one: the one that won, and the other one.
    Greatest(Traced, Traced),
    /// One or the other by a condition: the one that won, the other one, and whether the condition held.
    Chosen(Traced, Traced, bool),
    /// Half-up to the cent.
    Cents(Traced),
}

impl Op {
    /// Every number that this one was made of, in order.
    pub fn sources(&self) -> Vec<&Traced> {
        let mut pile = Vec::new();
        self.pile_sources(&mut pile);
        pile
    }

    /// Puts them on a pile, in order.
    pub(crate) fn pile_sources<'n>(&'n self, pile: &mut Vec<&'n Traced>) {
        match self {
            Self::Constant | Self::Input(_) => {}
            Self::Sum(all) => pile.extend(all),
            Self::Twelfth(one) | Self::Cents(one) => pile.push(one),
            Self::Difference(a, b)
            | Self::Product(a, b)
            | Self::Quotient(a, b)
            | Self::Least(a, b)
            | Self::Greatest(a, b)
            | Self::Chosen(a, b, _) => pile.extend([a, b]),
        }
    }

    /// The value of the operation over the values of its sources, in their order; `own` where it has none.
    pub fn value(&self, own: Decimal, sources: &[Decimal]) -> Decimal {
        match (self, sources) {
            (Self::Constant | Self::Input(_), _) => own,
            (Self::Sum(_), all) => all.iter().fold(Decimal::ZERO, |sum, one| Number::add(&sum, one)),
            (Self::Difference(..), [a, b]) => Number::sub(a, b),
            (Self::Product(..), [a, b]) => Number::mul(a, b),
            (Self::Quotient(..), [a, b]) => FullNumber::div(a, b),
            (Self::Least(..), [a, b]) => Ord::min(*a, *b),
            (Self::Greatest(..), [a, b]) => Ord::max(*a, *b),
            (Self::Chosen(..), [won, _]) => *won,
            (Self::Twelfth(_), [one]) => one.twelfth(),
            (Self::Cents(_), [one]) => one.cents(),
            _ => own,
        }
    }
}

impl Traced {
    /// A value of the case.
    pub fn input(id: u32, value: Decimal) -> Self {
        Self::node(value, Op::Input(id))
    }

    fn node(value: Decimal, op: Op) -> Self {
        let linear = match &op {
            Op::Sum(all) => all.iter().any(Self::is_linear),
            Op::Difference(a, b) | Op::Product(a, b) => a.is_linear() || b.is_linear(),
            Op::Twelfth(one) => one.is_linear(),
            _ => false,
        };
        Self(Rc::new(Node { value, op, label: None, linear }))
    }

    /// The number itself.
    pub fn value(&self) -> Decimal {
        self.0.value
    }

    /// How it came about.
    pub fn op(&self) -> &Op {
        &self.0.op
    }

    /// Its name, where the calculation gave it one.
    pub fn label(&self) -> Option<Label> {
        self.0.label
    }

    /// Whether it is a sum of labelled amounts, or a multiple of one.
    pub fn is_linear(&self) -> bool {
        self.0.label.map_or(self.0.linear, |label| label.what.is_atom() || label.what.is_transparent())
    }

    /// Tells numbers that came about at one place from numbers that are merely equal.
    pub fn identity(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    fn is_plain_zero(&self) -> bool {
        matches!(self.0.op, Op::Constant) && self.0.label.is_none() && self.0.value.is_zero()
    }
}

/// The rate of an amount and its share, `amount + amount * rate`: such a sum is told as one, and takes in no more.
pub(crate) fn share(all: &[Traced]) -> Option<&Traced> {
    match all {
        [amount, share] if amount.is_linear() => match share.op() {
            Op::Product(same, rate) if same.identity() == amount.identity() => Some(rate),
            _ => None,
        },
        _ => None,
    }
}

/// Chains as long as a plan has months are taken apart one node at a time, not by recursion.
impl Drop for Node {
    fn drop(&mut self) {
        let mut rest: Vec<Traced> = Vec::new();
        take_apart(&mut self.op, &mut rest);
        while let Some(Traced(node)) = rest.pop() {
            if let Ok(mut node) = Rc::try_unwrap(node) {
                take_apart(&mut node.op, &mut rest);
            }
        }
    }
}

fn take_apart(op: &mut Op, rest: &mut Vec<Traced>) {
    match std::mem::replace(op, Op::Constant) {
        Op::Constant | Op::Input(_) => {}
        Op::Sum(all) => rest.extend(all),
        Op::Twelfth(one) | Op::Cents(one) => rest.push(one),
        Op::Difference(a, b)
        | Op::Product(a, b)
        | Op::Quotient(a, b)
        | Op::Least(a, b)
        | Op::Greatest(a, b)
        | Op::Chosen(a, b, _) => rest.extend([a, b]),
    }
}

impl Number for Traced {
    fn constant(value: Decimal) -> Self {
        Self::node(value, Op::Constant)
    }
    fn add(&self, other: &Self) -> Self {
        let value = Number::add(&self.0.value, &other.0.value);
        match (self.is_plain_zero(), other.is_plain_zero()) {
            (true, _) => other.clone(),
            (_, true) => self.clone(),
            _ => Self::node(value, Op::Sum(vec![self.clone(), other.clone()])),
        }
    }
    fn sub(&self, other: &Self) -> Self {
        if other.is_plain_zero() {
            return self.clone();
        }
        Self::node(Number::sub(&self.0.value, &other.0.value), Op::Difference(self.clone(), other.clone()))
    }
    fn mul(&self, other: &Self) -> Self {
        Self::node(Number::mul(&self.0.value, &other.0.value), Op::Product(self.clone(), other.clone()))
    }
    fn scale(&self, factor: Decimal) -> Self {
        self.mul(&Self::constant(factor))
    }
    fn twelfth(&self) -> Self {
        Self::node(self.0.value.twelfth(), Op::Twelfth(self.clone()))
    }
    fn add_to(&mut self, other: &Self) {
        let linear = self.0.linear || other.is_linear();
        if let Some(Node { value, op: Op::Sum(all), label: None, linear: own }) = Rc::get_mut(&mut self.0)
            && !other.is_plain_zero()
            && share(all).is_none()
        {
            value.add_to(&other.0.value);
            all.push(other.clone());
            *own = linear;
        } else {
            *self = Number::add(self, other);
        }
    }
    fn mark(self, label: impl FnOnce() -> Label) -> Self {
        let (mut own, label) = (self, Some(label()));
        match Rc::get_mut(&mut own.0) {
            Some(node) if node.label.is_none() => node.label = label,
            // It is held elsewhere too, or has a name already: one more node only names it.
            _ => {
                let (value, linear) = (own.0.value, own.is_linear());
                own = Self(Rc::new(Node { value, op: Op::Sum(vec![own]), label, linear }));
            }
        }
        own
    }
    fn scale_as(&self, factor: Decimal, label: impl FnOnce() -> Label) -> Self {
        self.mul(&Self::constant(factor).mark(label))
    }
    fn is_nothing(&self) -> bool {
        self.0.value.is_zero()
    }
}

impl FullNumber for Traced {
    type Mask = bool;

    fn div(&self, other: &Self) -> Self {
        Self::node(FullNumber::div(&self.0.value, &other.0.value), Op::Quotient(self.clone(), other.clone()))
    }
    fn min(&self, other: &Self) -> Self {
        let (won, lost) = if other.0.value < self.0.value { (other, self) } else { (self, other) };
        Self::node(won.0.value, Op::Least(won.clone(), lost.clone()))
    }
    fn max(&self, other: &Self) -> Self {
        let (won, lost) = if other.0.value > self.0.value { (other, self) } else { (self, other) };
        Self::node(won.0.value, Op::Greatest(won.clone(), lost.clone()))
    }
    fn cents(&self) -> Self {
        Self::node(self.0.value.cents(), Op::Cents(self.clone()))
    }
    fn below_zero(&self) -> bool {
        self.0.value.below_zero()
    }
    fn not_positive(&self) -> bool {
        self.0.value.not_positive()
    }
    fn select(mask: &bool, yes: &Self, no: &Self) -> Self {
        let (won, lost) = if *mask { (yes, no) } else { (no, yes) };
        Self::node(won.0.value, Op::Chosen(won.clone(), lost.clone(), *mask))
    }
}
