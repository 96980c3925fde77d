use std::cell::OnceCell;
use std::fmt::Write;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use rust_decimal::Decimal;

use super::{Language, group, money, percent};
use crate::units::Month;

/// What a message speaks of; written out in the reader's language.
#[derive(Debug, Clone, PartialEq)]
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
