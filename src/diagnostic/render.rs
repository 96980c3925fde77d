use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Cell, Diagnostic, Diagnostics, Severity, Sources, Span};
use crate::language::Language;

/// The message of one diagnostic, on one line, without its place.
pub fn message(diagnostic: &Diagnostic, language: Language) -> String {
    language.say(diagnostic.code.id, &diagnostic.args)
}

/// The hints of one diagnostic, each on one line.
pub fn hints(diagnostic: &Diagnostic, language: Language) -> Vec<String> {
    let words = |attribute: &&str| language.attribute(diagnostic.code.id, attribute, &diagnostic.args);
    diagnostic.help.iter().filter_map(words).collect()
}

/// All diagnostics with their excerpts, in the style of compilers, for a terminal or a log.
pub fn render(diagnostics: &Diagnostics, sources: &Sources, language: Language, color: bool, width: usize) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
    let mut out = String::new();
    for diagnostic in diagnostics.sorted().into_iter().take(SHOWN) {
        out.push_str(&one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    if let Some(more) = diagnostics.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        out.push_str(&language.say("more-diagnostics", &[("count", more.into())]));
        out.push_str("\n\n");
    }
    out
}

/// How many diagnostics are shown with their excerpts: nobody mends more in one go, and the first ones often cause the
/// others.
const SHOWN: usize = 200;

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    let level = match diagnostic.code.severity {
        Severity::Error => Level::ERROR.with_name(language.say("error", &[])),
        Severity::Warning => Level::WARNING.with_name(language.say("warning", &[])),
    };
    let title = message(diagnostic, language);
    let words = |attribute: &str| language.attribute(diagnostic.code.id, attribute, &diagnostic.args);
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code.id));
    // A snippet a file, of a workbook one a sheet, in the order of the labels; the first label is the one the fault is
    // about.
    let mut files: Vec<(u32, usize)> = Vec::new();
    let part = |span: &Span| {
        let text = sources.get(span.file).map_or("", |source| &source.text);
        (span.file, Cell::at(text, span.start as usize).map_or(0, |cell| cell.first))
    };
    for (span, _) in &diagnostic.labels {
        if !files.contains(&part(span)) {
            files.push(part(span));
        }
    }
    let mut cells = Vec::new();
    for (file, first) in files {
        let Some(source) = sources.get(file) else {
            continue;
        };
        let here = diagnostic.labels.iter().enumerate().filter(|(_, (span, _))| part(span) == (file, first));
        let here = here.map(|(place, (span, attribute))| {
            let start = (span.start as usize).max(first);
            let whole = whole_characters(&source.text, start, (span.end as usize).max(start));
            (place, first_lines(&source.text, whole), attribute)
        });
        let here: Vec<_> = here.collect();
        let (lines, mut line) = lines(&source.text, here.iter().map(|(_, range, _)| range));
        let mut path = source.name.clone();
        if let Some(cell) = here.first().and_then(|(_, range, _)| Cell::at(&source.text, range.start)) {
            line -= source.text[..first].matches('\n').count();
            path = format!("{path}!{}", cell.sheet);
            cells.push((format!("{path}:"), format!("{}!{}", source.name, cell.name())));
        }
        let mut snippet = Snippet::source(&source.text[lines.clone()]).path(path).line_start(line);
        for (place, range, attribute) in here {
            let kind = if place == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let range = range.start - lines.start..range.end - lines.start;
            snippet = snippet.annotation(kind.span(range).label(words(attribute)));
        }
        group = group.element(snippet);
    }
    let help = Level::HELP.with_name(language.say("help", &[]));
    for text in hints(diagnostic, language) {
        group = group.element(help.clone().message(text));
    }
    let text = renderer.render(&[group]).trim_end().to_owned();
    cells.iter().fold(text, |text, (path, cell)| named(&text, path, cell))
}

/// The text with the name of a cell in the place of `path:row:column`, which the renderer writes.
fn named(text: &str, path: &str, cell: &str) -> String {
    let Some((before, after)) = text.split_once(path) else { return text.to_owned() };
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    format!("{before}{cell}{rest}")
}

/// The lines that hold some ranges, and the number of the first of them: the renderer looks at no more of a large file.
fn lines<'a>(text: &str, ranges: impl Iterator<Item = &'a Range<usize>>) -> (Range<usize>, usize) {
    let whole = ranges.cloned().reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or(0..0);
    // The end of a file is shown at its last line.
    let first = whole.start.min(text.trim_end_matches(['\r', '\n']).len());
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = text[whole.end..].find('\n').map_or(text.len(), |at| whole.end + at + 1);
    (start..end, text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1)
}

/// A range of many lines cut to its first one: a whole file is not shown.
fn first_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let many = text[range.clone()].matches('\n').count() > MOST_LINES;
    let first = text[range.start..].find('\n').map_or(range.end, |at| range.start + at);
    if many { range.start..first } else { range }
}

/// Lines of one place that are shown.
const MOST_LINES: usize = 5;

/// The range widened to whole characters inside the text, as the renderer requires.
fn whole_characters(text: &str, start: usize, end: usize) -> Range<usize> {
    let mut start = start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
