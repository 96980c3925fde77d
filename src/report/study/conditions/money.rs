//! Money that has to come: from funders, from the FCTVA, from what the plan saves and earns, from banks.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::{names, total};
use super::Conditions;
use crate::document::{Funder, Section, Status};
use crate::finance::{FinancingPlan, Payer};
use crate::language::Arg;
use crate::model::Funding;
use crate::report::grid::Value;
use crate::report::tally::{doubted_fctva, doubted_rights};
use crate::units::half_up;

impl Conditions<'_> {
    /// Money that is not signed, and money that ends before the plan does.
    pub(super) fn grants(&mut self) {
        let case = &self.analysis.case;
        let plan = FinancingPlan::of(case, &self.analysis.financing);
        let idle: Vec<usize> = self.analysis.idle_funding().map(|(place, _)| place).collect();
        for (place, funding) in case.funding.iter().enumerate().filter(|(place, _)| !idle.contains(place)) {
            let (Funding::Subsidy(grant) | Funding::Contribution(grant)) = funding else { continue };
            let rows = plan.resources.iter().filter(|one| one.payer == Payer::Grant(place));
            let amount: Decimal = rows.map(|one| one.amount).sum();
            let first = (0..).zip(&grant.months).find(|(_, eligible)| **eligible).map(|(month, _)| month);
            let name = self.style.of(&grant.name);
            let funder = match grant.funder {
                Funder::State => "state",
                Funder::Public => "public",
                Funder::Private => "private",
            };
            let args = [
                ("name", name.clone().into()),
                ("status", self.style.say(grant.status.word()).into()),
                ("funder", funder.into()),
                ("kind", if matches!(funding, Funding::Contribution(_)) { "contribution" } else { "subsidy" }.into()),
            ];
            let from = first.map_or_else(String::new, |month| self.month(month));
            let id = if grant.status == Status::Acquired { "grant-held" } else { "grant" };
            self.add(id, &name, from, total(self.analysis, amount), &args);
            let last = (0..).zip(&grant.months).filter(|(_, eligible)| **eligible).last().map(|(month, _)| month);
            // An aid for equipment that is bought leaves nothing to be taken over.
            let runs = grant.section != Some(Section::Investment);
            if let Some(last) = last.filter(|last| runs && last + 1 < case.calendar.months) {
                self.add("grant-ends", &self.city(), self.month(last + 1), Value::Empty, &args);
            }
        }
    }

    pub(super) fn benefits(&mut self) {
        let case = &self.analysis.case;
        for row in &self.analysis.financing.benefits {
            let benefit = &case.benefits[row.benefit];
            if benefit.status == Status::Acquired {
                continue;
            }
            let amount = row.total();
            let args = [
                ("name", self.style.of(&benefit.name).into()),
                ("status", self.style.say(benefit.status.word()).into()),
            ];
            let id = match (row.saving, benefit.once) {
                (true, false) => "benefit",
                (true, true) => "benefit-once",
                (false, false) => "revenue",
                (false, true) => "revenue-once",
            };
            self.add(id, &self.city(), self.month(benefit.window.0), Value::Money(amount), &args);
        }
    }

    pub(super) fn loans(&mut self) {
        let case = &self.analysis.case;
        for loan in &self.analysis.financing.loans {
            let name = names::funding(&case.funding[loan.funding], self.style);
            let args = [("name", name.clone().into())];
            self.add("loan", &self.city(), self.month(loan.draw), Value::Money(loan.amount), &args);
            // Loans are paid several times a year, and a budget takes the whole of it.
            let mut annuities = BTreeMap::<i32, Decimal>::new();
            for payment in &loan.schedule {
                *annuities.entry(case.calendar.year_of(payment.month)).or_default() += payment.instalment;
            }
            // The first that is anything: interest of nothing is no payment. Constant annuities differ by cents.
            let due = loan.schedule.iter().find(|payment| !payment.instalment.is_zero());
            let first = due.map(|payment| (payment.month, case.calendar.year_of(payment.month)));
            let largest = annuities.iter().max_by_key(|(year, amount)| (half_up(**amount, 0), -**year));
            if let Some(((last, (month, year)), (most, most_amount))) = loan.schedule.last().zip(first).zip(largest) {
                let amount = annuities.get(&year).copied().unwrap_or_default();
                let args = [
                    ("name", name.into()),
                    ("until", self.month(last.month).into()),
                    ("first", Arg::Year(year)),
                    ("year", Arg::Year(*most)),
                    ("most", Arg::Euros(*most_amount)),
                    ("apart", if *most == year { "no" } else { "yes" }.into()),
                ];
                self.add("repay", &self.city(), self.month(month), Value::Money(amount), &args);
            }
        }
    }

    /// What the VAT compensation fund gives back, and how much of that is in doubt.
    pub(super) fn fctva(&mut self) {
        let case = &self.analysis.case;
        let plan = FinancingPlan::of(case, &self.analysis.financing);
        let rows = plan.resources.iter().filter(|one| one.payer == Payer::Fctva);
        let amount: Decimal = rows.map(|one| one.amount).sum();
        if amount.is_zero() {
            return;
        }
        // The row is what the plan gives right to, whenever received, and so is its part.
        let doubted = doubted_rights(self.analysis);
        let after = doubted - doubted_fctva(self.analysis);
        let args = [
            ("years", Arg::Count(case.fctva_lag as usize / 12)),
            ("doubt", if doubted < Decimal::ONE { "no" } else { "yes" }.into()),
            ("doubted", Arg::Euros(doubted)),
            ("late", if after < Decimal::ONE { "no" } else { "yes" }.into()),
            ("after", Arg::Euros(after)),
        ];
        self.add(
            "fctva",
            &self.style.say("study-funder-state"),
            self.month(case.fctva_lag),
            total(self.analysis, amount),
            &args,
        );
    }
}
