//! Sorts the messages of each language by name, so that a run finds those that it says without reading the others.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Writes `words.LANGUAGE.ftl`, all messages of the language one after the other, and `words.LANGUAGE.starts`, where each
/// begins and the last ends.
pub fn sort_words(from: &Path, to: &Path, language: &str) -> std::io::Result<()> {
    let end = format!(".{language}.ftl");
    let files = fs::read_dir(from)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = files.filter(|path| path.to_string_lossy().ends_with(&end)).collect();
    files.sort();
    let texts = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let mut messages: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, text) in texts.iter().flat_map(|text| messages_of(text)) {
        // Of two of one name the first is said.
        messages.entry(id).or_insert(text);
    }
    let mut starts = vec![0];
    let mut sorted = String::new();
    for text in messages.values() {
        sorted.push_str(text);
        starts.push(sorted.len());
    }
    fs::write(to.join(format!("words.{language}.ftl")), sorted)?;
    fs::write(to.join(format!("words.{language}.starts")), format!("{starts:?}"))
}

/// The messages of a file with their names: each begins with a letter at the margin, and no message is made of others.
fn messages_of(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let line_starts = std::iter::once(0).chain(file.match_indices('\n').map(|(end, _)| end + 1));
    let begins = |at: &usize| file[*at..].starts_with(|first: char| first.is_ascii_alphabetic());
    let mut starts = line_starts.filter(begins).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        let text = &file[start..starts.peek().copied().unwrap_or(file.len())];
        let name = text.bytes().position(|byte| matches!(byte, b' ' | b'=')).unwrap_or(text.len());
        Some((&text[..name], text))
    })
}
