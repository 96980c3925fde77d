use serde_json::{Value, json};

use super::{field, map_of, object, schema_key};
use crate::document::Kind;

/// The body of an offer's schema.
pub(super) fn body() -> Value {
    let components = map_of(json!({"$ref": "#/$defs/offered-component"}), "The components of the line that it quotes.");
    object(
        &["schema", "offer", "plan", "lines"],
        vec![
            ("schema", schema_key(Kind::Offer)),
            ("offer", field("id", "Its id.")),
            ("vendor", field("text", "The vendor's name.")),
            ("plan", field("id", "Id of the plan that it answers.")),
            ("received", field("date", "Day on which it was received.")),
            ("valid_until", field("date", "Last day on which it holds.")),
            ("lines", map_of(components, "What it quotes, by the plan's lines.")),
            ("scores", object(&[], vec![("technical", field("score", "Technical score."))])),
        ],
    )
}
