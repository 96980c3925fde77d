use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt::Write;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use rust_decimal::Decimal;

use super::{Language, group, money, percent};
use crate::units::Month;

/// What a message speaks of; written out in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Arg {
    /// A word of the files, as it is.
    Text(String),
    /// EUR, to the cent.
    Money(Decimal),
    /// EUR, to the unit.
    Euros(Decimal),
    /// A fraction, shown in percent.
    Percent(Decimal),
    /// A plain number.
    Number(Decimal),
    /// A count, on which plurals depend.
    Count(usize),
    /// A year, never grouped.
    Year(i32),
    /// A calendar month.
    Month(Month),
    /// The name of a message, said in the reader's language.
    Word(String),
    /// A text in English and in French.
    Each([String; 2]),
}

impl Arg {
    fn write(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Money(amount) => money(*amount, 2, language),
            Self::Euros(amount) => money(*amount, 0, language),
            Self::Percent(share) => percent(*share, 2, language),
            Self::Number(number) => {
                let number = number.normalize();
                group(number, number.scale(), language)
            }
            Self::Count(count) => count.to_string(),
            Self::Year(year) => year.to_string(),
            Self::Month(month) => month.to_string(),
            Self::Word(id) => language.say(id, &[]),
            Self::Each([english, french]) => match language {
                Language::English => english.clone(),
                Language::French => french.clone(),
            },
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<Month> for Arg {
    fn from(month: Month) -> Self {
        Self::Month(month)
    }
}

/// Files of words in English and in French, a line each.
const FILES: &[(&str, &str)] = &[
    (include_str!("accounts.en.ftl"), include_str!("accounts.fr.ftl")),
    (include_str!("charts.en.ftl"), include_str!("charts.fr.ftl")),
    (include_str!("diagnostics.en.ftl"), include_str!("diagnostics.fr.ftl")),
    (include_str!("edit.en.ftl"), include_str!("edit.fr.ftl")),
    (include_str!("explain.en.ftl"), include_str!("explain.fr.ftl")),
    (include_str!("explore.en.ftl"), include_str!("explore.fr.ftl")),
    (include_str!("fields.en.ftl"), include_str!("fields.fr.ftl")),
    (include_str!("interface.en.ftl"), include_str!("interface.fr.ftl")),
    (include_str!("offers.en.ftl"), include_str!("offers.fr.ftl")),
    (include_str!("page.en.ftl"), include_str!("page.fr.ftl")),
    (include_str!("programme.en.ftl"), include_str!("programme.fr.ftl")),
    (include_str!("sheet.en.ftl"), include_str!("sheet.fr.ftl")),
    (include_str!("simulate.en.ftl"), include_str!("simulate.fr.ftl")),
    (include_str!("start.en.ftl"), include_str!("start.fr.ftl")),
    (include_str!("study.en.ftl"), include_str!("study.fr.ftl")),
    (include_str!("survey.en.ftl"), include_str!("survey.fr.ftl")),
    (include_str!("usage.en.ftl"), include_str!("usage.fr.ftl")),
    (include_str!("workbook.en.ftl"), include_str!("workbook.fr.ftl")),
];

type Bundle = FluentBundle<FluentResource>;

/// The words of a language. A message is read when it is first said: a command says few of them.
struct Words {
    /// The text of each message.
    texts: HashMap<&'static str, &'static str>,
    /// Those that were said.
    said: Bundle,
}

thread_local! {
    static WORDS: [OnceCell<RefCell<Words>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

impl Words {
    fn of(language: Language) -> Self {
        let tag = match language {
            Language::English => "en-GB",
            Language::French => "fr-FR",
        };
        let mut said = FluentBundle::new(tag.parse().into_iter().collect());
        said.set_use_isolating(false);
        let mut texts = HashMap::with_capacity(4096);
        for (english, french) in FILES {
            for (id, text) in messages(if language == Language::English { english } else { french }) {
                texts.entry(id).or_insert(text);
            }
        }
        Self { texts, said }
    }

    fn read(&mut self, id: &str) {
        if let Some(text) = self.texts.get(id).filter(|_| !self.said.has_message(id)) {
            // A fault in the shipped words shows as the message's name; a test reads every message.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
            let _ = self.said.add_resource(resource);
        }
    }
}

/// The messages of a file with their names: each begins with a letter at the margin, and no message is made of others.
fn messages(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let line_starts = std::iter::once(0).chain(file.match_indices('\n').map(|(end, _)| end + 1));
    let begins = |at: &usize| file[*at..].starts_with(|first: char| first.is_ascii_alphabetic());
    let mut starts = line_starts.filter(begins).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()?;
        let text = &file[start..starts.peek().copied().unwrap_or(file.len())];
        let name = text.bytes().position(|byte| matches!(byte, b' ' | b'=')).unwrap_or(text.len());
        Some((&text[..name], text))
    })
}

impl Language {
    /// Uses the words once a message has been read, if there is one of the name.
    fn with_words<T>(self, id: &str, use_words: impl FnOnce(&Bundle) -> T) -> T {
        WORDS.with(|words| {
            let words = words[self as usize].get_or_init(|| RefCell::new(Words::of(self)));
            words.borrow_mut().read(id);
            use_words(&words.borrow().said)
        })
    }

    /// The message of a name; the name itself where there is none, so that nothing goes unseen.
    pub fn say(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        // Words among them are said first.
        let args = self.arguments(args);
        self.with_words(id, |words| {
            let Some(pattern) = words.get_message(id).and_then(|message| message.value()) else {
                return id.to_owned();
            };
            let mut out = String::new();
            let _ = words.write_pattern(&mut out, pattern, Some(&args), &mut Vec::new());
            out
        })
    }

    /// An attribute of a message, such as its label or its hint.
    pub fn attribute(self, id: &str, attribute: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let args = self.arguments(args);
        self.with_words(id, |words| {
            let pattern = words.get_message(id)?.get_attribute(attribute)?.value();
            let mut out = String::new();
            let _ = words.write_pattern(&mut out, pattern, Some(&args), &mut Vec::new());
            Some(out)
        })
    }

    /// Whether there is a message of this name.
    pub fn knows(self, id: &str) -> bool {
        self.with_words(id, |words| words.has_message(id))
    }

    fn arguments(self, args: &[(&'static str, Arg)]) -> FluentArgs<'static> {
        let mut out = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Count(count) => out.set(*name, *count),
                other => out.set(*name, other.write(self)),
            }
        }
        out
    }

    /// A list of words: `a, b et c`.
    pub fn list(self, words: &[String]) -> String {
        let and = self.say("and", &[]);
        let mut out = String::new();
        for (place, word) in words.iter().enumerate() {
            if place > 0 && place + 1 == words.len() {
                let _ = write!(out, " {and} ");
            } else if place > 0 {
                out.push_str(", ");
            }
            out.push_str(word);
        }
        out
    }
}
