//! The rules: measures, margins and levels of one year.

use super::city::{BudgetYear, City, PlanYear};
use super::law::Law;
use super::values::{below_zero, first_day, months, number, share};
use rust_decimal::Decimal;

/// The order in which rules are named.
pub const RULES: [&str; 9] = [
    "savings-rate",
    "net-savings",
    "deleveraging",
    "rigidity",
    "debt-weight",
    "working-capital",
    "run-cost",
    "envelope",
    "renewal-wall",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Ok,
    Orange,
    Red,
}

impl Level {
    pub fn name(self) -> &'static str {
        match self {
            Level::Ok => "ok",
            Level::Orange => "orange",
            Level::Red => "red",
        }
    }
}

/// A rule's outcome in one year, in one projection.
#[derive(Clone)]
pub struct Outcome {
    /// An amount where `money`, else a ratio; `None` where its base is not above 0.
    pub measure: Option<Decimal>,
    pub money: bool,
    pub before_orange: Decimal,
    pub before_red: Decimal,
    pub orange_threshold: Decimal,
    pub red_threshold: Decimal,
    pub level: Level,
}

impl Outcome {
    fn new(
        measure: Option<Decimal>,
        money: bool,
        margins: (Decimal, Decimal),
        thresholds: (Decimal, Decimal),
    ) -> Outcome {
        let level = if below_zero(margins.1) {
            Level::Red
        } else if below_zero(margins.0) {
            Level::Orange
        } else {
            Level::Ok
        };
        Outcome {
            measure,
            money,
            before_orange: margins.0,
            before_red: margins.1,
            orange_threshold: thresholds.0,
            red_threshold: thresholds.1,
            level,
        }
    }

    /// The threshold of the level that is reached.
    pub fn threshold(&self) -> Decimal {
        match self.level {
            Level::Red => self.red_threshold,
            _ => self.orange_threshold,
        }
    }
}

pub struct Thresholds<'a> {
    pub law: &'a Law,
    pub city: &'a City,
    /// The plan's first month.
    pub start: i32,
}

impl Thresholds<'_> {
    /// A threshold, the city's own before the policy's; durations in years.
    pub fn get(&self, key: &str) -> Decimal {
        let key = format!("rule.{key}");
        let text = self.city.limits.text(&key).unwrap_or_else(|| self.law.text(&key, &first_day(self.start)));
        if text.contains('%') {
            share(text)
        } else if text.contains(' ') {
            Decimal::from(months(text)) / Decimal::from(12)
        } else {
            number(text)
        }
    }

    fn pair(&self, rule: &str) -> (Decimal, Decimal) {
        (self.get(&format!("{rule}.orange")), self.get(&format!("{rule}.red")))
    }

    /// A rule of the city, on one year of one projection.
    pub fn city_rule(&self, rule: &str, year: &BudgetYear) -> Outcome {
        let savings = year.gross_savings();
        let annuity = year.staff + year.interest + year.principal;
        match rule {
            "savings-rate" => {
                let (orange, red) = self.pair(rule);
                Outcome::new(
                    ratio(savings, year.revenue),
                    false,
                    (savings - orange * year.revenue, savings - red * year.revenue),
                    (orange, red),
                )
            }
            "net-savings" => {
                let own = year.own_revenue - year.grants;
                Outcome::new(
                    Some(year.net_savings()),
                    true,
                    (year.net_savings(), savings + own - year.principal),
                    (Decimal::ZERO, Decimal::ZERO),
                )
            }
            "deleveraging" => self.at_most(rule, year.debt, savings),
            "rigidity" => self.at_most(rule, annuity, year.revenue),
            "debt-weight" => self.at_most(rule, year.debt, year.revenue),
            "working-capital" => Outcome::new(
                Some(year.working_capital),
                true,
                (year.working_capital - self.city.minimum, year.working_capital),
                (self.city.minimum, Decimal::ZERO),
            ),
            other => panic!("not a rule of the city: {other}"),
        }
    }

    fn at_most(&self, rule: &str, amount: Decimal, base: Decimal) -> Outcome {
        let (orange, red) = self.pair(rule);
        Outcome::new(ratio(amount, base), false, (orange * base - amount, red * base - amount), (orange, red))
    }

    /// The rules that measure the plan alone: rule, part, outcome.
    pub fn plan_rules(
        &self,
        plan: &PlanYear,
        without: &BudgetYear,
    ) -> Vec<(&'static str, Option<&'static str>, Outcome)> {
        let mut outcomes =
            vec![("run-cost", None, self.plan_rule("run-cost", plan.run_cost(), without.gross_savings()))];
        let envelopes = [
            ("operating", plan.run_cost(), self.city.operating_envelope),
            ("investment", plan.investment_cost(), self.city.investment_envelope),
        ];
        for (part, cost, envelope) in envelopes {
            if let Some(envelope) = envelope {
                let outcome = self.plan_rule("envelope", cost, envelope);
                outcomes.push(("envelope", Some(part), outcome));
            }
        }
        let wall = self.plan_rule("renewal-wall", plan.renewals, without.net_savings());
        outcomes.push(("renewal-wall", None, wall));
        outcomes
    }

    fn plan_rule(&self, rule: &str, cost: Decimal, base: Decimal) -> Outcome {
        let mut outcome = self.at_most(rule, cost, base);
        if !below_zero(-cost) {
            outcome.level = Level::Ok;
        }
        outcome
    }
}

fn ratio(amount: Decimal, base: Decimal) -> Option<Decimal> {
    (base > Decimal::ZERO).then(|| amount / base)
}
