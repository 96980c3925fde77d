use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use crate::number::{Op, Traced};

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
    let mut seen: HashSet<usize> = HashSet::new();
    let mut out: BTreeMap<u32, Decimal> = BTreeMap::new();
    let mut open: Vec<&Traced> = roots.into_iter().collect();
    while let Some(node) = open.pop() {
        if !seen.insert(node.identity()) {
            continue;
        }
        if let Op::Input(id) = node.op() {
            out.insert(*id, node.value());
        }
        open.extend(node.op().sources());
    }
    out.into_iter().map(|(id, value)| Leaf { id, value }).collect()
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
