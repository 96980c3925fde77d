use crate::document::Section;

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
pub struct Row<N> {
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
    /// Month and amount, rising.
    pub amounts: Vec<(u32, N)>,
}

/// Every amount of a case.
#[derive(Debug, Clone)]
pub struct Ledger<N> {
    /// By line, component and cause.
    pub rows: Vec<Row<N>>,
    /// For each line that the threshold can move: the acquisition cost of a unit, TTC.
    pub acquisition: Vec<Option<N>>,
    /// Residual value at the horizon, excluding VAT, in euros.
    pub residual: N,
}
