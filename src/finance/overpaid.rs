use rust_decimal::Decimal;

use super::aided::is_used_up;
use super::{Financing, ReceiptKind};
use crate::document::Section;
use crate::model::{Case, Funding};
use crate::units::{MONTHS_A_YEAR, half_up};

/// What subsidies, contributions and the FCTVA give of spending above what it costs including VAT, in euros: nobody pays
/// more than there is to pay, public or private.
///
/// Spending is looked at group by group and month by month, but for aids whose cap is used up: what that cuts falls on no
/// month in particular. They count within their section.
pub(crate) fn overpaid(case: &Case, financing: &Financing<Decimal>) -> Decimal {
    let nothing = || financing.groups.iter().map(|group| vec![Decimal::ZERO; group.incl_vat.len()]).collect::<Vec<_>>();
    let (mut certain, mut sections) = (nothing(), [Decimal::ZERO; 2]);
    let place = |section: Section| usize::from(section == Section::Operating);
    for group in &financing.groups {
        sections[place(group.key.section)] -= group.incl_vat.iter().sum::<Decimal>();
    }
    for one in &financing.receipts {
        sections[place(one.section)] += one.spent.iter().sum::<Decimal>();
        let used_up = one.funding.is_some_and(|of| match &case.funding[of] {
            Funding::Subsidy(grant) | Funding::Contribution(grant) => is_used_up(of, grant, financing),
            Funding::Loan(_) => false,
        });
        if one.kind == ReceiptKind::Fctva || !used_up {
            certain[one.group].iter_mut().zip(&one.spent).for_each(|(sum, amount)| *sum += amount);
        }
    }
    let above = |(group, received): (&super::Group<Decimal>, Vec<Decimal>)| -> Decimal {
        group.incl_vat.iter().zip(received).map(|(cost, received)| (received - cost).max(Decimal::ZERO)).sum()
    };
    let by_month: Decimal = financing.groups.iter().zip(certain).map(above).sum();
    let by_section: Decimal = sections.into_iter().map(|above| above.max(Decimal::ZERO)).sum();
    half_up(by_month.max(by_section) / MONTHS_A_YEAR, 2)
}
