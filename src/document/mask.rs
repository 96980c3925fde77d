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
    /// Some bytes of a text, from the beginning of a line on.
    pub(super) fn at(text: &'t str, place: std::ops::Range<usize>) -> Self {
        let before = u32::try_from(place.start).unwrap_or(u32::MAX);
        Self { text: Cow::Borrowed(text.get(place).unwrap_or_default()), cuts: vec![(0, before)] }
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

/// A catalog with the items that are asked for, the sources that they name or that ground figures beside prices, and
/// without observations, from which nothing is calculated. For texts that are known to be right, in the layout of the catalogs that are shipped: `sources:`
/// and `items:` at the margin, each entry two columns in. `None`: some item that is asked for is not found so.
pub(crate) fn part_of_catalog<'t>(text: &'t str, wanted: &[&str]) -> Option<Part<'t>> {
    let blocks = blocks(text);
    let asked = |block: &&Block<'t>| block.section == "items" && wanted.contains(&block.id);
    let items: Vec<String> =
        blocks.iter().filter(asked).map(|item| item.calculated().map(|(_, line)| line).collect()).collect();
    if items.len() != wanted.len() {
        return None;
    }
    let grounds = |source: &Block<'t>| source.text.lines().any(|line| line.trim_start().starts_with("grounds:"));
    let named = |source: &Block<'t>| {
        !source.id.is_empty() && (grounds(source) || items.iter().any(|item| item.contains(source.id)))
    };
    let sources = |block: &&Block<'t>| block.section == "sources";
    let any_named = blocks.iter().filter(sources).any(named);
    let mut left = String::new();
    let mut cuts: Vec<(u32, u32)> = Vec::new();
    for block in &blocks {
        let kept = match (block.section, block.id) {
            ("items", id) => id.is_empty() || wanted.contains(&id),
            ("sources", "") => any_named,
            ("sources", _) => named(block),
            _ => true,
        };
        for (at, line) in block.calculated().filter(|_| kept) {
            let cut = at - left.len();
            if cuts.last().map_or(0, |(_, cut)| *cut as usize) != cut {
                cuts.push((u32::try_from(left.len()).ok()?, u32::try_from(cut).ok()?));
            }
            left.push_str(line);
        }
    }
    Some(Part { text: Cow::Owned(left), cuts })
}

/// A part of a catalog: an entry of one of its sections, or the line that begins a section.
struct Block<'t> {
    section: &'t str,
    /// Empty at the beginning of a section.
    id: &'t str,
    start: usize,
    text: &'t str,
}

impl<'t> Block<'t> {
    /// Its lines, without observations, and where they stand.
    fn calculated(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let (mut at, mut observations) = (self.start, None);
        self.text.split_inclusive('\n').filter_map(move |line| {
            let start = at;
            at += line.len();
            let column = line.len() - line.trim_start().len();
            observations = observations.filter(|head| column > *head || line.trim().is_empty());
            if line.trim() == "observations:" {
                observations = Some(column);
            }
            observations.is_none().then_some((start, line))
        })
    }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut out: Vec<Block<'_>> = vec![Block { section: "", id: "", start: 0, text: "" }];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let section = line.starts_with(|first: char| first.is_ascii_alphabetic());
        let last = out.last().map_or("", |block| block.section);
        match (section.then(|| line.split(':').next().unwrap_or_default()), key(line)) {
            (Some(section), _) => out.push(Block { section, id: "", start, text: line }),
            (None, Some(id)) => out.push(Block { section: last, id, start, text: line }),
            (None, None) => {
                if let Some(block) = out.last_mut() {
                    block.text = &text[block.start..end];
                }
            }
        }
        start = end;
    }
    out
}

/// The id of an entry, where a line begins one.
fn key(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("  ")?;
    if rest.starts_with([' ', '#', '\n']) {
        return None;
    }
    rest.split_once(':').map(|(id, _)| id)
}
