//! What `--set` says of a plan, written into the plan's own file.

use super::names::ComponentField;
use super::path::Path;
use super::prepared::Prepared;
use super::relative::relative;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::edit::{Edit, Refusal, Step, Value, edit, read};
use crate::document::{in_plain_words, phase_name};
use crate::units::{self, Quantity, dotted};

/// Why a plan's file was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoEdit {
    /// The path leads nowhere: the fault that `--set` tells, without a place.
    Path(Box<Diagnostic>),
    /// The path leads into the city, which has a file of its own.
    City,
    /// `+10 %` and the like change what is in force; a file says what is.
    Relative,
    /// The text cannot be changed so.
    Text(Refusal),
}

impl From<Refusal> for NoEdit {
    fn from(refusal: Refusal) -> Self {
        Self::Text(refusal)
    }
}

/// Where something stands in a plan's file, and how many of its steps stay when it is removed and leaves them empty.
struct Place {
    steps: Vec<Step>,
    keep: usize,
}

impl Place {
    fn new<S: Into<Step>>(steps: impl IntoIterator<Item = S>, keep: usize) -> Self {
        Self { steps: steps.into_iter().map(Into::into).collect(), keep }
    }

    fn then(&self, step: impl Into<Step>) -> Vec<Step> {
        self.steps.iter().cloned().chain([step.into()]).collect()
    }

    /// Its removal, with the maps and lists that would be empty; none where it is not written.
    fn removal(&self, plan: &Value) -> Option<Edit> {
        plan.at(&self.steps)?;
        let alone = |depth: &usize| match plan.at(&self.steps[..*depth]) {
            Some(Value::Map(entries)) => entries.len() == 1,
            Some(Value::List(items)) => items.len() == 1,
            _ => false,
        };
        let empty = (self.keep..self.steps.len()).rev().take_while(alone).count();
        Some(Edit::remove(self.steps[..self.steps.len() - empty].iter().cloned()))
    }
}

/// The text of a plan that says itself what `--set path=value` would say of it: a new price takes along what the plan
/// said of the old one (`range`, `renewal`, `during`, `source`, `note`, `valid_until`, `tiers`). Without a value, what
/// the plan itself says at the path is removed, so that the catalog or the law speaks again.
///
/// `path` may also begin with `uncertainty.` (`uncertainty.sensors.device.price`, then a map, or `….low`) or with
/// `scenarios.` and a name. `plan` is the plan of this text; where the text was changed since, its names have to be the
/// same. To change one field and leave all else, give [`steps_in_plan`] to [`edit`].
///
/// # Errors
/// The path leads nowhere or into the city, the value is relative, or the change cannot be made exactly.
pub fn edit_plan(text: &str, plan: &Prepared, path: &str, value: Option<&str>) -> Result<String, NoEdit> {
    let written = read(text)?;
    Ok(edit(text, &edits(&written, plan, path, value)?)?)
}

/// Where a plan's file says what a path leads to, or would say it.
///
/// # Errors
/// The path leads nowhere, or into the city.
pub fn steps_in_plan(text: &str, plan: &Prepared, path: &str) -> Result<Vec<Step>, NoEdit> {
    Ok(place(&read(text)?, plan, path)?.steps)
}

