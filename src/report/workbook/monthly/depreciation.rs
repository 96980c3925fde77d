use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::sums::{Ask, CostSums};
use crate::document::Section;
use crate::report::workbook::pad::{Look, Pad, Row};
use crate::report::workbook::term::Term;
use crate::units::order;

/// The durations over which the plan's investment is depreciated, in months.
pub(super) fn durations(sums: &CostSums<'_>) -> BTreeSet<u32> {
    let outside = sums.costs.all.iter().filter(|cost| !cost.in_accounts && cost.depreciation > 0);
    let invests = |section: Section| section == Section::Investment;
    let written_off =
        outside.filter(|cost| invests(cost.section) || cost.otherwise.is_some_and(|(section, _)| invests(section)));
    order::set(written_off.map(|cost| cost.depreciation))
}

/// What is depreciated over so many months.
pub(super) fn depreciated(months: u32) -> [Ask; 3] {
    [Ask::InAccounts(false), Ask::Section(Section::Investment), Ask::Depreciation(months)]
}

/// Charges by month, a row for each duration.
pub(super) fn charges(sums: &CostSums<'_>, pad: &mut Pad<'_>) -> Result<Vec<Row>, XlsxError> {
    let style = sums.context.style;
    let mut rows = Vec::new();
    for months in durations(sums) {
        let args = [("months", (months as usize).into())];
        let spent = sums.row(style.tell("workbook-depreciated", &args), &depreciated(months), true, pad)?;
        rows.push(spread(&spent, months, style.tell("workbook-depreciated-over", &args), pad)?);
    }
    Ok(rows)
}

/// Amounts in equal parts over so many months, the first in their own.
pub(super) fn spread(spent: &Row, months: u32, head: String, pad: &mut Pad<'_>) -> Result<Row, XlsxError> {
    let term = |month: usize| {
        let first = (month + 1).saturating_sub(months as usize);
        let sum: Decimal = spent.values[first..=month].iter().sum();
        Some(Term::new(format!("SUM({})/{months}", spent.span(first, month)), sum / Decimal::from(months)))
    };
    pad.row(&[head.into()], (0..spent.values.len()).map(term).collect(), Look::Cents)
}
