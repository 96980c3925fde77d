use serde_json::{Value, json};

use super::{field, list_of, map_of, object, with, words};

/// A component of an item's cost; in an offer it may be included in another.
pub(super) fn component(offered: bool) -> Value {
    let mut properties = vec![
        ("price", price()),
        ("tiers", tiers()),
        ("renewal", field("price", "Price of a renewal; the price itself if left out.")),
        ("life", field("life", "A unit is renewed each time this has passed, while it is in service.")),
        ("warranty", field("duration", "Failures cost nothing before this age.")),
        ("failure", field("failure", "Expected share of the units out of warranty that fail in a year.")),
        ("follows", field("id", "The component with whose entries, renewals and failures this one is charged.")),
        ("at", field("at", "When it is charged: entry, exit, a phase's first month, or a time after the start.")),
        ("from", field("id", "First phase in which it accrues.")),
        ("until", field("id", "Last phase in which it accrues.")),
        ("during", map_of(json!({"$ref": "#/$defs/price"}), "Other prices while a phase lasts, by phase.")),
        ("section", words(&["investment", "operating"], "Section of the budget, where it is not the usual one.")),
        ("vat", field("vat", "Standard, intermediate, reduced, zero, or a rate of its own.")),
        ("fctva", words(&["investment", "cloud", "none"], "What the FCTVA gives back of it.")),
        ("index", field("id", "The price index that revises it each year, or none.")),
        ("range", field("price-range", "Low and high end of the price.")),
        ("source", field("id", "Source of the price, by its id in the catalog.")),
        ("note", field("text", "A remark.")),
        ("valid_until", field("date", "Last day on which the price holds.")),
    ];
    let mut conflicts = vec![json!({"not": {"required": ["price", "tiers"]}})];
    if offered {
        properties.insert(0, ("included_in", field("id", "The component whose price holds this one.")));
        conflicts.push(json!({"not": {"required": ["included_in", "price"]}}));
    }
    let fields = with(object(&[], properties), json!({"allOf": conflicts}));
    json!({"anyOf": [{"const": "none", "description": "Removes the component."}, fields]})
}

fn price() -> Value {
    let dated = object(
        &["from", "price"],
        vec![
            ("from", field("date", "First day on which it holds.")),
            ("price", field("price", "The price.")),
            ("source", field("id", "Its source.")),
        ],
    );
    json!({
        "description": "What one unit, the line or a period costs, excluding VAT: its unit decides how it accrues.",
        "anyOf": [{"$ref": "#/$defs/price"}, list_of(dated, "Prices, each from its date on; the plan's start picks one.")],
    })
}

fn tiers() -> Value {
    let band = object(
        &["price"],
        vec![
            ("upto", field("number", "Last number in the band; the last band has none.")),
            ("price", field("price", "Its price.")),
        ],
    );
    let open = json!({"contains": {"not": {"required": ["upto"]}}, "minContains": 1, "maxContains": 1});
    object(
        &["mode", "bands"],
        vec![
            ("mode", words(&["volume", "graduated"], "One band's price for all units, or each band's for its own.")),
            ("bands", with(list_of(band, "The bands, rising."), open)),
        ],
    )
}
