use rust_decimal::Decimal;

use super::Kind;
use super::fold::Product;
use super::step::{How, Name, Part, Span, Step, Units};
use super::terms::{Keys, Term};
use super::tree::{Explainer, collapse, counts_units, is_keyed};
use crate::number::{Label, What};
use crate::units::order;

/// Up to so many different months are listed; more are told by year.
const MONTHS: usize = 13;

impl Explainer<'_> {
    /// A sum as parts: named numbers one by one, amounts by what they belong to.
    pub(super) fn sum(&mut self, terms: Vec<Term>, depth: usize) -> Vec<Part> {
        let (mut keyed, mut named): (Vec<Term>, Vec<Term>) = terms.into_iter().partition(is_keyed);
        if keyed.len() == 1 && !named.is_empty() {
            named.append(&mut keyed);
        }
        let below = depth.saturating_sub(1);
        let mut parts: Vec<Part> = Vec::new();
        for term in &named {
            let part = self.product(&[Product::of(term)], term.keys, below);
            parts.push(part);
        }
        if named.is_empty() {
            parts.extend(self.grouped(keyed, Keys::default(), depth));
        } else if !keyed.is_empty() {
            parts.push(self.group(keyed, Keys::default(), below));
        }
        parts
    }

    /// Amounts by the first thing in which they differ: funding, line, component, cause; then by month.
    fn grouped(&mut self, terms: Vec<Term>, known: Keys, depth: usize) -> Vec<Part> {
        type Key = fn(&Keys) -> Keys;
        let keys: [Key; 4] = [
            |keys| Keys { source: keys.source, ..Keys::default() },
            |keys| Keys { line: keys.line, ..Keys::default() },
            |keys| Keys { component: keys.component, ..Keys::default() },
            |keys| Keys { cause: keys.cause, ..Keys::default() },
        ];
        for key in keys {
            let groups = partition(terms.iter(), |term| key(&term.keys));
            if groups.len() > 1 {
                let below = depth.saturating_sub(1);
                let groups = groups.into_iter().map(|group| group.into_iter().cloned().collect());
                let mut parts: Vec<Part> = groups.map(|group| self.group(group, known, below)).collect();
                order::by_key(&mut parts, |part| std::cmp::Reverse(part.step.value.abs()));
                return parts;
            }
        }
        self.by_month(terms, depth)
    }

    /// Amounts that have something in common, under its name.
    fn group(&mut self, mut terms: Vec<Term>, known: Keys, depth: usize) -> Part {
        let minus = terms.iter().all(|term| term.value < Decimal::ZERO);
        if minus {
            terms.iter_mut().for_each(Term::negate);
        }
        let value = terms.iter().map(|term| term.value).sum();
        let common = common(&terms);
        let name = common.without(known);
        let receipts = name == Keys::default() && terms.iter().all(|term| term.keys.source.is_some());
        let name = if receipts { Name::Receipts } else { Name::Group(name) };
        let mut step = Step::given(name, value, Kind::Money);
        if depth == 0 {
            step.cut = true;
        } else {
            step.how = How::Sum;
            step.parts = self.grouped(terms, common, depth);
            collapse(&mut step);
            step.kind = Kind::Money;
        }
        Part { minus, step }
    }

    /// Months that differ only in number of units are told together; many that differ, by year.
    fn by_month(&mut self, terms: Vec<Term>, depth: usize) -> Vec<Part> {
        let products: Vec<(Product, &Term)> = terms.iter().map(|term| (Product::of(term), term)).collect();
        let alike = partition(products.iter(), |(product, _)| product.shape());
        let calendar = &self.analysis.case.calendar;
        let year = |term: &Term| term.keys.month.map(|month| calendar.year_of(month));
        let years = partition(terms.iter(), |term| year(term));
        if alike.len() > MONTHS && years.len() > 1 {
            let below = depth.saturating_sub(1);
            let mut parts = Vec::new();
            for group in years {
                let year = group.first().and_then(|term| year(term));
                let terms: Vec<Term> = group.into_iter().cloned().collect();
                let mut part = self.group(terms, Keys::default(), below);
                part.step.name = Name::Group(Keys { year, ..Keys::default() });
                parts.push(part);
            }
            return parts;
        }
        let mut parts = Vec::new();
        for alike in alike {
            let keys = alike.first().map_or_else(Keys::default, |(_, term)| term.keys);
            let alike: Vec<Product> = alike.into_iter().map(|(product, _)| product.clone()).collect();
            parts.push(self.product(&alike, keys, depth));
        }
        parts
    }

    /// How many months are alike, and how many units are charged in each, or in all of them.
    pub(super) fn counts(&self, alike: &[Product], keys: Keys) -> Vec<Step> {
        let months = span(alike);
        let several = || {
            let count = Step::given(Name::Operation, Decimal::from(alike.len()), Kind::Number);
            months.filter(|_| alike.len() > 1).map(|span| Step { name: Name::Months(span), ..count })
        };
        let Some(first) = alike.first().and_then(|product| product.units) else {
            // Shares of lives that are left add up like units.
            let left: Option<Decimal> = alike.iter().map(|product| product.life_left).sum();
            let left = left.map(|left| Step::given(Name::Label(Label::new(What::LifeLeft)), left, Kind::Number));
            return left.or_else(several).into_iter().collect();
        };
        let units = |summed| Name::Units(Units { line: keys.line, component: keys.component, months, summed });
        let same = alike.iter().all(|product| product.units == Some(first));
        if !same {
            let sum = alike.iter().filter_map(|product| product.units).sum();
            return vec![Step::given(units(true), sum, Kind::Number)];
        }
        let mut out: Vec<Step> = several().into_iter().collect();
        if counts_units(self.analysis, keys) || first != Decimal::ONE {
            out.push(Step::given(units(false), first, Kind::Number));
        }
        out
    }
}

/// First and last month and their number.
pub(super) fn span(alike: &[Product]) -> Option<Span> {
    let months = || alike.iter().filter_map(|product| product.month);
    Some(Span { first: months().min()?, last: months().max()?, count: alike.len() })
}

/// Groups by a key, in the order in which the keys come up.
fn partition<'t, T, K: PartialEq>(all: impl Iterator<Item = &'t T>, key: impl Fn(&T) -> K) -> Vec<Vec<&'t T>> {
    let mut groups: Vec<(K, Vec<&'t T>)> = Vec::new();
    for one in all {
        let key = key(one);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(one),
            None => groups.push((key, vec![one])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What all of them belong to.
fn common(terms: &[Term]) -> Keys {
    let mut all = terms.iter().map(|term| term.keys);
    let first = all.next().unwrap_or_default();
    all.fold(Keys { month: None, ..first }, |common, keys| Keys {
        source: common.source.filter(|one| keys.source == Some(*one)),
        line: common.line.filter(|one| keys.line == Some(*one)),
        component: common.component.filter(|one| keys.component == Some(*one)),
        cause: common.cause.filter(|one| keys.cause == Some(*one)),
        year: None,
        month: None,
    })
}

impl Keys {
    /// What is not known already.
    fn without(self, known: Self) -> Self {
        Self {
            source: self.source.filter(|_| known.source.is_none()),
            // A component is told with its line.
            line: self.line.filter(|_| known.line.is_none() || (known.component.is_none() && self.component.is_some())),
            component: self.component.filter(|_| known.component.is_none()),
            cause: self.cause.filter(|_| known.cause.is_none()),
            year: self.year.filter(|_| known.year.is_none()),
            month: None,
        }
    }
}
