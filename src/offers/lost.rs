use super::schedule::{PriceRow, PriceSchedule, Which};
use super::share::{first_rate, revised};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Case, Component, ComponentField, Line, Path};

/// What an offer says and its price schedule has no cell for, as paths: read back, the offer would not say it, and
/// might cost something else.
pub(super) fn lost(rows: &[PriceRow], reference: &Analysis, offered: &Analysis) -> Vec<String> {
    let own = offered.case.overrides.iter().filter(|one| is_of_offer(&one.by));
    let unsaid = own
        .filter(|one| !(is_carried(rows, &one.path, &offered.case) || one.from == one.to))
        .map(|one| one.path.clone());
    let mut out: Vec<String> = unsaid.collect();
    for row in rows.iter().filter(|row| row.is_main() && row.price.is_some()) {
        let found = |analysis: &Analysis| {
            let line = analysis.case.named(&row.line)?;
            let component = line.components.iter().find(|one| one.id == row.component)?;
            let (index, when) = revised(&analysis.case, line, component);
            Some((index.map(str::to_owned), when, pilot_of_base(line, component)))
        };
        let (Some(asked), Some(quoted)) = (found(reference), found(offered)) else { continue };
        for (field, same) in [("index", asked.0 == quoted.0), ("at", asked.1 == quoted.1), ("price", !quoted.2)] {
            let path = format!("{}.{}.{field}", row.line, row.component);
            if !same && !out.contains(&path) {
                out.push(path);
            }
        }
    }
    out
}

impl PriceSchedule {
    /// The warning that a schedule, written to a file, cannot hold all that its offer says.
    pub fn warning(&self, file: &str) -> Option<Diagnostic> {
        let list = self.lost.join(", ");
        let lost = Diagnostic::new(codes::SCHEDULE_LOST).arg("file", file).arg("list", list);
        (!self.lost.is_empty()).then(|| lost.arg("offer", self.offer.clone().unwrap_or_default()).help("help"))
    }
}

/// Whether an override is one of the offer, and not of `--set` or a scenario.
pub(super) fn is_of_offer(by: &str) -> bool {
    by.starts_with("offer ")
}

/// Whether a row of the schedule has a cell for a path.
fn is_carried(rows: &[PriceRow], path: &str, case: &Case) -> bool {
    let Ok(Path::Field { line, component, field }) = Path::parse(path, case) else { return false };
    let (line, id) = (&case.lines[line].id, &case.lines[line].components[component].id);
    let own = || rows.iter().filter(|row| row.line == *line && row.component == *id);
    let Some(row) = own().find(|row| row.is_main()) else { return false };
    match field {
        ComponentField::Price => row.price.is_some() || row.included_in.is_some(),
        ComponentField::Renewal => own().any(|row| row.which == Which::Renewal && row.price.is_some()),
        // Phases for which the reference has no price of its own have no row.
        ComponentField::During => own().any(|row| matches!(row.which, Which::During(_)) && row.price.is_some()),
        ComponentField::Life => row.promised.life.is_some(),
        ComponentField::Warranty => row.promised.warranty.is_some(),
        ComponentField::Failure => row.promised.failure.is_some(),
        ComponentField::Tiers
        | ComponentField::Follows
        | ComponentField::At
        | ComponentField::From
        | ComponentField::Until
        | ComponentField::Section
        | ComponentField::Vat
        | ComponentField::Fctva
        | ComponentField::Depreciation
        | ComponentField::Index
        | ComponentField::FixedPart
        | ComponentField::Range
        | ComponentField::Source
        | ComponentField::Note
        | ComponentField::ValidUntil => false,
    }
}

/// Whether a share is of something that has another price while a phase lasts: the share then changes with it, the
/// amount in the schedule does not.
fn pilot_of_base(line: &Line, component: &Component) -> bool {
    let base = first_rate(component).and_then(|rate| rate.of).map(|base| &line.components[base]);
    base.is_some_and(|base| !base.during.is_empty() || pilot_of_base(line, base))
}
