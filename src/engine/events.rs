use std::borrow::Cow;

use rust_decimal::Decimal;

use super::schedule::{Cohort, Schedule, Service};
use crate::model::{Accrual, Case, Component, Datum, When};
use crate::units::order;

/// How many units of a component are charged in each month, by cause.
#[derive(Debug, Clone, Default)]
pub(crate) struct Events<'s> {
    /// The units that the component follows: those of the line, or one for a lump sum.
    pub(super) cohorts: Cow<'s, [Cohort]>,
    /// Months in which each cohort is renewed.
    pub(super) renewals: Renewals,
    /// Units that enter service, by month.
    pub entry: Vec<(u32, Decimal)>,
    /// Units that are renewed, by month.
    pub renewal: Vec<(u32, Decimal)>,
    /// Yearly failure rates, and the units that are old enough to fail, by month.
    pub failing: Vec<(Datum, Vec<(u32, Decimal)>)>,
    /// Units that leave service, by month.
    pub exit: Vec<(u32, Decimal)>,
    /// Units in service, by month: for recurring prices.
    pub service: Vec<(u32, Decimal)>,
    /// Month in which a lump sum was or is charged; negative before the plan.
    pub charged: Option<i32>,
    /// Whether a lump sum is charged when the line ends.
    pub at_exit: bool,
}

/// Months in which each cohort is renewed, existing units' past included; own and followed. Those of one cohort stand
/// behind those of the one before: most have none or one.
#[derive(Debug, Clone, Default)]
pub(super) struct Renewals {
    months: Vec<i32>,
    /// Where those of each cohort end.
    ends: Vec<usize>,
}

impl Renewals {
    /// Those of a cohort, rising; none of one that there is not.
    pub(super) fn of(&self, cohort: usize) -> &[i32] {
        let Some(end) = self.ends.get(cohort) else { return &[] };
        let from = cohort.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.months[from..*end]
    }

    /// Adds the next cohort: own renewals every `life` after entry, and those of the component that is followed. An own
    /// calendar is not moved by a followed renewal.
    fn add(&mut self, component: &Component, cohort: Cohort, followed: &[i32], happens: impl Fn(i32) -> bool) {
        let life = component.life.and_then(|life| i32::try_from(life).ok());
        let next = |at: i32| life.map(|life| at.saturating_add(life)).filter(|at| *at < cohort.left);
        let own = std::iter::successors(next(cohort.entered), |at| next(*at));
        if followed.is_empty() {
            self.months.extend(own.filter(|at| happens(*at)));
        } else {
            let mut all: Vec<i32> = followed.iter().copied().chain(own).filter(|at| happens(*at)).collect();
            order::plain(&mut all);
            all.dedup();
            self.months.extend(all);
        }
        self.ends.push(self.months.len());
    }
}

impl<'s> Events<'s> {
    /// Events of every component of a line.
    pub(crate) fn of_line(case: &Case, schedule: &'s Schedule, line: usize) -> Vec<Self> {
        Self::of_parts(case, schedule, line, |_| true).into_iter().map(Option::unwrap_or_default).collect()
    }

