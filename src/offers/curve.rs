use std::collections::HashMap;

use rust_decimal::Decimal;

use super::volume::{cost, need_only, with_volume};
use crate::engine::{Schedule, Service};
use crate::model::{Accrual, Case, Component, Demand, Pricing, Rate, Step};

/// Life-cycle cost of a need at one volume after the other, the same as a whole run at each, without one.
///
/// What a unit costs from the month in which it enters does not depend on how many there are, as long as
/// its prices have no bands: so it is run once for each month of entry, and multiplied. Lump sums, prices
/// of the line and bands are run once for each pattern of bands. Whatever fits neither is run whole.
#[derive(Debug)]
pub struct Curve {
    lines: Vec<LineCurve>,
    numbers: Case,
    lead: usize,
}

#[derive(Debug)]
struct LineCurve {
    /// Line of the plan.
    line: usize,
    /// The line alone, whole.
    whole: Case,
    /// The line alone, with what is linear in its units.
    linear: Case,
    /// The line alone, with the rest.
    rest: Case,
    /// Whether the rest depends on bands and on being in service only.
    banded: bool,
    /// Cost of a unit by the month in which it enters.
    unit: Vec<Option<Decimal>>,
    /// Costs of the rest that are known, by pattern.
    known: HashMap<Vec<usize>, Decimal>,
}

impl Curve {
    /// The curve of a case's need over the volume of its lead line.
    pub fn of(case: &Case, lead: usize) -> Self {
        let mut numbers = need_only(case);
        let lines = case.tender.lines.iter().map(|line| LineCurve::of(&numbers, *line)).collect();
        numbers.lines_mut().for_each(|line| line.components.clear());
        Self { lines, numbers, lead }
    }

    /// Life-cycle cost of the need at a volume, TTC, in euros.
    pub fn at(&mut self, volume: Decimal) -> Decimal {
        let mut numbered = self.numbers.clone();
        with_volume(&mut numbered, self.lead, volume);
        let schedule = Schedule::of(&numbered);
        self.lines.iter_mut().map(|curve| curve.at(&schedule.lines[curve.line])).sum()
    }
}

impl LineCurve {
    fn of(need: &Case, line: usize) -> Self {
        let mut whole = need.clone();
        whole.lines = vec![need.lines[line].clone()];
        whole.order = vec![0];
        let components = &need.lines[line].components;
        let linear: Vec<bool> = (0..components.len()).map(|place| is_linear(components, place)).collect();
        let only = |wanted: bool| {
            let mut part = whole.clone();
            for (component, linear) in part.line_mut(0).components.iter_mut().zip(&linear) {
                if *linear != wanted {
                    silence(component);
                }
            }
            part
        };
        let per_line = |component: &Component| matches!(component.accrual, Accrual::Lump | Accrual::LineRecurring);
        let graduated = |component: &Component| matches!(component.pricing, Pricing::Graduated(_));
        let mut rest = components.iter().zip(&linear).filter(|(_, linear)| !**linear).map(|(component, _)| component);
        Self {
            line,
            linear: only(true),
            rest: only(false),
            banded: rest.all(|component| per_line(component) && !graduated(component)),
            unit: vec![None; need.calendar.months as usize],
            known: HashMap::new(),
            whole,
        }
    }

    fn at(&mut self, service: &Service) -> Decimal {
        let months = service.number.len();
        let grows = service.before.is_zero() && (0..months).all(|month| service.leaving(month).is_zero());
        if !grows || !self.banded {
            self.whole.line_mut(0).demand = as_steps(&service.number);
            return cost(&self.whole);
        }
        let mut total = Decimal::ZERO;
        for month in 0..months {
            let entering = service.entering(month);
            if !entering.is_zero() {
                total += entering * self.unit(month);
            }
        }
        let pattern = self.pattern(service);
        let rest = self.known.get(&pattern).copied().unwrap_or_else(|| {
            self.rest.line_mut(0).demand = as_steps(&service.number);
            cost(&self.rest)
        });
        self.known.insert(pattern, rest);
        total + rest
    }

    /// What one unit that enters in a month costs until the horizon.
    fn unit(&mut self, month: usize) -> Decimal {
        if let Some(known) = self.unit[month] {
            return known;
        }
        let number: Vec<Decimal> =
            (0..self.unit.len()).map(|at| if at < month { Decimal::ZERO } else { Decimal::ONE }).collect();
        self.linear.line_mut(0).demand = as_steps(&number);
        let found = cost(&self.linear);
        self.unit[month] = Some(found);
        found
    }

    /// What the rest depends on: month by month, whether a unit serves, and the band of each tiered price.
    fn pattern(&self, service: &Service) -> Vec<usize> {
        let mut pattern: Vec<usize> = service.number.iter().map(|number| usize::from(!number.is_zero())).collect();
        for component in &self.rest.lines[0].components {
            if let Pricing::Volume(bands) = &component.pricing {
                let band = |number: Decimal| {
                    bands.iter().position(|(upto, _)| upto.is_none_or(|upto| number <= upto)).unwrap_or(bands.len())
                };
                match component.accrual.recurs() {
                    true => pattern.extend(service.number.iter().copied().map(band)),
                    false => pattern.extend(service.largest().map(band)),
                }
            }
        }
        pattern
    }
}

/// Whether a component's cost is so much for each unit, whatever their number.
fn is_linear(components: &[Component], place: usize) -> bool {
    let component = &components[place];
    let flat = |rate: &Rate| rate.of.is_none_or(|base| is_linear(components, base));
    let priced = match &component.pricing {
        Pricing::Flat(rate) => flat(rate),
        Pricing::Included => true,
        Pricing::Unpriced | Pricing::Volume(_) | Pricing::Graduated(_) => false,
    };
    let others = component.renewal.iter().chain(component.during.iter().map(|(_, rate)| rate)).all(flat);
    matches!(component.accrual, Accrual::Unit | Accrual::UnitRecurring) && priced && others
}

/// Takes a component's amounts away. Its events stay, as others may follow it; its price stays the base of
/// shares only where it is in the same part.
fn silence(component: &mut Component) {
    component.pricing = Pricing::Included;
    component.during.clear();
    component.renewal = None;
}

/// The same numbers in service, as steps of a plan.
fn as_steps(number: &[Decimal]) -> Demand {
    let mut steps: Vec<Step> = Vec::new();
    for (month, number) in (0..).zip(number) {
        match steps.last_mut() {
            Some(last) if last.to == *number => last.months += 1,
            _ => steps.push(Step { first: month, months: 1, to: *number, linear: false }),
        }
    }
    Demand::Steps(steps)
}
