//! Explanations of every figure of every shipped plan: they recompute to the figure, from values that stand
//! in files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;

use perenne::analysis::Analysis;
use perenne::explain::{Explainer, Figures, Name, Recomputed, Run, Step, leaves};
use perenne::report;
use perenne::session::{Options, Session};
use rust_decimal::Decimal;
use serde_json::Value;
use support::shipped;

fn analyse(plan: &Path) -> (Session, Analysis) {
    let mut session = Session::default();
    let analysis = session.analyse(plan, &Options::default());
    let analysis = analysis.unwrap_or_else(|| panic!("{}: {:#?}", plan.display(), session.diagnostics.sorted()));
    (session, analysis)
}

/// Every figure of the machine output with its path: rows of lists by their names.
fn figures_of(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                figures_of(value, &format!("{path}{dot}{key}"), out);
            }
        }
        Value::Array(rows) => {
            for row in rows.iter().filter(|row| row.is_object()) {
                let name = match path.rsplit('.').next().unwrap() {
                    "lines" => format!(
                        "{}.{}.{}",
                        row["line"].as_str().unwrap(),
                        row["component"].as_str().unwrap(),
                        row["cause"].as_str().unwrap()
                    ),
                    "funding" => format!("{}.{}", row["name"].as_str().unwrap(), row["section"].as_str().unwrap()),
                    "flags" => {
                        let part = text(row, "part").map_or(String::new(), |part| format!(".{part}"));
                        format!("{}{part}.{}", row["rule"].as_str().unwrap(), row["year"])
                    }
                    "budget" => row["year"].to_string(),
                    "schedule" => text(row, "month").unwrap(),
                    _ => text(row, "name").unwrap(),
                };
                figures_of(row, &format!("{path}.{name}"), out);
            }
        }
        Value::String(text) if text.parse::<Decimal>().is_ok() => out.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

fn figures_of_result(analysis: &Analysis, session: &Session) -> Vec<(String, String)> {
    let Value::Object(mut result) = report::json(analysis, &session.diagnostics) else { panic!("an object") };
    for words in ["schema", "plan", "city", "currency", "unpriced", "inputs", "overrides", "warnings"] {
        result.remove(words);
    }
    let mut out = Vec::new();
    figures_of(&Value::Object(result), "", &mut out);
    out
}

fn near(a: Decimal, b: Decimal) -> bool {
    (a - b).abs() <= (a.abs() + Decimal::ONE) * Decimal::new(1, 18)
}

/// Each step recomputes from its parts as they are told; and what is given is a value of a file, a number of
/// units, a constant of the method, or a figure that is told elsewhere.
fn check(step: &Step, path: &str) {
    let values = step.recomputed();
    assert!(near(values, step.value), "{path}: {values} {step:#?}");
    if step.parts.is_empty() {
        let given = matches!(
            step.name,
            Name::Input(_) | Name::Constant | Name::Units(_) | Name::Twelfth | Name::Times | Name::Months(_)
        );
        let named = matches!(step.name, Name::Label(_));
        let nothing = step.value.is_zero();
        assert!(given || named || step.cut || nothing || step.path.is_some(), "{path}: {step:#?}");
    }
    step.parts.iter().for_each(|part| check(&part.step, path));
}

#[test]
fn every_figure_of_every_shipped_plan_recomputes_from_values_in_files() {
    let mut checked = 0;
    for plan in shipped() {
        let (session, analysis) = analyse(&plan);
        let run = Run::of(&analysis);
        let figures = Figures::of(&run);
        let mut again = Recomputed::default();
        let mut roots = Vec::new();
        for (path, shown) in figures_of_result(&analysis, &session) {
            let figure = figures.find(&path, None).unwrap_or_else(|| panic!("{}: {path}", plan.display()));
            let digits = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32);
            let value = again.value(&figure.number);
            assert_eq!(value, figure.number.value(), "{}: {path}", plan.display());
            assert_eq!(perenne::units::display(value, digits), shown, "{}: {path}", plan.display());
            roots.push(&figure.number);
            checked += 1;
        }
        for leaf in leaves(roots) {
            let provenance = analysis.case.data.get(leaf.id).unwrap();
            let default = ["city.growth.", "city.loans.rate", "city.accounts.", "vat_recovery", "rule.co-financing"];
            let named = default.iter().any(|name| provenance.path.starts_with(name));
            assert!(provenance.span.is_some() || named, "{}: {}", plan.display(), provenance.path);
        }
    }
    assert!(checked > 5000, "{checked} figures");
}

#[test]
fn every_tree_recomputes_as_it_is_told() {
    for plan in shipped() {
        let (session, analysis) = analyse(&plan);
        let run = Run::of(&analysis);
        let figures = Figures::of(&run);
        let mut explainer = Explainer::new(&run, &figures, &session.sources);
        let last = format!("budget.{}.with.", analysis.case.calendar.years().end());
        for figure in figures.iter() {
            // Years of the city lead back from one to the next: the whole way is gone from the last one only.
            let city = ["budget.", "flags."].iter().any(|part| figure.path.starts_with(part));
            let whole = !city || figure.path.starts_with(&last);
            let step = explainer.explain(figure, if whole { None } else { Some(4) });
            assert_eq!(step.value, figure.number.value());
            check(&step, &format!("{}: {}", plan.display(), figure.path));
        }
    }
}
