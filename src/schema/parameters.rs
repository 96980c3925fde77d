use serde_json::{Map, Value, json};

use super::{field, object, schema_key, with};
use crate::document::{FREE_PARAMETERS, KNOWN_PARAMETERS, Kind, NATURES, is_threshold};

/// The body of the parameters' schema. The key decides which kind of value it has.
pub(super) fn body() -> Value {
    let mut properties = Map::new();
    properties.insert("schema".to_owned(), schema_key(Kind::Parameters));
    let known = KNOWN_PARAMETERS.iter().filter(|key| !FREE_PARAMETERS.iter().any(|prefix| key.starts_with(prefix)));
    for key in known {
        properties.insert((*key).to_owned(), dated(kind_of(key), is_threshold(key)));
    }
    let free: Map<String, Value> = FREE_PARAMETERS
        .iter()
        .map(|prefix| (format!("^{}", prefix.replace('.', "\\.")), dated(kind_of(prefix), false)))
        .collect();
    json!({
        "type": "object",
        "required": ["schema"],
        "additionalProperties": false,
        "properties": properties,
        "patternProperties": free,
    })
}

/// The definition of the values of a key.
pub(super) fn kind_of(key: &str) -> &'static str {
    if key.starts_with("rule.deleveraging") {
        "duration"
    } else if key.starts_with("rule.debt-weight") {
        "number"
    } else if key.starts_with("index.") {
        "rate"
    } else if ["procurement.", "impact-study.", "movable.threshold", "city."].iter().any(|head| key.starts_with(head)) {
        "share-money-or-number"
    } else {
        "share"
    }
}

/// A list of dated values; one without a reference says that it is an assumption.
fn dated(value: &str, threshold: bool) -> Value {
    let reference = object(
        &["title"],
        vec![
            ("title", field("text", "The law or study.")),
            ("href", field("text", "Its address.")),
            ("date", field("date", "Its date.")),
        ],
    );
    let mut fields = vec![
        ("from", field("date", "First day in force.")),
        ("value", field(value, "The value.")),
        ("reference", reference),
        ("grade", json!({"$ref": "#/$defs/grade"})),
        ("note", field("text", "A remark.")),
    ];
    if threshold {
        let words: Vec<&str> = NATURES.iter().map(|(word, _)| *word).collect();
        fields.push(("nature", json!({"description": "What stands behind the threshold.", "enum": words})));
    }
    let entry = object(&["from", "value"], fields);
    let assumption = json!({"properties": {"grade": {"const": "assumption"}}, "required": ["grade"]});
    let entry = with(entry, json!({"anyOf": [{"required": ["reference"]}, assumption]}));
    json!({"type": "array", "items": entry})
}
