use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Run;
use super::figures::{Figures, Kind, Told, counted, years};
use crate::analysis::Analysis;
use crate::document::{Family, Section};
use crate::engine::Cause;
use crate::finance::Cost;
use crate::model::{AsWritten, Case, Inputs};
use crate::number::{Label, What};
use crate::units::order;

/// How the paths of these figures begin.
const STARTS: [&str; 4] = ["tco.", "lines.", "units.", "per_inhabitant_year."];

/// How those of one line alone do.
const OF_A_LINE: [&str; 3] = ["tco.by_line.", "lines.", "units."];

/// Whether a path is that of a figure of which no funding and no city is a part.
pub(super) fn holds(path: &str) -> bool {
    STARTS.iter().any(|start| path.starts_with(start))
}

/// Costs that are told as one sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Total,
    Year(i32),
    Phase(usize),
    Family(Family),
    Section(Section),
    Cause(Cause),
    Line(usize),
    Row(usize, usize, Cause),
    RowYear(usize, usize, Cause, i32),
}

impl Group {
    fn path(self, case: &Case) -> String {
        let row = |line: usize, component: usize, cause: Cause| {
            let line = &case.lines[line];
            format!("lines.{}.{}.{}", line.id, line.components[component].id, cause.word())
        };
        match self {
            Self::Total => "tco".to_owned(),
            Self::Year(year) => format!("tco.by_year.{year}"),
            Self::Phase(place) => format!("tco.by_phase.{}", case.calendar.phases[place].id),
            Self::Family(family) => format!("tco.by_family.{}", family.word()),
            Self::Section(section) => format!("tco.by_section.{section}"),
            Self::Cause(cause) => format!("tco.by_cause.{}", cause.word()),
            Self::Line(place) => format!("tco.by_line.{}", case.lines[place].id),
            Self::Row(line, component, cause) => row(line, component, cause),
            Self::RowYear(line, component, cause, year) => format!("{}.by_year.{year}", row(line, component, cause)),
        }
    }
}

/// The ends of the paths of a sum.
const VAT: [&str; 2] = ["excl_vat", "incl_vat"];

/// What costs come to by every grouping, or as much of it as some figures take.
pub(super) struct Sums<'a, N> {
    analysis: &'a Analysis,
    /// The paths of these figures; none where all are wanted.
    wanted: Option<&'a [String]>,
    /// Excluding and including VAT, in twelfths of a euro; none of what is not wanted.
    groups: BTreeMap<Group, [Option<N>; 2]>,
}

impl<'a, N: Told> Sums<'a, N> {
    /// Of no costs yet.
    pub(super) fn new(analysis: &'a Analysis, wanted: Option<&'a [String]>) -> Self {
        let mut sums = Self { analysis, wanted, groups: BTreeMap::new() };
        sums.of(Group::Total);
        sums
    }

    /// Takes in a row of costs.
    pub(super) fn add(&mut self, cost: &Cost<N>, inputs: &impl Inputs<N>) {
        let case = &self.analysis.case;
        let calendar = &case.calendar;
        let (line, component, cause) = (cost.line, cost.component, cost.cause);
        if !self.take(line) {
            return;
        }
        let named = self.name(line);
        let months: Vec<Month<'_, N>> = cost.both(case, inputs).collect();
        let of_all =
            [Group::Total, Group::Family(case.lines[line].family), Group::Section(cost.section), Group::Cause(cause)];
        let of_line = [Group::Line(line), Group::Row(line, component, cause)];
        for group in of_all.into_iter().chain(of_line.into_iter().filter(|_| named)) {
            self.add_months(group, &months);
        }
        for months in months.chunk_by(|(a, ..), (b, ..)| calendar.year_of(*a) == calendar.year_of(*b)) {
            let year = calendar.year_of(months[0].0);
            self.add_months(Group::Year(year), months);
            if named {
                self.add_months(Group::RowYear(line, component, cause, year), months);
            }
        }
        for months in months.chunk_by(|(a, ..), (b, ..)| calendar.phase_of(*a) == calendar.phase_of(*b)) {
            self.add_months(Group::Phase(calendar.phase_of(months[0].0)), months);
        }
    }

    /// Takes in a line of which nothing is told but what it adds to each sum.
    pub(super) fn add_line(&mut self, line: usize, amounts: &LineAmounts) {
        for (group, vat, amount) in amounts {
            let label = Label { line: u32::try_from(line).ok(), ..Label::new(What::Amount) };
            if let Some(sum) = &mut self.of(*group)[*vat] {
                sum.add_to(&counted(*amount, label));
            }
        }
    }

