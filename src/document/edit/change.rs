//! One change of a text, as the bytes that are put in the place of others.

use std::ops::Range;

use super::super::tree::{Node, NodeKind};
use super::layout::{Layout, Style, is_empty};
use super::value::only;
use super::write::{Context, entry, key, on_a_line};
use super::{Refusal, Step, Value};
use crate::units::order;

/// Bytes, and what is written in their place.
type Splice = (Range<usize>, String);

/// The text with a value put at a place, or without what stands there.
pub(super) fn change(text: &str, tree: &Node<'_>, at: &[Step], put: Option<&Value>) -> Result<String, Refusal> {
    let mut splices = Changer { layout: Layout(text) }.splices(tree, at, put)?;
    order::by_key(&mut splices, |(range, _)| range.start);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (range, with) in splices {
        out.push_str(text.get(at..range.start).ok_or(Refusal::Otherwise)?);
        out.push_str(&with);
        at = range.end;
    }
    out.push_str(text.get(at..).ok_or(Refusal::Otherwise)?);
    Ok(out)
}

/// A node that a step leads to, and what it stands in.
struct Found<'n, 's> {
    node: &'n Node<'s>,
    /// The map or list around it, whether that stands inside of a flow, and which entry of it this is.
    parent: Option<(&'n Node<'s>, bool, usize)>,
    in_flow: bool,
}

struct Changer<'t> {
    layout: Layout<'t>,
}

