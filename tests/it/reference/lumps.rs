//! The lump sums of a line: each behaves as one unit of the line itself.

use super::component::At;
use super::units::{Cause, Part, TWELVE, Walk};
use super::values::Accrual;
use rust_decimal::Decimal;

impl Walk<'_> {
    /// Charges them, renews them and lets them fail, month by month.
    pub fn lump_sums(&mut self) {
        let lumps: Vec<usize> =
            self.components().filter(|c| !self.component(*c).recurring() && self.pricing.is_lump(*c)).collect();
        let mut line = self.empty(Decimal::ONE, Decimal::ZERO);
        if self.pricing.line.existing > Decimal::ZERO {
            let entered = -self.pricing.line.existing_age;
            for c in &lumps {
                if self.charged_with_existing(*c) {
                    line.parts[*c] = Some(Part::new(entered, Decimal::ZERO));
                }
            }
            for month in entered + 1..0 {
                self.renewed(&mut line, month);
            }
        }
        let months: Vec<Option<i32>> = lumps.iter().map(|c| self.lump_month(*c)).collect();
        for month in 0..self.horizon() {
            let served = self.number(month) > Decimal::ZERO;
            if served {
                self.renew(&mut line, month);
            }
            for (c, charged_in) in lumps.iter().zip(&months) {
                if *charged_in == Some(month) {
                    let price = self.pricing.price(*c, month);
                    let exit = self.component(*c).at == At::Exit;
                    let cause = if exit { Cause::Exit } else { Cause::Entry };
                    self.charge(*c, cause, month, price.map(|price| price * TWELVE));
                    if !exit {
                        let price = self.charged(*c, month, price);
                        line.parts[*c] = Some(Part::new(month, price));
                    }
                }
            }
            if served {
                self.fail(&line, month);
            }
        }
        if self.number(self.horizon() - 1) > Decimal::ZERO {
            self.residual += self.residual_of(&line);
        }
    }

    /// The lump sum whose month a lump sum shares: the one that it follows or is a share of.
    fn leader(&self, component: usize) -> Option<usize> {
        let it = self.component(component);
        if it.own_at {
            return None;
        }
        let share_of = match it.accrual() {
            Some(Accrual::ShareOnce(of)) => Some(of),
            _ => None,
        };
        let name = it.follows.as_ref().or(share_of)?;
        Some(self.pricing.find(name))
    }

    /// Lump sums at entry were charged with the existing units.
    fn charged_with_existing(&self, component: usize) -> bool {
        match self.leader(component) {
            Some(leader) => self.charged_with_existing(leader),
            None => self.component(component).at == At::Entry,
        }
    }

    /// The month in which a lump sum is charged, if any.
    fn lump_month(&self, component: usize) -> Option<i32> {
        if let Some(leader) = self.leader(component) {
            return self.lump_month(leader);
        }
        let it = self.component(component);
        match it.at {
            At::Month(month) => Some(month),
            At::Exit => self.last_unit_leaves(),
            At::Entry if self.pricing.line.existing > Decimal::ZERO => None,
            At::Entry => (it.window.0..=it.window.1).find(|m| self.number(*m) > Decimal::ZERO),
        }
    }

    /// The month in which the last unit leaves service, else the last month.
    fn last_unit_leaves(&self) -> Option<i32> {
        let last_served = (0..self.horizon()).rev().find(|month| self.number(*month) > Decimal::ZERO);
        match last_served {
            Some(month) => Some((month + 1).min(self.horizon() - 1)),
            None if self.pricing.line.existing > Decimal::ZERO => Some(0),
            None => None,
        }
    }
}
