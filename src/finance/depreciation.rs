use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::grants::{Receipt, ReceiptKind};
use super::groups::Group;
use super::years::Years;
use crate::document::Section;
use crate::model::{Case, Inputs, WrittenOff};
use crate::number::{FullNumber, Label, What};
use crate::units::order;

/// What the plan's investment charges to the operating section of the years to come, and what the subsidies received
/// for it give back there (*dotations aux amortissements*, account 68 against 28; *reprises*, 777 against 139). Order
/// movements: no money moves, and no savings hold them. In euros; lines that the accounts hold already are left out.
#[derive(Debug, Clone)]
pub struct Depreciation<N> {
    /// Charges of the months within the horizon.
    pub charge: Years<N>,
    /// What subsidies and contributions write back within it.
    pub write_back: Years<N>,
    /// Charges of the months after it.
    pub charge_after: N,
    /// What is written back after it.
    pub write_back_after: N,
}

/// Charges and what is written back of them, by the month of the spending; in twelfths of a euro. Of the months, only
/// those that have anything.
type Spent<N> = [Vec<(u32, N)>; 2];

impl<N: FullNumber> Depreciation<N> {
    /// Equal monthly parts of every investment TTC from its own month on, *prorata temporis* as M57 has it (CGCT
    /// R2321-1); the subsidies and contributions that it gives right to, whenever received, over the same months. FCTVA
    /// and loans write nothing back.
    pub(crate) fn of(case: &Case, groups: &[Group<N>], receipts: &[Receipt<N>], inputs: &impl Inputs<N>) -> Self {
        let months = case.calendar.months;
        let years: Vec<(i32, u32, u32)> = case
            .calendar
            .years()
            .map(|year| {
                let of_year = |month: &u32| case.calendar.year_of(*month) == year;
                let first = (0..months).find(of_year).unwrap_or(months);
                (year, first, (first..months).find(|month| !of_year(month)).unwrap_or(months))
            })
            .collect();
        let spent = spent(case, groups, receipts);
        let sum = |part: usize, first: u32, end: u32| {
            let mut sum = N::zero();
            for (written_off, spent) in &spent {
                let mut parts = N::zero();
                for (month, amount) in spent[part].iter().take_while(|(month, _)| *month < end) {
                    let held = end.min(month + written_off.months).saturating_sub(first.max(*month));
                    if held > 0 {
                        parts.add_to(&amount.scale_as(Decimal::from(held), || Label::new(What::MonthsHeld)));
                    }
                }
                if !parts.is_nothing() {
                    sum.add_to(&parts.div(&duration(case, *written_off, inputs)));
                }
            }
            sum.twelfth()
        };
        let of_years = |part: usize, what: What| {
            let year =
                |&(year, first, end): &(i32, u32, u32)| sum(part, first, end).mark(|| Label::new(what).year(year));
            Years(years.iter().map(year).collect())
        };
        Self {
            charge: of_years(0, What::DepreciationCharge),
            write_back: of_years(1, What::WriteBack),
            charge_after: sum(0, months, u32::MAX).mark(|| Label::new(What::DepreciationCharge)),
            write_back_after: sum(1, months, u32::MAX).mark(|| Label::new(What::WriteBack)),
        }
    }

    /// Charges less what is written back, by fiscal year.
    pub fn net(&self) -> Years<N> {
        self.charge.minus(&self.write_back)
    }
}

impl Depreciation<Decimal> {
    /// Charge and what is written back of each year that has any.
    pub fn years(&self, first_year: i32) -> impl Iterator<Item = (i32, Decimal, Decimal)> {
        let parts = self.charge.0.iter().zip(&self.write_back.0);
        let years = (first_year..).zip(parts).map(|(year, (charge, write_back))| (year, *charge, *write_back));
        years.filter(|(_, charge, write_back)| !charge.is_zero() || !write_back.is_zero())
    }

    /// Whether anything is depreciated.
    pub fn is_nothing(&self) -> bool {
        self.charge.0.iter().all(Decimal::is_zero) && self.charge_after.is_zero()
    }
}

/// The months of a duration, as what says it.
fn duration<N: FullNumber>(case: &Case, written_off: WrittenOff, inputs: &impl Inputs<N>) -> N {
    let law = written_off.by_law.and_then(|family| case.depreciation.iter().find(|(known, _)| *known == family));
    match law {
        Some((_, months)) => inputs.of(*months),
        None => N::constant(Decimal::from(written_off.months)).mark(|| Label::new(What::DepreciationMonths)),
    }
}

/// What is depreciated, by its duration.
fn spent<N: FullNumber>(case: &Case, groups: &[Group<N>], receipts: &[Receipt<N>]) -> BTreeMap<WrittenOff, Spent<N>> {
    let mut spent: BTreeMap<WrittenOff, [Vec<N>; 2]> = BTreeMap::new();
    let mut add = |group: &Group<N>, part: usize, amounts: &[N]| {
        let Some(written_off) = group.key.depreciation.filter(|_| !group.key.in_accounts) else { return };
        let nothing = || vec![N::zero(); case.calendar.months as usize];
        let sums = &mut spent.entry(written_off).or_insert_with(|| [nothing(), nothing()])[part];
        sums.iter_mut().zip(amounts).filter(|(_, amount)| !amount.is_nothing()).for_each(|(sum, it)| sum.add_to(it));
    };
    groups.iter().for_each(|group| add(group, 0, &group.incl_vat));
    let given = receipts.iter().filter(|receipt| receipt.kind != ReceiptKind::Fctva);
    for receipt in given.filter(|receipt| receipt.section == Section::Investment) {
        add(&groups[receipt.group], 1, &receipt.spent);
    }
    let filled = |months: Vec<N>| (0..).zip(months).filter(|(_, amount)| !amount.is_nothing()).collect();
    order::map(spent.into_iter().map(|(written_off, parts)| (written_off, parts.map(filled))))
}
