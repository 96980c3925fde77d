use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::style::Style;
use super::years::ByYear;
use crate::analysis::Analysis;
use crate::document::{Fctva, Section, Status, Text};
use crate::engine::Cause;
use crate::finance::{Cost, Receipt, ReceiptKind};
use crate::model::{AsWritten, Case};
use crate::number::Number;
use crate::units::{MONTHS_A_YEAR, order};

/// What costs that belong together come to, by fiscal year.
#[derive(Debug, Clone, Default)]
pub struct YearlySums {
    /// Excluding VAT.
    pub excl_vat: ByYear,
    /// Including VAT.
    pub incl_vat: ByYear,
}

impl YearlySums {
    /// Of one row of costs.
    pub fn of(cost: &Cost<Decimal>, case: &Case) -> Self {
        Self::within(cost, case, &spans(case))
    }

    /// The same of one of many rows; `spans` are those of the case.
    pub(super) fn within(cost: &Cost<Decimal>, case: &Case, spans: &[(i32, usize)]) -> Self {
        let mut sums = Self::default();
        stretches(cost, case, spans).iter().for_each(|stretch| sums.add(stretch));
        sums
    }

    /// Adds a stretch of months.
    pub fn add(&mut self, stretch: &Stretch) {
        self.excl_vat.put(stretch.year, stretch.excl_vat);
        self.incl_vat.put(stretch.year, stretch.incl_vat);
    }
}

/// What a cost comes to in the months that one fiscal year, one phase and one rate of VAT have in common. Months are summed
/// first: there are a dozen times as many of them as of sums that they go into.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Its first month.
    pub month: u32,
    /// The fiscal year.
    pub year: i32,
    /// Excluding VAT, in twelfths of a euro.
    pub excl_vat: Decimal,
    /// Including VAT, in twelfths of a euro.
    pub incl_vat: Decimal,
}

/// Fiscal year and phase of every month.
pub(super) fn spans(case: &Case) -> Vec<(i32, usize)> {
    let calendar = &case.calendar;
    (0..calendar.months).map(|month| (calendar.year_of(month), calendar.phase_of(month))).collect()
}

/// The stretches of a cost; `spans` are those of the case.
pub(super) fn stretches(cost: &Cost<Decimal>, case: &Case, spans: &[(i32, usize)]) -> Vec<Stretch> {
    let rates = &case.vat[case.lines[cost.line].components[cost.component].vat];
    let common = |month: u32| (spans[month as usize], rates[month as usize].value);
    let of = |months: &[(u32, Decimal)]| {
        let (month, _) = *months.first()?;
        let ((year, _), rate) = common(month);
        let excl_vat: Decimal = months.iter().map(|(_, amount)| amount).sum();
        Some(Stretch { month, year, excl_vat, incl_vat: excl_vat + excl_vat * rate })
    };
    cost.amounts.chunk_by(|(one, _), (next, _)| common(*one) == common(*next)).filter_map(of).collect()
}

/// What runs costs the city in each fiscal year, TTC, less what it gives right to: before savings and revenue.
pub(crate) fn running_net(analysis: &Analysis) -> Vec<(i32, Decimal)> {
    let case = &analysis.case;
    let running = grouped(analysis, |cost, _| cost.cause.runs()).remove(&true).unwrap_or_default();
    let rights = analysis.financing.rights(case, |receipt| receipt.cause.runs()).0;
    case.calendar.years().zip(rights).map(|(year, right)| (year, running.incl_vat.get(year) - right)).collect()
}

/// Costs summed by whatever they have in common, in the order of the keys. Of one cost, the key is the same in all months
/// of a phase.
pub(crate) fn grouped<K: Ord>(analysis: &Analysis, of: impl Fn(&Cost<Decimal>, u32) -> K) -> BTreeMap<K, YearlySums> {
    let case = &analysis.case;
    let spans = spans(case);
    let mut groups: BTreeMap<K, YearlySums> = BTreeMap::new();
    for cost in &analysis.costs {
        let phase = |stretch: &Stretch| spans[stretch.month as usize].1;
        for of_phase in stretches(cost, case, &spans).chunk_by(|a, b| phase(a) == phase(b)) {
            let sums = groups.entry(of(cost, of_phase[0].month)).or_default();
            of_phase.iter().for_each(|stretch| sums.add(stretch));
        }
    }
    groups
}

