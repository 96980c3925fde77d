use std::cell::OnceCell;
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

thread_local! {
    static WORDS: [OnceCell<Bundle>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

fn read(language: Language) -> Bundle {
    let tag = match language {
        Language::English => "en-GB",
        Language::French => "fr-FR",
    };
    let mut bundle = FluentBundle::new(tag.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for (english, french) in FILES {
        let text = if language == Language::English { english } else { french };
        // A fault in the shipped words shows as the message's name; a test reads every message.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

impl Language {
    fn with_words<T>(self, use_words: impl FnOnce(&Bundle) -> T) -> T {
        WORDS.with(|words| use_words(words[self as usize].get_or_init(|| read(self))))
    }

    /// The message of a name; the name itself where there is none, so that nothing goes unseen.
    pub fn say(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        self.with_words(|words| {
            let Some(pattern) = words.get_message(id).and_then(|message| message.value()) else {
                return id.to_owned();
            };
            let mut out = String::new();
            let _ = words.write_pattern(&mut out, pattern, Some(&self.arguments(args)), &mut Vec::new());
            out
        })
    }

    /// An attribute of a message, such as its label or its hint.
    pub fn attribute(self, id: &str, attribute: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        self.with_words(|words| {
            let pattern = words.get_message(id)?.get_attribute(attribute)?.value();
            let mut out = String::new();
            let _ = words.write_pattern(&mut out, pattern, Some(&self.arguments(args)), &mut Vec::new());
            Some(out)
        })
    }

    /// Whether there is a message of this name.
    pub fn knows(self, id: &str) -> bool {
        self.with_words(|words| words.has_message(id))
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
