use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What was made of texts that are shipped, and so never change: made once, however often a plan asks for it. A page that
/// calculates at every key would else read the same catalogs and the same law again and again.
pub(crate) struct Kept<T>(Mutex<BTreeMap<Key, (Arc<str>, Arc<T>)>>);

/// Where the text lies, as which file it is told, and which part of it is meant.
type Key = (usize, u32, String);

/// Entries at most: more would be memory without end, as texts are told as other files in every run.
const MOST: usize = 512;

impl<T> Kept<T> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    /// What `make` makes of a part of a shipped text, which is told as some file.
    pub(crate) fn get(&self, text: &Arc<str>, file: u32, part: String, make: impl FnOnce() -> T) -> Arc<T> {
        // The text is held with what was made of it: no other text comes to lie where it does.
        let key = (text.as_ptr().addr(), file, part);
        let known = |all: &Mutex<BTreeMap<Key, (Arc<str>, Arc<T>)>>| {
            all.lock().unwrap_or_else(PoisonError::into_inner).get(&key).map(|(_, made)| made.clone())
        };
        if let Some(made) = known(&self.0) {
            return made;
        }
        let made = Arc::new(make());
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, (text.clone(), made.clone()));
        made
    }
}
