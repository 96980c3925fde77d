//! Rows of a pasted table that may be no things of the project: sums of the others, parts of them, money that comes in.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::column::Column;
use super::headings::plain;
use super::read_back::ReadBack;
use super::totals::is_total;

/// Why a row may be no thing of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its amount is the exact sum of rows above or below it.
    Sum,
    /// Its name makes it a part of the row above: `dont capteurs`.
    Part,
    /// Its name is one of money that comes in: a grant, a loan.
    Receipt,
}

/// Beginnings of names of money that comes in.
const RECEIPTS: &[&str] = &[
    "subvention",
    "subventions",
    "fctva",
    "emprunt",
    "emprunts",
    "autofinancement",
    "cofinancement",
    "cofinancements",
    "fonds propres",
    "fonds de concours",
    "fonds vert",
    "dsil",
    "detr",
    "feder",
    "dotation",
    "recette",
    "recettes",
    "grant",
    "grants",
    "subsidy",
    "subsidies",
    "loan",
    "loans",
    "self financing",
    "receipt",
    "receipts",
];
/// Beginnings of names of what one row below is enough to be all of.
const WHOLES: &[&str] = &["lot", "lots", "chapitre", "partie", "poste"];
/// What begins the name of a part.
const PARTS: &[&str] = &["dont", "of which"];

fn starts(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name == *word || name.starts_with(&format!("{word} ")))
}

/// A row with an amount.
struct Thing {
    row: usize,
    amount: Decimal,
    name: String,
}

impl Thing {
    fn is_part(&self) -> bool {
        starts(&self.name, PARTS)
    }
}

impl ReadBack<'_> {
    /// The rows that may be no things, by their places in the table. `titles`: rows that are titles; `is_more`: whether a row is
    /// the second price of another one, and its amount no part of any sum.
    pub(super) fn doubts(&self, titles: &[usize], is_more: impl Fn(usize) -> bool) -> BTreeMap<usize, Doubt> {
        let thing = |(row, amount, _): &(usize, Decimal, Decimal)| {
            let name = plain(&self.text(*row, Column::Designation));
            (!is_more(*row)).then_some(Thing { row: *row, amount: *amount, name })
        };
        let things: Vec<Thing> = self.amounts.iter().filter_map(thing).collect();
        let mut found: BTreeMap<usize, Doubt> = BTreeMap::new();
        let mut above: Vec<Decimal> = Vec::new();
        for thing in &things {
            if ends_in(thing.amount, above.iter().rev()) {
                found.insert(thing.row, Doubt::Sum);
            } else {
                above.push(thing.amount);
            }
        }
        // From the last one up: what is a sum of those below ends the one before it.
        for at in (0..things.len()).rev() {
            if !found.contains_key(&things[at].row) && self.heads(&things, at, titles, &found) {
                found.insert(things[at].row, Doubt::Sum);
            }
        }
        for (before, thing) in std::iter::once(None).chain(things.iter().map(Some)).zip(&things) {
            let of_sum = before.is_some_and(|before| before.is_part() || found.contains_key(&before.row));
            if starts(&thing.name, RECEIPTS) {
                found.insert(thing.row, Doubt::Receipt);
            } else if thing.is_part() && !of_sum {
                found.entry(thing.row).or_insert(Doubt::Part);
            }
        }
        found
    }

    /// Whether a row is the sum of those below it, as far as the next title, total or sum.
    fn heads(&self, things: &[Thing], at: usize, titles: &[usize], found: &BTreeMap<usize, Doubt>) -> bool {
        let thing = &things[at];
        let (mut sum, mut count) = (Decimal::ZERO, 0);
        let of_parts = things.get(at + 1).is_some_and(Thing::is_part);
        for (place, next) in things.iter().enumerate().skip(at + 1) {
            let last = things[place - 1].row;
            let parted = (last + 1..next.row).any(|row| titles.contains(&row) || is_total(self.table, row));
            if (count > 0 && parted) || found.contains_key(&next.row) || next.is_part() != of_parts {
                break;
            }
            let Some(more) = next.amount.checked_add(sum) else { break };
            (sum, count) = (more, count + 1);
        }
        let enough = if of_parts || starts(&thing.name, WHOLES) { 1 } else { 2 };
        count >= enough && sum == thing.amount && !sum.is_zero()
    }
}

/// Whether the last of some amounts, two of them or more, come to just that.
fn ends_in<'a>(amount: Decimal, above: impl Iterator<Item = &'a Decimal>) -> bool {
    let sums = above.scan(Decimal::ZERO, |sum, one| {
        *sum = sum.checked_add(*one)?;
        Some(*sum)
    });
    !amount.is_zero() && sums.skip(1).any(|sum| sum == amount)
}
