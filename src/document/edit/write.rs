//! Values as text: plain where YAML reads them so, else in quotes.

use super::super::tree::{NodeKind, parse};
use super::{Refusal, Value};
use crate::diagnostic::Diagnostics;

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Context {
    /// On lines of its own.
    Block,
    /// Inside brackets or braces.
    Flow,
}

/// A value on one line. `like` is the text that it replaces, whose quotes it keeps.
pub(in crate::document) fn on_a_line(value: &Value, context: Context, like: &str) -> Result<String, Refusal> {
    match value {
        Value::Scalar(text) => scalar(text, context, like),
        Value::Nothing => Ok("null".to_owned()),
        Value::Unread => Err(Refusal::Unwritable),
        Value::List(items) => {
            let items: Result<Vec<String>, _> = items.iter().map(|item| on_a_line(item, Context::Flow, "")).collect();
            Ok(format!("[{}]", items?.join(", ")))
        }
        Value::Map(entries) => {
            let pair = |(key, value): &(String, Value)| entry(key, value, Context::Flow);
            let entries: Result<Vec<String>, _> = entries.iter().map(pair).collect();
            Ok(format!("{{{}}}", entries?.join(", ")))
        }
    }
}

/// A key and its value on one line.
pub(in crate::document) fn entry(name: &str, value: &Value, context: Context) -> Result<String, Refusal> {
    Ok(format!("{}: {}", key(name, context)?, on_a_line(value, context, "")?))
}

/// A key.
pub(in crate::document) fn key(text: &str, context: Context) -> Result<String, Refusal> {
    let read = |form: &str| reads_as(form, "v", context, text, "v");
    [text.to_owned(), quoted(text)].into_iter().find(|form| read(form)).ok_or(Refusal::Unwritable)
}

fn scalar(text: &str, context: Context, like: &str) -> Result<String, Refusal> {
    let single = || format!("'{}'", text.replace('\'', "''"));
    let first = match like.as_bytes().first() {
        Some(b'\'') => single(),
        Some(b'"') => quoted(text),
        _ => text.to_owned(),
    };
    let read = |form: &String| reads_as("k", form, context, "k", text);
    [first, quoted(text)].into_iter().find(read).ok_or(Refusal::Unwritable)
}

/// In double quotes, as YAML and JSON both read it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether YAML itself reads a written key and value as what they are meant to be, without a word of doubt.
fn reads_as(key: &str, value: &str, context: Context, key_meant: &str, value_meant: &str) -> bool {
    let written = match context {
        Context::Block => format!("{key}: {value}\n"),
        Context::Flow => format!("{{{key}: {value}}}"),
    };
    let mut diagnostics = Diagnostics::default();
    let read = parse(&written, 0, &mut diagnostics);
    let Some(NodeKind::Map(entries)) = read.map(|node| node.kind) else { return false };
    let [(key, value)] = entries.as_slice() else { return false };
    diagnostics.is_empty() && key.text() == Some(key_meant) && value.text() == Some(value_meant)
}
