use crate::document::edit::{Step, Value};
use crate::units::dotted;

/// The name of a place in a form: `f/lines/sensors/costs/device/price`, items of lists as `@0`.
pub(super) fn name_of(at: &[Step]) -> String {
    at.iter().fold("f".to_owned(), |mut name, step| {
        name.push('/');
        match step {
            Step::Item(item) => name.push_str(&format!("@{item}")),
            Step::Key(key) => name.push_str(&key.replace('~', "~0").replace('/', "~1").replace('@', "~2")),
        }
        name
    })
}

/// The place that a name of a form stands for.
pub(super) fn steps_of(name: &str) -> Option<Vec<Step>> {
    let steps = name.strip_prefix("f/")?.split('/').map(|part| match part.strip_prefix('@') {
        Some(item) => item.parse().ok().map(Step::Item),
        None => Some(Step::Key(part.replace("~2", "@").replace("~1", "/").replace("~0", "~"))),
    });
    steps.collect()
}

/// Steps of keys.
pub(super) fn keys(keys: &[&str]) -> Vec<Step> {
    keys.iter().map(|key| Step::from(*key)).collect()
}

/// Those of a field, by its path within its map.
pub(super) fn steps(path: &str) -> Vec<Step> {
    keys(&dotted::keys(path))
}

/// A place within another one.
pub(super) fn below(at: &[Step], more: &[&str]) -> Vec<Step> {
    at.iter().cloned().chain(keys(more)).collect()
}

/// Where the value of a path such as `sensors.device.price` stands in a plan, or would stand. `None`: not in the plan.
pub(super) fn place_of(path: &str, plan: &Value) -> Option<Vec<Step>> {
    let parts = dotted::keys(path);
    match parts.as_slice() {
        ["horizon" | "start"] => Some(keys(&[path])),
        ["discount", "rate"] => Some(keys(&["discount", "rate"])),
        ["phases" | "indices", _] => Some(keys(&parts)),
        ["funding", id, field @ ..] => {
            let (place, kind) = entry(plan, "funding", |entry| match entry {
                Value::Map(kinds) => kinds.first().filter(|(_, it)| named(it, id)).map(|(kind, _)| kind.clone()),
                _ => None,
            })?;
            Some(below(&["funding".into(), Step::Item(place), kind.into()], field))
        }
        ["benefits", id, field @ ..] => {
            let (place, ()) = entry(plan, "benefits", |entry| named(entry, id).then_some(()))?;
            Some(below(&["benefits".into(), Step::Item(place)], field))
        }
        [line, rest @ ..] => {
            let at = keys(&["lines", line]);
            let Value::Map(_) = plan.at(&at)? else { return None };
            match rest {
                ["quantity" | "in_accounts"] => Some(below(&at, rest)),
                ["quantity", phase] => {
                    let at = below(&at, &["quantity", phase]);
                    let whole = matches!(plan.at(&at), Some(Value::Map(_)));
                    Some(if whole { below(&at, &["to"]) } else { at })
                }
                [component, field] => Some(below(&at, &["costs", component, field])),
                _ => None,
            }
        }
        [] => None,
    }
}

fn named(entry: &Value, id: &str) -> bool {
    entry.at(&keys(&["id"])) == Some(&Value::from(id))
}

fn entry<T>(plan: &Value, list: &str, found: impl Fn(&Value) -> Option<T>) -> Option<(usize, T)> {
    let Value::List(items) = plan.at(&keys(&[list]))? else { return None };
    items.iter().enumerate().find_map(|(place, item)| Some((place, found(item)?)))
}
