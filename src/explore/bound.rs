use crate::run::Figure;

/// What a figure says of the true amount where something has no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is the amount.
    Exact,
    /// The amount is at least so much: with the price it would be higher.
    AtLeast,
    /// The amount is at most so much: with the price it would be lower.
    AtMost,
    /// It is that of what has a price, and no bound of anything.
    Priced,
}

impl Bound {
    /// A bound of an amount to which missing prices would add; `unpriced` components of the run have none.
    pub fn of_cost(unpriced: usize) -> Self {
        if unpriced == 0 { Self::Exact } else { Self::AtLeast }
    }

    /// Of a figure of the city in a year. A missing price can move it either way: with it a movable good may pass the
    /// threshold above which it is investment, which spares savings; loans are no longer cut; and what it gives right
    /// to is received in later years.
    pub fn of_city(unpriced: usize) -> Self {
        if unpriced == 0 { Self::Exact } else { Self::Priced }
    }

    /// Of a key figure. Benefits are no part of what is unpriced.
    pub fn of(figure: Figure, unpriced: usize) -> Self {
        match figure {
            Figure::Benefits => Self::Exact,
            Figure::GrossSavings | Figure::WorkingCapital | Figure::Debt => Self::of_city(unpriced),
            _ => Self::of_cost(unpriced),
        }
    }

    /// Of the amount with the other sign.
    pub fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            other => other,
        }
    }

    /// Of `after` less `before`.
    pub fn difference(before: Self, after: Self) -> Self {
        match (before, after) {
            (Self::Exact, after) => after,
            (before, Self::Exact) => before.turned(),
            _ => Self::Priced,
        }
    }

    /// Its sign before an amount that people read; none where the amount is exact, or words behind it say what it is.
    pub fn mark(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Exact | Self::Priced => "",
        }
    }

    /// Its word for programs; empty where it is exact.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::Priced => "priced",
        }
    }
}
