use super::super::edit::Value;
use super::super::edit::write::{Context, entry, key, on_a_line};
use super::Remark;

/// A line of a map or a list that is longer is broken.
const LONGEST: usize = 150;
/// Comments are broken into lines of so many characters.
const COMMENT: usize = 110;
/// What people read entry by entry.
const BY_ENTRY: [&str; 6] = ["lines", "funding", "benefits", "uncertainty", "scenarios", "accounts"];

/// What a file says as YAML, with its remarks as comments. `None`: something cannot be written.
pub(crate) fn yaml(value: &Value, remarks: &[Remark]) -> Option<String> {
    let Value::Map(entries) = value else { return None };
    let mut out = Yaml { text: String::new(), remarks };
    for (name, value) in entries {
        let block = BY_ENTRY.contains(&name.as_str());
        out.value(&mut vec![name.clone()], name, value, 0, block)?;
        if name == "schema" {
            out.said(&[], 0);
        }
    }
    Some(out.text)
}

struct Yaml<'r> {
    text: String,
    remarks: &'r [Remark],
}

impl Yaml<'_> {
    /// A key and its value, on one line where it is not long and nothing inside has a remark of its own.
    fn value(&mut self, at: &mut Vec<String>, name: &str, value: &Value, indent: usize, block: bool) -> Option<()> {
        self.said(at, indent);
        let inside = self.remarks.iter().any(|(path, _)| path.len() > at.len() && path.starts_with(at));
        let line = entry(name, value, Context::Block).ok()?;
        let whole = match value {
            Value::Map(entries) => !entries.is_empty(),
            Value::List(items) => !items.is_empty(),
            _ => false,
        };
        if !whole || !(block || inside || indent + line.chars().count() > LONGEST) {
            self.line(indent, &line);
            return Some(());
        }
        self.line(indent, &format!("{}:", key(name, Context::Block).ok()?));
        match value {
            Value::Map(entries) => {
                for (name, value) in entries {
                    at.push(name.clone());
                    self.value(at, name, value, indent + 2, false)?;
                    at.pop();
                }
            }
            Value::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    at.push(place.to_string());
                    // What is inside an item on one line is said above it.
                    for (_, text) in self.remarks.iter().filter(|(path, _)| path.starts_with(at)) {
                        self.comment(text, indent + 2);
                    }
                    let item = match item {
                        Value::Map(entries) if entries.len() == 1 => {
                            entry(&entries[0].0, &entries[0].1, Context::Block).ok()?
                        }
                        item => on_a_line(item, Context::Flow, "").ok()?,
                    };
                    self.line(indent + 2, &format!("- {item}"));
                    at.pop();
                }
            }
            _ => {}
        }
        Some(())
    }

    fn said(&mut self, at: &[String], indent: usize) {
        let remarks = self.remarks;
        remarks.iter().filter(|(path, _)| path == at).for_each(|(_, text)| self.comment(text, indent));
    }

    fn comment(&mut self, text: &str, indent: usize) {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() > COMMENT {
                self.line(indent, &format!("# {line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            self.line(indent, &format!("# {line}"));
        }
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }
}
