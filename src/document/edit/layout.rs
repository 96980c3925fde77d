//! Where things stand on the lines of a text.

use std::ops::Range;

use super::super::tree::{Node, NodeKind};

/// A text with questions about its lines. Places are bytes.
#[derive(Clone, Copy)]
pub(super) struct Layout<'t>(pub &'t str);

/// How a map or a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// An entry a line.
    Block,
    /// In braces or brackets.
    Flow,
    /// `[a: 1]`: a map of one entry, without braces, in a list.
    Pair,
}

impl<'t> Layout<'t> {
    /// The characters of a range; none where it is none.
    pub(super) fn cut(self, range: impl std::slice::SliceIndex<str, Output = str>) -> &'t str {
        self.0.get(range).unwrap_or_default()
    }

    pub(super) fn style(self, node: &Node<'_>, in_flow: bool) -> Style {
        let first = match &node.kind {
            NodeKind::Map(entries) => entries.first().map(|(key, _)| key.span.start),
            NodeKind::List(items) => items.first().map(|item| item.span.start),
            _ => None,
        };
        // A list right below its key is said to begin with its first item, which may have brackets of its own.
        let own = first != Some(node.span.start);
        let braced = own && self.cut(node.span.start as usize..).starts_with(['{', '[']);
        match (in_flow, braced) {
            (_, true) => Style::Flow,
            (true, false) => Style::Pair,
            (false, false) => Style::Block,
        }
    }

    /// The first byte of a line, past a byte-order mark.
    pub(super) fn line_start(self, at: usize) -> usize {
        let mark = if self.0.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        self.cut(..at).rfind('\n').map_or(mark.min(at), |end| end + 1)
    }

    /// Where the characters of a line end, before what breaks it.
    pub(super) fn line_end(self, at: usize) -> usize {
        let end = self.cut(at..).find('\n').map_or(self.0.len(), |end| at + end);
        if end > at && self.cut(..end).ends_with('\r') { end - 1 } else { end }
    }

    /// The first byte of the next line, or the end of the text.
    pub(super) fn next_line(self, at: usize) -> usize {
        self.cut(at..).find('\n').map_or(self.0.len(), |end| at + end + 1)
    }

    /// Characters before a place on its line.
    pub(super) fn column(self, at: usize) -> usize {
        self.cut(self.line_start(at)..at).chars().count()
    }

    /// Whether only blanks stand before a place on its line.
    pub(super) fn begins_line(self, at: usize) -> bool {
        self.cut(self.line_start(at)..at).trim().is_empty()
    }

    /// What breaks lines hereabouts.
    pub(super) fn newline(self, at: usize) -> &'static str {
        let line = self.cut(at..).find('\n').map(|end| at + end).or_else(|| self.0.find('\n'));
        if line.is_some_and(|end| self.cut(..end).ends_with('\r')) { "\r\n" } else { "\n" }
    }

    /// Where what a node says ends, without what follows it: the parser ends a block where the next thing begins.
    pub(super) fn end(self, node: &Node<'_>, in_flow: bool) -> usize {
        let end = node.span.end as usize;
        let style = self.style(node, in_flow);
        match &node.kind {
            NodeKind::Map(_) | NodeKind::List(_) if style != Style::Flow => {
                self.parts(node, in_flow).last().map_or(end, |last| last.end)
            }
            _ => node.span.start as usize + self.cut(node.span.start as usize..end).trim_end().len(),
        }
    }

    /// The bytes of each entry of a map or a list, with its key or its dash.
    pub(super) fn parts(self, node: &Node<'_>, in_flow: bool) -> Vec<Range<usize>> {
        let inside = in_flow || self.style(node, in_flow) == Style::Flow;
        match &node.kind {
            NodeKind::Map(entries) => {
                entries.iter().map(|(key, value)| key.span.start as usize..self.entry_end(key, value, inside)).collect()
            }
            NodeKind::List(items) if inside => {
                items.iter().map(|item| item.span.start as usize..self.end(item, true)).collect()
            }
            NodeKind::List(items) => {
                items.iter().map(|item| self.dash(item)).map(|(dash, item)| dash..item.max(dash + 1)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn entry_end(self, key: &Node<'_>, value: &Node<'_>, in_flow: bool) -> usize {
        let key_end = key.span.end as usize;
        if is_empty(value) { self.colon(key).map_or(key_end, |colon| colon + 1) } else { self.end(value, in_flow) }
    }

    /// Where the sign of a text on lines of its own stands, `|` or `>`: the parser begins such a text with its first line.
    pub(super) fn block_text(self, after: usize) -> Option<usize> {
        let rest = self.cut(after..);
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest[blanks..].starts_with(['|', '>']).then_some(after + blanks)
    }

    /// The colon after a key.
    pub(super) fn colon(self, key: &Node<'_>) -> Option<usize> {
        let end = key.span.end as usize;
        let rest = self.cut(end..);
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest[blanks..].starts_with(':').then_some(end + blanks)
    }

    /// The dash before an item of a block list, and where the item ends.
    fn dash(self, item: &Node<'_>) -> (usize, usize) {
        let start = item.span.start as usize;
        let before = self.cut(..start);
        // Between a dash and its item stand blanks, comments and line ends; an empty one may be said to stand on it.
        if is_empty(item) && self.cut(start..).starts_with('-') {
            return (start, start + 1);
        }
        let mut rest = before;
        loop {
            let line = rest.rfind('\n').map_or(0, |end| end + 1);
            let found = rest[line..].char_indices().rfind(|(_, c)| !c.is_whitespace());
            match found {
                Some((at, '-')) if !rest[line..].trim_start().starts_with('#') => {
                    let end = if is_empty(item) { line + at + 1 } else { self.end(item, false) };
                    return (line + at, end);
                }
                _ if line > 0 => {
                    // A comment between the two hides the end of the line before.
                    let above = &rest[..line - 1];
                    let above_line = above.rfind('\n').map_or(0, |end| end + 1);
                    let code = above[above_line..].find(" #").map_or(above.len(), |at| above_line + at);
                    rest = &above[..code];
                }
                _ => return (start, start),
            }
        }
    }

    /// The comma between two places, outside of comments.
    pub(super) fn comma(self, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            match self.0.as_bytes().get(at)? {
                b',' => return Some(at),
                b'#' => at = self.next_line(at),
                _ => at += 1,
            }
        }
        None
    }

    /// Past the comment lines right after a place that belong to entries of this column: not those of what follows.
    pub(super) fn past_comments(self, mut at: usize, column: usize) -> usize {
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let is_comment = |line: &&str| line.trim_start().starts_with('#');
        let next = self.cut(at..).lines().find(|line| !line.trim().is_empty() && !is_comment(line));
        let next = next.filter(|line| !line.starts_with("---") && !line.starts_with("...")).map(indent);
        let ours = |line: &str| indent(line) >= column && next.is_none_or(|next| indent(line) > next);
        while let Some(line) = self.cut(at..).lines().next().filter(is_comment).filter(|line| ours(line)) {
            at = self.next_line(at + line.len());
        }
        at
    }
}

/// Whether a value is nothing that takes any room.
pub(super) fn is_empty(node: &Node<'_>) -> bool {
    node.kind == NodeKind::Nothing && node.span.start == node.span.end
}
