//! What an undo or a redo has changed: the change may have been made in another tab, which shares them.

use super::choices::index_said;
use super::desk::Desk;
use super::fields::{Fields, entries, items};
use super::form::word_said;
use super::typed::unit_said;
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::edit::{Step, Value};
use crate::report::Style;

/// Changes that are told, at most; of more their number.
const TOLD: usize = 3;

/// Where two texts of a file differ, in the words of its form: `Sensors, device, Price : 600 → 700`.
pub(super) fn differences(desk: &Desk, name: &str, (before, after): (&str, &str), style: Style) -> Vec<String> {
    let library = desk.root.library(name, &mut Sources::default(), &mut Diagnostics::default());
    let (Some(before), Some(after)) = (Fields::of(before, &library), Fields::of(after, &library)) else {
        return vec![style.say("page-text")];
    };
    let mut places = Vec::new();
    differ(&before.plan, &after.plan, &mut Vec::new(), &mut places);
    let said = |at: &Vec<Step>| {
        let value = |of: &Fields| match of.shown(at, style.language) {
            (number, unit) if !unit.is_empty() && !number.is_empty() => {
                format!("{number}\u{a0}{}", unit_said(&unit, style))
            }
            (words, _) if words.is_empty() => "–".to_owned(),
            (word, _) => match at.last() {
                Some(Step::Key(key)) if matches!(key.as_str(), "from" | "until") => {
                    of.said_in(&[Step::from("phases")], &word, style.language)
                }
                Some(Step::Key(key)) if key == "index" => index_said(&word, style),
                _ => word_said(&word, style),
            },
        };
        let named = if after.plan.at(at).is_some() { &after } else { &before };
        let field = named.called(at, style);
        let plain = |of: &Fields| matches!(of.plan.at(at), Some(Value::Scalar(_)) | None);
        // An entry that came or went has no value of its own.
        if plain(&before) && plain(&after) {
            format!("{field} ({} → {})", value(&before), value(&after))
        } else {
            field
        }
    };
    let mut told: Vec<String> = places.iter().take(TOLD).map(said).filter(|said| !said.is_empty()).collect();
    if places.len() > TOLD {
        told.push(format!("+ {}", places.len() - TOLD));
    }
    if told.is_empty() { vec![style.say("page-text")] } else { told }
}

/// The places at which two values differ, as deep as both go.
fn differ(before: &Value, after: &Value, at: &mut Vec<Step>, out: &mut Vec<Vec<Step>>) {
    // What is written of a component for the first time takes the place of the catalog's, a field at a time.
    let deep = at.len() > 2;
    match (before, after) {
        _ if before == after => {}
        (Value::Nothing, Value::Map(_)) if deep => differ(&Value::Map(Vec::new()), after, at, out),
        (Value::Map(_), Value::Nothing) if deep => differ(before, &Value::Map(Vec::new()), at, out),
        (Value::Map(_), Value::Map(_)) => {
            let (before, after) = (entries(Some(before)), entries(Some(after)));
            let value = |all: &[(String, Value)], key: &str| {
                all.iter().find(|(known, _)| known == key).map_or(Value::Nothing, |(_, value)| value.clone())
            };
            let new = after.iter().filter(|(key, _)| !before.iter().any(|(known, _)| known == key));
            for (key, _) in before.iter().chain(new) {
                within(Step::Key(key.clone()), (&value(before, key), &value(after, key)), at, out);
            }
        }
        (Value::List(_), Value::List(_)) if items(Some(before)).len() == items(Some(after)).len() => {
            for (place, (before, after)) in items(Some(before)).iter().zip(items(Some(after))).enumerate() {
                within(Step::Item(place), (before, after), at, out);
            }
        }
        _ => out.push(at.clone()),
    }
}

fn within(step: Step, (before, after): (&Value, &Value), at: &mut Vec<Step>, out: &mut Vec<Vec<Step>>) {
    at.push(step);
    differ(before, after, at, out);
    at.pop();
}
