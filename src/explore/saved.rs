use super::damage::Damage;
use super::figures::Snapshot;
use super::lines::Breakdown;
use super::record::{self, Record};
use crate::analysis::Analysis;

/// The schema of a saved result.
const SCHEMA: &str = "perenne/result/v1";

/// One side of a comparison: a run of a plan, or a result that was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Where it comes from, as it was given.
    pub source: String,
    /// Id of the plan.
    pub plan: String,
    /// Id of the city.
    pub city: Option<String>,
    /// First and last fiscal year that it covers; none where a saved result names no years.
    pub years: Option<(i32, i32)>,
    /// Verdict and key figures.
    pub snapshot: Snapshot,
    /// What it is made of.
    pub breakdown: Breakdown,
}

/// Other machine output that is saved in the same way, and that is no result of one plan.
const OTHERS: [&str; 7] = [
    "perenne/offers/v1",
    "perenne/comparison/v1",
    "perenne/simulation/v1",
    "perenne/sensitivity/v1",
    "perenne/solution/v1",
    "perenne/report/v1",
    "perenne/chart/v1",
];

/// Whether a text is saved machine output, by its content, and so no plan.
pub fn is_result(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with(['{', '[']) && (text.contains(SCHEMA) || OTHERS.iter().any(|schema| text.contains(schema)))
}

impl Side {
    /// A run.
    pub fn of(source: &str, analysis: &Analysis) -> Self {
        Self {
            source: source.to_owned(),
            plan: analysis.case.plan.clone(),
            city: analysis.case.city.as_ref().map(|city| city.id.clone()),
            years: Some(analysis.case.calendar.years().into_inner()),
            snapshot: Snapshot::of(analysis),
            breakdown: Breakdown::of(analysis),
        }
    }

    /// The results that a text holds: one, or a list of them. `Err`: why it is none.
    pub fn saved(source: &str, text: &str) -> Result<Vec<Self>, Damage> {
        Ok(record::read(text)?.iter().map(|record| Self::of_record(source, record)).collect())
    }

    fn of_record(source: &str, record: &Record) -> Self {
        let mut years = record.tco.by_year.keys().map(|year| year.0);
        let first = years.next();
        Self {
            source: source.to_owned(),
            plan: record.plan.clone(),
            city: record.city.clone(),
            years: first.map(|first| (first, years.next_back().unwrap_or(first))),
            snapshot: Snapshot::of_record(record),
            breakdown: Breakdown::of_record(record),
        }
    }
}
