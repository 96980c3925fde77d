use serde_json::{Map, Value, json};

use super::ask::Ask;
use super::desk::Desk;
use super::faults::faults;
use super::history::History;
use super::lines::{by_line, cost};
use super::plan::{state, style};
use super::result::result;
use super::work::work;

/// What changes on the page of a plan when it changes: parts by their ids, faults by their fields. The fields themselves
/// stay as they are being typed.
pub(super) fn parts(
    desk: &Desk,
    ask: &Ask,
    name: &str,
    plan: &History,
    refused: Option<String>,
    told: Option<String>,
) -> Value {
    let worked = work(desk, name, plan.text());
    let style = style(ask);
    let mut swap = Map::new();
    swap.insert("result".into(), json!(result(&worked, name, style, false).into_string()));
    swap.insert("file".into(), json!(state(desk, ask, name, plan).into_string()));
    for (line, amount) in worked.analysis.as_ref().map(by_line).unwrap_or_default() {
        swap.insert(format!("cost-{line}"), json!(cost(&line, Some(amount), name, style).into_string()));
    }
    let faults = faults(&worked, plan.text(), desk.read_only(), ask.language);
    let faults: Vec<Value> =
        faults.into_iter().map(|(at, fault)| json!({"at": at, "html": fault.into_string()})).collect();
    json!({ "version": plan.version(), "swap": swap, "faults": faults, "refused": refused, "told": told })
}
