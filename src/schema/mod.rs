//! JSON Schemas (draft 2020-12) of the five formats, for editors and for other programs.
//!
//! A schema says what one file can be judged on by itself: keys, shapes, words, and the grammar of each value as a
//! `pattern`. It judges as the typed readers of [`crate::document`] do, save for what no schema can say: the YAML
//! below it (anchors, duplicate keys, tabs), order among values (bands, dates, ranges), sums (weights), and names
//! that must be listed elsewhere in the file (sources). Numbers and `true` are accepted both as YAML types and as
//! text, because an editor sees the former and our reader the latter.

mod catalog;
mod city;
mod component;
mod grammar;
mod offer;
mod parameters;
mod parts;
mod plan;

use serde_json::{Map, Value, json};

use crate::document::{KINDS, Kind};

/// The schema of a kind of file, whole: it refers to nothing outside itself.
pub fn schema(kind: Kind) -> Value {
    let (title, body) = match kind {
        Kind::Catalog => ("perenne: a catalog of items and prices", catalog::body()),
        Kind::Plan => ("perenne: a plan", plan::body()),
        Kind::City => ("perenne: a city and its accounts", city::body()),
        Kind::Offer => ("perenne: a vendor's offer for a plan", offer::body()),
        Kind::Parameters => ("perenne: law, policy and indices", parameters::body()),
    };
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.insert("title".to_owned(), json!(title));
    if let Value::Object(body) = body {
        out.extend(body);
    }
    let definitions = definitions(&Value::Object(out.clone()));
    out.insert("$defs".to_owned(), Value::Object(definitions));
    Value::Object(out)
}

/// The name under which files of a kind are known: `plan`, `catalog` …
pub fn name(kind: Kind) -> &'static str {
    KINDS.iter().find(|(known, _, _)| *known == kind).map_or("", |(_, _, key)| key)
}

/// The value of a file's first key.
fn schema_key(kind: Kind) -> Value {
    let id = KINDS.iter().find(|(known, _, _)| *known == kind).map_or("", |(_, id, _)| id);
    json!({"const": id, "description": "The kind of file and the version of its format."})
}

/// The definitions that a schema refers to, directly or through others.
fn definitions(schema: &Value) -> Map<String, Value> {
    let mut out = Map::new();
    let mut queue = Vec::new();
    references(schema, &mut queue);
    while let Some(name) = queue.pop() {
        if out.contains_key(&name) {
            continue;
        }
        let definition = grammar::definition(&name).or_else(|| parts::definition(&name));
        if let Some(definition) = definition {
            references(&definition, &mut queue);
            out.insert(name, definition);
        }
    }
    let mut sorted: Vec<(String, Value)> = out.into_iter().collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    sorted.into_iter().collect()
}

fn references(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            let name = map.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix("#/$defs/"));
            out.extend(name.map(str::to_owned));
            map.values().for_each(|value| references(value, out));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, out)),
        _ => {}
    }
}

/// A value of a definition, with what it means here.
fn field(definition: &str, description: &str) -> Value {
    let mut out = Map::new();
    out.insert("description".to_owned(), json!(description));
    out.insert("$ref".to_owned(), json!(format!("#/$defs/{definition}")));
    Value::Object(out)
}

/// One of a few words.
fn words(words: &[&str], description: &str) -> Value {
    json!({"description": description, "enum": words})
}

/// A map with known keys only.
fn object(required: &[&str], properties: Vec<(&str, Value)>) -> Value {
    let properties: Map<String, Value> = properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let mut out = Map::new();
    out.insert("type".to_owned(), json!("object"));
    if !required.is_empty() {
        out.insert("required".to_owned(), json!(required));
    }
    out.insert("additionalProperties".to_owned(), json!(false));
    out.insert("properties".to_owned(), Value::Object(properties));
    Value::Object(out)
}

/// A map whose keys are ids of the user's own.
fn map_of(value: Value, description: &str) -> Value {
    json!({
        "description": description,
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/own-id"},
        "additionalProperties": value,
    })
}

/// A list.
fn list_of(items: Value, description: &str) -> Value {
    json!({"description": description, "type": "array", "items": items})
}

/// The same schema with further keywords.
fn with(mut schema: Value, more: Value) -> Value {
    if let (Value::Object(schema), Value::Object(more)) = (&mut schema, more) {
        schema.extend(more);
    }
    schema
}
