use super::field::Field;
use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, codes};
use crate::units::{self, Fault};

/// Ids that paths and quantities need for themselves.
pub const RESERVED: [&str; 14] = [
    "entry", "exit", "none", "rest", "all", "city", "funding", "benefits", "phases", "indices", "discount", "item",
    "quantity", "costs",
];

/// Walks a map: takes known keys one by one, and at the end reports those that nobody asked for.
pub struct MapReader<'n, 's, 'd> {
    entries: &'n [(Node<'s>, Node<'s>)],
    span: Span,
    taken: Vec<&'static str>,
    spoiled: Vec<usize>,
    /// Where faults go.
    pub diagnostics: &'d mut Diagnostics,
}

impl<'n, 's, 'd> MapReader<'n, 's, 'd> {
    /// Starts on a node, which must be a map.
    pub fn new(node: &'n Node<'s>, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            if node.kind != NodeKind::Reported {
                diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
            }
            return None;
        };
        let mut reader = Self { entries, span: node.span, taken: Vec::new(), spoiled: Vec::new(), diagnostics };
        reader.find_cut_numbers();
        Some(reader)
    }

    /// The bytes of the whole map.
    pub fn span(&self) -> Span {
        self.span
    }

    /// YAML cuts `{price: 1 200,50 EUR}` at the comma: a value that ends in digits, then a key
    /// without value that begins with digits.
    fn find_cut_numbers(&mut self) {
        for (place, pair) in self.entries.windows(2).enumerate() {
            let [(_, value), (key, nothing)] = pair else {
                continue;
            };
            let (Some(head), Some(tail)) = (value.text(), key.text()) else {
                continue;
            };
            let cut = nothing.kind == NodeKind::Nothing
                && head.ends_with(|c: char| c.is_ascii_digit())
                && tail.starts_with(|c: char| c.is_ascii_digit());
            if cut {
                let whole: String = units::plain_spaces(head).chars().filter(|c| *c != ' ').collect();
                let whole = format!("{whole},{tail}");
                let bare = !whole.contains(|c: char| c.is_alphabetic() || matches!(c, '€' | '%'));
                let fault =
                    if bare { units::parse_decimal(&whole, "").err() } else { units::parse_price(&whole).err() };
                let form = fault.and_then(|fault| fault.write);
                let span = Span { end: key.span.end, ..value.span };
                let mut diagnostic = Diagnostic::at(codes::DECIMAL_COMMA, span).arg("example", "1_200.50 EUR");
                diagnostic = match form {
                    Some(form) => diagnostic.arg("write", form).help("help-write"),
                    None => diagnostic.help("help"),
                };
                self.diagnostics.push(diagnostic);
                self.spoiled.extend([place, place + 1]);
            }
        }
    }

    fn position(&mut self, key: &'static str) -> Option<usize> {
        self.taken.push(key);
        self.entries.iter().position(|(name, _)| name.text() == Some(key))
    }

    /// The node under a key; `null` and spoiled values count as reported, not as absent.
    pub fn node(&mut self, key: &'static str) -> Option<&'n Node<'s>> {
        let place = self.position(key)?;
        let (name, value) = &self.entries[place];
        if self.spoiled.contains(&place) || value.kind == NodeKind::Reported {
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
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.text() == Some(key))
    }

    /// The place of a key.
    pub fn key_span(&self, key: &str) -> Span {
        let key = self.entries.iter().find(|(name, _)| name.text() == Some(key));
        key.map_or(self.span, |(name, _)| name.span)
    }

    /// Reports a key that has to be there and is not.
    pub fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            let head = Span { end: self.span.start + 1, ..self.span };
            self.diagnostics.push(Diagnostic::at(codes::MISSING_KEY, head).arg("key", key).help("help"));
        }
    }

    /// A value in one of the grammars of [`units`], in a map that has no table of fields.
    pub fn value<T>(&mut self, key: &'static str, read: impl FnOnce(&str) -> Result<T, Fault>) -> Option<Field<T>> {
        scalar(self.node(key)?, read, self.diagnostics)
    }

    /// One of a few words, likewise.
    pub fn word<T: Clone>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Option<Field<T>> {
        word(self.node(key)?, words, self.diagnostics)
    }

    /// Any text, likewise.
    pub fn text(&mut self, key: &'static str) -> Option<Field<String>> {
        self.value(key, |text| Ok(text.to_owned()))
    }

    /// Every entry of a map whose keys are ids.
    pub fn ids(node: &'n Node<'s>, diagnostics: &mut Diagnostics) -> Vec<(Field<String>, &'n Node<'s>)> {
        let NodeKind::Map(entries) = &node.kind else {
            if node.kind != NodeKind::Reported {
                diagnostics.push(Diagnostic::at(codes::NOT_A_MAP, node.span));
            }
            return Vec::new();
        };
        entries.iter().filter_map(|(key, value)| Some((id(key, true, diagnostics)?, value))).collect()
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        for (place, (key, _)) in self.entries.iter().enumerate() {
            let Some(name) = key.text() else { continue };
            if name == "<<" || self.spoiled.contains(&place) || self.taken.contains(&name) {
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
pub fn text<'n>(node: &'n Node<'_>, diagnostics: &mut Diagnostics) -> Option<&'n str> {
    if node.text().is_none() && node.kind != NodeKind::Reported {
        diagnostics.push(Diagnostic::at(codes::NOT_A_SCALAR, node.span));
    }
    node.text()
}

/// A scalar read in one of the grammars of [`units`].
pub fn scalar<T>(
    node: &Node<'_>,
    read: impl FnOnce(&str) -> Result<T, Fault>,
    diagnostics: &mut Diagnostics,
) -> Option<Field<T>> {
    match read(text(node, diagnostics)?) {
        Ok(value) => Some(Field { value, span: node.span }),
        Err(fault) => {
            diagnostics.push(Diagnostic::fault(node.span, fault));
            None
        }
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
pub fn id(node: &Node<'_>, in_paths: bool, diagnostics: &mut Diagnostics) -> Option<Field<String>> {
    let text = text(node, diagnostics)?;
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if text.is_empty() || !text.chars().all(letters) {
        let write = Some(slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "name-1".to_owned());
        diagnostics.push(Diagnostic::at(codes::BAD_ID, node.span).arg("id", text).arg("write", write).help("help"));
        return None;
    }
    if in_paths && RESERVED.contains(&text) {
        diagnostics.push(Diagnostic::at(codes::RESERVED_ID, node.span).arg("id", text).help("help"));
        return None;
    }
    Some(Field { value: text.to_owned(), span: node.span })
}

/// An id near to a text: `Capteur d'été` becomes `capteur-d-ete`.
pub fn slug(text: &str) -> String {
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
