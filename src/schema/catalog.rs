use serde_json::{Value, json};

use super::{field, map_of, object, schema_key};
use crate::document::Kind;

/// The body of a catalog's schema.
pub(super) fn body() -> Value {
    object(
        &["schema", "catalog", "items"],
        vec![
            ("schema", schema_key(Kind::Catalog)),
            ("catalog", field("id", "Its id: items are named `id/item`.")),
            ("title", field("label", "Its title.")),
            ("sources", map_of(source(), "Where its prices come from.")),
            ("items", map_of(item(), "What plans can deploy.")),
        ],
    )
}

fn source() -> Value {
    object(
        &["title"],
        vec![
            ("title", field("text", "As it would be cited.")),
            ("date", field("date", "Its date; a source older than 24 months is warned of.")),
            ("grade", json!({"$ref": "#/$defs/grade"})),
            ("href", field("text", "Its address.")),
        ],
    )
}

fn item() -> Value {
    object(
        &["family", "unit", "costs"],
        vec![
            ("label", field("label", "Its name for people.")),
            ("family", json!({"$ref": "#/$defs/family"})),
            ("unit", field("text", "What is counted: sensor, km, FTE …")),
            ("movable", field("flag", "A movable good: the unit value threshold applies.")),
            ("divisible", field("flag", "Fractions of a unit exist: km, FTE.")),
            ("costs", map_of(json!({"$ref": "#/$defs/component"}), "Its components.")),
        ],
    )
}
