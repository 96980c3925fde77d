use super::draft::{Draft, DraftLine};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, closest, codes};
use crate::document::{self, Field, Node, PlanDocument, QuantityDocument, Ramp, Target, scalar};
use crate::units::{self, Fault, Quantity};

/// How a value comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As an override: a new price drops what described the old one.
    Override,
    /// As a draw of an uncertain input: the value alone changes.
    Draw,
}

/// The part of a path that leads nowhere, and what could stand there.
#[derive(Debug)]
pub(super) struct Unknown {
    part: String,
    known: Vec<String>,
}

impl Unknown {
    fn new(part: &str, known: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { part: part.to_owned(), known: known.into_iter().map(Into::into).collect() }
    }

    /// Of the paths of a city, which are told whole: those of the same group, where there is such a group.
    fn in_city(rest: &str, known: &[String]) -> Self {
        let group = rest.split('.').next().unwrap_or_default();
        let inside: Vec<&String> = known.iter().filter(|path| path.split('.').next() == Some(group)).collect();
        let known = if inside.is_empty() { known.iter().collect() } else { inside };
        let part = if rest.is_empty() { "city".to_owned() } else { format!("city.{rest}") };
        Self::new(&part, known.into_iter().map(|path| format!("city.{path}")))
    }

    /// Whether a known word may be meant: of a path, every part has to be near, or one word is taken for another.
    fn near(&self, known: &str) -> bool {
        let (ours, theirs) = (self.part.split('.'), known.split('.'));
        ours.clone().count() == theirs.clone().count() && ours.zip(theirs).all(|(a, b)| closest(a, [b]).is_some())
    }

    /// As a fault of the setting of a path.
    pub fn diagnostic(self, path: &str, place: Span) -> Diagnostic {
        let unknown = Diagnostic::at(codes::UNKNOWN_PATH, place).arg("path", path).arg("part", self.part.clone());
        let near = self.known.iter().map(String::as_str).filter(|known| self.near(known));
        let unknown = unknown.did_you_mean(&self.part, near);
        // A long list helps nobody who was understood.
        if self.known.is_empty() || (!unknown.help.is_empty() && self.known.len() > 20) {
            return unknown;
        }
        unknown.arg("known", self.known.join(", ")).help("help")
    }
}

/// What paths begin with beside the lines.
const ROOTS: [&str; 8] = ["city", "funding", "benefits", "phases", "indices", "discount", "horizon", "start"];

