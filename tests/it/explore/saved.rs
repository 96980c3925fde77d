//! Saved results are read back as what they were, or refused with what is wrong.

use perenne::diagnostic::Diagnostics;
use perenne::explore::Side;
use perenne::language::Language;
use perenne::report::json;
use serde_json::{Value, json};

use crate::explore::toys::analyse;

fn result() -> Value {
    json(&analyse(&[]), &Diagnostics::default())
}

fn refusal(result: &Value) -> Option<String> {
    Side::saved("saved.json", &result.to_string()).err().map(|why| why.said(Language::English))
}

/// Every place in a document, as a JSON pointer.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    let mut under = |key: &str, value: &Value| {
        let at = format!("{at}/{key}");
        places(value, &at, out);
        out.push(at);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| under(key, value)),
        Value::Array(list) => list.iter().take(2).enumerate().for_each(|(at, value)| under(&at.to_string(), value)),
        _ => {}
    }
}

/// What no comparison shows is not judged inside: whence a figure comes, and what a run said beside it.
fn is_compared(place: &str) -> bool {
    let mut keys = place.split('/').skip(1).filter(|key| key.parse::<usize>().is_err());
    let (first, second) = (keys.next().unwrap_or_default(), keys.next().unwrap_or_default());
    match first {
        "inputs" | "overrides" | "units" | "flags" | "warnings" => place.split('/').count() == 2,
        "tco" => !["by_phase", "by_family", "by_section", "by_cause", "by_line"].contains(&second),
        "lines" => ["", "line", "component", "excl_vat", "incl_vat"].contains(&second),
        "funding" | "benefits" => ["", "name", "total"].contains(&second),
        "loans" => ["", "interest_after_horizon"].contains(&second) || place.ends_with("/interest"),
        "present_value" => ["", "net_cost", "equivalent_annual_cost"].contains(&second),
        "budget" => {
            let line = keys.next().unwrap_or_default();
            !["principal", "net_savings", "investment", "borrowing", "deleveraging_years"].contains(&line)
        }
        "verdict" => !["nature", "secured_flags", "reserves", "secured_first"].contains(&second),
        "schema" | "plan" | "city" | "currency" | "complete" | "unpriced" | "residual_value" | "net_cost" => true,
        "per_inhabitant_year" => true,
        _ => false,
    }
}

/// Each place left out, made null, a number, a word, a list: what the schema refuses is refused, with the reason.
#[test]
fn what_the_schema_refuses_is_refused() {
    let schema: Value = serde_json::from_str(&std::fs::read_to_string("schemas/result.json").unwrap()).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let whole = result();
    assert_eq!(refusal(&whole), None);
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let mut refused = 0;
    for place in all.iter().filter(|place| is_compared(place)) {
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut damaged: Vec<Value> =
            [Value::Null, json!(12.5), json!("USD"), json!("1e3"), json!("1234.5"), json!([[]]), json!({"a": "b"})]
                .into_iter()
                .map(|other| {
                    let mut damaged = whole.clone();
                    *damaged.pointer_mut(place).unwrap() = other;
                    damaged
                })
                .collect();
        let mut without = whole.clone();
        if let Value::Object(map) = without.pointer_mut(parent).unwrap() {
            map.shift_remove(key);
            damaged.push(without);
        }
        for damaged in damaged.iter().filter(|damaged| !schema.is_valid(damaged)) {
            let shown = damaged.pointer(place);
            assert!(refusal(damaged).is_some_and(|why| !why.is_empty()), "{place}: {shown:?} is accepted");
            refused += 1;
        }
    }
    assert!(refused > 500, "{refused} damaged results");
}

/// A row that is missing and an amount that is another one break no schema, and are found by their sums.
#[test]
fn what_does_not_add_up_is_refused() {
    let whole = result();
    for list in ["lines", "funding", "loans", "benefits", "budget"] {
        for row in 0..whole[list].as_array().unwrap().len() {
            let mut damaged = whole.clone();
            damaged[list].as_array_mut().unwrap().remove(row);
            let nothing = |amount: &Value| amount.as_str() == Some("0.00");
            if nothing(&whole[list][row]["incl_vat"]) || nothing(&whole[list][row]["total"]) {
                continue;
            }
            let why = refusal(&damaged).unwrap_or_else(|| panic!("{list}[{row}] is missed by nobody"));
            assert!(why.contains('≠'), "{why}");
        }
    }
    for place in ["/tco/incl_vat", "/tco/excl_vat", "/lines/0/incl_vat", "/funding/0/total", "/benefits/0/total"]
        .into_iter()
        .chain([
            "/net_cost/total",
            "/net_cost/after_benefits",
            "/budget/0/with/gross_savings",
            "/budget/1/with/revenue",
        ])
    {
        let mut damaged = whole.clone();
        *damaged.pointer_mut(place).unwrap() = json!("7777.77");
        assert!(refusal(&damaged).unwrap_or_default().contains('≠'), "{place}");
    }
}

