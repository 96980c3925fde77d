use serde_json::{Value, json};

use super::overrides::overrides_json;
use super::snapshot::fields;
use crate::analysis::Analysis;
use crate::explore::advice::{Standing, WayOut};
use crate::model::Override;
use crate::report::odds::odds_json;
use crate::report::own_share;
use crate::report::study::{ways_heading, ways_out};
use crate::report::style::Style;
use crate::units::display;

/// What would make a plan last, each way with what it changes and what the plan then comes to.
pub fn advice_text(ways: &[WayOut], analysis: &Analysis, style: Style) -> String {
    if ways.is_empty() {
        return style.heading(ways_heading(Standing::Lasts)) + &style.wrap(&style.say("advice-none"), 0) + "\n";
    }
    let told: Vec<(&WayOut, String)> = ways.iter().zip(ways_out(ways, analysis, style)).collect();
    let (mut out, mut fault) = (String::new(), own_share::beside_ways(analysis, style));
    for standing in Standing::ALL {
        let of = told.iter().filter(|(way, _)| way.standing() == standing);
        for (place, (way, text)) in (1..).zip(of) {
            if place == 1 {
                out.push_str(&style.heading(ways_heading(standing)));
                out.extend(fault.take().map(|said| style.wrap(&said, 0) + "\n"));
            }
            out.push_str(&format!("{}\n", style.wrap(&format!("{place}. {text}"), 3)));
            out.push_str(&format!("   {}\n", recipe(way, analysis, style)));
        }
    }
    out
}

/// How to try it.
fn recipe(way: &WayOut, analysis: &Analysis, style: Style) -> String {
    let (added, set): (Vec<&Override>, Vec<&Override>) =
        way.changes.iter().partition(|change| matches!(change.path.as_str(), "funding" | "benefits"));
    let set = set.iter().map(|change| format!("--set '{}={}'", change.path, change.to)).collect::<Vec<_>>().join(" ");
    let case = &analysis.case;
    let added = added.iter().map(|added| {
        // A block that the plan has none of is written with its entry, as a line of its own.
        let none = if added.path == "funding" { case.funding.is_empty() } else { case.benefits.is_empty() };
        let (id, entry) = match added.to.strip_prefix("- ").filter(|_| none) {
            Some(map) if map.starts_with('{') => ("advice-add-block", format!("{}: [{map}]", added.path)),
            Some(map) => ("advice-add-block", format!("{}: [{{{map}}}]", added.path)),
            None => ("advice-add", added.to.clone()),
        };
        style.tell(id, &[("key", added.path.clone().into()), ("entry", entry.into())])
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
        out.insert("draws".into(), way.odds.as_ref().ok().and_then(Option::as_ref).map(odds_json).into());
        out.insert("unjudged".into(), way.unjudged.iter().map(|horizon| horizon.last).collect());
        out.insert("later".into(), way.later.map(|(_, level)| level.word()).into());
        out.insert("crossed".into(), way.crossed.into());
        out.extend(fields(&way.snapshot));
        out.insert("own_net_after".into(), display(way.net_cost, 2).into());
        Value::Object(out)
    };
    ways.iter().map(way).collect()
}
