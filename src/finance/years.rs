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
        let places = places(case);
        let mut years = Self::none(case);
        years.add(amounts.into_iter().filter_map(|(month, amount)| Some((*places.get(month as usize)?, amount))));
        years
    }

    /// The same of rows of amounts, each month by month from one on, without those that are nothing.
    pub(super) fn of_rows<'n>(case: &Case, rows: impl IntoIterator<Item = (u32, &'n [N])>) -> Self
    where
        N: 'n,
    {
        let places = places(case);
        let mut years = Self::none(case);
        for (first, row) in rows {
            let within = places.iter().skip(first as usize).copied().zip(row);
            years.add(within.filter(|(_, amount)| !amount.is_nothing()));
        }
        years
    }

    fn none(case: &Case) -> Self {
        Self(vec![N::zero(); case.calendar.years().count()])
    }

    /// Adds amounts, each to a year by its place. Those in a row that are the same are added as so many times one.
    fn add<'n>(&mut self, amounts: impl Iterator<Item = (usize, &'n N)>)
    where
        N: 'n,
    {
        let mut amounts = amounts.peekable();
        while let Some((place, amount)) = amounts.next() {
            let mut times = 1;
            while amounts.next_if(|(of, next)| *of == place && next.same(amount)).is_some() {
                times += 1;
            }
            self.0[place].add_times(amount, times);
        }
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

/// The place of each month's fiscal year.
fn places(case: &Case) -> Vec<usize> {
    let calendar = &case.calendar;
    let place = |month| usize::try_from(calendar.year_of(month) - calendar.start.year()).unwrap_or(0);
    (0..calendar.months).map(place).collect()
}
