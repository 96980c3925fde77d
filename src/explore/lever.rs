use rust_decimal::Decimal;

use super::range::Range;
use super::runner::Runner;
use crate::document::FundingKind;
use crate::model::{CityField, ComponentField, FundingField, Path, Setting};
use crate::units::{MONTHS_A_YEAR, dotted, parse_decimal, parse_duration, per_line, plain_spaces};

/// Which end of what still lasts is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The largest value.
    Largest,
    /// The smallest value.
    Smallest,
}

/// A path that a number can be put at: between which values, and how finely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lever {
    /// The path.
    pub path: String,
    /// All values that come into question, at the finest resolution.
    pub range: Range,
    /// Whether only whole numbers come into question: units, months.
    pub whole: bool,
    /// The end that is usually looked for.
    pub usual: Direction,
}

/// A number of a path and what follows it; durations in months.
fn figure(text: &str) -> Option<(Decimal, String, bool)> {
    let plain = plain_spaces(text);
    if let Ok(months) = parse_duration(&plain) {
        return Some((Decimal::from(months.0), " months".to_owned(), true));
    }
    let split = plain.find(|c: char| !matches!(c, '0'..='9' | '.' | '_' | '-')).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    if per_line(unit).is_some() {
        return None;
    }
    Some((parse_decimal(number, "").ok()?, unit.to_owned(), false))
}

impl Lever {
    /// What sets the path to the value after so many steps.
    pub fn setting(&self, step: u32) -> Setting {
        Setting::new(&self.path, self.range.value(step), "solve")
    }

    /// The lever at a path, between the ends that are given; where one is not, the usual one for what stands there. `None`: no number stands there, and
    /// no end says what could.
    pub fn at(runner: &Runner, path: &str, from: Option<&str>, to: Option<&str>) -> Option<Self> {
        let parsed = runner.prepared().path(path).ok()?;
        let usual = usual(runner, &parsed);
        if parsed == Path::City(CityField::FctvaLag) {
            return Self::lag(path, usual, from, to);
        }
        let current = runner.written(path).as_deref().and_then(figure);
        let given = |end: Option<&str>| match end {
            Some(text) => figure(text).map(Some),
            None => Some(None),
        };
        let (from, to) = (given(from)?, given(to)?);
        let written = [&from, &to, &current].into_iter().flatten();
        let (unit, months) =
            written.max_by_key(|(_, unit, _)| !unit.is_empty()).map(|(_, unit, m)| (unit.clone(), *m))?;
        let counted = runner.counted_whole(&parsed);
        let whole = months || counted;
        let mut step = if whole { Decimal::ONE } else { Decimal::new(1, 2) };
        let horizon = Decimal::from(runner.prepared().months().unwrap_or(120));
        let now = current.map_or(Decimal::ZERO, |(number, _, _)| number);
        let low = match from {
            Some((number, _, _)) => number,
            None if months => Decimal::ONE,
            None => Decimal::ZERO,
        };
        let high = match to {
            Some((number, _, _)) => number,
            None if months && parsed == Path::Horizon => Decimal::from(360),
            None if months => horizon.max(now),
            None if unit.contains('%') => Decimal::ONE_HUNDRED.max(now),
            None if counted && matches!(parsed, Path::Quantity { .. }) && now <= Decimal::from(10_000) => {
                (now * Decimal::TEN).clamp(Decimal::ONE_HUNDRED, Decimal::from(10_000))
            }
            None => now * Decimal::TEN,
        };
        // Of half a sensor nobody asks, whatever a share of what there is comes to.
        let (low, high) = if counted { (low.ceil(), high.floor()) } else { (low, high) };
        let width = high - low;
        // Millions are not looked through cent by cent.
        while width / step > Decimal::from(u32::MAX) {
            step *= Decimal::ONE_HUNDRED;
        }
        let steps = (width / step).floor();
        if steps < Decimal::ONE {
            return None;
        }
        let range = Range { low, step, steps: u32::try_from(steps).ok()?, unit, signed: false };
        Some(Self { path: path.to_owned(), range, whole, usual })
    }

