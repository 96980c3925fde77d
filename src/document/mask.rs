use std::borrow::Cow;

use super::tree::{Node, NodeKind};

/// A text, or what is left of it when parts that nobody asks for are cut out.
#[derive(Debug)]
pub(crate) struct Part<'t> {
    /// What is left.
    pub text: Cow<'t, str>,
    /// Up to which byte of what is left so many bytes of the whole were cut out.
    cuts: Vec<(u32, u32)>,
}

impl<'t> Part<'t> {
    /// All of a text.
    pub(crate) fn whole(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), cuts: Vec::new() }
    }

    /// Gives every span of a node that was read from what is left its place in the whole.
    pub(crate) fn place(&self, node: &mut Node<'_>) {
        if self.cuts.is_empty() {
            return;
        }
        let before = |place: usize| place.checked_sub(1).map_or(0, |last| self.cuts[last].1);
        node.span.start += before(self.cuts.partition_point(|(at, _)| *at <= node.span.start));
        node.span.end += before(self.cuts.partition_point(|(at, _)| *at < node.span.end));
        // Nothing has no end of its own.
        node.span.end = node.span.end.max(node.span.start);
        match &mut node.kind {
            NodeKind::Map(entries) => entries.iter_mut().for_each(|(key, value)| {
                self.place(key);
                self.place(value);
            }),
            NodeKind::List(items) => items.iter_mut().for_each(|item| self.place(item)),
            NodeKind::Scalar(_) | NodeKind::Nothing | NodeKind::Reported => {}
        }
    }
}

/// A catalog without the items that nobody asks for. For texts that are known to be right, in the layout of the catalogs
/// that are shipped: `items:` at the margin, each item two columns in. `None`: some item that is asked for is not found
/// so.
pub(crate) fn part_of_catalog<'t>(text: &'t str, wanted: &[&str]) -> Option<Part<'t>> {
    let start = text.find("\nitems:\n")? + "\nitems:\n".len();
    let (head, items) = text.split_at(start);
    let mut left = head.to_owned();
    let mut cuts: Vec<(u32, u32)> = Vec::new();
    let (mut kept, mut found, mut read) = (true, 0, head.len());
    for line in items.split_inclusive('\n') {
        let was_kept = kept;
        if let Some(id) = key(line) {
            kept = wanted.contains(&id);
            found += usize::from(kept);
        } else if !line.starts_with([' ', '\n', '#']) {
            // Another part of the catalog.
            kept = true;
        }
        if kept {
            if !was_kept {
                cuts.push((u32::try_from(left.len()).ok()?, u32::try_from(read - left.len()).ok()?));
            }
            left.push_str(line);
        }
        read += line.len();
    }
    (found == wanted.len()).then_some(Part { text: Cow::Owned(left), cuts })
}

/// The id of an item, where a line begins one.
fn key(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("  ")?;
    if rest.starts_with([' ', '#', '\n']) {
        return None;
    }
    rest.split_once(':').map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::{Part, part_of_catalog};
    use crate::diagnostic::Diagnostics;
    use crate::document::{parse, read_catalog};

    #[test]
    fn what_is_left_knows_its_place() {
        let text = "catalog: c\n\nitems:\n  one:\n    label: à\n  # of two\n  two: {unit: b}\n\n  three:\n    x: y\n";
        let part = part_of_catalog(text, &["two"]).unwrap();
        assert_eq!(part.text, "catalog: c\n\nitems:\n  two: {unit: b}\n\n");
        let mut node = parse(&part.text, 0, &mut Diagnostics::default()).unwrap();
        part.place(&mut node);
        let two = node.get("items").and_then(|items| items.get("two")).unwrap().span;
        assert_eq!(&text[two.start as usize..two.end as usize], "{unit: b}");
        assert!(part_of_catalog(text, &["four"]).is_none());
    }

    /// Every item of every shipped catalog is the same, spans and all, whether the others are read or not.
    #[test]
    fn shipped_catalogs_may_be_read_in_part() {
        let files = std::fs::read_dir("catalogs").unwrap().map(|entry| entry.unwrap().path());
        let texts = files.filter_map(|path| std::fs::read_to_string(path).ok());
        let mut items = 0;
        for text in texts.filter(|text| text.contains("perenne/catalog/v1")) {
            let read = |part: &Part<'_>| {
                let mut diagnostics = Diagnostics::default();
                let mut node = parse(&part.text, 0, &mut diagnostics).unwrap();
                part.place(&mut node);
                read_catalog(&node, &mut diagnostics).unwrap()
            };
            let whole = read(&Part::whole(&text));
            for (id, item) in &whole.items {
                let part = read(&part_of_catalog(&text, &[&id.value]).unwrap());
                assert_eq!(format!("{:?}", part.items), format!("{:?}", [(id, item)]), "{}", id.value);
                assert_eq!(format!("{:?}", part.sources), format!("{:?}", whole.sources));
                items += 1;
            }
        }
        assert!(items > 50);
    }
}
