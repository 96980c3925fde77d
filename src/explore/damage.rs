//! Why a text is no saved result, in the reader's language: what the reader of JSON says, it says in English.

use crate::language::{Arg, Language};

/// Why a text is no saved result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// In the words of whoever found it.
    why: String,
    /// Where the reader stopped: line and column.
    place: Option<(u64, u64)>,
}

/// What the reader of JSON says, by a part of it: the name of the words for it. The first that fits counts.
const SAID: [(&str, &str); 9] = [
    ("an amount such as", "amount"),
    ("a year of four digits", "year"),
    ("missing field", "missing"),
    ("duplicate", "twice"),
    ("unknown variant", "unknown"),
    ("unknown field", "unknown"),
    ("invalid", "unknown"),
    ("end of", "cut"),
    ("budget, flags, verdict", "together"),
];

impl std::fmt::Display for Damage {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.why)
    }
}

impl std::error::Error for Damage {}

impl Damage {
    /// What the reader of JSON says.
    pub(super) fn read(error: &serde_yaml::Error) -> Self {
        let place = error.location().map(|place| (place.line(), place.column()));
        Self { why: error.to_string(), place }
    }

    /// What does not add up, said in names and figures.
    pub(super) fn sums(why: String) -> Self {
        Self { why, place: None }
    }

    /// Why, in a language.
    pub fn said(&self, language: Language) -> String {
        let kind = SAID.iter().find(|(part, _)| self.why.contains(part)).map(|(_, kind)| *kind);
        let kind = match (kind, self.place) {
            (None, None) => return self.why.clone(),
            (_, _) if language == Language::English => return self.why.clone(),
            (kind, _) => kind.unwrap_or("other"),
        };
        // A name stands between grave accents or behind a colon, a value between quotes.
        let between = |mark: char| self.why.split(mark).nth(1).filter(|name| !name.is_empty());
        let behind = || self.why.split_once(": ").and_then(|(_, name)| name.split([',', ' ']).next());
        let quoted = between('"').filter(|_| matches!(kind, "amount" | "year"));
        let name = quoted.or_else(|| between('`')).or_else(|| between('"')).or_else(behind).unwrap_or("?");
        let said = language.say("compare-damage", &[("kind", Arg::Text(kind.to_owned())), ("name", name.into())]);
        match self.place {
            None => said,
            Some((line, column)) => {
                let words =
                    [("line", line.to_string().into()), ("column", column.to_string().into()), ("why", said.into())];
                language.say("compare-damage-at", &words)
            }
        }
    }
}
