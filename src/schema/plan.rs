use serde_json::{Value, json};

use super::{field, list_of, map_of, object, schema_key, with, words};
use crate::document::Kind;

/// The body of a plan's schema.
pub(super) fn body() -> Value {
    object(
        &["schema", "plan", "start", "horizon", "lines"],
        vec![
            ("schema", schema_key(Kind::Plan)),
            ("plan", field("id", "Its id.")),
            ("title", field("label", "Its title.")),
            ("city", field("id", "Id of the city that it is laid over.")),
            ("start", field("month", "Its first month.")),
            ("horizon", field("horizon", "Its length.")),
            ("phases", map_of(json!({"$ref": "#/$defs/phase-length"}), "Phases in order; `rest` fills the horizon.")),
            ("lines", map_of(line(), "What is deployed.")),
            ("funding", list_of(funding(), "Who pays.")),
            ("benefits", list_of(benefit(), "What it saves or brings in.")),
            ("indices", map_of(rates(), "Price indices that override those of the parameters.")),
            ("discount", discount()),
            ("exchange", exchange()),
            ("uncertainty", uncertainty()),
            ("scenarios", map_of(changes(), "What-if sets: paths and values.")),
            ("tender", tender()),
            ("vat_recovery", field("flag", "The service is subject to VAT: its cost to the city excludes VAT.")),
        ],
    )
}

fn line() -> Value {
    let target = object(
        &["to"],
        vec![
            ("to", field("count", "Number in service at the phase's end.")),
            ("ramp", words(&["step", "linear"], "Reached in the first month, or month by month.")),
        ],
    );
    let target = json!({"anyOf": [{"$ref": "#/$defs/count"}, target]});
    let quantity = json!({"anyOf": [{"$ref": "#/$defs/quantity"}, map_of(target, "By phase.")]});
    let existing = object(
        &["quantity", "age"],
        vec![
            ("quantity", field("count", "Units in service before the plan.")),
            ("age", field("duration", "How long they have been.")),
        ],
    );
    object(
        &["item", "quantity"],
        vec![
            ("item", field("text", "The item, as `catalog/item`.")),
            ("quantity", quantity),
            (
                "costs",
                map_of(json!({"$ref": "#/$defs/component"}), "Overrides, field by field, and further components."),
            ),
            ("existing", existing),
            (
                "in_accounts",
                field("flag", "The city's accounts hold it already: in the cost, not added to the budget."),
            ),
        ],
    )
}

fn funding() -> Value {
    let shared = || {
        vec![
            ("id", field("own-id-value", "Its id.")),
            ("name", field("text", "Its name for people.")),
            ("rate", field("fraction", "Its share of the eligible amounts.")),
            ("of", words(&["all", "investment", "operating"], "Eligible section.")),
            ("lines", field("ids", "Eligible lines; all if left out.")),
            ("phases", field("ids", "Eligible phases; all if left out.")),
            ("status", json!({"$ref": "#/$defs/status"})),
        ]
    };
    let mut subsidy = shared();
    subsidy.extend([
        ("cap", field("money", "The most that is paid.")),
        ("lag", field("lag", "Time between spending and receipt.")),
        ("basis", words(&["excl_vat", "incl_vat"], "Whether eligible amounts include VAT.")),
    ]);
    let loan = vec![
        ("id", field("own-id-value", "Its id.")),
        ("name", field("text", "Its name for people.")),
        ("amount", field("loan-amount", "In EUR, or as a share of the investment including VAT.")),
        ("rate", field("fraction", "Nominal rate.")),
        ("term", field("duration", "A whole number of periods.")),
        ("payments", words(&["yearly", "quarterly", "monthly"], "How often it is paid.")),
        ("profile", words(&["annuity", "constant-capital", "bullet"], "How the capital is paid back.")),
        ("deferral", field("deferral", "Periods of interest only at the beginning.")),
        ("draw", field("month", "Month in which it is drawn; the start if left out.")),
    ];
    let kinds = vec![
        ("subsidy", object(&["id", "rate"], subsidy)),
        ("contribution", object(&["id", "rate"], shared())),
        ("loan", object(&["id", "rate", "amount", "term"], loan)),
    ];
    with(object(&[], kinds), json!({"minProperties": 1}))
}

fn benefit() -> Value {
    let fields = vec![
        ("id", field("own-id-value", "Its id.")),
        ("name", field("text", "Its name for people.")),
        ("saving", field("accrual", "Spending that it saves.")),
        ("revenue", field("accrual", "Revenue that it brings.")),
        ("from", field("id", "First phase.")),
        ("until", field("id", "Last phase.")),
        ("index", field("id", "Its index.")),
        ("status", json!({"$ref": "#/$defs/status"})),
    ];
    let either = json!({"oneOf": [{"required": ["saving"]}, {"required": ["revenue"]}]});
    with(object(&["id"], fields), either)
}

fn rates() -> Value {
    json!({"anyOf": [{"$ref": "#/$defs/rate"}, list_of(json!({"$ref": "#/$defs/rate"}), "A rate for each year.")]})
}

fn discount() -> Value {
    let timing = words(&["monthly", "end-of-year", "mid-year"], "When amounts of a year count.");
    object(&[], vec![("rate", field("fraction", "Effective annual rate.")), ("timing", timing)])
}

fn exchange() -> Value {
    json!({
        "description": "EUR for one unit of a currency.",
        "type": "object",
        "propertyNames": {"pattern": "^[A-Z]{3}$"},
        "additionalProperties": {"$ref": "#/$defs/money"},
    })
}

fn uncertainty() -> Value {
    let distributions = words(&["triangular", "uniform", "normal", "lognormal"], "Its distribution.");
    let entry = object(
        &["low", "high"],
        vec![
            ("distribution", distributions),
            ("low", field("text", "Low end, in the grammar of the path's value.")),
            ("high", field("text", "High end.")),
        ],
    );
    json!({"description": "What is uncertain, by path.", "type": "object", "additionalProperties": entry})
}

fn changes() -> Value {
    json!({"type": "object", "additionalProperties": {"$ref": "#/$defs/text"}})
}

fn tender() -> Value {
    let weights =
        vec![("price", field("fraction", "Weight of the price.")), ("technical", field("fraction", "Of quality."))];
    object(
        &[],
        vec![
            ("criterion", words(&["life-cycle", "price"], "What is compared.")),
            ("announced", field("flag", "Whether the consultation announced it.")),
            ("weights", object(&[], weights)),
            ("formula", words(&["usual", "linear"], "How prices become points.")),
            ("works", field("flag", "Whether the main object is works: the thresholds of works apply.")),
            ("lines", field("ids", "Lines that are tendered.")),
        ],
    )
}
