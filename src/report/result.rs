use serde_json::{Map, Value, json};

use super::result_city::city_part;
use super::result_money::{benefits, funding, lines, loans, net_cost, payback, present_value, tco, units};
use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostics, message};
use crate::language::Language;
use crate::units::display;

/// The machine output `perenne/result/v1`: amounts as decimal strings rounded to the cent each on its
/// own, messages in English, years as keys.
pub fn json(analysis: &Analysis, diagnostics: &Diagnostics) -> Value {
    let case = &analysis.case;
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("schema", json!("perenne/result/v1"));
    put("plan", json!(case.plan));
    put("city", json!(case.city.as_ref().map(|city| city.id.clone())));
    put("currency", json!("EUR"));
    put("complete", json!(analysis.complete()));
    put("unpriced", json!(case.unpriced));
    let inputs = case.inputs.iter().map(|file| json!({"id": file.id, "file": file.file, "sha256": file.sha256}));
    put("inputs", inputs.collect());
    let overrides = case.overrides.iter().map(|it| json!({"path": it.path, "from": it.from, "to": it.to, "by": it.by}));
    put("overrides", overrides.collect());
    put("tco", tco(analysis));
    put("lines", lines(analysis));
    let (units, per_inhabitant) = units(analysis);
    put("units", units);
    if let Some(per_inhabitant) = per_inhabitant {
        put("per_inhabitant_year", per_inhabitant);
    }
    put("residual_value", json!(display(analysis.ledger.residual(), 2)));
    put("funding", funding(analysis));
    put("loans", loans(analysis));
    put("benefits", benefits(analysis));
    put("net_cost", net_cost(analysis));
    put("payback", payback(analysis));
    put("present_value", present_value(analysis));
    if let Some(outcome) = &analysis.outcome {
        let (budget, flags, verdict) = city_part(analysis, outcome);
        put("budget", budget);
        put("flags", flags);
        put("verdict", verdict);
    }
    let warning = |one: &crate::diagnostic::Diagnostic| json!({"code": one.code.id, "message": plain(&message(one, Language::English))});
    put("warnings", diagnostics.warnings().map(warning).collect());
    Value::Object(out)
}

/// Words for programs: plain spaces only.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