fn edits(written: &Value, plan: &Prepared, path: &str, value: Option<&str>) -> Result<Vec<Edit>, NoEdit> {
    let place = place(written, plan, path)?;
    let Some(value) = value.map(str::trim) else { return Ok(place.removal(written).into_iter().collect()) };
    if path.starts_with("scenarios.") {
        return Ok(vec![Edit::set(place.steps, value)]);
    }
    if relative(value).is_some() {
        return Err(NoEdit::Relative);
    }
    let value = if value.starts_with(['{', '[']) { read(value)? } else { Value::from(value) };
    match plan.path(path) {
        Ok(Path::Quantity { line, phase: Some(phase) }) => by_phase(written, plan, path, (line, phase), value),
        Ok(Path::Component { line, component }) => {
            let own = |id: &str| {
                let line = plan.draft.line(line);
                line.is_some_and(|line| line.item.costs.iter().any(|(known, _)| known.value == id))
            };
            let of_item = plan.draft.component(line, component).is_some_and(|one| own(&one.id.value));
            Ok(match &value {
                Value::Map(fields) => fields_of(written, &place, fields),
                _ if of_item => vec![Edit::set(place.steps, value)],
                // What the item does not have is not there once the plan does not add it.
                _ => place.removal(written).into_iter().collect(),
            })
        }
        Ok(Path::Field { field, .. }) => {
            let component = Place::new(place.steps[..place.steps.len() - 1].iter().cloned(), place.keep);
            Ok(fields_of(written, &component, &[(field.name().to_owned(), value)]))
        }
        _ => Ok(vec![Edit::set(place.steps, value)]),
    }
}

/// Fields of a component, and what goes when they come.
fn fields_of(written: &Value, component: &Place, fields: &[(String, Value)]) -> Vec<Edit> {
    let Some(Value::Map(own)) = written.at(&component.steps).filter(|own| **own != Value::Map(Vec::new())) else {
        return vec![Edit::set(component.steps.iter().cloned(), Value::Map(fields.to_vec()))];
    };
    let (price, tiers) = (ComponentField::Price.name(), ComponentField::Tiers.name());
    let says = |name: &str| fields.iter().any(|(field, _)| field == name);
    let of_price = ComponentField::OF_PRICE.map(ComponentField::name);
    let goes = |name: &str| {
        (says(price) || says(tiers)) && !says(name) && (of_price.contains(&name) || name == price || name == tiers)
    };
    let set = fields.iter().map(|(name, value)| Edit::set(component.then(name.as_str()), value.clone()));
    let gone = own.iter().filter(|(name, _)| goes(name)).map(|(name, _)| Edit::remove(component.then(name.as_str())));
    set.chain(gone).collect()
}

/// A number in service at a phase's end: one number for the whole plan becomes one by phase.
fn by_phase(
    written: &Value,
    plan: &Prepared,
    path: &str,
    (line, phase): (usize, usize),
    value: Value,
) -> Result<Vec<Edit>, NoEdit> {
    let place = place(written, plan, path)?;
    let whole = &place.steps[..3];
    match written.at(whole) {
        Some(Value::Scalar(number)) => {
            if !matches!(units::parse_quantity(number), Ok(Quantity::Number { .. })) {
                let id = plan.draft.plan.lines.get(line).map_or("", |(id, _)| id.value.as_str());
                return Err(unknown(super::path::Unknown::new(id, [] as [&str; 0]), path));
            }
            // The one number is that of the first phase, and of all after it.
            if phase == 0 {
                return Ok(vec![Edit::set(whole.iter().cloned(), value)]);
            }
            let phases = plan.phases();
            let numbers = [(phases[0], Value::from(number.as_str())), (phases[phase], value)];
            let numbers = numbers.map(|(phase, number)| (phase.to_owned(), number)).to_vec();
            Ok(vec![Edit::set(whole.iter().cloned(), Value::Map(numbers))])
        }
        _ => match written.at(&place.steps) {
            // How it is reached stays.
            Some(Value::Map(_)) => Ok(vec![Edit::set(place.then("to"), value)]),
            _ => Ok(vec![Edit::set(place.steps, value)]),
        },
    }
}

fn unknown(unknown: super::path::Unknown, path: &str) -> NoEdit {
    let mut fault = unknown.diagnostic(path, Span { file: 0, start: 0, end: 0 });
    fault.labels.clear();
    NoEdit::Path(Box::new(fault))
}

