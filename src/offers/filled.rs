//! A schedule of the need, filled with what an offer says.

use super::lost::is_of_offer;
use super::schedule::{Basis, PriceRow, Promised, Which, during};
use crate::analysis::Analysis;
use crate::model::{Line, Pricing, Rate};

/// The price of an offer in the row's unit, where it has one; a share as the amount that it makes.
pub(super) fn fill(row: &mut PriceRow, offered: &Analysis, line: &Line) {
    let Some(component) = line.components.iter().find(|one| one.id == row.component) else { return };
    let path = |field: &str| format!("{}.{}.{field}", row.line, row.component);
    let says = |field: &str| {
        let path = path(field);
        offered.case.overrides.iter().any(|one| one.path == path && is_of_offer(&one.by))
    };
    // An offer may promise a life without a price of its own; what it leaves out stays blank.
    row.promised = Promised {
        life: component.life.filter(|_| row.lives && says("life")),
        warranty: Some(component.warranty).filter(|_| row.warranted && says("warranty")),
        failure: component.failure.map(|rate| rate.value).filter(|_| row.fails && says("failure")),
    };
    if component.not_quoted {
        return;
    }
    let price = flat(&component.pricing);
    // A renewal, or a phase, without a price of its own costs what the price says.
    let rate = match &row.which {
        Which::Main => price,
        Which::Renewal => component.renewal.as_ref().or(price),
        Which::During(phase) => during(&offered.case, component, phase).or(price),
    };
    row.price = rate.and_then(|rate| {
        let value = match rate.of {
            Some(base) => rate.datum.value * flat(&line.components[base].pricing)?.datum.value,
            None => rate.datum.value,
        };
        Basis::of(component.accrual, Some(rate)).convert(value, row.basis)
    });
}

fn flat(pricing: &Pricing) -> Option<&Rate> {
    match pricing {
        Pricing::Flat(rate) => Some(rate),
        _ => None,
    }
}

/// Joins rows that an offer includes in another to that other one.
pub(super) fn include(rows: &mut [PriceRow], offered: &Analysis) {
    let target = |row: &PriceRow| {
        let line = offered.case.named(&row.line)?;
        let component = line.components.iter().find(|one| one.id == row.component)?;
        let leader = &line.components[component.included_in?].id;
        rows.iter().position(|other| other.line == row.line && other.component == *leader && other.is_main())
    };
    let targets: Vec<Option<usize>> = rows.iter().map(|row| if row.is_main() { target(row) } else { None }).collect();
    for (row, target) in rows.iter_mut().zip(targets) {
        row.included_in = target;
    }
}
