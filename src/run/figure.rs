use super::{Outcome, Run};
use crate::city::CityYear;
use crate::finance::{Financing, Group};
use crate::number::FullNumber;

/// A key figure of a run, in EUR over the horizon unless it says otherwise.
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
    PostPilotCost,
    /// Lowest gross savings of the city with the plan, in one year from the one in which it begins.
    GrossSavings,
    /// Highest debt of the city with the plan, at the end of one of these years.
    Debt,
    /// Lowest working capital of the city with the plan, at the end of one of these years.
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
        Self::PostPilotCost,
        Self::GrossSavings,
        Self::Debt,
        Self::WorkingCapital,
    ];

    /// Its one name in conditions and results.
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
            Self::PostPilotCost => "post_pilot_cost",
            Self::GrossSavings => "lowest_gross_savings",
            Self::Debt => "highest_debt",
            Self::WorkingCapital => "lowest_working_capital",
        }
    }

    /// Its path in `perenne/result/v1`, where it has one of its own.
    pub fn path(self) -> Option<&'static str> {
        match self {
            Self::TcoExclVat => Some("tco.excl_vat"),
            Self::TcoInclVat => Some("tco.incl_vat"),
            Self::NetCost => Some("net_cost.total"),
            Self::NetAfterBenefits => Some("net_cost.after_benefits"),
            Self::PresentValue => Some("present_value.net_cost"),
            Self::AnnualCost => Some("present_value.equivalent_annual_cost"),
            Self::PilotCost => Some("verdict.cliff.pilot"),
            Self::PostPilotCost => Some("verdict.cliff.after"),
            Self::Received | Self::Interest | Self::Benefits => None,
            Self::GrossSavings | Self::Debt | Self::WorkingCapital => None,
        }
    }

    /// The figure of a name that someone typed: its own, its path in the results, or the `run_cost` of earlier versions.
    pub fn named(name: &str) -> Option<Self> {
        let named = |figure: &Self| figure.id() == name || figure.path() == Some(name);
        Self::ALL.into_iter().find(named).or((name == "run_cost").then_some(Self::PostPilotCost))
    }

    /// Its value in a run.
    pub fn of<N: FullNumber>(self, run: &Run<N>) -> Option<N> {
        let value = &run.present_value;
        self.among(&run.financing, [&value.net_cost, &value.equivalent_annual_cost], run.outcome.as_ref())
    }

    /// Its value in what a run comes to, given the present value of its net cost and what that is a year.
    pub(crate) fn among<N: FullNumber>(
        self,
        financing: &Financing<N>,
        [present_value, a_year]: [&N; 2],
        outcome: Option<&Outcome<N>>,
    ) -> Option<N> {
        let cliff = financing.cliff.as_ref();
        match self {
            Self::TcoExclVat => {
                let mut twelfths = N::zero();
                financing.groups.iter().flat_map(Group::parts_excl_vat).for_each(|amount| twelfths.add_to(amount));
                Some(twelfths.twelfth())
            }
            Self::TcoInclVat => Some(financing.cost_incl_vat.clone()),
            Self::Received => Some(financing.received.clone()),
            Self::Interest => Some(financing.interest.clone()),
            Self::NetCost => Some(financing.net_total()),
            Self::Benefits => Some(financing.benefit.clone()),
            Self::NetAfterBenefits => Some(financing.net_total().sub(&financing.benefit)),
            Self::PresentValue => Some(present_value.clone()),
            Self::AnnualCost => Some(a_year.clone()),
            Self::PilotCost => cliff.map(|cliff| cliff.pilot.clone()),
            Self::PostPilotCost => cliff.and_then(|cliff| cliff.after.clone()),
            Self::GrossSavings | Self::Debt | Self::WorkingCapital => self.of_city(outcome?),
        }
    }

    /// Its value of what a city comes to; none where it is a figure of a plan by itself.
    pub(crate) fn of_city<N: FullNumber>(self, outcome: &Outcome<N>) -> Option<N> {
        let among = |pick: fn(&CityYear<N>) -> &N, fold: fn(&N, &N) -> N| {
            let years = outcome.outlook.with.iter().filter(|year| year.year >= outcome.first_year);
            years.map(pick).cloned().reduce(|one, other| fold(&one, &other))
        };
        match self {
            Self::GrossSavings => among(|year| &year.gross_savings, N::min),
            Self::Debt => among(|year| &year.debt, N::max),
            Self::WorkingCapital => among(|year| &year.working_capital, N::min),
            _ => None,
        }
    }
}

/// A line of the city's budget: its name in the results, and what it is of a year.
pub(crate) type BudgetLine<N> = (&'static str, fn(&CityYear<N>) -> &N);

/// The lines of the city's budget, in the order of the results.
pub(crate) fn budget_lines<N>() -> [BudgetLine<N>; 10] {
    [
        ("revenue", |year| &year.revenue),
        ("spending", |year| &year.spending),
        ("interest", |year| &year.interest),
        ("principal", |year| &year.principal),
        ("gross_savings", |year| &year.gross_savings),
        ("net_savings", |year| &year.net_savings),
        ("investment", |year| &year.investment),
        ("borrowing", |year| &year.borrowing),
        ("working_capital", |year| &year.working_capital),
        ("debt", |year| &year.debt),
    ]
}
