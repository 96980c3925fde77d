use rust_decimal::Decimal;

use super::schedule::Service;
use crate::model::{Accrual, Case, Component, Inputs, Pricing, Rate, Spell};
use crate::number::{Label, Number, What};

/// Prices of a line's components month by month: revised on anniversaries, by phase and by volume.
pub(super) struct Prices<'c, N: Number, I: Inputs<N>> {
    case: &'c Case,
    components: &'c [Component],
    service: &'c Service,
    /// The line's first month of service in the plan.
    first: Option<u32>,
    inputs: &'c I,
    /// Product of the yearly rates of each index, by plan year.
    factors: &'c [Vec<N>],
    /// Largest number in service so far, in each month, where a price goes by it.
    largest: Vec<Decimal>,
    /// For each month, the one since which no price of the line has changed.
    since: Vec<u32>,
}

/// `(1 + g)` of each index multiplied up, by plan year.
pub(super) fn factors<N: Number>(case: &Case, inputs: &impl Inputs<N>) -> Vec<Vec<N>> {
    (0..case.indices.len()).map(|index| index_factors(case, index, inputs)).collect()
}

/// The factor of an index in each plan year: the product of its first rates, the last one repeated.
pub(crate) fn index_factors<N: Number>(case: &Case, index: usize, inputs: &impl Inputs<N>) -> Vec<N> {
    let (rates, months) = (&case.indices[index].1, case.calendar.months);
    let one = N::constant(Decimal::ONE);
    let mut factors = vec![one.clone()];
    for year in 1..=months.saturating_sub(1) / 12 {
        let rate = rates.get(year as usize - 1).or(rates.last());
        let growth = rate.map_or_else(N::zero, |rate| inputs.of(*rate));
        let next = factors.last().unwrap_or(&one).mul(&one.add(&growth));
        factors.push(next.mark(|| Label::new(What::IndexFactor).entry(index).month(year * 12)));
    }
    factors
}

impl<'c, N: Number, I: Inputs<N>> Prices<'c, N, I> {
    pub(super) fn new(case: &'c Case, line: usize, service: &'c Service, inputs: &'c I, factors: &'c [Vec<N>]) -> Self {
        let first_of_phase = |month| case.calendar.phases.iter().any(|phase| phase.first == month);
        let first =
            service.number.iter().position(|number| !number.is_zero()).and_then(|first| u32::try_from(first).ok());
        let components = &case.lines[line].components;
        let ends_spell = |month: u32| {
            let mut spells = components.iter().flat_map(|component| &component.during);
            first.is_some_and(|first| {
                spells.any(|(spell, _)| matches!(spell, Spell::First(time) if first + time == month))
            })
        };
        let by_largest = |component: &Component| matches!(component.pricing, Pricing::Volume(_)) && once(component);
        let largest: Vec<Decimal> =
            if components.iter().any(by_largest) { service.largest().collect() } else { Vec::new() };
        let mut since: Vec<u32> = Vec::with_capacity(service.number.len());
        for (month, place) in (0..).zip(0..service.number.len()) {
            // Indices go by plan year, `during` by phase, bands by the number now and the largest so far.
            let same = |numbers: &[Decimal]| numbers.is_empty() || (place > 0 && numbers[place] == numbers[place - 1]);
            let goes_on = month % 12 != 0 && same(&service.number) && same(&largest);
            let goes_on = goes_on && !first_of_phase(month) && !ends_spell(month);
            since.push(if goes_on { since[place - 1] } else { month });
        }
        Self { case, components, service, first, inputs, factors, largest, since }
    }

    /// The first of the months up to this one between which no price changes.
    pub(super) fn since(&self, month: u32) -> u32 {
        self.since.get(month as usize).copied().unwrap_or(month)
    }

    /// What one event or period costs in a month, and a month's charge in twelfths of it.
    /// `None` without a price; graduated prices are asked for by band.
    pub(super) fn price(&self, component: &Component, month: u32) -> Option<(N, u32)> {
        let rate = match &component.pricing {
            Pricing::Unpriced => return None,
            Pricing::Included => return Some((N::zero(), 12)),
            _ => self.during(component, month).copied().or_else(|| self.standing(component, month))?,
        };
        self.rate(component, rate, month)
    }

    /// What a renewal costs in a month: `during` never replaces its price.
    pub(super) fn renewal(&self, component: &Component, month: u32) -> Option<(N, u32)> {
        if matches!(component.pricing, Pricing::Included) {
            return Some((N::zero(), 12));
        }
        let rate = component.renewal.or_else(|| self.standing(component, month))?;
        self.rate(component, rate, month)
    }

    /// The price outside any `during`.
    fn standing(&self, component: &Component, month: u32) -> Option<Rate> {
        match &component.pricing {
            Pricing::Flat(rate) => Some(*rate),
            Pricing::Volume(bands) => self.band(component, bands, month),
            _ => None,
        }
    }

    /// The other price of a month, if it lies in a phase or in first months that have any.
    pub(super) fn during(&self, component: &'c Component, month: u32) -> Option<&'c Rate> {
        if component.during.is_empty() {
            return None;
        }
        let phase = self.case.calendar.phase_of(month);
        component.during(phase, self.first.and_then(|first| month.checked_sub(first)))
    }

    /// One price in a month, revised by the component's index or by that of what it is a share of.
    pub(super) fn rate(&self, component: &Component, rate: Rate, month: u32) -> Option<(N, u32)> {
        let written = self.inputs.of(rate.datum);
        let price = match rate.of {
            Some(base) => written.mul(&self.price(&self.components[base], month)?.0),
            None => match component.index {
                Some(index) => written.mul(&self.revision(component, &self.factors[index][(month / 12) as usize])),
                None => written,
            },
        };
        Some((price, rate.twelfths))
    }

    /// What an index makes of a price of which a part is fixed: `f + (1 - f) * index` (CCP R2112-13).
    fn revision(&self, component: &Component, index: &N) -> N {
        let Some(fixed) = component.fixed_part else { return index.clone() };
        let (fixed, one) = (self.inputs.of(fixed), N::constant(Decimal::ONE));
        fixed.add(&one.sub(&fixed).mul(index)).mark(|| Label::new(What::Revision))
    }

    /// Whether the line still serves in the last month.
    pub(super) fn in_service_at_end(&self) -> bool {
        self.service.number.last().is_some_and(|number| !number.is_zero())
    }

    /// One-off prices go by the largest number so far, recurring ones by the number in service.
    fn band(&self, component: &Component, bands: &[(Option<Decimal>, Rate)], month: u32) -> Option<Rate> {
        let numbers = if once(component) { &self.largest } else { &self.service.number };
        let number = numbers[month as usize];
        bands.iter().find(|(upto, _)| upto.is_none_or(|upto| number <= upto)).map(|(_, rate)| *rate)
    }
}

/// Whether its price is charged once a unit or once in all, and not by period.
fn once(component: &Component) -> bool {
    matches!(component.accrual, Accrual::Unit | Accrual::Lump)
}
