//! A line month by month, unit by unit: who enters, is renewed, fails and leaves, and what is charged.

use super::component::{At, Component};
use super::pricing::Pricing;
use rust_decimal::Decimal;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    Entry,
    Renewal,
    Failure,
    Recurring,
    Exit,
}

impl Cause {
    pub fn name(self) -> &'static str {
        match self {
            Cause::Entry => "entry",
            Cause::Renewal => "renewal",
            Cause::Failure => "failure",
            Cause::Recurring => "recurring",
            Cause::Exit => "exit",
        }
    }
}

/// An amount excluding VAT, in twelfths of a euro.
pub struct Charge {
    pub month: i32,
    pub component: usize,
    pub cause: Cause,
    pub twelfths: Decimal,
}

/// A unit, or for divisible quantities what entered in one month; also the line itself, for its lump sums.
pub struct Unit {
    count: Decimal,
    /// How many entered before it.
    rank: Decimal,
    /// One for each component that this unit has.
    pub parts: Vec<Option<Part>>,
}

#[derive(Clone, Copy)]
pub struct Part {
    entered: i32,
    /// The month of the entry or of the last renewal, its own or followed.
    young_in: i32,
    /// The month of the entry or of the last renewal of its own calendar, and the price then charged.
    own_in: i32,
    own_price: Decimal,
}

impl Part {
    pub fn new(month: i32, price: Decimal) -> Part {
        Part { entered: month, young_in: month, own_in: month, own_price: price }
    }
}

pub struct Walk<'a> {
    pub pricing: &'a Pricing<'a>,
    /// Components, followed before followers.
    order: Vec<usize>,
    pub charges: Vec<Charge>,
    pub residual: Decimal,
}

pub const TWELVE: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// All charges of a line, and its residual value.
pub fn walk<'a>(pricing: &'a Pricing<'a>) -> Walk<'a> {
    let mut order: Vec<usize> = (0..pricing.line.components.len()).collect();
    order.sort_by_key(|component| depth(pricing, *component));
    let mut walk = Walk { pricing, order, charges: Vec::new(), residual: Decimal::ZERO };
    walk.units();
    walk.lump_sums();
    walk.recurring();
    walk
}

fn depth(pricing: &Pricing, component: usize) -> usize {
    match &pricing.line.components[component].follows {
        Some(followed) => 1 + depth(pricing, pricing.find(followed)),
        None => 0,
    }
}

