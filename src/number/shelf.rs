use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use super::resting::Resting;
use super::{BuildIdHasher, IdMap};

/// Every set of values that a run comes across. A set is one value, or the two sets that it was put together of, and the same
/// two are put together once: a plan has a few sets a row, however many amounts rest on them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf(Rc<RefCell<Sets>>);

#[derive(Debug, Default)]
struct Sets {
    /// Values of the case, by id.
    values: Vec<Decimal>,
    /// What sets of more than one value were put together of.
    pairs: Vec<(Set, Set)>,
    places: IdMap<(Set, Set), Set>,
    /// What was put together last.
    latest: Option<((Set, Set), Set)>,
}

/// A set: a value by its id, or a pair by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Set(u32);

/// By which the places of pairs are told from ids.
const PAIR: u32 = 1 << 31;

impl Set {
    /// The place of a pair; none of a value.
    fn pair(self) -> Option<usize> {
        (self.0 & PAIR != 0).then_some((self.0 & !PAIR) as usize)
    }
}

/// The values that a number rests on: none, or a set of the shelf.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values(Option<(Shelf, Set)>);

impl Shelf {
    /// A value of the case as a number that rests on it.
    pub(crate) fn input(&self, id: u32, value: Decimal) -> Resting {
        let (mut sets, place) = (self.0.borrow_mut(), id as usize);
        if sets.values.len() <= place {
            sets.values.resize(place + 1, Decimal::ZERO);
        }
        sets.values[place] = value;
        Resting { value, on: Values(Some((self.clone(), Set(id)))) }
    }

    /// The values of some sets, by id.
    pub(crate) fn values(&self, of: impl IntoIterator<Item = Set>) -> BTreeMap<u32, Decimal> {
        let sets = self.0.borrow();
        let mut open: Vec<Set> = of.into_iter().collect();
        let mut seen: HashSet<Set, BuildIdHasher> = open.iter().copied().collect();
        let mut out = BTreeMap::new();
        while let Some(set) = open.pop() {
            match set.pair() {
                None => out.extend(sets.values.get(set.0 as usize).map(|value| (set.0, *value))),
                Some(place) => {
                    let (a, b) = sets.pairs[place];
                    open.extend([a, b].into_iter().filter(|part| seen.insert(*part)));
                }
            }
        }
        out
    }
}

impl Sets {
    /// The set of all that two hold.
    fn both(&mut self, a: Set, b: Set) -> Set {
        let has = |whole: Set, part: Set| {
            let pair = whole.pair().map(|place| self.pairs[place]);
            whole == part || pair.is_some_and(|(one, other)| one == part || other == part)
        };
        if has(a, b) {
            return a;
        }
        if has(b, a) {
            return b;
        }
        // Sums take in one month after the other, most of which rest on the same.
        let pair = (a.min(b), a.max(b));
        if let Some((_, set)) = self.latest.filter(|(latest, _)| *latest == pair) {
            return set;
        }
        let pairs = &mut self.pairs;
        let set = *self.places.entry(pair).or_insert_with(|| {
            pairs.push(pair);
            Set(u32::try_from(pairs.len() - 1).unwrap_or(u32::MAX) | PAIR)
        });
        self.latest = Some((pair, set));
        set
    }
}

impl Values {
    /// The set, by which the same ones are told.
    pub(crate) fn set(&self) -> Option<Set> {
        self.0.as_ref().map(|(_, set)| *set)
    }

    /// What a number made of two rests on.
    pub(super) fn with(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (Some((shelf, a)), Some((_, b))) => {
                let set = shelf.0.borrow_mut().both(*a, *b);
                Self(Some((shelf.clone(), set)))
            }
            (Some(_), None) => self.clone(),
            (None, _) => other.clone(),
        }
    }
}
