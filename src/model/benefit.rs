use super::calendar::Calendar;
use super::component::Rate;
use super::data::Data;
use super::funding::{find_phase, find_window, name_of};
use super::prices::Currencies;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::document::{At, BenefitDocument, Field, Section, Status, Text};
use crate::units::Price;

/// A saving or a revenue.
#[derive(Debug, Clone)]
pub struct Benefit {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Whether it lowers spending; else it is a revenue.
    pub saving: bool,
    /// What it brings.
    pub rate: Rate,
    /// First and last month.
    pub window: (u32, u32),
    /// Its index among the case's.
    pub index: Option<usize>,
    /// Whether it comes once, in the month of its window.
    pub once: bool,
    /// Section of the budget.
    pub section: Section,
    /// How sure it is.
    pub status: Status,
}

/// Resolves the benefits.
pub(super) fn resolve_benefits(
    benefits: &[BenefitDocument],
    calendar: &Calendar,
    index: &mut dyn FnMut(&Field<String>, &mut Data, &mut Diagnostics) -> Option<usize>,
    currencies: &Currencies<'_>,
    data: &mut Data,
    diagnostics: &mut Diagnostics,
) -> Vec<Benefit> {
    let mut out = Vec::new();
    for benefit in benefits {
        let saving = benefit.saving.is_some();
        let field = if saving { "saving" } else { "revenue" };
        let price = benefit.saving.as_ref().or(benefit.revenue.as_ref());
        if !price.is_none_or(|price| fits(benefit, price, diagnostics)) {
            continue;
        }
        let window = match &benefit.at {
            Some(at) => find_moment(at, calendar, diagnostics).map(|month| (month, month)),
            None => find_window(benefit.from.as_ref(), benefit.until.as_ref(), calendar, diagnostics),
        };
        let path = format!("benefits.{}.{field}", benefit.id.value);
        let rate = price.and_then(|price| currencies.amount(&path, price, data, diagnostics));
        let named = benefit.index.as_ref().filter(|name| name.value != "none");
        let index = named.and_then(|name| index(name, data, diagnostics));
        let (Some(window), Some(rate)) = (window, rate) else {
            continue;
        };
        out.push(Benefit {
            id: benefit.id.value.clone(),
            name: name_of(benefit.name.as_ref(), &benefit.id),
            saving,
            rate,
            window,
            index,
            once: benefit.at.is_some(),
            section: benefit.section.as_ref().map_or(Section::Operating, |section| section.value),
            status: benefit.status.as_ref().map_or(Status::Hoped, |status| status.value),
        });
    }
    out
}

/// The month of the plan in which something comes once.
fn find_moment(at: &Field<At>, calendar: &Calendar, diagnostics: &mut Diagnostics) -> Option<u32> {
    let phase = |id: &str, diagnostics: &mut Diagnostics| {
        let phase = find_phase(&Field { value: id.to_owned(), span: at.span }, calendar, diagnostics)?;
        Some(calendar.phases[phase].first)
    };
    let month = match &at.value {
        At::After(months) => months.0,
        At::Phase(id) => phase(id, diagnostics)?,
        At::Entry => phase("entry", diagnostics)?,
        At::Exit => phase("exit", diagnostics)?,
    };
    if month >= calendar.months {
        diagnostics.push(Diagnostic::at(codes::OUTSIDE_HORIZON, at.span).arg("what", "at").help("help"));
        return None;
    }
    Some(month)
}

/// Whether a benefit is either an amount that comes once, in a section, or one that accrues. Faults where it is neither.
fn fits(benefit: &BenefitDocument, price: &Field<Price>, diagnostics: &mut Diagnostics) -> bool {
    let accrues = matches!(price.value, Price::Amount { every: Some(_), .. });
    let conflict = |span: Span, field: &'static str, other: Span, name: &'static str| {
        let conflict = Diagnostic::at(codes::FIELD_CONFLICT, span).label(other, "other");
        conflict.arg("field", field).arg("other", name)
    };
    let faults = diagnostics.errors();
    match &benefit.at {
        Some(at) => {
            if accrues {
                diagnostics.push(conflict(at.span, "once", price.span, "EUR/year").help("help-once"));
            }
            let others = [&benefit.from, &benefit.until, &benefit.index];
            for other in others.into_iter().flatten() {
                diagnostics.push(conflict(other.span, "once", at.span, "at"));
            }
        }
        None if !accrues => {
            // Whether it comes once or each year is the plan's to say: an example of one would make it that.
            let open = Diagnostic::at(codes::NOT_YEARLY_MONEY, price.span).arg("once", price.value.to_string());
            diagnostics.push(open.arg("write", format!("{}/year", price.value)).help("help-once"));
        }
        None => {}
    }
    if let Some(section) = benefit.section.as_ref().filter(|section| section.value == Section::Investment) {
        match (&benefit.at, &benefit.saving) {
            (_, Some(saving)) => diagnostics.push(conflict(section.span, "section", saving.span, "saving")),
            (None, None) => diagnostics.push(conflict(section.span, "section", price.span, "EUR/year")),
            (Some(_), None) => {}
        }
    }
    diagnostics.errors() == faults
}