    /// Whether two ends are in one unit; one without a unit is in that of the other.
    pub fn alike(from: &str, to: &str) -> bool {
        let (Some((_, from, _)), Some((_, to, _))) = (figure(from), figure(to)) else { return true };
        let (from, to) = (from.trim(), to.trim());
        from.is_empty() || to.is_empty() || from == to
    }

    /// The number with which a written value begins, where it is one number and its unit.
    pub fn number(written: &str) -> Option<Decimal> {
        figure(written).map(|(number, _, _)| number)
    }

    /// Paths that can be moved in place of one at which several numbers stand: the phases of a quantity, or those of
    /// the line that it is counted by.
    pub fn near(runner: &Runner, path: &str) -> Vec<String> {
        let Ok(Path::Quantity { phase: None, .. }) = runner.prepared().path(path) else { return Vec::new() };
        let line = path.strip_suffix(".quantity").unwrap_or(path);
        let written = runner.written(path).unwrap_or_default();
        let base = per_line(&written).map_or(line, |(_, base)| base.rsplit(' ').next().unwrap_or(base));
        let phases = runner.prepared().phases().into_iter().map(|phase| format!("{base}.quantity.{phase}"));
        let whole = std::iter::once(format!("{base}.quantity"));
        let moves = |path: &String| runner.written(path).as_deref().and_then(Self::number).is_some();
        let whole: Vec<String> = whole.filter(moves).collect();
        if whole.is_empty() { phases.filter(moves).collect() } else { whole }
    }

    /// The lag of the FCTVA is none, one or two years, and nothing between.
    fn lag(path: &str, usual: Direction, from: Option<&str>, to: Option<&str>) -> Option<Self> {
        let years = |text: &str| match figure(text)? {
            (months, _, true) => Some(months / MONTHS_A_YEAR),
            (years, unit, _) => unit.trim().is_empty().then_some(years),
        };
        let low = from.map_or(Some(Decimal::ZERO), years)?.ceil().max(Decimal::ZERO);
        let high = to.map_or(Some(Decimal::TWO), years)?.floor().min(Decimal::TWO);
        let steps = u32::try_from(high - low).ok().filter(|steps| *steps > 0)?;
        let range = Range { low, step: Decimal::ONE, steps, unit: " years".to_owned(), signed: false };
        Some(Self { path: path.to_owned(), range, whole: true, usual })
    }
}

/// The end that is usually looked for: the most of what costs, the least of what helps.
fn usual(runner: &Runner, path: &Path) -> Direction {
    use Direction::{Largest, Smallest};
    match path {
        Path::Funding(entry, field) => {
            let kind = runner.prepared().funding().get(*entry).map(|entry| entry.kind);
            match (kind, field) {
                (Some(FundingKind::Subsidy), FundingField::Rate | FundingField::Cap)
                | (Some(FundingKind::Loan), FundingField::Term) => Smallest,
                _ => Largest,
            }
        }
        Path::Benefit(..) => Smallest,
        Path::City(field) => match field {
            CityField::Account(name) | CityField::Outlook(_, name) => {
                let helps = ["revenue", "investment_revenue", "working_capital"];
                if helps.contains(&dotted::first(name)) { Smallest } else { Largest }
            }
            CityField::Growth(name) => {
                if matches!(*name, "taxes" | "grants" | "other") {
                    Smallest
                } else {
                    Largest
                }
            }
            CityField::Population | CityField::EnvelopeOperating | CityField::EnvelopeInvestment => Smallest,
            CityField::LoanRate
            | CityField::LoanTerm
            | CityField::FctvaLag
            | CityField::MinimumWorkingCapital
            | CityField::Investing
            | CityField::Debt(..)
            | CityField::Limit(_) => Largest,
        },
        Path::Field { field: ComponentField::Life | ComponentField::Warranty, .. } => Smallest,
        Path::Horizon
        | Path::Start
        | Path::DiscountRate
        | Path::Phase(_)
        | Path::Index(_)
        | Path::Quantity { .. }
        | Path::InAccounts(_)
        | Path::Component { .. }
        | Path::Field { .. } => Largest,
    }
}
