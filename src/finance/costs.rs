use std::sync::Arc;

use rust_decimal::Decimal;

use crate::document::{Fctva, Section};
use crate::engine::{Cause, CostFlow, Ledger, LineFlows};
use crate::model::{AsWritten, Case, Inputs};
use crate::number::{FullNumber, Latest, Mask, Number};
use crate::units::MONTHS_A_YEAR;

/// What the FCTVA gives back of an amount, decided.
pub(crate) type FctvaRight = Fctva;

/// A row of the ledger in its final section, by month, in twelfths of a euro excluding VAT.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost<N> {
    /// Line of the case.
    pub line: usize,
    /// Component of the line.
    pub component: usize,
    /// Why.
    pub cause: Cause,
    /// Section, after the unit-value threshold.
    pub section: Section,
    /// What the FCTVA gives back.
    pub fctva: FctvaRight,
    /// Month and amount, rising.
    pub amounts: Arc<[(u32, N)]>,
}

/// An amount including VAT: that of the month of the spending, in twelfths of a euro as the amount itself.
pub(super) fn with_vat<N: Number>(amount: &N, rate: &N) -> N {
    amount.add(&amount.mul(rate))
}

impl<N: Number> Cost<N> {
    /// Month by month, excluding and including VAT, in twelfths of a euro.
    pub fn both(&self, case: &Case, inputs: &impl Inputs<N>) -> impl Iterator<Item = (u32, &N, N)> {
        let rates = &case.vat[case.lines[self.line].components[self.component].vat];
        let mut latest = Latest::default();
        self.amounts.iter().map(move |(month, amount)| {
            let rate = inputs.of(rates[*month as usize]);
            (*month, amount, latest.of(amount, &rate, || with_vat(amount, &rate)))
        })
    }
}

impl Cost<Decimal> {
    /// All of it, including VAT, in euros.
    pub(crate) fn paid(&self, case: &Case) -> Decimal {
        self.both(case, &AsWritten).map(|(.., incl_vat)| incl_vat).sum::<Decimal>() / MONTHS_A_YEAR
    }
}

/// Decides sections: a movable good strictly below the threshold is operating spending, renewals
/// included, and loses its FCTVA (arrêté of 26 October 2001).
pub fn settle<N: FullNumber>(case: &Case, ledger: &Ledger<N>, inputs: &impl Inputs<N>) -> Vec<Cost<N>> {
    let below: Vec<Option<N::Mask>> =
        ledger.acquisition.iter().map(|cost| is_below_threshold(case, cost, inputs)).collect();
    settled(case, &ledger.rows, |line| below[line].as_ref())
}

/// The same of one line alone.
pub(crate) fn settle_line<N: FullNumber>(case: &Case, flows: &LineFlows<N>, inputs: &impl Inputs<N>) -> Vec<Cost<N>> {
    let below = is_below_threshold(case, &flows.acquisition, inputs);
    settled(case, &flows.rows, |_| below.as_ref())
}

/// Whether the unit-value threshold moves a line of this acquisition cost; none where it can move no line.
pub(crate) fn is_below_threshold<N: FullNumber>(
    case: &Case,
    acquisition: &Option<N>,
    inputs: &impl Inputs<N>,
) -> Option<N::Mask> {
    acquisition.as_ref().map(|cost| cost.sub(&inputs.of(case.movable_threshold)).below_zero())
}

fn settled<'m, N: FullNumber>(
    case: &Case,
    rows: &[CostFlow<N>],
    below: impl Fn(usize) -> Option<&'m N::Mask>,
) -> Vec<Cost<N>>
where
    N::Mask: 'm,
{
    let mut costs = Vec::with_capacity(rows.len());
    for row in rows {
        let component = &case.lines[row.line].components[row.component];
        let right = |section| {
            component.fctva.unwrap_or(match section {
                Section::Investment => Fctva::Investment,
                Section::Operating => Fctva::None,
            })
        };
        let cost = |section, fctva, amounts| Cost {
            line: row.line,
            component: row.component,
            cause: row.cause,
            section,
            fctva,
            amounts,
        };
        let moved = below(row.line).filter(|_| row.movable);
        match moved.map(|moved| (moved, moved.known())) {
            None | Some((_, Some(false))) => costs.push(cost(row.section, right(row.section), row.amounts.clone())),
            Some((_, Some(true))) => costs.push(cost(Section::Operating, Fctva::None, row.amounts.clone())),
            Some((moved, None)) => {
                let part = |moves: &N::Mask| {
                    let (zero, mut latest) = (N::zero(), Latest::default());
                    let mut select = |amount: &N| latest.of(amount, &zero, || N::select(moves, amount, &zero));
                    row.amounts.iter().map(|(month, amount)| (*month, select(amount))).collect()
                };
                costs.push(cost(row.section, right(row.section), part(&moved.not())));
                costs.push(cost(Section::Operating, Fctva::None, part(moved)));
            }
        }
    }
    costs
}
