use super::cell::{cell_of, figure_columns, large, notes, unit};
use super::{Block, Study};
use crate::language::Language;
use crate::report::grid::Grid;
use crate::report::style::Style;

/// The study as GitHub-flavoured Markdown. Pictures are not portable there: charts stand as their tables.
pub fn markdown(study: &Study) -> String {
    let style = Style { language: study.language, width: usize::MAX, color: false };
    let mut out = format!("# {}\n\n**{}**\n", escape(&study.title), escape(&study.kind));
    for line in &study.subtitle {
        out.push_str(&format!("\n{}\n", escape(line)));
    }
    for section in &study.sections {
        out.push_str(&format!("\n## {}\n", escape(&section.heading)));
        section.blocks.iter().for_each(|block| out.push_str(&written(block, style)));
    }
    out
}

fn written(block: &Block, style: Style) -> String {
    match block {
        Block::Heading(text) => format!("\n### {}\n", escape(text)),
        Block::Verdict { word, sentence, .. } => format!("\n**{}**\n\n{}\n", escape(word), escape(sentence)),
        Block::Paragraph(text) => format!("\n{}\n", escape(text)),
        Block::Notice(text) => format!("\n> {}\n", escape(text)),
        Block::List(items) => {
            let items = items.iter().map(|item| format!("- {}\n", escape(item)));
            format!("\n{}", items.collect::<String>())
        }
        Block::Terms(terms) => {
            let terms = terms.iter().map(|(term, meaning)| format!("- **{}** — {}\n", escape(term), escape(meaning)));
            format!("\n{}", terms.collect::<String>())
        }
        Block::Figures(figures) => {
            let colon = if style.language == Language::French { "\u{a0}:" } else { ":" };
            let figure = |one: &super::KeyFigure| {
                let (label, value) = (escape(&one.label), escape(&large(&one.value, style)));
                format!("- {label}{colon} **{value}** — {}\n", escape(&one.note))
            };
            format!("\n{}", figures.iter().map(figure).collect::<String>())
        }
        Block::Table(_, grid) => table(grid, style),
        Block::Chart(_, chart) if chart.kind.repeats() => {
            format!("\n{}\n", escape(&style.tell("study-chart-see", &[("title", format!("{}.", chart.title).into())])))
        }
        Block::Chart(_, chart) => {
            let said = style.tell("study-chart-as-table", &[("title", chart.title.clone().into())]);
            format!("\n{}\n\n{}\n{}", escape(&said), escape(&chart.description), table(&chart.table, style))
        }
    }
}

fn table(grid: &Grid, style: Style) -> String {
    let mut out = format!("\n**{}**\n\n", escape(&unit(&grid.title, grid.unit)));
    let columns: Vec<String> = grid.columns.iter().map(|column| escape(&unit(column, grid.unit))).collect();
    out.push_str(&format!("| {} |\n|", columns.join(" | ")));
    for figures in figure_columns(grid) {
        out.push_str(if figures { " ---: |" } else { " --- |" });
    }
    out.push('\n');
    for row in &grid.rows {
        let cells = row.cells.iter().map(|value| {
            let text = escape(&cell_of(grid, row, value, style));
            if row.total && !text.is_empty() { format!("**{text}**") } else { text }
        });
        out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
    for note in notes(grid, style) {
        out.push_str(&format!("\n*{}*\n", escape(&note)));
    }
    out
}

/// Text that no Markdown reader takes for markup, a link, HTML or the end of a cell.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, character) in text.trim().chars().enumerate() {
        match character {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                out.push('\\');
                out.push(character);
            }
            // Only at the beginning do these make a heading or a list.
            '#' | '+' | '-' | '=' if place == 0 => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    // No address becomes a link by itself.
    out.replace("://", "\\://").replace("www.", "www\\.")
}
