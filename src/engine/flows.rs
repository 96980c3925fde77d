use rust_decimal::Decimal;

use super::events::Events;
use super::ledger::{Cause, CostFlow, EarlierRun, Ledger, LineFlows, twins};
use super::prices::{Prices, factors};
use super::schedule::Schedule;
use crate::document::Section;
use crate::model::{Accrual, Case, Component, Inputs, Pricing, Rate, When};
use crate::number::{Label, Number, What};

/// The kernel: every amount of a case, by line, component, cause and month.
///
/// It branches only on what is known before the run (lives, quantities, phases), so that any kind of
/// number can run through it.
pub fn flows<N: Number>(case: &Case, schedule: &Schedule, inputs: &impl Inputs<N>) -> Ledger<N> {
    flows_beside(case, schedule, inputs, None)
}

/// The same, where lines that are the same in another case of the same months need not be worked out again.
pub(crate) fn flows_beside<N: Number>(
    case: &Case,
    schedule: &Schedule,
    inputs: &impl Inputs<N>,
    known: Option<&EarlierRun<'_, N>>,
) -> Ledger<N> {
    let mut ledger = Ledger::default();
    let mut lines = Lines::of(case, schedule, inputs);
    for line in 0..case.lines.len() {
        match known.filter(|known| known.has(case, schedule, line)) {
            Some(known) => ledger.add(known.ledger.of_line(line)),
            None => ledger.add(lines.flows(line)),
        }
    }
    ledger
}

/// The amounts of one line after the other, so that those of no more than one need be held.
pub(crate) fn flows_by_line<'c, N: Number>(
    case: &'c Case,
    schedule: &'c Schedule,
    lines: impl IntoIterator<Item = usize>,
    inputs: &'c impl Inputs<N>,
) -> impl Iterator<Item = LineFlows<N>> {
    let mut all = Lines::of(case, schedule, inputs);
    lines.into_iter().map(move |line| all.flows(line))
}

/// The lines of a case. Of those that come to the same the first is worked out, and the others share its amounts.
struct Lines<'c, N, I> {
    case: &'c Case,
    schedule: &'c Schedule,
    inputs: &'c I,
    factors: Vec<Vec<N>>,
    /// For each line the first that comes to the same.
    first: Vec<usize>,
    /// Whether another line comes to the same.
    again: Vec<bool>,
    /// What such a line comes to.
    known: Vec<Option<LineFlows<N>>>,
}

impl<'c, N: Number, I: Inputs<N>> Lines<'c, N, I> {
    fn of(case: &'c Case, schedule: &'c Schedule, inputs: &'c I) -> Self {
        let first = if inputs.by_value() { twins(case, schedule) } else { (0..case.lines.len()).collect() };
        let (mut again, known) = (vec![false; first.len()], first.iter().map(|_| None).collect());
        first.iter().enumerate().filter(|(line, first)| line != *first).for_each(|(_, first)| again[*first] = true);
        Self { case, schedule, inputs, factors: factors(case, inputs), first, again, known }
    }

    fn flows(&mut self, line: usize) -> LineFlows<N> {
        let first = self.first[line];
        if let Some(same) = &self.known[first] {
            return same.at(line);
        }
        let flows = of_line(self.case, self.schedule, line, self.inputs, &self.factors);
        if self.again[first] {
            self.known[first] = Some(flows.clone());
        }
        flows
    }
}

/// The amounts of some components of one line alone.
pub(crate) fn flows_of_parts<N: Number>(
    case: &Case,
    schedule: &Schedule,
    line: usize,
    inputs: &impl Inputs<N>,
    wanted: impl Fn(usize) -> bool,
) -> LineFlows<N> {
    of_parts(case, schedule, line, inputs, &factors(case, inputs), wanted)
}

/// Of one line alone what the unit-value threshold is compared with: the acquisition cost of a unit, TTC.
pub(crate) fn acquisition_of_line<N: Number>(
    case: &Case,
    schedule: &Schedule,
    line: usize,
    inputs: &impl Inputs<N>,
) -> Option<N> {
    let factors = factors(case, inputs);
    let prices = Prices::new(case, line, &schedule.lines[line], inputs, &factors);
    Kernel { case, line, prices, inputs }.acquisition()
}

fn of_line<N: Number>(
    case: &Case,
    schedule: &Schedule,
    line: usize,
    inputs: &impl Inputs<N>,
    factors: &[Vec<N>],
) -> LineFlows<N> {
    of_parts(case, schedule, line, inputs, factors, |_| true)
}

