use super::draft::Draft;
use super::layer::Layer;
use super::names::ComponentField;
use super::path::{Path, Unknown};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::document::{self, Field, Node, PlanDocument, QuantityDocument, Ramp, Target, scalar};
use crate::units::{self, Fault, Quantity};

/// How a value comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As the word of a layer: a new price drops what lower ones said of the old one.
    Override(Layer),
    /// As one of many values that are tried: a price moves alone.
    Vary,
}

impl Mode {
    /// Whose word the value is.
    pub(super) fn layer(self) -> Layer {
        match self {
            Self::Override(layer) => layer,
            Self::Vary => Layer::Set,
        }
    }
}

/// Puts a value at a path. A value at fault is noted among the diagnostics and changes nothing.
pub(super) fn assign(
    draft: &mut Draft,
    path: &Path,
    node: &Node<'_>,
    place: Span,
    mode: Mode,
    diagnostics: &mut Diagnostics,
) -> Result<(), Unknown> {
    match path {
        Path::Horizon => put(&mut draft.plan_mut().horizon, scalar(node, document::parse_horizon, diagnostics)),
        Path::Start => put(&mut draft.plan_mut().start, scalar(node, units::parse_month, diagnostics)),
        Path::DiscountRate => {
            put(&mut draft.plan_mut().discount_rate, scalar(node, document::parse_fraction, diagnostics));
        }
        Path::Phase(phase) => {
            let read = scalar(node, document::parse_phase, diagnostics);
            if let (Some((_, length)), Some(read)) = (draft.plan_mut().phases.get_mut(*phase), read) {
                *length = read;
            }
        }
        Path::Index(name) => set_index(draft.plan_mut(), name, node, place, diagnostics),
        Path::Funding(entry, field) => {
            if let Some(funding) = draft.plan_mut().funding.get_mut(*entry) {
                let read = document::read_funding_field(field.name(), node, funding, diagnostics);
                read.map_err(|fields| Unknown::new(field.name(), fields))?;
            }
        }
        Path::Benefit(entry, field) => {
            if let Some(benefit) = draft.plan_mut().benefits.get_mut(*entry) {
                let read = document::read_benefit_field(field.name(), node, benefit, diagnostics);
                read.map_err(|fields| Unknown::new(field.name(), fields))?;
            }
        }
        Path::City(field) => {
            let city = draft.city.as_mut().ok_or_else(Unknown::without_city)?;
            let name = field.name();
            document::set_city(city, &name, node, diagnostics).map_err(|known| Unknown::new(&name, known))?;
        }
        Path::Quantity { line, phase } => {
            let phases: Vec<String> = draft.plan.phases.iter().map(|(id, _)| id.value.clone()).collect();
            let phase = phase.and_then(|phase| phases.get(phase));
            if let Some(line) = draft.written_line_mut(*line) {
                match phase {
                    None => put(&mut line.quantity, document::read_quantity(node, diagnostics)),
                    Some(phase) => set_quantity(&mut line.quantity, phase, &phases, node, place, diagnostics)?,
                }
            }
        }
        Path::InAccounts(line) => {
            let written = node.text().unwrap_or_default();
            let flag = written.parse::<bool>().map_err(|_| Unknown::new(written, ["true", "false"]))?;
            if let Some(line) = draft.written_line_mut(*line) {
                line.in_accounts = Some(Field { value: flag, span: node.span });
            }
        }
        Path::Component { .. } => {
            lay_over(draft, path, &document::read_component(node, true, diagnostics), mode, diagnostics)
        }
        Path::Field { field, .. } => {
            if let Some(over) = document::read_component_field(field.name(), node, diagnostics) {
                lay_over(draft, path, &over, mode, diagnostics);
            }
        }
    }
    Ok(())
}

fn put<T>(place: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *place = value;
    }
}

fn lay_over(
    draft: &mut Draft,
    path: &Path,
    over: &document::ComponentDocument,
    mode: Mode,
    diagnostics: &mut Diagnostics,
) {
    let (Path::Component { line, component } | Path::Field { line, component, .. }) = path else { return };
    let Some(id) = draft.plan.lines.get(*line).map(|(id, _)| id.value.clone()) else { return };
    let Some(found) = draft.component_mut(*line, *component) else { return };
    let name = format!("{id}.{}", found.id.value);
    match mode {
        Mode::Override(layer) => found.lay_over(over, layer, &name, diagnostics),
        Mode::Vary => found.vary(over, &name, diagnostics),
    }
}

/// Puts a scaled value at a field of a component: `named` where the setting itself names it, else in passing.
pub(super) fn assign_scaled(
    draft: &mut Draft,
    path: &Path,
    node: &Node<'_>,
    named: bool,
    mode: Mode,
    diagnostics: &mut Diagnostics,
) {
    let Path::Field { line, component, field } = path else { return };
    let over = document::read_component_field(field.name(), node, diagnostics);
    if let (Some(over), Some(found)) = (over, draft.component_mut(*line, *component)) {
        let fields: &[ComponentField] = if named { std::slice::from_ref(field) } else { &[] };
        found.scale(&over, fields, mode.layer());
    }
}

fn set_index(plan: &mut PlanDocument, name: &str, node: &Node<'_>, place: Span, diagnostics: &mut Diagnostics) {
    let faults = diagnostics.errors();
    let rates = document::read_rates(node, diagnostics);
    if diagnostics.errors() > faults {
        return;
    }
    match plan.indices.iter_mut().find(|(known, _)| known.value == name) {
        Some((_, old)) => *old = rates,
        None => plan.indices.push((Field { value: name.to_owned(), span: place }, rates)),
    }
}

fn set_quantity(
    quantity: &mut Option<Field<QuantityDocument>>,
    phase: &str,
    phases: &[String],
    node: &Node<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Result<(), Unknown> {
    let Some(Field { value: to, span }) = scalar(node, units::parse_quantity, diagnostics) else {
        return Ok(());
    };
    let Quantity::Number { value, unit } = to else {
        diagnostics.push(Diagnostic::fault(span, Fault::new("not-a-quantity", "2000").hint("help-ratio")));
        return Ok(());
    };
    let id = |phase: &str| Field { value: phase.to_owned(), span: place };
    let target = |ramp| Target { to: Field { value, span }, unit: unit.clone(), ramp };
    match quantity.as_mut().map(|field| &mut field.value) {
        Some(QuantityDocument::Phases(targets)) => match targets.iter_mut().find(|(id, _)| id.value == phase) {
            Some((_, old)) => *old = target(old.ramp),
            None => targets.push((id(phase), target(Ramp::Step))),
        },
        // One number holds from the plan's start: it is that of the first phase.
        Some(whole @ QuantityDocument::Whole(Quantity::Number { .. })) => {
            let mut targets = vec![(id(phase), target(Ramp::Step))];
            if let (QuantityDocument::Whole(Quantity::Number { value, unit }), Some(first)) = (&*whole, phases.first())
                && first != phase
            {
                let number = Field { value: *value, span: place };
                targets.insert(0, (id(first), Target { to: number, unit: unit.clone(), ramp: Ramp::Step }));
            }
            *whole = QuantityDocument::Phases(targets);
        }
        _ => return Err(Unknown::new(phase, [] as [&str; 0])),
    }
    Ok(())
}
