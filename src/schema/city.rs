use serde_json::{Map, Value, json};

use super::{field, object, schema_key};
use crate::document::{ACCOUNTS, GROWTH, Kind, LIMITS};

/// The body of a city's schema.
pub(super) fn body() -> Value {
    object(
        &["schema", "city", "population", "accounts"],
        vec![
            ("schema", schema_key(Kind::City)),
            ("city", field("id", "Its id.")),
            ("title", field("label", "Its name.")),
            ("insee", field("text", "INSEE code of the municipality, in quotes.")),
            ("population", field("population", "Inhabitants.")),
            ("accounts", accounts()),
            ("growth", growth()),
            ("loans", loans()),
            ("fctva_lag", field("fctva-lag", "Years between a spending and its FCTVA: 0, 1 or 2.")),
            ("minimum_working_capital", field("signed-money", "Working capital below which the city borrows.")),
            ("investing", investing()),
            ("envelope", envelope()),
            ("limits", limits()),
        ],
    )
}

fn accounts() -> Value {
    let mut required = vec!["year"];
    let mut properties = vec![("year", field("year", "Year of the accounts; it precedes the plan's first year."))];
    for (group, names) in ACCOUNTS {
        required.push(group);
        let amounts = names.iter().map(|(name, _)| (*name, json!({"$ref": "#/$defs/signed-money"})));
        let group_schema =
            if names.is_empty() { json!({"$ref": "#/$defs/signed-money"}) } else { object(&[], amounts.collect()) };
        properties.push((group, group_schema));
    }
    object(&required, properties)
}

fn growth() -> Value {
    object(&[], GROWTH.iter().map(|name| (*name, json!({"$ref": "#/$defs/growth"}))).collect())
}

fn loans() -> Value {
    object(
        &[],
        vec![
            ("rate", field("fraction", "Nominal rate of new loans.")),
            ("term", field("loan-term", "Their term, in whole years.")),
        ],
    )
}

fn investing() -> Value {
    json!({
        "description": "Whether the accounts' investment goes on and is borrowed for (the default), or is each year what keeps the debt as it is.",
        "enum": ["accounts", "constant-debt"],
    })
}

fn envelope() -> Value {
    object(
        &[],
        vec![
            ("operating", field("yearly-money", "What the smart-city service may spend on running.")),
            ("investment", field("yearly-money", "What it may invest.")),
        ],
    )
}

fn limits() -> Value {
    let properties: Map<String, Value> = LIMITS
        .iter()
        .map(|key| ((*key).to_owned(), json!({"$ref": format!("#/$defs/{}", super::parameters::kind_of(key))})))
        .collect();
    json!({
        "description": "The city's own thresholds, by their keys among the parameters.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}
