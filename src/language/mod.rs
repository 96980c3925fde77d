//! Floor 0: French and English, for every word and number that a person reads.
//!
//! Words live in `*.fr.ftl` and `*.en.ftl` under the same names; a test holds the files against each
//! other. Numbers follow the language: a narrow no-break space between thousands in both, a decimal
//! comma and `€` in French, a decimal point and `EUR` in English.

mod number;
mod visible;
mod words;
mod years;

pub use number::{group, money, percent};
pub use visible::escaped;
pub(crate) use visible::visible;
pub use words::Arg;
pub(crate) use years::{spans, year_spans};

/// The languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, also the language of all machine output.
    #[default]
    English,
    /// French, the language of most users.
    French,
}

impl Language {
    /// The language of a locale such as `fr_FR.UTF-8`.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_lowercase().starts_with("fr") { Self::French } else { Self::English }
    }

    /// Two letters.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}
