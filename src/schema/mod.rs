//! JSON Schemas (draft 2020-12) of the six formats, for editors and for other programs.
//!
//! A schema says what one file can be judged on by itself: keys, shapes, words, and the grammar of each value as a
//! `pattern`. It judges as the typed readers of [`crate::document`] do, save for what no schema can say: the YAML
//! below it (anchors, duplicate keys, tabs), order among values (bands, dates, ranges), sums (weights), and names
//! that must be listed elsewhere in the file (sources). Numbers and `true` are accepted both as YAML types and as
//! text, because an editor sees the former and our reader the latter.

use serde_json::{Map, Value, json};

use crate::document::{self, KINDS, Kind};
use crate::units::order;

/// The schema of a kind of file, whole: it refers to nothing outside itself.
pub fn schema(kind: Kind) -> Value {
    let title = match kind {
        Kind::Catalog => "perenne: a catalog of items and prices",
        Kind::Plan => "perenne: a plan",
        Kind::City => "perenne: a city and its accounts",
        Kind::Offer => "perenne: a vendor's offer for a plan",
        Kind::Parameters => "perenne: law, policy and indices",
        Kind::Programme => "perenne: several plans on one city's budget",
    };
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.insert("title".to_owned(), json!(title));
    if let Value::Object(body) = document::file_schema(kind, schema_key(kind)) {
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
        if let Some(definition) = document::definition(&name) {
            references(&definition, &mut queue);
            out.insert(name, definition);
        }
    }
    let mut sorted: Vec<(String, Value)> = out.into_iter().collect();
    order::by(&mut sorted, |(a, _), (b, _)| a.cmp(b));
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