impl Walk<'_> {
    pub fn component(&self, component: usize) -> &Component {
        &self.pricing.line.components[component]
    }

    pub fn components(&self) -> std::ops::Range<usize> {
        0..self.pricing.line.components.len()
    }

    pub fn horizon(&self) -> i32 {
        self.pricing.plan.horizon
    }

    pub fn number(&self, month: i32) -> Decimal {
        self.pricing.number(month)
    }

    /// Whether the component's amounts of `month` are counted at all.
    fn accrues(&self, component: usize, month: i32) -> bool {
        let (first, last) = self.component(component).window;
        first <= month && month <= last
    }

    pub fn charge(&mut self, component: usize, cause: Cause, month: i32, twelfths: Option<Decimal>) {
        if let Some(twelfths) = twelfths.filter(|_| self.accrues(component, month)) {
            self.charges.push(Charge { month, component, cause, twelfths });
        }
    }

    /// The price that a unit is really charged, for its residual value.
    pub fn charged(&self, component: usize, month: i32, price: Option<Decimal>) -> Decimal {
        match price {
            Some(price) if self.accrues(component, month) => price,
            _ => Decimal::ZERO,
        }
    }

    fn units(&mut self) {
        let once: Vec<usize> =
            self.components().filter(|c| !self.component(*c).recurring() && !self.pricing.is_lump(*c)).collect();
        let at_entry: Vec<usize> = once.iter().copied().filter(|c| self.component(*c).at == At::Entry).collect();
        let at_exit: Vec<usize> = once.iter().copied().filter(|c| self.component(*c).at == At::Exit).collect();
        let mut units = self.existing(&at_entry);
        let mut ever = self.pricing.line.existing;
        let mut before = ever;
        for month in 0..self.horizon() {
            let now = self.number(month);
            self.leave(&mut units, before - now, month, &at_exit);
            for unit in &mut units {
                self.renew(unit, month);
            }
            let mut entering = now - before;
            while entering > Decimal::ZERO {
                let whole = !self.pricing.line.divisible;
                let count = if whole { Decimal::ONE } else { entering };
                units.push(self.enter(month, ever, count, &at_entry));
                ever += count;
                entering -= count;
            }
            for unit in &units {
                self.fail(unit, month);
            }
            if month == self.horizon() - 1 {
                for unit in &units {
                    self.exit(unit.rank, unit.count, month, &at_exit);
                    self.residual += self.residual_of(unit);
                }
            }
            before = now;
        }
    }

    /// The units in service before the start, grown to the age that they have.
    fn existing(&self, at_entry: &[usize]) -> Vec<Unit> {
        let entered = -self.pricing.line.existing_age;
        let mut units = Vec::new();
        let mut rank = Decimal::ZERO;
        let total = self.pricing.line.existing;
        while rank < total {
            let whole = !self.pricing.line.divisible;
            let count = if whole { Decimal::ONE } else { total };
            let mut unit = self.empty(count, rank);
            for c in at_entry {
                unit.parts[*c] = Some(Part::new(entered, Decimal::ZERO));
            }
            for month in entered + 1..0 {
                self.renewed(&mut unit, month);
            }
            units.push(unit);
            rank += count;
        }
        units
    }

    pub fn empty(&self, count: Decimal, rank: Decimal) -> Unit {
        Unit { count, rank, parts: vec![None; self.pricing.line.components.len()] }
    }

    fn enter(&mut self, month: i32, rank: Decimal, count: Decimal, at_entry: &[usize]) -> Unit {
        let mut unit = self.empty(count, rank);
        for c in at_entry {
            let amount = self.pricing.ranked(*c, month, rank, count);
            self.charge(*c, Cause::Entry, month, amount.map(|a| a * TWELVE));
            let price = self.charged(*c, month, amount.map(|a| a / count));
            unit.parts[*c] = Some(Part::new(month, price));
        }
        unit
    }

    /// The oldest leave first.
    fn leave(&mut self, units: &mut Vec<Unit>, mut leaving: Decimal, month: i32, at_exit: &[usize]) {
        while leaving > Decimal::ZERO {
            let oldest = units.first_mut().expect("a unit in service");
            let count = oldest.count.min(leaving);
            let rank = oldest.rank;
            oldest.count -= count;
            oldest.rank += count;
            if oldest.count.is_zero() {
                units.remove(0);
            }
            self.exit(rank, count, month, at_exit);
            leaving -= count;
        }
    }

    fn exit(&mut self, rank: Decimal, count: Decimal, month: i32, at_exit: &[usize]) {
        for c in at_exit {
            let amount = self.pricing.ranked(*c, month, rank, count);
            self.charge(*c, Cause::Exit, month, amount.map(|a| a * TWELVE));
        }
    }

    /// Which components of a unit are renewed in `month`, and whether by their own calendar.
    pub fn renewed(&self, unit: &mut Unit, month: i32) -> Vec<(usize, bool)> {
        let mut renewed: Vec<(usize, bool)> = Vec::new();
        for c in &self.order {
            let Some(part) = &mut unit.parts[*c] else {
                continue;
            };
            let age = month - part.entered;
            let it = self.component(*c);
            let own = age > 0 && it.life.is_some_and(|life| age % life == 0);
            let followed = age > 0
                && it.follows.as_ref().is_some_and(|name| {
                    let followed = self.pricing.find(name);
                    renewed.iter().any(|(done, _)| *done == followed)
                });
            if own || followed {
                part.young_in = month;
                renewed.push((*c, own));
            }
        }
        renewed
    }

    pub fn renew(&mut self, unit: &mut Unit, month: i32) {
        for (c, own) in self.renewed(unit, month) {
            let price = self.pricing.renewal(c, month);
            let twelfths = price.map(|price| price * unit.count * TWELVE);
            self.charge(c, Cause::Renewal, month, twelfths);
            let own_price = self.charged(c, month, price);
            if let Some(part) = unit.parts[c].as_mut().filter(|_| own) {
                part.own_in = month;
                part.own_price = own_price;
            }
        }
    }

    /// The expected failures of a month: a unit's own, and those of what it follows.
    pub fn fail(&mut self, unit: &Unit, month: i32) {
        let mut yearly = vec![Decimal::ZERO; unit.parts.len()];
        for c in self.order.clone() {
            let Some(part) = unit.parts[c] else {
                continue;
            };
            let it = self.component(c);
            if month - part.young_in >= it.warranty {
                yearly[c] += it.failure;
            }
            if let Some(followed) = &it.follows {
                let followed = yearly[self.pricing.find(followed)];
                yearly[c] += followed;
            }
            if !yearly[c].is_zero() {
                let price = self.pricing.price(c, month);
                let twelfths = price.map(|price| price * unit.count * yearly[c]);
                self.charge(c, Cause::Failure, month, twelfths);
            }
        }
    }

    pub fn residual_of(&self, unit: &Unit) -> Decimal {
        let mut residual = Decimal::ZERO;
        for c in self.components() {
            if let (Some(part), Some(life)) = (unit.parts[c], self.component(c).life) {
                let left = (life - (self.horizon() - part.own_in)).max(0);
                residual += part.own_price * unit.count * Decimal::from(left) / Decimal::from(life);
            }
        }
        residual
    }

    fn recurring(&mut self) {
        for c in self.components() {
            let months = if self.component(c).recurring() { 0..self.horizon() } else { 0..0 };
            for month in months {
                let twelfths = self.pricing.recurring(c, month);
                self.charge(c, Cause::Recurring, month, twelfths);
            }
        }
    }
}
