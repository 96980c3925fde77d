use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity, Sources};
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
    for diagnostic in diagnostics.sorted() {
        out.push_str(&one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    let level = match diagnostic.code.severity {
        Severity::Error => Level::ERROR.with_name(language.say("error", &[])),
        Severity::Warning => Level::WARNING.with_name(language.say("warning", &[])),
    };
    let title = message(diagnostic, language);
    let words = |attribute: &str| language.attribute(diagnostic.code.id, attribute, &diagnostic.args);
    let mut group = Group::with_title(level.primary_title(title).id(diagnostic.code.id));
    // A snippet a file, in the order of the labels; the first label is the one the fault is about.
    let mut files: Vec<u32> = Vec::new();
    for (span, _) in &diagnostic.labels {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    for file in files {
        let Some(source) = sources.get(file) else {
            continue;
        };
        let mut snippet = Snippet::source(source.text.to_string()).path(source.name.clone());
        for (place, (span, attribute)) in diagnostic.labels.iter().enumerate() {
            if span.file == file {
                let kind = if place == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                let range = whole_characters(&source.text, span.start as usize, span.end as usize);
                snippet = snippet.annotation(kind.span(range).label(words(attribute)));
            }
        }
        group = group.element(snippet);
    }
    let help = Level::HELP.with_name(language.say("help", &[]));
    for text in hints(diagnostic, language) {
        group = group.element(help.clone().message(text));
    }
    renderer.render(&[group]).trim_end().to_owned()
}

/// The range widened to whole characters inside the text, as the renderer requires.
fn whole_characters(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
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
