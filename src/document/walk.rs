use super::field::Field;
use super::fields::FieldRow;
use super::ids::{LONGEST_ID, id, is_id, known_id, phase_name, slug};
use super::meant;
use super::shape::{invisible, not_a_map, not_such_a_map};
use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, closest, codes};
use crate::units::{self, Fault};

/// As many unknown keys of one map are told.
const MOST_UNKNOWN: usize = 1_000;

/// Walks a map: takes known keys one by one, and at the end reports those that nobody asked for.
pub(crate) struct MapReader<'n, 's, 'd> {
    entries: &'n [(Node<'s>, Node<'s>)],
    span: Span,
    taken: Vec<&'static str>,
    /// Keys that have to be there and are not.
    missing: Vec<&'static str>,
    /// Keys of the map that are none of the format's, with those for which they stand.
    meant: Vec<(&'n str, &'static str)>,
    /// Where faults go.
    pub diagnostics: &'d mut Diagnostics,
}

impl<'n, 's, 'd> MapReader<'n, 's, 'd> {
    /// Starts on a node, which must be a map.
    pub(crate) fn new(node: &'n Node<'s>, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            if node.kind != NodeKind::Reported {
                diagnostics.push(not_a_map(node));
            }
            return None;
        };
        Some(Self { entries, span: node.span, taken: Vec::new(), missing: Vec::new(), meant: Vec::new(), diagnostics })
    }

    /// Starts on a node, which must be a map of these fields: another shape is told with theirs.
    pub(crate) fn of<S: Default>(
        node: &'n Node<'s>,
        rows: &[FieldRow<S>],
        required: &[&str],
        group: &str,
        diagnostics: &'d mut Diagnostics,
    ) -> Option<Self> {
        if !matches!(node.kind, NodeKind::Map(_) | NodeKind::Reported) {
            diagnostics.push(not_such_a_map(node, rows, required, group));
            return None;
        }
        Self::new(node, diagnostics)
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
            self.lose(key);
            return None;
        }
        if value.kind == NodeKind::Nothing {
            self.lose(key);
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

    /// Whether a key stands in the map, be it in other words; to be asked once its fields are read.
    pub(crate) fn has_meant(&self, key: &str) -> bool {
        let unknown = self.entries.iter().filter_map(|(name, _)| name.text()).filter(|name| !self.taken.contains(name));
        self.has(key) || unknown.filter_map(|name| self.meaning(name)).any(|meant| meant == key)
    }

    /// Notes a key that has to be there and is not: told at the end, unless it is there but for a slip.
    pub(crate) fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            self.missing.push(key);
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

    /// Asks of keys that are none of the format's whether they stand for one of these, by their labels.
    pub(crate) fn understand(&mut self, labels: impl Iterator<Item = (&'static str, [&'static str; 2])> + Clone) {
        let unknown = self.entries.iter().filter_map(|(key, _)| key.text());
        let unknown: Vec<&str> = unknown.filter(|name| !self.taken.contains(name)).take(MOST_UNKNOWN).collect();
        for name in unknown {
            let absent = labels.clone().filter(|(key, _)| !self.has(key));
            self.meant.extend(meant::by_label(name, absent).map(|key| (name, key)));
        }
    }

    /// The key for which an unknown one stands: a near one, else one whose label is written.
    fn meaning(&self, name: &str) -> Option<&'static str> {
        let labelled = || self.meant.iter().find(|(written, _)| *written == name).map(|(_, key)| *key);
        closest(name, self.taken.iter().copied()).or_else(labelled)
    }

    /// Notes that a map of names is at fault as a whole: one at the head of a file, or the costs of a line.
    fn lose(&mut self, key: &str) {
        let map = NAMING.iter().find(|map| **map == key);
        if let Some(map) = map.filter(|map| **map == "costs" || self.has("schema")) {
            self.diagnostics.lose(map, None);
        }
    }

    /// Every entry of a map whose keys are ids; those of entries at fault are lost to what names them.
    pub(crate) fn ids(
        node: &'n Node<'s>,
        map: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(Field<String>, &'n Node<'s>)> {
        let NodeKind::Map(entries) = &node.kind else {
            if node.kind != NodeKind::Reported {
                diagnostics.push(not_a_map(node));
            }
            diagnostics.lose(map, None);
            return Vec::new();
        };
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            // The phases of a quantity are those of the plan: an id made of the text would lead nowhere.
            let read = if map == "quantity" { known_id(key, diagnostics) } else { id(key, true, diagnostics) };
            match (read, key.text()) {
                (Some(id), _) => out.push((id, value)),
                (None, Some(text)) if map == "costs" && text.len() <= LONGEST_ID && !is_id(text) => {
                    lose_text(key, map, diagnostics);
                    // Whoever knows the item may tell which of its components is meant.
                    out.push((Field { value: text.to_owned(), span: key.span }, value));
                }
                _ => lose_text(key, map, diagnostics),
            }
        }
        out
    }

    /// Reports what has to be there and is not, and every key that was not asked for: a key written wrongly is one slip.
    pub(crate) fn finish(mut self) {
        let unknown = self.entries.iter().filter_map(|(key, _)| Some((key, key.text()?)));
        let unknown = unknown.filter(|(_, name)| *name != "<<" && !self.taken.contains(name));
        // After so many in one map the file is another one than was meant.
        let unknown: Vec<(&Node<'_>, &str)> = unknown.take(MOST_UNKNOWN).collect();
        let meant: Vec<Option<&'static str>> = unknown.iter().map(|(_, name)| self.meaning(name)).collect();
        for key in self.missing.iter().filter(|key| !meant.contains(&Some(key))) {
            let head = Span { end: self.span.start + 1, ..self.span };
            self.diagnostics.push(Diagnostic::at(codes::MISSING_KEY, head).arg("key", *key).help("help"));
        }
        for ((key, name), meant) in unknown.into_iter().zip(meant) {
            let fault = invisible(key).unwrap_or_else(|| unknown_key(key.span, name, &self.taken));
            self.diagnostics.push(match meant {
                _ if fault.code == codes::INVISIBLE => fault,
                Some(key) if !fault.help.contains(&"help-similar") => {
                    Diagnostic { help: Vec::new(), ..fault }.arg("similar", key).help("help-similar")
                }
                _ => fault,
            });
            if let Some(key) = meant.filter(|key| !self.has(key)) {
                self.lose(key);
            }
        }
    }
}

