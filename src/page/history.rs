use std::sync::Arc;

use crate::model::sha256;

/// The texts that a plan had since it was opened, the present one, and those that were undone.
#[derive(Debug, Clone)]
pub(super) struct History {
    /// What the file held when it was last read or written; none where there is no file.
    pub(super) saved: Option<Arc<str>>,
    texts: Vec<(String, Arc<str>)>,
    present: usize,
}

/// Steps that can be undone. More would be memory without end.
pub(super) const STEPS: usize = 200;

/// Texts in which the unit of a slip is looked for: it was typed just now, and each of them is read.
const RECENT: usize = 20;

impl History {
    pub(super) fn new(text: Arc<str>, saved: Option<Arc<str>>) -> Self {
        Self { saved, texts: vec![(sha256(&text), text)], present: 0 }
    }

    /// The present text.
    pub(super) fn text(&self) -> &Arc<str> {
        &self.texts[self.present].1
    }

    /// What tells the present text from all others, those of a server before this one too: its fingerprint.
    pub(super) fn version(&self) -> &str {
        &self.texts[self.present].0
    }

    /// Whether a version that a form names is the present one.
    pub(super) fn is_now(&self, version: Option<&str>) -> bool {
        version == Some(self.version())
    }

    /// The text of a version, where it is still known.
    pub(super) fn of(&self, version: &str) -> Option<&Arc<str>> {
        self.texts.iter().find(|(known, _)| known == version).map(|(_, text)| text)
    }

    /// The last texts before a version, the latest first.
    pub(super) fn before(&self, version: &str) -> Vec<Arc<str>> {
        let texts = self.texts.iter().take_while(|(known, _)| known != version);
        let mut texts: Vec<Arc<str>> = texts.map(|(_, text)| text.clone()).collect();
        texts.reverse();
        texts.truncate(RECENT);
        texts
    }

    /// Whether the file does not hold the present text.
    pub(super) fn unsaved(&self) -> bool {
        self.saved.as_ref() != Some(self.text())
    }

    pub(super) fn put(&mut self, text: Arc<str>) {
        if *self.text() == text {
            return;
        }
        self.texts.truncate(self.present + 1);
        self.texts.push((sha256(&text), text));
        let above = self.texts.len().saturating_sub(STEPS + 1);
        self.texts.drain(..above);
        self.present = self.texts.len() - 1;
    }

    pub(super) fn can_undo(&self) -> bool {
        self.present > 0
    }

    pub(super) fn can_redo(&self) -> bool {
        self.present + 1 < self.texts.len()
    }

    pub(super) fn undo(&mut self) {
        self.present = self.present.saturating_sub(1);
    }

    pub(super) fn redo(&mut self) {
        self.present = (self.present + 1).min(self.texts.len() - 1);
    }
}
