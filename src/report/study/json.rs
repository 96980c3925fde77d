use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::{Block, Section, Study};
use crate::city::rules::Kind;
use crate::report::grid::{Grid, GridRow, Value};
use crate::units::{display, half_up};

/// The study for programs, `perenne/report/v1`: sections and tables in the reader's language, amounts as decimal
/// strings rounded to the cent, and the whole result beside them. Rows are made as they are written: a plan of many lines has
/// many.
pub fn json<'a>(study: &'a Study, result: impl Serialize + 'a) -> impl Serialize + 'a {
    Told {
        schema: "perenne/report/v1",
        plan: &study.plan,
        language: study.language.code(),
        kind: &study.kind,
        title: &study.title,
        subtitle: &study.subtitle,
        sections: study.sections.iter().map(ToldSection::from).collect(),
        result,
    }
}

#[derive(Serialize)]
struct Told<'a, R> {
    schema: &'static str,
    plan: &'a str,
    language: &'static str,
    kind: &'a str,
    title: &'a str,
    subtitle: &'a [String],
    sections: Vec<ToldSection<'a>>,
    result: R,
}

#[derive(Serialize)]
struct ToldSection<'a> {
    id: &'static str,
    heading: &'a str,
    annex: bool,
    blocks: Vec<ToldBlock<'a>>,
}

impl<'a> From<&'a Section> for ToldSection<'a> {
    fn from(Section { id, heading, annex, blocks }: &'a Section) -> Self {
        Self { id, heading, annex: *annex, blocks: blocks.iter().map(ToldBlock::from).collect() }
    }
}

/// A block under its name.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum ToldBlock<'a> {
    Heading(&'a str),
    Verdict { level: &'static str, word: &'a str, sentence: &'a str },
    Paragraph(&'a str),
    Notice(&'a str),
    List(&'a [String]),
    Terms(Json),
    Figures(Json),
    Table(ToldTable<'a>),
    Chart { kind: &'static str, title: &'a str, description: &'a str, table: ToldTable<'a> },
}

impl<'a> From<&'a Block> for ToldBlock<'a> {
    fn from(block: &'a Block) -> Self {
        match block {
            Block::Heading(text) => Self::Heading(text),
            Block::Verdict { level, word, sentence } => Self::Verdict { level, word, sentence },
            Block::Paragraph(text) => Self::Paragraph(text),
            Block::Notice(text) => Self::Notice(text),
            Block::List(items) => Self::List(items),
            Block::Terms(terms) => {
                let term = |(term, meaning): &(String, String)| json!({"term": term, "meaning": meaning});
                Self::Terms(terms.iter().map(term).collect())
            }
            Block::Figures(figures) => {
                let figure =
                    |one: &super::KeyFigure| json!({"label": one.label, "value": cell(&one.value), "note": one.note});
                Self::Figures(figures.iter().map(figure).collect())
            }
            Block::Table(id, grid) => Self::Table(ToldTable::of(id, grid)),
            Block::Chart(id, chart) => Self::Chart {
                kind: chart.kind.id(),
                title: &chart.title,
                description: &chart.description,
                table: ToldTable::of(id, &chart.table),
            },
        }
    }
}

#[derive(Serialize)]
struct ToldTable<'a> {
    id: &'a str,
    title: &'a str,
    columns: &'a [String],
    rows: Rows<'a>,
    notes: &'a [String],
}

impl<'a> ToldTable<'a> {
    fn of(id: &'a str, grid: &'a Grid) -> Self {
        Self { id, title: &grid.title, columns: &grid.columns, rows: Rows(&grid.rows), notes: &grid.notes }
    }
}

struct Rows<'a>(&'a [GridRow]);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|row| {
            let mut out = json!({"total": row.total, "cells": row.cells.iter().map(cell).collect::<Json>()});
            if !row.path.is_empty() {
                out["path"] = row.path.clone().into();
            }
            out
        }))
    }
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