/// Maps in which other places look for names.
const NAMING: [&str; 7] = ["lines", "phases", "funding", "benefits", "indices", "costs", "items"];

/// Notes that what a key or an id names cannot be found, under the id that is meant.
pub(super) fn lose_text(name: &Node<'_>, map: &'static str, diagnostics: &mut Diagnostics) {
    if let Some(text) = name.text() {
        let id = slug(text);
        diagnostics.lose(map, Some(if map == "phases" { phase_name(&id) } else { &id }));
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
            // A form that this very reader refuses is no hint.
            refused(node, text, fault.settled(read), diagnostics);
            None
        }
    }
}

fn refused(node: &Node<'_>, text: &str, fault: Fault, diagnostics: &mut Diagnostics) {
    let span = node.span;
    if let Some(invisible) = invisible(node) {
        diagnostics.push(invisible);
        return;
    }
    if text.trim_start().starts_with(['“', '”', '„', '‘', '«']) {
        let quotes = Diagnostic::at(codes::SYNTAX, span).arg("slip", "quotes");
        diagnostics.push(quotes.help("help-quotes"));
        return;
    }
    diagnostics.push(Diagnostic::fault(span, fault));
}

/// `1.200 EUR` is a little more than one euro here, and 1200 of them where points group digits.
pub(crate) fn warn_of_marks(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    if let Some((grouped, short)) = units::three_decimals(text) {
        let marked = Diagnostic::at(codes::THREE_DECIMALS, span).arg("written", text);
        diagnostics.push(marked.arg("grouped", grouped).arg("short", short).help("help"));
    }
}

/// A list in which nothing stands: it is no way to leave a field out, nor a value of 0.
pub(super) fn empty_list(span: Span, example: &str) -> Diagnostic {
    Diagnostic::at(codes::EMPTY_LIST, span).arg("example", example).help("help")
}

/// One of a few words.
pub(super) fn word<T: Clone>(
    node: &Node<'_>,
    words: &[(&'static str, T)],
    diagnostics: &mut Diagnostics,
) -> Option<Field<T>> {
    let text = text(node, diagnostics)?;
    // Accents that stand apart from their letters, as some systems write them, are the same on the screen.
    let composed = units::composed(text);
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == composed) {
        return Some(Field { value: value.clone(), span: node.span });
    }
    diagnostics.push(invisible(node).unwrap_or_else(|| unknown_word(node.span, text, words)));
    None
}

/// The fault of a word that is not among the known ones.
pub(super) fn unknown_word<T>(span: Span, text: &str, words: &[(&'static str, T)]) -> Diagnostic {
    not_among(span, text, words.iter().map(|(word, _)| *word).collect())
}

fn not_among(span: Span, text: &str, known: Vec<&str>) -> Diagnostic {
    let unknown = Diagnostic::at(codes::UNKNOWN_WORD, span).arg("word", text).arg("known", known.join(", "));
    let near = closest(text, known.iter().copied()).or_else(|| meant::in_format(text, &known));
    let unknown = unknown.help("help");
    match near {
        Some(near) => unknown.arg("similar", near).help("help-similar"),
        None => unknown,
    }
}