impl Changer<'_> {
    fn splices(&self, tree: &Node<'_>, at: &[Step], put: Option<&Value>) -> Result<Vec<Splice>, Refusal> {
        let mut found = Found { node: tree, parent: None, in_flow: false };
        let mut around = None;
        for (depth, step) in at.iter().enumerate() {
            let place = match (&found.node.kind, step) {
                (NodeKind::Map(entries), Step::Key(key)) => {
                    only(entries.iter().map(|(name, _)| name.text() == Some(key)))?
                }
                (NodeKind::List(items), Step::Item(item)) => Some(*item).filter(|item| *item < items.len()),
                (NodeKind::Nothing, _) => {
                    let value = put.cloned().ok_or(Refusal::NotThere)?.inside(&at[depth..])?;
                    return self.replace(&found, &value);
                }
                _ => return Err(Refusal::NoSuchInside),
            };
            let Some(place) = place else {
                let value = put.cloned().ok_or(Refusal::NotThere)?.inside(&at[depth + 1..])?;
                return self.add(&found, step, &value);
            };
            let inside = found.in_flow || self.layout.style(found.node, found.in_flow) == Style::Flow;
            let node = match &found.node.kind {
                NodeKind::Map(entries) => &entries[place].1,
                NodeKind::List(items) => &items[place],
                _ => return Err(Refusal::NoSuchInside),
            };
            let parent = Some((found.node, found.in_flow, place));
            around = Some(std::mem::replace(&mut found, Found { node, parent, in_flow: inside }));
        }
        match (put, around) {
            (Some(value), _) => self.replace(&found, value),
            (None, Some(around)) => self.remove(&around, found.parent.map_or(0, |(_, _, place)| place)),
            (None, None) => Err(Refusal::Empty),
        }
    }

    /// Another value where one stands, or where its key alone does.
    fn replace(&self, found: &Found<'_, '_>, value: &Value) -> Result<Vec<Splice>, Refusal> {
        let (node, mut start) = (found.node, found.node.span.start as usize);
        let context = if found.in_flow { Context::Flow } else { Context::Block };
        if is_empty(node) {
            return self.fill(found, &on_a_line(value, context, "")?);
        }
        let end = self.layout.end(node, found.in_flow);
        if let Some(sign) =
            found.parent.filter(|_| !found.in_flow && node.text().is_some()).and_then(|parent| self.text_sign(parent))
        {
            if self.layout.cut(sign..self.layout.line_end(sign)).contains('#') {
                return Err(Refusal::Comment);
            }
            start = sign;
        }
        let old = self.layout.cut(start..end);
        let written = on_a_line(value, context, if node.text().is_some() { old } else { "" })?;
        let is_block =
            !matches!(node.kind, NodeKind::Scalar(_)) && self.layout.style(node, found.in_flow) == Style::Block;
        // A block under a key gives way to a value beside the key.
        let under = found.parent.and_then(|(parent, _, place)| match &parent.kind {
            NodeKind::Map(entries) => Some(&entries[place].0),
            _ => None,
        });
        let first = self.layout.parts(node, found.in_flow).first().map_or(start, |first| first.start);
        match under.and_then(|key| self.layout.colon(key)).filter(|_| is_block && self.layout.begins_line(first)) {
            Some(colon) => Ok(vec![
                (colon + 1..colon + 1, format!(" {written}")),
                (self.layout.line_start(first)..self.layout.next_line(end), String::new()),
            ]),
            None => Ok(vec![(start..end, written)]),
        }
    }

    /// The sign after a key or a dash of which the text stands on lines of its own.
    fn text_sign(&self, (parent, in_flow, place): (&Node<'_>, bool, usize)) -> Option<usize> {
        match &parent.kind {
            NodeKind::Map(entries) => self.layout.block_text(self.layout.colon(&entries[place].0)? + 1),
            _ => self.layout.block_text(self.layout.parts(parent, in_flow)[place].start + 1),
        }
    }

    /// A value after a key or a dash that has none.
    fn fill(&self, found: &Found<'_, '_>, written: &str) -> Result<Vec<Splice>, Refusal> {
        let (parent, in_flow, place) = found.parent.ok_or(Refusal::Otherwise)?;
        let (at, before) = match &parent.kind {
            NodeKind::Map(entries) => match self.layout.colon(&entries[place].0) {
                Some(colon) => (colon + 1, " "),
                None => (entries[place].0.span.end as usize, ": "),
            },
            _ => (self.layout.parts(parent, in_flow)[place].end, " "),
        };
        Ok(vec![(at..at, format!("{before}{written}"))])
    }

    /// A new entry at the end of a map or a list.
    fn add(&self, into: &Found<'_, '_>, step: &Step, value: &Value) -> Result<Vec<Splice>, Refusal> {
        let style = self.layout.style(into.node, into.in_flow);
        let parts = self.layout.parts(into.node, into.in_flow);
        if style == Style::Block {
            let last = parts.last().ok_or(Refusal::Otherwise)?;
            return self.add_lines(into.node, last, step, value);
        }
        let written = match step {
            Step::Key(name) => entry(name, value, Context::Flow)?,
            Step::Item(_) => on_a_line(value, Context::Flow, "")?,
        };
        let (open, close) = (into.node.span.start as usize, self.layout.end(into.node, into.in_flow));
        if style == Style::Pair {
            return Ok(vec![(open..open, "{".to_owned()), (close..close, format!(", {written}}}"))]);
        }
        let close = close.saturating_sub(1);
        let Some(last) = parts.last() else { return Ok(vec![(open + 1..open + 1, written)]) };
        let comma = self.layout.comma(last.end, close);
        let line_end = self.layout.line_end(comma.unwrap_or(last.end));
        if self.layout.begins_line(last.start) && self.layout.line_start(last.start) > open && close > line_end {
            let margin = self.layout.cut(self.layout.line_start(last.start)..last.start);
            let own = if comma.is_some() { "," } else { "" };
            let line = format!("{}{margin}{written}{own}", self.layout.newline(last.end));
            let missing = (last.end..last.end, ",".to_owned());
            return Ok([missing].into_iter().filter(|_| comma.is_none()).chain([(line_end..line_end, line)]).collect());
        }
        Ok(match comma {
            Some(comma) => vec![(comma + 1..comma + 1, format!(" {written},"))],
            None => vec![(last.end..last.end, format!(", {written}"))],
        })
    }

    /// A new entry on lines of its own, as its neighbours stand.
    fn add_lines(
        &self,
        into: &Node<'_>,
        last: &Range<usize>,
        step: &Step,
        value: &Value,
    ) -> Result<Vec<Splice>, Refusal> {
        let newline = self.layout.newline(last.end);
        let column = self.layout.column(last.start);
        let lines = match step {
            Step::Key(name) => self.entry_lines(into, name, value)?,
            Step::Item(_) => self.item_lines(into, last, value)?,
        };
        let lines: Vec<String> = lines.iter().map(|line| format!("{}{line}", " ".repeat(column))).collect();
        let lines = lines.join(newline);
        let at = self.layout.past_comments(self.layout.next_line(last.end), column);
        let ended = at == 0 || self.layout.cut(..at).ends_with('\n');
        Ok(vec![(at..at, if ended { format!("{lines}{newline}") } else { format!("{newline}{lines}") })])
    }

    /// A key and its value: on one line, or below it where that holds more than single values and neighbours do so.
    fn entry_lines(&self, into: &Node<'_>, name: &str, value: &Value) -> Result<Vec<String>, Refusal> {
        let nested = |value: &Value| matches!(value, Value::Map(_) | Value::List(_));
        let deep = match value {
            Value::Map(entries) => entries.iter().any(|(_, value)| nested(value)),
            Value::List(items) => items.iter().any(nested),
            _ => false,
        };
        let NodeKind::Map(entries) = &into.kind else { return Err(Refusal::NoSuchInside) };
        let below = entries.iter().find_map(|(key, neighbour)| {
            let block = self.layout.style(neighbour, false) == Style::Block;
            let first = self.layout.parts(neighbour, false).first().filter(|_| block)?.start;
            self.layout.column(first).checked_sub(self.layout.column(key.span.start as usize))
        });
        let Some(step) = below.filter(|_| deep) else { return Ok(vec![entry(name, value, Context::Block)?]) };
        let mut lines = vec![format!("{}:", key(name, Context::Block)?)];
        match value {
            Value::Map(entries) => {
                let step = " ".repeat(step.max(1));
                for (name, value) in entries {
                    lines.push(format!("{step}{}", entry(name, value, Context::Block)?));
                }
            }
            Value::List(items) => {
                let step = " ".repeat(step);
                for item in items {
                    lines.push(format!("{step}- {}", on_a_line(item, Context::Block, "")?));
                }
            }
            _ => {}
        }
        Ok(lines)
    }

    /// A dash and its item: a map on lines of its own where the item before stands so.
    fn item_lines(&self, into: &Node<'_>, last: &Range<usize>, value: &Value) -> Result<Vec<String>, Refusal> {
        let NodeKind::List(items) = &into.kind else { return Err(Refusal::NoSuchInside) };
        let before = items.last().filter(|item| {
            let block = self.layout.style(item, false) == Style::Block;
            block
                && matches!(item.kind, NodeKind::Map(_))
                && self.layout.line_end(last.start) > item.span.start as usize
        });
        match (before, value) {
            (Some(before), Value::Map(entries)) if !entries.is_empty() => {
                let margin = (before.span.start as usize).checked_sub(last.start).ok_or(Refusal::Otherwise)?;
                let mut lines = Vec::new();
                for (name, value) in entries {
                    let head = if lines.is_empty() { "-" } else { "" };
                    lines.push(format!("{head:<margin$}{}", entry(name, value, Context::Block)?));
                }
                Ok(lines)
            }
            _ => Ok(vec![format!("- {}", on_a_line(value, Context::Block, "")?)]),
        }
    }

    /// An entry of a map or a list, gone.
    fn remove(&self, around: &Found<'_, '_>, place: usize) -> Result<Vec<Splice>, Refusal> {
        let parts = self.layout.parts(around.node, around.in_flow);
        let part = &parts[place];
        if self.layout.style(around.node, around.in_flow) == Style::Flow {
            return self.remove_in_flow(around.node, &parts, place);
        }
        if parts.len() == 1 {
            // A block cannot be empty; a file neither.
            around.parent.ok_or(Refusal::Empty)?;
            let is_map = matches!(around.node.kind, NodeKind::Map(_));
            return self.replace(around, &if is_map { Value::Map(Vec::new()) } else { Value::List(Vec::new()) });
        }
        if self.layout.begins_line(part.start) {
            return Ok(vec![(self.layout.line_start(part.start)..self.layout.next_line(part.end), String::new())]);
        }
        // The first entry beside a dash: the next one takes its place.
        let next = parts.get(place + 1).ok_or(Refusal::Otherwise)?;
        self.no_comment(self.layout.line_end(part.end), next.start)?;
        Ok(vec![(part.start..next.start, String::new())])
    }

    fn remove_in_flow(&self, around: &Node<'_>, parts: &[Range<usize>], place: usize) -> Result<Vec<Splice>, Refusal> {
        let layout = self.layout;
        let (open, close) = (around.span.start as usize, layout.end(around, true).saturating_sub(1));
        let part = &parts[place];
        let next = parts.get(place + 1);
        let comma = layout.comma(part.end, next.map_or(close, |next| next.start));
        let past = comma.map_or(part.end, |comma| comma + 1);
        let line = layout.line_start(part.start)..layout.next_line(past);
        let rest = self.layout.cut(past..layout.line_end(past)).trim();
        if layout.begins_line(part.start)
            && line.start > open
            && line.end <= close
            && (rest.is_empty() || rest.starts_with('#'))
        {
            // The comma before the last entry goes with it, as it came.
            let before = place.checked_sub(1).filter(|_| next.is_none() && comma.is_none());
            let before = before.and_then(|before| layout.comma(parts[before].end, part.start));
            let before = before.map(|comma| (comma..comma + 1, String::new()));
            return Ok([(line, String::new())].into_iter().chain(before).collect());
        }
        let range = match (place.checked_sub(1).map(|before| parts[before].end), next) {
            (_, Some(next)) => {
                self.no_comment(layout.line_end(part.end).min(next.start), next.start)?;
                part.start..next.start
            }
            (Some(before), None) => {
                self.no_comment(before, part.start)?;
                before..part.end
            }
            (None, None) => {
                self.no_comment(open + 1, part.start)?;
                self.no_comment(part.end, close)?;
                open + 1..close
            }
        };
        Ok(vec![(range, String::new())])
    }

    /// Between entries stand blanks, commas and comments, and nothing else.
    fn no_comment(&self, from: usize, to: usize) -> Result<(), Refusal> {
        if self.layout.cut(from..to.max(from)).contains('#') { Err(Refusal::Comment) } else { Ok(()) }
    }
}
