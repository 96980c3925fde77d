//! A city's own forecast: the accounts of years to come, and the schedule of its present debt.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::accounts::{keep, kept};
use super::city::{self, CityDocument, YEAR_NUMBER};
use super::field::Field;
use super::fields::{FieldRow, Fields, Maybe, fields, object, read_fields, set, span};
use super::fragment::{described, reference};
use super::grammar::{Form, Via};
use super::kinds::{MONEY, SIGNED_MONEY};
use super::shape::not_a_map;
use super::tree::{Node, NodeKind};
use super::walk::MapReader;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::dotted;

/// What a city expects of a year: accounts by path, such as `revenue.taxes`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OutlookYear {
    /// The amounts that it gives.
    pub amounts: Vec<(&'static str, Field<Decimal>)>,
}

fields! {
    /// What a city pays in a year for its present debt.
    pub struct DebtYear requires ["interest", "principal"] {
        /// Interest of the year.
        interest: Maybe<Decimal> = MONEY, ["Interest", "Intérêts"], path Interest;
        /// Capital repaid in the year.
        principal: Maybe<Decimal> = MONEY, ["Capital repaid", "Capital remboursé"], path Principal;
    }
}

/// Values by fiscal year, in the order in which they are written.
pub(crate) type ByYear<T> = Vec<(Field<i32>, T)>;

/// The accounts of an outlook: all but what follows from them.
pub(super) fn outlook_rows() -> Vec<FieldRow<OutlookYear>> {
    let forecast = |row: &FieldRow<CityDocument>| {
        let path = row.name.strip_prefix("accounts.")?;
        let follows = ["interest", "principal", "debt", "working_capital", "year"].contains(&path);
        (!follows).then_some(FieldRow {
            name: path,
            doc: row.doc,
            label: row.label,
            kinds: &[],
            path: true,
            draw: row.draw,
            about: || Form::<Maybe<Decimal>>::about(&SIGNED_MONEY),
            schema: |_| reference("signed-money"),
            read: |node, name, year: &mut OutlookYear, diagnostics| {
                keep(&mut year.amounts, name, SIGNED_MONEY.field(node, diagnostics));
            },
            take: |year, over, name| keep(&mut year.amounts, name, kept(&over.amounts, name)),
            span: |year, name| kept(&year.amounts, name).map(|field| field.span),
        })
    };
    city::rows().iter().filter_map(forecast).collect()
}

/// The accounts that an outlook can give, by path.
pub(crate) fn outlook_paths() -> Vec<&'static str> {
    outlook_rows().iter().map(|row| row.name).collect()
}

/// What a debt schedule gives of a year.
pub(crate) const DEBT_PARTS: [&str; 2] = ["interest", "principal"];

pub(super) const OUTLOOK: Via<ByYear<OutlookYear>> = Via {
    read: |node, diagnostics| by_year(node, &outlook_rows(), &[], diagnostics),
    schema: |doc| years(doc, object(&outlook_rows(), &[])),
    examples: &["{2027: {revenue: {taxes: 20_500_000 EUR}}}"],
};

pub(super) const DEBT_SCHEDULE: Via<ByYear<DebtYear>> = Via {
    read: |node, diagnostics| by_year(node, DebtYear::ROWS, DebtYear::REQUIRED, diagnostics),
    schema: |doc| years(doc, DebtYear::schema()),
    examples: &["{2026: {interest: 610_000 EUR, principal: 2_650_000 EUR}}"],
};

/// A map whose keys are years.
fn years(doc: &str, of_year: Value) -> Value {
    let key = json!({"pattern": "^\\s*\\+?0*[0-9]{4}\\s*$"});
    described(doc, json!({"type": "object", "propertyNames": key, "additionalProperties": of_year}))
}

fn by_year<S: Default>(
    node: &Node<'_>,
    rows: &[FieldRow<S>],
    required: &[&'static str],
    diagnostics: &mut Diagnostics,
) -> ByYear<S> {
    let NodeKind::Map(entries) = &node.kind else {
        diagnostics.push(not_a_map(node));
        return Vec::new();
    };
    let mut out: ByYear<S> = Vec::new();
    let faults = diagnostics.errors();
    for (key, value) in entries {
        let Some(year) = YEAR_NUMBER.field(key, diagnostics) else { continue };
        if let Some((first, _)) = out.iter().find(|(known, _)| known.value == year.value) {
            let twice = Diagnostic::at(codes::DUPLICATE_KEY, key.span).label(first.span, "first");
            diagnostics.push(twice.arg("key", year.value.to_string()));
            continue;
        }
        let Some(mut reader) = MapReader::new(value, diagnostics) else { continue };
        let mut of_year = S::default();
        read_fields(&mut reader, rows, required, &mut of_year);
        reader.finish();
        out.push((year, of_year));
    }
    // What a year at fault lacks is no other fault, nor is the gap where it should be.
    if diagnostics.errors() > faults { Vec::new() } else { out }
}

impl CityDocument {
    /// Where an amount of the forecast stands, by its path.
    pub(super) fn place_in_forecast(&self, path: &str) -> Option<Span> {
        let (group, year, rest) = in_forecast(path)?;
        match group {
            "outlook" => span(&outlook_rows(), rest, of_year(&self.outlook, year)?),
            _ => span(DebtYear::ROWS, rest, of_year(&self.debt_schedule, year)?),
        }
    }

    /// Puts an amount of the forecast; `false` where the path is none of it.
    pub(super) fn set_in_forecast(&mut self, path: &str, node: &Node<'_>, diagnostics: &mut Diagnostics) -> bool {
        let Some((group, year, rest)) = in_forecast(path) else { return false };
        let year = Field { value: year, span: node.span };
        let put = match group {
            "outlook" => set(&outlook_rows(), rest, node, of_year_or_new(&mut self.outlook, year), diagnostics),
            _ => set(DebtYear::ROWS, rest, node, of_year_or_new(&mut self.debt_schedule, year), diagnostics),
        };
        put.is_ok()
    }
}

/// Group, year and field of a path into a forecast, such as `outlook.2027.investment.equipment`.
pub(crate) fn in_forecast(path: &str) -> Option<(&str, i32, &str)> {
    let (group, rest) = dotted::split_first(path)?;
    let (year, field) = dotted::split_first(rest)?;
    let known = match group {
        "outlook" => outlook_paths().contains(&field),
        "debt_schedule" => DEBT_PARTS.contains(&field),
        _ => false,
    };
    let year = year.parse().ok().filter(|year| (1900..=2300).contains(year) && path.contains(&format!(".{year}.")))?;
    known.then_some((group, year, field))
}

fn of_year<T>(years: &ByYear<T>, year: i32) -> Option<&T> {
    years.iter().find(|(known, _)| known.value == year).map(|(_, of_year)| of_year)
}

fn of_year_or_new<T: Default>(years: &mut ByYear<T>, year: Field<i32>) -> &mut T {
    let place = years.iter().position(|(known, _)| known.value == year.value).unwrap_or_else(|| {
        years.push((year, T::default()));
        years.len() - 1
    });
    &mut years[place].1
}
