//! Settings by path, laid over a plan: those of an offer, a scenario, a programme.

use super::values::{number, share};
use super::yaml::Tree;
use rust_decimal::Decimal;

/// A path and what is set there.
pub type Setting = (String, Tree);

/// The settings of a map from paths to values.
pub fn settings(tree: Option<&Tree>) -> Vec<Setting> {
    tree.map(Tree::entries).unwrap_or_default().to_vec()
}

/// An offer's components as settings.
pub fn offered(offer: &Tree) -> Vec<Setting> {
    let mut settings = Vec::new();
    for (line, components) in offer.get("lines").unwrap_or(&Tree::Nothing).entries() {
        for (component, fields) in components.entries() {
            for (field, value) in fields.entries() {
                settings.push((format!("{line}.{component}.{field}"), value.clone()));
            }
        }
    }
    settings
}

/// The plan with all settings but those of components.
pub fn applied(plan: &Tree, layers: &[Vec<Setting>]) -> Tree {
    let mut plan = plan.clone();
    for (path, value) in layers.iter().flatten() {
        let keys: Vec<&str> = path.split('.').collect();
        match keys.as_slice() {
            [list @ ("funding" | "benefits"), id, field] => set_in_list(&mut plan, list, id, field, value),
            [key] => set(&mut plan, &[key], value),
            [group @ ("phases" | "indices" | "discount"), key] => set(&mut plan, &[group, key], value),
            [line, "quantity", rest @ ..] => {
                let mut keys = vec!["lines", line, "quantity"];
                keys.extend(rest);
                set(&mut plan, &keys, value);
            }
            _ => {}
        }
    }
    plan
}

/// The settings of a line's components, as the `costs` of a plan are written.
pub fn costs_of(layer: &[Setting], line: &str) -> Tree {
    let mut costs = Tree::Map(Vec::new());
    for (path, value) in layer {
        match path.split('.').collect::<Vec<_>>().as_slice() {
            ["funding" | "benefits" | "city", ..] | [_, "quantity", _] => {}
            [of, component, field] if *of == line => set(&mut costs, &[component, field], value),
            _ => {}
        }
    }
    costs
}

fn set(tree: &mut Tree, keys: &[&str], value: &Tree) {
    let Some((key, rest)) = keys.split_first() else {
        *tree = changed(Some(tree), value);
        return;
    };
    if !matches!(tree, Tree::Map(_)) {
        *tree = Tree::Map(Vec::new());
    }
    let Tree::Map(entries) = tree else { unreachable!("made a map above") };
    if !entries.iter().any(|(known, _)| known == key) {
        entries.push((key.to_string(), Tree::Nothing));
    }
    for (_, inner) in entries.iter_mut().filter(|(known, _)| known == key) {
        set(inner, rest, value);
    }
}

/// Sets a field of the funding or benefit with this id.
fn set_in_list(plan: &mut Tree, list: &str, id: &str, field: &str, value: &Tree) {
    let Tree::Map(entries) = plan else { return };
    for (_, items) in entries.iter_mut().filter(|(key, _)| key == list) {
        let Tree::List(items) = items else { continue };
        for item in items {
            // A funding is one key, its kind, with the fields below it.
            let fields = match item {
                Tree::Map(kinds) if list == "funding" => &mut kinds[0].1,
                item => item,
            };
            if fields.text("id") == Some(id) {
                set(fields, &[field], value);
            }
        }
    }
}

/// What a relative value multiplies by: `+10 %` or `x 1.2`; `-1 %/year` is a rate.
pub fn factor(text: &str) -> Option<Decimal> {
    if let Some(times) = text.strip_prefix("x ") {
        return Some(number(times));
    }
    if !text.ends_with('%') {
        return None;
    }
    let sign = match text.chars().next() {
        Some('+') => Decimal::ONE,
        Some('-') => Decimal::NEGATIVE_ONE,
        _ => return None,
    };
    Some(Decimal::ONE + sign * share(&text[1..]))
}

/// `value`, or where it is relative, what it makes of the old one.
pub fn changed(old: Option<&Tree>, value: &Tree) -> Tree {
    match (old, value.as_text().and_then(factor)) {
        // What nothing is written for yet keeps its relative value, for the layer below to be scaled by.
        (Some(old), Some(factor)) if !matches!(old, Tree::Nothing) => scaled(old, factor),
        _ => value.clone(),
    }
}

/// A change of a price: its bands, renewal and `during` with it.
pub fn scale_prices(fields: &mut [(String, Tree)], factor: Decimal) {
    for (field, value) in fields {
        if matches!(field.as_str(), "price" | "tiers" | "renewal" | "during") {
            *value = scaled(value, factor);
        }
    }
}

/// Every amount of a value multiplied; numbers of units stay.
fn scaled(tree: &Tree, factor: Decimal) -> Tree {
    match tree {
        Tree::Text(text) => match text.split_once(' ') {
            Some((value, rest)) => match Decimal::from_str_exact(&value.replace('_', "")) {
                Ok(value) => Tree::Text(format!("{} {rest}", value * factor)),
                Err(_) => tree.clone(),
            },
            None => tree.clone(),
        },
        Tree::List(items) => Tree::List(items.iter().map(|item| scaled(item, factor)).collect()),
        Tree::Map(entries) => Tree::Map(
            entries
                .iter()
                .map(|(key, value)| match key.as_str() {
                    "upto" | "from" | "mode" | "source" => (key.clone(), value.clone()),
                    _ => (key.clone(), scaled(value, factor)),
                })
                .collect(),
        ),
        Tree::Nothing => Tree::Nothing,
    }
}