    fn add_months(&mut self, group: Group, months: &[Month<'_, N>]) {
        let [excl_vat, incl_vat] = self.of(group);
        for (_, excl, incl) in months {
            excl_vat.iter_mut().for_each(|sum| sum.add_to(excl));
            incl_vat.iter_mut().for_each(|sum| sum.add_to(incl));
        }
    }

    fn of(&mut self, group: Group) -> &mut [Option<N>; 2] {
        let (analysis, wanted) = (self.analysis, self.wanted);
        let sums = || VAT.map(|vat| wants(analysis, wanted, group, vat).then(N::zero));
        self.groups.entry(group).or_insert_with(sums)
    }

    /// Whether what a line costs is a part of any figure that is wanted.
    pub(super) fn take(&self, line: usize) -> bool {
        let of_a_line = |path: &String| OF_A_LINE.iter().any(|start| path.starts_with(start));
        self.name(line) || self.wanted.is_some_and(|wanted| !wanted.iter().all(of_a_line))
    }

    /// Whether any figure that is wanted may be one of a line.
    fn name(&self, line: usize) -> bool {
        let id = self.analysis.case.lines[line].id.as_str();
        self.wanted.is_none_or(|wanted| wanted.iter().any(|path| path.contains(id)))
    }

    /// Total cost of ownership by every grouping, rows of costs, units, cost per inhabitant.
    pub(super) fn put(&self, figures: &mut Figures<N>) {
        let case = &self.analysis.case;
        // The whole first, then by path.
        let named = self.groups.iter().map(|(group, sums)| ((*group != Group::Total, group.path(case)), sums));
        for ((_, path), sums) in order::map(named) {
            for (vat, sum) in VAT.into_iter().zip(sums) {
                sum.iter().for_each(|sum| figures.put(format!("{path}.{vat}"), sum.twelfth(), Kind::Money));
            }
        }
        for (place, line) in case.lines.iter().enumerate().filter(|(_, line)| self.wants_units(&line.id)) {
            let group = Group::Line(place);
            let none = || wants(self.analysis, self.wanted, group, VAT[0]).then(N::zero);
            let cost = self.groups.get(&group).map_or_else(none, |[excl, _]| excl.clone());
            units(self.analysis, (place, &line.id), cost, figures);
        }
        if let Some((city, total)) = case.city.as_ref().zip(self.groups.get(&Group::Total)) {
            let population: N = counted(city.population, Label::new(What::Population));
            let divisor = population.mul(&years(case.calendar.months));
            for (vat, sum) in VAT.into_iter().zip(total) {
                let by_inhabitant = sum.iter().map(|sum| sum.twelfth().div(&divisor));
                by_inhabitant.for_each(|one| figures.put(per_inhabitant(vat), one, Kind::Money));
            }
        }
    }

    fn wants_units(&self, line: &str) -> bool {
        let of_line = |path: &String| {
            path.strip_prefix("units.")
                .and_then(|rest| rest.strip_prefix(line))
                .is_some_and(|rest| rest.starts_with('.'))
        };
        self.wanted.is_none_or(|wanted| wanted.iter().any(of_line))
    }
}

/// What a line adds to sums, each excluding or including VAT, in twelfths of a euro.
pub(super) type LineAmounts = Vec<(Group, usize, Decimal)>;

/// What a line adds to the figures of these paths.
pub(super) fn amounts_of(run: &Run<'_, Decimal, AsWritten>, wanted: &[String], line: usize) -> LineAmounts {
    let mut sums = Sums::new(run.analysis, Some(wanted));
    run.costs_of(line).iter().for_each(|cost| sums.add(cost, &run.inputs));
    let of = |(group, parts): (&Group, &[Option<Decimal>; 2])| {
        let parts = parts.iter().enumerate();
        let known = parts.filter_map(|(vat, amount)| Some((*group, vat, (*amount)?)));
        known.filter(|(.., amount)| !amount.is_zero()).collect::<Vec<_>>()
    };
    sums.groups.iter().flat_map(of).collect()
}

/// Whether a sum is a figure that is wanted, or what such a figure is made of.
fn wants(analysis: &Analysis, wanted: Option<&[String]>, group: Group, vat: &str) -> bool {
    let Some(wanted) = wanted else { return true };
    let case = &analysis.case;
    let among = |path: String| wanted.contains(&path);
    among(format!("{}.{vat}", group.path(case)))
        || match group {
            Group::Total => among(per_inhabitant(vat)),
            Group::Line(place) => vat == VAT[0] && among(per_unit(&case.lines[place].id)),
            _ => false,
        }
}

/// A month of costs, excluding and including VAT.
type Month<'c, N> = (u32, &'c N, N);

/// Total cost of ownership by every grouping, rows of costs, units, cost per inhabitant, residual value.
pub(super) fn add<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    let mut sums = Sums::new(run.analysis, None);
    run.costs.iter().for_each(|cost| sums.add(cost, &run.inputs));
    sums.put(figures);
    add_residual(run, figures);
}

/// The residual value of all lines.
pub(super) fn add_residual<N: Told, I: Inputs<N>>(run: &Run<'_, N, I>, figures: &mut Figures<N>) {
    figures.put("residual_value".into(), run.ledger.residual(), Kind::Money);
}

/// What a unit of a line costs a year.
fn per_unit(line: &str) -> String {
    format!("units.{line}.excl_vat_per_unit_year")
}

/// What a plan costs an inhabitant a year.
fn per_inhabitant(vat: &str) -> String {
    format!("per_inhabitant_year.{vat}")
}

/// Numbers in service of a line, and what a unit costs a year.
fn units<N: Told>(analysis: &Analysis, (place, id): (usize, &str), cost: Option<N>, figures: &mut Figures<N>) {
    let service = &analysis.schedule.lines[place];
    let label = |month: u32| Label { month: Some(month), ..Label::new(What::Service).component(place, 0) };
    let peak = (0..).zip(&service.number).max_by_key(|(month, number)| (**number, std::cmp::Reverse(*month)));
    let last = (0..).zip(&service.number).last();
    let mut unit_months = N::zero();
    for (month, number) in (0..).zip(&service.number).filter(|(_, number): &(u32, _)| !number.is_zero()) {
        unit_months.add_to(&counted(*number, label(month)));
    }
    for (name, found) in [("peak", peak), ("last", last)] {
        let number = found.map_or_else(N::zero, |(month, number)| counted(*number, label(month)));
        figures.put(format!("units.{id}.{name}"), number, Kind::Number);
    }
    figures.put(format!("units.{id}.unit_years"), unit_months.twelfth(), Kind::Number);
    if let Some(cost) = cost.filter(|_| !unit_months.is_nothing()) {
        figures.put(per_unit(id), cost.twelfth().div(&unit_months.twelfth()), Kind::Money);
    }
}
