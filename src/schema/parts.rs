use serde_json::{Value, json};

use super::{component, field, list_of, object, words};
use crate::document::{FAMILIES, RESERVED};

/// The parts that several formats share, each by the name of its definition.
pub(super) fn definition(name: &str) -> Option<Value> {
    Some(match name {
        "text" => json!({"type": ["string", "number", "boolean"]}),
        "flag" => json!({"enum": [true, false, "true", "false"]}),
        "label" => json!({
            "description": "One text for all languages, or one for each.",
            "anyOf": [
                {"$ref": "#/$defs/text"},
                object(&[], vec![("en", field("text", "In English.")), ("fr", field("text", "In French."))]),
            ],
        }),
        "own-id" => json!({"pattern": "^[a-z0-9-]+$", "not": {"enum": RESERVED}}),
        "own-id-value" => json!({"$ref": "#/$defs/id", "not": {"enum": RESERVED}}),
        "ids" => list_of(json!({"$ref": "#/$defs/id"}), "Ids."),
        "status" => words(&["acquired", "requested", "hoped"], "Signed, asked for, or neither."),
        "grade" => words(
            &["primary", "trade", "weak", "assumption"],
            "Official or first-hand; trade press with a named case; weak or old; no source, a plausible figure.",
        ),
        "family" => words(&FAMILIES.map(|(word, _)| word), "The family by which costs are summed."),
        "component" => component::component(false),
        "offered-component" => component::component(true),
        _ => return None,
    })
}
