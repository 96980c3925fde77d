use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::years::ByYear;
use crate::analysis::Analysis;
use crate::document::{Section, Status, Text};
use crate::finance::{Cost, ReceiptKind};
use crate::model::{AsWritten, Case};
use crate::number::Number;

/// What costs that belong together come to, by fiscal year.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// Excluding VAT.
    pub excl_vat: ByYear,
    /// Including VAT.
    pub incl_vat: ByYear,
}

impl Sums {
    /// Of one row of costs.
    pub fn of(cost: &Cost<Decimal>, case: &Case) -> Self {
        let mut sums = Self::default();
        for (month, excl_vat, incl_vat) in cost.both(case, &AsWritten) {
            sums.add(case.calendar.year_of(month), *excl_vat, incl_vat);
        }
        sums
    }

    fn add(&mut self, year: i32, excl_vat: Decimal, incl_vat: Decimal) {
        self.excl_vat.add(year, excl_vat);
        self.incl_vat.add(year, incl_vat);
    }
}

/// Costs summed by whatever they have in common, in the order of the keys.
pub fn grouped<K: Ord>(analysis: &Analysis, of: impl Fn(&Cost<Decimal>, u32) -> K) -> BTreeMap<K, Sums> {
    let case = &analysis.case;
    let mut groups: BTreeMap<K, Sums> = BTreeMap::new();
    for cost in &analysis.costs {
        for (month, excl_vat, incl_vat) in cost.both(case, &AsWritten) {
            let sums = groups.entry(of(cost, month)).or_default();
            sums.add(case.calendar.year_of(month), *excl_vat, incl_vat);
        }
    }
    groups
}

/// Receipts of one name and section.
#[derive(Debug, Clone)]
pub struct FundingTally {
    /// Name of the funding.
    pub name: Text,
    /// `subsidy`, `contribution` or `fctva`.
    pub kind: &'static str,
    /// Section of the amounts that give right to it.
    pub section: Section,
    /// How sure it is.
    pub status: Status,
    /// By year of receipt.
    pub received: ByYear,
    /// After the horizon, in twelfths of a euro.
    pub after_horizon: Decimal,
}

impl FundingTally {
    /// All of it, whenever received, in euros.
    pub fn total(&self) -> Decimal {
        self.received.total() + self.after_horizon.twelfth()
    }
}

/// Money that is counted on and not acquired: its name, euros, how sure it is.
pub fn unsecured(analysis: &Analysis) -> impl Iterator<Item = (Text, Decimal, Status)> {
    let funding = funding_tallies(analysis).into_iter().map(|row| (row.name.clone(), row.total(), row.status));
    let benefits = analysis.financing.benefits.iter().map(|row| {
        let benefit = &analysis.case.benefits[row.benefit];
        (benefit.name.clone(), row.total(), benefit.status)
    });
    funding.chain(benefits).filter(|(_, _, status)| *status != Status::Acquired)
}

/// Receipts summed by name and section, without those that are nothing.
pub fn funding_tallies(analysis: &Analysis) -> Vec<FundingTally> {
    let case = &analysis.case;
    let mut rows: Vec<(Option<usize>, FundingTally)> = Vec::new();
    for receipt in &analysis.financing.receipts {
        let known =
            rows.iter().position(|(funding, row)| *funding == receipt.funding && row.section == receipt.section);
        let place = known.unwrap_or_else(|| {
            let row = FundingTally {
                name: receipt.funding.map_or_else(|| Text::one("FCTVA"), |place| case.funding[place].name().clone()),
                kind: match receipt.kind {
                    ReceiptKind::Subsidy => "subsidy",
                    ReceiptKind::Contribution => "contribution",
                    ReceiptKind::Fctva => "fctva",
                },
                section: receipt.section,
                status: receipt.status,
                received: ByYear::default(),
                after_horizon: Decimal::ZERO,
            };
            rows.push((receipt.funding, row));
            rows.len() - 1
        });
        let row = &mut rows[place].1;
        for (spent, amount) in receipt.spent.iter().enumerate() {
            match receipt.month(spent, case.calendar.months) {
                Some(month) => row.received.add(case.calendar.year_of(month), *amount),
                None => row.after_horizon += *amount,
            }
        }
    }
    rows.sort_by_key(|(funding, row)| (funding.unwrap_or(usize::MAX), row.section));
    let filled = |row: &FundingTally| !row.received.total().is_zero() || !row.after_horizon.is_zero();
    rows.into_iter().map(|(_, row)| row).filter(filled).collect()
}
