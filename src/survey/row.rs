use rust_decimal::Decimal;

use crate::city::{Level, Reserve, reserves};
use crate::diagnostic::Diagnostic;
use crate::model::{City, Rule};
use crate::run::{Outcome, Room, RunCost};

/// A municipality of the survey.
#[derive(Debug)]
pub struct Row {
    /// INSEE code.
    pub insee: String,
    /// Its name, as it is written.
    pub name: String,
    /// Year of its accounts.
    pub year: i32,
    /// Inhabitants, where the file gives them.
    pub population: Option<Decimal>,
    /// What was found.
    pub finding: Finding,
}

/// What the plan comes to in a municipality.
#[derive(Debug)]
pub enum Finding {
    /// A verdict.
    Judged(Judged),
    /// The file does not give all that a verdict takes: what is missing, by path.
    Incomplete(Vec<&'static str>),
    /// What the file says of it is wrong.
    Faulty(Box<Diagnostic>),
}

/// A verdict, and what stands behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The verdict; none where the plan has no price somewhere, and what is known does not make it unsustainable.
    pub level: Option<Level>,
    /// Whether money that is only expected makes the difference.
    pub by_secured: bool,
    /// Year and rule of the first flag that decides.
    pub first: Option<(i32, Rule)>,
    /// What the verdict rests on that is less firm than it looks, by the code of the warning that tells more.
    pub reserves: Vec<&'static str>,
    pub(crate) run_cost: Option<RunCost>,
    pub(crate) room: Option<Room>,
}

impl Judged {
    /// Of an outcome in a city.
    pub fn of(outcome: &Outcome, city: &City) -> Self {
        let ruling = outcome.ruling();
        Self {
            by_secured: ruling.by_secured && ruling.level.is_some(),
            level: ruling.level,
            first: outcome.first().map(|flag| (flag.year, flag.with.rule)),
            reserves: reserves(city, outcome.deciding_side().0, &outcome.deciding())
                .iter()
                .map(Reserve::code)
                .collect(),
            run_cost: outcome.run_cost(),
            room: outcome.room(),
        }
    }

    /// Running cost over gross savings, in the year after the pilot in which it weighs most; none where there are no savings.
    pub fn share(&self) -> Option<Decimal> {
        self.run_cost.and_then(|cost| cost.share())
    }

    /// Running cost and gross savings of that year, in euros.
    pub fn run_cost(&self) -> Option<(Decimal, Decimal)> {
        self.run_cost.map(|cost| (cost.cost, cost.savings))
    }

    /// Year, rule and euros of what comes nearest to red after the pilot.
    pub fn room(&self) -> Option<(i32, Rule, Decimal)> {
        self.room.map(|room| (room.year, room.rule, room.euros))
    }
}
