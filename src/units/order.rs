//! Sorting where nobody waits for it: what is sorted are places, by one routine for entries of all kinds. The one of the
//! standard library is made anew for each kind and each way of comparing, seven kilobytes at a time.

use std::cmp::Ordering;

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

fn sort(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|one, other| compare(*one, *other));
}
