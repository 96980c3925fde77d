use std::borrow::Cow;

use super::form::{APART, IN_TEXT, LIST, MAP, NOTHING};
use super::tree::{Node, NodeKind};
use crate::diagnostic::Span;

/// A node of a file that is shipped, as it was packed when compiling: the same tree that the file is read as, of which only
/// what is asked for is unpacked. Observations, from which nothing is calculated, are left out.
#[derive(Debug, Clone, Copy)]
pub struct Packed {
    /// The node, and what follows it.
    bytes: &'static [u8],
    /// The text of the file.
    text: &'static str,
    file: u32,
}

impl Packed {
    /// The tree of a file.
    pub(super) fn of(bytes: &'static [u8], text: &'static str) -> Self {
        Self { bytes, text, file: 0 }
    }

    /// The same, told as a file.
    pub fn told_as(self, file: u32) -> Self {
        Self { file, ..self }
    }

    /// The node.
    pub fn node(mut self) -> Node<'static> {
        self.take()
    }

    /// Its place in the file.
    pub(super) fn span(mut self) -> Span {
        self.head().1
    }

    /// The entries of a map; none of anything else.
    pub(crate) fn entries(mut self) -> impl Iterator<Item = (Node<'static>, Self)> {
        let is_map = self.head().0 == MAP;
        let mut parts = if is_map { self.parts() } else { Self { bytes: &[], ..self } };
        std::iter::from_fn(move || {
            let key = (!parts.bytes.is_empty()).then(|| parts.take())?;
            let value = parts;
            parts.skip();
            Some((key, value))
        })
    }

    /// What a map has under a key.
    pub(super) fn get(self, key: &str) -> Option<Self> {
        self.entries().find(|(known, _)| known.text() == Some(key)).map(|(_, value)| value)
    }

    /// A map with some of its entries.
    pub(super) fn with_entries(self, keep: impl Fn(&str, Self) -> bool) -> Node<'static> {
        let kept = self.entries().filter(|(key, value)| keep(key.text().unwrap_or_default(), *value));
        Node { span: self.span(), kind: NodeKind::Map(kept.map(|(key, value)| (key, value.node())).collect()) }
    }

    /// Takes the node off the front.
    fn take(&mut self) -> Node<'static> {
        let (kind, span) = self.head();
        let kind = match kind {
            IN_TEXT => {
                let start = span.start as usize + self.number();
                let end = start + self.number();
                NodeKind::Scalar(Cow::Borrowed(self.text.get(start..end).unwrap_or_default()))
            }
            APART => NodeKind::Scalar(String::from_utf8_lossy(self.parts().bytes)),
            LIST => {
                let mut parts = self.parts();
                let items = std::iter::from_fn(|| (!parts.bytes.is_empty()).then(|| parts.take()));
                NodeKind::List(items.collect())
            }
            MAP => {
                let mut parts = self.parts();
                let entries = std::iter::from_fn(|| (!parts.bytes.is_empty()).then(|| (parts.take(), parts.take())));
                NodeKind::Map(entries.collect())
            }
            _ => NodeKind::Nothing,
        };
        Node { span, kind }
    }

    /// Passes over the node at the front.
    fn skip(&mut self) {
        match self.head().0 {
            IN_TEXT => {
                self.number();
                self.number();
            }
            APART | LIST | MAP => {
                self.parts();
            }
            _ => {}
        }
    }

    fn head(&mut self) -> (u8, Span) {
        let kind = self.bytes.first().copied().unwrap_or(NOTHING);
        self.bytes = self.bytes.get(1..).unwrap_or_default();
        let start = self.number();
        let end = start + self.number();
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        (kind, Span { file: self.file, start: at(start), end: at(end) })
    }

    /// The parts of the node whose head was taken.
    fn parts(&mut self) -> Self {
        let length = self.number();
        let (parts, rest) = self.bytes.split_at_checked(length).unwrap_or_default();
        self.bytes = rest;
        Self { bytes: parts, ..*self }
    }

    fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            value |= usize::from(byte & 127) << shift;
            shift += 7;
            if *byte < 128 {
                break;
            }
        }
        value
    }
}
