use std::ops::Range;

use rust_decimal::Decimal;

use super::financing::sum;
use super::{Financing, Receipt, ReceiptKind};
use crate::document::Section;
use crate::model::{Case, Component, Funding, Grant, When};
use crate::number::Number;
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
    // The State gives back no more than a share of what is paid.
    if financing.receipts.iter().all(|one| one.kind == ReceiptKind::Fctva) {
        return Decimal::ZERO;
    }
    let open = |grant: &Grant| {
        let spent = |section| {
            grant.section.is_none_or(|only| only == section) && may_cost_more(case, section, Some(&grant.lines))
        };
        grant.cap.is_some() && [Section::Investment, Section::Operating].into_iter().any(spent)
    };
    // Of each entry of the funding, whether its cap may still cut more, and whether it is used up.
    let caps = case.funding.iter().enumerate().map(|(of, funding)| match funding {
        Funding::Subsidy(grant) | Funding::Contribution(grant) => (open(grant), is_used_up(of, grant, financing)),
        Funding::Loan(_) => (false, false),
    });
    let caps: Vec<(bool, bool)> = caps.collect();
    let cap_of = |one: &Receipt<Decimal>| one.funding.map_or((false, false), |of| caps[of]);
    let (mut sections, mut by_month) = ([Decimal::ZERO; 2], Decimal::ZERO);
    for (of, group) in financing.groups.iter().enumerate() {
        let received = financing.receipts.iter().filter(|one| one.group == of && !cap_of(one).0);
        let received: Vec<&Receipt<Decimal>> = received.collect();
        let certain = |one: &&&Receipt<Decimal>| one.kind == ReceiptKind::Fctva || !cap_of(one).1;
        let section = &mut sections[usize::from(group.key.section == Section::Operating)];
        for months in alike(&group.incl_vat, &received) {
            let (month, times) = (months.start, Decimal::from(months.len()));
            let spent = |one: &&Receipt<Decimal>| one.spent[month];
            let (cost, certain) = (group.incl_vat[month], received.iter().filter(certain).map(spent).sum::<Decimal>());
            *section += (received.iter().map(spent).sum::<Decimal>() - cost) * times;
            by_month += (certain - cost).max(Decimal::ZERO) * times;
        }
    }
    let above = [Section::Investment, Section::Operating].into_iter().zip(sections);
    // Every line is looked at only where there is something to tell.
    let kept = above.filter(|(section, above)| *above > Decimal::ZERO && !may_cost_more(case, *section, None));
    let by_section: Decimal = kept.map(|(_, above)| above).sum();
    half_up(by_month.max(by_section) / MONTHS_A_YEAR, 2)
}

/// Whether more than its cost is given for any euro of spending. Where for none, neither for any sum of them.
pub(crate) fn some_is_overpaid(financing: &Financing<Decimal>) -> bool {
    financing.groups.iter().enumerate().any(|(of, group)| {
        let own = || financing.receipts.iter().filter(move |one| one.group == of);
        let given = |month: usize| -> Decimal { own().filter_map(|one| one.spent.get(month)).sum() };
        group.incl_vat.iter().enumerate().any(|(month, incl_vat)| given(month) > *incl_vat)
    })
}

/// Months, one after the other, in which the costs of a group and all that is received for them are the same.
fn alike(costs: &[Decimal], received: &[&Receipt<Decimal>]) -> Vec<Range<usize>> {
    let same =
        |a: usize, b: usize| costs[a].same(&costs[b]) && received.iter().all(|one| one.spent[a].same(&one.spent[b]));
    let months: Vec<usize> = (0..costs.len()).collect();
    months.chunk_by(|a, b| same(*a, *b)).map(|of| of[0]..of[0] + of.len()).collect()
}

/// Whether something of these lines, or of all, has no price that may turn out to be spending of this section.
fn may_cost_more(case: &Case, section: Section, lines: Option<&[bool]>) -> bool {
    if case.unpriced.is_empty() {
        return false;
    }
    let may = |one: &Component| {
        let running = one.accrual.recurs() || one.when == When::Exit;
        match one.section {
            // Failures are paid of the operating section.
            Some(own) => own == section || section == Section::Operating && one.failure.is_some(),
            // What is bought may be below the threshold of equipment.
            None => section == Section::Operating || !running,
        }
    };
    let of = case.lines.iter().enumerate().filter(|(place, _)| lines.is_none_or(|lines| lines[*place]));
    of.flat_map(|(_, line)| &line.components).any(|one| one.unpriced && may(one))
}

/// Whether a grant has reached its cap, and so gives less than its rate somewhere.
fn is_used_up(place: usize, grant: &Grant, financing: &Financing<Decimal>) -> bool {
    let given = financing.receipts.iter().filter(|one| one.funding == Some(place)).flat_map(Receipt::parts);
    grant.cap.is_some_and(|cap| half_up(sum(given) / MONTHS_A_YEAR, 9) >= cap.value)
}
