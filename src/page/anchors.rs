use std::collections::HashSet;

use super::ask::address;
use super::fields::Fields;
use super::form::Form;
use super::paths::{name_of, place_of};
use super::plan::left;
use super::work::Worked;
use crate::document::edit::{Step, Value};
use crate::report::Style;

/// The places of a plan's form that a link can lead to: not every value has a field of its own there.
#[derive(Default)]
pub(super) struct Anchors(HashSet<String>);

impl Anchors {
    /// Of a plan by its text.
    pub(super) fn of(name: &str, text: &str, worked: &Worked, style: Style) -> Self {
        let Some(fields) = Fields::of(text, &worked.library) else { return Self::default() };
        let form = left(&Form::new(&fields, worked, style, true, Vec::new()), name).into_string();
        Self(form.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect())
    }

    /// The address of the field of a path, or of what is nearest around it: its component, its line. `None`: it has none.
    pub(super) fn to(&self, name: &str, path: &str, plan: &Value) -> Option<String> {
        let place = self.nearest(&place_of(path, plan)?)?;
        Some(format!("{}#{place}", address("/plan", &[("p", name)])))
    }

    fn nearest(&self, at: &[Step]) -> Option<String> {
        let around = (at.len().min(2)..=at.len()).rev();
        around.map(|steps| name_of(&at[..steps])).find(|place| self.0.contains(place))
    }
}
