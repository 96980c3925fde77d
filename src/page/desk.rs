use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::drawing::Drawing;
use super::folder::{Root, SHIPPED};
use super::history::History;
use super::upload::{Inbox, Upload};
use crate::document::{Found, Kind, Library};
use crate::language::Language;
use crate::model::sha256;
use crate::start::save;

/// What is being worked on: the folder, and the texts that were changed and not saved yet.
pub struct Desk {
    pub(super) root: Root,
    read_only: bool,
    language: Language,
    open: Mutex<BTreeMap<String, History>>,
    inbox: Mutex<Inbox>,
    /// Draws that are being made, or were.
    pub(super) draws: Mutex<Option<Drawing>>,
}

/// What became of saving.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Saved {
    Done,
    /// The file holds neither what it held nor what is to be written.
    Changed,
    /// The name is taken, or no name of the folder.
    NoName,
    /// Nothing may be written.
    ReadOnly,
    /// Why not, in the system's words.
    Failed(String),
}

impl Desk {
    /// A desk for the files of a folder. `Err`: it is no folder.
    pub fn new(folder: &Path, language: Language, read_only: bool) -> io::Result<Self> {
        Ok(Self {
            root: Root::open(folder)?,
            read_only,
            language,
            open: Mutex::default(),
            inbox: Mutex::default(),
            draws: Mutex::default(),
        })
    }

    /// The language of who does not choose another.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether nothing is written.
    pub(super) fn read_only(&self) -> bool {
        self.read_only
    }

    // What a request that crashed has left is whole: texts are replaced, never changed in part.
    fn open(&self) -> MutexGuard<'_, BTreeMap<String, History>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn inbox(&self) -> MutexGuard<'_, Inbox> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a file that was sent; its name for further requests.
    pub(super) fn receive(&self, upload: &Upload) -> io::Result<String> {
        self.inbox().put(&upload.name, &upload.bytes)
    }

    /// Where a file is that was sent.
    pub(super) fn received(&self, id: &str) -> Option<PathBuf> {
        self.inbox().file(id)
    }

    /// A text without the paths of the folder and of files that were sent: nobody needs to be told where they lie.
    pub(super) fn hide(&self, text: &str) -> String {
        self.inbox().hide(&self.root.hide(text))
    }

    /// The text of a file of the folder.
    pub(super) fn on_disk(&self, name: &str) -> Option<Arc<str>> {
        let path = self.root.file(name)?;
        let meta = std::fs::metadata(&path).ok()?;
        let small = meta.len() <= crate::document::MAX_BYTES as u64;
        small.then(|| std::fs::read_to_string(path).ok().map(Arc::from)).flatten()
    }

    /// A plan as it is now: its changed text, or that of its file. `None`: there is none of that name.
    pub(super) fn plan(&self, name: &str) -> Option<History> {
        self.with(name, |plan| plan.clone())
    }

    /// What others than its own page have of a plan: an example counts as it is shipped, whatever was tried with it.
    pub(super) fn seen(&self, name: &str) -> Option<Arc<str>> {
        shipped(name).map(|found| found.text).or_else(|| self.plan(name).map(|plan| plan.text().clone()))
    }

    /// Whether something was changed and not saved.
    pub(super) fn changed(&self, name: &str) -> bool {
        self.open().get(name).is_some_and(History::unsaved)
    }

    /// Gives back an example as it is shipped: what was tried with it is one's own by now.
    pub(super) fn restore(&self, name: &str) {
        if name.starts_with(SHIPPED) {
            self.open().remove(name);
        }
    }

    /// Does something with a plan.
    pub(super) fn with<T>(&self, name: &str, act: impl FnOnce(&mut History) -> T) -> Option<T> {
        let mut open = self.open();
        let on_disk = self.on_disk(name);
        if let Some(plan) = open.get_mut(name) {
            // Who has changed nothing sees what the file says now.
            if !plan.unsaved()
                && let Some(text) = on_disk.filter(|text| plan.saved.as_ref() != Some(text))
            {
                plan.put(text.clone());
                plan.saved = Some(text);
            }
            return Some(act(plan));
        }
        let mut plan = match on_disk {
            Some(text) => History::new(text.clone(), Some(text)),
            None => {
                let shipped = shipped(name)?;
                History::new(shipped.text.clone(), Some(shipped.text))
            }
        };
        let out = act(&mut plan);
        open.insert(name.to_owned(), plan);
        Some(out)
    }

