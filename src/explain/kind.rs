use super::Kind;
use crate::number::What;

/// How a number of the calculation is shown.
pub(super) fn kind_of(what: What) -> Kind {
    match what {
        What::GrantShare | What::OldDebtRate | What::AnnuityFactor | What::AidedShare | What::MostAided => Kind::Share,
        What::Units
        | What::LifeLeft
        | What::IndexFactor
        | What::Twelve
        | What::Discount
        | What::Annuity
        | What::Service
        | What::Months
        | What::MonthsHeld
        | What::DepreciationMonths
        | What::YearsCounted
        | What::ThirtyDays
        | What::Population => Kind::Number,
        _ => Kind::Money,
    }
}

/// How a value of a file is shown, by its own words there.
pub(super) fn kind_of_text(text: &str, path: &str) -> Kind {
    if text.contains('%') {
        return Kind::Share;
    }
    if text.contains("EUR") || text.contains('€') || path.starts_with("city.accounts.") {
        return Kind::Money;
    }
    // A value that stands in no file is a default: of the city's growth, its loans, VAT.
    if text.is_empty() { Kind::Share } else { Kind::Number }
}

/// Whether it carries on from the year or the payment before, under the same name.
pub(super) fn is_chain(what: What) -> bool {
    matches!(what, What::LoanBalance | What::WorkingCapital | What::Debt | What::OldDebt | What::NewDebt)
}
