use rust_decimal::Decimal;

use crate::analysis::Analysis;
use crate::document::Grade;
use crate::model::{Component, Pricing, Rate};

/// How much of the cost rests on prices without a source.
#[derive(Debug, Clone, Copy, Default)]
pub struct Assumed {
    /// Prices graded `assumption`.
    pub prices: usize,
    /// Of so many prices that charge anything.
    pub of: usize,
    /// Share of the TCO excluding VAT that they carry.
    pub share: Decimal,
}

/// Counts the prices that are assumptions, and the cost that they carry.
pub fn assumed(analysis: &Analysis) -> Assumed {
    let case = &analysis.case;
    let mut out = Assumed::default();
    let (mut carried, mut total) = (Decimal::ZERO, Decimal::ZERO);
    let mut seen = std::collections::BTreeSet::new();
    for row in &analysis.costs {
        let components = &case.lines[row.line].components;
        let amount: Decimal = row.amounts.iter().map(|(_, amount)| amount).sum();
        let assumption = is_assumption(analysis, components, &components[row.component]);
        total += amount;
        if assumption {
            carried += amount;
        }
        if seen.insert((row.line, row.component)) {
            out.of += 1;
            out.prices += usize::from(assumption);
        }
    }
    out.share = if total.is_zero() { Decimal::ZERO } else { carried / total };
    out
}

fn is_assumption(analysis: &Analysis, components: &[Component], component: &Component) -> bool {
    let rate: Option<&Rate> = match &component.pricing {
        Pricing::Flat(rate) => Some(rate),
        Pricing::Volume(bands) | Pricing::Graduated(bands) => bands.first().map(|(_, rate)| rate),
        Pricing::Unpriced | Pricing::Included => None,
    };
    let Some(rate) = rate else { return false };
    let provenance = analysis.case.data.provenance(rate.datum);
    let grade = provenance.and_then(|one| one.source.as_ref()).and_then(|source| source.grade);
    match (grade, rate.of) {
        (Some(grade), _) => grade == Grade::Assumption,
        (None, Some(base)) => is_assumption(analysis, components, &components[base]),
        (None, None) => false,
    }
}