fn of_parts<N: Number>(
    case: &Case,
    schedule: &Schedule,
    line: usize,
    inputs: &impl Inputs<N>,
    factors: &[Vec<N>],
    wanted: impl Fn(usize) -> bool,
) -> LineFlows<N> {
    let prices = Prices::new(case, line, &schedule.lines[line], inputs, factors);
    let kernel = Kernel { case, line, prices, inputs };
    let mut flows = LineFlows { rows: Vec::new(), acquisition: kernel.acquisition(), residual: N::zero() };
    let events = Events::of_parts(case, schedule, line, &wanted);
    for (component, events) in events.iter().enumerate().filter(|(component, _)| wanted(*component)) {
        events.iter().for_each(|events| kernel.component(component, events, &mut flows));
    }
    flows
}

struct Kernel<'c, N: Number, I: Inputs<N>> {
    case: &'c Case,
    line: usize,
    prices: Prices<'c, N, I>,
    inputs: &'c I,
}

/// Months and numbers of units.
type Counts = Vec<(u32, Decimal)>;

impl<N: Number, I: Inputs<N>> Kernel<'_, N, I> {
    fn component(&self, place: usize, events: &Events<'_>, flows: &mut LineFlows<N>) {
        let line = &self.case.lines[self.line];
        let component = &line.components[place];
        let default = match (component.accrual.recurs(), component.when) {
            (true, _) | (_, When::Exit) => Section::Operating,
            _ if events.at_exit => Section::Operating,
            _ => Section::Investment,
        };
        let section = component.section.unwrap_or(default);
        let movable = line.movable && threshold_applies(component);
        let (first, last) = component.window;
        let mut row = |cause, section, mut amounts: Vec<(u32, N)>| {
            amounts.retain(|(month, amount)| (first..=last).contains(month) && !amount.is_nothing());
            for (month, amount) in &mut amounts {
                *amount = std::mem::replace(amount, N::zero()).mark(|| self.amount(place, cause, *month));
            }
            if !amounts.is_empty() {
                let amounts = amounts.into();
                flows.rows.push(CostFlow { line: self.line, component: place, cause, section, movable, amounts });
            }
        };
        row(Cause::Entry, section, self.charge(component, &events.entry, false));
        row(Cause::Exit, section, self.charge(component, &events.exit, false));
        row(Cause::Failure, Section::Operating, self.failures(component, events));
        row(Cause::Recurring, section, self.charge(component, &events.service, true));
        row(Cause::Renewal, section, self.renewals(component, &events.renewal));
        let residual = self.residual(component, events);
        if !residual.is_nothing() {
            let label = || Label::new(What::Residual).component(self.line, place);
            flows.residual.add_to(&residual.mark(label));
        }
    }

    fn amount(&self, component: usize, cause: Cause, month: u32) -> Label {
        Label::new(What::Amount).component(self.line, component).cause(cause.word()).month(month)
    }

    /// Units times price; `level` says that counts are levels (in service) and not movements.
    fn charge(&self, component: &Component, counts: &Counts, level: bool) -> Vec<(u32, N)> {
        if let Pricing::Graduated(bands) = &component.pricing {
            return self.graduated(component, bands, counts, level);
        }
        self.month_by_month(counts, |month| self.prices.price(component, month), charged)
    }

    /// The amount of every month that has a price. A price is worked out once for the months in which it does not change, an
    /// amount once for those of them that have as many units.
    fn month_by_month(
        &self,
        counts: &Counts,
        price: impl Fn(u32) -> Option<(N, u32)>,
        amount: impl Fn(&N, Decimal, u32) -> N,
    ) -> Vec<(u32, N)> {
        let mut out = Vec::with_capacity(counts.len());
        let (mut priced, mut latest): (Option<(N, u32)>, Option<N>) = (None, None);
        let mut before: Option<(u32, Decimal)> = None;
        for (month, units) in counts {
            let since = self.prices.since(*month);
            let same_price = before.is_some_and(|(known, _)| known == since);
            if !same_price {
                priced = price(*month);
            }
            if !same_price || before.is_some_and(|(_, same)| same != *units) {
                latest = priced.as_ref().map(|(price, twelfths)| amount(price, *units, *twelfths));
            }
            before = Some((since, *units));
            out.extend(latest.iter().map(|amount| (*month, amount.clone())));
        }
        out
    }

    /// Each band's price for the units within it: by rank for movements, by number for levels.
    fn graduated(
        &self,
        component: &Component,
        bands: &[(Option<Decimal>, Rate)],
        counts: &Counts,
        level: bool,
    ) -> Vec<(u32, N)> {
        let existing = self.case.lines[self.line].existing.map_or(Decimal::ZERO, |(number, _)| number);
        // Existing units hold the first ranks of entry; the oldest units leave first.
        let mut rank = if level || component.when == When::Exit { Decimal::ZERO } else { existing };
        let mut out = Vec::new();
        for (month, units) in counts {
            let (from, to) = if level { (Decimal::ZERO, *units) } else { (rank, rank + *units) };
            rank = to;
            if let Some(rate) = self.prices.during(component, *month) {
                let price = self.prices.rate(component, *rate, *month);
                out.extend(price.map(|(price, twelfths)| (*month, charged(&price, *units, twelfths))));
                continue;
            }
            let mut amount = N::zero();
            let mut floor = Decimal::ZERO;
            for (upto, rate) in bands {
                let within = upto.map_or(to, |upto| to.min(upto)) - from.max(floor);
                if within > Decimal::ZERO
                    && let Some((price, twelfths)) = self.prices.rate(component, *rate, *month)
                {
                    amount.add_to(&charged(&price, within, twelfths));
                }
                floor = upto.unwrap_or(to);
            }
            out.push((*month, amount));
        }
        out
    }

    fn renewals(&self, component: &Component, counts: &Counts) -> Vec<(u32, N)> {
        self.month_by_month(counts, |month| self.prices.renewal(component, month), charged)
    }

    /// An expectation: a twelfth of the yearly rate of the units out of warranty, at that month's price.
    fn failures(&self, component: &Component, events: &Events<'_>) -> Vec<(u32, N)> {
        let mut by_month: Vec<(u32, N)> = Vec::new();
        for (rate, counts) in &events.failing {
            let rate = self.inputs.of(*rate);
            let price = |month| self.prices.price(component, month);
            let amounts = self.month_by_month(counts, price, |price, units, _| charged(price, units, 1).mul(&rate));
            if by_month.is_empty() {
                by_month = amounts;
                continue;
            }
            for (month, amount) in amounts {
                match by_month.binary_search_by_key(&month, |(known, _)| *known) {
                    Ok(at) => by_month[at].1.add_to(&amount),
                    Err(at) => by_month.insert(at, (month, amount)),
                }
            }
        }
        by_month
    }

    /// Straight line over the life, at the price charged at the last own entry or renewal.
    fn residual(&self, component: &Component, events: &Events<'_>) -> N {
        let mut value = N::zero();
        let Some(life) = component.life.and_then(|life| i32::try_from(life).ok()) else { return value };
        let horizon = i32::try_from(self.case.calendar.months).unwrap_or(i32::MAX);
        let serving = self.prices.in_service_at_end();
        if component.when == When::Exit || events.at_exit || !serving {
            return value;
        }
        for (place, cohort) in events.cohorts.iter().enumerate() {
            if cohort.left != horizon {
                continue;
            }
            let periods = (horizon - 1 - cohort.entered).div_euclid(life);
            let last = cohort.entered + periods * life;
            let left = life - (horizon - last);
            let Ok(month) = u32::try_from(last) else { continue };
            let happened = periods == 0 || events.renewals.of(place).contains(&last);
            if left <= 0 || !happened || !(component.window.0..=component.window.1).contains(&month) {
                continue;
            }
            let renewed = periods > 0;
            let price =
                if renewed { self.prices.renewal(component, month) } else { self.prices.price(component, month) };
            if let Some((price, _)) = price {
                let left = cohort.count * Decimal::from(left) / Decimal::from(life);
                value.add_to(&price.scale_as(left, || Label::new(What::LifeLeft)));
            }
        }
        value
    }

    /// The acquisition cost of one unit, TTC: the unit-value threshold is compared with it. Prices at
    /// the plan's start, before index and `during`; the first band of tiers.
    fn acquisition(&self) -> Option<N> {
        let line = &self.case.lines[self.line];
        if !line.movable {
            return None;
        }
        let mut sum: Option<N> = None;
        for component in line.components.iter().filter(|component| threshold_applies(component)) {
            let Some(price) = self.listed(component) else { continue };
            let vat = self.inputs.of(self.case.vat[component.vat][0]);
            let incl_vat = price.add(&price.mul(&vat));
            sum = Some(sum.map_or_else(|| incl_vat.clone(), |sum| sum.add(&incl_vat)));
        }
        sum
    }

    /// A price as listed: no index, no phase, first band.
    fn listed(&self, component: &Component) -> Option<N> {
        let rate = match &component.pricing {
            Pricing::Flat(rate) => rate,
            Pricing::Volume(bands) | Pricing::Graduated(bands) => &bands.first()?.1,
            Pricing::Included => return Some(N::zero()),
            Pricing::Unpriced => return None,
        };
        let written = self.inputs.of(rate.datum);
        match rate.of {
            Some(base) => Some(written.mul(&self.listed(&self.case.lines[self.line].components[base])?)),
            None => Some(written),
        }
    }
}

/// A price for so many units, in twelfths of a euro.
fn charged<N: Number>(price: &N, units: Decimal, twelfths: u32) -> N {
    price.scale_as(units * Decimal::from(twelfths), || Label::new(What::Units).entry(twelfths as usize))
}

/// Once for each unit, at entry, without a section of its own.
fn threshold_applies(component: &Component) -> bool {
    component.accrual == Accrual::Unit && component.when == When::Entry && component.section.is_none()
}
