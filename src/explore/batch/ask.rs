use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::set::Set;
use crate::diagnostic::{Diagnostics, Sources, hints, message};
use crate::language::Language;
use crate::model::Setting;

/// What one line asks for, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAsk {
    /// Comes back with the answer, digit for digit.
    id: Option<Box<RawValue>>,
    /// A file, or the id of a shipped plan.
    plan: Option<String>,
    /// `{"path": "value"}`, or `["path=value"]`.
    #[serde(default)]
    set: Set,
    /// File of a vendor's quote.
    offer: Option<String>,
    /// Another city than the plan's.
    city: Option<String>,
    /// One of the plan's scenarios.
    scenario: Option<String>,
}

/// A plan, the city it is laid over if not its own, and the quote laid over it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Wanted {
    pub plan: String,
    pub city: Option<String>,
    pub offer: Option<String>,
}

/// The id of a line, as the JSON that it is written in.
#[derive(Debug, Clone)]
pub(super) struct Id(String);

impl Id {
    fn of(written: Option<&RawValue>) -> Self {
        Self(written.map_or("null", RawValue::get).to_owned())
    }

    /// The id and the fields of an answer as one object.
    pub(super) fn with(&self, fields: Map<String, Value>) -> String {
        let text = Value::Object(fields).to_string();
        let rest = text.strip_prefix('{').unwrap_or_default();
        format!("{{\"id\":{}{}{rest}", self.0, if rest == "}" { "" } else { "," })
    }
}

impl Default for Id {
    fn default() -> Self {
        Self::of(None)
    }
}

/// What one line asks for.
#[derive(Debug)]
pub(super) struct Ask {
    pub id: Id,
    pub wanted: Wanted,
    pub scenario: Option<String>,
    pub settings: Vec<Setting>,
}

impl Ask {
    /// Why what a line lays over one plan has no place where it names several.
    pub(super) fn of_plan(&self) -> Option<Refusal> {
        let asked = [("scenario", self.scenario.is_some()), ("offer", self.wanted.offer.is_some())];
        let (key, _) = asked.into_iter().find(|(_, asked)| *asked)?;
        let words = format!(
            "a programme takes no `{key}`: what is laid over a plan stands in the programme's file, under that plan"
        );
        Some(Refusal::new("unknown-key", words))
    }

    /// Reads a line. What is refused comes with the line's id, where it has one.
    pub(super) fn read(line: &str, plan: Option<&str>) -> Result<Self, Box<(Refusal, Id)>> {
        // Whatever else is JSON has no names that say what is what.
        let is_object = line.trim_start().starts_with('{');
        if !is_object && serde_json::from_str::<Value>(line).is_ok() {
            let words =
                "a line is a JSON object, such as {\"id\": 1, \"plan\": \"plan.yaml\", \"set\": {\"path\": \"value\"}}";
            return Err(Box::new((Refusal::new("not-a-map", words), Id::default())));
        }
        let RawAsk { id, plan: own, set, offer, city, scenario } = match serde_json::from_str(line) {
            Ok(written) => written,
            Err(error) => {
                // A line that is JSON but asks for something unknown still has its id.
                let fields = serde_json::from_str::<HashMap<String, Box<RawValue>>>(line).unwrap_or_default();
                let id = Id::of(fields.get("id").map(|id| &**id));
                return Err(Box::new((Refusal::new("syntax", error.to_string()), id)));
            }
        };
        let id = Id::of(id.as_deref());
        let Some(plan) = own.or_else(|| plan.map(str::to_owned)) else {
            return Err(Box::new((Refusal::new("missing-key", "no `plan`"), id)));
        };
        match set.settings() {
            Ok(settings) => Ok(Self { id, wanted: Wanted { plan, city, offer }, scenario, settings }),
            Err(refusal) => Err(Box::new((refusal, id))),
        }
    }
}

/// Why a line gives no result.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    code: &'static str,
    message: String,
    place: Option<String>,
    hints: Vec<String>,
}

impl Refusal {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, hints: Vec::new() }
    }

    /// The first fault of a run, in English like all machine output.
    pub(super) fn of(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let Some(first) = diagnostics.sorted().into_iter().next() else {
            return Self::new("faulty", "no result");
        };
        let place = first.labels.first().map(|(span, _)| sources.line(*span));
        let (message, hints) = (message(first, Language::English), hints(first, Language::English));
        Self { code: first.code.id, message, place, hints }
    }

    /// The answer to the line.
    pub(super) fn json(self, id: &Id, line: usize) -> String {
        let mut error = Map::new();
        error.insert("code".into(), self.code.into());
        error.insert("message".into(), self.message.into());
        if let Some(place) = self.place {
            error.insert("at".into(), place.into());
        }
        if !self.hints.is_empty() {
            error.insert("hint".into(), self.hints.join("; ").into());
        }
        let mut out = Map::new();
        out.insert("line".into(), line.into());
        out.insert("error".into(), Value::Object(error));
        id.with(out)
    }
}
