use crate::units::{Date, Month};

/// The day with which the dates of a file are compared. There is no clock: the same file gives the same findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// The day.
    pub date: Date,
    /// Where it comes from.
    pub with: With,
}

/// Where the day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// `--date`.
    Given,
    /// The newest date of the file.
    Newest,
    /// The plan's start.
    Start,
}

impl Compared {
    /// The day that was given, else the newest of the file's.
    pub fn given_or_newest(given: Option<Date>, dates: impl IntoIterator<Item = Date>) -> Option<Self> {
        match given {
            Some(date) => Some(Self { date, with: With::Given }),
            None => dates.into_iter().max().map(|date| Self { date, with: With::Newest }),
        }
    }

    /// The day that was given, else the plan's start.
    pub fn given_or_start(given: Option<Date>, start: Month) -> Self {
        match given {
            Some(date) => Self { date, with: With::Given },
            None => Self { date: start.first_day(), with: With::Start },
        }
    }

    /// Whether a date lies more than 24 months before the day: the age from which `check` warns of a source too.
    pub fn is_stale(self, date: Date) -> bool {
        let limit = self.date.checked_sub(jiff::Span::new().months(24));
        limit.is_ok_and(|limit| date < limit)
    }
}
