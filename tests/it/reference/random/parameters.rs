//! Law and policy that change within the horizon.

use super::dice::Dice;
use crate::reference::switches::Switches;

pub fn parameters(dice: &mut Dice, on: Switches) -> String {
    let mut text = String::from("schema: perenne/parameters/v1\n");
    // Drawn before all else: what `add` writes must not depend on the order of its calls.
    let natures: Vec<&str> = (0..20).map(|_| if on.nature { nature(dice) } else { "" }).collect();
    let mut natures = natures.into_iter().cycle();
    let mut add = |key: &str, values: &[(&str, String)]| {
        let threshold = key.ends_with(".orange") || key.ends_with(".red");
        let nature = if threshold { natures.next().unwrap_or_default() } else { "" };
        let rows: Vec<String> = values
            .iter()
            .map(|(from, value)| format!("{{from: {from}, value: {value}, {nature}grade: assumption}}"))
            .collect();
        text.push_str(&format!("{key}: [{}]\n", rows.join(", ")));
    };
    let old = "2014-01-01";
    let change = |dice: &mut Dice| {
        let month = dice.between(1, 12);
        format!("{}-{month:02}-01", dice.between(2025, 2031))
    };
    let changes = [change(dice), change(dice), change(dice)];
    let one = |value: &str| vec![(old, value.to_string())];
    let dated = |value: &str, from: &'_ str, later: &str, dice: &mut Dice| {
        let mut values = vec![(old.to_string(), value.to_string())];
        if dice.chance(60) {
            values.push((from.to_string(), later.to_string()));
        }
        values
    };
    let mut changing = |key: &str, value: &str, from: &str, later: &str, dice: &mut Dice| {
        let values = dated(value, from, later, dice);
        let values: Vec<(&str, String)> = values.iter().map(|(from, value)| (from.as_str(), value.clone())).collect();
        add(key, &values);
    };
    changing("vat.standard", "20 %", &changes[0], "21.5 %", dice);
    changing("vat.intermediate", "10 %", &changes[0], "11 %", dice);
    changing("vat.reduced", "5.5 %", &changes[1], "7 %", dice);
    changing("fctva.investment", "16.404 %", &changes[1], "14.85 %", dice);
    changing("fctva.cloud", "0 %", &changes[2], "5.6 %", dice);
    changing("movable.threshold", "500 EUR", &changes[2], "800 EUR", dice);
    changing("index.services", "2 %/year", &changes[2], "3.1 %/year", dice);
    if on.fctva_kinds {
        changing("fctva.upkeep", "0 %", &changes[1], "16.404 %", dice);
        changing("fctva.networks", "16.404 %", &changes[0], "14.85 %", dice);
    }
    add("vat.zero", &one("0 %"));
    add("discount.rate", &one("3 %"));
    let general = if on.index_lists { "[2 %/year, 0.5 %/year, 3.25 %/year]" } else { "2 %/year" };
    add("index.general", &one(general));
    add("index.labour", &one("2.5 %/year"));
    add("index.energy", &one("4 %/year"));
    add("rule.savings-rate.orange", &one("10 %"));
    add("rule.savings-rate.red", &one("7 %"));
    add("rule.deleveraging.orange", &one("10 years"));
    add("rule.deleveraging.red", &one("12 years"));
    add("rule.rigidity.orange", &one("58.4 %"));
    add("rule.rigidity.red", &one("80 %"));
    add("rule.debt-weight.orange", &one("1.2"));
    add("rule.debt-weight.red", &one("1.66"));
    add("rule.run-cost.orange", &one("5 %"));
    add("rule.run-cost.red", &one("20 %"));
    add("rule.envelope.orange", &one("90 %"));
    add("rule.envelope.red", &one("100 %"));
    add("rule.renewal-wall.orange", &one("25 %"));
    add("rule.renewal-wall.red", &one("100 %"));
    add("rule.materiality", &one("0.1 %"));
    if on.depreciation {
        for (family, years) in [("sensor", 8), ("connectivity", 10), ("platform", 5), ("fiber", 30)] {
            add(&format!("depreciation.{family}"), &one(&format!("{years} years")));
        }
        add("rule.depreciation.orange", &one("110 %"));
        add("rule.depreciation.red", &one("100 %"));
    }
    text
}

/// Of a threshold; the contract has one for those that say none.
fn nature(dice: &mut Dice) -> &'static str {
    dice.pick(&["", "", "nature: law, ", "nature: practice, ", "nature: policy, "])
}
