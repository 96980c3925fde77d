use rust_decimal::Decimal;
use serde_json::Value;

use crate::analysis::{Analysis, Ruling};
use crate::city::{CityYear, Level};
use crate::model::Rule;

/// A key figure of a result, in EUR over the horizon unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Total cost of ownership, excluding VAT.
    TcoExclVat,
    /// Total cost of ownership, including VAT.
    TcoInclVat,
    /// Subsidies, contributions and FCTVA received.
    Received,
    /// Loan interest.
    Interest,
    /// Net cost to the city.
    NetCost,
    /// Savings and revenues.
    Benefits,
    /// Net cost after benefits.
    NetAfterBenefits,
    /// Present value of the net cost.
    PresentValue,
    /// Equivalent annual cost, a year.
    AnnualCost,
    /// Run cost of the city in the pilot, a year; none without a pilot.
    PilotCost,
    /// Run cost of the city once all is in service, a year; none without a pilot.
    RunCost,
    /// Lowest gross savings of the city with the plan, in one year.
    GrossSavings,
    /// Highest debt of the city with the plan, at a year's end.
    Debt,
    /// Lowest working capital of the city with the plan, at a year's end.
    WorkingCapital,
}

impl Figure {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 14] = [
        Self::TcoExclVat,
        Self::TcoInclVat,
        Self::Received,
        Self::Interest,
        Self::NetCost,
        Self::Benefits,
        Self::NetAfterBenefits,
        Self::PresentValue,
        Self::AnnualCost,
        Self::PilotCost,
        Self::RunCost,
        Self::GrossSavings,
        Self::Debt,
        Self::WorkingCapital,
    ];

    /// Its name in conditions and results.
    pub fn id(self) -> &'static str {
        match self {
            Self::TcoExclVat => "tco_excl_vat",
            Self::TcoInclVat => "tco_incl_vat",
            Self::Received => "received",
            Self::Interest => "interest",
            Self::NetCost => "net_cost",
            Self::Benefits => "benefits",
            Self::NetAfterBenefits => "net_cost_after_benefits",
            Self::PresentValue => "present_value",
            Self::AnnualCost => "equivalent_annual_cost",
            Self::PilotCost => "pilot_cost",
            Self::RunCost => "run_cost",
            Self::GrossSavings => "lowest_gross_savings",
            Self::Debt => "highest_debt",
            Self::WorkingCapital => "lowest_working_capital",
        }
    }

    /// Its value in a run.
    pub fn of(self, analysis: &Analysis) -> Option<Decimal> {
        let financing = &analysis.financing;
        let city = |pick: fn(&CityYear<Decimal>) -> Decimal| {
            analysis.outcome.iter().flat_map(|outcome| &outcome.outlook.with).map(pick).collect::<Vec<Decimal>>()
        };
        let cliff = financing.cliff.as_ref();
        match self {
            Self::TcoExclVat => {
                let twelfths: Decimal = financing.groups.iter().flat_map(|group| &group.excl_vat).sum();
                Some(twelfths / Decimal::from(12))
            }
            Self::TcoInclVat => Some(financing.cost_incl_vat),
            Self::Received => Some(financing.received),
            Self::Interest => Some(financing.interest),
            Self::NetCost => Some(financing.net_total()),
            Self::Benefits => Some(financing.benefit),
            Self::NetAfterBenefits => Some(financing.net_total() - financing.benefit),
            Self::PresentValue => Some(analysis.present_value.net_cost),
            Self::AnnualCost => Some(analysis.present_value.equivalent_annual_cost),
            Self::PilotCost => cliff.map(|cliff| cliff.pilot),
            Self::RunCost => cliff.and_then(|cliff| cliff.after),
            Self::GrossSavings => city(|year| year.gross_savings).into_iter().min(),
            Self::Debt => city(|year| year.debt).into_iter().max(),
            Self::WorkingCapital => city(|year| year.working_capital).into_iter().min(),
        }
    }

    /// Its value in a saved result.
    pub fn in_result(self, result: &Value) -> Option<Decimal> {
        let at = |pointer: &str| amount(result.pointer(pointer)?);
        let city = |key: &str| {
            let years = result.get("budget").and_then(Value::as_array).into_iter().flatten();
            years.filter_map(|year| amount(year.get("with")?.get(key)?)).collect::<Vec<Decimal>>()
        };
        let total = |list: &str| {
            let rows = result.get(list).and_then(Value::as_array).into_iter().flatten();
            rows.filter_map(|row| amount(row.get("total")?)).sum::<Decimal>()
        };
        match self {
            Self::TcoExclVat => at("/tco/excl_vat"),
            Self::TcoInclVat => at("/tco/incl_vat"),
            Self::Received => Some(total("funding")),
            // Net cost is cost and interest less receipts.
            Self::Interest => Some(at("/net_cost/total")? - at("/tco/incl_vat")? + total("funding")),
            Self::NetCost => at("/net_cost/total"),
            Self::Benefits => Some(total("benefits")),
            Self::NetAfterBenefits => at("/net_cost/after_benefits"),
            Self::PresentValue => at("/present_value/net_cost"),
            Self::AnnualCost => at("/present_value/equivalent_annual_cost"),
            Self::PilotCost => at("/verdict/cliff/pilot"),
            Self::RunCost => at("/verdict/cliff/after"),
            Self::GrossSavings => city("gross_savings").into_iter().min(),
            Self::Debt => city("debt").into_iter().max(),
            Self::WorkingCapital => city("working_capital").into_iter().min(),
        }
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
        let ruling = analysis.outcome.as_ref().map(|outcome| &outcome.ruling);
        Self::with(ruling, analysis.case.unpriced.len(), Figure::ALL.map(|figure| figure.of(analysis)))
    }

    /// An answer and figures, whichever way they were worked out.
    pub(super) fn with(
        ruling: Option<&Ruling>,
        unpriced: usize,
        figures: [Option<Decimal>; Figure::ALL.len()],
    ) -> Self {
        Self {
            judged: ruling.is_some(),
            level: ruling.and_then(|ruling| ruling.level),
            secured: ruling.and_then(|ruling| ruling.secured),
            first_year: ruling.and_then(|ruling| ruling.first_year),
            rules: ruling.map_or(Vec::new(), |ruling| ruling.rules.clone()),
            unpriced,
            figures,
        }
    }

    /// One of its figures.
    pub fn get(&self, figure: Figure) -> Option<Decimal> {
        self.figures[figure as usize]
    }
}
