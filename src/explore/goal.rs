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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_and_conditions() {
        assert_eq!(Goal::parse("sustainable"), Some(Goal::AtWorst(Level::Sustainable)));
        let limit = Goal::AtMost(Figure::NetCost, Decimal::from(500_000));
        assert_eq!(Goal::parse("net_cost <= 500_000 EUR"), Some(limit));
        assert_eq!(Goal::parse("net_cost<=500000"), Some(limit));
        assert_eq!(limit.to_string(), "net_cost <= 500000 EUR");
        // One figure, by its name, by its path in the results, and by the name that it had.
        for name in ["post_pilot_cost", "verdict.cliff.after", "run_cost"] {
            let limit = Goal::AtLeast(Figure::PostPilotCost, Decimal::ONE);
            assert_eq!(Goal::parse(&format!("{name} >= 1 EUR")), Some(limit));
            assert_eq!(limit.to_string(), "post_pilot_cost >= 1 EUR");
        }
        for bad in ["unsustainable", "net_cost < 5", "cost <= 5 EUR", "net_cost <= five"] {
            assert_eq!(Goal::parse(bad), None, "{bad}");
        }
    }

    /// A cost of at least 10 is above 5 whatever is missing, and may or may not be below 20.
    #[test]
    fn a_bound_may_decide_or_leave_open() {
        let mut run = Snapshot::with(None, 1, [Some(Decimal::TEN); Figure::ALL.len()]);
        let asked = |text: &str, run: &Snapshot| {
            let goal = Goal::parse(text).unwrap();
            (goal.holds(run), goal.leaves_open(run))
        };
        assert_eq!(asked("net_cost <= 5", &run), (false, false));
        assert_eq!(asked("net_cost <= 20", &run), (false, true));
        assert_eq!(asked("net_cost >= 5", &run), (true, false));
        assert_eq!(asked("net_cost >= 20", &run), (false, true));
        assert_eq!(asked("lowest_gross_savings >= 20", &run), (false, true));
        assert_eq!(asked("benefits >= 5", &run), (true, false));
        assert_eq!(asked("sustainable", &run), (false, true));
        run.level = Some(Level::Unsustainable);
        assert_eq!(asked("sustainable", &run), (false, false));
    }
}
