//! The operating section by itself: the law asks for its balance too (CGCT L1612-4), and neither loans nor the receipts of
//! the investment section may pay for it. No level of the verdict says so, which is that of the capital repaid (SPEC §8).

use rust_decimal::Decimal;

use super::flags::spelled_spans;
use super::style::Style;
use super::words::Subject;
use crate::analysis::Outcome;
use crate::city::Verdict;
use crate::city::rules::{Assessment, Measure};
use crate::language::Arg;
use crate::model::Rule;
use crate::units::half_up;

/// Gross savings below zero in years that are judged, from the one in which a plan begins: real spending and interest above
/// real revenue.
pub(super) struct Deficit {
    /// The years.
    pub years: Vec<i32>,
    /// Those of them in which the city has none without the plan.
    pub own: Vec<i32>,
    /// The year in which they are lowest.
    pub worst: i32,
    /// Gross savings of that year without the plan, in euros.
    pub without: Decimal,
    /// The same with it.
    pub with: Decimal,
}

impl Deficit {
    /// Of the money that decides.
    pub(super) fn deciding(outcome: &Outcome) -> Option<Self> {
        Self::of(outcome.deciding_side().1, outcome.first_year)
    }

    /// Of a verdict; none where all years have gross savings.
    pub(super) fn of(verdict: &Verdict<Decimal>, from: i32) -> Option<Self> {
        let flags = verdict.flags.iter().filter(|flag| flag.with.rule == Rule::SavingsRate && flag.year >= from);
        // Of the city, so that it is measured without the plan as well.
        let years = flags.filter_map(|flag| Some((flag.year, gross(flag.without.as_ref()?), gross(&flag.with))));
        let below: Vec<(i32, Decimal, Decimal)> = years.filter(|(_, _, with)| is_below(*with)).collect();
        let (worst, without, with) = below.iter().copied().min_by_key(|(year, _, with)| (*with, *year))?;
        let own = below.iter().filter(|(_, without, _)| is_below(*without)).map(|(year, ..)| *year).collect();
        Some(Self { years: below.into_iter().map(|(year, ..)| year).collect(), own, worst, without, with })
    }

    /// Whose they are: of the city alone in all of these years, in some, or in none.
    fn whose(&self) -> &'static str {
        match self.own.len() {
            0 => "plan",
            own if own == self.years.len() => "city",
            _ => "both",
        }
    }
}

/// Gross savings, which the savings rate measures.
fn gross(one: &Assessment<Decimal>) -> Decimal {
    match one.measure {
        Measure::Ratio(amount, _) | Measure::Amount(amount) => amount,
    }
}

/// As thresholds are compared.
pub(super) fn is_below(amount: Decimal) -> bool {
    half_up(amount, 9) < Decimal::ZERO
}

/// What is known of the section's balance with depreciation in the years that are judged, from the one in which a plan
/// begins: gross savings above zero are not enough for it.
pub(super) fn depreciation(outcome: &Outcome, from: i32, style: Style) -> String {
    let flags = outcome.deciding_side().1.flags.iter();
    let flags = flags.filter(|flag| flag.with.rule == Rule::Depreciation && flag.year >= from);
    // Of what the law asks for, whatever a city's own thresholds are.
    let left = |one: &Assessment<Decimal>| match &one.measure {
        Measure::Ratio(savings, net) if *net > Decimal::ZERO => *savings - *net,
        _ => Decimal::ZERO,
    };
    let years: Vec<(i32, bool)> = flags.map(|flag| (flag.year, is_below(left(&flag.with)))).collect();
    let short: Vec<i32> = years.iter().filter(|(_, short)| *short).map(|(year, _)| *year).collect();
    let state = match (years.is_empty(), short.is_empty()) {
        (true, _) => "unknown",
        (false, false) => "short",
        (false, true) => "covered",
    };
    style.tell("section-depreciation", &[("state", state.into()), ("years", spelled_spans(&short, style).into())])
}

/// That gross savings are below zero, and what follows: beside the verdict.
pub(super) fn said(outcome: &Outcome, subject: Subject, style: Style) -> Option<String> {
    Deficit::deciding(outcome).map(|deficit| tell("operating-deficit", &deficit, outcome, subject, style))
}

/// Words on it, with its figures.
pub(super) fn tell(id: &str, deficit: &Deficit, outcome: &Outcome, subject: Subject, style: Style) -> String {
    let args = [
        ("money", if outcome.by_secured().is_some() { "secured" } else { "all" }.into()),
        ("whose", deficit.whose().into()),
        ("years", spelled_spans(&deficit.years, style).into()),
        ("own", spelled_spans(&deficit.own, style).into()),
        ("lowest", Arg::Euros(deficit.with)),
        ("at", Arg::Year(deficit.worst)),
        ("several", if deficit.years.len() > 1 { "yes" } else { "no" }.into()),
        ("subject", subject.word()),
    ];
    style.tell(id, &args)
}
