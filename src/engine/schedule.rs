use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::model::{Case, Demand, Line};
use crate::units::half_up;

/// Units in service, line by line.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// In the order of the case's lines.
    pub lines: Vec<Arc<Service>>,
    /// The last month in which a line's number in service grows.
    last_growth: Option<u32>,
}

/// Units in service of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Number in service before the plan: the existing units.
    pub before: Decimal,
    /// Age of the existing units at the start, in months.
    pub age: i32,
    /// Number in service in each month.
    pub number: Vec<Decimal>,
    /// Units that entered together and leave together, oldest first.
    pub cohorts: Vec<Cohort>,
}

/// Units that entered in one month and leave in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cohort {
    /// Month of entry; negative for existing units.
    pub entered: i32,
    /// Month in which they leave; the horizon if they stay.
    pub left: i32,
    /// How many.
    pub count: Decimal,
}

impl Schedule {
    /// Counts every line of a case, each after the one it refers to.
    pub fn of(case: &Case) -> Self {
        Self::beside(case, None)
    }

    /// The same, where lines that ask for the same in another case of the same months need not be counted again.
    pub(crate) fn beside(case: &Case, known: Option<(&Case, &Self)>) -> Self {
        let known = known.filter(|(earlier, _)| earlier.calendar == case.calendar);
        let mut services: Vec<Option<Arc<Service>>> = vec![None; case.lines.len()];
        // Lines that ask for the same have one service.
        let mut counted: HashMap<_, Arc<Service>> = HashMap::new();
        for place in &case.order {
            let line = &case.lines[*place];
            let service = counted.entry((&line.demand, line.existing, line.divisible)).or_insert_with(|| {
                let same =
                    known.and_then(|(earlier, schedule)| same_service(case, *place, &services, earlier, schedule));
                same.unwrap_or_else(|| Arc::new(Service::new(line, numbers(case, *place, &services))))
            });
            services[*place] = Some(service.clone());
        }
        let uncounted = |line: &Line| Arc::new(Service::new(line, Vec::new()));
        let lines = case.lines.iter().zip(services);
        let lines: Vec<Arc<Service>> =
            lines.map(|(line, service)| service.unwrap_or_else(|| uncounted(line))).collect();
        let last_growth = lines.iter().filter_map(|line| line.last_growth()).max();
        Self { lines, last_growth }
    }

    /// The last month at or after `from` in which a line's number in service grows.
    pub fn last_growth(&self, from: u32) -> Option<u32> {
        self.last_growth.filter(|month| *month >= from)
    }
}

/// The number in service of a line, month by month, those of the lines that it refers to being known.
fn numbers(case: &Case, place: usize, services: &[Option<Arc<Service>>]) -> Vec<Decimal> {
    let line = &case.lines[place];
    match &line.demand {
        Demand::Steps(_) => by_phase(line, case.calendar.months as usize),
        Demand::Per { count, each, line: other } => {
            let per = |number: &Decimal| {
                let units = *count * *number / *each;
                if line.divisible { half_up(units, 12) } else { units.ceil() }
            };
            let mut last: Option<(Decimal, Decimal)> = None;
            let others = services[*other].iter().flat_map(|service| &service.number);
            let counted = others.map(|number| match last {
                Some((same, units)) if same == *number => units,
                _ => last.insert((*number, per(number))).1,
            });
            counted.collect()
        }
    }
}

/// The units of a line as another case counted them, where it asks for the same there.
fn same_service(
    case: &Case,
    place: usize,
    services: &[Option<Arc<Service>>],
    earlier: &Case,
    schedule: &Schedule,
) -> Option<Arc<Service>> {
    let (line, before) = (&case.lines[place], earlier.lines.get(place)?);
    let same_leader = match line.demand {
        Demand::Steps(_) => true,
        Demand::Per { line: other, .. } => {
            services[other].as_ref().zip(schedule.lines.get(other)).is_some_and(|(a, b)| Arc::ptr_eq(a, b))
        }
    };
    let same = line.demand == before.demand && line.existing == before.existing && line.divisible == before.divisible;
    schedule.lines.get(place).filter(|_| same && same_leader).cloned()
}

