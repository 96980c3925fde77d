use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::ask::Refusal;
use crate::model::Setting;

/// The settings of a line: `{"path": "value"}`, or `["path=value"]`.
#[derive(Debug, Default)]
pub(super) enum Set {
    /// None are given.
    #[default]
    Nothing,
    /// Paths and values, in order, a path that stands twice included.
    Map(Vec<(String, Value)>),
    /// `path=value`, in order.
    List(Vec<Value>),
    /// Something else.
    Wrong,
}

impl<'de> Deserialize<'de> for Set {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads entries one by one: a map would keep the last of two values and say nothing of the first.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Set;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("{\"path\": \"value\"} or [\"path=value\"]")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Set, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Set::Map(entries))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Set, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Set::List(entries))
    }

    fn visit_unit<E>(self) -> Result<Set, E> {
        Ok(Set::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Set, E> {
        Ok(Set::Wrong)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Set, E> {
        Ok(Set::Wrong)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Set, E> {
        Ok(Set::Wrong)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Set, E> {
        Ok(Set::Wrong)
    }

    fn visit_str<E>(self, _: &str) -> Result<Set, E> {
        Ok(Set::Wrong)
    }
}

impl Set {
    /// As settings. Numbers are whole ones: others have to be written as text, which keeps every digit.
    pub(super) fn settings(&self) -> Result<Vec<Setting>, Refusal> {
        let wrong = || Refusal::new("not-a-map", "`set` is {\"path\": \"value\"} or [\"path=value\"]");
        let text = |value: &Value| match value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) if number.is_i64() || number.is_u64() => Ok(number.to_string()),
            Value::Number(number) => {
                let message = format!("write {number} as text, with its unit, so that every digit is kept");
                Err(Refusal::new("not-a-scalar", message))
            }
            _ => Err(wrong()),
        };
        match self {
            Self::Nothing => Ok(Vec::new()),
            Self::Map(entries) => {
                let again = |(place, (path, _)): &(usize, &(String, Value))| {
                    entries[..*place].iter().any(|(earlier, _)| earlier == path)
                };
                if let Some((_, (path, _))) = entries.iter().enumerate().find(again) {
                    return Err(Refusal::new("duplicate-key", format!("`{path}` stands twice in `set`")));
                }
                entries.iter().map(|(path, value)| Ok(Setting::new(path, text(value)?, "set"))).collect()
            }
            Self::List(list) => {
                let pair = |one: &Value| {
                    let (path, value) = one.as_str().and_then(|text| text.split_once('=')).ok_or_else(wrong)?;
                    Ok(Setting::new(path.trim(), value.trim(), "set"))
                };
                list.iter().map(pair).collect()
            }
            Self::Wrong => Err(wrong()),
        }
    }
}
