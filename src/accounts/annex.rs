use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::figure::spoken;
use crate::language::{Arg, Language};
use crate::units::order;

/// Annex budgets that are named; a city has a handful.
const NAMED: usize = 10;

/// The annex budgets of a municipality in one year (water, buses, estates…), which a city's own accounts leave out: what
/// each owes, where the file says so. A file that only adds them up gives them one name, that of its column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Annexes(BTreeMap<String, Option<Decimal>>);

impl Annexes {
    /// Notes that there is such a budget, and a part of its debt.
    pub fn put(&mut self, name: &str, debt: Option<Decimal>) {
        let clean: String = name.chars().filter(|c| !c.is_control()).collect();
        let known = self.0.entry(clean).or_default();
        *known = match (*known, debt) {
            (Some(known), Some(more)) => Some(known.saturating_add(more)),
            (known, more) => known.or(more),
        };
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What they owe together, as far as the file says so.
    pub fn debt(&self) -> Decimal {
        self.0.values().flatten().fold(Decimal::ZERO, |sum, debt| sum.saturating_add(*debt))
    }

    /// The largest debtors with their debt, in either language.
    pub(super) fn named(&self) -> Arg {
        Arg::Each([Language::English, Language::French].map(|language| self.named_in(language)))
    }

    /// The largest debtors with their debt, as a language writes amounts: `LOTISSEMENT 667 686.83 EUR, REGIE 0 EUR`.
    pub fn named_in(&self, language: Language) -> String {
        let mut all: Vec<(&str, Option<Decimal>)> = self.0.iter().map(|(name, debt)| (name.as_str(), *debt)).collect();
        order::by_key(&mut all, |(_, debt)| std::cmp::Reverse(*debt));
        let rest = all.len().saturating_sub(NAMED);
        let one = |(name, debt): &(&str, Option<Decimal>)| {
            debt.map_or_else(
                || format!("{name} ?"),
                |debt| format!("{name} {} EUR", spoken(debt.normalize(), language)),
            )
        };
        let mut out = all.iter().take(NAMED).map(one).collect::<Vec<_>>().join(", ");
        if rest > 0 {
            out.push_str(&format!(", + {rest}"));
        }
        out
    }
}
