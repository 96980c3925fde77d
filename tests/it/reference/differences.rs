//! Compares two results, figure by figure.

use super::switches::Switches;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The keys that a result must have, and the two that are compared where both sides have them.
const KEYS: [&str; 18] = [
    "schema",
    "plan",
    "city",
    "currency",
    "complete",
    "unpriced",
    "tco",
    "lines",
    "residual_value",
    "funding",
    "loans",
    "benefits",
    "net_cost",
    "present_value",
    "depreciation",
    "payback",
    "units",
    "per_inhabitant_year",
];
/// Those that only a plan with a city has.
const CITY_KEYS: [&str; 3] = ["budget", "flags", "verdict"];

/// Those of a programme.
const PROGRAMME_KEYS: [&str; 12] = [
    "schema",
    "programme",
    "city",
    "currency",
    "complete",
    "plans",
    "tco",
    "net_cost",
    "budget",
    "flags",
    "verdict",
    "ways_out",
];

/// Everything in which `a` and `b` differ by more than a cent or a millionth, as far as the features go that are
/// switched on.
pub fn differences(a: &Value, b: &Value, switches: Switches) -> Vec<String> {
    let (a, b) = (&compared(a, switches), &compared(b, switches));
    let mut found = Vec::new();
    if a["warnings"] != b["warnings"] {
        found.push(format!("warnings: {} / {}", a["warnings"], b["warnings"]));
    }
    let keys: Vec<&str> = if a.get("programme").is_some() {
        PROGRAMME_KEYS.to_vec()
    } else {
        KEYS.into_iter().chain(CITY_KEYS).collect()
    };
    for key in keys {
        let optional = matches!(key, "units" | "per_inhabitant_year");
        match (a.get(key), b.get(key)) {
            (Some(a), Some(b)) => compare(key, a, b, &mut found),
            (None, None) => {}
            _ if optional => {}
            (None, Some(_)) => found.push(format!("{key}: only in the second")),
            (Some(_), None) => found.push(format!("{key}: only in the first")),
        }
    }
    found
}

/// A result without what is switched off; of the warnings those codes that the reference tells.
fn compared(result: &Value, switches: Switches) -> Value {
    let mut result = without_keys(result, &|key| match key {
        "nature" => switches.nature,
        "depreciation" => switches.depreciation,
        "payback" => switches.payback,
        _ => true,
    });
    let told = |code: &str| match code {
        "co-financing" | "movable-threshold" => true,
        "no-pilot" => switches.no_pilot,
        "plan-not-seen" => switches.plan_not_seen,
        "horizons-differ" => switches.programmes,
        _ => false,
    };
    let warnings: BTreeSet<(String, String)> = result["warnings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| {
            Some((row["code"].as_str()?.to_string(), row["plan"].as_str().unwrap_or_default().to_string()))
        })
        .filter(|(code, _)| told(code))
        .collect();
    result["warnings"] = json!(warnings);
    result
}

fn without_keys(value: &Value, kept: &dyn Fn(&str) -> bool) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| kept(key));
            Value::Object(fields.map(|(key, value)| (key.clone(), without_keys(value, kept))).collect::<Map<_, _>>())
        }
        Value::Array(rows) => rows.iter().map(|row| without_keys(row, kept)).collect(),
        other => other.clone(),
    }
}

fn compare(path: &str, a: &Value, b: &Value, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(_), Value::Object(_)) => compare_objects(path, a, b, found),
        (Value::Array(first), Value::Array(second)) => {
            compare_lists(path, first, second, found);
        }
        _ if same(path, a, b) => {}
        _ => found.push(format!("{path}: {a} / {b}")),
    }
}

fn compare_objects(path: &str, a: &Value, b: &Value, found: &mut Vec<String>) {
    let keys: BTreeSet<&String> =
        [a, b].iter().filter_map(|value| value.as_object()).flat_map(|object| object.keys()).collect();
    for key in keys {
        let inner = format!("{path}.{key}");
        match (a.get(key), b.get(key)) {
            (Some(a), Some(b)) => compare(&inner, a, b, found),
            (Some(only), None) | (None, Some(only)) => {
                if !may_be_missing(path, key) && !all_zero(only) {
                    found.push(format!("{inner}: only one side has {only}"));
                }
            }
            (None, None) => {}
        }
    }
}

