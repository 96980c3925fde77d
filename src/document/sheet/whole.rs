//! A value that stands in several cells of a row, as YAML writes it: numbers by phase.

use super::super::edit::Value;
use super::super::tree::{Node, NodeKind};
use super::read::parse;
use super::write::flow;
use crate::diagnostic::{BETWEEN, Diagnostics, SHEET, Span};

/// The value of a key whose map was read from the cells at a span. `None`: it is one cell, or no cell at all, and its text is
/// what it says.
pub(crate) fn whole(text: &str, span: Span, key: &str) -> Option<String> {
    let cells = text.get(span.start as usize..span.end as usize)?;
    if !text.starts_with(SHEET) || !cells.contains(BETWEEN) {
        return None;
    }
    let tree = parse(text, span.file, &mut Diagnostics::default())?;
    flow(&Value::of(find(&tree, span, key)?))
}

/// The map below a key that was made at a span.
fn find<'n, 's>(node: &'n Node<'s>, span: Span, key: &str) -> Option<&'n Node<'s>> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    let own = entries
        .iter()
        .find(|(name, value)| name.text() == Some(key) && value.span == span && matches!(value.kind, NodeKind::Map(_)));
    own.map(|(_, value)| value).or_else(|| entries.iter().find_map(|(_, value)| find(value, span, key)))
}
