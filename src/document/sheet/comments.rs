use super::super::tree::{Node, NodeKind, parse};
use super::Remark;
use crate::diagnostic::Diagnostics;
use crate::units::order;

/// The comments of a YAML file, each with the place of what it is on: what begins its line, else what comes next.
pub(crate) fn comments(text: &str) -> Vec<Remark> {
    let Some(tree) = parse(text, 0, &mut Diagnostics::default()) else { return Vec::new() };
    let (mut scalars, mut anchors) = (Vec::new(), Vec::new());
    walk(&tree, &mut Vec::new(), &mut scalars, &mut anchors);
    order::by_key(&mut anchors, |(start, path): &(usize, Vec<String>)| (*start, path.len()));
    let mut out: Vec<Remark> = Vec::new();
    let mut start = 0;
    let mut last_line = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let at = start;
        start += line.len();
        let Some(mark) = mark_of(line, at, &scalars) else { continue };
        let words = line[mark + 1..].trim();
        if words.is_empty() || words.starts_with("yaml-language-server") {
            continue;
        }
        let behind = !line[..mark].trim().is_empty();
        let own = anchors.iter().find(|(anchor, _)| behind && (at..at + mark).contains(anchor));
        let before = || anchors.iter().rev().find(|(anchor, _)| *anchor < at + mark);
        let after = || anchors.iter().find(|(anchor, _)| *anchor > at + mark);
        let anchor = own.or_else(|| if behind { before() } else { after() }).or_else(before);
        let path = anchor.map(|(_, path)| path.clone()).unwrap_or_default();
        match out.last_mut() {
            Some((known, text)) if *known == path && number == last_line + 1 => *text = format!("{text} {words}"),
            _ => out.push((path, words.to_owned())),
        }
        last_line = number;
    }
    out
}

/// Where a comment begins on a line, if one does.
fn mark_of(line: &str, at: usize, scalars: &[(usize, usize)]) -> Option<usize> {
    line.match_indices('#').map(|(mark, _)| mark).find(|mark| {
        let apart = line[..*mark].chars().next_back().is_none_or(char::is_whitespace);
        apart && !scalars.iter().any(|(start, end)| (*start..*end).contains(&(at + mark)))
    })
}

fn walk(
    node: &Node<'_>,
    path: &mut Vec<String>,
    scalars: &mut Vec<(usize, usize)>,
    anchors: &mut Vec<(usize, Vec<String>)>,
) {
    match &node.kind {
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                path.push(key.text().unwrap_or_default().to_owned());
                scalars.push((key.span.start as usize, key.span.end as usize));
                anchors.push((key.span.start as usize, path.clone()));
                walk(value, path, scalars, anchors);
                path.pop();
            }
        }
        NodeKind::List(items) => {
            for (place, item) in items.iter().enumerate() {
                path.push(place.to_string());
                anchors.push((item.span.start as usize, path.clone()));
                walk(item, path, scalars, anchors);
                path.pop();
            }
        }
        NodeKind::Scalar(_) => scalars.push((node.span.start as usize, node.span.end as usize)),
        NodeKind::Nothing | NodeKind::Reported => {}
    }
}
