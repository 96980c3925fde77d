use rust_decimal::Decimal;

use super::grants::Receipt;
use super::groups::Group;
use crate::engine::Schedule;
use crate::model::Case;
use crate::number::{FullNumber, Label, What};
use crate::units::half_up;

/// The city's yearly run cost in the pilot and once everything runs at full price. In euros a year.
#[derive(Debug, Clone)]
pub struct Cliff<N> {
    /// Over the pilot.
    pub pilot: N,
    /// Over the 12 months that follow the last growth; none where no month follows.
    pub after: Option<N>,
    /// Those months: first and number.
    pub window: Option<(u32, u32)>,
}

impl Cliff<Decimal> {
    /// How many times the cost of the pilot full service costs, with one decimal; none where it is no more, or one of
    /// them nothing.
    pub fn times(&self) -> Option<Decimal> {
        let after = self.after.filter(|_| self.pilot > Decimal::ZERO)?;
        Some(half_up(after / self.pilot, 1).normalize()).filter(|times| *times > Decimal::ONE)
    }
}

/// Recurring, failure and renewal amounts TTC, less what these very amounts give right to.
pub(super) fn cliff<N: FullNumber>(
    case: &Case,
    schedule: &Schedule,
    groups: &[Group<N>],
    receipts: &[Receipt<N>],
) -> Option<Cliff<N>> {
    let pilot = case.calendar.pilot()?;
    let end = pilot.first + pilot.months;
    let first = schedule.last_growth(end).map_or(end, |month| month + 1);
    let months = 12.min(case.calendar.months.saturating_sub(first));
    let yearly = |first: u32, months: u32| {
        let window = first as usize..(first + months) as usize;
        let mut sum = N::zero();
        for group in groups.iter().filter(|group| group.runs()) {
            group.incl_vat[window.clone()].iter().for_each(|amount| sum.add_to(amount));
        }
        for receipt in receipts.iter().filter(|receipt| receipt.cause.runs()) {
            receipt.spent[window.clone()].iter().for_each(|amount| sum = sum.sub(amount));
        }
        // Twelfths of a euro over so many months are euros a year over the same number of months.
        let months = N::constant(Decimal::from(months)).mark(|| Label::new(What::Months));
        sum.div(&months).mark(|| Label::new(What::CliffCost).month(first))
    };
    let window = (months > 0).then_some((first, months));
    Some(Cliff {
        pilot: yearly(pilot.first, pilot.months),
        after: window.map(|(first, months)| yearly(first, months)),
        window,
    })
}
