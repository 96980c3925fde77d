use crate::model::Case;
use crate::number::{FullNumber, Label, What};

/// Sums of a fiscal year, one for each year of the plan. In euros.
#[derive(Debug, Clone)]
pub struct Years<N>(pub Vec<N>);

impl<N: FullNumber> Years<N> {
    /// The sums of amounts by month of the plan; those after the horizon are not counted.
    pub(super) fn of_months<'n>(case: &Case, amounts: impl IntoIterator<Item = (u32, &'n N)>) -> Self
    where
        N: 'n,
    {
        let calendar = &case.calendar;
        let mut amounts = amounts.into_iter().peekable();
        if amounts.peek().is_none() {
            return Self(vec![N::zero(); calendar.years().count()]);
        }
        let place = |month| usize::try_from(calendar.year_of(month) - calendar.start.year()).unwrap_or(0);
        let places: Vec<usize> = (0..calendar.months).map(place).collect();
        let mut years = vec![N::zero(); calendar.years().count()];
        let within = amounts.filter_map(|(month, amount)| Some((*places.get(month as usize)?, amount)));
        let mut within = within.peekable();
        while let Some((place, amount)) = within.next() {
            let mut times = 1;
            while within.next_if(|(of, next)| *of == place && next.same(amount)).is_some() {
                times += 1;
            }
            years[place].add_times(amount, times);
        }
        Self(years)
    }

    /// The sums of several things: of what is known by year that, of the others their amounts by month of the plan.
    pub(super) fn of_all<'n, T: Copy, M: Iterator<Item = (u32, &'n N)>>(
        case: &Case,
        all: impl Iterator<Item = T>,
        by_year: impl Fn(T) -> Option<&'n Self>,
        by_month: impl Fn(T) -> M,
    ) -> Self
    where
        N: 'n,
    {
        let (mut known, mut open) = (Vec::new(), Vec::new());
        for one in all {
            match by_year(one) {
                Some(years) => known.push(years),
                None => open.push(one),
            }
        }
        let sums = Self::of_months(case, open.into_iter().flat_map(by_month));
        known.into_iter().fold(sums, |sums, years| sums.plus(years))
    }

    /// Of sums in twelfths of a euro, those in euros.
    pub(super) fn twelfths(self) -> Self {
        Self(self.0.iter().map(N::twelfth).collect())
    }

    /// The year's sum, by its place from the plan's first year.
    pub fn get(&self, place: usize) -> Option<&N> {
        self.0.get(place)
    }

    /// Names each year's sum.
    #[must_use]
    pub fn mark(self, case: &Case, what: What) -> Self {
        let years = case.calendar.start.year()..;
        Self(years.zip(self.0).map(|(year, sum)| sum.mark(|| Label::new(what).year(year))).collect())
    }

    /// Year by year the sum of two.
    pub fn plus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a.add(b)).collect())
    }

    /// Year by year the difference of two.
    pub fn minus(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a.sub(b)).collect())
    }
}
