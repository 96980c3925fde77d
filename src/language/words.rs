use std::cell::{OnceCell, RefCell};
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

/// The messages of English and of French, in the order of their names, and where each begins and the last ends: sorted when
/// compiling.
const MESSAGES: [(&str, &[u32]); 2] = [
    (include_str!(concat!(env!("OUT_DIR"), "/words.en.ftl")), &include!(concat!(env!("OUT_DIR"), "/words.en.starts"))),
    (include_str!(concat!(env!("OUT_DIR"), "/words.fr.ftl")), &include!(concat!(env!("OUT_DIR"), "/words.fr.starts"))),
];

/// The text of a message.
fn message(language: Language, id: &str) -> Option<&'static str> {
    let (texts, starts) = MESSAGES[language as usize];
    let name = |text: &'static str| text.split([' ', '=']).next().unwrap_or_default();
    let (_, begins) = starts.split_last()?;
    let place = begins.binary_search_by(|start| name(&texts[*start as usize..]).cmp(id)).ok()?;
    texts.get(starts[place] as usize..starts[place + 1] as usize)
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    /// The messages of each language that were said. A message is read when it is first said: a command says few of them.
    static SAID: [OnceCell<RefCell<Bundle>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

fn none_said(language: Language) -> RefCell<Bundle> {
    let tag = match language {
        Language::English => "en-GB",
        Language::French => "fr-FR",
    };
    let mut said = FluentBundle::new(tag.parse().into_iter().collect());
    said.set_use_isolating(false);
    RefCell::new(said)
}

impl Language {
    /// Uses the words once a message has been read, if there is one of the name.
    fn with_words<T>(self, id: &str, use_words: impl FnOnce(&Bundle) -> T) -> T {
        SAID.with(|said| {
            let said = said[self as usize].get_or_init(|| none_said(self));
            let new = !said.borrow().has_message(id);
            if let Some(text) = new.then(|| message(self, id)).flatten() {
                // A fault in the shipped words shows as the message's name; a test reads every message.
                let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
                let _ = said.borrow_mut().add_resource(resource);
            }
            use_words(&said.borrow())
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
