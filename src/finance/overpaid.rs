use rust_decimal::Decimal;

use super::financing::sum;
use super::{Financing, Receipt, ReceiptKind};
use crate::document::Section;
use crate::model::{Case, Component, Funding, Grant, When};
use crate::units::{MONTHS_A_YEAR, half_up};

/// What subsidies, contributions and the FCTVA give of spending above what it costs including VAT, in euros: nobody pays
/// more than there is to pay, public or private.
///
/// Spending is looked at group by group and month by month, but for aids whose cap is used up: these are sums for a
/// project, whatever months they are spent in. They count within their section.
///
/// Where something has no price, this is the least that it comes to: a price may add to it, and only what no price takes
/// back counts. That leaves out what a cap may still cut, and sums of a section that more spending may fall into.
pub(crate) fn overpaid(case: &Case, financing: &Financing<Decimal>) -> Decimal {
    let mut sections = [Decimal::ZERO; 2];
    let place = |section: Section| usize::from(section == Section::Operating);
    for group in &financing.groups {
        sections[place(group.key.section)] -= sum(&group.incl_vat);
    }
    let open = |grant: &Grant| {
        let spent =
            |section| grant.section.is_none_or(|only| only == section) && may_cost_more(case, section, &grant.lines);
        grant.cap.is_some() && [Section::Investment, Section::Operating].into_iter().any(spent)
    };
    // Of each entry of the funding, whether its cap may still cut more, and whether it is used up.
    let caps = case.funding.iter().enumerate().map(|(of, funding)| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => (open(grant), is_used_up(of, grant, financing)),
        Funding::Loan(_) => (false, false),
    });
    let caps: Vec<(bool, bool)> = caps.collect();
    let cap_of = |one: &Receipt<Decimal>| one.funding.map_or((false, false), |of| caps[of]);
    let mut certain: Vec<Vec<&[Decimal]>> = vec![Vec::new(); financing.groups.len()];
    for one in financing.receipts.iter().filter(|one| !cap_of(one).0) {
        sections[place(one.section)] += sum(&one.spent);
        if one.kind == ReceiptKind::Fctva || !cap_of(one).1 {
            certain[one.group].push(&one.spent);
        }
    }
    let above = |(group, received): (&super::Group<Decimal>, Vec<&[Decimal]>)| -> Decimal {
        let months = group.incl_vat.iter().enumerate();
        let months = months.map(|(month, cost)| (cost, sum(received.iter().map(|spent| &spent[month]))));
        months.filter(|(cost, received)| received > cost).map(|(cost, received)| received - cost).sum()
    };
    let by_month: Decimal = financing.groups.iter().zip(certain).map(above).sum();
    let all = vec![true; case.lines.len()];
    let whole = |section| !may_cost_more(case, section, &all);
    let kept = [Section::Investment, Section::Operating].into_iter().filter(|section| whole(*section));
    let by_section: Decimal = kept.map(|section| sections[place(section)].max(Decimal::ZERO)).sum();
    half_up(by_month.max(by_section) / MONTHS_A_YEAR, 2)
}

/// Whether something of these lines has no price that may turn out to be spending of this section.
fn may_cost_more(case: &Case, section: Section, lines: &[bool]) -> bool {
    let may = |one: &Component| {
        let running = one.accrual.recurs() || one.when == When::Exit;
        match one.section {
            // Failures are paid of the operating section.
            Some(own) => own == section || section == Section::Operating && one.failure.is_some(),
            // What is bought may be below the threshold of equipment.
            None => section == Section::Operating || !running,
        }
    };
    let of = case.lines.iter().zip(lines).filter(|(_, of)| **of);
    of.flat_map(|(line, _)| &line.components).any(|one| one.unpriced && may(one))
}

/// Whether a grant has reached its cap, and so gives less than its rate somewhere.
fn is_used_up(place: usize, grant: &Grant, financing: &Financing<Decimal>) -> bool {
    let given = financing.receipts.iter().filter(|one| one.funding == Some(place)).flat_map(|one| &one.spent);
    grant.cap.is_some_and(|cap| half_up(sum(given) / MONTHS_A_YEAR, 9) >= cap.value)
}
