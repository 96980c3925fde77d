use std::fmt;

use serde_json::json;

use super::field::Field;
use super::fragment::{described, reference};
use super::grammar::{Grammar, Via, one_pilot};
use super::ids::phase_id;
use super::kinds::PRICE;
use super::pattern::{MONTHS, S, SOME, YEARS_UNIT, duration};
use super::tree::{Node, NodeKind};
use super::walk::{MapReader, scalar, text};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::{self, Fault, Months, Price};

pub(super) const LIFE: Grammar<Months> =
    Grammar::of("life", parse_life, || duration(SOME, 12_000), &["8 years"]).unit("months");

pub(super) fn parse_life(text: &str) -> Result<Months, Fault> {
    let endless =
        |text: &str| ["illimit", "unlimited", "infini", "never", "jamais"].iter().any(|word| text.starts_with(word));
    let life = units::parse_duration(text).map_err(|fault| {
        if endless(&text.trim().to_lowercase()) { Fault::new(fault.code, "8 years").hint("help-never") } else { fault }
    })?;
    if life.0 == 0 { Err(Fault::new("out-of-range", ">= 1 month")) } else { Ok(life) }
}

/// When a component is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// When a unit enters service.
    Entry,
    /// When a unit leaves service.
    Exit,
    /// In a phase's first month.
    Phase(String),
    /// So many months after the plan's start.
    After(Months),
}

pub(super) const AT: Grammar<At> = Grammar::special(
    "at",
    read_at,
    || format!(r"(?:[a-z0-9-]+|[0-9]+\s+{MONTHS}{S}|[0-9]+\s+{YEARS_UNIT}{S})"),
    &["entry", "exit", "rollout", "36 months"],
);

fn read_at(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<At>> {
    let text = text(node, diagnostics)?;
    let value = match text {
        "entry" => At::Entry,
        "exit" => At::Exit,
        duration if duration.starts_with(|c: char| c.is_ascii_digit()) && duration.contains(char::is_whitespace) => {
            At::After(scalar(node, units::parse_duration, diagnostics)?.value)
        }
        _ => {
            // Not a phase, but one of the two words, in French or in capitals.
            let word = match text.trim().to_lowercase().as_str() {
                "entry" | "entrée" | "entree" => Some("entry"),
                "exit" | "sortie" => Some("exit"),
                _ => None,
            };
            if let Some(word) = word {
                let unknown = Diagnostic::at(codes::UNKNOWN_WORD, node.span).arg("word", text);
                diagnostics.push(unknown.arg("similar", word).help("help-similar"));
                return None;
            }
            At::Phase(phase_id(node, false, diagnostics)?.value)
        }
    };
    Some(Field { value, span: node.span })
}

/// When another price holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum During {
    /// While a phase lasts.
    Phase(String),
    /// For a time from the line's first month of service in the plan.
    First(Months),
}

impl fmt::Display for During {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phase(phase) => out.write_str(phase),
            Self::First(time) => time.fmt(out),
        }
    }
}

pub(super) const DURING: Via<Vec<(Field<During>, Field<Price>)>> = Via {
    read: read_during,
    schema: |doc| {
        let key = json!({"anyOf": [reference("own-id"), reference("life")]});
        described(doc, json!({"type": "object", "propertyNames": key, "additionalProperties": reference("price")}))
    },
    examples: &["{pilot: 0.50 EUR/sensor/month}", "{18 months: 0 EUR/month}"],
};

fn read_during(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Vec<(Field<During>, Field<Price>)> {
    let NodeKind::Map(entries) = &node.kind else {
        // Says what it is instead.
        MapReader::ids(node, "during", diagnostics);
        return Vec::new();
    };
    let mut out = Vec::new();
    for (key, value) in entries {
        // The name of a phase has no spaces.
        let timed = key.text().is_some_and(|text| text.contains(char::is_whitespace));
        let when = match timed {
            true => LIFE.field(key, diagnostics).map(|time| time.map(During::First)),
            false => phase_id(key, true, diagnostics).map(|phase| phase.map(During::Phase)),
        };
        let price = PRICE.field(value, diagnostics);
        out.extend(when.zip(price));
    }
    one_pilot(entries.iter().filter_map(|(key, _)| Some((key.text()?, key.span))), diagnostics);
    out
}
