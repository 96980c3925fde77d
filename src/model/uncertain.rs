//! What is uncertain in a plan: each entry is drawn, or told.

use std::collections::HashSet;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::case::Case;
use super::component::Pricing;
use super::draft::Draft;
use super::drawable::{Drawable, Grammar, Void, drawable, in_euros};
use super::drawn::{Shape, Target, Uncertain, Written};
use super::law::Law;
use super::layer::DraftComponent;
use super::limits::limits;
use super::names::ComponentField;
use super::path::Path;
use super::prices::Currencies;
use super::scope::InPlan;
use crate::diagnostic::{Diagnostic, Diagnostics, OF_PRICE, codes};
use crate::document::{self, Field, PlanDocument, PriceList, Uncertainty};
use crate::language::Arg;
use crate::units::{self, Fault, Price};

/// Holds the entries of `uncertainty`, and the ranges of prices, against the plan and its catalogs as they are written,
/// before any override. What is at fault here is taken out, so that nobody tells it twice.
pub(super) fn check(draft: &mut Draft, law: &Law, diagnostics: &mut Diagnostics) {
    let scope = InPlan { draft, law };
    let sound = |(path, entry): &(Field<String>, Uncertainty)| {
        let faults = diagnostics.errors();
        check_entry(path, entry, &scope, diagnostics);
        diagnostics.errors() == faults
    };
    let sound: Vec<bool> = draft.plan.uncertainty.iter().map(sound).collect();
    let named = named(&draft.plan);
    let mut outside: Vec<(usize, usize)> = Vec::new();
    for (at, line) in draft.lines.iter().enumerate() {
        let ranged = |(_, one): &(usize, &Arc<DraftComponent>)| one.fields.range.is_some() && one.removed.is_none();
        for (place, component) in line.components.iter().enumerate().filter(ranged) {
            let path = format!("{}.{}.price", line.id.value, component.id.value);
            let faults = diagnostics.errors();
            if !named.contains(path.as_str()) {
                check_range(component, &path, draft, diagnostics);
            }
            if diagnostics.errors() > faults {
                outside.push((at, place));
            }
        }
    }
    for (at, place) in outside {
        let line = Arc::make_mut(&mut draft.lines[at]);
        Arc::make_mut(&mut line.components[place]).fields.range = None;
    }
    if sound.contains(&false) {
        let mut sound = sound.into_iter();
        draft.plan_mut().uncertainty.retain(|_| sound.next().unwrap_or(true));
    }
}

/// The paths of which a plan says itself how uncertain they are.
pub(super) fn named(plan: &PlanDocument) -> HashSet<&str> {
    plan.uncertainty.iter().map(|(path, _)| path.value.as_str()).collect()
}

