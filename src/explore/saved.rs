use serde_json::Value;

use super::figures::Snapshot;
use super::lines::Breakdown;
use crate::analysis::Analysis;
use crate::city::Level;
use crate::model::Rule;
use crate::run::Figure;

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
    pub fn saved(source: &str, text: &str) -> Result<Vec<Self>, String> {
        let value: Value =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())?;
        let results = match value {
            Value::Array(results) => results,
            result => vec![result],
        };
        results.iter().map(|result| Self::in_result(source, result)).collect()
    }

    fn in_result(source: &str, result: &Value) -> Result<Self, String> {
        match result.get("schema").and_then(Value::as_str) {
            Some(SCHEMA) => {}
            Some(other) => return Err(format!("`{other}`; check --format json: `{SCHEMA}`")),
            None => return Err(format!("schema: {SCHEMA}")),
        }
        let text = |key: &str| result.get(key).and_then(Value::as_str).map(str::to_owned);
        let verdict = result.get("verdict");
        let level = |key: &str| {
            let word = verdict?.get(key)?.as_str()?;
            [Level::Sustainable, Level::Fragile, Level::Unsustainable].into_iter().find(|level| level.word() == word)
        };
        let figures = Figure::ALL.map(|figure| super::figures::in_result(figure, result));
        if figures[Figure::TcoInclVat as usize].is_none() || figures[Figure::NetCost as usize].is_none() {
            return Err("tco, net_cost".to_owned());
        }
        let rules = verdict.and_then(|verdict| verdict.get("rules")).and_then(Value::as_array);
        let rules = rules.into_iter().flatten().filter_map(Value::as_str);
        let snapshot = Snapshot {
            judged: verdict.is_some(),
            level: level("level"),
            secured: level("secured"),
            first_year: verdict
                .and_then(|verdict| verdict.get("first_year")?.as_i64())
                .and_then(|year| i32::try_from(year).ok()),
            rules: rules.filter_map(|word| Rule::ALL.into_iter().find(|rule| rule.id() == word)).collect(),
            unpriced: result.get("unpriced").and_then(Value::as_array).map_or(0, Vec::len),
            figures,
        };
        let years = result.get("tco").and_then(|tco| tco.get("by_year")).and_then(Value::as_object);
        let years = years.into_iter().flat_map(|years| years.keys()).filter_map(|year| year.parse().ok());
        let years = years.fold(None, |span: Option<(i32, i32)>, year: i32| {
            Some(span.map_or((year, year), |(first, last)| (first.min(year), last.max(year))))
        });
        Ok(Self {
            source: source.to_owned(),
            years,
            plan: text("plan").unwrap_or_default(),
            city: text("city"),
            snapshot,
            breakdown: Breakdown::in_result(result),
        })
    }
}
