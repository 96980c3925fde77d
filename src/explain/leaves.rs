use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use rust_decimal::Decimal;

use crate::number::{Op, Traced};
use crate::units::order;

/// A value of the case that a number rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    /// Its id among the case's data.
    pub id: u32,
    /// The value.
    pub value: Decimal,
}

/// Every value of the case that some numbers rest on, by id.
pub fn leaves<'n>(roots: impl IntoIterator<Item = &'n Traced>) -> Vec<Leaf> {
    Walk::default().leaves(roots)
}

/// A walk down to the leaves; one after the other use the same room.
#[derive(Debug, Default)]
pub(super) struct Walk<'n> {
    seen: HashSet<usize, BuildHasherDefault<ByAddress>>,
    open: Vec<&'n Traced>,
}

impl<'n> Walk<'n> {
    /// Every value of the case that some numbers rest on, by id.
    pub(super) fn leaves(&mut self, roots: impl IntoIterator<Item = &'n Traced>) -> Vec<Leaf> {
        let mut out = Vec::new();
        self.seen.clear();
        self.open.extend(roots);
        while let Some(node) = self.open.pop() {
            match node.op() {
                Op::Constant => {}
                _ if !self.seen.insert(node.identity()) => {}
                Op::Input(id) => out.push(Leaf { id: *id, value: node.value() }),
                op => op.pile_sources(&mut self.open),
            }
        }
        order::by_key(&mut out, |leaf| leaf.id);
        out.dedup_by_key(|leaf| leaf.id);
        out
    }
}

/// Places in memory are spread well enough by one product: most of a walk is spent looking them up.
#[derive(Debug, Default)]
struct ByAddress(u64);

impl Hasher for ByAddress {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, place: usize) {
        let spread = (self.0 ^ place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // The table takes its bits from both ends.
        self.0 = spread ^ (spread >> 32);
    }
}

/// Calculates numbers again from their leaves, each once.
#[derive(Debug, Default)]
pub struct Recomputed {
    known: HashMap<usize, Decimal>,
}

impl Recomputed {
    /// The number that the operations give over the leaves; numbers calculated before are not calculated
    /// again, so they must all live as long as this does.
    pub fn value(&mut self, root: &Traced) -> Decimal {
        let mut open = vec![(root, false)];
        while let Some((node, ready)) = open.pop() {
            if self.known.contains_key(&node.identity()) {
                continue;
            }
            let sources = node.op().sources();
            if ready {
                let known = |one: &&Traced| self.known.get(&one.identity()).copied().unwrap_or_default();
                let values: Vec<Decimal> = sources.iter().map(known).collect();
                self.known.insert(node.identity(), node.op().value(node.value(), &values));
            } else {
                open.push((node, true));
                open.extend(sources.into_iter().map(|one| (one, false)));
            }
        }
        self.known.get(&root.identity()).copied().unwrap_or_default()
    }
}
