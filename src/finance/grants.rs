use rust_decimal::Decimal;

use super::groups::Group;
use crate::document::{Fctva, Section, Status};
use crate::engine::Cause;
use crate::model::{Case, Funding, Grant, Inputs};
use crate::number::{FullNumber, Label, What};

/// Money that an amount gives right to.
#[derive(Debug, Clone)]
pub struct Receipt<N> {
    /// Which of the funding it is; `None`: the FCTVA.
    pub funding: Option<usize>,
    /// Its kind.
    pub kind: ReceiptKind,
    /// How sure it is.
    pub status: Status,
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
    /// Month of the plan in which a spending's receipt arrives, if it is within the horizon.
    pub fn month(&self, spent: usize, horizon: u32) -> Option<u32> {
        let month = u32::try_from(spent).ok()?.saturating_add(self.lag);
        (month < horizon).then_some(month)
    }
}

/// Every receipt that the groups give right to.
pub fn receipts<N: FullNumber>(
    case: &Case,
    groups: &[Group<N>],
    inputs: &impl Inputs<N>,
    counts: impl Fn(Status) -> bool,
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
        let classes = classes(grant, place, groups);
        let shares = shares(grant, &classes, inputs);
        for (class, spent) in classes.into_iter().zip(shares) {
            let name = |(month, amount): (u32, N)| {
                if amount.is_nothing() { amount } else { amount.mark(|| receipt(place, month)) }
            };
            let spent = (0..).zip(spent).map(name).collect();
            out.push(Receipt {
                funding: Some(place),
                kind,
                status: grant.status,
                section: class.section,
                in_accounts: class.in_accounts,
                cause: class.cause,
                spent,
                lag: grant.lag,
            });
        }
    }
    out.extend(groups.iter().filter_map(|group| fctva(case, group, inputs)));
    out
}

fn receipt(funding: usize, month: u32) -> Label {
    Label::new(What::Receipt).entry(funding).month(month)
}

/// Eligible amounts whose receipts are told apart.
struct Class<N> {
    section: Section,
    in_accounts: bool,
    cause: Cause,
    /// By month, in the eligible months.
    base: Vec<N>,
}

/// What a grant is a share of, in classes.
fn classes<N: FullNumber>(grant: &Grant, place: usize, groups: &[Group<N>]) -> Vec<Class<N>> {
    let mut out: Vec<Class<N>> = Vec::new();
    for group in groups.iter().filter(|group| group.key.eligible[place]) {
        let (section, in_accounts, cause) = (group.key.section, group.key.in_accounts, group.key.cause);
        let same = |class: &Class<N>| (class.section, class.in_accounts, class.cause) == (section, in_accounts, cause);
        let at = out.iter().position(same).unwrap_or_else(|| {
            out.push(Class { section, in_accounts, cause, base: vec![N::zero(); grant.months.len()] });
            out.len() - 1
        });
        let amounts = if grant.incl_vat { &group.incl_vat } else { &group.excl_vat };
        for ((base, amount), eligible) in out[at].base.iter_mut().zip(amounts).zip(&grant.months) {
            if *eligible && !amount.is_nothing() {
                base.add_to(amount);
            }
        }
    }
    out
}

/// What each class brings, by month of the spending. A cap is used up in order of spending: up to a month
/// the receipts come to the rate of all that was spent so far, or to the cap; a month's part of that is
/// shared pro rata within the month.
fn shares<N: FullNumber>(grant: &Grant, classes: &[Class<N>], inputs: &impl Inputs<N>) -> Vec<Vec<N>> {
    let rate = inputs.of(grant.rate);
    let Some(cap) = grant.cap else {
        let share = |base: &N| if base.is_nothing() { N::zero() } else { base.mul(&rate) };
        return classes.iter().map(|class| class.base.iter().map(share).collect()).collect();
    };
    let cap = inputs.of(cap).scale_as(Decimal::from(12), || Label::new(What::Twelve));
    let mut out = vec![vec![N::zero(); grant.months.len()]; classes.len()];
    let (mut spent, mut used) = (N::zero(), N::zero());
    for (month, eligible) in grant.months.iter().enumerate() {
        let spending = || classes.iter().enumerate().filter(|(_, class)| !class.base[month].is_nothing());
        let mut now = N::zero();
        spending().for_each(|(_, class)| now.add_to(&class.base[month]));
        if !eligible || now.is_nothing() {
            continue;
        }
        spent.add_to(&now);
        let so_far = spent.mul(&rate).min(&cap);
        let part = so_far.sub(&used);
        used = so_far;
        let alone = spending().count() == 1;
        // Divides by one where nothing is spent, so that no scenario divides by zero.
        let divisor = N::select(&now.not_positive(), &N::constant(Decimal::ONE), &now);
        for (place, class) in spending() {
            out[place][month] = if alone { part.clone() } else { class.base[month].mul(&part).div(&divisor) };
        }
    }
    out
}

/// The FCTVA: a share of the TTC amount where VAT was paid, at the rate of the month of the spending.
fn fctva<N: FullNumber>(case: &Case, group: &Group<N>, inputs: &impl Inputs<N>) -> Option<Receipt<N>> {
    let rates = match group.key.fctva {
        Fctva::Investment => &case.fctva_investment,
        Fctva::Cloud => &case.fctva_cloud,
        Fctva::None => return None,
    };
    let vat = &case.vat[group.key.vat];
    let months = (0..).zip(group.incl_vat.iter().zip(rates.iter().zip(vat)));
    let spent = months.map(|(month, (amount, (rate, vat)))| {
        if vat.value.is_zero() || amount.is_nothing() {
            return N::zero();
        }
        amount.mul(&inputs.of(*rate)).mark(|| Label::new(What::Receipt).month(month))
    });
    Some(Receipt {
        funding: None,
        kind: ReceiptKind::Fctva,
        status: Status::Acquired,
        section: group.key.section,
        in_accounts: group.key.in_accounts,
        cause: group.key.cause,
        spent: spent.collect(),
        lag: case.fctva_lag,
    })
}
