use serde_json::{Map, Value, json};

use crate::analysis::Analysis;
use crate::report::result_city::verdict_json;
use crate::report::result_money::{both_by_year, net_cost};
use crate::report::years::ByYear;
use crate::units::display;

/// What a line of a batch answers by default: verdict, totals and years.
pub fn brief(analysis: &Analysis) -> Value {
    let case = &analysis.case;
    let (mut excl_vat, mut incl_vat) = (ByYear::default(), ByYear::default());
    for group in &analysis.financing.groups {
        for (month, (excl, incl)) in (0..).zip(group.excl_vat.iter().zip(&group.incl_vat)) {
            let year = case.calendar.year_of(month);
            excl_vat.add(year, *excl);
            incl_vat.add(year, *incl);
        }
    }
    let mut out = Map::new();
    out.insert("plan".into(), json!(case.plan));
    out.insert("city".into(), json!(case.city.as_ref().map(|city| &city.id)));
    out.insert("complete".into(), json!(analysis.complete()));
    if let Some(outcome) = &analysis.outcome {
        out.insert("verdict".into(), verdict_json(analysis, outcome));
    }
    let tco = json!({
        "excl_vat": display(excl_vat.total(), 2),
        "incl_vat": display(incl_vat.total(), 2),
        "by_year": both_by_year(&excl_vat, &incl_vat),
    });
    out.insert("tco".into(), tco);
    out.insert("net_cost".into(), net_cost(analysis));
    out.insert("present_value".into(), json!(display(analysis.financing.present_value.net_cost, 2)));
    Value::Object(out)
}
