use rust_decimal::Decimal;

use super::years::ByYear;
use crate::analysis::Analysis;
use crate::document::{Section, Status};
use crate::engine::Cause;
use crate::finance::ReceiptKind;
use crate::model::{Case, Funding};

/// A row of costs with its amounts by month, in twelfths of a euro.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Line of the case.
    pub line: usize,
    /// Component of the line.
    pub component: usize,
    /// Why.
    pub cause: Cause,
    /// Final section.
    pub section: Section,
    /// Excluding VAT.
    pub excl_vat: Vec<(u32, Decimal)>,
    /// Including VAT, of the same months.
    pub incl_vat: Vec<(u32, Decimal)>,
}

impl Tally {
    /// Sums by fiscal year: excluding and including VAT.
    pub fn by_year(&self, case: &Case) -> (ByYear, ByYear) {
        let (mut excl, mut incl) = (ByYear::default(), ByYear::default());
        self.excl_vat.iter().for_each(|(month, amount)| excl.add(case.calendar.year_of(*month), *amount));
        self.incl_vat.iter().for_each(|(month, amount)| incl.add(case.calendar.year_of(*month), *amount));
        (excl, incl)
    }
}

/// Every row of costs that is not nothing, with its VAT.
pub fn tallies(analysis: &Analysis) -> Vec<Tally> {
    let case = &analysis.case;
    let row = |cost: &crate::finance::Cost<Decimal>| {
        let rates = &case.vat[case.lines[cost.line].components[cost.component].vat];
        let with_vat = |(month, amount): &(u32, Decimal)| (*month, *amount + *amount * rates[*month as usize].value);
        Tally {
            line: cost.line,
            component: cost.component,
            cause: cost.cause,
            section: cost.section,
            excl_vat: cost.amounts.clone(),
            incl_vat: cost.amounts.iter().map(with_vat).collect(),
        }
    };
    analysis.costs.iter().map(row).collect()
}

/// Receipts of one name and section.
#[derive(Debug, Clone)]
pub struct FundingTally {
    /// Name of the funding.
    pub name: String,
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

/// Receipts summed by name and section, without those that are nothing.
pub fn funding_tallies(analysis: &Analysis) -> Vec<FundingTally> {
    let case = &analysis.case;
    let mut rows: Vec<(Option<usize>, FundingTally)> = Vec::new();
    for receipt in &analysis.financing.receipts {
        let known =
            rows.iter().position(|(funding, row)| *funding == receipt.funding && row.section == receipt.section);
        let place = known.unwrap_or_else(|| {
            let row = FundingTally {
                name: receipt.funding.map_or("FCTVA".to_owned(), |place| match &case.funding[place] {
                    Funding::Subsidy(grant) | Funding::Contribution(grant) => grant.name.clone(),
                    Funding::Loan(loan) => loan.name.clone(),
                }),
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
