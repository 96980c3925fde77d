use std::collections::HashSet;

use super::packed::Packed;
use super::tree::{Node, NodeKind};

/// Whether a catalog that is shipped has all items that are asked for.
pub(crate) fn has_items(catalog: Packed, wanted: &[String]) -> bool {
    let items = || catalog.get("items").into_iter().flat_map(Packed::entries);
    items().filter(|(id, _)| id.text().is_some_and(|id| wanted.iter().any(|wanted| wanted == id))).count()
        == wanted.len()
}

/// A catalog that is shipped with the items that are asked for, and the sources that they name or that ground figures beside
/// prices.
pub(crate) fn part_of_catalog(catalog: Packed, wanted: &[String]) -> Node<'static> {
    let items = catalog.get("items").map(|items| items.with_entries(|id, _| wanted.iter().any(|wanted| wanted == id)));
    let mut named = HashSet::new();
    items.iter().for_each(|items| texts(items, &mut named));
    let mut entries = Vec::new();
    for (key, value) in catalog.entries() {
        match key.text() {
            Some("items") => entries.extend(items.clone().map(|items| (key, items))),
            Some("sources") => {
                let asked = |id: &str, source: Packed| named.contains(id) || source.get("grounds").is_some();
                let sources = value.with_entries(asked);
                let any = matches!(&sources.kind, NodeKind::Map(sources) if !sources.is_empty());
                entries.extend(any.then_some((key, sources)));
            }
            _ => entries.push((key, value.node())),
        }
    }
    Node { span: catalog.span(), kind: NodeKind::Map(entries) }
}

/// All characters of a tree, without its keys.
fn texts<'n>(node: &'n Node<'static>, out: &mut HashSet<&'n str>) {
    match &node.kind {
        NodeKind::Scalar(text) => {
            out.insert(text);
        }
        NodeKind::Map(entries) => entries.iter().for_each(|(_, value)| texts(value, out)),
        NodeKind::List(items) => items.iter().for_each(|item| texts(item, out)),
        NodeKind::Nothing | NodeKind::Reported => {}
    }
}
