use serde_json::{Value, json};

use super::overrides::overrides_json;
use super::snapshot::fields;
use crate::explore::advice::WayOut;
use crate::explore::{Figure, Snapshot};
use crate::language::Arg;
use crate::model::Override;
use crate::report::style::Style;

/// More changes than these are not told one by one.
const MOST_CHANGES_TOLD: usize = 4;

/// What would make a plan last, each way with what it changes and what the plan then comes to.
pub fn advice_text(ways: &[WayOut], now: &Snapshot, style: Style) -> String {
    let mut out = style.heading("heading-advice");
    if ways.is_empty() {
        return out + &style.wrap(&style.say("advice-none"), 0) + "\n";
    }
    for (place, way) in ways.iter().enumerate() {
        let name = style.say(&format!("way-{}", way.way.word()));
        let changes = if way.changes.len() > MOST_CHANGES_TOLD {
            style.tell("advice-many", &[("count", Arg::Count(way.changes.len()))])
        } else {
            way.changes.iter().map(|change| said(change, style)).collect::<Vec<_>>().join(" ; ")
        };
        let cost = |snapshot: &Snapshot| snapshot.get(Figure::NetAfterBenefits).unwrap_or_default();
        let args = [
            ("way", name.into()),
            ("changes", changes.into()),
            ("before", Arg::Euros(cost(now))),
            ("after", Arg::Euros(cost(&way.snapshot))),
        ];
        let same = style.euros(cost(now)) == style.euros(cost(&way.snapshot));
        let text = style.tell(if same { "advice-way-same" } else { "advice-way" }, &args);
        out.push_str(&format!("{}\n", style.wrap(&format!("{}. {text}", place + 1), 3)));
        out.push_str(&format!("   {}\n", recipe(way, style)));
    }
    out
}

fn said(change: &Override, style: Style) -> String {
    if change.from.is_empty() {
        return change.to.trim_start_matches("- ").to_owned();
    }
    let args = [
        ("path", Arg::Text(change.path.clone())),
        ("from", Arg::Text(change.from.clone())),
        ("to", Arg::Text(change.to.clone())),
    ];
    style.tell("advice-change", &args)
}

/// How to try it.
fn recipe(way: &WayOut, style: Style) -> String {
    let (added, set): (Vec<&Override>, Vec<&Override>) =
        way.changes.iter().partition(|change| matches!(change.path.as_str(), "funding" | "benefits"));
    let set = set.iter().map(|change| format!("--set '{}={}'", change.path, change.to)).collect::<Vec<_>>().join(" ");
    let added = added.iter().map(|added| {
        style.tell("advice-add", &[("key", added.path.clone().into()), ("entry", added.to.clone().into())])
    });
    let set = Some(set).filter(|set| !set.is_empty());
    set.into_iter().chain(added).collect::<Vec<_>>().join("\n   ")
}

/// The same for programs.
pub(crate) fn advice_json(ways: &[WayOut]) -> Value {
    let way = |way: &WayOut| {
        let mut out = serde_json::Map::new();
        out.insert("way".into(), json!(way.way.word()));
        out.insert("changes".into(), overrides_json(&way.changes));
        out.extend(fields(&way.snapshot));
        Value::Object(out)
    };
    ways.iter().map(way).collect()
}
