use std::borrow::Cow;

use super::field::Field;
use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Fault};

/// Ids that paths and quantities need for themselves.
pub(crate) const RESERVED: [&str; 14] = [
    "entry", "exit", "none", "rest", "all", "city", "funding", "benefits", "phases", "indices", "discount", "item",
    "quantity", "costs",
];

/// Walks a map: takes known keys one by one, and at the end reports those that nobody asked for.
pub(crate) struct MapReader<'n, 's, 'd> {
    entries: &'n [(Node<'s>, Node<'s>)],
    span: Span,
    taken: Vec<&'static str>,
    /// Where faults go.
    pub diagnostics: &'d mut Diagnostics,
}

impl<'n, 's, 'd> MapReader<'n, 's, 'd> {
    /// Starts on a node, which must be a map.
    pub(crate) fn new(node: &'n Node<'s>, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            if node.kind != NodeKind::Reported {
                diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
            }
            return None;
        };
        Some(Self { entries, span: node.span, taken: Vec::new(), diagnostics })
    }

    /// The bytes of the whole map.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    fn position(&mut self, key: &'static str) -> Option<usize> {
        self.taken.push(key);
        self.entries.iter().position(|(name, _)| name.text() == Some(key))
    }

    /// The node under a key; `null` and values at fault count as reported, not as absent.
    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'n Node<'s>> {
        let place = self.position(key)?;
        let (name, value) = &self.entries[place];
        if value.kind == NodeKind::Reported {
            return None;
        }
        if value.kind == NodeKind::Nothing {
            let missing = Diagnostic::at(codes::MISSING_KEY, name.span).arg("key", key).arg("kind", "value");
            self.diagnostics.push(missing.help("help-empty"));
            return None;
        }
        Some(value)
    }

    /// Whether a key stands in the map, right or wrong.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.text() == Some(key))
    }

    /// Reports a key that has to be there and is not.
    pub(crate) fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            let head = Span { end: self.span.start + 1, ..self.span };
            self.diagnostics.push(Diagnostic::at(codes::MISSING_KEY, head).arg("key", key).help("help"));
        }
    }

    /// A value in one of the grammars of [`units`], in a map that has no table of fields.
    pub(crate) fn value<T>(&mut self, key: &'static str, read: impl Fn(&str) -> Result<T, Fault>) -> Option<Field<T>> {
        scalar(self.node(key)?, read, self.diagnostics)
    }

    /// One of a few words, likewise.
    pub(crate) fn word<T: Clone>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<Field<T>> {
        word(self.node(key)?, words, self.diagnostics)
    }

    /// Any text, likewise.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Field<String>> {
        self.value(key, |text| Ok(text.to_owned()))
    }

    /// Every entry of a map whose keys are ids.
    pub(crate) fn ids(node: &'n Node<'s>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, &'n Node<'s>)> {
        let NodeKind::Map(entries) = &node.kind else {
            if node.kind != NodeKind::Reported {
                diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
            }
            return Vec::new();
        };
        entries.iter().filter_map(|(key, value)| Some((id(key, true, diagnostics)?, value))).collect()
    }

    /// Reports every key that was not asked for.
    pub(crate) fn finish(self) {
        for (key, _) in self.entries {
            let Some(name) = key.text() else { continue };
            if name == "<<" || self.taken.contains(&name) {
                continue;
            }
            self.diagnostics.push(unknown_key(key.span, name, &self.taken));
        }
    }
}

/// The fault of a key that is not among the known ones: the nearest of them, else all.
pub(super) fn unknown_key(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let unknown = Diagnostic::at(codes::UNKNOWN_KEY, span).arg("key", name).arg("known", known.join(", "));
    let unknown = unknown.did_you_mean(name, known.iter().copied());
    if unknown.help.is_empty() { unknown.help("help") } else { unknown }
}

/// The characters of a scalar, or a fault.
pub(super) fn text<'n>(node: &'n Node<'_>, diagnostics: &mut Diagnostics) -> Option<&'n str> {
    if node.text().is_none() && node.kind != NodeKind::Reported {
        diagnostics.push(Diagnostic::at(codes::NOT_A_SCALAR, node.span));
    }
    node.text()
}

/// A scalar read in one of the grammars of [`units`].
pub fn scalar<T>(
    node: &Node<'_>,
    read: impl Fn(&str) -> Result<T, Fault>,
    diagnostics: &mut Diagnostics,
) -> Option<Field<T>> {
    let text = text(node, diagnostics)?;
    match read(text) {
        Ok(value) => Some(Field { value, span: node.span }),
        Err(fault) => {
            // A form that this very reader refuses is no hint; of another currency only its name is told.
            let told = fault.code == "foreign-currency" || fault.write.as_deref().is_none_or(|form| read(form).is_ok());
            let fault = if told { fault } else { fault.if_accepted(|_| false) };
            diagnostics.push(Diagnostic::fault(node.span, fault));
            None
        }
    }
}

/// `1.200 EUR` is a little more than one euro here, and 1200 of them where points group digits.
pub(super) fn warn_of_marks(node: &Node<'_>, diagnostics: &mut Diagnostics) {
    if let Some((grouped, short)) = node.text().and_then(units::three_decimals) {
        let marked = Diagnostic::at(codes::THREE_DECIMALS, node.span).arg("written", node.text().unwrap_or_default());
        diagnostics.push(marked.arg("grouped", grouped).arg("short", short).help("help"));
    }
}

/// One of a few words.
pub(super) fn word<T: Clone>(
    node: &Node<'_>,
    words: &[(&'static str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<Field<T>> {
    let text = text(node, diagnostics)?;
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
        return Some(Field { value: value.clone(), span: node.span });
    }
    diagnostics.push(unknown_word(node.span, text, words));
    None
}

/// The fault of a word that is not among the known ones.
pub(super) fn unknown_word<T>(span: Span, text: &str, words: &[(&'static str, T)]) -> Diagnostic {
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let unknown = Diagnostic::at(codes::UNKNOWN_WORD, span).arg("word", text).arg("known", known.join(", "));
    unknown.help("help").did_you_mean(text, known)
}

/// An id: `[a-z0-9-]+`, and no reserved word where it becomes part of a path.
pub(super) fn id(node: &Node<'_>, in_paths: bool, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    let text = text(node, diagnostics)?;
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if text.is_empty() || !text.chars().all(letters) {
        let write = Some(slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "name-1".to_owned());
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

/// The id of a phase.
pub(super) fn phase_id(node: &Node<'_>, in_paths: bool, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    id(node, in_paths, diagnostics).map(|id| id.map(|name| phase_name(&name).to_owned()))
}

/// A path with the names that the format prints: a path that leads to a phase ends in its name.
pub(crate) fn in_plain_words(path: &str) -> Cow<'_, str> {
    match path.rsplit_once('.') {
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
    words.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
