use std::collections::HashMap;
use std::sync::Arc;

use super::schedule::Schedule;
use crate::document::Section;
use crate::model::{Case, Line};
use crate::number::Number;

/// Why an amount is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A unit enters service, or a lump sum is due.
    Entry,
    /// A unit's life is over.
    Renewal,
    /// A unit failed, in expectation.
    Failure,
    /// A month of service.
    Recurring,
    /// A unit leaves service.
    Exit,
}

impl Cause {
    /// All causes, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Entry, Self::Renewal, Self::Failure, Self::Recurring, Self::Exit];

    /// The word of the results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Renewal => "renewal",
            Self::Failure => "failure",
            Self::Recurring => "recurring",
            Self::Exit => "exit",
        }
    }

    /// Whether it belongs to the running of what is there.
    pub fn runs(self) -> bool {
        matches!(self, Self::Renewal | Self::Failure | Self::Recurring)
    }
}

/// Amounts of one component for one cause, excluding VAT, in twelfths of a euro, by month.
#[derive(Debug, Clone)]
pub struct CostFlow<N> {
    /// Line of the case.
    pub line: usize,
    /// Component of the line.
    pub component: usize,
    /// Why.
    pub cause: Cause,
    /// Section, before the unit-value threshold of movable goods.
    pub section: Section,
    /// Whether that threshold can move it, with its whole component.
    pub movable: bool,
    /// Month and amount, rising; what is calculated from them shares them.
    pub amounts: Arc<[(u32, N)]>,
}

/// Every amount of a case.
#[derive(Debug, Clone)]
pub struct Ledger<N> {
    /// By line, component and cause.
    pub rows: Vec<CostFlow<N>>,
    /// For each line that the threshold can move: the acquisition cost of a unit, TTC.
    pub acquisition: Vec<Option<N>>,
    /// By line, the residual value at the horizon, excluding VAT, in euros.
    pub residuals: Vec<N>,
}

/// What one line adds to a ledger.
#[derive(Debug, Clone)]
pub(crate) struct LineFlows<N> {
    /// By component and cause.
    pub rows: Vec<CostFlow<N>>,
    /// Where the threshold can move it: the acquisition cost of a unit, TTC.
    pub acquisition: Option<N>,
    /// The residual value at the horizon, excluding VAT, in euros.
    pub residual: N,
}

impl<N> Default for Ledger<N> {
    fn default() -> Self {
        Self { rows: Vec::new(), acquisition: Vec::new(), residuals: Vec::new() }
    }
}

impl<N: Clone> LineFlows<N> {
    /// The same of another line, which shares its amounts.
    pub(super) fn at(&self, line: usize) -> Self {
        let rows = self.rows.iter().map(|row| CostFlow { line, ..row.clone() }).collect();
        Self { rows, acquisition: self.acquisition.clone(), residual: self.residual.clone() }
    }
}

impl<N: Clone> Ledger<N> {
    /// What a line adds to it.
    pub(super) fn of_line(&self, line: usize) -> LineFlows<N> {
        let first = self.rows.partition_point(|row| row.line < line);
        let rows = self.rows[first..self.rows.partition_point(|row| row.line <= line)].to_vec();
        LineFlows { rows, acquisition: self.acquisition[line].clone(), residual: self.residuals[line].clone() }
    }

    /// Adds the next line.
    pub(crate) fn add(&mut self, flows: LineFlows<N>) {
        self.rows.extend(flows.rows);
        self.acquisition.push(flows.acquisition);
        self.residuals.push(flows.residual);
    }
}

impl<N: Number> Ledger<N> {
    /// Residual value of all lines.
    pub fn residual(&self) -> N {
        let mut sum = N::zero();
        self.residuals.iter().filter(|value| !value.is_nothing()).for_each(|value| sum.add_to(value));
        sum
    }
}

/// What another case came to with the same inputs. A line that is the same in both comes to the same.
#[derive(Debug, Clone, Copy)]
pub struct EarlierRun<'k, N> {
    /// The other case.
    pub case: &'k Case,
    /// Its units in service.
    pub schedule: &'k Schedule,
    /// Its amounts.
    pub ledger: &'k Ledger<N>,
}

impl<'k, N> EarlierRun<'k, N> {
    /// Whether the months and the price indices are the same, on which every line rests.
    pub(crate) fn comparable(&self, case: &Case) -> bool {
        self.case.calendar == case.calendar && self.case.indices == case.indices && self.case.vat == case.vat
    }

    /// Whether a line is.
    pub(super) fn has(&self, case: &Case, schedule: &Schedule, line: usize) -> bool {
        same(self.schedule.lines.get(line), schedule.lines.get(line))
            && same(self.case.lines.get(line), case.lines.get(line))
    }
}

/// Whether both are there and the same: most share what they are.
fn same<T: PartialEq>(ours: Option<&Arc<T>>, theirs: Option<&Arc<T>>) -> bool {
    ours.zip(theirs).is_some_and(|(ours, theirs)| Arc::ptr_eq(ours, theirs) || ours == theirs)
}

/// For each line of a case the first one that comes to the same wherever equal values are equal numbers, which may be itself:
/// as many as a plan has of one kind at many places. Of the lines that look alike the latest is compared.
pub(crate) fn twins(case: &Case, schedule: &Schedule) -> Vec<usize> {
    let by = |line: usize| {
        let Line { movable, existing, components, .. } = &*case.lines[line];
        (&schedule.lines[line], movable, existing, components)
    };
    let mut latest = HashMap::new();
    let mut first: Vec<usize> = Vec::with_capacity(case.lines.len());
    for (line, service) in schedule.lines.iter().enumerate() {
        let glance = (&case.lines[line].item, service.number.last(), service.cohorts.len());
        let other = latest.insert(glance, line).filter(|other| by(*other) == by(line));
        first.push(other.map_or(line, |other| first[other]));
    }
    first
}
