use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use super::resting::{Origin, Resting};

/// Every set of values that a run comes across. A set is the two that it was put together of, and the same two are put
/// together once: a plan has a few sets a row, however many amounts rest on them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf(Rc<RefCell<Sets>>);

#[derive(Debug, Default)]
struct Sets {
    all: Vec<Set>,
    places: HashMap<Set, u32>,
    values: HashMap<u32, Decimal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Set {
    /// A value of the case, by its id.
    One(u32),
    /// All of two sets, by their places.
    Both(u32, u32),
}

/// The values that a number rests on: none, or a set of the shelf.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values(Option<(Shelf, u32)>);

impl Shelf {
    /// A value of the case as a number that rests on it.
    pub(crate) fn input(&self, id: u32, value: Decimal) -> Resting<Values> {
        self.0.borrow_mut().values.insert(id, value);
        Resting { value, on: Values(Some((self.clone(), self.place(Set::One(id))))) }
    }

    /// The values of some sets, by id.
    pub(crate) fn values<'v>(&self, of: impl IntoIterator<Item = &'v Values>) -> BTreeMap<u32, Decimal> {
        let sets = self.0.borrow();
        let mut open: Vec<u32> = of.into_iter().filter_map(Values::set).collect();
        let mut seen: HashSet<u32> = open.iter().copied().collect();
        let mut out = BTreeMap::new();
        while let Some(place) = open.pop() {
            match sets.all[place as usize] {
                Set::One(id) => out.extend(sets.values.get(&id).map(|value| (id, *value))),
                Set::Both(a, b) => open.extend([a, b].into_iter().filter(|place| seen.insert(*place))),
            }
        }
        out
    }

    fn place(&self, set: Set) -> u32 {
        let Sets { all, places, .. } = &mut *self.0.borrow_mut();
        *places.entry(set).or_insert_with(|| {
            all.push(set);
            u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The set of all that two hold.
    fn both(&self, a: u32, b: u32) -> u32 {
        let has = |whole: u32, part: u32| match self.0.borrow().all[whole as usize] {
            _ if whole == part => true,
            Set::Both(one, other) => one == part || other == part,
            Set::One(_) => false,
        };
        // Sums take in one month after the other, most of which rest on the same.
        match () {
            () if has(a, b) => a,
            () if has(b, a) => b,
            () => self.place(Set::Both(a.min(b), a.max(b))),
        }
    }
}

impl Values {
    /// The place of the set, by which the same ones are told.
    pub(crate) fn set(&self) -> Option<u32> {
        self.0.as_ref().map(|(_, set)| *set)
    }
}

impl Origin for Values {
    fn with(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (Some((shelf, a)), Some((_, b))) => Self(Some((shelf.clone(), shelf.both(*a, *b)))),
            (Some(_), None) => self.clone(),
            (None, _) => other.clone(),
        }
    }
}