/// Receipts of one name and section.
#[derive(Debug, Clone)]
pub(crate) struct FundingTally {
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
    pub(crate) fn total(&self) -> Decimal {
        self.received.total() + self.after_horizon.twelfth()
    }
}

/// Money that is counted on and not acquired: its name, euros, how sure it is.
pub(super) fn unsecured(analysis: &Analysis) -> impl Iterator<Item = (Text, Decimal, Status)> {
    let funding = funding_tallies(analysis).into_iter().map(|row| (row.name.clone(), row.total(), row.status));
    let benefits = analysis.financing.benefits.iter().map(|row| {
        let benefit = &analysis.case.benefits[row.benefit];
        (benefit.name.clone(), row.total(), benefit.status)
    });
    // What one funder gives in both sections is one thing to be obtained.
    let mut out: Vec<(Text, Decimal, Status)> = Vec::new();
    for (name, amount, status) in funding.chain(benefits).filter(|(_, _, status)| *status != Status::Acquired) {
        match out.iter_mut().find(|one| one.0 == name && one.2 == status) {
            Some(known) => known.1 += amount,
            None => out.push((name, amount, status)),
        }
    }
    out.into_iter()
}

/// One of these in words.
pub(super) fn unsecured_line((name, amount, status): &(Text, Decimal, Status), style: Style) -> String {
    format!("{} {} ({})", style.of(name), style.euros(*amount), style.say(status.word()))
}

/// Receipts summed by name and section, without those that are nothing.
pub(crate) fn funding_tallies(analysis: &Analysis) -> Vec<FundingTally> {
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
    order::by_key(&mut rows, |(funding, row)| (funding.unwrap_or(usize::MAX), row.section));
    let filled = |row: &FundingTally| !row.received.total().is_zero() || !row.after_horizon.is_zero();
    rows.into_iter().map(|(_, row)| row).filter(filled).collect()
}

/// Year of the finance bill that proposed to end the FCTVA on upkeep.
const DOUBTED_FROM: i32 = 2026;

/// What is received for upkeep of 2026 and later: the finance bill of that year proposed to end it.
pub(super) fn doubted_fctva(analysis: &Analysis) -> Decimal {
    let months = analysis.case.calendar.months;
    doubted(analysis, |one, spent| one.month(spent, months).is_some())
}

/// The word for how sure the FCTVA of a section is: a right, which on upkeep is to be checked.
pub(super) fn right_to_fctva(analysis: &Analysis, section: Section) -> &'static str {
    let doubted = section == Section::Operating && doubted_fctva(analysis) >= Decimal::ONE;
    if doubted { "study-status-doubted" } else { "study-status-right" }
}

/// The same, whenever it is received.
pub(super) fn doubted_rights(analysis: &Analysis) -> Decimal {
    doubted(analysis, |_, _| true)
}

fn doubted(analysis: &Analysis, counts: impl Fn(&Receipt<Decimal>, usize) -> bool) -> Decimal {
    let (case, financing) = (&analysis.case, &analysis.financing);
    let upkeep = financing.receipts.iter().filter(|one| {
        let right = &financing.groups[one.group].key.fctva;
        one.kind == ReceiptKind::Fctva && matches!(right, Fctva::Upkeep | Fctva::Networks)
    });
    let months = upkeep.flat_map(|one| (0..).zip(&one.spent).map(move |(spent, amount)| (one, spent, amount)));
    let doubted =
        months.filter(|(one, spent, _)| case.calendar.year_of(*spent) >= DOUBTED_FROM && counts(one, *spent as usize));
    doubted.map(|(_, _, amount)| *amount).sum::<Decimal>() / MONTHS_A_YEAR
}

/// Whether anything is renewed in months from one on.
pub(super) fn renewed_within(analysis: &Analysis, (first, months): (u32, u32)) -> bool {
    let renewals = analysis.costs.iter().filter(|cost| cost.cause == Cause::Renewal);
    let within = |month: u32| (first..first + months).contains(&month);
    renewals
        .flat_map(|cost| cost.both(&analysis.case, &AsWritten))
        .any(|(month, _, amount)| within(month) && !amount.is_zero())
}
