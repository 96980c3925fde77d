//! The smallest change of a file that sets, adds or removes a value: comments, order, quotes, indentation and all other
//! bytes stay.
//!
//! ```
//! use perenne::document::edit::{Edit, edit};
//!
//! let text = "horizon: 8 years   # as the council said\nphases: {pilot: 1 year, run: rest}\n";
//! let edits = [Edit::set(["horizon"], "9 years"), Edit::set(["phases", "rollout"], "2 years")];
//! let changed = "horizon: 9 years   # as the council said\nphases: {pilot: 1 year, run: rest, rollout: 2 years}\n";
//! assert_eq!(edit(text, &edits).as_deref(), Ok(changed));
//! ```
//!
//! What was changed is read again and held against what was meant: nothing comes out of [`edit`] that says anything else.
//! What cannot be done exactly is refused.

mod change;
mod layout;
mod value;
pub(super) mod write;

use super::tree::{Node, parse};
use crate::diagnostic::Diagnostics;
pub use value::{Step, Value};

/// One change: a value is put at a place, or what stands there is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    at: Vec<Step>,
    put: Option<Value>,
}

impl Edit {
    /// Puts a value at a place: in the stead of what stands there, as a new entry of a map at its end, as the next item
    /// of a list (the step is its length). Maps and lists on the way there are made.
    pub fn set<S: Into<Step>>(at: impl IntoIterator<Item = S>, value: impl Into<Value>) -> Self {
        Self { at: at.into_iter().map(Into::into).collect(), put: Some(value.into()) }
    }

    /// Removes an entry with its key, its lines and the comment on them. A map or list that it leaves empty stays.
    pub fn remove<S: Into<Step>>(at: impl IntoIterator<Item = S>) -> Self {
        Self { at: at.into_iter().map(Into::into).collect(), put: None }
    }
}

/// Why a change was not made; nothing of it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The text is no YAML that can be read.
    Unreadable,
    /// A step leads nowhere: nothing to remove, or an item beyond the end of its list.
    NotThere,
    /// A step leads into a single value, or by a key into a list.
    NoSuchInside,
    /// A key on the way stands twice in its map.
    Twice,
    /// The whole file would be empty.
    Empty,
    /// A comment of something else would be lost.
    Comment,
    /// The value cannot be written.
    Unwritable,
    /// The changed text would not be read as what was meant.
    Otherwise,
}

impl Refusal {
    /// The message that tells it, in either language.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unreadable => "edit-unreadable",
            Self::NotThere => "edit-not-there",
            Self::NoSuchInside => "edit-no-such-inside",
            Self::Twice => "edit-twice",
            Self::Empty => "edit-empty",
            Self::Comment => "edit-comment",
            Self::Unwritable => "edit-unwritable",
            Self::Otherwise => "edit-otherwise",
        }
    }
}

/// The text after changes, one after the other: a later one sees what the earlier ones wrote.
///
/// # Errors
/// The first change that cannot be made exactly; none is made then.
pub fn edit(text: &str, edits: &[Edit]) -> Result<String, Refusal> {
    edits.iter().try_fold(text.to_owned(), |text, edit| one(&text, edit))
}

/// What a text says, without its layout.
///
/// # Errors
/// The text cannot be read.
pub fn read(text: &str) -> Result<Value, Refusal> {
    Ok(Value::of(&tree(text)?.0))
}

fn one(text: &str, edit: &Edit) -> Result<String, Refusal> {
    let (tree, faults) = tree(text)?;
    let before = Value::of(&tree);
    let after = before.clone().changed(&edit.at, edit.put.as_ref())?;
    if after == before {
        return Ok(text.to_owned());
    }
    let changed = change::change(text, &tree, &edit.at, edit.put.as_ref())?;
    match self::tree(&changed) {
        Ok((again, faults_now)) if Value::of(&again) == after && faults_now <= faults => Ok(changed),
        _ => Err(Refusal::Otherwise),
    }
}

fn tree(text: &str) -> Result<(Node<'_>, usize), Refusal> {
    let mut diagnostics = Diagnostics::default();
    let tree = parse(text, 0, &mut diagnostics).ok_or(Refusal::Unreadable)?;
    Ok((tree, diagnostics.errors()))
}