/// Puts a value at a path. A value at fault is noted among the diagnostics and changes nothing.
pub(super) fn assign(
    draft: &mut Draft,
    path: &str,
    node: &Node<'_>,
    place: Span,
    mode: Mode,
    diagnostics: &mut Diagnostics,
) -> Result<(), Unknown> {
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["horizon"] => put(&mut draft.plan_mut().horizon, scalar(node, document::parse_horizon, diagnostics)),
        ["start"] => put(&mut draft.plan_mut().start, scalar(node, units::parse_month, diagnostics)),
        ["discount"] => return Err(Unknown::new("discount", ["discount.rate"])),
        ["discount", "rate"] => {
            put(&mut draft.plan_mut().discount_rate, scalar(node, document::parse_fraction, diagnostics))
        }
        ["discount", other] => return Err(Unknown::new(other, ["rate"])),
        ["phases", phase] => {
            let plan = draft.plan_mut();
            let known = plan.phases.iter().map(|(id, _)| id.value.clone()).collect::<Vec<_>>();
            let found = plan.phases.iter_mut().find(|(id, _)| id.value == *phase);
            let (_, length) = found.ok_or_else(|| Unknown::new(phase, known))?;
            if let Some(read) = scalar(node, document::parse_phase, diagnostics) {
                *length = read;
            }
        }
        ["indices", name] => set_index(draft.plan_mut(), name, node, place, diagnostics),
        ["funding", id, field] => {
            let plan = draft.plan_mut();
            let known = plan.funding.iter().map(|one| one.id.value.clone()).collect::<Vec<_>>();
            let found = plan.funding.iter_mut().find(|one| one.id.value == *id);
            let funding = found.ok_or_else(|| Unknown::new(id, known))?;
            let read = document::read_funding_field(field, node, funding, diagnostics);
            read.map_err(|fields| Unknown::new(field, fields))?;
        }
        ["benefits", id, field] => {
            let plan = draft.plan_mut();
            let known = plan.benefits.iter().map(|one| one.id.value.clone()).collect::<Vec<_>>();
            let found = plan.benefits.iter_mut().find(|one| one.id.value == *id);
            let benefit = found.ok_or_else(|| Unknown::new(id, known))?;
            let read = document::read_benefit_field(field, node, benefit, diagnostics);
            read.map_err(|fields| Unknown::new(field, fields))?;
        }
        ["city", rest @ ..] => {
            let rest = rest.join(".");
            let city = draft.city.as_mut().ok_or_else(|| Unknown::new("city", ROOTS.into_iter().skip(1)))?;
            document::set_city(city, &rest, node, diagnostics).map_err(|known| Unknown::in_city(&rest, &known))?;
        }
        [line, "quantity", rest @ ..] => {
            let plan = draft.plan_mut();
            let known = plan.lines.iter().map(|(id, _)| id.value.clone()).collect::<Vec<_>>();
            let phases: Vec<String> = plan.phases.iter().map(|(id, _)| id.value.clone()).collect();
            let found = plan.lines.iter_mut().find(|(id, _)| id.value == *line);
            let (_, line) = found.ok_or_else(|| Unknown::new(line, known))?;
            set_quantity(&mut line.quantity, rest, &phases, node, place, diagnostics)?;
        }
        [line, "in_accounts"] => {
            let plan = draft.plan_mut();
            let known = plan.lines.iter().map(|(id, _)| id.value.clone()).collect::<Vec<_>>();
            let found = plan.lines.iter_mut().find(|(id, _)| id.value == *line);
            let (_, line) = found.ok_or_else(|| Unknown::new(line, known))?;
            let written = node.text().unwrap_or_default();
            let flag = written.parse::<bool>().map_err(|_| Unknown::new(written, ["true", "false"]))?;
            line.in_accounts = Some(Field { value: flag, span: node.span });
        }
        [line, component, rest @ ..] if rest.len() <= 1 => {
            let lines = draft.lines.iter().map(|line| line.id.value.clone());
            let known: Vec<String> = lines.chain(ROOTS.map(str::to_owned)).collect();
            let found = draft.line_mut(line);
            set_component(found.ok_or_else(|| Unknown::new(line, known))?, component, rest, node, mode, diagnostics)?;
        }
        _ => {
            let first = parts.first().copied().unwrap_or_default();
            let line = draft.lines.iter().find(|line| line.id.value == first);
            return Err(match (line, parts.get(1)) {
                (Some(line), None) => Unknown::new(first, inside(line)),
                (Some(_), Some(_)) => Unknown::new(parts.last().copied().unwrap_or_default(), document::FIELDS),
                (None, _) => {
                    let lines = draft.lines.iter().map(|line| line.id.value.as_str());
                    Unknown::new(first, lines.chain(ROOTS))
                }
            });
        }
    }
    Ok(())
}

fn put<T>(place: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *place = value;
    }
}

/// What can stand after a line's id.
fn inside(line: &DraftLine) -> Vec<String> {
    line.components.iter().map(|one| one.id.value.clone()).chain(["quantity".to_owned()]).collect()
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

fn set_component(
    line: &mut DraftLine,
    component: &str,
    rest: &[&str],
    node: &Node<'_>,
    mode: Mode,
    diagnostics: &mut Diagnostics,
) -> Result<(), Unknown> {
    let found = line.components.iter().find(|one| one.id.value == component);
    let id = found.ok_or_else(|| Unknown::new(component, inside(line)))?.id.clone();
    let over = match rest {
        [field] => document::read_component_field(field, node, diagnostics)
            .ok_or_else(|| Unknown::new(field, document::FIELDS))?,
        _ => document::read_component(node, true, diagnostics),
    };
    match mode {
        Mode::Override => line.override_component(&id, &over, true),
        Mode::Draw => line.replace_values(&id, &over),
    }
    Ok(())
}

fn set_quantity(
    quantity: &mut Option<Field<QuantityDocument>>,
    rest: &[&str],
    phases: &[String],
    node: &Node<'_>,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Result<(), Unknown> {
    let phase = match rest {
        [] => {
            put(quantity, document::read_quantity(node, diagnostics));
            return Ok(());
        }
        [phase] if phases.iter().any(|known| known == phase) => *phase,
        rest => return Err(Unknown::new(&rest.join("."), phases.to_vec())),
    };
    let Some(Field { value: to, span }) = scalar(node, units::parse_quantity, diagnostics) else {
        return Ok(());
    };
    let Quantity::Number { value, unit } = to else {
        diagnostics.push(Diagnostic::fault(span, Fault::new("not-a-quantity", "2000")));
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
