//! Values that were tried, written into the plan's own file, so that it comes to what was told of them.

use super::Runner;
use crate::diagnostic::codes;
use crate::document::edit::{Edit, Step, Value, edit, read};
use crate::model::{Override, Setting, edit_plan};

/// A plan's text with what a way out, or a solution, changes; and the uncertain inputs of which the range does not hold
/// the new value. They were left out of what was tried, and are removed: what is settled is not drawn. `None`: the text
/// cannot be changed so.
pub fn written(text: &str, runner: &Runner, changes: &[Override]) -> Option<(String, Vec<String>)> {
    let (added, set): (Vec<_>, Vec<_>) =
        changes.iter().partition(|one| matches!(one.path.as_str(), "funding" | "benefits"));
    let mut out = text.to_owned();
    for change in &set {
        out = edit_plan(&out, runner.prepared(), &change.path, Some(&change.to)).ok()?;
    }
    let mut dropped = left(runner, &set)?;
    dropped.retain(|path| match edit_plan(&out, runner.prepared(), &format!("uncertainty.{path}"), None) {
        Ok(less) if less != out => {
            out = less;
            true
        }
        _ => false,
    });
    for change in added {
        out = add(&out, &change.path, &change.to)?;
    }
    Some((out, dropped))
}

/// The uncertain inputs that a run under the changes leaves out.
fn left(runner: &Runner, changes: &[&Override]) -> Option<Vec<String>> {
    let tried = runner.run_and_diagnose(|prepared, sources, diagnostics| {
        for change in changes {
            prepared.vary(&Setting::new(&change.path, &change.to, "written"), sources, diagnostics);
        }
    });
    let (_, told) = tried.ok()?;
    let left = told.warnings().filter(|one| [codes::DROPPED_RANGE, codes::DROPPED_UNCERTAINTY].contains(&one.code));
    Some(left.filter_map(|one| one.text("path").map(str::to_owned)).collect())
}

/// Entries added at the end of a list of the plan.
fn add(text: &str, list: &str, entries: &str) -> Option<String> {
    let Ok(Value::List(new)) = read(entries) else { return None };
    new.into_iter().try_fold(text.to_owned(), |text, entry| {
        let plan = read(&text).ok()?;
        let place = match plan.at(&[Step::from(list)]) {
            Some(Value::List(items)) => items.len(),
            _ => 0,
        };
        edit(&text, &[Edit::set([Step::from(list), Step::Item(place)], entry)]).ok()
    })
}