    /// Events of some components of a line; others stay open, but for those that these follow.
    pub(super) fn of_parts(
        case: &Case,
        schedule: &'s Schedule,
        line: usize,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<Option<Self>> {
        let components = &case.lines[line].components;
        let service = &schedule.lines[line];
        let mut done: Vec<Option<Self>> = vec![None; components.len()];
        // A component's leader comes first, whatever the order of the file; circles were refused.
        for place in (0..components.len()).filter(|place| wanted(*place)) {
            complete(components, service, place, &mut done);
        }
        done
    }
}

fn complete<'s>(components: &[Component], service: &'s Service, place: usize, done: &mut [Option<Events<'s>>]) {
    if done[place].is_some() {
        return;
    }
    let component = &components[place];
    let with = match component.when {
        When::With(leader) => Some(leader),
        _ => None,
    };
    for leader in component.follows.into_iter().chain(with) {
        complete(components, service, leader, done);
    }
    let leader = component.follows.and_then(|leader| done[leader].as_ref());
    let with = with.and_then(|leader| done[leader].as_ref());
    let events = match component.accrual {
        Accrual::UnitRecurring | Accrual::LineRecurring => recurring(component, service),
        Accrual::Unit => per_unit(component, service, leader),
        Accrual::Lump => lump(component, service, leader, with),
    };
    done[place] = Some(events);
}

fn month(at: i32) -> Option<u32> {
    u32::try_from(at).ok()
}

fn recurring<'s>(component: &Component, service: &Service) -> Events<'s> {
    let units = |number: &Decimal| {
        if component.accrual == Accrual::LineRecurring && !number.is_zero() { Decimal::ONE } else { *number }
    };
    let service = service.number.iter().map(units).zip(0..).filter(|(units, _)| !units.is_zero());
    Events { service: service.map(|(units, month)| (month, units)).collect(), ..Events::default() }
}

fn per_unit<'s>(component: &Component, service: &'s Service, leader: Option<&Events<'_>>) -> Events<'s> {
    let horizon = service.number.len();
    let mut events = Events { cohorts: Cow::Borrowed(&service.cohorts), ..Events::default() };
    for (place, cohort) in service.cohorts.iter().enumerate() {
        let followed = leader.map_or(&[][..], |leader| leader.renewals.of(place));
        events.renewals.add(component, *cohort, followed, |_| true);
    }
    events.count_renewals(horizon);
    events.count_failures(component, leader, horizon, |_| true);
    // Most months are like the one before.
    let moves = |at: usize| service.number[at] != service.previous(at);
    if component.when == When::Exit {
        for at in (0..horizon).filter(|at| moves(*at) || at + 1 == horizon) {
            let last = if at + 1 == horizon { service.number[at] } else { Decimal::ZERO };
            events.add_exit(at, service.leaving(at) + last);
        }
    } else {
        for at in (0..horizon).filter(|at| moves(*at)) {
            events.add_entry(at, service.entering(at));
        }
    }
    events
}

/// A lump sum behaves as one unit that enters when it is charged and serves while the line does.
fn lump<'s>(
    component: &Component,
    service: &Service,
    leader: Option<&Events<'_>>,
    with: Option<&Events<'_>>,
) -> Events<'s> {
    let horizon = i32::try_from(service.number.len()).unwrap_or(i32::MAX);
    let serves: Vec<bool> = service.number.iter().map(|number| !number.is_zero()).collect();
    let (first, last) = component.window;
    let existing = !service.before.is_zero();
    let charged = match component.when {
        When::Entry if existing && first == 0 => Some(-service.age),
        When::Entry => (first..=last).find(|month| serves[*month as usize]).and_then(|month| i32::try_from(month).ok()),
        When::Exit => service.end().and_then(|month| i32::try_from(month).ok()),
        When::Month(month) => i32::try_from(month).ok(),
        When::With(_) => with.and_then(|with| with.charged),
    };
    let at_exit = component.when == When::Exit || with.is_some_and(|with| with.at_exit);
    let mut events = Events { charged, at_exit, ..Events::default() };
    let Some(at) = charged else { return events };
    if at_exit {
        events.exit.extend(month(at).map(|month| (month, Decimal::ONE)));
        return events;
    }
    events.entry.extend(month(at).map(|month| (month, Decimal::ONE)));
    let cohort = Cohort { entered: at, left: horizon, count: Decimal::ONE };
    let followed = leader.map_or(&[][..], |leader| leader.renewals.of(0));
    // A renewal that falls in a month without service does not happen, and resets no age.
    let happens = |at: i32| usize::try_from(at).map_or(true, |at| serves[at]);
    events.renewals.add(component, cohort, followed, happens);
    events.cohorts = Cow::Owned(vec![cohort]);
    events.count_renewals(serves.len());
    events.count_failures(component, leader, serves.len(), |at| serves[at]);
    events
}

impl Events<'_> {
    fn add_entry(&mut self, at: usize, units: Decimal) {
        if !units.is_zero() {
            self.entry.extend(u32::try_from(at).ok().map(|at| (at, units)));
        }
    }

    fn add_exit(&mut self, at: usize, units: Decimal) {
        if !units.is_zero() {
            self.exit.extend(u32::try_from(at).ok().map(|at| (at, units)));
        }
    }

    /// A renewal before the plan is none of its own.
    fn count_renewals(&mut self, months: usize) {
        if self.renewals.months.is_empty() {
            return;
        }
        let mut units = vec![Decimal::ZERO; months];
        for (place, cohort) in self.cohorts.iter().enumerate() {
            let within = self.renewals.of(place).iter().filter_map(|at| usize::try_from(*at).ok());
            within.for_each(|at| units[at] += cohort.count);
        }
        self.renewal = counted(&units);
    }

    /// Units whose age, since entry or the component's last renewal, is at least the warranty; and the
    /// failures of what is followed.
    fn count_failures(
        &mut self,
        component: &Component,
        leader: Option<&Events<'_>>,
        months: usize,
        serves: impl Fn(usize) -> bool,
    ) {
        if let Some(rate) = component.failure {
            let warranty = i32::try_from(component.warranty).unwrap_or(i32::MAX);
            let mut change = vec![Decimal::ZERO; months + 1];
            for (place, cohort) in self.cohorts.iter().enumerate() {
                let mut since = cohort.entered;
                for renewed in self.renewals.of(place).iter().copied().chain([cohort.left]) {
                    let (from, until) = (since.saturating_add(warranty).max(0), renewed.max(0));
                    if let (Ok(from), Ok(until)) = (usize::try_from(from), usize::try_from(until))
                        && from < until
                    {
                        change[from] += cohort.count;
                        change[until] -= cohort.count;
                    }
                    since = renewed;
                }
            }
            let mut now = Decimal::ZERO;
            let units = change[..months].iter().enumerate().map(|(at, change)| {
                now += *change;
                if serves(at) { now } else { Decimal::ZERO }
            });
            let units: Vec<Decimal> = units.collect();
            self.failing.push((rate, counted(&units)));
        }
        self.failing.extend(leader.iter().flat_map(|leader| leader.failing.clone()));
    }
}

fn counted(units: &[Decimal]) -> Vec<(u32, Decimal)> {
    (0..).zip(units).filter(|(_, units)| !units.is_zero()).map(|(month, units)| (month, *units)).collect()
}
