use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::explore::simulate::{Distribution, Input, Levels, RuleShare, SHARES, Share, Simulation};
use crate::model::Shape;
use crate::units::display;

/// A simulation as `perenne/simulation/v1`: amounts are strings to the cent, probabilities strings with six decimals.
pub fn simulate_json(simulation: &Simulation) -> Value {
    let figures: Map<String, Value> =
        simulation.figures.iter().map(|figure| (figure.name.to_owned(), distribution(figure))).collect();
    let budget = simulation.budget.iter().map(|(year, lines)| {
        let lines: Map<String, Value> = lines.iter().map(|line| (line.name.to_owned(), distribution(line))).collect();
        json!({"year": year, "with": lines})
    });
    let mut out = json!({
        "schema": "perenne/simulation/v1",
        "plan": simulation.plan,
        "city": simulation.city,
        "currency": "EUR",
        "complete": simulation.unpriced.is_empty(),
        "unpriced": simulation.unpriced,
        "seed": simulation.seed,
        "scenarios": simulation.scenarios,
        "asked": simulation.asked,
        "partial": simulation.partial(),
        "compilations": simulation.compilations,
        "inputs": simulation.inputs.iter().map(|one| input(one, &simulation.driven)).collect::<Vec<_>>(),
        "figures": figures,
        "loans_cut": share(simulation.loans_cut),
    });
    let complete = simulation.determined();
    if let (Some(map), Some(verdict), Some(secured)) = (out.as_object_mut(), &simulation.verdict, &simulation.secured) {
        map.insert("verdict".to_owned(), levels(verdict, complete));
        map.insert("secured".to_owned(), levels(secured, complete));
        map.insert("by_secured".to_owned(), share(simulation.by_secured));
        map.insert("rules".to_owned(), simulation.rules.iter().map(rule).collect());
        map.insert("budget".to_owned(), budget.collect());
    }
    out
}

pub(super) fn cents(amount: f64) -> String {
    // Beyond 15 digits a double holds no cents.
    Decimal::from_f64_retain(amount).map_or_else(|| format!("{amount:.2}"), |amount| display(amount, 2))
}

/// A standard error or deviation; null where a lone scenario says nothing of it.
pub(super) fn spread(value: f64, write: fn(f64) -> String) -> Option<String> {
    (!value.is_nan()).then(|| write(value))
}

pub(super) fn ratio(value: f64) -> String {
    format!("{value:.6}")
}

fn share(share: Share) -> Value {
    json!({"probability": ratio(share.probability), "standard_error": spread(share.error, ratio)})
}

/// Of an incomplete plan only *unsustainable* is known.
pub(super) fn levels(levels: &Levels, complete: bool) -> Value {
    if complete {
        json!({
            "sustainable": share(levels.sustainable),
            "fragile": share(levels.fragile),
            "unsustainable": share(levels.unsustainable),
        })
    } else {
        let undetermined = Share { probability: 1.0 - levels.unsustainable.probability, ..levels.unsustainable };
        json!({"undetermined": share(undetermined), "unsustainable": share(levels.unsustainable)})
    }
}

fn rule(rule: &RuleShare) -> Value {
    let mut out = json!({
        "rule": rule.rule.rule.id(),
        "year": rule.rule.year,
        "after_pilot": rule.rule.after_pilot,
        "reached": share(rule.reached),
        "red": share(rule.red),
        "counts_orange": share(rule.counts_orange),
        "counts_red": share(rule.counts_red),
    });
    if let (Some(map), Some(part)) = (out.as_object_mut(), rule.rule.part) {
        map.insert("part".to_owned(), part.into());
    }
    out
}

fn distribution(figure: &Distribution) -> Value {
    let quantile = |(share, (value, error)): (&f64, &(f64, f64))| {
        (format!("{share:.2}"), json!({"value": cents(*value), "standard_error": spread(*error, cents)}))
    };
    let quantiles: Map<String, Value> = SHARES.iter().zip(&figure.quantiles).map(quantile).collect();
    json!({
        "scenarios": figure.count,
        "mean": cents(figure.mean),
        "standard_error": spread(figure.error, cents),
        "standard_deviation": spread(figure.deviation, cents),
        "min": cents(figure.min),
        "max": cents(figure.max),
        "quantiles": quantiles,
        "below_range": figure.outside.0,
        "above_range": figure.outside.1,
    })
}

fn input(input: &Input, driven: &[&str]) -> Value {
    let drives = driven.iter().zip(&input.correlations).map(|(name, correlation)| {
        let found = correlation.map(|one| json!({"correlation": ratio(one), "share": ratio(one * one)}));
        ((*name).to_owned(), found.unwrap_or(Value::Null))
    });
    let shown = |value: Decimal| value.normalize().to_string();
    json!({
        "path": input.input.path,
        "distribution": shape_word(input.input.shape),
        "low": shown(input.input.low),
        "value": shown(input.input.value),
        "high": shown(input.input.high),
        "drives": drives.collect::<Map<String, Value>>(),
    })
}

/// The word of the format for a shape.
pub(super) fn shape_word(shape: Shape) -> &'static str {
    match shape {
        Shape::Triangular => "triangular",
        Shape::Uniform => "uniform",
        Shape::Normal => "normal",
        Shape::Lognormal => "lognormal",
    }
}
