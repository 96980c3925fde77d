//! Whether two files say the same, though one of them was cells: marks between digits and zeros behind a point are no difference.

use super::super::edit::{Value, read};
use super::write::same;
use crate::units::parse_decimal;

/// Whether two texts, of YAML or of a workbook, say the same.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let value = |text: &str| read(text).ok().map(plain);
    value(a).zip(value(b)).is_some_and(|(a, b)| same(&a, &b))
}

/// A value with its numbers in one form.
fn plain(value: Value) -> Value {
    match value {
        Value::Scalar(text) => {
            let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '_' | '-')).unwrap_or(text.len());
            match parse_decimal(&text[..end], "") {
                Ok(number) => Value::Scalar(format!("{} {}", number.normalize(), text[end..].trim_start())),
                Err(_) => Value::Scalar(text),
            }
        }
        Value::List(all) => Value::List(all.into_iter().map(plain).collect()),
        Value::Map(all) => Value::Map(all.into_iter().map(|(key, value)| (key, plain(value))).collect()),
        other => other,
    }
}
