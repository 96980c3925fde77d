use rust_decimal::Decimal;

use super::projection::CityYear;
use crate::model::{City, Inputs};
use crate::number::{FullNumber, Label, What};

/// The debt that the accounts hold: as its schedule has it, and after that by the same capital each year, at the rate
/// of the last year that is known.
pub(super) struct PresentDebt<N> {
    /// Year, interest, capital.
    schedule: Vec<(i32, N, N)>,
    rate: N,
    principal: N,
    balance: N,
}

impl<N: FullNumber> PresentDebt<N> {
    pub(super) fn of(city: &City, base: &CityYear<N>, inputs: &impl Inputs<N>) -> Self {
        let no_debt = city.debt.value + city.principal.value == Decimal::ZERO;
        let rate = if no_debt { N::zero() } else { base.interest.div(&base.debt.add(&base.principal)) };
        let schedule = city.debt_schedule.iter();
        Self {
            schedule: schedule.map(|row| (row.year, inputs.of(row.interest), inputs.of(row.principal))).collect(),
            rate: rate.mark(|| Label::new(What::OldDebtRate)),
            principal: base.principal.clone(),
            balance: base.debt.clone(),
        }
    }

    /// Interest and capital of a year, each with its name.
    pub(super) fn pay(&mut self, year: i32, name: impl Fn(N, What) -> N) -> (N, N) {
        let scheduled = self.schedule.iter().position(|(of, ..)| *of == year);
        let (interest, principal) = match scheduled {
            Some(place) => {
                let (_, interest, principal) = self.schedule[place].clone();
                if place + 1 == self.schedule.len() {
                    self.go_on(&interest, &principal);
                }
                (interest, principal)
            }
            None => (self.balance.mul(&self.rate), self.principal.min(&self.balance)),
        };
        let (interest, principal) = (name(interest, What::OldInterest), name(principal, What::OldPrincipal));
        self.balance = name(self.balance.sub(&principal), What::OldDebt);
        (interest, principal)
    }

    /// What the years after the schedule go by: its last one, before whose payment the balance is.
    fn go_on(&mut self, interest: &N, principal: &N) {
        // Where nothing was left to pay interest on, one stands for it, and the rate is nothing.
        let none = self.balance.not_positive();
        let opening = N::select(&none, &N::constant(Decimal::ONE), &self.balance);
        let rate = N::select(&none, &N::zero(), &interest.div(&opening));
        (self.rate, self.principal) = (rate.mark(|| Label::new(What::OldDebtRate)), principal.clone());
    }
}
