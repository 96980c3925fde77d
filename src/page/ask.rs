use maud::Markup;

use super::upload::Upload;
use crate::language::Language;

/// What a browser asks for, after the guard has let it pass.
#[derive(Debug, Clone, Default)]
pub(super) struct Ask {
    /// Whether something is to be changed.
    pub post: bool,
    /// The path of the address.
    pub path: String,
    /// What stands behind `?` in the address.
    pub query: Vec<(String, String)>,
    /// The fields of a form, in order.
    pub form: Vec<(String, String)>,
    /// The files of a form.
    pub files: Vec<Upload>,
    /// The reader's language.
    pub language: Language,
    /// Whether the script asks, which wants parts of a page.
    pub live: bool,
}

impl Ask {
    /// A value of the address.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        first(&self.query, name)
    }

    /// A field of the form.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        first(&self.form, name)
    }

    /// Every value of a field that may stand several times in the form.
    pub(super) fn fields<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.form.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn first<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// What a browser gets.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    /// A page, or a part of one for the script.
    Page(u16, Markup),
    /// Another address of this server.
    Go(String),
    /// The other language, and an address of this server.
    Speak(Language, String),
    /// Data for the script.
    Data(serde_json::Value),
    /// A file of the page itself.
    Own(&'static str, &'static str),
    /// A document with a style sheet of its own, shown by itself.
    Document(String),
    /// A file to be kept.
    Download {
        /// Its kind.
        mime: &'static str,
        /// The name under which it is kept: letters, digits, `.` and `-`.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// The server ends, with these last words.
    Quit(Markup),
}

/// An address with values behind it.
pub(super) fn address(path: &str, values: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(values).finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
