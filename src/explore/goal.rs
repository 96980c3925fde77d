use rust_decimal::Decimal;

use super::bound::Bound;
use super::figures::Snapshot;
use crate::city::Level;
use crate::run::Figure;
use crate::units::{parse_decimal, parse_money};

/// What a plan has to come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A verdict that is no worse.
    AtWorst(Level),
    /// A figure at most so much.
    AtMost(Figure, Decimal),
    /// A figure at least so much.
    AtLeast(Figure, Decimal),
}

impl Goal {
    /// Reads `sustainable`, `fragile`, or a condition such as `net_cost <= 500_000 EUR`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "sustainable" => return Some(Self::AtWorst(Level::Sustainable)),
            "fragile" => return Some(Self::AtWorst(Level::Fragile)),
            _ => {}
        }
        let (name, sign, amount) = ["<=", ">="].into_iter().find_map(|sign| {
            let (name, amount) = text.split_once(sign)?;
            Some((name.trim(), sign, amount.trim()))
        })?;
        let figure = Figure::named(name)?;
        let amount = parse_money(amount, true).or_else(|_| parse_decimal(amount, "")).ok()?;
        Some(if sign == "<=" { Self::AtMost(figure, amount) } else { Self::AtLeast(figure, amount) })
    }

    /// Whether a run reaches it. What something unpriced leaves open is not reached.
    pub fn holds(&self, run: &Snapshot) -> bool {
        self.reached(run) == Some(true)
    }

    /// Whether a run that does not reach it might, once all has a price.
    pub fn leaves_open(&self, run: &Snapshot) -> bool {
        run.unpriced > 0 && self.reached(run).is_none()
    }

    /// Whether a run reaches it; none where that is not known.
    fn reached(&self, run: &Snapshot) -> Option<bool> {
        let (figure, within, proves, disproves) = match self {
            Self::AtWorst(level) => return run.level.map(|reached| reached <= *level),
            Self::AtMost(figure, limit) => (*figure, run.get(*figure)? <= *limit, Bound::AtMost, Bound::AtLeast),
            Self::AtLeast(figure, limit) => (*figure, run.get(*figure)? >= *limit, Bound::AtLeast, Bound::AtMost),
        };
        let bound = Bound::of(figure, run.unpriced);
        let sure = bound == Bound::Exact || bound == if within { proves } else { disproves };
        sure.then_some(within)
    }

    /// Whether it asks for a verdict, and so for a city.
    pub fn needs_city(&self) -> bool {
        match self {
            Self::AtWorst(_) => true,
            Self::AtMost(figure, _) | Self::AtLeast(figure, _) => {
                matches!(figure, Figure::GrossSavings | Figure::Debt | Figure::WorkingCapital)
            }
        }
    }
}

impl std::fmt::Display for Goal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtWorst(level) => out.write_str(level.word()),
            Self::AtMost(figure, limit) => write!(out, "{} <= {} EUR", figure.id(), limit.normalize()),
            Self::AtLeast(figure, limit) => write!(out, "{} >= {} EUR", figure.id(), limit.normalize()),
        }
    }
}
