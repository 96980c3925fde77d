//! The columns that a mapping names, and the units that it says of them: it settles what a heading leaves open.

use super::column::{Column, NAMED};
use super::headings::{Heading, Headings, plain};
use super::mapping::Mapping;
use super::stated::Stated;
use super::table::{Table, column_of, letters};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::Field;

/// A column that a mapping names, by its letters or its heading; and the unit of its figures.
#[derive(Debug)]
pub(super) struct ColumnEntry {
    pub kind: Column,
    pub name: Field<String>,
    pub unit: Option<Field<String>>,
}

impl Mapping {
    /// The columns that are said, with the headings that they have or are given; a fault for each that the table does not have.
    pub(super) fn columns(
        &self,
        table: &Table,
        headings: &Headings,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Column, Heading)> {
        let mut found: Vec<(Column, Heading)> = Vec::new();
        for entry in &self.columns {
            let wanted = plain(&entry.name.value);
            let mut named = headings.all.iter().filter(|heading| plain(&heading.text) == wanted);
            let heading = match (named.next(), named.next()) {
                (Some(only), None) => Some(only.column),
                (None, _) => {
                    column_of(&entry.name.value).or_else(|| entry.name.value.parse::<usize>().ok()?.checked_sub(1))
                }
                _ => None,
            };
            let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
            let Some(column) = heading.filter(|column| *column < width) else {
                let known: Vec<String> =
                    headings.all.iter().map(|one| format!("{} ({})", letters(one.column), one.text)).collect();
                let fault =
                    Diagnostic::at(codes::MAPPING_COLUMN, entry.name.span).arg("name", entry.name.value.as_str());
                diagnostics.push(fault.arg("known", known.join(", ")).help("help"));
                continue;
            };
            // One column holds one thing.
            if let Some((known, _)) = found.iter().find(|(kind, one)| one.column == column && *kind != entry.kind) {
                let name = NAMED.iter().find(|(_, kind)| kind == known).map_or("", |(name, _)| name);
                let twice = Diagnostic::at(codes::MAPPING_TWICE, entry.name.span).arg("of", "column");
                diagnostics.push(twice.arg("name", entry.name.value.clone()).arg("other", name).help("help"));
            }
            let mut heading = headings.at(column).cloned().unwrap_or_else(|| Heading::of(column, String::new()));
            if let Some(unit) = &entry.unit {
                let own = heading.clone();
                heading.stated = Stated::read(&unit.value);
                heading.text.clone_from(&unit.value);
                // The time that a heading says is not undone by a unit that says none.
                heading.stated.period = heading.stated.period.or(own.stated.period);
                let unknown = if entry.kind == Column::Price { own.unknown().join(", ") } else { String::new() };
                if !unknown.is_empty() || (own.stated.several && entry.kind == Column::Price) {
                    let told = Diagnostic::at(codes::MAPPING_OVERRULES, entry.name.span).arg("text", own.text.clone());
                    diagnostics.push(told.arg("unit", unit.value.as_str()));
                }
                if contradicts(entry.kind, &own, &heading.stated) {
                    let told =
                        Diagnostic::at(codes::MAPPING_CONTRADICTS, entry.name.span).arg("text", own.text.clone());
                    diagnostics.push(told.arg("unit", unit.value.as_str()).help("help"));
                }
                heading.given = Some(Box::new(own));
            }
            found.push((entry.kind, heading));
        }
        found
    }
}

/// Whether a unit says something else than what a heading plainly does: a mapping settles what is open. Of another scale the
/// row itself tells.
fn contradicts(kind: Column, own: &Heading, unit: &Stated) -> bool {
    let said = &own.stated;
    let other = |own: bool, unit: bool, same: bool| own && unit && !same;
    let scaled = said.euro && said.scale.is_none() && said.foreign.is_none() && unit.factor() != said.factor();
    let scaled = scaled && !own.is_unclear();
    let timed = other(said.period.is_some(), unit.period.is_some(), said.period == unit.period) && !said.two_periods;
    let taxed = other(said.incl_vat.is_some(), unit.incl_vat.is_some(), said.incl_vat == unit.incl_vat);
    let shared = other(said.share.is_some(), unit.share.is_some(), said.share == unit.share);
    match kind {
        Column::Price => scaled || timed || taxed,
        Column::Life | Column::Warranty => timed || own.is_of_no_time(),
        Column::Failure => {
            // Of so many in a thousand, no other share; over some years, none that is of one.
            let counted = own.out_of().is_some_and(|of| unit.share != Some(of.into()));
            timed || shared || counted
        }
        _ => false,
    }
}
