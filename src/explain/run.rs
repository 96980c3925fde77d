use std::ops::Deref;

use crate::analysis::Analysis;
use crate::model::{Datum, Inputs};
use crate::number::Traced;

/// Every value as a leaf that remembers which input it is.
pub(crate) struct Remembered;

impl Inputs<Traced> for Remembered {
    fn of(&self, datum: Datum) -> Traced {
        Traced::input(datum.id, datum.value)
    }
}

/// A case calculated with numbers that remember how they came about.
#[derive(Debug)]
pub struct Run<'a> {
    /// The exact run of the same case.
    pub analysis: &'a Analysis,
    traced: crate::run::Run<Traced>,
}

impl Deref for Run<'_> {
    type Target = crate::run::Run<Traced>;

    fn deref(&self) -> &Self::Target {
        &self.traced
    }
}

impl<'a> Run<'a> {
    /// Calculates once more what has been analysed.
    pub fn of(analysis: &'a Analysis) -> Self {
        let traced = crate::run::Run::of(&analysis.case, &analysis.schedule, &Remembered);
        Self { analysis, traced }
    }

    /// A value of the case as a leaf.
    pub fn leaf(datum: Datum) -> Traced {
        Remembered.of(datum)
    }
}
