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
    /// How often one amount is in another, as a plain number.
    Number,
}

impl Rule {
    /// What its measure and its thresholds are.
    pub fn kind(self) -> Kind {
        match self {
            Self::NetSavings | Self::WorkingCapital => Kind::Euros,
            Self::Deleveraging => Kind::Years,
            Self::DebtWeight => Kind::Number,
            Self::SavingsRate
            | Self::Rigidity
            | Self::Depreciation
            | Self::RunCost
            | Self::Envelope
            | Self::RenewalWall => Kind::Share,
        }
    }
}
