//! The parameters: dated values of law, policy and indices.

use super::values::share;
use super::yaml::Tree;
use rust_decimal::Decimal;

/// All `perenne/parameters/v1` files; the first that has a key wins.
pub struct Law {
    files: Vec<Tree>,
}

impl Law {
    pub fn new(documents: &[Tree]) -> Law {
        let files =
            documents.iter().filter(|tree| tree.text("schema") == Some("perenne/parameters/v1")).cloned().collect();
        Law { files }
    }

    /// The value of `key` in force on `day`.
    pub fn on(&self, key: &str, day: &str) -> Option<&Tree> {
        self.entry(key, day)?.get("value")
    }

    /// The value with what is said of it: reference, grade, nature.
    pub fn entry(&self, key: &str, day: &str) -> Option<&Tree> {
        let dated = self.files.iter().find_map(|file| file.get(key))?;
        dated
            .items()
            .into_iter()
            .filter(|entry| entry.text("from").is_some_and(|from| from <= day))
            .max_by_key(|entry| entry.text("from").map(str::to_string))
    }

    pub fn text(&self, key: &str, day: &str) -> &str {
        self.on(key, day).and_then(Tree::as_text).unwrap_or_else(|| panic!("no value of {key} on {day}"))
    }

    pub fn share(&self, key: &str, day: &str) -> Decimal {
        share(self.text(key, day))
    }

    /// The yearly rates of an index.
    pub fn index(&self, name: &str, day: &str) -> Vec<Decimal> {
        self.on(&format!("index.{name}"), day).map(rates).unwrap_or_else(|| panic!("no index {name}"))
    }
}

/// One rate or a list of them.
pub fn rates(tree: &Tree) -> Vec<Decimal> {
    tree.items().iter().filter_map(|item| item.as_text()).map(share).collect()
}