fn check_entry(path: &Field<String>, entry: &Uncertainty, scope: &InPlan<'_>, diagnostics: &mut Diagnostics) {
    let parsed = match Path::parse(&path.value, scope) {
        Ok(parsed) => parsed,
        Err(_) if scope.leads_into_unknown_item(&path.value) => return,
        Err(unknown) => return diagnostics.push(unknown.diagnostic(&path.value, path.span)),
    };
    let found = match drawable(&parsed, scope.draft, scope.law) {
        Ok(found) => found,
        // A field of an entry that was not read, beside a fault that says so.
        Err(Void::Nothing) if matches!(parsed, Path::Funding(..) | Path::Benefit(..)) && diagnostics.has_errors() => {
            return;
        }
        // What the law says of it, it says of a day: the plan's start was not read, and that is the fault.
        Err(Void::Nothing)
            if matches!(parsed, Path::Index(_) | Path::DiscountRate) && scope.draft.plan.start.is_none() =>
        {
            return;
        }
        Err(void @ (Void::Never | Void::Nothing)) => {
            let use_of = if void == Void::Never { "draw" } else { "empty" };
            let unknown = Diagnostic::at(codes::UNKNOWN_PATH, path.span).arg("path", path.value.clone());
            let to_come = void == Void::Nothing && is_unpriced(&parsed, scope.draft);
            let unknown = unknown.arg("use", if to_come { "unpriced" } else { use_of });
            let unknown = match path.value.strip_suffix(".price") {
                Some(name) if void == Void::Nothing => unknown.arg(OF_PRICE, name),
                _ => unknown,
            };
            let beside = instead(&parsed, scope);
            let unknown = match void {
                _ if to_come => unknown.help("help-unpriced"),
                _ if !beside.is_empty() => unknown.arg("known", beside.join(", ")).help("help-drawn"),
                Void::Nothing => unknown.help("help-empty"),
                _ => unknown.help("help-draw"),
            };
            return diagnostics.push(unknown);
        }
        Err(_) => return,
    };
    let mut faults = Diagnostics::default();
    let read = ends(entry, &found, scope.draft, &mut faults);
    // An end that is a price, but in other terms than the price in force: where that one is at fault, it may be right.
    let name = path.value.strip_suffix(".price");
    let is_price = |span| {
        let mut ends = entry.low.iter().chain(&entry.high);
        ends.any(|end| end.span == span && units::parse_price(&end.value).is_ok())
    };
    diagnostics.extend(faults.map(|one| match (name, one.labels.first()) {
        (Some(name), Some((span, _))) if is_price(*span) => one.arg(OF_PRICE, name),
        _ => one,
    }));
    let Some((low, high)) = read else { return };
    let target = match (found.grammar, found.growth) {
        (Grammar::Written(written, _), _) => Target::Structure(written),
        (_, true) => Target::Growth(Vec::new()),
        (_, false) => Target::Values(Vec::new()),
    };
    let (least, most) = limits(&parsed, &target, high);
    let beyond = |end: Decimal| end.to_f64().is_some_and(|end| !(least..=most).contains(&end));
    if let Some((_, end)) = [(low, &entry.low), (high, &entry.high)].into_iter().find(|(value, _)| beyond(*value)) {
        let place = end.as_ref().map_or(entry.span, |end| end.span);
        let fault = Diagnostic::at(codes::OUT_OF_RANGE, place).limits(written_limits(&target, least, most));
        return diagnostics.push(fault.help("help"));
    }
    if shape(entry) == Shape::Triangular && !(low..=high).contains(&found.value) {
        diagnostics.push(outside(entry.span, &path.value));
    }
}

/// Whether a path leads to a price that is still to be found.
fn is_unpriced(path: &Path, draft: &Draft) -> bool {
    let Path::Field { line, component, field: ComponentField::Price } = path else { return false };
    let price = draft.component(*line, *component).and_then(|one| one.fields.price.as_ref());
    price.is_some_and(|price| price.value == PriceList::One(Price::Unknown))
}

/// Limits as a file would write them.
fn written_limits(target: &Target, least: f64, most: f64) -> &'static str {
    match target {
        Target::Growth(_) if least < 0.0 => "> -100 %/year",
        Target::Structure(Written::Months) if least > 0.0 => "1 month .. 1000 years",
        Target::Structure(Written::Months) => "0 months .. 1000 years",
        _ if most > 1.0 && most.is_finite() => "0 .. 1200 %/year",
        _ if most.is_finite() => "0 % .. 100 %",
        _ => ">= 0",
    }
}

/// What can be drawn in the place of a path that cannot: other fields of the same entry, or the phases of a quantity.
fn instead(path: &Path, scope: &InPlan<'_>) -> Vec<String> {
    use super::names::{BenefitField, FundingField};
    let plan = &scope.draft.plan;
    let beside: Vec<Path> = match path {
        Path::Field { .. } | Path::Component { .. } => {
            ComponentField::ALL.iter().map(|field| path.beside(*field)).collect()
        }
        Path::Funding(entry, _) => FundingField::ALL.iter().map(|field| Path::Funding(*entry, *field)).collect(),
        Path::Benefit(entry, _) => BenefitField::ALL.iter().map(|field| Path::Benefit(*entry, *field)).collect(),
        Path::Quantity { line, .. } | Path::InAccounts(line) => {
            let phases = (0..plan.phases.len()).map(Some).chain([None]);
            phases.map(|phase| Path::Quantity { line: *line, phase }).collect()
        }
        Path::Horizon | Path::Start | Path::DiscountRate | Path::Phase(_) | Path::Index(_) | Path::City(_) => {
            Vec::new()
        }
    };
    let drawn = beside.into_iter().filter(|path| drawable(path, scope.draft, scope.law).is_ok());
    drawn.map(|path| path.write(scope)).collect()
}

