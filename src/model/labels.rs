use std::collections::HashMap;

use super::draft::{Draft, DraftLine};
use crate::document::{LineDocument, Text};
use crate::language::Language;

/// What the lines of a plan are called. Lines of one item have one label, unless they bring their own: their ids tell them
/// apart, in words where the ids of shipped plans have some.
pub(super) struct Labels<'d>(HashMap<&'d Text, usize>);

impl<'d> Labels<'d> {
    pub(super) fn of(draft: &'d Draft) -> Self {
        let mut count: HashMap<&Text, usize> = HashMap::new();
        let written = |line: &'d DraftLine| Some(&draft.plan.lines.get(line.place)?.1);
        let labels = draft.lines.iter().filter_map(|line| Some(label(line, written(line)?)));
        labels.for_each(|label| *count.entry(label).or_default() += 1);
        Self(count)
    }

    /// What a line is called.
    pub(super) fn of_line(&self, line: &DraftLine, written: &LineDocument) -> Text {
        let label = label(line, written);
        if self.0.get(label).is_none_or(|count| *count < 2) {
            return label.clone();
        }
        let id = &line.id.value;
        let own = |language: &str| {
            let (word, of) = (format!("plan-word-{id}"), Language::of_locale(language));
            if of.knows(&word) { of.say(&word, &[]) } else { id.clone() }
        };
        let apart =
            |(language, label): (&String, &String)| (language.clone(), format!("{label} \u{2013} {}", own(language)));
        label.all().iter().map(apart).collect()
    }
}

/// The label of the item, unless the plan brings one.
fn label<'d>(line: &'d DraftLine, written: &'d LineDocument) -> &'d Text {
    written.label.as_ref().map_or(&line.item.label, |label| &label.value)
}
