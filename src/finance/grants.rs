use std::cell::OnceCell;

use rust_decimal::Decimal;

use super::groups::Group;
use super::years::Years;
use crate::document::{Funder, Section, Status};
use crate::engine::Cause;
use crate::model::{Case, Funding, Grant, Inputs};
use crate::number::{FullNumber, Label, Latest, Mask, What};
use crate::units::MONTHS_A_YEAR;

/// Money that an amount gives right to.
#[derive(Debug, Clone)]
pub struct Receipt<N> {
    /// Which of the funding it is; `None`: the FCTVA.
    pub funding: Option<usize>,
    /// Its kind.
    pub kind: ReceiptKind,
    /// Who gives it.
    pub funder: Funder,
    /// How sure it is.
    pub status: Status,
    /// Which of the groups gives right to it.
    pub group: usize,
    /// Section of the amounts that give right to it.
    pub section: Section,
    /// Whether they are of lines that the accounts hold already.
    pub in_accounts: bool,
    /// Why they were spent.
    pub cause: Cause,
    /// By month of the *spending*, in twelfths of a euro.
    pub spent: Vec<N>,
    /// Months from the spending to the receipt.
    pub lag: u32,
    /// What it comes to by the fiscal year in which it arrives within the horizon, and by that of the spending, where that
    /// was summed.
    pub(super) by_year: Option<[Years<N>; 2]>,
}

/// Kinds of receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReceiptKind {
    /// A subsidy.
    Subsidy,
    /// A partner's contribution.
    Contribution,
    /// VAT compensation fund.
    Fctva,
}

impl<N> Receipt<N> {
    /// By month of the plan in which it arrives.
    pub(super) fn arriving(&self) -> impl Iterator<Item = (u32, &N)> {
        (self.lag..).zip(&self.spent)
    }

    /// Month of the plan in which a spending's receipt arrives, if it is within the horizon.
    pub fn month(&self, spent: usize, horizon: u32) -> Option<u32> {
        let month = u32::try_from(spent).ok()?.saturating_add(self.lag);
        (month < horizon).then_some(month)
    }
}

impl<N: FullNumber> Receipt<N> {
    /// The same with its years summed once for all that are made of them.
    pub(super) fn kept(self, case: &Case) -> Self {
        let arrived = Years::of_months(case, self.arriving());
        let by_year = Some([arrived, Years::of_months(case, (0..).zip(&self.spent))]);
        Self { by_year, ..self }
    }

    /// What it is summed from: its years where these are known, else its months.
    pub(super) fn parts(&self) -> &[N] {
        self.by_year.as_ref().map_or(&self.spent, |[_, spent]| &spent.0)
    }
}

/// Every receipt that the groups give right to.
pub(super) fn receipts<N: FullNumber>(
    case: &Case,
    groups: &[Group<N>],
    inputs: &impl Inputs<N>,
    counts: impl Fn(Status) -> bool,
) -> Vec<Receipt<N>> {
    receipts_beside(case, groups, inputs, counts, |_, _| None)
}

/// The same, where some receipts are known: those of an entry of the funding, or of the FCTVA, for a group.
pub(super) fn receipts_beside<'k, N: FullNumber + 'k>(
    case: &Case,
    groups: &[Group<N>],
    inputs: &impl Inputs<N>,
    counts: impl Fn(Status) -> bool,
    known: impl Fn(Option<usize>, usize) -> Option<&'k Receipt<N>>,
) -> Vec<Receipt<N>> {
    let mut out = Vec::new();
    for (place, funding) in case.funding.iter().enumerate() {
        let (kind, grant) = match funding {
            Funding::Subsidy(grant) => (ReceiptKind::Subsidy, grant),
            Funding::Contribution(grant) => (ReceiptKind::Contribution, grant),
            Funding::Loan(_) => continue,
        };
        if !counts(grant.status) {
            continue;
        }
        let factors = OnceCell::new();
        for (of, group) in groups.iter().enumerate().filter(|(_, group)| group.key.eligible[place]) {
            if let Some(known) = known(Some(place), of) {
                out.push(known.clone());
                continue;
            }
            let factors = factors.get_or_init(|| self::factors(grant, place, groups, inputs));
            let base = basis(grant, group);
            let mut latest = Latest::default();
            let spent = (0..).zip(base.iter().zip(factors)).map(|(month, (base, factor))| match factor {
                Some(factor) if !base.is_nothing() => {
                    latest.of(base, factor, || base.mul(factor).mark(|| receipt(place, month)))
                }
                _ => N::zero(),
            });
            out.push(Receipt {
                funding: Some(place),
                kind,
                funder: grant.funder,
                status: grant.status,
                group: of,
                section: group.key.section,
                in_accounts: group.key.in_accounts,
                cause: group.key.cause,
                spent: spent.collect(),
                lag: grant.lag,
                by_year: None,
            });
        }
    }
    let fctva = |group| match known(None, group) {
        Some(known) => Some(known.clone()),
        None => fctva(case, groups, group, &out, inputs),
    };
    let fctva: Vec<_> = (0..groups.len()).filter_map(fctva).collect();
    out.extend(fctva);
    out
}