fn outside(span: crate::diagnostic::Span, path: &str) -> Diagnostic {
    Diagnostic::at(codes::OUTSIDE_RANGE, span).arg("path", path).help("help")
}

/// A range of a price holds it, in the file that says both or in the one that overrides one of them.
pub(super) fn check_range(component: &DraftComponent, path: &str, draft: &Draft, diagnostics: &mut Diagnostics) {
    let Some(range) = &component.fields.range else { return };
    if component.fields.tiers.is_some() {
        let void = Diagnostic::at(codes::NOT_DRAWN, range.span).arg("path", path);
        return diagnostics.push(void.arg("why", Arg::Word(Void::Nothing.why().to_owned())));
    }
    let start = draft.plan.start.as_ref().map(|start| start.value);
    let price = match component.fields.price.as_ref().map(|price| &price.value) {
        Some(PriceList::One(price)) => Some(price),
        Some(PriceList::Dated(prices)) => start.and_then(|start| {
            let in_force = prices.iter().rev().find(|(from, _, _)| from.value <= start.first_day());
            in_force.map(|(_, price, _)| &price.value)
        }),
        None => None,
    };
    if let Some(fault) = price.and_then(|price| range_fault(range, price, path, &draft.plan.exchange)) {
        diagnostics.push(fault);
    }
}

/// A range that does not hold its price. `rates` turn foreign prices into euros; without a rate, nothing can be said.
pub(crate) fn range_fault(
    range: &Field<Box<(Price, Price)>>,
    price: &Price,
    path: &str,
    rates: &[(Field<String>, Field<Decimal>)],
) -> Option<Diagnostic> {
    let value = |price: &Price| in_euros(price, &Currencies { rates });
    let (low, high) = &*range.value;
    // For another unit, or another time, it is no range of this price: that is told, and the bare numbers say nothing.
    if low.kind() != price.kind() {
        return None;
    }
    let holds = (value(low)?..=value(high)?).contains(&value(price)?);
    (!holds).then(|| outside(range.span, path))
}

/// Whether an entry is drawn: its path leads to a figure in force, and its range holds it.
pub(super) fn holds(path: &Field<String>, entry: &Uncertainty, draft: &Draft, law: &Law) -> bool {
    let Ok(parsed) = Path::parse(&path.value, &InPlan { draft, law }) else { return false };
    let Ok(found) = drawable(&parsed, draft, law) else { return false };
    let ends = ends(entry, &found, draft, &mut Diagnostics::default());
    ends.is_some_and(|(low, high)| shape(entry) != Shape::Triangular || (low..=high).contains(&found.value))
}

/// The two ends of an entry; a fault where they are none.
fn ends(
    entry: &Uncertainty,
    found: &Drawable<'_>,
    draft: &Draft,
    diagnostics: &mut Diagnostics,
) -> Option<(Decimal, Decimal)> {
    let (low, high) = entry.low.as_ref().zip(entry.high.as_ref())?;
    let currencies = Currencies { rates: &draft.plan.exchange };
    let parse = |text: &str| found.grammar.parse(text, &currencies);
    // What is offered in the place of an end lies on its side of the other one.
    let meant = |text: &str, other: &Field<String>, is_low: bool| {
        let value = parse(text)?;
        let beyond = |other: Decimal| if is_low { value > other } else { value < other };
        if parse(&other.value).is_ok_and(beyond) { Err(Fault::new("out-of-range", "low <= high")) } else { Ok(value) }
    };
    let read = |end: &Field<String>, other: &Field<String>, diagnostics: &mut Diagnostics| match parse(&end.value) {
        Ok(value) => {
            if found.grammar.counts() {
                document::warn_of_marks(&end.value, end.span, diagnostics);
            }
            Some(value)
        }
        Err(fault) => {
            let fault = fault.settled(|text| meant(text, other, std::ptr::eq(end, low)));
            diagnostics.push(Diagnostic::fault(end.span, fault));
            None
        }
    };
    let (low_end, high_end) = (read(low, high, diagnostics), read(high, low, diagnostics));
    let (low_end, high_end) = low_end.zip(high_end)?;
    let positive = shape(entry) != Shape::Lognormal || low_end > Decimal::ZERO;
    if low_end > high_end || !positive {
        let limits = if positive { "low <= high" } else { "low > 0" };
        diagnostics.push(Diagnostic::at(codes::OUT_OF_RANGE, low.span).limits(limits).help("help"));
        return None;
    }
    Some((low_end, high_end))
}

