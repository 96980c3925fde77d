use serde_json::{Value as Json, json};

use super::{Block, Study};
use crate::city::rules::Kind;
use crate::report::grid::{Grid, GridRow, Value};
use crate::units::{display, half_up};

/// The study for programs, `perenne/report/v1`: sections and tables in the reader's language, amounts as decimal
/// strings rounded to the cent, and the whole result beside them.
pub fn json(study: &Study, result: Json) -> Json {
    let sections = study.sections.iter().map(|section| {
        json!({
            "id": section.id,
            "heading": section.heading,
            "annex": section.annex,
            "blocks": section.blocks.iter().map(block).collect::<Json>(),
        })
    });
    json!({
        "schema": "perenne/report/v1",
        "plan": study.plan,
        "language": study.language.code(),
        "kind": study.kind,
        "title": study.title,
        "subtitle": study.subtitle,
        "sections": sections.collect::<Json>(),
        "result": result,
    })
}

fn block(block: &Block) -> Json {
    match block {
        Block::Heading(text) => json!({"heading": text}),
        Block::Verdict { level, word, sentence } => {
            json!({"verdict": {"level": level, "word": word, "sentence": sentence}})
        }
        Block::Paragraph(text) => json!({"paragraph": text}),
        Block::Notice(text) => json!({"notice": text}),
        Block::List(items) => json!({"list": items}),
        Block::Terms(terms) => {
            let term = |(term, meaning): &(String, String)| json!({"term": term, "meaning": meaning});
            json!({"terms": terms.iter().map(term).collect::<Json>()})
        }
        Block::Figures(figures) => {
            let figure =
                |one: &super::KeyFigure| json!({"label": one.label, "value": cell(&one.value), "note": one.note});
            json!({"figures": figures.iter().map(figure).collect::<Json>()})
        }
        Block::Table(id, grid) => json!({"table": table(id, grid)}),
        Block::Chart(id, chart) => json!({"chart": {
            "kind": chart.kind.id(),
            "title": chart.title,
            "description": chart.description,
            "table": table(id, &chart.table),
        }}),
    }
}

fn table(id: &str, grid: &Grid) -> Json {
    let row = |row: &GridRow| {
        let mut out = json!({"total": row.total, "cells": row.cells.iter().map(cell).collect::<Json>()});
        if !row.path.is_empty() {
            out["path"] = row.path.clone().into();
        }
        out
    };
    json!({
        "id": id,
        "title": grid.title,
        "columns": grid.columns,
        "rows": grid.rows.iter().map(row).collect::<Json>(),
        "notes": grid.notes,
    })
}

/// A cell says what it is: words under `text`, amounts in euros under `money` or `at_least`.
fn cell(value: &Value) -> Json {
    match value {
        Value::Empty => Json::Null,
        Value::Text(text) => json!({"text": text}),
        Value::Money(amount) => json!({"money": display(*amount, 2)}),
        Value::AtLeast(amount) => json!({"at_least": display(*amount, 2)}),
        Value::Share(share) | Value::Measure(share, Kind::Share, _) => json!({"share": display(*share, 6)}),
        Value::Years(years) | Value::Measure(years, ..) => json!({"years": display(*years, 6)}),
        Value::Number(number) => json!({"number": half_up(*number, 12).normalize().to_string()}),
        Value::Year(year) => json!({"year": year}),
    }
}
