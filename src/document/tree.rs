use granit_parser::{Event, Options, Parser, ScalarStyle, Span as EventSpan, StrInput};

use super::shape::{tell_unseen, unseen, unseen_at};
use super::slip::{Slip, slip};
use crate::diagnostic::{Diagnostic, Diagnostics, SHEET, Span, codes};

/// Files larger than this are refused before they are read.
pub(crate) const MAX_BYTES: usize = 64 * 1024 * 1024;
/// No document of ours nests deeper than a dozen levels.
const MAX_DEPTH: usize = 64;

/// A node of a file: what stands there, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'s> {
    /// Its bytes in the file.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind<'s>,
}

/// The three shapes of YAML, with scalars as text.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind<'s> {
    /// Keys and values, in the order of the file.
    Map(Vec<(Node<'s>, Node<'s>)>),
    /// Values.
    List(Vec<Node<'s>>),
    /// Characters, never a number that a parser made of them.
    Scalar(std::borrow::Cow<'s, str>),
    /// A key without a value.
    Nothing,
    /// Something that has been reported already: readers pass over it.
    Reported,
}

impl<'s> Node<'s> {
    /// The characters of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The map under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let NodeKind::Map(entries) = &self.kind else { return None };
        let found = entries.iter().find(|(name, _)| name.text() == Some(key));
        found.map(|(_, value)| value).filter(|value| matches!(value.kind, NodeKind::Map(_)))
    }
}

/// Parses one file into its tree. A fault of syntax ends the tree; every other fault is noted and
/// reading goes on. Anchors, aliases, merge keys, tags and duplicate keys are found here. The text of a workbook makes the
/// same tree.
pub fn parse<'s>(text: &'s str, file: u32, diagnostics: &mut Diagnostics) -> Option<Node<'s>> {
    let mut node = if text.starts_with(SHEET) {
        super::sheet::parse(text, file, diagnostics)
    } else {
        parse_yaml(text, file, diagnostics)
    }?;
    tell_unseen(&mut node, "", diagnostics);
    Some(node)
}

/// Parses the file of a city. Of a plan's workbook, that is the sheet of its city, where it has one.
pub fn parse_city<'s>(text: &'s str, file: u32, diagnostics: &mut Diagnostics) -> Option<Node<'s>> {
    if !text.starts_with(SHEET) {
        return parse(text, file, diagnostics);
    }
    let mut node = super::sheet::parse_city(text, file, diagnostics)?;
    tell_unseen(&mut node, "", diagnostics);
    Some(node)
}

fn parse_yaml<'s>(text: &'s str, file: u32, diagnostics: &mut Diagnostics) -> Option<Node<'s>> {
    let mut builder = Builder { file, text, diagnostics, depth: 0 };
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    let mut parser = Parser::new_from_str_with_options(text, options);
    loop {
        match builder.next(&mut parser)? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (Event::StreamEnd | Event::DocumentEnd, span) => {
                let span = builder.span(&span);
                builder.diagnostics.push(Diagnostic::at(codes::EMPTY, span).help("help"));
                return None;
            }
            (event, span) => {
                let node = builder.node(event, span, &mut parser)?;
                builder.rest(&mut parser)?;
                return Some(node);
            }
        }
    }
}