    /// Puts a text in place of the one that it was made from. Whether it did: another request may have been faster.
    pub(super) fn put(&self, name: &str, from: &History, text: impl Into<Arc<str>>) -> bool {
        let put = |plan: &mut History| {
            let same = plan.is_now(Some(from.version()));
            if same {
                plan.put(text.into());
            }
            same
        };
        self.with(name, put).unwrap_or(false)
    }

    /// What the file of a plan holds now, where it is neither what it held nor the present text.
    pub(super) fn changed_on_disk(&self, name: &str, plan: &History) -> Option<Arc<str>> {
        let on_disk = self.on_disk(name)?;
        (plan.saved.as_ref() != Some(&on_disk) && *plan.text() != on_disk).then_some(on_disk)
    }

    /// The names of what is changed and not saved.
    pub fn unsaved(&self) -> Vec<String> {
        self.open().iter().filter(|(_, plan)| plan.unsaved()).map(|(name, _)| name.clone()).collect()
    }

    /// Puts what is changed and not saved of one's own before what a library knows by ids.
    pub(super) fn put_unsaved(&self, library: &mut Library) {
        let open = self.open();
        let own = open.iter().filter(|(name, plan)| plan.unsaved() && !name.starts_with(SHIPPED));
        own.for_each(|(name, plan)| library.put_first(name, plan.text()));
    }

    /// Writes a plan into its file. `seen`: of what the user has seen that the file holds now, and agrees to lose, the
    /// fingerprint: a browser ends the lines of a text in its own way.
    pub(super) fn save(&self, name: &str, seen: Option<&str>) -> Option<Saved> {
        if self.read_only {
            return Some(Saved::ReadOnly);
        }
        let mut open = self.open();
        let plan = open.get_mut(name)?;
        let on_disk = self.on_disk(name);
        let known = [plan.saved.as_deref(), Some(&**plan.text())];
        let agreed = |text: &str| known.contains(&Some(text)) || seen == Some(&sha256(text));
        if on_disk.as_deref().is_some_and(|text| !agreed(text)) {
            return Some(Saved::Changed);
        }
        let path = if on_disk.is_some() { self.root.file(name) } else { self.root.fresh(name) };
        let Some(path) = path else { return Some(Saved::NoName) };
        Some(match save(&path, plan.text().as_bytes(), on_disk.is_some()) {
            Ok(()) => {
                plan.saved = Some(plan.text().clone());
                Saved::Done
            }
            Err(error) => Saved::Failed(error.kind().to_string()),
        })
    }

    /// Writes a new file. What is there is never replaced.
    pub(super) fn create(&self, name: &str, text: &str) -> Saved {
        if self.read_only {
            return Saved::ReadOnly;
        }
        if name.starts_with(SHIPPED) {
            return Saved::NoName;
        }
        let Some(path) = self.root.fresh(name) else { return Saved::NoName };
        match save(&path, text.as_bytes(), false) {
            Ok(()) => Saved::Done,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Saved::NoName,
            Err(error) => Saved::Failed(error.kind().to_string()),
        }
    }

    /// Takes away a file that is written elsewhere by now; whether it is gone.
    pub(super) fn remove(&self, name: &str) -> bool {
        let path = self.root.file(name).filter(|_| !self.read_only);
        let gone = path.is_some_and(|path| std::fs::remove_file(path).is_ok());
        if gone {
            self.open().remove(name);
        }
        gone
    }

    /// Writes two new files, or none: where the second cannot be, the first is taken back.
    pub(super) fn create_both(&self, first: (&str, &str), second: (&str, &str)) -> Saved {
        let made = self.create(first.0, first.1);
        if made != Saved::Done {
            return made;
        }
        let other = self.create(second.0, second.1);
        if other != Saved::Done
            && let Some(path) = self.root.file(first.0)
        {
            drop(std::fs::remove_file(path));
        }
        other
    }
}

/// What is shipped under a name.
fn shipped(name: &str) -> Option<Found> {
    let kinds = [Kind::Plan, Kind::Programme, Kind::Catalog].into_iter().filter(|_| name.starts_with(SHIPPED));
    kinds.flat_map(Root::shipped).find(|found| found.name == name)
}
