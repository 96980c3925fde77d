//! The rules: measures, margins and levels of one year.

use super::city::{BudgetYear, City, PlanYear};
use super::law::Law;
use super::values::{below_zero, first_day, months, number, share};
use rust_decimal::Decimal;

/// The order in which rules are named.
pub const RULES: [&str; 10] = [
    "savings-rate",
    "net-savings",
    "deleveraging",
    "rigidity",
    "debt-weight",
    "working-capital",
    "depreciation",
    "run-cost",
    "envelope",
    "renewal-wall",
];

/// Those of the city, in this order.
pub const CITY_RULES: &[&str] = RULES.split_at(7).0;

/// Where a threshold comes from, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    Policy,
    Practice,
    Law,
}

impl Nature {
    pub fn name(self) -> &'static str {
        match self {
            Nature::Policy => "policy",
            Nature::Practice => "practice",
            Nature::Law => "law",
        }
    }
}

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

    /// The nature of the threshold of `level`.
    pub fn nature(&self, rule: &str, level: Level) -> Nature {
        let key = format!("rule.{rule}.{}", level.name());
        if self.city.limits.text(&key).is_some() {
            return Nature::Policy;
        }
        let written = self.law.entry(&key, &first_day(self.start)).and_then(|entry| entry.text("nature"));
        let nature = match written {
            Some("law") => Nature::Law,
            Some("practice") => Nature::Practice,
            Some("policy") => Nature::Policy,
            Some(other) => panic!("not a nature: {other}"),
            None => by_default(rule, level),
        };
        // Only from 3 500 inhabitants on does the law ask for depreciation.
        let small = self.city.population < Decimal::from(3500);
        if rule == "depreciation" && small && nature == Nature::Law { Nature::Practice } else { nature }
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
            "depreciation" => self.depreciation(savings, year.depreciation.expect("the accounts give it")),
            other => panic!("not a rule of the city: {other}"),
        }
    }

    fn depreciation(&self, savings: Decimal, net: Decimal) -> Outcome {
        let (orange, red) = self.pair("depreciation");
        let margins = (savings - orange * net, savings - red * net);
        let mut outcome = Outcome::new(ratio(savings, net), false, margins, (orange, red));
        if net <= Decimal::ZERO {
            outcome.level = Level::Ok;
        }
        outcome
    }

    fn at_most(&self, rule: &str, amount: Decimal, base: Decimal) -> Outcome {
        let (orange, red) = self.pair(rule);
        Outcome::new(ratio(amount, base), false, (orange * base - amount, red * base - amount), (orange, red))
    }

    /// The rules that measure the plan alone: rule, part, outcome. `past_pilot` holds what is past its pilot.
    pub fn plan_rules(
        &self,
        plan: &PlanYear,
        past_pilot: &PlanYear,
        without: &BudgetYear,
    ) -> Vec<(&'static str, Option<&'static str>, Outcome)> {
        let run_cost = self.plan_rule("run-cost", past_pilot.run_cost(), without.gross_savings());
        let mut outcomes = vec![("run-cost", None, run_cost)];
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
        let wall = self.plan_rule("renewal-wall", past_pilot.renewals, without.net_savings());
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

/// The nature of a threshold of which the parameters say none.
fn by_default(rule: &str, level: Level) -> Nature {
    match (rule, level) {
        ("net-savings" | "depreciation", Level::Red) => Nature::Law,
        ("net-savings" | "depreciation", _) => Nature::Practice,
        ("savings-rate" | "deleveraging" | "rigidity" | "debt-weight", _) => Nature::Practice,
        _ => Nature::Policy,
    }
}
