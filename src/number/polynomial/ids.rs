//! Tables by what the calculation numbers or tells apart itself. Nobody chooses these keys, so that they are told apart by one
//! multiplication each, and not by a hash that keeps strangers from making tables slow.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by places of nodes and monomials, by sums of them, or by kinds of cost.
pub(crate) type IdMap<K, V> = HashMap<K, V, BuildIdHasher>;

/// What tells the keys of such a table apart.
pub(crate) type BuildIdHasher = BuildHasherDefault<IdHasher>;

/// The golden ratio's digits: a product with it spreads near numbers far.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// One multiplication for each number of a key.
#[derive(Debug, Default)]
pub(crate) struct IdHasher(u64);

impl IdHasher {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(SPREAD);
    }
}

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.add(u64::from(*byte)));
    }
    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }
    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }
    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }
    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }
    fn write_isize(&mut self, number: isize) {
        self.add(number as u64);
    }
    /// Products spread upwards; tables look at the low digits first.
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}
