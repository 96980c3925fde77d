use indexmap::IndexSet;

use super::{Block, Material, names, value};
use crate::city::rules::Kind;
use crate::diagnostic::Sources;
use crate::document::Grade;
use crate::explain::{Inputs, Used, inputs};
use crate::language::{Arg, Language};
use crate::model::{Case, Citation, Rule};
use crate::report::assumptions::{self, spread, written};
use crate::report::grid::{Grid, Value};
use crate::report::style::Style;
use crate::units::dotted;

/// Every value that the figures rest on, with its source: those on which most of the cost depends first.
pub(super) fn assumptions(material: &Material<'_>, style: Style) -> Vec<Block> {
    let inputs = inputs(material.analysis);
    let mut cited: IndexSet<&Citation> = IndexSet::new();
    let values = values(&inputs, &mut cited, material, style);
    vec![
        Block::Paragraph(style.say("study-assumptions-intro")),
        Block::Table("grades", grades(&inputs, style)),
        Block::Table("assumptions", values),
        Block::Table("sources", sources(&cited, style)),
    ]
}

fn text(text: String) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text) }
}

fn grades(inputs: &Inputs<'_>, style: Style) -> Grid {
    let head = ["column-grade", "column-values", "column-share"];
    let mut grid = Grid::new(style.say("study-table-grades"), head.map(|id| style.say(id)));
    for (basis, count, share) in &inputs.grades {
        grid.row([Value::Text(style.say(basis.word())), Value::Number((*count).into()), Value::Share(*share)]);
    }
    grid.notes.push(style.say("inputs-note"));
    grid
}

/// The values; what is cited is numbered, what is not stands in a file.
fn values<'i>(inputs: &Inputs<'i>, cited: &mut IndexSet<&'i Citation>, material: &Material<'_>, style: Style) -> Grid {
    let (files, case) = (&material.session.sources, &material.analysis.case);
    let head = ["study-column-input", "column-value", "column-range", "column-grade", "column-source", "column-share"];
    let mut grid = Grid::new(style.say("study-table-assumptions"), head.map(|id| style.say(id)));
    for one in &inputs.values {
        let source = one.source.filter(|source| source.title.is_some()).map(|source| {
            let (number, _) = cited.insert_full(source);
            number
        });
        let cells = [
            Value::Text(name(one, case, style)),
            text(shown(one, &written(one, files, style.language), case, style)),
            text(range(one, files, style.language)),
            Value::Text(style.say(one.basis.word())),
            Value::Text(source.map_or_else(|| origin(one, case, style), |number| format!("[{}]", number + 1))),
            one.share.map_or(Value::Empty, Value::Share),
        ];
        grid.hinted(&one.path, cells);
    }
    if inputs.values.iter().any(|one| one.range.is_none() && one.told_range().is_some()) {
        grid.notes.push(style.say("inputs-told-range"));
    }
    grid
}

/// Both ends of what a value may be.
pub(crate) fn range(one: &Used<'_>, files: &Sources, language: Language) -> String {
    assumptions::range(one, files, language).replace(" .. ", " – ")
}

/// What a value is called. A threshold that the parameters give is not the city's, and of several values under one path
/// (years of an index, bands of a price) each has its number.
pub(crate) fn name(one: &Used<'_>, case: &Case, style: Style) -> String {
    let of_law = one.path.strip_prefix("city.").filter(|_| !of_city(one, case));
    let name = names::path(of_law.unwrap_or(&one.path), case, style);
    match one.place {
        None => name,
        Some(place) => style.tell("study-nth-value", &[("name", name.into()), ("place", Arg::Count(place + 1))]),
    }
}

/// A value as people read it: a threshold that is a share is one, however its file writes it.
pub(crate) fn shown(one: &Used<'_>, text: &str, case: &Case, style: Style) -> String {
    let share = |rule: &Rule| {
        matches!(rule.kind(), Kind::Share) && one.path.contains(&format!("rule.{}.", rule.id())) && !text.contains('%')
    };
    match one.value.filter(|_| Rule::ALL.iter().any(share)) {
        Some(value) => style.percent(value),
        None => value::written(text, case, style),
    }
}

/// Whether a value stands in the city's file.
pub(crate) fn of_city(one: &Used<'_>, case: &Case) -> bool {
    let file = case.city.as_ref().map(|city| city.population_span.file);
    one.span.is_some_and(|span| Some(span.file) == file)
}

/// Where a value without a citation comes from: what laid it over the others, else the file in which it stands.
pub(crate) fn origin(one: &Used<'_>, case: &Case, style: Style) -> String {
    let within = |path: &str| one.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    if let Some(laid) = case.overrides.iter().rfind(|laid| within(&laid.path)) {
        return laid_by(&laid.by, style);
    }
    let line = dotted::first(&one.path);
    style.say(match one.span {
        None => "explain-default",
        Some(span) if span.file == case.file => "study-from-plan",
        _ if of_city(one, case) => "study-from-city",
        _ if case.line(line).is_some() => "study-from-catalog",
        _ => "study-from-law",
    })
}

/// What replaced a value: an offer, a scenario, or whoever asked for the study.
fn laid_by(by: &str, style: Style) -> String {
    let named = |id: &str, name: &str| style.tell(id, &[("name", name.to_owned().into())]);
    match by.split_once(' ') {
        Some(("offer", offer)) => named("study-from-offer", offer),
        Some(("scenario", scenario)) => named("study-from-scenario", &names::scenario(scenario, style)),
        _ => named("study-from-asked", by),
    }
}

fn sources(cited: &IndexSet<&Citation>, style: Style) -> Grid {
    let head = ["study-column-number", "column-source", "study-column-source-date", "column-grade"];
    let mut grid = Grid::new(style.say("study-table-sources"), head.map(|id| style.say(id)));
    for (place, source) in cited.iter().enumerate() {
        grid.row([
            Value::Text(format!("[{}]", place + 1)),
            text(source.title.as_ref().map_or(String::new(), |title| names::dated(&style.of(title), style))),
            text(source.date.map_or_else(String::new, |date| names::date(date, style))),
            Value::Text(format!("{}{}", style.say(source.grade.map_or("cited", Grade::word)), spread(source, style))),
        ]);
    }
    grid
}