/// The keys that must be there, by path without the names of rows; elsewhere every key matters.
const REQUIRED: [(&str, &str); 15] = [
    ("tco", "excl_vat incl_vat by_year by_phase by_family by_section by_cause"),
    ("lines", "line component cause section excl_vat incl_vat by_year"),
    ("funding", "name kind section status total after_horizon by_year"),
    ("loans", "name amount interest_after_horizon balance_at_horizon schedule"),
    ("loans.schedule", "month interest principal instalment balance"),
    ("benefits", "name kind total by_year"),
    ("net_cost", "total after_benefits by_year"),
    (
        "present_value",
        "rate timing cost_excl_vat cost_incl_vat net_cost equivalent_annual_cost equivalent_annual_cost_incl_vat",
    ),
    ("budget", "year without with partial"),
    ("budget.without", BUDGET),
    ("budget.with", BUDGET),
    ("flags", "rule part year level nature level_without without with threshold counts after_pilot parts"),
    ("verdict", "level secured first_year rules nature cliff secured_flags"),
    ("units", ""),
    ("per_inhabitant_year", ""),
];

const BUDGET: &str = "revenue spending interest principal gross_savings net_savings investment \
                      borrowing working_capital debt deleveraging_years depreciation";

/// Figures beyond those that every result must have.
fn may_be_missing(path: &str, key: &str) -> bool {
    let plain = without_rows(path);
    // A plan of a programme is told as one alone.
    let plain = plain.strip_prefix("plans.").unwrap_or(&plain);
    let section = if plain.starts_with("units.") { "units" } else { plain };
    REQUIRED
        .iter()
        .find(|(name, _)| *name == section)
        .is_some_and(|(_, keys)| !keys.split_whitespace().any(|known| known == key))
}

/// `loans[Bank].schedule[2027-01]` is `loans.schedule`.
fn without_rows(path: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    for c in path.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

fn compare_lists(path: &str, a: &[Value], b: &[Value], found: &mut Vec<String>) {
    if a.iter().chain(b).all(Value::is_string) || path == "ways_out" {
        if a != b {
            found.push(format!("{path}: {a:?} / {b:?}"));
        }
        return;
    }
    let key: fn(&Value) -> String = match path {
        "lines" => |row| named(row, &["line", "component", "cause", "section"]),
        "funding" => |row| named(row, &["kind", "name", "section"]),
        "loans" | "benefits" => |row| named(row, &["name"]),
        "plans" => |row| named(row, &["plan"]),
        path if path == "flags" || path.ends_with("secured_flags") => |row| named(row, &["rule", "year", "part"]),
        "budget" => |row| named(row, &["year"]),
        _ => |row| named(row, &["month"]),
    };
    let keys: BTreeSet<String> = a.iter().chain(b).map(key).collect();
    for wanted in keys {
        let of = |rows: &[Value]| -> Vec<Value> { rows.iter().filter(|row| key(row) == wanted).cloned().collect() };
        let inner = format!("{path}[{wanted}]");
        match (of(a).as_slice(), of(b).as_slice()) {
            ([a], [b]) => compare(&inner, a, b, found),
            ([only], []) | ([], [only]) if all_zero(only) => {}
            ([_], []) => found.push(format!("{inner}: only in the first")),
            ([], [_]) => found.push(format!("{inner}: only in the second")),
            (a, b) => found.push(format!("{inner}: {} / {} rows", a.len(), b.len())),
        }
    }
}

fn named(row: &Value, keys: &[&str]) -> String {
    let part = |key: &&str| match row.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Null) | None => None,
        Some(other) => Some(other.to_string()),
    };
    keys.iter().filter_map(part).collect::<Vec<_>>().join(" ")
}

/// A row or figure that says nothing: rows without amounts may be left out.
fn all_zero(value: &Value) -> bool {
    const FIGURES: [&str; 7] = ["excl_vat", "incl_vat", "total", "after_horizon", "by_year", "amount", "schedule"];
    match value {
        Value::Object(row) => {
            let labelled = row.keys().any(|key| FIGURES.contains(&key.as_str()));
            row.iter().filter(|(key, _)| !labelled || FIGURES.contains(&key.as_str())).all(|(_, value)| all_zero(value))
        }
        Value::Array(rows) => rows.iter().all(all_zero),
        Value::Null => true,
        _ => figure(value).is_some_and(|value| value.abs() <= tolerance(&value)),
    }
}

fn figure(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}

/// A cent for amounts, a millionth for figures with more decimals.
fn tolerance(value: &Decimal) -> Decimal {
    if value.scale() > 2 { Decimal::new(1, 6) } else { Decimal::new(1, 2) }
}

fn same(path: &str, a: &Value, b: &Value) -> bool {
    match (figure(a), figure(b)) {
        (Some(first), Some(second)) if path.ends_with("present_value.rate") => first == second,
        (Some(first), Some(second)) => (first - second).abs() <= tolerance(&first).min(tolerance(&second)),
        _ => a == b,
    }
}
