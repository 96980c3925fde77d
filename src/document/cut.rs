//! Numbers with a decimal comma, which YAML cuts in two inside brackets and braces. They are put together again: what
//! reads the value tells of the comma as it does elsewhere, in the form that it takes.

use super::tree::{Builder, Node, NodeKind};
use crate::diagnostic::{Diagnostic, Span, codes};

impl<'s> Builder<'s, '_> {
    /// `{price: 1 200,50 EUR}` is read as a value that ends in a digit, then a key without value that begins with one;
    /// `{range: 4,5 .. 6,5 EUR}` has two such keys.
    pub(super) fn cut_in_map(&self, entries: Vec<(Node<'s>, Node<'s>)>) -> Vec<(Node<'s>, Node<'s>)> {
        let mut out: Vec<(Node<'s>, Node<'s>)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let before = out.last().map(|(_, value)| value.span);
            let head = before.filter(|head| {
                value.kind == NodeKind::Nothing && self.begins_with_digit(key.span) && self.ends_in_digit(*head)
            });
            match (head, out.last_mut()) {
                (Some(head), Some((_, last))) => *last = self.whole(Span { end: key.span.end, ..head }),
                _ => out.push((key, value)),
            }
        }
        out
    }

    /// `{pilot 50, run: 200}` is a key of two words without value: the colon between them is told, and the key stands. Behind
    /// a text it may be the rest of that.
    pub(super) fn told_no_colon(
        &mut self,
        (key, value): (Node<'s>, Node<'s>),
        before: Option<&(Node<'s>, Node<'s>)>,
    ) -> (Node<'s>, Node<'s>) {
        let id = |word: &str| {
            let part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
            word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(part)
        };
        let after = self.text.get(key.span.end as usize..).unwrap_or_default().trim_start();
        let bare = value.kind == NodeKind::Nothing && after.starts_with([',', '}']);
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let words = key.text().filter(|_| bare).and_then(|text| text.split_once(' '));
        let words = words.map(|(name, rest)| (name.to_owned(), rest.trim_start().to_owned()));
        let may_be = |rest: &str| match before.map(|(_, value)| value) {
            None => true,
            Some(value) => digit(rest) && value.text().is_none_or(digit),
        };
        match words.filter(|(name, rest)| id(name) && may_be(rest)) {
            None => (key, value),
            Some((name, rest)) => {
                let colon = Diagnostic::at(codes::SYNTAX, key.span).arg("slip", "no-colon");
                self.diagnostics.push(colon.arg("write", format!("{name}: {rest}")).help("help-no-colon"));
                let named = Node { span: key.span, kind: NodeKind::Scalar(name.into()) };
                (named, Node { span: key.span, kind: NodeKind::Reported })
            }
        }
    }

    /// `{phases: pilot, rollout}` is a key with a value and one without colon: the list that lacks its brackets is told.
    pub(super) fn told_comma(&mut self, entries: Vec<(Node<'s>, Node<'s>)>) -> Vec<(Node<'s>, Node<'s>)> {
        let mut out: Vec<(Node<'s>, Node<'s>)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let after = self.text.get(key.span.end as usize..).unwrap_or_default().trim_start();
            let bare = value.kind == NodeKind::Nothing && after.starts_with([',', '}']);
            let word = key.text().unwrap_or_default().to_owned();
            match out.last_mut() {
                Some((_, last)) if bare && last.kind == NodeKind::Reported => {}
                Some((_, last)) if bare && matches!(last.kind, NodeKind::Scalar(_)) => {
                    last.kind = NodeKind::Reported;
                    let comma = Diagnostic::at(codes::SYNTAX, Span { end: key.span.end, ..last.span });
                    self.diagnostics.push(comma.arg("slip", "comma").arg("word", word).help("help-comma"));
                }
                _ => out.push((key, value)),
            }
        }
        out
    }

    /// `[2,5 %/year, 3 %/year]` has three items. A comma that separates values has a space after it.
    pub(super) fn cut_in_list(&self, items: Vec<Node<'s>>) -> Vec<Node<'s>> {
        let mut out: Vec<Node<'s>> = Vec::with_capacity(items.len());
        for item in items {
            let head = out.last().map(|last| last.span).filter(|head| {
                let bare = self.at(*head).bytes().all(|b| b.is_ascii_digit() || b == b' ');
                let joined = head.end + 1 == item.span.start && self.at(item.span).contains(['%', '€', 'E']);
                bare && joined && self.begins_with_digit(item.span)
            });
            match (head, out.last_mut()) {
                (Some(head), Some(last)) => *last = self.whole(Span { end: item.span.end, ..head }),
                _ => out.push(item),
            }
        }
        out
    }

    fn at(&self, span: Span) -> &'s str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn begins_with_digit(&self, span: Span) -> bool {
        self.at(span).starts_with(|c: char| c.is_ascii_digit())
    }

    fn ends_in_digit(&self, span: Span) -> bool {
        self.at(span).ends_with(|c: char| c.is_ascii_digit())
    }

    fn whole(&self, span: Span) -> Node<'s> {
        Node { span, kind: NodeKind::Scalar(self.at(span).into()) }
    }
}
