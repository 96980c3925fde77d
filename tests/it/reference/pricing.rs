//! What a component of a line costs in a month, excluding VAT.

use super::component::{Component, Tiers};
use super::law::Law;
use super::plan::{Line, Plan};
use super::values::{Accrual, Price};
use rust_decimal::Decimal;

pub struct Pricing<'a> {
    pub plan: &'a Plan,
    pub law: &'a Law,
    pub line: &'a Line,
    /// Units in service, by month.
    pub numbers: &'a [Decimal],
}

impl Pricing<'_> {
    pub fn find(&self, name: &str) -> usize {
        self.line
            .components
            .iter()
            .position(|component| component.name == name)
            .unwrap_or_else(|| panic!("no component {name} in {}", self.line.name))
    }

    pub fn number(&self, month: i32) -> Decimal {
        self.numbers[month as usize]
    }

    /// The largest number in service so far, that month and the existing units included.
    fn largest(&self, month: i32) -> Decimal {
        self.numbers[..=month as usize].iter().fold(self.line.existing, |largest, number| largest.max(*number))
    }

    /// The price of `month`: its phase's or its band's, indexed. `None` where it is unknown.
    pub fn price(&self, component: usize, month: i32) -> Option<Decimal> {
        let component = &self.line.components[component];
        let price = self.phase_price(component, month).or_else(|| self.written(component, month))?;
        self.value(component, price, month)
    }

    /// The price of a renewal in `month`: never that of a phase.
    pub fn renewal(&self, component: usize, month: i32) -> Option<Decimal> {
        let component = &self.line.components[component];
        let price = component.renewal.as_ref().or_else(|| self.written(component, month))?;
        self.value(component, price, month)
    }

    /// What `count` units cost once, the first of which has `rank` units before it.
    pub fn ranked(&self, component: usize, month: i32, rank: Decimal, count: Decimal) -> Option<Decimal> {
        let it = &self.line.components[component];
        match (it.graduated(), self.phase_price(it, month)) {
            (Some(tiers), None) => Some(self.graduated(it, tiers, month, rank, count)),
            _ => Some(self.price(component, month)? * count),
        }
    }

    /// A month of a recurring component, in twelfths of a euro.
    pub fn recurring(&self, component: usize, month: i32) -> Option<Decimal> {
        let it = &self.line.components[component];
        let number = self.number(month);
        let served = if number > Decimal::ZERO { Decimal::ONE } else { Decimal::ZERO };
        let (value, accrual) = match (it.graduated(), self.phase_price(it, month)) {
            (Some(tiers), None) => {
                let all = self.graduated(it, tiers, month, Decimal::ZERO, number);
                let of_month = matches!(tiers.bands[0].1.accrual, Accrual::UnitMonth);
                return Some(all * Decimal::from(if of_month { 12 } else { 1 }));
            }
            (_, Some(price)) => (self.value(it, price, month)?, &price.accrual),
            (_, None) => {
                let price = self.written(it, month)?;
                (self.value(it, price, month)?, &price.accrual)
            }
        };
        Some(match accrual {
            Accrual::UnitMonth => value * number * Decimal::from(12),
            Accrual::UnitYear => value * number,
            Accrual::LineMonth => value * served * Decimal::from(12),
            Accrual::LineYear => value * served,
            Accrual::ShareYear(of) if self.is_lump(self.find(of)) => value * served,
            Accrual::ShareYear(_) => value * number,
            other => panic!("not recurring: {other:?}"),
        })
    }

    /// Whether a component is charged for the line as a whole, not for each unit.
    pub fn is_lump(&self, component: usize) -> bool {
        let it = &self.line.components[component];
        match it.accrual() {
            Some(Accrual::Lump) => true,
            Some(Accrual::ShareOnce(of)) => self.is_lump(self.find(of)),
            Some(_) => false,
            // Unpriced: like the component that it follows, else once for each unit.
            None => it.follows.as_ref().is_some_and(|followed| self.is_lump(self.find(followed))),
        }
    }

    /// The price of `during`: that of the phase before that of the line's first months.
    fn phase_price<'c>(&self, component: &'c Component, month: i32) -> Option<&'c Price> {
        let phase = &self.plan.phase_of(month).name;
        let of_phase = component.during.iter().find(|(name, _)| name == phase).map(|(_, price)| price);
        of_phase.or_else(|| self.price_of_first_months(component, month))
    }

    fn price_of_first_months<'c>(&self, component: &'c Component, month: i32) -> Option<&'c Price> {
        let (time, price) = component.during_first.as_ref()?;
        let first = (0..self.plan.horizon).find(|m| self.number(*m) > Decimal::ZERO)?;
        (first <= month && month < first + time).then_some(price)
    }

    /// `price`, or the band of `tiers` that all units pay.
    fn written<'c>(&self, component: &'c Component, month: i32) -> Option<&'c Price> {
        let Some(tiers) = &component.tiers else {
            return component.price.as_ref();
        };
        let number = if component.recurring() { self.number(month) } else { self.largest(month) };
        tiers.bands.iter().find(|(upto, _)| upto.is_none_or(|upto| number <= upto)).map(|(_, price)| price)
    }

    fn value(&self, component: &Component, price: &Price, month: i32) -> Option<Decimal> {
        match &price.accrual {
            Accrual::ShareOnce(of) | Accrual::ShareYear(of) => Some(self.price(self.find(of), month)? * price.value),
            _ => Some(price.value * self.revision(component, month)),
        }
    }

    /// What the index makes of a price that has a fixed part.
    fn revision(&self, component: &Component, month: i32) -> Decimal {
        let index = self.plan.index_factor(self.law, &component.index, month);
        component.fixed_part + (Decimal::ONE - component.fixed_part) * index
    }

    /// Each band's price for the units within it, ranks `rank` (excluded) to `rank + count`.
    fn graduated(&self, component: &Component, tiers: &Tiers, month: i32, rank: Decimal, count: Decimal) -> Decimal {
        let mut total = Decimal::ZERO;
        let mut lower = Decimal::ZERO;
        for (upto, price) in &tiers.bands {
            let upper = upto.unwrap_or(Decimal::MAX);
            let within = upper.min(rank + count) - lower.max(rank);
            if within > Decimal::ZERO {
                total += within * price.value * self.revision(component, month);
            }
            lower = upper;
        }
        total
    }

    /// The price at the start before index and `during`, first band of tiers: what the unit-value threshold sees.
    pub fn acquisition(&self, component: usize) -> Option<Decimal> {
        let it = &self.line.components[component];
        let price = match &it.tiers {
            Some(tiers) => &tiers.bands[0].1,
            None => it.price.as_ref()?,
        };
        match &price.accrual {
            Accrual::ShareOnce(of) => Some(self.acquisition(self.find(of))? * price.value),
            _ => Some(price.value),
        }
    }
}
