use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{self, Field, PhaseLength, PlanDocument};
use crate::units::{Month, Months};

/// A phase of the plan, in months from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its id; `pilot` is the pilot.
    pub id: String,
    /// Its first month.
    pub first: u32,
    /// Its length.
    pub months: u32,
}

/// The plan's months, from 0 to `months - 1`, and its phases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Month 0.
    pub start: Month,
    /// Length of the horizon.
    pub months: u32,
    /// Phases, which fill the horizon.
    pub phases: Vec<Phase>,
}

impl Calendar {
    /// A calendar of a plan whose own cannot be made: its phases by name, each of a year. No amount is reckoned on it.
    pub(super) fn stand_in(plan: &PlanDocument) -> Self {
        let start = plan.start.as_ref().map_or(Month::new(2026, 1), |start| start.value);
        let named: Vec<&str> = plan.phases.iter().map(|(id, _)| id.value.as_str()).collect();
        let named = if named.is_empty() { vec!["run"] } else { named };
        let phase = |(first, id): (u32, &str)| Phase { id: id.to_owned(), first, months: 12 };
        let phases: Vec<Phase> = (0..).step_by(12).zip(named).map(phase).collect();
        let months = phases.last().map_or(12, |last| last.first + last.months);
        Self { start, months, phases }
    }

    /// The pilot, if there is one.
    pub fn pilot(&self) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == document::PILOT)
    }

    /// Index of a phase.
    pub fn phase(&self, id: &str) -> Option<usize> {
        self.phases.iter().position(|phase| phase.id == id)
    }

    /// Index of the phase of a month.
    pub fn phase_of(&self, month: u32) -> usize {
        self.phases.iter().rposition(|phase| phase.first <= month).unwrap_or(0)
    }

    /// The calendar month of a month of the plan, which may lie after its end.
    pub fn month(&self, month: u32) -> Month {
        self.start.plus(i32::try_from(month).unwrap_or(i32::MAX))
    }

    /// Fiscal year of a month of the plan, which may lie after its end.
    pub fn year_of(&self, month: u32) -> i32 {
        self.month(month).year()
    }

    /// The plan's fiscal years.
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.start.year()..=self.year_of(self.months.saturating_sub(1))
    }

    /// How many months of a fiscal year lie in the horizon at or after a month of the plan.
    pub fn months_in_year_from(&self, year: i32, from: u32) -> u32 {
        let january = Month::new(year, 1).since(self.start);
        let first = january.max(i32::try_from(from).unwrap_or(i32::MAX)).max(0);
        let end = (january + 12).min(i32::try_from(self.months).unwrap_or(i32::MAX));
        u32::try_from(end - first).unwrap_or(0)
    }
}

/// Lays the phases over the horizon. Faults: a sum that is not the horizon, less than 12 months
/// after the pilot.
pub(super) fn resolve_calendar(plan: &PlanDocument, diagnostics: &mut Diagnostics) -> Option<Calendar> {
    let (start, horizon) = (plan.start.as_ref()?, plan.horizon.as_ref()?);
    let total = horizon.value.0;
    let run = Field { value: "run".to_owned(), span: horizon.span };
    let whole = [(run, Field { value: PhaseLength::Rest, span: horizon.span })];
    let written = if plan.phases.is_empty() { &whole[..] } else { &plan.phases[..] };
    let fixed: u32 = written.iter().map(|(_, length)| months(length.value)).sum();
    let rests: Vec<_> = written.iter().filter(|(_, length)| length.value == PhaseLength::Rest).collect();
    let rest = total.checked_sub(fixed);
    let fits = match rests.len() {
        0 => rest == Some(0),
        1 => rest.is_some_and(|rest| rest > 0),
        _ => false,
    };
    if !fits && plan.phases_at_fault {
        return None;
    }
    if !fits {
        let place = rests.get(1).or(written.last().as_ref()).map_or(horizon.span, |(_, length)| length.span);
        let sum = Diagnostic::at(codes::PHASES_SUM, place).label(horizon.span, "horizon");
        diagnostics
            .push(sum.arg("sum", Months(fixed).to_string()).arg("horizon", horizon.value.to_string()).help("help"));
        return None;
    }
    let mut phases = Vec::new();
    let mut first = 0;
    for (id, length) in written {
        let months = if length.value == PhaseLength::Rest { rest.unwrap_or(0) } else { months(length.value) };
        phases.push(Phase { id: id.value.clone(), first, months });
        first += months;
    }
    let calendar = Calendar { start: start.value, months: total, phases };
    if let Some(pilot) = calendar.pilot() {
        let after = total - pilot.first - pilot.months;
        if after < 12 {
            let place = written
                .iter()
                .find(|(id, _)| id.value == document::PILOT)
                .map_or(horizon.span, |(_, field)| field.span);
            let short = Diagnostic::at(codes::SHORT_AFTER_PILOT, place).label(horizon.span, "horizon");
            diagnostics.push(short.arg("months", after as usize).help("help"));
            return None;
        }
    }
    Some(calendar)
}

fn months(length: PhaseLength) -> u32 {
    match length {
        PhaseLength::Months(months) => months.0,
        PhaseLength::Rest => 0,
    }
}