/// On what of a group's amounts including VAT the FCTVA is reckoned, by month: not on what the State's subsidies on
/// such amounts pay, whenever received.
pub(super) fn fctva_base<N: FullNumber>(
    case: &Case,
    groups: &[Group<N>],
    group: usize,
    receipts: &[Receipt<N>],
) -> Vec<N> {
    let holds_vat = |receipt: &&Receipt<N>| {
        let funding = receipt.funding.and_then(|place| case.funding.get(place));
        receipt.group == group && funding.and_then(Funding::grant).is_some_and(Grant::holds_vat)
    };
    let held: Vec<&Receipt<N>> = receipts.iter().filter(holds_vat).collect();
    let left = |(month, amount): (usize, &N)| {
        let given = held.iter().map(|receipt| &receipt.spent[month]).filter(|given| !given.is_nothing());
        let mut given = given.peekable();
        if given.peek().is_none() {
            return amount.clone();
        }
        given.fold(amount.clone(), |left, given| left.sub(given)).max(&N::zero())
    };
    groups[group].incl_vat.iter().enumerate().map(left).collect()
}

fn receipt(funding: usize, month: u32) -> Label {
    Label::new(What::Receipt).entry(funding).month(month)
}

fn basis<'g, N>(grant: &Grant, group: &'g Group<N>) -> &'g [N] {
    if grant.incl_vat { &group.incl_vat } else { &group.excl_vat }
}

/// What one euro of eligible spending brings in each month: the rate until the cap is used up, in order
/// of spending; what is left of the cap is shared pro rata within the month.
fn factors<N: FullNumber>(grant: &Grant, place: usize, groups: &[Group<N>], inputs: &impl Inputs<N>) -> Vec<Option<N>> {
    let rate = inputs.of(grant.rate);
    let Some(cap) = grant.cap else {
        return grant.months.iter().map(|eligible| eligible.then(|| rate.clone())).collect();
    };
    let cap = inputs.of(cap).scale_as(MONTHS_A_YEAR, || Label::new(What::Twelve));
    let eligible: Vec<&[N]> =
        groups.iter().filter(|group| group.key.eligible[place]).map(|group| basis(grant, group)).collect();
    let mut used = N::zero();
    let mut out = Vec::with_capacity(grant.months.len());
    for (at, (month, in_phase)) in (0..).zip(grant.months.iter().enumerate()) {
        let name = |what| Label::new(what).entry(place).month(at);
        if !in_phase {
            out.push(None);
            continue;
        }
        let mut spent = N::zero();
        for amounts in &eligible {
            spent.add_to(&amounts[month]);
        }
        if spent.is_nothing() {
            out.push(None);
            continue;
        }
        let spent = spent.mark(|| name(What::Eligible));
        let right = spent.mul(&rate);
        let left = cap.sub(&used).mark(|| name(What::CapLeft));
        let within = left.sub(&right).below_zero().not();
        // Divides by one where nothing is spent, so that no scenario divides by zero.
        let divisor = N::select(&spent.not_positive(), &N::constant(Decimal::ONE), &spent);
        let share = N::select(&within, &rate, &left.div(&divisor));
        out.push(Some(share.mark(|| name(What::GrantShare))));
        // What is left brings it to the cap, no further.
        used = N::select(&within, &used.add(&right), &cap);
    }
    out
}

/// The FCTVA: a share of the TTC amount where VAT was paid, at the rate of the month of the spending.
fn fctva<N: FullNumber>(
    case: &Case,
    groups: &[Group<N>],
    place: usize,
    receipts: &[Receipt<N>],
    inputs: &impl Inputs<N>,
) -> Option<Receipt<N>> {
    let group = &groups[place];
    let rates = case.fctva_rates(group.key.fctva)?;
    let base = fctva_base(case, groups, place, receipts);
    let vat = &case.vat[group.key.vat];
    let mut latest = Latest::default();
    let months = (0..).zip(base.iter().zip(rates.iter().zip(vat)));
    let spent = months.map(|(month, (amount, (rate, vat)))| {
        if vat.value.is_zero() || amount.is_nothing() {
            return N::zero();
        }
        let rate = inputs.of(*rate);
        latest.of(amount, &rate, || amount.mul(&rate).mark(|| Label::new(What::Receipt).month(month)))
    });
    Some(Receipt {
        funding: None,
        kind: ReceiptKind::Fctva,
        funder: Funder::State,
        status: Status::Acquired,
        group: place,
        section: group.key.section,
        in_accounts: group.key.in_accounts,
        cause: group.key.cause,
        spent: spent.collect(),
        lag: case.fctva_lag,
        by_year: None,
    })
}
