use serde_json::{Map, Value, json};

use super::snapshot::verdict_json;
use crate::explore::{Brief, Figure};
use crate::report::result_money::{net_cost_json, pair};
use crate::units::display;

/// What a line of a batch answers by default: verdict, totals and years.
pub fn brief(brief: &Brief) -> Value {
    let snapshot = &brief.snapshot;
    let cents = |figure| json!(snapshot.get(figure).map(|amount| display(amount, 2)));
    let mut out = Map::new();
    out.insert(if brief.programme { "programme" } else { "plan" }.into(), json!(brief.plan));
    out.insert("city".into(), json!(brief.city));
    out.insert("complete".into(), json!(snapshot.unpriced == 0));
    if let Some(mut verdict) = verdict_json(snapshot) {
        let pilot = snapshot.get(Figure::PilotCost);
        let cliff = pilot.map(|_| json!({"pilot": cents(Figure::PilotCost), "after": cents(Figure::PostPilotCost)}));
        verdict.insert("cliff".into(), json!(cliff));
        out.insert("verdict".into(), Value::Object(verdict));
    }
    let costs = brief.costs.iter().map(|(year, excl, incl)| (year.to_string(), pair(*excl, *incl)));
    let tco = json!({
        "excl_vat": cents(Figure::TcoExclVat),
        "incl_vat": cents(Figure::TcoInclVat),
        "by_year": Value::Object(costs.collect()),
    });
    out.insert("tco".into(), tco);
    let after_benefits = cents(Figure::NetAfterBenefits);
    let net_cost = net_cost_json(cents(Figure::NetCost), after_benefits, brief.net_cost.iter().copied());
    out.insert("net_cost".into(), net_cost);
    out.insert("present_value".into(), cents(Figure::PresentValue));
    out.insert("warnings".into(), json!(brief.warnings));
    Value::Object(out)
}
