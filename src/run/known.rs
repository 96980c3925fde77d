use rust_decimal::Decimal;

use super::Run;
use crate::city::Alone;
use crate::engine::{EarlierRun, Schedule};
use crate::finance::Group;
use crate::model::Case;

/// What another case came to with the same inputs, which may spare a run some of its work.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k, N> {
    pub(crate) flows: EarlierRun<'k, N>,
    pub(crate) groups: &'k [Group<N>],
    /// The city by itself, where it is the same in both.
    pub(crate) alone: Option<&'k Alone<N>>,
}

impl<'k> Known<'k, Decimal> {
    /// Of a case that was run.
    pub fn of(case: &'k Case, schedule: &'k Schedule, run: &'k Run<Decimal>) -> Self {
        let flows = EarlierRun { case, schedule, ledger: &run.ledger };
        Self { flows, groups: &run.financing.groups, alone: None }
    }
}
