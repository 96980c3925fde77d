//! Fragments of JSON Schemas.

use serde_json::{Map, Value, json};

/// A value of a definition.
pub(super) fn reference(definition: &str) -> Value {
    json!({"$ref": format!("#/$defs/{definition}")})
}

/// A schema that begins with what it is for.
pub(super) fn described(description: &str, schema: Value) -> Value {
    with(json!({"description": description}), schema)
}

/// A map with known keys only.
pub(crate) fn object(required: &[&str], properties: Vec<(&str, Value)>) -> Value {
    let properties: Map<String, Value> = properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let mut out = json!({"type": "object"});
    if !required.is_empty() {
        out = with(out, json!({"required": required}));
    }
    with(out, json!({"additionalProperties": false, "properties": properties}))
}

/// A map whose keys are ids of the user's own.
pub(super) fn map_of(value: Value) -> Value {
    json!({"type": "object", "propertyNames": reference("own-id"), "additionalProperties": value})
}

/// A list.
pub(super) fn list_of(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

/// The same schema with further keywords.
pub(super) fn with(mut schema: Value, more: Value) -> Value {
    if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
        schema.extend(more);
    }
    schema
}