#[test]
fn the_reason_names_place_and_value() {
    let damage = |place: &str, value: Value| {
        let mut damaged = result();
        *damaged.pointer_mut(place).unwrap() = value;
        refusal(&damaged).unwrap()
    };
    let huge = "79228162514264337593543950335";
    assert!(damage("/tco/incl_vat", json!(huge)).contains(huge));
    assert!(damage("/tco/incl_vat", json!(format!("{}.00", "9".repeat(26)))).contains("at most 18 digits"));
    assert!(damage("/currency", json!("USD")).contains("USD"));
    assert!(damage("/verdict/level", json!("splendid")).contains("splendid"));
    assert!(damage("/verdict/rules", json!(["law-of-gravity"])).contains("law-of-gravity"));
    let text = serde_json::to_string_pretty(&result()).unwrap();
    let cut = &text[..text.len() / 2];
    assert!(
        Side::saved("saved.json", cut).unwrap_err().said(Language::English).contains("line"),
        "{}",
        Side::saved("saved.json", cut).unwrap_err().said(Language::English)
    );
}

/// What the reader of JSON says is English; a French page says it in French.
#[test]
fn the_reason_is_told_in_french() {
    let french = |text: &str| Side::saved("saved.json", text).unwrap_err().said(Language::French);
    let damage = |place: &str, value: Value| {
        let mut damaged = result();
        *damaged.pointer_mut(place).unwrap() = value;
        french(&damaged.to_string())
    };
    let english = ["expected", "invalid", "missing", "unknown", "line ", "column", "duplicate", "such as"];
    let whole = result().to_string();
    let mut lacking = result();
    lacking.as_object_mut().unwrap().remove("tco");
    let mut half = result();
    half.as_object_mut().unwrap().remove("verdict");
    for (said, names) in [
        (damage("/tco/incl_vat", json!("12")), "`12` n'est pas un montant"),
        (damage("/currency", json!("USD")), "`USD` n'y est pas admis"),
        (damage("/plan", json!([1])), "à la ligne"),
        (damage("/verdict/rules", json!(["law-of-gravity"])), "`law-of-gravity`"),
        (french(&lacking.to_string()), "`tco` n'y est pas"),
        (french(&half.to_string()), "vont ensemble"),
        (french(&whole[..whole.len() / 2]), "à la ligne"),
        (french("{\"schema\": \"perenne/offers/v1\"}"), "`perenne/offers/v1`"),
        (french(&whole.replacen("\"plan\":", "\"plan\": \"a\", \"plan\":", 1)), "`plan` y est deux fois"),
    ] {
        assert!(said.contains(names) && !english.iter().any(|word| said.contains(word)), "{said}");
    }
}

/// Other programs write JSON in other ways: tabs, escapes, pairs of surrogates, no space at all, a mark of byte order.
#[test]
fn json_of_other_programs_is_read() {
    let mut result = result();
    result["funding"][0]["name"] = json!("Region 🏛 \"Île\"\u{1b}");
    let pretty = serde_json::to_string_pretty(&result).unwrap();
    let ascii = pretty.replace('🏛', "\\ud83c\\udfdb").replace('Î', "\\u00ce").replace("perenne/", "perenne\\/");
    let tabs = pretty.replace("  ", "\t");
    for text in [&pretty, &ascii, &tabs, &format!("\u{feff}{result}\r\n"), &format!("[{result},\n{result}]")] {
        let sides = Side::saved("saved.json", text).unwrap_or_else(|why| panic!("{why}\n{}", &text[..200]));
        assert!(sides[0].breakdown.funding.contains_key("Region 🏛 \"Île\"\u{1b}"));
    }
}
