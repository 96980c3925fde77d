use serde::Deserialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostics, Sources, message};
use crate::language::Language;
use crate::model::Setting;

/// What one line asks for, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Comes back with the answer.
    #[serde(default)]
    id: Value,
    /// A file, or the id of a shipped plan.
    plan: Option<String>,
    /// `{"path": "value"}`, or `["path=value"]`.
    #[serde(default)]
    set: Value,
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

/// What one line asks for.
#[derive(Debug)]
pub(super) struct Ask {
    pub id: Value,
    pub wanted: Wanted,
    pub scenario: Option<String>,
    pub settings: Vec<Setting>,
}

impl Ask {
    /// Reads a line. What is refused comes with the line's id, where it has one.
    pub fn read(line: &str, plan: Option<&str>) -> Result<Self, Box<(Refusal, Value)>> {
        let Written { id, plan: own, set, offer, city, scenario } = match serde_json::from_str(line) {
            Ok(written) => written,
            Err(error) => {
                // A line that is JSON but asks for something unknown still has its id.
                let id = serde_json::from_str::<Value>(line).ok().and_then(|line| line.get("id").cloned());
                return Err(Box::new((Refusal::new("syntax", error.to_string()), id.unwrap_or_default())));
            }
        };
        let Some(plan) = own.or_else(|| plan.map(str::to_owned)) else {
            return Err(Box::new((Refusal::new("missing-key", "no `plan`"), id)));
        };
        match settings(&set) {
            Ok(settings) => Ok(Self { id, wanted: Wanted { plan, city, offer }, scenario, settings }),
            Err(refusal) => Err(Box::new((refusal, id))),
        }
    }
}

/// Reads `set`. Numbers are whole ones: others have to be written as text, which keeps every digit.
fn settings(set: &Value) -> Result<Vec<Setting>, Refusal> {
    let wrong = || Refusal::new("not-a-map", "`set` is {\"path\": \"value\"} or [\"path=value\"]");
    let text = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Ok(number.to_string()),
        Value::Number(number) => {
            let message = format!("write {number} as text, with its unit, so that every digit is kept");
            Err(Refusal::new("not-a-scalar", message))
        }
        _ => Err(wrong()),
    };
    match set {
        Value::Null => Ok(Vec::new()),
        Value::Object(map) => map.iter().map(|(path, value)| Ok(Setting::new(path, text(value)?, "set"))).collect(),
        Value::Array(list) => {
            let pair = |one: &Value| {
                let (path, value) = one.as_str().and_then(|text| text.split_once('=')).ok_or_else(wrong)?;
                Ok(Setting::new(path.trim(), value.trim(), "set"))
            };
            list.iter().map(pair).collect()
        }
        _ => Err(wrong()),
    }
}

/// Why a line gives no result.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    code: &'static str,
    message: String,
    place: Option<String>,
}

impl Refusal {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None }
    }

    /// The first fault of a run, in English like all machine output.
    pub fn of(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let Some(first) = diagnostics.sorted().into_iter().next() else {
            return Self::new("faulty", "no result");
        };
        let place = first.labels.first().map(|(span, _)| sources.line(*span));
        Self { code: first.code.id, message: message(first, Language::English), place }
    }

    /// The answer to the line.
    pub fn json(self, id: Value, line: usize) -> Value {
        let mut error = Map::new();
        error.insert("code".into(), self.code.into());
        error.insert("message".into(), self.message.into());
        if let Some(place) = self.place {
            error.insert("at".into(), place.into());
        }
        let mut out = Map::new();
        out.insert("id".into(), id);
        out.insert("line".into(), line.into());
        out.insert("error".into(), Value::Object(error));
        Value::Object(out)
    }
}
