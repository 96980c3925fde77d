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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::parse_date;

    #[test]
    fn stale_from_the_day_after_24_months() {
        let day = |text: &str| parse_date(text).unwrap();
        let compared = Compared::given_or_newest(None, [day("2020-01-30"), day("2026-05-31")]).unwrap();
        assert_eq!((compared.date, compared.with), (day("2026-05-31"), With::Newest));
        assert!(!compared.is_stale(day("2024-05-31")));
        assert!(compared.is_stale(day("2024-05-30")));
        assert_eq!(Compared::given_or_newest(Some(day("2030-01-01")), []).unwrap().with, With::Given);
        assert_eq!(Compared::given_or_newest(None, []), None);
    }
}
