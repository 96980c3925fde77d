use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html as markup};
use sha2::{Digest, Sha256};

use super::cell::{cell_of, figure_columns, large, notes, unit};
use super::{Block, Section, Study, side_by_side};
use crate::report::grid::{Grid, GridRow, Value};
use crate::report::style::Style;

/// How it looks on a screen, on a phone and on paper.
const SHEET: &str = include_str!("study.css");

/// Letters from which on a word may break anywhere.
const LONG_WORD: usize = 25;
/// Bytes up to which a word, such as a date, is kept whole at its hyphens.
const SHORT_WORD: usize = 10;

/// The study as one file that asks nobody for anything: no script, no font, no picture from elsewhere. A browser
/// is told so too, by a policy that allows this one style sheet, by its hash, and nothing else.
pub fn html(study: &Study) -> String {
    let style = Style { language: study.language, width: usize::MAX, color: false };
    let sheet = format!(
        "{SHEET}\n@page {{ @top-left {{ content: {}; }} }}\n",
        css_string(&study.running(&running_title(study)))
    );
    let hash = STANDARD.encode(Sha256::digest(sheet.as_bytes()));
    let policy =
        format!("default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'");
    let (first, rest) = study.sections.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    let page = markup! {
        (DOCTYPE)
        html lang=(study.language.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="perenne";
                title { (study.title) " – " (study.kind) }
                style { (PreEscaped(sheet)) }
            }
            body {
                a.skip href="#content" { (style.say("study-skip")) }
                header {
                    p.kind { (study.kind) }
                    h1 { (study.title) }
                    @for line in &study.subtitle { p.subtitle { (line) } }
                }
                main #content tabindex="-1" {
                    @if let Some(first) = first { (section(first, style, Vec::new())) }
                    nav aria-labelledby="contents" {
                        h2 #contents { (style.say("study-contents")) }
                        ol {
                            @for one in rest.iter().filter(|one| !one.annex) {
                                li { a href={ "#" (one.id) } { (unnumbered(&one.heading)) } }
                            }
                        }
                        ul.annexes {
                            @for one in rest.iter().filter(|one| one.annex) {
                                li { a href={ "#" (one.id) } { (one.heading) } }
                            }
                        }
                    }
                    @for one in rest { (section(one, style, unfolded(one, study))) }
                }
                footer { p { (style.tell("study-made-by", &[("version", env!("CARGO_PKG_VERSION").into())])) } }
            }
        }
    };
    let mut out = page.into_string();
    out.push('\n');
    out
}

fn running_title(study: &Study) -> String {
    format!("{} – {}", study.title, study.kind)
}

