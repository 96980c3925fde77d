use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Span;

/// A value that was read, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Its bytes in its file.
    pub span: Span,
}

impl<T> Field<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        Field { value: change(self.value), span: self.span }
    }
}

impl Default for Field<String> {
    fn default() -> Self {
        Self { value: String::new(), span: Span::default() }
    }
}

/// Words in several languages: `{en: Sensors, fr: Capteurs}`. What cites them shares them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Text(Arc<BTreeMap<String, String>>);

impl Text {
    /// One text for all languages.
    pub fn one(text: &str) -> Self {
        [("en".to_owned(), text.to_owned())].into_iter().collect()
    }

    /// By language.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// In English, as machine output has it; else in any language.
    pub fn english(&self) -> &str {
        self.get("en", "")
    }

    /// The text in a language, else in English, else in any, else the fallback.
    pub fn get<'a>(&'a self, language: &str, fallback: &'a str) -> &'a str {
        let text = self.0.get(language).or_else(|| self.0.get("en")).or_else(|| self.0.values().next());
        text.map_or(fallback, String::as_str)
    }
}

impl FromIterator<(String, String)> for Text {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(texts: T) -> Self {
        Self(Arc::new(texts.into_iter().collect()))
    }
}
