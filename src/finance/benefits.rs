use rust_decimal::Decimal;

use crate::document::{Section, Status};
use crate::engine::index_factors;
use crate::model::{Case, Inputs};
use crate::number::{Label, Number, What};

/// A benefit by month, in twelfths of a euro.
#[derive(Debug, Clone)]
pub struct BenefitRow<N> {
    /// Which of the case's benefits it is.
    pub benefit: usize,
    /// Whether it lowers spending; else it is a revenue.
    pub saving: bool,
    /// Section of the budget.
    pub section: Section,
    /// By month.
    pub amounts: Vec<N>,
}

impl<N: Number> BenefitRow<N> {
    /// Over the horizon, in euros.
    pub fn total(&self) -> N {
        let mut twelfths = N::zero();
        self.amounts.iter().for_each(|amount| twelfths.add_to(amount));
        twelfths.twelfth()
    }
}

/// Benefits accrue monthly between two phases, revised on the plan's anniversaries.
pub(super) fn benefits<N: Number>(
    case: &Case,
    inputs: &impl Inputs<N>,
    counts: impl Fn(Status) -> bool,
) -> Vec<BenefitRow<N>> {
    let months = case.calendar.months;
    let rows = case.benefits.iter().enumerate().filter(|(_, benefit)| counts(benefit.status));
    let row = |(place, benefit): (usize, &crate::model::Benefit)| {
        let factors = benefit.index.map(|index| index_factors(case, index, inputs));
        let twelfths = benefit.rate.twelfths;
        let twelfths_of = || Label::new(What::Units).entry(twelfths as usize);
        let month_of = inputs.of(benefit.rate.datum).scale_as(Decimal::from(twelfths), twelfths_of);
        let amount = |month: u32| {
            if !(benefit.window.0..=benefit.window.1).contains(&month) {
                return N::zero();
            }
            let amount = match &factors {
                Some(factors) => month_of.mul(&factors[(month / 12) as usize]),
                None => month_of.clone(),
            };
            amount.mark(|| Label::new(What::Benefit).entry(place).month(month))
        };
        BenefitRow {
            benefit: place,
            saving: benefit.saving,
            section: benefit.section,
            amounts: (0..months).map(amount).collect(),
        }
    };
    rows.map(row).collect()
}
