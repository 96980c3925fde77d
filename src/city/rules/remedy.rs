use rust_decimal::Decimal;

use crate::model::Rule;

/// What has to be less, or more, in a year by as much as a margin lacks there: nothing else closes it euro for euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lever {
    /// Less operating spending, interest included.
    Spending,
    /// More gross savings, however they come about.
    Savings,
    /// Less staff or a smaller annuity: what is saved elsewhere is in no margin of it.
    Fixed,
    /// Less debt at the end of the year, or more gross savings, which make room for years of them.
    Years,
    /// Less debt at the end of the year.
    Debt,
    /// More money at the end of the year.
    Cash,
    /// A lower net running cost of the plan.
    RunCost,
    /// Less investment of the plan, net of what it receives.
    Investment,
    /// Fewer renewals of the plan.
    Renewals,
}

impl Lever {
    /// Its name in words.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Spending => "spending",
            Self::Savings => "savings",
            Self::Fixed => "fixed",
            Self::Years => "years",
            Self::Debt => "debt",
            Self::Cash => "cash",
            Self::RunCost => "run-cost",
            Self::Investment => "investment",
            Self::Renewals => "renewals",
        }
    }
}

/// How the margin of a rule is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remedy {
    /// What closes it euro for euro.
    pub lever: Lever,
    /// Euros by which the margin grows for each euro of the city's operating revenue, its debt being what it is; none
    /// where revenue is no answer, or closes it euro for euro.
    pub of_revenue: Option<Decimal>,
}

impl Rule {
    /// How its margin before a threshold is closed; of the part of an envelope that it is about.
    pub fn remedy(self, part: Option<&str>, threshold: Decimal) -> Remedy {
        let (lever, of_revenue) = match self {
            // What is earned raises what the share is one of as well.
            Self::SavingsRate => (Lever::Spending, Some(Decimal::ONE - threshold)),
            Self::Rigidity => (Lever::Fixed, Some(threshold)),
            // So many years of what it adds to savings; a smaller debt comes on top of that.
            Self::Deleveraging => (Lever::Years, Some(threshold)),
            Self::NetSavings | Self::Depreciation => (Lever::Savings, None),
            Self::DebtWeight => (Lever::Debt, None),
            Self::WorkingCapital => (Lever::Cash, None),
            Self::Envelope if part == Some("investment") => (Lever::Investment, None),
            Self::RunCost | Self::Envelope => (Lever::RunCost, None),
            Self::RenewalWall => (Lever::Renewals, None),
        };
        Remedy { lever, of_revenue: of_revenue.filter(|part| *part > Decimal::ZERO) }
    }
}
