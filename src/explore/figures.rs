use rust_decimal::Decimal;

use super::doubt::Doubt;
use super::record::{BudgetYear, Record};
use crate::analysis::Analysis;
use crate::city::Level;
use crate::document::Nature;
use crate::model::Rule;
use crate::run::{Figure, Ruling};

/// Its value in a saved result; what has no place of its own there is summed up.
fn in_record(figure: Figure, record: &Record) -> Option<Decimal> {
    // Years before the plan begins are the city's alone.
    let first = record.net_cost.by_year.keys().next().map(|year| year.0);
    let planned = |year: &&BudgetYear| first.is_none_or(|first| year.year >= first);
    let years = || record.budget.iter().flatten().filter(planned).map(|year| &year.with);
    let cliff = record.verdict.as_ref().and_then(|verdict| verdict.cliff.as_ref());
    let received = record.funding.iter().map(|row| row.total.0).sum::<Decimal>();
    match figure {
        Figure::TcoExclVat => Some(record.tco.excl_vat.0),
        Figure::TcoInclVat => Some(record.tco.incl_vat.0),
        Figure::Received => Some(received),
        // Net cost is cost and interest less receipts.
        Figure::Interest => Some(record.net_cost.total.0 - record.tco.incl_vat.0 + received),
        Figure::NetCost => Some(record.net_cost.total.0),
        Figure::Benefits => Some(record.benefits.iter().map(|row| row.total.0).sum()),
        Figure::NetAfterBenefits => Some(record.net_cost.after_benefits.0),
        Figure::PresentValue => Some(record.present_value.net_cost.0),
        Figure::AnnualCost => Some(record.present_value.equivalent_annual_cost.0),
        Figure::PilotCost => cliff.map(|cliff| cliff.pilot.0),
        Figure::PostPilotCost => cliff.and_then(|cliff| Some(cliff.after?.0)),
        Figure::GrossSavings => years().map(|year| year.gross_savings.0).min(),
        Figure::Debt => years().map(|year| year.debt.0).max(),
        Figure::WorkingCapital => years().map(|year| year.working_capital.0).min(),
    }
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
    /// The strongest of what stands behind the thresholds that decide; none where none does, or an older result does
    /// not say.
    pub nature: Option<Nature>,
    /// Components without a price.
    pub unpriced: usize,
    /// Why its money cannot be counted on as it is.
    pub doubts: Vec<Doubt>,
    /// Figures in the order of [`Figure::ALL`].
    pub figures: [Option<Decimal>; Figure::ALL.len()],
}

impl Snapshot {
    /// What a run comes to.
    pub fn of(analysis: &Analysis) -> Self {
        let ruling = analysis.outcome.as_ref().map(|outcome| outcome.ruling());
        let figures = Figure::ALL.map(|figure| figure.of(&analysis.run));
        let doubts = Doubt::of(&analysis.case, &analysis.financing, None);
        Self { doubts, ..Self::with(ruling, analysis.case.unpriced.len(), figures) }
    }

    /// What a saved result says.
    pub(super) fn of_record(record: &Record) -> Self {
        let verdict = record.verdict.as_ref();
        Self {
            judged: verdict.is_some(),
            level: verdict.and_then(|verdict| verdict.level),
            secured: verdict.and_then(|verdict| verdict.secured),
            first_year: verdict.and_then(|verdict| verdict.first_year),
            rules: verdict.map_or(Vec::new(), |verdict| verdict.rules.clone()),
            nature: verdict.and_then(|verdict| verdict.nature),
            unpriced: record.unpriced.len(),
            doubts: record.warnings.iter().filter_map(|one| Doubt::saved(&one.code)).collect(),
            figures: Figure::ALL.map(|figure| in_record(figure, record)),
        }
    }

    /// An answer and figures, whichever way they were worked out, where nothing is doubtful of the money.
    pub(crate) fn with(ruling: Option<Ruling>, unpriced: usize, figures: [Option<Decimal>; Figure::ALL.len()]) -> Self {
        Self {
            judged: ruling.is_some(),
            level: ruling.as_ref().and_then(|ruling| ruling.level),
            secured: ruling.as_ref().and_then(|ruling| ruling.secured),
            first_year: ruling.as_ref().and_then(|ruling| ruling.first_year),
            nature: ruling.as_ref().and_then(|ruling| ruling.nature),
            rules: ruling.map_or(Vec::new(), |ruling| ruling.rules),
            unpriced,
            doubts: Vec::new(),
            figures,
        }
    }

    /// One of its figures.
    pub fn get(&self, figure: Figure) -> Option<Decimal> {
        self.figures[figure as usize]
    }
}
