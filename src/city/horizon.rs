use crate::model::Case;

/// The fiscal years over which plans weigh on a city's budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// The one in which the first plan starts.
    pub first: i32,
    /// The one in which the last plan ends.
    pub last: i32,
    /// The last one whose December every plan still holds: later ones give no flags.
    pub judged: i32,
    /// The first one with at least 6 months after the end of a pilot; without a pilot, the first that a plan covers from
    /// January on.
    pub after_pilot: i32,
}

impl Horizon {
    /// Of one plan.
    pub fn of(case: &Case) -> Self {
        let calendar = &case.calendar;
        let (begins, latest) = match calendar.pilot() {
            Some(pilot) => (calendar.month(pilot.first + pilot.months), 7),
            None => (calendar.start, 1),
        };
        Self {
            first: calendar.start.year(),
            last: *calendar.years().end(),
            judged: calendar.year_of(calendar.months) - 1,
            after_pilot: begins.year() + i32::from(begins.of_year() > latest),
        }
    }

    /// Of two beside each other: what the one that ends first no longer holds is not judged.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            judged: self.judged.min(other.judged),
            after_pilot: self.after_pilot.min(other.after_pilot),
        }
    }

    /// Whether any fiscal year after the pilot gives flags; elsewhere nothing is known of what the plan does then.
    pub fn seen(self) -> bool {
        self.seen_until(self.judged)
    }

    /// Whether any fiscal year after the pilot gives flags, where the last that gives any is another one.
    pub fn seen_until(self, judged: i32) -> bool {
        self.after_pilot <= judged
    }

    /// The place of a fiscal year among those from the first on; none before it.
    pub(crate) fn place(self, year: i32) -> Option<usize> {
        usize::try_from(year - self.first).ok()
    }
}
