use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::deciding::secured_first;
use super::reserve::reserves;
use crate::analysis::{Analysis, Outcome};
use crate::city::rules::{Assessment, Kind, Measure};
use crate::city::{CityYear, Flag, Level, Verdict};
use crate::document::Nature;
use crate::model::Rule;
use crate::number::FullNumber;
use crate::run::budget_lines;
use crate::units::display;

/// Budget, flags and verdict.
pub(super) fn city_part(analysis: &Analysis, outcome: &Outcome) -> (Value, Value, Value) {
    (budget(outcome).collect(), flags(&outcome.verdict), verdict_json(analysis, outcome))
}

/// The rows of the budget, without and with.
pub(super) fn budget(outcome: &Outcome) -> impl Iterator<Item = Value> {
    let years = outcome.outlook.without.iter().zip(&outcome.outlook.with);
    years.map(|(without, with)| json!({"year": without.year, "without": year(without), "with": year(with)}))
}

/// The flags of a verdict that reach a level.
fn flags(verdict: &Verdict<Decimal>) -> Value {
    verdict.flags.iter().filter(|flag| level(&flag.with) != "ok").map(flag_json).collect()
}

/// The verdict with its cliff, what it rests on that is less firm than it looks, the flag by which secured funding alone
/// fails first, and all flags on that funding where they decide.
pub(super) fn verdict_json(analysis: &Analysis, outcome: &Outcome) -> Value {
    let ruling = outcome.ruling();
    let cliff =
        analysis.financing.cliff.as_ref().map(
            |cliff| json!({"pilot": display(cliff.pilot, 2), "after": cliff.after.map(|after| display(after, 2))}),
        );
    let mut verdict = ruling_json(ruling.level, ruling.secured, ruling.first_year, &ruling.rules, ruling.nature);
    verdict.insert("cliff".into(), json!(cliff));
    verdict.insert("reserves".into(), json!(reserves(analysis, outcome)));
    verdict.extend(secured_first(outcome));
    verdict.extend(outcome.by_secured().map(|secured| ("secured_flags".into(), flags(secured))));
    Value::Object(verdict)
}

/// The answer alone, as every machine output has it.
pub(super) fn ruling_json(
    level: Option<Level>,
    secured: Option<Level>,
    first_year: Option<i32>,
    rules: &[Rule],
    nature: Option<Nature>,
) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("level".into(), json!(level.map(Level::word)));
    out.insert("secured".into(), json!(secured.map(Level::word)));
    out.insert("first_year".into(), json!(first_year));
    out.insert("rules".into(), rules.iter().map(|rule| rule.id()).collect());
    out.insert("nature".into(), json!(nature.map(Nature::word)));
    out
}

fn year(year: &CityYear<Decimal>) -> Value {
    let mut out: Map<String, Value> = Map::new();
    for (name, line) in budget_lines() {
        out.insert(name.into(), json!(display(*line(year), 2)));
    }
    let deleveraging = ratio(year.debt, year.gross_savings);
    out.insert("deleveraging_years".into(), json!(deleveraging.map(|years| display(years, 6))));
    out.insert("depreciation".into(), json!(year.depreciation.map(|net| display(net, 2))));
    Value::Object(out)
}

/// A quotient, or nothing where the base is not above zero.
pub fn ratio(amount: Decimal, base: Decimal) -> Option<Decimal> {
    (base > Decimal::ZERO).then(|| amount.checked_div(base)).flatten()
}

/// The level that an assessment reaches.
pub fn level(assessment: &Assessment<Decimal>) -> &'static str {
    if assessment.to_red.below_zero() {
        "red"
    } else if assessment.to_orange.below_zero() {
        "orange"
    } else {
        "ok"
    }
}

fn measure(assessment: &Assessment<Decimal>) -> Option<String> {
    match assessment.measure {
        Measure::Amount(amount) => Some(display(amount, 2)),
        Measure::Ratio(amount, base) => ratio(amount, base).map(|ratio| display(ratio, 6)),
    }
}

/// The threshold of the level that is reached.
fn threshold(assessment: &Assessment<Decimal>) -> String {
    let at = if level(assessment) == "red" { assessment.red_at } else { assessment.orange_at };
    let digits = if assessment.rule.kind() == Kind::Euros { 2 } else { 6 };
    display(at, digits)
}

pub(super) fn flag_json(flag: &Flag<Decimal>) -> Value {
    let mut out = Map::new();
    out.insert("rule".into(), json!(flag.with.rule.id()));
    if let Some(part) = flag.with.part {
        out.insert("part".into(), json!(part));
    }
    let counts = match (flag.counts_red, flag.counts_orange) {
        (true, _) => Some("red"),
        (false, true) => Some("orange"),
        (false, false) => None,
    };
    out.insert("year".into(), json!(flag.year));
    out.insert("level".into(), json!(level(&flag.with)));
    out.insert("nature".into(), json!(flag.nature().word()));
    out.insert("level_without".into(), json!(flag.without.as_ref().map(level)));
    out.insert("without".into(), json!(flag.without.as_ref().and_then(measure)));
    out.insert("with".into(), json!(measure(&flag.with)));
    out.insert("threshold".into(), json!(threshold(&flag.with)));
    out.insert("counts".into(), json!(counts));
    out.insert("after_pilot".into(), json!(flag.after_pilot));
    Value::Object(out)
}
