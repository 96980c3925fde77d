//! Sorting where nobody waits for it: what is sorted are places, by one routine for entries of all kinds. The one of the
//! standard library is made anew for each kind and each way of comparing, seven kilobytes at a time.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts by a comparison; entries that are equal keep their order.
pub(crate) fn by<T>(all: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..all.len()).collect();
    sort(&mut places, &mut |one, other| compare(&all[one], &all[other]));
    // Along each circle of entries that change places, every one is fetched from where it stood.
    for start in 0..all.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == start {
                break;
            }
            all.swap(at, from);
            at = from;
        }
    }
}

/// Sorts by a key, likewise.
pub(crate) fn by_key<T, K: Ord>(all: &mut [T], key: impl Fn(&T) -> K) {
    by(all, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a key that is worked out once for each.
pub(crate) fn by_cached_key<T, K: Ord>(all: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut keyed: Vec<(K, T)> = all.into_iter().map(|one| (key(&one), one)).collect();
    by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().map(|(_, one)| one).collect()
}

/// Sorts what has one order.
pub(crate) fn plain<T: Ord>(all: &mut [T]) {
    by(all, T::cmp);
}

/// Sorts, and keeps one of those that are equal.
pub(crate) fn distinct<T: Ord>(all: &mut Vec<T>) {
    plain(all);
    all.dedup();
}

/// A map in the order of its keys, of several values of a key the last. Put in one by one: what collects into such a map sorts first.
pub(crate) fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

/// A set in its order, likewise.
pub(crate) fn set<T: Ord>(entries: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(entries);
    set
}

fn sort(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}