fn place(written: &Value, plan: &Prepared, path: &str) -> Result<Place, NoEdit> {
    let known = |path: &str| plan.path(path).map_err(|why| unknown(why, path));
    if let Some(drawn) = path.strip_prefix("uncertainty.") {
        let (of, end) = match (plan.path(drawn), dotted::split_last(drawn)) {
            (Err(_), Some((of, end @ ("low" | "high" | "distribution")))) => (of, Some(end)),
            _ => (drawn, None),
        };
        known(of)?;
        let steps = ["uncertainty".to_owned(), as_written(written, &["uncertainty".into()], of)];
        return Ok(Place::new(steps.into_iter().chain(end.map(str::to_owned)), 1));
    }
    if let Some((name, of)) = path.strip_prefix("scenarios.").and_then(dotted::split_first) {
        known(of)?;
        let of = as_written(written, &["scenarios".into(), name.into()], of);
        return Ok(Place::new(["scenarios".to_owned(), name.to_owned(), of], 1));
    }
    let parsed = known(path)?;
    let plan = &plan.draft.plan;
    let line = |line: usize| plan.lines.get(line).map_or(String::new(), |(id, _)| id.value.clone());
    Ok(match &parsed {
        Path::City(_) => return Err(NoEdit::City),
        Path::Horizon | Path::Start => Place::new([path], 1),
        Path::DiscountRate => Place::new(["discount", "rate"], 1),
        Path::Phase(phase) => {
            let name = plan.phases.get(*phase).map_or("", |(name, _)| name.value.as_str());
            Place::new(["phases".to_owned(), phase_as_written(written, &["phases".into()], name)], 1)
        }
        Path::Index(name) => Place::new(["indices", name], 1),
        Path::Funding(entry, field) => {
            let (id, kind) = plan.funding.get(*entry).map_or(("", ""), |one| (one.id.value.as_str(), one.kind.word()));
            let item = item_of(written, "funding", &[kind.into(), "id".into()], id).ok_or(Refusal::NotThere)?;
            Place::new(["funding".into(), Step::Item(item), kind.into(), field.name().into()], 4)
        }
        Path::Benefit(entry, field) => {
            let id = plan.benefits.get(*entry).map_or("", |one| one.id.value.as_str());
            let item = item_of(written, "benefits", &["id".into()], id).ok_or(Refusal::NotThere)?;
            Place::new(["benefits".into(), Step::Item(item), field.name().into()], 3)
        }
        Path::Quantity { line: at, phase } => {
            let whole: Vec<Step> = vec!["lines".into(), line(*at).into(), "quantity".into()];
            let phase = phase.and_then(|phase| plan.phases.get(phase));
            let phase = phase.map(|(name, _)| phase_as_written(written, &whole, &name.value));
            Place::new(whole.into_iter().chain(phase.map(Step::Key)), 4)
        }
        Path::InAccounts(at) => Place::new(["lines".to_owned(), line(*at), "in_accounts".to_owned()], 3),
        Path::Component { .. } | Path::Field { .. } => {
            let (id, below) = dotted::split_first(path).unwrap_or((path, ""));
            Place::new(["lines", id, "costs"].into_iter().chain(dotted::keys(below)), 3)
        }
    })
}

/// The item of a list with such an id.
fn item_of(written: &Value, list: &str, to_id: &[Step], id: &str) -> Option<usize> {
    let Some(Value::List(items)) = written.at(&[list.into()]) else { return None };
    items.iter().position(|item| item.at(to_id) == Some(&Value::from(id)))
}

/// The key under which a map has a path: the pilot has two names.
fn as_written(written: &Value, map: &[Step], path: &str) -> String {
    key(written, map, |key| in_plain_words(key) == in_plain_words(path)).unwrap_or_else(|| path.to_owned())
}

/// The key under which a map has a phase.
fn phase_as_written(written: &Value, map: &[Step], phase: &str) -> String {
    key(written, map, |key| phase_name(key) == phase).unwrap_or_else(|| phase.to_owned())
}

fn key(written: &Value, map: &[Step], meant: impl Fn(&str) -> bool) -> Option<String> {
    let Some(Value::Map(entries)) = written.at(map) else { return None };
    entries.iter().map(|(name, _)| name).find(|name| meant(name)).cloned()
}
