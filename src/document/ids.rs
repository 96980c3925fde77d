//! Ids, and the names of phases: what they are made of, and what is said of one that is none.

use std::borrow::Cow;

use super::field::Field;
use super::shape::invisible;
use super::tree::Node;
use super::walk::text;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::units::dotted;

/// Ids that paths and quantities need for themselves.
pub(crate) const RESERVED: [&str; 14] = [
    "entry", "exit", "none", "rest", "all", "city", "funding", "benefits", "phases", "indices", "discount", "item",
    "quantity", "costs",
];

/// Whether a text is `[a-z0-9-]+`.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The id of something that there is: one made up of the text would lead nowhere.
pub(super) fn known_id(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    let text = text(node, diagnostics)?;
    if is_id(text) && text.len() <= LONGEST_ID {
        return Some(Field { value: text.to_owned(), span: node.span });
    }
    if let Some(invisible) = invisible(node) {
        diagnostics.push(invisible);
        return None;
    }
    let file = text.ends_with(".yaml") || text.ends_with(".yml");
    let bad = Diagnostic::at(codes::BAD_ID, node.span).arg("id", text);
    if text.len() > LONGEST_ID {
        diagnostics.push(too_long(node));
        return None;
    }
    diagnostics.push(bad.help(if file { "help-file" } else { "help-known" }));
    // Whoever looks it up tells what is near it, in the place of this.
    (!file).then(|| Field { value: text.to_owned(), span: node.span })
}

/// Characters of an id: a longer one is no name, and would fill every place that shows it.
pub(crate) const LONGEST_ID: usize = 100;

fn too_long(node: &Node<'_>) -> Diagnostic {
    let start: String = node.text().unwrap_or_default().chars().take(40).collect();
    Diagnostic::at(codes::BAD_ID, node.span).arg("id", format!("{start}…")).arg("limit", LONGEST_ID).help("help-long")
}

/// An id: `[a-z0-9-]+`, and no reserved word where it becomes part of a path.
pub(super) fn id(node: &Node<'_>, in_paths: bool, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    let text = text(node, diagnostics)?;
    if text.len() > LONGEST_ID {
        diagnostics.push(too_long(node));
        return None;
    }
    if let Some(invisible) = invisible(node) {
        diagnostics.push(invisible);
        return None;
    }
    if !is_id(text) {
        let write = Some(slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "name-1".to_owned());
        let write = if in_paths && RESERVED.contains(&write.as_str()) { format!("{write}-1") } else { write };
        let fault = Diagnostic::at(codes::BAD_ID, node.span).arg("id", text).arg("write", write);
        // The name of a file is no id, and made into one it would be that of nothing.
        let file = [".yaml", ".yml"].iter().any(|ending| text.to_lowercase().ends_with(ending));
        diagnostics.push(fault.help(if file { "help-file" } else { "help" }));
        return None;
    }
    if in_paths && RESERVED.contains(&text) {
        diagnostics.push(Diagnostic::at(codes::RESERVED_ID, node.span).arg("id", text).help("help"));
        return None;
    }
    Some(Field { value: text.to_owned(), span: node.span })
}

/// The phase that is the pilot.
pub(crate) const PILOT: &str = "pilot";

/// The name of a phase: the pilot has a French one.
pub(crate) fn phase_name(name: &str) -> &str {
    if name == "pilote" { PILOT } else { name }
}

/// The id of a phase, as a key of its own or as the name of one that there is.
pub(super) fn phase_id(node: &Node<'_>, as_key: bool, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    let id = if as_key { id(node, true, diagnostics) } else { known_id(node, diagnostics) };
    id.map(|id| id.map(|name| phase_name(&name).to_owned()))
}

/// A path with the names that the format prints: a path that leads to a phase ends in its name.
pub(crate) fn in_plain_words(path: &str) -> Cow<'_, str> {
    match dotted::split_last(path) {
        Some((head, phase)) if phase != phase_name(phase) && (head == "phases" || head.ends_with(".quantity")) => {
            format!("{head}.{}", phase_name(phase)).into()
        }
        _ => path.into(),
    }
}

/// An id near to a text: `Capteur d'été` becomes `capteur-d-ete`.
pub(crate) fn slug(text: &str) -> String {
    let plain = text.chars().map(|c| match c {
        'à' | 'â' | 'ä' | 'À' | 'Â' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => 'e',
        'î' | 'ï' | 'Î' => 'i',
        'ô' | 'ö' | 'Ô' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' => 'u',
        'ç' | 'Ç' => 'c',
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
        _ => '-',
    });
    let words: String = plain.collect();
    let mut slug = words.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    slug.truncate(LONGEST_ID);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
