use rust_decimal::Decimal;

use super::financing::Financing;
use super::grants::fctva_base;
use crate::document::{Section, Status};
use crate::model::{Case, Funding};
use crate::units::{MONTHS_A_YEAR, order};

/// What a plan spends over its horizon and who brings the money: both sides are the same sum. In euros.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancingPlan {
    /// Investment including VAT.
    pub investment: Decimal,
    /// Operating amounts including VAT.
    pub operating: Decimal,
    /// Loan interest within the horizon.
    pub interest: Decimal,
    /// Who brings what; the city's own money last.
    pub resources: Vec<Resource>,
}

/// A row of the resources.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Who pays.
    pub payer: Payer,
    /// Section of what is paid for.
    pub section: Section,
    /// The spending that gives right to it; none for loans and the city's own money.
    pub base: Option<Decimal>,
    /// Whether the base includes VAT.
    pub base_incl_vat: bool,
    /// Rate that applies to the base, before any cap.
    pub rate: Option<Decimal>,
    /// What the spending gives right to, whenever received.
    pub amount: Decimal,
    /// Of the amount, what is received after the horizon.
    pub after_horizon: Decimal,
    /// How sure it is.
    pub status: Status,
}

/// Who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// A subsidy or a contribution, by its place in the funding.
    Grant(usize),
    /// The State's VAT compensation fund.
    Fctva,
    /// A loan, by its place in the funding.
    Loan(usize),
    /// The city itself.
    City,
}

impl FinancingPlan {
    /// Both sides of a financing. The city pays what nobody else does, loans included: they are its own later on.
    pub fn of(case: &Case, financing: &Financing<Decimal>) -> Self {
        let cost = |section| financing.cost(case, |group| group.key.section == section).0.iter().sum::<Decimal>();
        let mut resources = grants(case, financing);
        resources.extend(fctva(case, financing));
        resources.extend(financing.loans.iter().map(|loan| Resource {
            payer: Payer::Loan(loan.funding),
            section: Section::Investment,
            amount: loan.amount,
            ..Resource::nothing()
        }));
        let mut plan = Self {
            investment: cost(Section::Investment),
            operating: cost(Section::Operating),
            interest: financing.interest,
            resources,
        };
        for section in [Section::Investment, Section::Operating] {
            let spent = match section {
                Section::Investment => plan.investment,
                Section::Operating => plan.operating + plan.interest,
            };
            let others: Decimal =
                plan.resources.iter().filter(|one| one.section == section).map(|one| one.amount).sum();
            plan.resources.push(Resource { section, amount: spent - others, ..Resource::nothing() });
        }
        plan
    }

    /// What is spent in all.
    pub fn spending(&self) -> Decimal {
        self.investment + self.operating + self.interest
    }

    /// What is brought in all.
    pub fn brought(&self) -> Decimal {
        self.resources.iter().map(|one| one.amount).sum()
    }
}

impl Resource {
    fn nothing() -> Self {
        Self {
            payer: Payer::City,
            section: Section::Investment,
            base: None,
            base_incl_vat: true,
            rate: None,
            amount: Decimal::ZERO,
            after_horizon: Decimal::ZERO,
            status: Status::Acquired,
        }
    }
}

/// Whether what the spending of a month gives right to is received after the horizon.
fn late(financing_lag: u32, months: u32, spent: usize) -> bool {
    u32::try_from(spent).map_or(true, |spent| spent.saturating_add(financing_lag) >= months)
}

fn grants(case: &Case, financing: &Financing<Decimal>) -> Vec<Resource> {
    let mut out: Vec<Resource> = Vec::new();
    for (place, funding) in case.funding.iter().enumerate() {
        let (Funding::Subsidy(grant) | Funding::Contribution(grant)) = funding else { continue };
        for section in [Section::Investment, Section::Operating] {
            let receipts = financing.receipts.iter().filter(|one| one.funding == Some(place) && one.section == section);
            let (mut amount, mut after_horizon) = (Decimal::ZERO, Decimal::ZERO);
            for receipt in receipts {
                for (spent, part) in receipt.spent.iter().enumerate() {
                    amount += part;
                    if late(receipt.lag, case.calendar.months, spent) {
                        after_horizon += part;
                    }
                }
            }
            let groups = financing.groups.iter().filter(|group| {
                group.key.section == section && group.key.eligible.get(place).copied().unwrap_or(false)
            });
            let eligible = groups.flat_map(|group| {
                let amounts = if grant.incl_vat { &group.incl_vat } else { &group.excl_vat };
                amounts.iter().zip(&grant.months).filter(|(_, eligible)| **eligible).map(|(amount, _)| *amount)
            });
            let base: Decimal = eligible.sum();
            if base.is_zero() && amount.is_zero() {
                continue;
            }
            out.push(Resource {
                payer: Payer::Grant(place),
                section,
                base: Some(base / MONTHS_A_YEAR),
                base_incl_vat: grant.incl_vat,
                rate: Some(grant.rate.value),
                amount: amount / MONTHS_A_YEAR,
                after_horizon: after_horizon / MONTHS_A_YEAR,
                status: grant.status,
            });
        }
    }
    out
}

/// The FCTVA, one row for each section and rate.
fn fctva(case: &Case, financing: &Financing<Decimal>) -> Vec<Resource> {
    let mut out: Vec<Resource> = Vec::new();
    for (place, group) in financing.groups.iter().enumerate() {
        let Some(rates) = case.fctva_rates(group.key.fctva) else { continue };
        let base = fctva_base(case, &financing.groups, place, &financing.receipts);
        let months = base.iter().zip(rates).zip(&case.vat[group.key.vat]).enumerate();
        for (month, ((amount, rate), vat)) in months {
            if vat.value.is_zero() || amount.is_zero() || rate.value.is_zero() {
                continue;
            }
            let same = |one: &Resource| one.section == group.key.section && one.rate == Some(rate.value);
            let place = out.iter().position(same).unwrap_or_else(|| {
                let (section, rate) = (group.key.section, Some(rate.value));
                out.push(Resource {
                    payer: Payer::Fctva,
                    section,
                    rate,
                    base: Some(Decimal::ZERO),
                    ..Resource::nothing()
                });
                out.len() - 1
            });
            let row = &mut out[place];
            let right = amount * rate.value / MONTHS_A_YEAR;
            row.base = row.base.map(|base| base + amount / MONTHS_A_YEAR);
            row.amount += right;
            if late(case.fctva_lag, case.calendar.months, month) {
                row.after_horizon += right;
            }
        }
    }
    order::by_key(&mut out, |one| one.section);
    out
}
