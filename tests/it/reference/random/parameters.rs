//! Law and policy that change within the horizon.

use super::dice::Dice;

pub fn parameters(dice: &mut Dice) -> String {
    let mut text = String::from("schema: perenne/parameters/v1\n");
    let mut add = |key: &str, values: &[(&str, String)]| {
        let rows: Vec<String> =
            values.iter().map(|(from, value)| format!("{{from: {from}, value: {value}, grade: assumption}}")).collect();
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
    add("vat.zero", &one("0 %"));
    add("discount.rate", &one("3 %"));
    add("index.general", &one("2 %/year"));
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
    text
}
