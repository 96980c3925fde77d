use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::explain_text::sign;
use super::explain_words::{Explained, Wording};
use super::style::Style;
use crate::analysis::Analysis;
use crate::diagnostic::Sources;
use crate::explain::{ExplainedFigure, How, Name, Step};
use crate::language::Language;
use crate::units::display;

/// The explanation of a figure for programs, `perenne/explanation/v1`: values are exact, words English.
pub(crate) fn explain_json(step: &Step, of: Explained<'_>) -> Value {
    let style = Style { language: Language::English, width: 1000, color: false };
    let words = Wording::new(of, style);
    let (key, id) = of.programme.map_or(("plan", &of.analysis.case.plan), |programme| ("programme", &programme.id));
    json!({
        "schema": "perenne/explanation/v1",
        key: id,
        "path": step.path,
        "value": display(step.value, step.kind.digits()),
        "complete": of.complete(),
        "tree": tree(step, false, words),
    })
}

fn tree(step: &Step, minus: bool, words: Wording<'_>) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| out.insert(key.to_owned(), value);
    put("name", json!(words.name(step)));
    put("value", json!(step.value.normalize().to_string()));
    if minus {
        put("minus", json!(true));
    }
    if let Some(path) = step.path.as_ref().filter(|_| step.name != Name::Figure) {
        put("figure", json!(path));
    }
    let operation = match step.how {
        How::Given => "given",
        How::Sum => "sum",
        How::Product => "product",
        How::Quotient => "quotient",
        How::Power => "power",
        How::Least => "least",
        How::Greatest => "greatest",
        How::Chosen(_) => "chosen",
        How::Cents => "cents",
    };
    put("operation", json!(operation));
    if let Some(decision) = words.decision(step) {
        put("because", json!(decision));
    }
    if let Some(written) = words.written(step) {
        put("written", json!(written));
    }
    if let Some(place) = words.place(step) {
        put("place", json!(place));
    }
    if let Some(replaced) = words.replaced(step) {
        put("instead_of", json!(replaced.from));
        put("by", json!(replaced.by));
    }
    if let Some(source) = words.provenance(step).and_then(|one| one.source.as_ref()) {
        put("source", json!(source.title.as_ref().map(crate::document::Text::english)));
        put("date", json!(source.date.map(|date| date.to_string())));
        put("grade", json!(source.grade.map(crate::document::Grade::word)));
    }
    if step.cut {
        put("cut", json!(true));
    }
    if !step.parts.is_empty() {
        put("parts", step.parts.iter().map(|part| tree(&part.step, part.minus, words)).collect());
    }
    Value::Object(out)
}

/// All paths with their figures, as the machine output has them.
pub(crate) fn figures_json<'f>(figures: impl Iterator<Item = &'f ExplainedFigure<Decimal>>) -> Value {
    let figure =
        |figure: &ExplainedFigure<Decimal>| (figure.path.clone(), json!(display(figure.number, figure.kind.digits())));
    Value::Object(figures.map(figure).collect())
}

/// The same tree for people: values and words as the reader writes them, the sign before each part, and where an input
/// stands, by its path.
pub(crate) fn explanation(step: &Step, analysis: &Analysis, sources: &Sources, style: Style) -> Value {
    let words = Wording::new(Explained::plan(analysis, sources), style).by_name();
    let mut out = told(step, "", words);
    out["title"] = json!(words.decision(step));
    out
}

fn told(step: &Step, before: &str, words: Wording<'_>) -> Value {
    let parts = step.parts.iter().enumerate();
    let parts = parts.map(|(place, part)| told(&part.step, &sign(step, place, part), words));
    json!({
        "sign": before,
        "shown": words.value(step),
        "name": words.name(step),
        "input": words.provenance(step).filter(|_| matches!(step.name, Name::Input(_))).map(|one| one.path.clone()),
        "figure": step.path,
        "because": words.decision(step),
        "place": words.place(step),
        "source": words.citation(step),
        "cut": step.cut,
        "parts": parts.collect::<Vec<_>>(),
    })
}
