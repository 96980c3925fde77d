//! Random values, and files that say them in every style.

use perenne::document::edit::Value;
use proptest::prelude::*;

/// Words that need no quotes anywhere.
const PLAIN: [&str; 8] = ["600 EUR/sensor", "40 %", "true", "2026-10", "é ü", "rest", "1_200.50", "x"];
/// Words that do, somewhere.
const QUOTED: [&str; 10] = ["", "a: b", "a #b", "- a", "it's", "say \"x\"", "1 200,50 EUR", "~", "{a", "# c: d"];
const KEYS: [&str; 9] = ["a", "b", "c", "pilot", "clé", "x y", "sensors.device.price", "a#b", "k-1"];

/// A file: a map of maps, lists and scalars.
pub fn tree() -> impl Strategy<Value = Value> {
    let word = prop::sample::select([&PLAIN[..], &QUOTED[..]].concat()).prop_map(Value::from);
    let leaf = prop_oneof![9 => word, 1 => Just(Value::Nothing)];
    let inner = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![map(inner.clone(), 0), prop::collection::vec(inner, 0..4).prop_map(Value::List)]
    });
    map(inner, 1)
}

fn map(inner: impl Strategy<Value = Value>, least: usize) -> impl Strategy<Value = Value> {
    let keys = prop::sample::subsequence(KEYS.to_vec(), least..5);
    let entries = (keys, prop::collection::vec(inner, 5))
        .prop_map(|(keys, values)| keys.into_iter().map(str::to_owned).zip(values).collect::<Vec<_>>());
    entries.prop_map(Value::Map)
}

/// Choices of style, from a seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    /// A value to be put.
    pub fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 4 } else { 6 }) {
            0..=2 => Value::from(PLAIN[self.below(PLAIN.len())]),
            3 => Value::from(QUOTED[self.below(QUOTED.len())]),
            4 => Value::List((0..self.below(3)).map(|_| self.value(depth - 1)).collect()),
            _ => {
                let keys = KEYS.iter().filter(|_| self.one_in(4)).map(|key| (*key).to_owned()).collect::<Vec<_>>();
                Value::Map(keys.into_iter().map(|key| (key, self.value(depth - 1))).collect())
            }
        }
    }
}

/// Writes a value as a file.
pub struct Texts<'d> {
    out: String,
    dice: &'d mut Dice,
}

impl Texts<'_> {
    pub fn write(value: &Value, dice: &mut Dice) -> String {
        let mut texts = Texts { out: String::new(), dice: &mut *dice };
        if texts.dice.one_in(6) {
            texts.out.push_str("---\n");
        }
        let Value::Map(entries) = value else { panic!("{value:?}") };
        texts.map(entries, 0, false, "");
        let mut out = texts.out;
        if dice.one_in(4) && !out.is_empty() {
            out.pop();
        }
        if dice.one_in(4) {
            out = out.replace('\n', "\r\n");
        }
        if dice.one_in(8) { format!("\u{feff}{out}") } else { out }
    }

    /// Entries on lines of their own; the first one may stand beside a dash.
    fn map(&mut self, entries: &[(String, Value)], indent: usize, beside: bool, path: &str) {
        for (place, (key, value)) in entries.iter().enumerate() {
            if place > 0 || !beside {
                if self.dice.one_in(8) {
                    self.out.push('\n');
                }
                self.out.push_str(&" ".repeat(indent));
            }
            let path = format!("{path}/{key}");
            let key = self.scalar(key, true);
            self.out.push_str(&format!("{key}:"));
            match value {
                Value::Map(inner) if !inner.is_empty() && self.dice.one_in(2) => {
                    self.end(&path);
                    let step = 1 + self.dice.below(4);
                    self.map(inner, indent + step, false, &path);
                }
                Value::List(items) if !items.is_empty() && self.dice.one_in(2) => {
                    self.end(&path);
                    let step = self.dice.below(3);
                    self.list(items, indent + step, &path);
                }
                Value::Nothing if self.dice.one_in(2) => self.end(&path),
                value => {
                    self.out.push_str(if self.dice.one_in(6) { "   " } else { " " });
                    self.flow(value, indent, &path);
                    self.end(&path);
                }
            }
        }
    }

    fn list(&mut self, items: &[Value], indent: usize, path: &str) {
        for (place, value) in items.iter().enumerate() {
            let path = format!("{path}/{place}");
            let blanks = 1 + self.dice.below(2);
            self.out.push_str(&format!("{}-{}", " ".repeat(indent), " ".repeat(blanks)));
            match value {
                Value::Map(inner) if !inner.is_empty() && self.dice.one_in(2) => {
                    self.map(inner, indent + 1 + blanks, true, &path);
                }
                value => {
                    self.flow(value, indent + 1, &path);
                    self.end(&path);
                }
            }
        }
    }

    /// The end of a line, with a comment or without.
    fn end(&mut self, path: &str) {
        if self.dice.one_in(3) {
            self.out.push_str(if self.dice.one_in(4) { "\t" } else { "  " });
            self.out.push_str(&format!("# of {path}; a: {{b, [c"));
        }
        self.out.push('\n');
    }

    fn flow(&mut self, value: &Value, indent: usize, path: &str) {
        let (open, close, parts): (_, _, Vec<(Option<&str>, &Value, String)>) = match value {
            Value::Scalar(text) => {
                let text = self.scalar(text, false);
                return self.out.push_str(&text);
            }
            Value::Map(entries) => {
                let part = |(key, value)| (Some(String::as_str(key)), value, format!("{path}/{key}"));
                let parts = entries.iter().map(|(key, value)| part((key, value))).collect();
                ('{', '}', parts)
            }
            Value::List(items) => {
                let parts = items.iter().enumerate().map(|(at, item)| (None, item, format!("{path}/{at}"))).collect();
                ('[', ']', parts)
            }
            _ => return self.out.push_str(if self.dice.one_in(2) { "~" } else { "null" }),
        };
        let tall = !parts.is_empty() && self.dice.one_in(5);
        let padded = !tall && self.dice.one_in(4);
        self.out.push(open);
        if padded {
            self.out.push(' ');
        }
        let count = parts.len();
        for (place, (key, value, path)) in parts.into_iter().enumerate() {
            if tall {
                self.out.push('\n');
                self.out.push_str(&" ".repeat(indent + 2));
            }
            if let Some(key) = key {
                let key = self.scalar(key, true);
                self.out.push_str(&format!("{key}: "));
            }
            self.flow(value, indent + 2, &path);
            if place + 1 < count || self.dice.one_in(6) {
                self.out.push(',');
            }
            if tall {
                self.end(&path);
                self.out.pop();
            } else if place + 1 < count && !self.dice.one_in(5) {
                self.out.push(' ');
            } else if place + 1 < count {
                self.out.push_str("  ");
            }
        }
        if tall {
            self.out.push('\n');
            self.out.push_str(&" ".repeat(indent + 1));
        }
        if padded {
            self.out.push(' ');
        }
        self.out.push(close);
    }

    fn scalar(&mut self, text: &str, key: bool) -> String {
        let plain = PLAIN.contains(&text) || (key && KEYS.contains(&text)) || text == "neu é";
        match self.dice.below(if plain { 6 } else { 2 }) {
            0 => format!("'{}'", text.replace('\'', "''")),
            1 => serde_json::Value::from(text).to_string(),
            _ => text.to_owned(),
        }
    }
}