/// `q0 + trunc((q1 - q0) * k / K)` in the k-th month of a ramp over K months.
fn by_phase(line: &Line, months: usize) -> Vec<Decimal> {
    let Demand::Steps(steps) = &line.demand else { return Vec::new() };
    let mut out = Vec::with_capacity(months);
    let mut from = line.existing.map_or(Decimal::ZERO, |(number, _)| number);
    for step in steps {
        if step.linear {
            for k in 1..=step.months {
                let grown = (step.to - from) * Decimal::from(k) / Decimal::from(step.months);
                out.push(half_up(from + if line.divisible { grown } else { grown.trunc() }, 12));
            }
        } else {
            out.extend(std::iter::repeat_n(half_up(step.to, 12), step.months as usize));
        }
        from = step.to;
    }
    out
}

impl Service {
    fn new(line: &Line, number: Vec<Decimal>) -> Self {
        let (before, age) = line.existing.unwrap_or_default();
        let age = i32::try_from(age).unwrap_or(i32::MAX);
        let cohorts = cohorts(before, age, &number);
        Self { before, age, number, cohorts }
    }

    /// Largest number in service so far, existing units included, in each month.
    pub fn largest(&self) -> impl Iterator<Item = Decimal> {
        self.number.iter().scan(self.before, |most, now| {
            *most = (*most).max(*now);
            Some(*most)
        })
    }

    /// Number in service in the month before.
    pub fn previous(&self, month: usize) -> Decimal {
        month.checked_sub(1).map_or(self.before, |month| self.number[month])
    }

    /// Units that enter in a month.
    pub fn entering(&self, month: usize) -> Decimal {
        (self.number[month] - self.previous(month)).max(Decimal::ZERO)
    }

    /// Units that leave in a month.
    pub fn leaving(&self, month: usize) -> Decimal {
        (self.previous(month) - self.number[month]).max(Decimal::ZERO)
    }

    /// The month in which the last unit leaves for good, or the last month; none if no unit ever serves.
    pub fn end(&self) -> Option<u32> {
        let last = self.number.iter().rposition(|number| !number.is_zero());
        let month = match last {
            Some(last) if last + 1 < self.number.len() => last + 1,
            Some(last) => last,
            None if !self.before.is_zero() => 0,
            None => return None,
        };
        u32::try_from(month).ok()
    }

    /// Unit-months of service.
    pub fn unit_months(&self) -> Decimal {
        self.number.iter().sum()
    }

    /// Whether a number falls and rises again: units are scrapped and bought again.
    pub fn dips(&self) -> bool {
        let (mut fallen, mut previous) = (false, self.before);
        self.number.iter().any(|now| {
            // Most months are like the one before.
            if *now == previous {
                return false;
            }
            let rises = *now > previous;
            (fallen, previous) = (fallen || !rises, *now);
            fallen && rises
        })
    }

    fn grows(&self, month: usize) -> bool {
        let (number, previous) = (self.number[month], self.previous(month));
        number != previous && number > previous
    }

    fn last_growth(&self) -> Option<u32> {
        let grows = (0..self.number.len()).rev().find(|month| self.grows(*month));
        grows.and_then(|month| u32::try_from(month).ok())
    }
}

/// Follows units from entry to exit; the oldest leave first.
fn cohorts(before: Decimal, age: i32, number: &[Decimal]) -> Vec<Cohort> {
    let horizon = i32::try_from(number.len()).unwrap_or(i32::MAX);
    let mut serving: std::collections::VecDeque<(i32, Decimal)> = std::collections::VecDeque::new();
    let mut out = Vec::new();
    if !before.is_zero() {
        serving.push_back((-age, before));
    }
    let mut previous = before;
    for (month, now) in (0..horizon).zip(number) {
        if *now == previous {
            continue;
        }
        let mut leaving = previous - *now;
        while leaving > Decimal::ZERO {
            let Some((entered, count)) = serving.front_mut() else { break };
            let part = leaving.min(*count);
            out.push(Cohort { entered: *entered, left: month, count: part });
            leaving -= part;
            *count -= part;
            if count.is_zero() {
                serving.pop_front();
            }
        }
        if *now > previous {
            serving.push_back((month, *now - previous));
        }
        previous = *now;
    }
    out.extend(serving.into_iter().map(|(entered, count)| Cohort { entered, left: horizon, count }));
    out
}
