use std::sync::Arc;

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::Turning;
use crate::city::Verdict;
use crate::diagnostic::message;
use crate::language::Language;
use crate::programme::{Member, Programme, Remarks, WayOut};
use crate::report::city_course::growth_json;
use crate::report::deciding::secured_first;
use crate::report::investable::constant_debt_json_from;
use crate::report::reserve::codes;
use crate::report::result::plain;
use crate::report::result_city::{budget, flag_json, level, ruling_json, verdict_json};
use crate::report::result_money::{Totals, net_cost, net_cost_of_all, tco, tco_of_all};
use crate::report::turned::turned_json;
use crate::units::display;

/// The machine output `perenne/programme-result/v1`. `turning`: what turns the verdict; `ways`: none where
/// they were not looked for.
pub fn programme_json(
    programme: &Programme,
    remarks: &Remarks,
    turning: Turning<'_>,
    ways: Option<&[WayOut]>,
) -> Value {
    let (together, outcome) = (&programme.together, &programme.together.outcome);
    let analyses = || programme.members.iter().map(|member| &member.analysis);
    let plan = |member: &Arc<Member>| {
        let analysis = &member.analysis;
        json!({
            "plan": member.id(),
            "verdict": analysis.outcome.as_ref().map(|outcome| verdict_json(analysis, outcome)),
            "tco": tco(&analysis.case, &Totals::of(analysis)),
            "net_cost": net_cost(analysis),
        })
    };
    let partial = |mut row: Value| {
        if row["year"].as_i64() > Some(i64::from(together.horizon.judged)) {
            row["partial"] = json!(true);
        }
        row
    };
    let mut out = json!({
        "schema": "perenne/programme-result/v1",
        "programme": programme.id,
        "city": together.city.id,
        "currency": "EUR",
        "complete": programme.complete(),
        "inputs": inputs(programme),
        "overrides": overrides(programme),
        "plans": programme.members.iter().map(plan).collect::<Value>(),
        "tco": tco_of_all(analyses()),
        "net_cost": net_cost_of_all(analyses()),
        "budget": budget(outcome).map(partial).collect::<Value>(),
        "flags": flags(programme, &outcome.verdict),
        "verdict": verdict(programme),
    });
    let from = together.horizon.first;
    if let Some(constant_debt) = constant_debt_json_from(&together.city, outcome, from) {
        out["constant_debt"] = constant_debt;
    }
    if !turning.growth.is_empty() {
        out["growth"] = growth_json(turning.growth);
    }
    if let Some(replaced) = turning.replaced {
        out["posts_replaced"] = turned_json(replaced);
    }
    if let Some(ways) = ways {
        let ways: Value = ways.iter().map(|way| way_json(way, programme)).collect();
        out["ways_out"] = if programme.complete() { ways } else { Value::Null };
    }
    out["warnings"] = warnings(remarks);
    out
}

/// The flags of a verdict that reach a level, those that decide with the part of each plan.
fn flags(programme: &Programme, verdict: &Verdict<Decimal>) -> Value {
    let reached = verdict.flags.iter().filter(|flag| level(&flag.with) != "ok");
    let row = |flag| {
        let mut row = flag_json(flag);
        if let Some(parts) = programme.together.parts_of(flag, verdict) {
            let part = |(member, part): (&Arc<Member>, &Decimal)| (member.id().to_owned(), json!(display(*part, 2)));
            row["parts"] = Value::Object(programme.members.iter().zip(parts).map(part).collect());
        }
        row
    };
    reached.map(row).collect()
}

fn verdict(programme: &Programme) -> Value {
    let outcome = &programme.together.outcome;
    let ruling = outcome.ruling();
    let mut out = ruling_json(ruling.level, ruling.secured, ruling.first_year, &ruling.rules, ruling.nature);
    out.insert("cliff".into(), Value::Null);
    let city = &programme.together.city;
    out.insert("reserves".into(), json!(codes(city, outcome)));
    out.extend(secured_first(outcome));
    out.extend(outcome.by_secured().map(|secured| ("secured_flags".to_owned(), flags(programme, secured))));
    Value::Object(out)
}

fn way_json(way: &WayOut, programme: &Programme) -> Value {
    let id = |place: usize| json!(programme.members[place].id());
    match way {
        WayOut::Keep { plans, tco } => {
            let dropped = (0..programme.members.len()).filter(|place| !plans.contains(place));
            json!({
                "kind": "keep",
                "plans": plans.iter().map(|place| id(*place)).collect::<Value>(),
                "drop": dropped.map(id).collect::<Value>(),
                "tco": display(*tco, 2),
            })
        }
        WayOut::PutOff { plan, years, start } => {
            json!({"kind": "put-off", "plan": id(*plan), "years": years, "start": start.to_string()})
        }
    }
}

/// The programme's own file, then those of its plans, each once.
fn inputs(programme: &Programme) -> Value {
    let mut rows: Vec<Value> = Vec::new();
    for file in programme.inputs() {
        let row = json!({"id": file.id, "file": file.file, "sha256": file.sha256()});
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    Value::Array(rows)
}

fn overrides(programme: &Programme) -> Value {
    let of = |member: &Arc<Member>| {
        let row = |it: &crate::model::Override| json!({"plan": member.id(), "path": it.path, "from": it.from, "to": it.to, "by": it.by});
        member.analysis.case.overrides.iter().map(row).collect::<Vec<_>>()
    };
    programme.members.iter().flat_map(of).collect()
}

fn warnings(remarks: &Remarks) -> Value {
    let row = |(plan, one): (Option<&str>, &crate::diagnostic::Diagnostic)| {
        let mut row = Map::new();
        row.insert("code".into(), json!(one.code.id));
        row.extend(plan.map(|plan| ("plan".to_owned(), json!(plan))));
        row.insert("message".into(), json!(plain(&message(one, Language::English))));
        Value::Object(row)
    };
    remarks.warnings().map(row).collect()
}
