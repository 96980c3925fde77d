//! Two results side by side: what drives the difference.

use rust_decimal::Decimal;

use super::bound::Bound;
use super::lines::{Breakdown, Parts};
use super::saved::Side;
use crate::document::Text;
use crate::units::{dotted, order};

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

    /// The parts of this kind in a breakdown.
    pub fn of(self, side: &Breakdown) -> &Parts {
        match self {
            Self::Line => &side.lines,
            Self::Component => &side.components,
            Self::Funding => &side.funding,
            Self::Benefit => &side.benefits,
        }
    }

    /// What the amount of a part says on a side that has components without a price. Shares of these are not listed
    /// among them and come to nothing: so does any part of their line that comes to nothing here.
    pub fn bound(self, name: &str, amount: Decimal, side: &Breakdown) -> Bound {
        let in_line = |line: &str| side.unpriced.iter().any(|one| line_of(one) == line);
        let open = match self {
            Self::Line => in_line(name),
            Self::Component => {
                side.unpriced.iter().any(|one| one == name) || (amount.is_zero() && in_line(line_of(name)))
            }
            Self::Funding => !side.unpriced.is_empty(),
            Self::Benefit => false,
        };
        if open { Bound::AtLeast } else { Bound::Exact }
    }
}

/// A part that is not the same on both sides, in EUR TTC over the horizon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// What it is.
    pub kind: PartKind,
    /// Its name, as in machine output.
    pub name: String,
    /// Its name for people.
    pub label: Text,
    /// On the first side.
    pub before: Decimal,
    /// On the other.
    pub after: Decimal,
    /// What the amounts of the two sides say where something has no price.
    pub bounds: [Bound; 2],
}

impl Driver {
    /// What it adds to the cost of the other side: receipts and benefits count against.
    pub fn effect(&self) -> Decimal {
        match self.kind {
            PartKind::Line | PartKind::Component => self.after - self.before,
            PartKind::Funding | PartKind::Benefit => self.before - self.after,
        }
    }

    /// What the effect says of the true one.
    pub fn bound(&self) -> Bound {
        let [before, after] = self.bounds;
        match self.kind {
            PartKind::Line | PartKind::Component => Bound::difference(before, after),
            PartKind::Funding | PartKind::Benefit => Bound::difference(after, before),
        }
    }

    /// The amounts of the two sides; none where nothing of it has a price, which is not 0.
    pub fn known(&self) -> [Option<Decimal>; 2] {
        let of = |amount: Decimal, bound| (bound == Bound::Exact || !amount.is_zero()).then_some(amount);
        [of(self.before, self.bounds[0]), of(self.after, self.bounds[1])]
    }
}

/// The line of a component; of several plans, under its plan.
fn line_of(component: &str) -> &str {
    dotted::split_last(component).map_or("", |(line, _)| line)
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
    collect(PartKind::Line, before, after, &alone, &mut out);
    let shared = |name: &str| !alone(line_of(name));
    collect(PartKind::Component, before, after, &shared, &mut out);
    collect(PartKind::Funding, before, after, &|_| true, &mut out);
    collect(PartKind::Benefit, before, after, &|_| true, &mut out);
    // The sort keeps the order of equals: by kind, then by name.
    order::by_key(&mut out, |driver| std::cmp::Reverse(driver.effect().abs()));
    out
}

/// What people call a part, where one of the sides knows.
pub fn label<'b>(name: &str, sides: impl IntoIterator<Item = &'b Breakdown>) -> Text {
    let known = sides.into_iter().find_map(|side| side.names.get(name));
    known.cloned().unwrap_or_else(|| Text::one(name))
}

fn collect(kind: PartKind, left: &Breakdown, right: &Breakdown, wanted: &dyn Fn(&str) -> bool, out: &mut Vec<Driver>) {
    let (before, after) = (kind.of(left), kind.of(right));
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    for name in names.filter(|name| wanted(name)) {
        let of = |parts: &Parts| parts.get(name).copied().unwrap_or_default();
        let (from, to) = (of(before), of(after));
        let bounds = [kind.bound(name, from, left), kind.bound(name, to, right)];
        let driver =
            Driver { kind, name: name.clone(), label: label(name, [left, right]), before: from, after: to, bounds };
        // Less than a cent is how a saved result was rounded.
        if driver.effect().abs() >= Decimal::new(1, 2) {
            out.push(driver);
        }
    }
}
