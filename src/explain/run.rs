use std::ops::Deref;

use rust_decimal::Decimal;

use crate::analysis::Analysis;
use crate::finance::Cost;
use crate::model::{AsWritten, Datum, Inputs};
use crate::number::{FullNumber, Traced};
use crate::run::Paid;

/// Every value as a leaf that remembers which input it is.
#[derive(Debug, Clone, Copy)]
pub struct Remembered;

impl Inputs<Traced> for Remembered {
    fn of(&self, datum: Datum) -> Traced {
        Traced::input(datum.id, datum.value)
    }
}

/// A case calculated with numbers that remember how they came about.
#[derive(Debug)]
pub struct Run<'a, N: FullNumber = Traced, I = Remembered> {
    /// The exact run of the same case.
    pub analysis: &'a Analysis,
    run: Held<'a, N>,
    pub(super) inputs: I,
}

/// A run of its own, or the exact one that there is.
#[derive(Debug)]
enum Held<'a, N: FullNumber> {
    Own(Box<crate::run::Run<N>>),
    Exact(&'a crate::run::Run<N>),
}

impl<N: FullNumber, I> Deref for Run<'_, N, I> {
    type Target = crate::run::Run<N>;

    fn deref(&self) -> &Self::Target {
        match &self.run {
            Held::Own(run) => run,
            Held::Exact(run) => run,
        }
    }
}

impl<'a> Run<'a> {
    /// Calculates once more what has been analysed.
    pub fn of(analysis: &'a Analysis) -> Self {
        let run = crate::run::Run::of(&analysis.case, &analysis.schedule, &Remembered);
        Self { analysis, run: Held::Own(Box::new(run)), inputs: Remembered }
    }
}

impl<'a> Run<'a, Decimal, AsWritten> {
    /// What has been analysed, as it is.
    pub(super) fn exact(analysis: &'a Analysis) -> Self {
        Self { analysis, run: Held::Exact(&analysis.run), inputs: AsWritten }
    }
}

impl<'a, N: FullNumber, I: Inputs<N>> Run<'a, N, I> {
    /// The same with other inputs, of which no cost is kept: those of a line are shown and let go.
    pub(super) fn in_passing(analysis: &'a Analysis, inputs: I, show: impl FnMut(&Cost<N>)) -> Self {
        let (case, schedule) = (&analysis.case, &analysis.schedule);
        let run = Paid::in_passing(case, schedule, &inputs, show).judged(case, &inputs);
        Self { analysis, run: Held::Own(Box::new(run)), inputs }
    }
}
