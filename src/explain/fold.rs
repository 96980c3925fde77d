use std::hash::{DefaultHasher, Hash, Hasher};

use rust_decimal::Decimal;

use super::terms::Term;
use crate::number::{Op, Traced, What};
use crate::units::MONTHS_A_YEAR;

/// An amount as a product: so many units, times factors.
#[derive(Debug, Clone)]
pub(super) struct Product {
    /// Month of the plan, where it has one.
    pub month: Option<u32>,
    /// Units that the price is charged for, where there are any.
    pub units: Option<Decimal>,
    /// Units, times the share of their life that is left.
    pub life_left: Option<Decimal>,
    /// What is multiplied, each with a story of its own.
    pub factors: Vec<Traced>,
    /// Product of the plain constants.
    pub constant: Decimal,
    /// Whether it is divided by twelve: a month of a yearly price.
    pub twelfth: bool,
    /// Its value.
    pub value: Decimal,
}

impl Product {
    /// Takes a term apart into its factors; one that has a name is one factor.
    pub(super) fn of(term: &Term) -> Self {
        let plain = |what| matches!(what, What::Amount | What::Benefit | What::Residual);
        let named = term.atom.label().is_some_and(|label| !plain(label.what));
        Self::taken_apart(term, !named)
    }

    /// The factors of a product, whatever its name.
    pub(super) fn opened(term: &Term) -> Self {
        Self::taken_apart(term, true)
    }

    fn taken_apart(term: &Term, opens: bool) -> Self {
        let mut product = Self {
            month: term.keys.month,
            units: None,
            life_left: None,
            factors: Vec::new(),
            constant: term.constant,
            twelfth: false,
            value: term.value,
        };
        let mut twelfths = term.twelfths;
        let atom = if opens { unwrapped(&term.atom) } else { term.atom.clone() };
        let mut open: Vec<(Traced, bool)> = vec![(atom, true)];
        open.extend(term.factors.iter().rev().map(|factor| (factor.clone(), false)));
        open.reverse();
        while let Some((node, root)) = open.pop() {
            let label = node.label();
            let own = label.is_none() || (root && opens);
            match (node.op(), label.map(|label| label.what)) {
                (Op::Product(a, b), _) if own => {
                    open.push((b.clone(), false));
                    open.push((a.clone(), false));
                }
                (Op::Constant, None) => product.constant *= node.value(),
                (Op::Constant, Some(What::Twelve)) if twelfths > 0 => twelfths -= 1,
                (Op::Constant, Some(What::LifeLeft)) => product.life_left = Some(node.value()),
                (Op::Constant, Some(What::Units)) => {
                    let each = Decimal::from(label.and_then(|label| label.entry).unwrap_or(1));
                    product.units = Some(node.value() / each);
                    if each == MONTHS_A_YEAR && twelfths > 0 {
                        twelfths -= 1;
                    } else {
                        product.constant *= each;
                    }
                }
                (_, Some(what)) if what.in_twelfths() && twelfths > 0 => {
                    twelfths -= 1;
                    product.factors.push(node);
                }
                _ => product.factors.push(node),
            }
        }
        product.twelfth = twelfths > 0;
        for _ in 1..twelfths {
            product.constant /= MONTHS_A_YEAR;
        }
        product
    }

    /// The same for amounts that differ only in month and number of units.
    pub(super) fn shape(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.constant, self.twelfth, self.units.is_some(), self.life_left.is_some()).hash(&mut hasher);
        for factor in &self.factors {
            shape(factor, 8, &mut hasher);
        }
        hasher.finish()
    }
}

/// What a number names, where it does no more than name another one.
pub(super) fn unwrapped(node: &Traced) -> Traced {
    let mut node = node.clone();
    loop {
        let inner = match node.op() {
            Op::Sum(all) if all.len() == 1 => all[0].clone(),
            _ => return node,
        };
        if inner.label().is_some() {
            return inner;
        }
        node = inner;
    }
}

/// What a number looks like: equal for numbers that are told in the same words.
pub(super) fn shape(node: &Traced, depth: u32, hasher: &mut DefaultHasher) {
    let what = node.label().map(|label| (label.what, label.entry));
    what.hash(hasher);
    match (node.op(), what) {
        (Op::Input(id), _) => (0, *id).hash(hasher),
        (Op::Constant, _) | (_, Some((What::IndexFactor, _))) => (1, node.value()).hash(hasher),
        // Under its cap a subsidy pays its rate, whatever was paid before.
        (Op::Chosen(won, _, true), Some((What::GrantShare, _))) => shape(won, depth, hasher),
        (_, Some((what, _))) if what != What::Amount => (2, node.identity()).hash(hasher),
        _ if depth == 0 => (2, node.identity()).hash(hasher),
        (op, _) => {
            std::mem::discriminant(op).hash(hasher);
            for source in op.sources() {
                shape(source, depth - 1, hasher);
            }
        }
    }
}