/// A text as a string of CSS: nothing in it can end the string, the rule or the element.
fn css_string(text: &str) -> String {
    let escaped = text.chars().map(|character| {
        let plain = character.is_alphanumeric() || character == ' ';
        if plain { character.to_string() } else { format!("\\{:x} ", u32::from(character)) }
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// The list of contents counts by itself.
fn unnumbered(heading: &str) -> &str {
    heading.split_once(". ").map_or(heading, |(_, words)| words)
}

/// What is folded beside a chart on a screen cannot be unfolded on paper: in print it stands in the first annex, but for
/// figures that the study has in other tables.
fn unfolded<'a>(one: &Section, study: &'a Study) -> Vec<(&'static str, &'a Grid)> {
    let first = study.sections.iter().find(|section| section.annex);
    if first.is_none_or(|first| first.id != one.id) {
        return Vec::new();
    }
    let folded = |block: &'a Block| match block {
        Block::Chart(id, chart) if !chart.kind.repeats() => Some((*id, &chart.table)),
        _ => None,
    };
    study.sections.iter().flat_map(|section| &section.blocks).filter_map(folded).collect()
}

/// `unfolded`: tables that stand below it in print alone.
fn section(one: &Section, style: Style, unfolded: Vec<(&'static str, &Grid)>) -> Markup {
    let heading = format!("{}-heading", one.id);
    markup! {
        section.annex[one.annex] id=(one.id) aria-labelledby=(heading) {
            h2 id=(heading) { (one.heading) }
            @if let Some((before, chart, after)) = beside(one) {
                (blocks(before, style))
                div.beside { (drawing(chart)) div { (blocks(after, style)) } }
                (behind(chart, style))
            } @else {
                (blocks(&one.blocks, style))
            }
            @if !unfolded.is_empty() {
                div.paper { @for (id, grid) in unfolded { (table(&format!("paper-{id}"), grid, style)) } }
            }
        }
    }
}

/// The first page has its chart beside what follows it.
fn beside(section: &Section) -> Option<(&[Block], &Block, &[Block])> {
    let place = section.blocks.iter().position(|block| matches!(block, Block::Chart(..)))?;
    let (before, rest) = section.blocks.split_at(place);
    let (chart, after) = rest.split_first()?;
    (section.id == "summary").then_some((before, chart, after))
}

/// Pieces of a study, here or within another page.
pub(crate) fn blocks(all: &[Block], style: Style) -> Markup {
    markup! {
        @for run in side_by_side(all) {
            @if run.len() > 1 {
                div.pair { @for one in run { (drawing(one)) } }
                @for one in run { (behind(one, style)) }
            } @else {
                @for one in run { (block(one, style)) }
            }
        }
    }
}

/// A large figure is never broken: a long one is set smaller.
fn amount_class(text: &str) -> &'static str {
    match text.chars().count() {
        0..=13 => "value",
        14..=17 => "value long",
        18..=24 => "value longer",
        // Longer than any budget.
        _ => "value endless",
    }
}

fn block(one: &Block, style: Style) -> Markup {
    match one {
        Block::Heading(text) => markup! { h3 { (text) } },
        Block::Verdict { level, word, sentence } => markup! {
            div.verdict.(level) { p.word { (word) } p { (sentence) } }
        },
        Block::Paragraph(text) => markup! { p { (text) } },
        Block::Notice(text) => markup! { p.notice { (text) } },
        Block::List(items) => markup! { ul { @for item in items { li { (item) } } } },
        Block::Terms(terms) => markup! {
            dl { @for (term, meaning) in terms { div { dt { (term) } dd { (meaning) } } } }
        },
        Block::Figures(figures) => markup! {
            dl.figures {
                @for one in figures {
                    div {
                        dt { (one.label) }
                        dd class=(amount_class(&large(&one.value, style))) { (large(&one.value, style)) }
                        dd.note { (one.note) }
                    }
                }
            }
        },
        Block::Table(id, grid) => table(id, grid, style),
        Block::Chart(..) => markup! { (drawing(one)) (behind(one, style)) },
    }
}

/// A chart. The drawing is made here, and escapes the words that it holds.
fn drawing(one: &Block) -> Markup {
    markup! { @if let Block::Chart(_, chart) = one { figure.chart { (PreEscaped(inline(&chart.svg))) } } }
}

/// The figures of a chart, for those who ask for them.
fn behind(one: &Block, style: Style) -> Markup {
    markup! {
        @if let Block::Chart(id, chart) = one {
            details {
                summary { (style.tell("study-chart-figures", &[("title", unit(&chart.table.title, chart.table.unit).into())])) }
                (table(id, &chart.table, style))
            }
        }
    }
}

/// A drawing that stands within a page: without the head of a document of its own.
fn inline(svg: &str) -> &str {
    svg.find("<svg").map_or(svg, |start| &svg[start..])
}

/// A table in a region of its own, which scrolls by itself and takes the keyboard.
fn table(id: &str, grid: &Grid, style: Style) -> Markup {
    let figures = figure_columns(grid);
    let caption = format!("table-{id}");
    let wide = match grid.columns.len() {
        ..=4 => "scroll narrow",
        5..=6 => "scroll",
        _ => "scroll wide",
    };
    let notes = notes(grid, style);
    let class = |place: usize| figures.get(place).copied().unwrap_or(false).then_some("figure");
    markup! {
        figure.broad[grid.columns.len() > 6] {
            div class=(wide) role="region" aria-labelledby=(caption) tabindex="0" {
                table {
                    caption id=(caption) { (unit(&grid.title, grid.unit)) }
                    thead {
                        tr {
                            @for (place, column) in grid.columns.iter().enumerate() {
                                th scope="col" class=[class(place)] { (unit(column, grid.unit)) }
                            }
                        }
                    }
                    tbody {
                        @for row in &grid.rows {
                            tr class=[row.total.then_some("total")] {
                                @for (place, value) in row.cells.iter().enumerate() {
                                    @if place == 0 {
                                        th scope="row" class=[class(place)] title=[(!row.path.is_empty()).then_some(&row.path)] { (words(grid, row, value, style)) }
                                    } @else {
                                        td class=[class(place)] { (words(grid, row, value, style)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if !notes.is_empty() {
                figcaption { @for note in &notes { p { (note) } } }
            }
        }
    }
}

/// A cell. Long names without a space (paths, hashes) may break anywhere, short ones (dates, numbers) nowhere.
fn words(grid: &Grid, row: &GridRow, value: &Value, style: Style) -> Markup {
    let text = cell_of(grid, row, value, style);
    let longest = text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let class = match value {
        Value::Text(_) if longest > LONG_WORD => Some("code"),
        Value::Text(text) if text.len() <= SHORT_WORD && !text.contains(' ') => Some("short"),
        _ => None,
    };
    markup! { @if let Some(class) = class { span class=(class) { (text) } } @else { (text) } }
}
