use rust_decimal::Decimal;
use serde_json::Value;

use crate::analysis::Analysis;
use crate::city::Level;
use crate::model::Rule;
use crate::run::{Figure, Ruling};

/// Its value in a saved result, by its path there; what has no path of its own is summed up.
pub(super) fn in_result(figure: Figure, result: &Value) -> Option<Decimal> {
    let at = |path: &str| path.split('.').try_fold(result, |value, key| value.get(key)).and_then(amount);
    let city = |key: &str| {
        let years = result.get("budget").and_then(Value::as_array).into_iter().flatten();
        years.filter_map(|year| amount(year.get("with")?.get(key)?)).collect::<Vec<Decimal>>()
    };
    let total = |list: &str| {
        let rows = result.get(list).and_then(Value::as_array).into_iter().flatten();
        rows.filter_map(|row| amount(row.get("total")?)).sum::<Decimal>()
    };
    match figure {
        Figure::Received => Some(total("funding")),
        // Net cost is cost and interest less receipts.
        Figure::Interest => Some(at("net_cost.total")? - at("tco.incl_vat")? + total("funding")),
        Figure::Benefits => Some(total("benefits")),
        Figure::GrossSavings => city("gross_savings").into_iter().min(),
        Figure::Debt => city("debt").into_iter().max(),
        Figure::WorkingCapital => city("working_capital").into_iter().min(),
        _ => at(figure.path()?),
    }
}

/// An amount of a result: a decimal string.
pub(super) fn amount(value: &Value) -> Option<Decimal> {
    Decimal::from_str_exact(value.as_str()?).ok()
}

/// What a run comes to: verdict and key figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// Whether there is a city, and so a verdict.
    pub judged: bool,
    /// The verdict; none without a city or where something unpriced leaves it open.
    pub level: Option<Level>,
    /// The verdict on secured funding.
    pub secured: Option<Level>,
    /// First year of the flags that decide.
    pub first_year: Option<i32>,
    /// Rules of the flags that decide.
    pub rules: Vec<Rule>,
    /// Components without a price.
    pub unpriced: usize,
    /// Figures in the order of [`Figure::ALL`].
    pub figures: [Option<Decimal>; Figure::ALL.len()],
}

impl Snapshot {
    /// What a run comes to.
    pub fn of(analysis: &Analysis) -> Self {
        let ruling = analysis.outcome.as_ref().map(|outcome| outcome.ruling());
        Self::with(ruling, analysis.case.unpriced.len(), Figure::ALL.map(|figure| figure.of(&analysis.run)))
    }

    /// An answer and figures, whichever way they were worked out.
    pub(super) fn with(ruling: Option<Ruling>, unpriced: usize, figures: [Option<Decimal>; Figure::ALL.len()]) -> Self {
        Self {
            judged: ruling.is_some(),
            level: ruling.as_ref().and_then(|ruling| ruling.level),
            secured: ruling.as_ref().and_then(|ruling| ruling.secured),
            first_year: ruling.as_ref().and_then(|ruling| ruling.first_year),
            rules: ruling.map_or(Vec::new(), |ruling| ruling.rules),
            unpriced,
            figures,
        }
    }

    /// One of its figures.
    pub fn get(&self, figure: Figure) -> Option<Decimal> {
        self.figures[figure as usize]
    }
}
