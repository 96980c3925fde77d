//! What names an entry that is removed goes with it: a source that grounds it, a scenario that changes it, its range.

use super::desk::Desk;
use super::fields::{items, place_at};
use super::paths::keys;
use super::work::{Worked, work};
use crate::diagnostic::{Severity, codes};
use crate::document::edit::{Edit, Step, Value, edit, read};
use crate::units::order;

/// Places that name others by their paths: so many steps down stands one name.
const NAMING: [(&str, usize); 3] = [("sources", 4), ("scenarios", 3), ("uncertainty", 2)];

/// A text of which an entry was removed, without what named that entry; and the paths by which it did.
pub(super) fn without_names(desk: &Desk, name: &str, before: &str, text: String) -> (String, Vec<String>) {
    let nowhere = |text: &str| nowhere(&work(desk, name, text), text);
    let known = order::set(nowhere(before).into_iter().map(|(_, path)| path));
    let mut gone = nowhere(&text);
    gone.retain(|(_, path)| !known.contains(path));
    let (mut out, mut told) = (text, Vec::new());
    // From the end: the items of a list before keep their places.
    for (at, path) in gone.into_iter().rev() {
        if let Some(less) = without(&out, &at) {
            out = less;
            told.insert(0, path);
        }
    }
    told.dedup();
    (out, told)
}

/// A text without a name; a list or map that would be empty goes with its last one.
pub(super) fn without(text: &str, at: &[Step]) -> Option<String> {
    let plan = read(text).ok()?;
    let alone = |at: &[Step]| match plan.at(at) {
        Some(Value::Map(entries)) => entries.len() == 1,
        found => items(found).len() == 1,
    };
    let least = if at.first() == Some(&Step::from("sources")) { 3 } else { 1 };
    let empty = (least..at.len()).rev().take_while(|depth| alone(&at[..*depth])).count();
    edit(text, &[Edit::remove(at[..at.len() - empty].to_vec())]).ok()
}

/// Where a path is named that leads nowhere, in the order of the text.
fn nowhere(worked: &Worked, text: &str) -> Vec<(Vec<Step>, String)> {
    let errors = worked.session.diagnostics.sorted().into_iter();
    let found = errors.filter(|one| one.code.severity == Severity::Error && one.code == codes::UNKNOWN_PATH);
    let found = found.filter_map(|one| Some((place(text, worked.place(one)?.0)?, one.text("path")?.to_owned())));
    found.collect()
}

/// The place of a name that a byte of the text belongs to.
pub(super) fn place(text: &str, byte: usize) -> Option<Vec<Step>> {
    let mut at = place_at(text, byte);
    let (_, depth) = NAMING.into_iter().find(|(key, _)| at.starts_with(&keys(&[key])))?;
    at.truncate(depth);
    (at.len() == depth).then_some(at)
}
