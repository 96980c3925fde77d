use serde_json::{Map, Value, json};

use crate::city::Level;
use crate::explore::{Brief, Figure};
use crate::units::display;

/// What a line of a batch answers by default: verdict, totals and years.
pub fn brief(brief: &Brief) -> Value {
    let snapshot = &brief.snapshot;
    let cents = |figure| snapshot.get(figure).map(|amount| display(amount, 2));
    let mut out = Map::new();
    out.insert("plan".into(), json!(brief.plan));
    out.insert("city".into(), json!(brief.city));
    out.insert("complete".into(), json!(snapshot.unpriced == 0));
    if snapshot.judged {
        let cliff = cents(Figure::PilotCost).map(|pilot| json!({"pilot": pilot, "after": cents(Figure::RunCost)}));
        let verdict = json!({
            "level": snapshot.level.map(Level::word),
            "secured": snapshot.secured.map(Level::word),
            "first_year": snapshot.first_year,
            "rules": snapshot.rules.iter().map(|rule| rule.id()).collect::<Vec<_>>(),
            "cliff": cliff,
        });
        out.insert("verdict".into(), verdict);
    }
    let costs = brief.costs.iter().map(|(year, excl_vat, incl_vat)| {
        (year.to_string(), json!({"excl_vat": display(*excl_vat, 2), "incl_vat": display(*incl_vat, 2)}))
    });
    let tco = json!({
        "excl_vat": cents(Figure::TcoExclVat),
        "incl_vat": cents(Figure::TcoInclVat),
        "by_year": Value::Object(costs.collect()),
    });
    out.insert("tco".into(), tco);
    let net_cost = brief.net_cost.iter().map(|(year, amount)| (year.to_string(), json!(display(*amount, 2))));
    let net_cost = json!({
        "total": cents(Figure::NetCost),
        "after_benefits": cents(Figure::NetAfterBenefits),
        "by_year": Value::Object(net_cost.collect()),
    });
    out.insert("net_cost".into(), net_cost);
    out.insert("present_value".into(), json!(cents(Figure::PresentValue)));
    Value::Object(out)
}
