use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Run;
use super::figures::{Figures, Kind, counted, years};
use super::run::Remembered;
use crate::number::{FullNumber, Label, Number, Traced, What};

/// A sum excluding and including VAT, in twelfths of a euro.
#[derive(Clone)]
struct Pair {
    excl_vat: Traced,
    incl_vat: Traced,
}

impl Default for Pair {
    fn default() -> Self {
        Self { excl_vat: Traced::zero(), incl_vat: Traced::zero() }
    }
}

impl Pair {
    fn add(&mut self, (excl_vat, incl_vat): (&Traced, &Traced)) {
        self.excl_vat.add_to(excl_vat);
        self.incl_vat.add_to(incl_vat);
    }

    fn put(self, path: &str, figures: &mut Figures) {
        figures.put(format!("{path}.excl_vat"), self.excl_vat.twelfth(), Kind::Money);
        figures.put(format!("{path}.incl_vat"), self.incl_vat.twelfth(), Kind::Money);
    }
}

/// Total cost of ownership by every grouping, rows of costs, units, cost per inhabitant, residual value.
pub(super) fn add(run: &Run<'_>, figures: &mut Figures) {
    let case = &run.analysis.case;
    let mut total = Pair::default();
    let mut groups: BTreeMap<String, Pair> = BTreeMap::new();
    let mut lines = vec![Pair::default(); case.lines.len()];
    for cost in &run.costs {
        let line = &case.lines[cost.line];
        let row = format!("lines.{}.{}.{}", line.id, line.components[cost.component].id, cost.cause.word());
        for (month, excl, incl) in cost.both(case, &Remembered) {
            let (pair, year) = ((excl, &incl), case.calendar.year_of(month));
            total.add(pair);
            lines[cost.line].add(pair);
            let phase = &case.calendar.phases[case.calendar.phase_of(month)].id;
            for group in [
                format!("tco.by_year.{year}"),
                format!("tco.by_phase.{phase}"),
                format!("tco.by_family.{}", line.family.word()),
                format!("tco.by_section.{}", cost.section),
                format!("tco.by_cause.{}", cost.cause.word()),
                format!("tco.by_line.{}", line.id),
                format!("{row}.by_year.{year}"),
                row.clone(),
            ] {
                groups.entry(group).or_default().add(pair);
            }
        }
    }
    total.clone().put("tco", figures);
    groups.into_iter().for_each(|(path, pair)| pair.put(&path, figures));
    for (place, (line, cost)) in case.lines.iter().zip(lines).enumerate() {
        units(run, place, &line.id, &cost.excl_vat, figures);
    }
    if let Some(city) = &case.city {
        let population = counted(city.population, Label::new(What::Population));
        let divisor = population.mul(&years(case.calendar.months));
        for (name, sum) in [("excl_vat", total.excl_vat), ("incl_vat", total.incl_vat)] {
            figures.put(format!("per_inhabitant_year.{name}"), sum.twelfth().div(&divisor), Kind::Money);
        }
    }
    figures.put("residual_value".into(), run.ledger.residual(), Kind::Money);
}

/// Numbers in service of a line, and what a unit costs a year.
fn units(run: &Run<'_>, place: usize, id: &str, cost: &Traced, figures: &mut Figures) {
    let service = &run.analysis.schedule.lines[place];
    let label = |month: u32| Label { month: Some(month), ..Label::new(What::Service).component(place, 0) };
    let peak = (0..).zip(&service.number).max_by_key(|(month, number)| (**number, std::cmp::Reverse(*month)));
    let last = (0..).zip(&service.number).last();
    let mut unit_months = Traced::zero();
    for (month, number) in (0..).zip(&service.number).filter(|(_, number): &(u32, _)| !number.is_zero()) {
        unit_months.add_to(&counted(*number, label(month)));
    }
    for (name, found) in [("peak", peak), ("last", last)] {
        let number = found.map_or_else(Traced::zero, |(month, number)| counted(*number, label(month)));
        figures.put(format!("units.{id}.{name}"), number, Kind::Number);
    }
    figures.put(format!("units.{id}.unit_years"), unit_months.twelfth(), Kind::Number);
    if unit_months.value() != Decimal::ZERO {
        let per_unit = cost.twelfth().div(&unit_months.twelfth());
        figures.put(format!("units.{id}.excl_vat_per_unit_year"), per_unit, Kind::Money);
    }
}
