use crate::model::Rule;

/// What the measure of a rule and its thresholds are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount in euros.
    Euros,
    /// A share of another amount, written in percent.
    Share,
    /// A number of years.
    Years,
}

impl Rule {
    /// What its measure and its thresholds are.
    pub fn kind(self) -> Kind {
        match self {
            Self::NetSavings | Self::WorkingCapital => Kind::Euros,
            Self::Deleveraging => Kind::Years,
            Self::SavingsRate
            | Self::Rigidity
            | Self::DebtWeight
            | Self::Depreciation
            | Self::RunCost
            | Self::Envelope
            | Self::RenewalWall => Kind::Share,
        }
    }
}
