use super::{Block, Material};
use crate::explain::{Figures, Run, inputs};
use crate::report::assumptions::{place, range, written};
use crate::report::grid::{Grid, Value};
use crate::report::style::Style;

/// Every value that the figures rest on, with its source: those on which most of the cost depends first.
pub fn assumptions(material: &Material<'_>, style: Style) -> Vec<Block> {
    let run = Run::of(material.analysis);
    let values = inputs(&run, &Figures::of(&run));
    let sources = &material.session.sources;
    let head = ["column-grade", "column-values", "column-share"];
    let mut grades = Grid::new(style.say("study-table-grades"), head.map(|id| style.say(id)));
    for (basis, count, share) in &values.grades {
        grades.row([Value::Text(style.say(basis.word())), Value::Number((*count).into()), Value::Share(*share)]);
    }
    grades.notes.push(style.say("inputs-note"));
    let head =
        ["column-path", "column-value", "column-range", "column-grade", "column-source", "column-date", "column-share"];
    let mut grid = Grid::new(style.say("study-table-assumptions"), head.map(|id| style.say(id)));
    for value in &values.values {
        let source = value.source.as_ref();
        let title = source.and_then(|source| source.title.clone());
        let date = source.and_then(|source| source.date).map(|date| date.to_string());
        let text = |text: String| if text.is_empty() { Value::Empty } else { Value::Text(text) };
        grid.row([
            Value::Text(value.path.clone()),
            text(written(value, sources, style.language)),
            text(range(value, sources, style.language)),
            Value::Text(style.say(value.basis.word())),
            text(title.unwrap_or_else(|| place(value, sources, style))),
            text(date.unwrap_or_default()),
            value.share.map_or(Value::Empty, Value::Share),
        ]);
    }
    vec![
        Block::Paragraph(style.say("study-assumptions-intro")),
        Block::Table("grades", grades),
        Block::Table("assumptions", grid),
    ]
}
