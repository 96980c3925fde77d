/// How a command ended; of several, the worst in the order of this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done, and sustainable where a verdict was asked for.
    Done,
    /// Fragile.
    Fragile,
    /// Something has no price.
    Incomplete,
    /// Unsustainable.
    Unsustainable,
    /// A file or its values are wrong.
    Faulty,
    /// The command was not called as it should be.
    Usage,
    /// A bug of ours.
    Bug,
}

impl Exit {
    /// The process's exit code.
    pub fn code(self) -> i32 {
        match self {
            Self::Done => 0,
            Self::Faulty => 1,
            Self::Usage => 2,
            Self::Fragile => 10,
            Self::Unsustainable => 11,
            Self::Incomplete => 13,
            Self::Bug => 70,
        }
    }

    /// Whether it is a finding about a plan, not a failure.
    pub fn is_verdict(self) -> bool {
        matches!(self, Self::Fragile | Self::Incomplete | Self::Unsustainable)
    }
}
