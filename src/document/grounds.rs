//! Which figures a source says that it grounds, and whether they are there.

use super::catalog::CatalogSource;
use super::field::Field;
use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, closest, codes};
use crate::units::dotted;

/// Sources by their ids, as a catalog, a plan or a city has them.
pub(super) type SourcesById = [(Field<String>, CatalogSource)];

/// The source on which a figure beside the prices rests, by its path: `item.component.life` in a catalog, `growth.taxes`
/// in a city. The one that names most of the path wins.
pub(crate) fn ground<'s>(sources: &'s SourcesById, path: &str) -> Option<&'s CatalogSource> {
    let grounds = sources.iter().filter_map(|(_, source)| Some((source.ground_of(path)?, source)));
    grounds.max_by_key(|(length, _)| *length).map(|(_, source)| source)
}

/// Whether a path begins or ends with the parts of another.
pub(crate) fn fits(ground: &str, path: &str) -> bool {
    let ends = path.strip_suffix(ground).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    ends || path.strip_prefix(ground).is_some_and(|rest| rest.starts_with('.'))
}

/// What a source says it grounds has to be there. What is written and could not be read is a fault of its own, and that
/// nothing is found there follows from it.
pub(super) fn check_grounds(
    whole: &Node<'_>,
    sources: &SourcesById,
    words: &[&str],
    figures: &[String],
    diagnostics: &mut Diagnostics,
) {
    let mut written = Vec::new();
    let all = sources.iter().filter_map(|(_, source)| source.grounds.as_ref());
    for (ground, beside) in all.flat_map(|all| all.iter().map(move |one| (one, all))) {
        let path = ground.value.as_str();
        if words.contains(&path) || figures.iter().any(|figure| fits(path, figure)) {
            continue;
        }
        if written.is_empty() && diagnostics.has_errors() {
            walk(whole, extent(whole), &mut Vec::new(), &mut written);
        }
        let unread = |one: &Written| {
            let there = fits(path, &one.path) && diagnostics.errs_in(one.around);
            there || (begins(path, &one.path) && diagnostics.errs_in(one.own))
        };
        if written.iter().any(unread) {
            continue;
        }
        // What the source grounds already is not what was meant, nor is another field of the same entry.
        let other = |known: &&str| beside.iter().all(|one| one.value != *known) && near(path, known);
        let known = words.iter().copied().chain(figures.iter().map(String::as_str)).filter(other);
        let unknown = Diagnostic::at(codes::UNKNOWN_PATH, ground.span).arg("path", path);
        diagnostics.push(unknown.did_you_mean(path, known));
    }
}

/// Whether two paths differ in one step, and little there: in long paths all fields of an entry are near one another.
fn near(path: &str, known: &str) -> bool {
    let (own, other) = (dotted::keys(path), dotted::keys(known));
    let mut differ = own.iter().zip(&other).filter(|(one, other)| one != other);
    let first = differ.next().is_some_and(|(one, other)| closest(one, [*other]).is_some());
    first && differ.next().is_none() && own.len() == other.len()
}

/// From the first byte of a node to its last: a map's own span is where it begins.
fn extent(node: &Node<'_>) -> Span {
    let inside: Vec<Span> = match &node.kind {
        NodeKind::Map(entries) => entries.iter().flat_map(|(key, value)| [key.span, extent(value)]).collect(),
        NodeKind::List(items) => items.iter().map(extent).collect(),
        _ => Vec::new(),
    };
    inside.iter().fold(node.span, |all, one| Span { start: all.start.min(one.start), end: all.end.max(one.end), ..all })
}

fn begins(path: &str, with: &str) -> bool {
    path.strip_prefix(with).is_some_and(|rest| rest.starts_with('.'))
}

/// What a file writes at a path: its own place with its key, and that of the map around it.
struct Written {
    path: String,
    own: Span,
    around: Span,
}

/// The id of an entry, as it is written.
fn id_of<'n>(entry: &'n Node<'_>) -> Option<&'n str> {
    let NodeKind::Map(fields) = &entry.kind else { return None };
    fields.iter().find(|(key, _)| key.text() == Some("id")).and_then(|(_, id)| id.text())
}

/// Maps that no path names.
const UNNAMED: [&str; 3] = ["lines", "items", "costs"];

fn walk<'n>(node: &'n Node<'_>, around: Span, at: &mut Vec<&'n str>, out: &mut Vec<Written>) {
    match &node.kind {
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                let Some(name) = key.text().filter(|name| !at.is_empty() || *name != "sources") else { continue };
                let named = !UNNAMED.contains(&name);
                at.extend(Some(name).filter(|_| named));
                match value.kind {
                    NodeKind::Map(_) | NodeKind::List(_) => walk(value, extent(node), at, out),
                    _ => {
                        let own = Span { end: value.span.end.max(key.span.end), ..key.span };
                        out.push(Written { path: at.join("."), own, around: extent(node) });
                    }
                }
                if named {
                    at.pop();
                }
            }
        }
        NodeKind::List(items) => {
            for item in items {
                // An entry goes by its id, of whatever kind it is.
                let inner = match &item.kind {
                    NodeKind::Map(kinds) if id_of(item).is_none() && kinds.len() == 1 => &kinds[0].1,
                    _ => item,
                };
                if let Some(id) = id_of(inner) {
                    at.push(id);
                    walk(inner, extent(item), at, out);
                    at.pop();
                }
            }
        }
        _ => out.push(Written { path: at.join("."), own: node.span, around }),
    }
}