fn shape(entry: &Uncertainty) -> Shape {
    match entry.distribution.as_ref().map(|word| word.value.as_str()) {
        Some("uniform") => Shape::Uniform,
        Some("normal") => Shape::Normal,
        Some("lognormal") => Shape::Lognormal,
        _ => Shape::Triangular,
    }
}

/// Every uncertain input of a case: the entries of `uncertainty`, then the ranges of prices that have none. What an
/// override took the ground from, and what nothing uses, is told.
pub(super) fn uncertain(draft: &Draft, law: &Law, case: &Case, diagnostics: &mut Diagnostics) -> Vec<Uncertain> {
    let mut out = Vec::new();
    let named = named(&draft.plan);
    for (path, entry) in &draft.plan.uncertainty {
        match drawn(path, entry, draft, law, case, diagnostics) {
            Ok(Some(input)) => out.push(input),
            Ok(None) => {}
            Err(Void::Replaced(component)) => {
                let dropped = Diagnostic::at(codes::DROPPED_UNCERTAINTY, path.span).arg("path", path.value.clone());
                diagnostics.push(dropped.arg("component", component));
            }
            Err(Void::NoCity) if draft.city_left_out => {}
            Err(void) => {
                let void = Diagnostic::at(codes::NOT_DRAWN, path.span)
                    .arg("path", path.value.clone())
                    .arg("why", Arg::Word(void.why().to_owned()));
                diagnostics.push(void);
            }
        }
    }
    for line in &case.lines {
        for component in &line.components {
            let Pricing::Flat(rate) = &component.pricing else { continue };
            let Some(provenance) = case.data.provenance(rate.datum) else { continue };
            let named = named.contains(provenance.path.as_str());
            let Some((low, high)) = provenance.range.filter(|(low, high)| !named && low < high) else { continue };
            let (path, value) = (provenance.path.clone(), rate.datum.value);
            if !(low..=high).contains(&value) {
                let place = provenance.span.unwrap_or(line.span);
                diagnostics.push(Diagnostic::at(codes::DROPPED_RANGE, place).arg("path", path));
                continue;
            }
            let target = Target::Values(vec![rate.datum.id]);
            // Both ends of a range were read as prices.
            let limits = (0.0, f64::INFINITY);
            out.push(Uncertain { path, value, low, high, shape: Shape::Triangular, target, limits });
        }
    }
    out
}

/// An entry joined to what it changes. Nothing: its ends are at fault, or its value was moved out of them; both have
/// been told.
fn drawn(
    path: &Field<String>,
    entry: &Uncertainty,
    draft: &Draft,
    law: &Law,
    case: &Case,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Uncertain>, Void> {
    let scope = InPlan { draft, law };
    let parsed = Path::parse(&path.value, &scope).map_err(|_| Void::Nothing)?;
    let found = drawable(&parsed, draft, law)?;
    let ids = || match &parsed {
        Path::Index(name) => {
            let rates = case.indices.iter().filter(|(known, _)| known == name).flat_map(|(_, rates)| rates);
            rates.map(|rate| rate.id).collect()
        }
        _ => case.data.of_path(&path.value).into_iter().map(|(id, _)| id).collect::<Vec<u32>>(),
    };
    let target = match (found.grammar, found.growth) {
        (Grammar::Written(written, _), _) => Target::Structure(written),
        (_, true) => Target::Growth(ids()),
        (_, false) => Target::Values(ids()),
    };
    if matches!(&target, Target::Values(ids) | Target::Growth(ids) if ids.is_empty()) {
        return Err(Void::Unused);
    }
    let Some((low, high)) = ends(entry, &found, draft, diagnostics) else { return Ok(None) };
    let shape = shape(entry);
    if shape == Shape::Triangular && !(low..=high).contains(&found.value) {
        diagnostics.push(Diagnostic::at(codes::DROPPED_RANGE, entry.span).arg("path", path.value.clone()));
        return Ok(None);
    }
    let limits = limits(&parsed, &target, high);
    Ok(Some(Uncertain { path: path.value.clone(), value: found.value, low, high, shape, target, limits }))
}
