//! The tree that the cells of a workbook make: places in it, and what stands there.

use std::borrow::Cow;

use super::super::tree::{Node, NodeKind};
use crate::diagnostic::Span;

/// A step from a map or a list to what it holds.
#[derive(Debug, Clone)]
pub(super) enum Step<'s> {
    /// What stands under a key, which stands at a place.
    Key(Cow<'s, str>, Span),
    /// A new item of a list.
    Next(Span),
    /// The last one.
    Last,
}

/// A scalar at a place.
pub(super) fn scalar<'s>(text: Cow<'s, str>, span: Span) -> Node<'s> {
    Node { span, kind: NodeKind::Scalar(text) }
}

/// A map with nothing in it yet.
pub(super) fn map<'s>(span: Span) -> Node<'s> {
    Node { span, kind: NodeKind::Map(Vec::new()) }
}

/// Adds an entry to a map.
pub(super) fn push<'s>(node: &mut Node<'s>, entry: (Node<'s>, Node<'s>)) {
    if let NodeKind::Map(entries) = &mut node.kind {
        entries.push(entry);
    }
}

/// What stands at a place.
pub(super) fn find<'n, 's>(node: &'n Node<'s>, at: &[Step<'s>]) -> Option<&'n Node<'s>> {
    at.iter().try_fold(node, |node, step| match (&node.kind, step) {
        (NodeKind::Map(entries), Step::Key(name, _)) => {
            entries.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value)
        }
        (NodeKind::List(items), Step::Last) => items.last(),
        _ => None,
    })
}

/// What stands at a place, made where there is nothing; none where something else stands on the way.
pub(super) fn inside<'n, 's>(node: &'n mut Node<'s>, at: &[Step<'s>], row: Span) -> Option<&'n mut Node<'s>> {
    let Some((step, rest)) = at.split_first() else { return Some(node) };
    let made = match rest.first() {
        Some(Step::Next(_) | Step::Last) => NodeKind::List(Vec::new()),
        _ => NodeKind::Map(Vec::new()),
    };
    let next = match (&mut node.kind, step) {
        (NodeKind::Map(entries), Step::Key(name, span)) => {
            let place = entries.iter().position(|(key, _)| key.text() == Some(name));
            let place = place.unwrap_or_else(|| {
                entries.push((scalar(name.clone(), *span), Node { span: row, kind: made }));
                entries.len() - 1
            });
            &mut entries[place].1
        }
        (NodeKind::List(items), Step::Next(span)) => {
            items.push(Node { span: *span, kind: made });
            items.last_mut()?
        }
        (NodeKind::List(items), Step::Last) => items.last_mut()?,
        _ => return None,
    };
    inside(next, rest, row)
}