/// A key without the no-break spaces that stand around it: they count as spaces.
fn without_blanks(key: Node<'_>) -> Node<'_> {
    match &key.kind {
        NodeKind::Scalar(text) if !text.is_ascii() && text.trim() != text => {
            Node { span: key.span, kind: NodeKind::Scalar(text.trim().to_owned().into()) }
        }
        _ => key,
    }
}

pub(super) struct Builder<'s, 'd> {
    file: u32,
    pub(super) text: &'s str,
    pub(super) diagnostics: &'d mut Diagnostics,
    depth: usize,
}

type Events<'s> = Parser<'s, StrInput<'s>>;

impl<'s> Builder<'s, '_> {
    /// The next event, or nothing once a fault of syntax has been noted.
    fn next(&mut self, parser: &mut Events<'s>) -> Option<(Event<'s>, EventSpan)> {
        match parser.next_event()? {
            Ok(event) => Some(event),
            Err(error) => {
                let start = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
                let fault = self.syntax(start, &error.info());
                self.diagnostics.push(fault);
                None
            }
        }
    }

    fn syntax(&self, start: usize, words: &str) -> Diagnostic {
        let line_start = self.text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = self.text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let tab = line.get(..indent).and_then(|indent| indent.find('\t'));
        if let Some(tab) = tab {
            let at = line_start + tab;
            return Diagnostic::at(codes::TAB, self.bytes(at, at + 1)).help("help");
        }
        // A tab at the beginning of the line after is told of at the end of this one.
        let rest = self.text.get(line_start + line.len()..).unwrap_or_default();
        let next = rest.trim_start_matches(['\n', '\r', ' ']);
        if start >= line_start + line.trim_end().len() && next.starts_with('\t') {
            let at = self.text.len() - next.len();
            return Diagnostic::at(codes::TAB, self.bytes(at, at + 1)).help("help");
        }
        let end = self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
        if words.contains("nesting") || words.contains("recursion") {
            return Diagnostic::at(codes::TOO_DEEP, self.bytes(start, end)).arg("limit", MAX_DEPTH);
        }
        if words.contains("anchor") || words.contains("alias") {
            return Diagnostic::at(codes::ALIAS, self.bytes(start, end)).help("help");
        }
        // A byte order mark inside a file is no character of YAML.
        let first = self.text.get(start..).and_then(|rest| rest.chars().next());
        if let Some(hidden) = first.filter(|c| unseen(*c)) {
            return unseen_at(self.bytes(start, end), hidden);
        }
        let Some(Slip { what, help, at, end }) = slip(self.text, start) else {
            return Diagnostic::at(codes::SYNTAX, self.bytes(start, end)).arg("slip", "other").help("help");
        };
        Diagnostic::at(codes::SYNTAX, self.bytes(at, end)).arg("slip", what).help(help)
    }

    fn bytes(&self, start: usize, end: usize) -> Span {
        let clamp = |at: usize| u32::try_from(at.min(self.text.len())).unwrap_or(u32::MAX);
        Span { file: self.file, start: clamp(start), end: clamp(end) }
    }

    fn span(&self, span: &EventSpan) -> Span {
        let start = span.start.byte_offset().unwrap_or(0);
        self.bytes(start, span.end.byte_offset().unwrap_or(start).max(start))
    }

    fn node(&mut self, event: Event<'s>, at: EventSpan, parser: &mut Events<'s>) -> Option<Node<'s>> {
        let span = self.span(&at);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let marked = anchor != 0 || tag.is_some();
                self.plain(anchor, tag.is_some(), span);
                let empty = text.is_empty() || matches!(&*text, "~" | "null");
                let kind = match style == ScalarStyle::Plain && empty {
                    // The word that was meant stands in the anchor or the tag, and is told there.
                    true if marked => NodeKind::Reported,
                    true => NodeKind::Nothing,
                    false => NodeKind::Scalar(text),
                };
                Some(Node { span, kind })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.plain(anchor, tag.is_some(), span);
                self.deeper(span)?;
                let mut items = Vec::new();
                let end = loop {
                    match self.next(parser)? {
                        (Event::SequenceEnd, end) => break end,
                        (event, at) => items.push(self.node(event, at, parser)?),
                    }
                };
                self.depth -= 1;
                let items = self.cut_in_list(items);
                Some(Node { span: self.to(span, &end), kind: NodeKind::List(items) })
            }
            Event::MappingStart(_, anchor, tag) => {
                self.plain(anchor, tag.is_some(), span);
                self.deeper(span)?;
                let mut entries: Vec<(Node<'s>, Node<'s>)> = Vec::new();
                let end = loop {
                    let key = match self.next(parser)? {
                        (Event::MappingEnd, end) => break end,
                        (event, at) => self.node(event, at, parser)?,
                    };
                    let (event, at) = self.next(parser)?;
                    let value = self.node(event, at, parser)?;
                    let entry = self.told_colon(without_blanks(key), value);
                    entries.push(self.told_no_colon(entry, entries.last()));
                };
                self.depth -= 1;
                let entries = self.cut_in_map(entries);
                let entries = self.told_comma(entries);
                self.duplicates(&entries);
                Some(Node { span: self.to(span, &end), kind: NodeKind::Map(entries) })
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.diagnostics.push(Diagnostic::at(codes::ALIAS, span).help("help"));
                Some(Node { span, kind: NodeKind::Reported })
            }
            _ => Some(Node { span, kind: NodeKind::Nothing }),
        }
    }

    /// `{price:100 EUR/sensor}` is one key without value: the space that it lacks is told, and the key stands.
    fn told_colon(&mut self, key: Node<'s>, value: Node<'s>) -> (Node<'s>, Node<'s>) {
        let word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'-');
        let cut = key.text().filter(|_| value.kind == NodeKind::Nothing).and_then(|text| text.split_once(':'));
        let name = cut
            .filter(|(name, rest)| !name.is_empty() && word(name) && !rest.is_empty())
            .map(|(name, _)| name.to_owned());
        let Some(name) = name else { return (key, value) };
        let at = key.span.start as usize + name.len();
        let colon = Diagnostic::at(codes::SYNTAX, self.bytes(at, at + 1)).arg("slip", "colon");
        self.diagnostics.push(colon.help("help-colon"));
        (
            Node { span: key.span, kind: NodeKind::Scalar(name.into()) },
            Node { span: key.span, kind: NodeKind::Reported },
        )
    }

    fn to(&self, span: Span, end: &EventSpan) -> Span {
        // A block collection ends where the next token begins: leave out the white space between.
        let end = self.span(end).end.max(span.start);
        let text = self.text.get(span.start as usize..end as usize).unwrap_or_default();
        self.bytes(span.start as usize, span.start as usize + text.trim_end().len())
    }

    fn deeper(&mut self, span: Span) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.diagnostics.push(Diagnostic::at(codes::TOO_DEEP, span).arg("limit", MAX_DEPTH));
            return None;
        }
        Some(())
    }

    fn plain(&mut self, anchor: usize, tag: bool, span: Span) {
        if anchor != 0 {
            let place = self.property(span, '&');
            self.diagnostics.push(Diagnostic::at(codes::ALIAS, place).help("help"));
        }
        if tag {
            let place = self.property(span, '!');
            self.diagnostics.push(Diagnostic::at(codes::TAG, place).help("help"));
        }
    }

    /// The anchor or tag before a node, which the parser's span leaves out.
    fn property(&self, node: Span, sign: char) -> Span {
        let mut rest = self.text.get(..node.start as usize).unwrap_or_default();
        // Properties stand right before their node, with blanks between and perhaps a line end.
        for _ in 0..2 {
            rest = rest.trim_end();
            let start = rest.rfind(|c: char| c.is_whitespace() || "[{,".contains(c)).map_or(0, |at| at + 1);
            if rest.get(start..).is_some_and(|word| word.starts_with(sign)) {
                return self.bytes(start, rest.len());
            }
            rest = rest.get(..start).unwrap_or_default();
        }
        node
    }

    fn duplicates(&mut self, entries: &[(Node<'s>, Node<'s>)]) {
        let mut seen = std::collections::HashMap::with_capacity(entries.len());
        for (key, _) in entries {
            let Some(text) = key.text() else {
                if key.kind != NodeKind::Nothing {
                    self.diagnostics.push(Diagnostic::at(codes::NOT_A_SCALAR, key.span));
                }
                continue;
            };
            if text == "<<" {
                self.diagnostics.push(Diagnostic::at(codes::ALIAS, key.span).help("help"));
            } else if let Some(first) = seen.insert(text, key.span) {
                let duplicate = Diagnostic::at(codes::DUPLICATE_KEY, key.span).label(first, "first");
                self.diagnostics.push(duplicate.arg("key", text).help("help"));
            }
        }
    }

    /// Only the end of the stream may follow the document. Where another one does, what the first one lacks is no fault of its own.
    fn rest(&mut self, parser: &mut Events<'s>) -> Option<()> {
        loop {
            match self.next(parser)? {
                (Event::StreamEnd, _) => return Some(()),
                (Event::DocumentStart(..), span) => {
                    let span = self.span(&span);
                    let after = self.text.get(span.end as usize..).unwrap_or_default();
                    let whole = after.lines().any(|line| line.starts_with("schema:"));
                    let help = if whole { "help" } else { "help-stray" };
                    self.diagnostics.push(Diagnostic::at(codes::SECOND_DOCUMENT, span).help(help));
                    return None;
                }
                _ => {}
            }
        }
    }
}
