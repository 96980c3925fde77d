use rust_decimal::Decimal;

use super::component::Component;
use crate::diagnostic::Span;
use crate::document::{Family, Text};

impl Line {
    /// Whether it is a post: staff counted in full-time equivalents.
    pub(crate) fn is_post(&self) -> bool {
        self.family == Family::Staff && self.unit == "FTE"
    }

    /// Which of its components have a price that is a value, by its id, or a share of such a price.
    pub(crate) fn priced_by(&self, datum: u32) -> Vec<bool> {
        let mut priced = vec![false; self.components.len()];
        loop {
            let by = |component: &Component| {
                component.rates().any(|rate| rate.datum.id == datum || rate.of.is_some_and(|of| priced[of]))
            };
            let next: Vec<bool> = self.components.iter().map(by).collect();
            if next == priced {
                return priced;
            }
            priced = next;
        }
    }
}

/// A line of the plan, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// `catalog/item`.
    pub item: String,
    /// Its name for people.
    pub label: Text,
    /// Its family.
    pub family: Family,
    /// What is counted.
    pub unit: String,
    /// Whether fractions of a unit exist.
    pub divisible: bool,
    /// Whether the unit-value threshold applies.
    pub movable: bool,
    /// Whether the city's accounts hold it already.
    pub in_accounts: bool,
    /// Whether it belongs to the need that offers answer.
    pub needed: bool,
    /// How many units are in service when.
    pub demand: Demand,
    /// Units in service before the plan, and their age in months.
    pub existing: Option<(Decimal, u32)>,
    /// Where its quantity is written.
    pub quantity: Option<Span>,
    /// Its costs in order.
    pub components: Vec<Component>,
    /// The line in its file.
    pub span: Span,
}

/// How many units are in service when.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Demand {
    /// By phase.
    Steps(Vec<Step>),
    /// So many for each so many of another line.
    Per {
        /// Units …
        count: Decimal,
        /// … for each of so many …
        each: Decimal,
        /// … of that line.
        line: usize,
    },
}

/// The number in service at a phase's end, and how it is reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// First month.
    pub first: u32,
    /// Length.
    pub months: u32,
    /// Number at the end.
    pub to: Decimal,
    /// Whether it is reached month by month.
    pub linear: bool,
}
