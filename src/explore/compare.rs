//! Two results side by side: what drives the difference.

use rust_decimal::Decimal;

use super::lines::{Breakdown, Parts};
use super::saved::Side;

/// What kind of part moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// A whole line of the plan.
    Line,
    /// A component of a line that both sides have.
    Component,
    /// A funding: a larger one lowers the net cost.
    Funding,
    /// A saving or a revenue: a larger one lowers the net cost after benefits.
    Benefit,
}

impl PartKind {
    /// Its word in results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Component => "component",
            Self::Funding => "funding",
            Self::Benefit => "benefit",
        }
    }
}

/// A part that is not the same on both sides, in EUR TTC over the horizon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// What it is.
    pub kind: PartKind,
    /// Its name.
    pub name: String,
    /// On the first side.
    pub before: Decimal,
    /// On the other.
    pub after: Decimal,
}

impl Driver {
    /// What it adds to the cost of the other side: receipts and benefits count against.
    pub fn effect(&self) -> Decimal {
        match self.kind {
            PartKind::Line | PartKind::Component => self.after - self.before,
            PartKind::Funding | PartKind::Benefit => self.before - self.after,
        }
    }
}

/// What drives the difference of two results, the largest first. A line that only one side has is told as a
/// whole, others by their components.
pub fn drivers(before: &Side, after: &Side) -> Vec<Driver> {
    between(&before.breakdown, &after.breakdown)
}

/// The same of two breakdowns.
pub fn between(before: &Breakdown, after: &Breakdown) -> Vec<Driver> {
    let mut out = Vec::new();
    let alone = |name: &str| before.lines.contains_key(name) != after.lines.contains_key(name);
    collect(PartKind::Line, &before.lines, &after.lines, &alone, &mut out);
    let shared = |name: &str| name.split_once('.').is_some_and(|(line, _)| !alone(line));
    collect(PartKind::Component, &before.components, &after.components, &shared, &mut out);
    collect(PartKind::Funding, &before.funding, &after.funding, &|_| true, &mut out);
    collect(PartKind::Benefit, &before.benefits, &after.benefits, &|_| true, &mut out);
    // The sort keeps the order of equals: by kind, then by name.
    out.sort_by_key(|driver| std::cmp::Reverse(driver.effect().abs()));
    out
}

fn collect(kind: PartKind, before: &Parts, after: &Parts, wanted: &dyn Fn(&str) -> bool, out: &mut Vec<Driver>) {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    for name in names.filter(|name| wanted(name)) {
        let of = |parts: &Parts| parts.get(name).copied().unwrap_or_default();
        let driver = Driver { kind, name: name.clone(), before: of(before), after: of(after) };
        // Less than a cent is how a saved result was rounded.
        if driver.effect().abs() >= Decimal::new(1, 2) {
            out.push(driver);
        }
    }
}
