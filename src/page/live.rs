use serde_json::{Map, Value, json};

use super::ask::Ask;
use super::desk::Desk;
use super::faults::faults;
use super::fields::{Fields, entries};
use super::history::History;
use super::lines::{by_line, cost};
use super::paths::{keys, steps_of};
use super::plan::{state, style};
use super::result::result;
use super::typed::unit_said;
use super::work::{Worked, work};
use super::{catalog, city, plan};
use crate::document::edit::read;
use crate::document::{Kind, peek};
use crate::report::Style;

/// What is to be said of what was sent.
pub(super) enum Said {
    Nothing,
    /// Why nothing of it was taken over.
    Refused(String),
    /// The same where it is not known what the form showed.
    Lost(String),
    /// What went with it.
    Told(String),
}

/// What changes on the page of a file when it changes: parts by their ids, faults by their fields. The fields themselves
/// stay as they are being typed; `anew`: unless something else than what was typed has changed them.
pub(super) fn parts(desk: &Desk, ask: &Ask, (name, file): (&str, &History), anew: bool, said: Said) -> Value {
    let worked = work(desk, name, file.text());
    let style = style(ask);
    let kind = peek(file.text()).map(|head| head.kind);
    let form = || match kind {
        Some(Kind::City) => city::form(desk, ask, name, file, &worked, &maud::html! {}),
        Some(Kind::Catalog) => catalog::form(desk, ask, name, file, &worked),
        _ => plan::form(desk, ask, name, file, &worked),
    };
    let form = anew.then(form).flatten().map(|(_, form)| form.into_string());
    let faults = faults(&worked, file.text(), desk.read_only(), ask.language);
    let faults: Vec<Value> =
        faults.into_iter().map(|(at, fault)| json!({"at": at, "html": fault.into_string()})).collect();
    let shown = shown(ask, &worked, file, style);
    let mut swap = Map::new();
    swap.insert("file".into(), json!(state(desk, ask, name, file).into_string()));
    match kind {
        Some(Kind::Catalog) => {
            swap.insert("result".into(), json!(catalog::review(desk, ask, name, file.text(), style).into_string()));
        }
        Some(Kind::City) => {
            swap.insert("result".into(), json!(city::beside(desk, ask, name, worked, style).into_string()));
        }
        _ => of_plan(&mut swap, &worked, (name, file.text()), style),
    }
    let said = match said {
        Said::Nothing => Value::Null,
        Said::Refused(why) => json!({"refused": true, "words": why}),
        Said::Lost(why) => json!({"refused": true, "lost": true, "words": why}),
        Said::Told(what) => json!({"refused": false, "words": what}),
    };
    json!({ "version": file.version(), "swap": swap, "faults": faults, "form": form, "said": said, "shown": shown })
}

/// What the fields that were sent show now, and the unit beside each: a plain number that follows is read in that unit, so
/// that it has to be the one on the screen.
fn shown(ask: &Ask, worked: &Worked, file: &History, style: Style) -> Value {
    let Some(fields) = Fields::of(file.text(), &worked.library) else { return json!({}) };
    let fields = fields.after(file, file.version());
    let sent = ask.form.iter().filter(|(field, _)| field.starts_with("f/"));
    let shown = sent.filter_map(|(field, _)| {
        let (value, unit) = fields.shown(&steps_of(field)?, style.language);
        let unit = if unit.is_empty() { unit } else { unit_said(&unit, style) };
        Some((field.clone(), json!([value, unit])))
    });
    Value::Object(shown.collect())
}

/// What a plan comes to, and each of its lines; beside a fault nothing that was there before it.
fn of_plan(swap: &mut Map<String, Value>, worked: &Worked, (name, text): (&str, &str), style: Style) {
    swap.insert("result".into(), json!(result(worked, name, style, false).into_string()));
    let costs = worked.analysis.as_ref().map(by_line).unwrap_or_default();
    for (line, _) in entries(read(text).ok().as_ref().and_then(|plan| plan.at(&keys(&["lines"])))) {
        let amount = costs.get(line).copied();
        swap.insert(format!("cost-{line}"), json!(cost(line, amount, name, style).into_string()));
    }
}
